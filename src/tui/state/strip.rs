//! The strip: how many events of the query each stretch of the whole span has, in one row of cells.

use super::{Context, Ground, State};
use crate::edtf::{Day, Span};
use crate::model::EventKey;
use crate::query::{ByDate, Hits, Tally, Told};
use crate::timeline::{Axis, Scale};
use crate::tui::place::View;

/// Counts over the whole span of the events that are listed, made when the query or the width changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// Which days are told of.
    axis: Axis,
    scale: Scale,
    tallies: Vec<Tally>,
    of: Asked,
}

/// What something that is worked out of a list was worked out for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    edition: u64,
    text: String,
    events: usize,
    columns: usize,
}

impl Asked {
    /// For the present list and so many columns.
    pub(super) fn now(state: &State, columns: usize) -> Self {
        let listing = &state.listing;
        let (text, events) = (listing.text().to_owned(), listing.events().len());
        Self { edition: state.edition, text, events, columns }
    }

    /// For how many columns.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Whether the list is the same, be the columns others.
    pub(super) fn is_of_list_of(&self, other: &Self) -> bool {
        (self.edition, &self.text, self.events) == (other.edition, &other.text, other.events)
    }

    /// Whether the chronology is the same.
    pub(super) fn is_of_edition_of(&self, other: &Self) -> bool {
        self.edition == other.edition
    }
}

impl Strip {
    /// The strip that the present state needs, if it is not this one.
    pub(super) fn renewed(state: &State, context: &Context) -> Option<Self> {
        let columns = state.strip_columns();
        let of = Asked::now(state, columns);
        let old = &state.strip;
        if of == old.of {
            return None;
        }
        if of == state.strip_of_all.of {
            return Some(state.strip_of_all.clone());
        }
        let axis = Some(&old.axis).filter(|axis| of.is_of_list_of(&old.of) && !axis.is_empty());
        let axis = axis.or_else(|| state.listing.text().is_empty().then(|| context.axis()));
        let made = Self::made(axis.cloned(), state.listing.events(), columns, context.ground());
        Some(Self { of, ..made })
    }

    /// The strip of what a query found, in so many columns.
    pub(super) fn new((query, hits): (&str, &Hits), columns: usize, ground: Ground<'_>) -> Self {
        let of = Asked { edition: 0, text: query.to_owned(), events: hits.len(), columns };
        Self { of, ..Self::made(None, hits, columns, ground) }
    }

    fn made(axis: Option<Axis>, hits: &Hits, columns: usize, ground: Ground<'_>) -> Self {
        let events = ground.by_date(hits);
        let axis = axis.unwrap_or_else(|| self::axis(&events));
        let scale = Scale::fit(&axis, columns);
        let tallies = tally_of(&scale, &events);
        Self { axis, scale, tallies, of: Asked::default() }
    }

    /// The same, as one of a chronology that is in use.
    #[must_use]
    pub fn of_edition(mut self, edition: u64) -> Self {
        self.of.edition = edition;
        self
    }

    /// The days of the whole span onto the cells of the strip.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// Which days are told of.
    pub fn axis(&self) -> &Axis {
        &self.axis
    }

    /// How many events each cell has.
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }
}

/// The days that events tell of.
pub(super) fn axis(events: &ByDate<'_>) -> Axis {
    let (mut closed, mut open) = (Vec::new(), Vec::new());
    for Told { span, events, is_open, .. } in events.told() {
        if is_open { &mut open } else { &mut closed }.push((span, events));
    }
    Axis::of_many(closed.iter().copied(), &open)
}

/// Counts some events in each cell of a scale. Cells that share a day share its count.
pub(super) fn tally_of(scale: &Scale, events: &ByDate<'_>) -> Vec<Tally> {
    let cells: Vec<Option<Span>> = (0..scale.cells()).map(|cell| scale.days(cell)).collect();
    let mut spans: Vec<Span> = cells.iter().copied().flatten().collect();
    spans.dedup();
    let counts = events.density(&spans);
    let mut counted = spans.iter().zip(counts).peekable();
    cells
        .into_iter()
        .map(|cell| {
            let Some(cell) = cell else { return Tally::default() };
            while counted.next_if(|(span, _)| **span != cell).is_some() {}
            counted.peek().map(|(_, tally)| *tally).unwrap_or_default()
        })
        .collect()
}

impl State {
    /// The cells of the strip.
    pub(super) fn strip_columns(&self) -> usize {
        usize::from(self.screen().strip.width.saturating_sub(2))
    }

    /// The days that the list, or another view, has in sight: from the first that one of its events is told of to the
    /// last on which one of them begins.
    pub fn in_sight(&self, context: &Context) -> Option<Span> {
        let height = self.screen().timeline.height();
        match self.view {
            View::List => {}
            View::Lanes => return self.lanes.window(self.screen().lane_columns()),
            View::Grid => return self.grid.in_sight(height.saturating_sub(1)),
            View::Coverage => return None,
        }
        let rows = self.listing.rows();
        let places = rows.place_from(self.top)..rows.place_from(self.top + height);
        let events = self.listing.events().from(places.start).take(places.len()).map(|hit| hit.event);
        let starts = events.filter_map(|event| context.index.told(event)?.earliest);
        let (first, last) = starts.fold((None, None), |(first, last): (Option<Day>, Option<Day>), day| {
            (Some(first.map_or(day, |first| first.min(day))), last.max(Some(day)))
        });
        first.map(|first| Span { earliest: Some(first), latest: last })
    }

    /// The event of the list that stands nearest to a day.
    pub fn nearest_to(&self, day: Day, context: &Context) -> Option<EventKey> {
        let events = self.listing.events();
        let starts = |event: EventKey| context.index.told(event).and_then(|told| told.earliest);
        // In time order, but for the vague: those stand before what begins with them.
        let after = events.partition_point(|event| starts(event).is_some_and(|start| start < day));
        let near = [after.checked_sub(1), Some(after)].into_iter().flatten();
        let near = near.filter_map(|place| events.get(place)).filter(|event| starts(*event).is_some());
        near.min_by_key(|event| starts(*event).map(|start| start.number().abs_diff(day.number())))
    }
}
