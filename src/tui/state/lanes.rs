//! The lanes as they are looked at: what they are made of, which part of time, and where the keys are.

use super::strip::Asked;
use super::{Context, State};
use crate::edtf::{Day, Span};
use crate::model::EventKey;
use crate::query::{Chosen, Field, values};
use crate::text::Clean;
use crate::timeline::{Lane, Scale};

/// Everything about the lanes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    made_of: MadeOf,
    /// One after the other, those with most events first.
    all: Vec<NamedLane>,
    /// The events that are listed.
    chosen: Chosen,
    /// The whole span in the width that there is.
    fit: Scale,
    scale: Scale,
    /// How often the cells of the whole span are halved.
    zoom: u32,
    /// The first cell on the screen.
    left: i64,
    /// The first lane on the screen.
    pub top: usize,
    /// The lane with the event in focus.
    pub focus: usize,
    /// The event that was last brought into the window.
    shown: Option<EventKey>,
    of: Asked,
}

/// What each lane is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MadeOf {
    /// An actor.
    #[default]
    Actors,
    /// A theme.
    Themes,
    /// A source.
    Sources,
}

impl MadeOf {
    /// The field of the query that has the same values.
    pub fn field(self) -> Field {
        match self {
            Self::Actors => Field::Actor,
            Self::Themes => Field::Theme,
            Self::Sources => Field::Source,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Actors => Self::Themes,
            Self::Themes => Self::Sources,
            Self::Sources => Self::Actors,
        }
    }
}

/// A lane and what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLane {
    /// What it is of.
    pub name: Clean,
    /// How many events it has.
    pub weight: usize,
    /// The place of what it is of among the values of the field; `None`: it has the events without any.
    value: Option<usize>,
    /// Its events in rows, once it was in sight.
    lane: Option<Lane>,
}

impl NamedLane {
    /// Its events in rows, if it has been in sight.
    pub fn lane(&self) -> Option<&Lane> {
        self.lane.as_ref()
    }

    /// Rows that it takes on the screen.
    pub fn height(&self) -> usize {
        self.lane().map_or(1, |lane| lane.rows().len().max(1))
    }
}

impl Lanes {
    /// What each lane is of.
    pub fn made_of(&self) -> MadeOf {
        self.made_of
    }

    /// All of them, those with most events first.
    pub fn lanes(&self) -> &[NamedLane] {
        &self.all
    }

    /// Days onto cells at the present zoom.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The first cell on the screen.
    pub fn left(&self) -> i64 {
        self.left
    }

    /// The days on a screen of so many columns.
    pub fn window(&self, columns: usize) -> Option<Span> {
        let last = self.left + i64::try_from(columns).unwrap_or(0) - 1;
        let until = self.scale.days(last).and_then(|days| days.latest).or_else(|| self.scale.day(last));
        Some(Span { earliest: Some(self.scale.day(self.left)?), latest: Some(until?) })
    }

    /// Makes lanes of something else.
    pub fn turn(&mut self) {
        *self = Self { made_of: self.made_of.next(), zoom: self.zoom, ..Self::default() };
    }

    /// The lanes that the present list needs, if they are not these.
    pub(super) fn renewed(state: &State, context: &Context) -> Option<Self> {
        let columns = state.screen().lane_columns();
        let old = &state.lanes;
        let of = Asked::now(state, columns);
        if of == old.of {
            return None;
        }
        let fit = Scale::fit(state.strip.axis(), columns);
        let scale = fit.zoomed(old.zoom);
        let middle = old.window(old.of.columns()).and_then(|window| window.earliest).filter(|_| old.zoom > 0);
        let left = middle.map_or(0, |day| scale.cell(day));
        let kept = of.is_of_list_of(&old.of);
        let mut lanes = if kept {
            old.clone()
        } else {
            let chosen = Chosen::from(state.listing.events());
            let all = named(&chosen, old.made_of, context);
            let focus = if of.is_of_edition_of(&old.of) { None } else { old.counterpart(&all) };
            let focus = focus.unwrap_or(0);
            let above = old.focus.saturating_sub(old.top);
            Self { chosen, all, focus, top: focus.saturating_sub(above), ..old.clone() }
        };
        lanes = Self { fit, scale, left, of, ..lanes };
        lanes.clamp(columns);
        Some(lanes)
    }

    /// Where among others there is a lane of the same name as that which has the focus.
    fn counterpart(&self, others: &[NamedLane]) -> Option<usize> {
        let name = &self.all.get(self.focus)?.name;
        others.iter().position(|lane| lane.name == *name)
    }

    /// Takes another key for the event that was last brought into the window.
    pub fn rename(&mut self, event: impl Fn(EventKey) -> Option<EventKey>) {
        self.shown = self.shown.and_then(event);
    }

    /// Keeps the window within the scale.
    pub fn clamp(&mut self, columns: usize) {
        let columns = i64::try_from(columns).unwrap_or(0);
        self.left = self.left.clamp(0, (self.scale.cells() - columns).max(0));
    }

    /// Moves the window by so many cells.
    pub fn pan(&mut self, cells: i64, columns: usize) {
        self.left = self.left.saturating_add(cells);
        self.clamp(columns);
    }

    /// Zooms by so many doublings, so that a day keeps its cell. Whether there was anything left to zoom.
    pub fn zoom(&mut self, doublings: isize, about: Day, columns: usize) -> bool {
        let steps = u32::try_from(doublings.unsigned_abs()).unwrap_or(u32::MAX);
        let zoom = if doublings > 0 {
            self.zoom.saturating_add(steps).min(self.fit.deepest())
        } else {
            self.zoom.saturating_sub(steps)
        };
        let changed = zoom != self.zoom;
        let kept = self.scale.cell(about) - self.left;
        self.zoom = zoom;
        self.scale = self.fit.zoomed(zoom);
        self.left = self.scale.cell(about) - kept;
        self.clamp(columns);
        changed
    }

    /// Shows the whole span.
    pub fn fit(&mut self) {
        self.zoom = 0;
        self.left = 0;
        self.scale = self.fit.clone();
    }

    /// Moves the window so that an event is in it.
    fn show(&mut self, event: EventKey, context: &Context) {
        let columns = self.of.columns();
        let Some(day) = context.index.told(event).and_then(|told| told.earliest) else { return };
        let width = i64::try_from(columns).unwrap_or(0);
        let cell = self.scale.cell(day);
        if !(self.left..self.left + width).contains(&cell) {
            self.left = cell - width / 2;
            self.clamp(columns);
        }
    }

    /// Puts an event in focus: in the lane that has the focus if that has it, else in the first that has it. Makes
    /// the rows of the lanes in sight.
    pub(super) fn settle(&mut self, selected: Option<EventKey>, height: usize, context: &Context) {
        self.focus = self.focus.min(self.all.len().saturating_sub(1));
        if let Some(event) = selected.filter(|_| selected != self.shown) {
            self.show(event, context);
            self.shown = selected;
        }
        if let Some(event) = selected
            && !self.has(self.focus, event, context)
            && let Some(lane) = (0..self.all.len()).find(|lane| self.has(*lane, event, context))
        {
            self.focus = lane;
        }
        self.top = self.top.min(self.focus);
        // As many lanes above that in focus as there is room for, and no others are looked at.
        let (mut first, mut rows) = (self.focus + 1, 0);
        while first > self.top {
            self.make(first - 1..first, context);
            rows += self.height(first - 1..first);
            if rows > height && first <= self.focus {
                break;
            }
            first -= 1;
        }
        self.top = first.min(self.focus);
        // No empty rows below the last lane while there are lanes above.
        while self.top > 0 && self.height(self.top - 1..self.all.len().min(self.top + height)) <= height {
            self.top -= 1;
            self.make(self.top..self.top + 1, context);
        }
        self.make(self.top..self.top + height, context);
    }

    /// Rows of all lanes, or at least so many; of those that were never in sight one at least.
    pub(super) fn rows(&self, enough: usize) -> usize {
        self.height(0..self.all.len().min(enough))
    }

    fn height(&self, lanes: std::ops::Range<usize>) -> usize {
        self.all.get(lanes).unwrap_or_default().iter().map(NamedLane::height).sum()
    }

    fn make(&mut self, lanes: std::ops::Range<usize>, context: &Context) {
        let to = lanes.end.min(self.all.len());
        for place in lanes.start.min(to)..to {
            let named = &self.all[place];
            if named.lane.is_none() {
                let events = self.events(named, context);
                self.all[place].lane = Some(Lane::new(context.index.told_each(events.into_iter())));
            }
        }
    }

    fn events(&self, lane: &NamedLane, context: &Context) -> Vec<EventKey> {
        let field = self.made_of.field();
        match lane.value {
            Some(value) => self.chosen.with(field, value, &context.index),
            None => self.chosen.without(field, &context.chronology, &context.index),
        }
    }

    fn has(&self, lane: usize, event: EventKey, context: &Context) -> bool {
        let Some(named) = self.all.get(lane) else { return false };
        match (&named.lane, named.value) {
            (Some(lane), _) => lane.events().binary_search(&event).is_ok(),
            (None, Some(value)) => context.index.has(event, self.made_of.field(), value),
            (None, None) => true,
        }
    }

    /// The lane that has the focus.
    pub fn in_focus(&self) -> Option<&Lane> {
        self.all.get(self.focus)?.lane()
    }

    /// Gives the focus to another lane, and tells its event nearest to a day.
    pub fn change(&mut self, lane: usize, day: Option<Day>, context: &Context) -> Option<EventKey> {
        self.focus = lane.min(self.all.len().saturating_sub(1));
        self.make(self.focus..self.focus + 1, context);
        let lane = self.in_focus()?;
        day.and_then(|day| lane.nearest(day)).or_else(|| lane.events().first().copied())
    }
}

/// The lanes of some events, not yet in rows.
fn named(chosen: &Chosen, made_of: MadeOf, context: &Context) -> Vec<NamedLane> {
    let field = made_of.field();
    let values = values(field, &context.chronology);
    let weights = chosen.weights(field, &context.index);
    let lanes = weights.into_iter().filter_map(|(value, weight)| {
        let name = Clean::line(values.get(value)?.label);
        Some(NamedLane { name, weight, value: Some(value), lane: None })
    });
    let without = chosen.without(field, &context.chronology, &context.index).len();
    let rest = (without > 0).then(|| NamedLane {
        name: Clean::line(&format!("no {}", field.name())),
        weight: without,
        value: None,
        lane: None,
    });
    lanes.chain(rest).collect()
}
