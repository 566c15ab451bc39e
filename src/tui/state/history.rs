//! Back and forward through earlier queries and selections.

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
