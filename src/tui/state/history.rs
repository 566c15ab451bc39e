//! Back and forward through earlier queries and selections.

use super::super::place::View;
use super::State;
use crate::model::EventKey;

/// Where a person has been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The query's text.
    pub text: String,
    /// Whether it was in force.
    pub on: bool,
    /// The event in focus.
    pub selected: Option<EventKey>,
}

/// A query that was narrowed in a view, to go back from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowed {
    /// The view in which it was.
    pub view: View,
    /// Where one was before.
    pub before: Visit,
    /// What the query has been since.
    pub text: String,
}

/// An event to come back to, and where on the screen it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayBack {
    /// The event.
    pub event: Option<EventKey>,
    /// Rows of the list above it.
    pub below_top: usize,
}

/// Where one was when a query was asked, to come back to from where it led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What was in focus.
    pub way_back: WayBack,
    /// The query.
    pub text: String,
    /// The event that it led to, as far as that is known.
    pub led_to: Option<EventKey>,
}

/// The visits before and after this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    earlier: Vec<Visit>,
    later: Vec<Visit>,
}

/// Visits that are remembered.
const DEPTH: usize = 200;

impl History {
    /// Remembers where one was before going somewhere new.
    pub fn leave(&mut self, here: Visit) {
        if self.earlier.last() != Some(&here) {
            self.earlier.push(here);
        }
        if self.earlier.len() > DEPTH {
            self.earlier.remove(0);
        }
        self.later.clear();
    }

    /// Changes every visit.
    pub fn change(&mut self, change: impl Fn(&mut Visit)) {
        self.earlier.iter_mut().chain(&mut self.later).for_each(change);
    }

    /// Goes one visit back from here.
    pub fn back(&mut self, here: Visit) -> Option<Visit> {
        let visit = self.earlier.pop()?;
        self.later.push(here);
        Some(visit)
    }

    /// Goes one visit forward again from here.
    pub fn forward(&mut self, here: Visit) -> Option<Visit> {
        let visit = self.later.pop()?;
        self.earlier.push(here);
        Some(visit)
    }
}

impl State {
    /// The event to come back to when the query is taken away: that at which it was asked, unless somebody has moved
    /// since.
    pub fn way_back(&self) -> WayBack {
        let here = WayBack { event: self.selected.or(self.place_kept), below_top: self.below_top };
        let led_here = |origin: &&Origin| {
            origin.text == self.question.text && origin.led_to == self.selected && self.wanted.list.is_none()
        };
        self.origin.as_ref().filter(led_here).map_or(here, |origin| origin.way_back)
    }

    /// Puts the event in focus on a row of the screen, so many rows of the list below the first one.
    pub fn put(&mut self, below_top: usize) {
        if let Some(row) = self.selected_row() {
            self.top = row.saturating_sub(below_top);
        }
    }

    /// Remembers where the query was asked.
    pub fn came_from(&mut self, way_back: WayBack) {
        let text = self.question.text.clone();
        let led_to = self.selected.filter(|_| self.wanted.list.is_none());
        self.origin = Some(Origin { way_back, text, led_to });
    }

    /// Remembers where the query has led, now that it is answered.
    pub fn arrived(&mut self) {
        if let Some(origin) = self.origin.as_mut().filter(|origin| origin.text == self.question.text) {
            origin.led_to = origin.led_to.or(self.selected);
        }
    }
}
