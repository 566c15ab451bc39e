//! The lanes as they are looked at: what they are made of, which part of time, and where the keys are.

use std::ops::Range;
use std::sync::Arc;

use super::strip::Asked;
use super::{Context, Ground, Laid, State};
use crate::edtf::{Day, Span};
use crate::model::EventKey;
use crate::query::{Chosen, Field, Hits, values};
use crate::text::Clean;
use crate::timeline::{Lane, Scale};

/// Everything about the lanes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// Those of the present list.
    of_list: LanesOf,
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
    /// The lanes of a list before this one, as long as those of this are not made.
    before: Option<Box<Self>>,
    of: Asked,
}

/// The lanes of some events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LanesOf {
    made_of: MadeOf,
    /// One after the other, those with most events first.
    all: Vec<NamedLane>,
    /// The events.
    chosen: Chosen,
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
    /// Its events in rows, once it was in sight. They may be very many.
    lane: Option<Arc<Lane>>,
}

impl NamedLane {
    /// Its events in rows, if it has been in sight.
    pub fn lane(&self) -> Option<&Lane> {
        self.lane.as_deref()
    }

    /// Rows that it takes on the screen.
    pub fn height(&self) -> usize {
        self.lane().map_or(1, |lane| lane.rows().len().max(1))
    }
}

impl Lanes {
    /// What each lane is of.
    pub fn made_of(&self) -> MadeOf {
        self.of_list.made_of
    }

    /// All of them, those with most events first.
    pub fn lanes(&self) -> &[NamedLane] {
        &self.of_list.all
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
        let of_list = LanesOf { made_of: self.made_of().next(), ..LanesOf::default() };
        *self = Self { of_list, zoom: self.zoom, ..Self::default() };
    }

    /// The lanes that the present list needs, if they are not these.
    pub(super) fn renewed(state: &State, laid: Option<Laid>, context: &Context) -> Option<Self> {
        let columns = state.screen().lane_columns();
        let of = Asked::now(state, columns);
        if of == state.lanes.of {
            return None;
        }
        let old = state.lanes.before.as_deref().unwrap_or(&state.lanes);
        let fit = Scale::fit(state.strip.axis(), columns);
        let scale = fit.zoomed(old.zoom);
        let middle = old.window(old.of.columns()).and_then(|window| window.earliest).filter(|_| old.zoom > 0);
        let left = middle.map_or(0, |day| scale.cell(day));
        let mut lanes = if of.is_of_list_of(&old.of) {
            old.clone()
        } else {
            let made_of = old.made_of();
            let laid = laid.and_then(|laid| laid.into_lanes(state.listing.text(), made_of));
            let made = || LanesOf::new(made_of, state.listing.events(), context.ground());
            let of_list = laid.unwrap_or_else(made);
            let counterpart = || old.counterpart(&of_list.all);
            let focus = if of.is_of_edition_of(&old.of) { None } else { counterpart() }.unwrap_or(0);
            let top = focus.saturating_sub(old.focus.saturating_sub(old.top));
            Self { of_list, focus, top, shown: old.shown, zoom: old.zoom, ..Self::default() }
        };
        lanes = Self { fit, scale, left, of, ..lanes };
        lanes.clamp(columns);
        Some(lanes)
    }

    /// Whether they are of another list than the present one.
    pub(super) fn is_of_before(&self, state: &State) -> bool {
        !Asked::now(state, 0).is_of_list_of(&self.of)
    }

    /// Shows nothing until the lanes of the present list are there; what was in focus is remembered.
    pub(super) fn clear(&mut self) {
        let mut old = std::mem::take(self);
        self.of_list.made_of = old.made_of();
        self.zoom = old.zoom;
        self.before = old.before.take().or_else(|| Some(Box::new(old)));
    }

    /// Where among others there is a lane of the same name as that which has the focus.
    fn counterpart(&self, others: &[NamedLane]) -> Option<usize> {
        let name = &self.of_list.all.get(self.focus)?.name;
        others.iter().position(|lane| lane.name == *name)
    }

    /// Takes another key for the event that was last brought into the window.
    pub fn rename(&mut self, event: impl Fn(EventKey) -> Option<EventKey>) {
        self.shown = self.shown.and_then(&event);
        if let Some(before) = &mut self.before {
            before.shown = before.shown.and_then(event);
        }
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
        self.focus = self.focus.min(self.of_list.all.len().saturating_sub(1));
        if let Some(event) = selected.filter(|_| selected != self.shown) {
            self.show(event, context);
            self.shown = selected;
        }
        if let Some(event) = selected
            && !self.has(self.focus, event, context)
            && let Some(lane) = (0..self.of_list.all.len()).find(|lane| self.has(*lane, event, context))
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
        while self.top > 0
            && self.height(self.top - 1..self.of_list.all.len().min(self.top + height)) <= height
        {
            self.top -= 1;
            self.make(self.top..self.top + 1, context);
        }
        self.make(self.top..self.top + height, context);
    }

    /// Rows of all lanes, or at least so many; of those that were never in sight one at least.
    pub(super) fn rows(&self, enough: usize) -> usize {
        self.height(0..self.of_list.all.len().min(enough))
    }

    fn height(&self, lanes: Range<usize>) -> usize {
        self.of_list.all.get(lanes).unwrap_or_default().iter().map(NamedLane::height).sum()
    }

    fn make(&mut self, lanes: Range<usize>, context: &Context) {
        self.of_list.make(lanes, context.ground());
    }

    fn has(&self, lane: usize, event: EventKey, context: &Context) -> bool {
        let Some(named) = self.of_list.all.get(lane) else { return false };
        match (&named.lane, named.value) {
            (Some(lane), _) => lane.events().binary_search(&event).is_ok(),
            (None, Some(value)) => context.index.has(event, self.made_of().field(), value),
            (None, None) => true,
        }
    }

    /// The lane that has the focus.
    pub fn in_focus(&self) -> Option<&Lane> {
        self.of_list.all.get(self.focus)?.lane()
    }

    /// Gives the focus to another lane, and tells its event nearest to a day.
    pub fn change(&mut self, lane: usize, day: Option<Day>, context: &Context) -> Option<EventKey> {
        self.focus = lane.min(self.of_list.all.len().saturating_sub(1));
        self.make(self.focus..self.focus + 1, context);
        let lane = self.in_focus()?;
        day.and_then(|day| lane.nearest(day)).or_else(|| lane.events().first().copied())
    }
}

impl LanesOf {
    /// Lanes put in rows before they are shown, about as many as a screen has; there most events are.
    const FIRST: usize = 40;

    /// The lanes of some events.
    pub(super) fn new(made_of: MadeOf, hits: &Hits, ground: Ground<'_>) -> Self {
        let chosen = Chosen::from(hits);
        let mut lanes = Self { made_of, all: named(&chosen, made_of, ground), chosen };
        lanes.make(0..Self::FIRST, ground);
        lanes
    }

    /// What each lane is of.
    pub(super) fn made_of(&self) -> MadeOf {
        self.made_of
    }

    /// Puts the events of some lanes in rows.
    fn make(&mut self, lanes: Range<usize>, ground: Ground<'_>) {
        let to = lanes.end.min(self.all.len());
        for place in lanes.start.min(to)..to {
            let named = &self.all[place];
            if named.lane.is_none() {
                let events = self.events(named, ground);
                let lane = Lane::new(ground.index.told_each(events.into_iter()));
                self.all[place].lane = Some(Arc::new(lane));
            }
        }
    }

    fn events(&self, lane: &NamedLane, ground: Ground<'_>) -> Vec<EventKey> {
        let field = self.made_of.field();
        match lane.value {
            Some(value) => self.chosen.with(field, value, ground.index),
            None => self.chosen.without(field, ground.chronology, ground.index),
        }
    }
}

/// The lanes of some events, not yet in rows.
fn named(chosen: &Chosen, made_of: MadeOf, ground: Ground<'_>) -> Vec<NamedLane> {
    let field = made_of.field();
    let values = values(field, ground.chronology);
    let weights = chosen.weights(field, ground.index);
    let lanes = weights.into_iter().filter_map(|(value, weight)| {
        let name = Clean::line(values.get(value)?.label);
        Some(NamedLane { name, weight, value: Some(value), lane: None })
    });
    let without = chosen.without(field, ground.chronology, ground.index).len();
    let rest = (without > 0).then(|| NamedLane {
        name: Clean::line(&format!("no {}", field.name())),
        weight: without,
        value: None,
        lane: None,
    });
    lanes.chain(rest).collect()
}
