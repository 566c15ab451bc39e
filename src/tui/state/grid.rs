//! The grid of years and months, with the cell in focus.

use super::strip::Asked;
use super::{Context, Ground, Laid, State};
use crate::edtf::{Span, When};
use crate::model::EventKey;
use crate::query::{Field, Hits, Tally, Told, both, selected, tally, with_values};
use crate::timeline::{Count, Grid, GridRow, Mark, Rows};
use crate::tui::layout::{GridColumns, GridNeeds};

/// The grid as it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridState {
    /// The counts.
    pub grid: Grid,
    needs: GridNeeds,
    /// The row in focus, never a silence unless there are no others.
    pub row: usize,
    /// The column in focus.
    pub column: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The event that was last put in focus here.
    shown: Option<EventKey>,
    /// The grid of a list before this one, as long as this is not counted.
    before: Option<Box<Self>>,
    of: Asked,
}

impl GridState {
    /// The grid that the present list needs, with the event in focus in focus, if it is not this one.
    pub(super) fn renewed(state: &State, laid: Option<Laid>, context: &Context) -> Option<Self> {
        let of = Asked::now(state, 0);
        if of == state.grid.of {
            return None;
        }
        let laid = laid.and_then(|laid| laid.into_grid(state.listing.text()));
        let listed = || counted(state.listing.events(), state.listing.rows(), context.ground());
        let grid = laid.unwrap_or_else(listed);
        let needs = GridNeeds::of(&grid);
        let old = state.grid.before.as_deref().unwrap_or(&state.grid);
        let kept = if of.is_of_edition_of(&old.of) { None } else { old.counterpart(&grid) };
        let ((row, column), shown) = kept.map_or(((0, 0), None), |cell| (cell, old.shown));
        Some(Self { grid, needs, row, column, top: old.top, shown, before: None, of })
    }

    /// Whether it is not of the present list.
    pub(super) fn is_of_before(&self, state: &State) -> bool {
        Asked::now(state, 0) != self.of
    }

    /// Shows nothing until the grid of the present list is there; what was in focus is remembered.
    pub(super) fn clear(&mut self) {
        let old = std::mem::take(self);
        self.before = old.before.or_else(|| Some(Box::new(Self { before: None, ..old })));
    }

    /// The cell of another grid that stands for the same years as the one in focus.
    fn counterpart(&self, other: &Grid) -> Option<(usize, usize)> {
        let here = self.grid.span(self.row, 0)?;
        let row = (0..other.rows().len()).find(|row| other.span(*row, 0) == Some(here))?;
        (self.grid.columns() == other.columns()).then_some((row, self.column))
    }

    /// Takes another key for the event that was last put in focus here.
    pub fn rename(&mut self, event: impl Fn(EventKey) -> Option<EventKey>) {
        self.shown = self.shown.and_then(&event);
        if let Some(before) = &mut self.before {
            before.shown = before.shown.and_then(event);
        }
    }

    /// The columns in sight in so many cells.
    pub fn columns(&self, width: usize) -> GridColumns {
        GridColumns::new(&self.needs, width, self.column)
    }

    /// Puts the focus on the cell of an event that is newly in focus, unless it is on one of its cells already.
    pub(super) fn follow(&mut self, selected: Option<EventKey>, context: &Context) {
        let Some(event) = selected.filter(|_| selected != self.shown) else { return };
        self.shown = selected;
        let told = context.index.tells(event);
        let cells = told.map_or_else(Vec::new, |told| self.grid.cells_of(&mark(&told, context.ground())));
        if let Some((row, column)) = cells.first().filter(|_| !self.is_in_focus(&cells)) {
            (self.row, self.column) = (*row, *column);
        }
    }

    /// Moves the first row so that the one in focus is among so many.
    pub(super) fn settle(&mut self, height: usize) {
        let rows = self.grid.rows().len();
        self.row = self.row.min(rows.saturating_sub(1));
        self.top = self.top.clamp((self.row + 1).saturating_sub(height.max(1)), self.row);
        self.top = self.top.min(rows.saturating_sub(height));
    }

    /// From the first to the last year in sight on so many rows, but for those of vague dates.
    pub(super) fn in_sight(&self, height: usize) -> Option<Span> {
        let years_of_row = self.grid.years_of_row();
        let seen = self.grid.rows().iter().skip(self.top).take(height);
        let years = seen.filter_map(|row| match row {
            GridRow::Years { first, last, .. } if last - first < years_of_row => Some((*first, *last)),
            _ => None,
        });
        let (first, last) = years.reduce(|whole, row| (whole.0.min(row.0), whole.1.max(row.1)))?;
        Some(Span::year(first).hull(&Span::year(last)))
    }

    /// The first of the listed events that is counted in the cell in focus.
    pub fn first_event(&self, state: &State, context: &Context) -> Option<EventKey> {
        let span = self.grid.span(self.row, self.column)?;
        let events = state.listing.events();
        let starts = |event: EventKey| context.index.told(event).and_then(|told| told.earliest);
        let from =
            events.partition_point(|event| starts(event).is_some_and(|start| Some(start) < span.earliest));
        let mut within = events
            .from(from)
            .map(|hit| hit.event)
            .take_while(|event| starts(*event).is_some_and(|start| Some(start) <= span.latest));
        let is_here = |event: &EventKey| {
            let told = context.index.tells(*event);
            told.is_some_and(|told| self.is_in_focus(&self.grid.cells_of(&mark(&told, context.ground()))))
        };
        within.find(is_here)
    }

    /// Whether the cell in focus is one of these, or the whole row of one.
    fn is_in_focus(&self, cells: &[(usize, usize)]) -> bool {
        cells.iter().any(|(row, column)| *row == self.row && [0, *column].contains(&self.column))
    }

    /// The text of a query narrowed to the cell in focus, which finds as many events as that counts.
    pub fn narrowed(&self, text: &str) -> Option<String> {
        let GridRow::Years { first, last, cells } = self.grid.rows().get(self.row)? else { return None };
        cells.get(self.column).filter(|cell| cell.count.all() > 0)?;
        let years = |first: i64, last: i64| {
            if first == last { first.to_string() } else { format!("{first}..{last}") }
        };
        let span = self.grid.span(self.row, self.column)?;
        let (from, to) = (span.earliest?.civil(), span.latest?.civil());
        let (field, value) = match self.column {
            0 => (Field::Year, years(*first, *last)),
            month if self.grid.years_of_row() == 1 && (0..=9999).contains(first) => {
                (Field::Date, format!("{first:04}-{month:02}"))
            }
            month if self.grid.years_of_row() == 1 && (-9999..0).contains(first) => {
                (Field::Date, format!("-{:04}-{month:02}", first.unsigned_abs()))
            }
            _ => (Field::Year, years(from.0, to.0)),
        };
        let asked = selected(text, field);
        let narrowed =
            with_values(if asked.is_empty() { text } else { "" }, field, std::slice::from_ref(&value));
        Some(match asked.as_slice() {
            [] => narrowed,
            // The narrower takes the place of the wider; what is asked beside it is still asked.
            [wider] if contains(wider, &span) => with_values(text, field, &[value]),
            _ => both(text, &narrowed),
        })
    }
}

/// Whether all days of a span are among those that a query asks for.
fn contains(asked: &str, span: &Span) -> bool {
    let asked = if asked.contains("..") && !asked.contains('[') && !asked.contains('{') {
        asked.replacen("..", "/", 1)
    } else {
        asked.to_owned()
    };
    When::parse(&asked).is_ok_and(|asked| asked.span().contains(span))
}

/// The grid of some events that are listed in rows.
pub(super) fn counted(hits: &Hits, rows: &Rows, ground: Ground<'_>) -> Grid {
    let Ground { chronology, index, .. } = ground;
    let by_date = ground.by_date(hits);
    let (places, marks): (Vec<usize>, Vec<Mark>) =
        by_date.told().map(|told| (told.place, mark(&told, ground))).unzip();
    let silence = |mark: usize| rows.silence_before(*places.get(mark)?);
    // What the query of a cell finds, so that nobody is given another number than he read.
    Grid::new(&marks, silence, |spans| {
        let count = |tally: Tally| Count { certain: tally.certain, perhaps: tally.perhaps };
        tally(spans, hits, chronology, index).into_iter().map(count).collect()
    })
}

/// Where events stand in a grid.
fn mark(told: &Told, ground: Ground<'_>) -> Mark {
    Mark { span: told.span, lasts: ground.index.lasts(told, ground.chronology) }
}
