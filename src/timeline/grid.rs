//! Years down and months across, or decades and their years: how many events each has.
//!
//! What events a cell has is for others to count, and how long nothing is told of for the list. Here is only where
//! events are told of: which rows there are, and which cells have something of their own, and not only what lasts
//! through them or may be anywhere in the year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::edtf::{Day, Span};

/// Where an event stands in time, as far as a grid asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The days that it is told of, with both ends.
    pub span: Span,
    /// Whether it lasted through them, and was not once in them.
    pub lasts: bool,
}

/// How many events a cell has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// That are in it for certain.
    pub certain: usize,
    /// That perhaps are.
    pub perhaps: usize,
}

impl Count {
    /// All of them.
    pub fn all(self) -> usize {
        self.certain + self.perhaps
    }
}

/// A cell of a grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// All events that are in it, or perhaps are.
    pub count: Count,
    /// Whether one of them is told of it, and not only of more than it: what lasts through it, or is dated no closer.
    pub is_own: bool,
}

/// A row of a grid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GridRow {
    /// A year, or a run of years.
    Years {
        /// The first year.
        first: i64,
        /// The last year.
        last: i64,
        /// First the row as a whole, then month by month, or year by year. Of the years of a vague date only the whole
        /// is counted.
        cells: Vec<Cell>,
    },
    /// More years than are worth a row each, and in them for so many days nothing at all.
    Silence(i64),
    /// So many years, more than are worth a row each, of which nothing of their own is told: something lasts through
    /// them, or may have been in them.
    Skipped(i64),
}

/// The rows of a grid.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    unit: Unit,
    rows: Vec<GridRow>,
}

/// How many years rows have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Unit {
    years_of_row: i64,
    /// Years of vague dates are rounded to these, so that not each of very many has a row of its own.
    years_of_vague: i64,
}

impl Unit {
    /// Whether these are not the years of an ordinary row.
    fn is_vague(self, first: i64, last: i64) -> bool {
        last.checked_sub(first) != Some(self.years_of_row - 1)
    }
}

/// Rows from which on a row stands for ten times as many years.
const MOST: usize = 120;
/// Rows of vague dates from which on their years are rounded.
const MOST_VAGUE: usize = 60;
/// Empty rows that are shown one by one.
const EMPTY: i64 = 2;
/// What lasts through more columns than these is told of the row.
const LONG: i64 = 24;
/// Days up to which a date is as narrow as a month.
const MONTH: i64 = 31;
/// What may be in more rows than these is told of a row of its own.
const WIDE: i64 = 3;

impl Grid {
    /// The grid of some events in time order, with rows of as few years as there is room for. `silence` says for how
    /// many days nothing is told of before an event, by its place, as the list does. `count` counts the events in each
    /// of some spans that are in rising order and have no day in common; it is asked few times.
    pub fn new(
        marks: &[Mark],
        silence: impl Fn(usize) -> Option<i64>,
        mut count: impl FnMut(&[Span]) -> Vec<Count>,
    ) -> Self {
        const FARTHEST: i64 = i64::MAX / 100;
        let mut unit = Unit { years_of_row: 1, years_of_vague: 1 };
        let told = loop {
            let told = told_of(marks, unit);
            let vague = told.keys().filter(|(first, Reverse(last))| unit.is_vague(*first, *last)).count();
            if told.len() - vague > MOST && unit.years_of_row < FARTHEST {
                unit = Unit { years_of_row: unit.years_of_row * 10, years_of_vague: unit.years_of_row * 10 };
            } else if vague > MOST_VAGUE && unit.years_of_vague < FARTHEST {
                unit.years_of_vague *= 10;
            } else {
                break told;
            }
        };
        let mut grid = Self { unit, rows: with_silences(told, unit, silence) };
        grid.fill(&mut count);
        grid
    }

    /// Counts what is in each cell, but for the parts of vague dates.
    fn fill(&mut self, count: &mut impl FnMut(&[Span]) -> Vec<Count>) {
        let mut cells: Vec<(Span, (usize, usize))> = Vec::new();
        for (row, cells_of_row) in self.rows.iter().enumerate() {
            let GridRow::Years { first, last, cells: of_row } = cells_of_row else { continue };
            let counted = if self.unit.is_vague(*first, *last) { 1 } else { of_row.len() };
            cells.extend((0..counted).filter_map(|column| Some((self.span(row, column)?, (row, column)))));
        }
        // A year and its months have days in common, and so have vague dates: those that have none go together.
        cells.sort_by_key(|(span, (_, column))| (*column > 0, span.earliest));
        while !cells.is_empty() {
            let mut until = None;
            let (now, later): (Vec<_>, Vec<_>) = cells.into_iter().partition(|(span, _)| {
                let is_apart = span.earliest > until;
                if is_apart {
                    until = span.latest;
                }
                is_apart
            });
            let spans: Vec<Span> = now.iter().map(|(span, _)| *span).collect();
            for ((_, (row, column)), counted) in now.into_iter().zip(count(&spans)) {
                if let Some(GridRow::Years { cells, .. }) = self.rows.get_mut(row)
                    && let Some(cell) = cells.get_mut(column)
                {
                    cell.count = counted;
                }
            }
            cells = later;
        }
    }

    /// The rows, the earliest first.
    pub fn rows(&self) -> &[GridRow] {
        &self.rows
    }

    /// How many years a row has, but for those that are of a vague date.
    pub fn years_of_row(&self) -> i64 {
        self.unit.years_of_row
    }

    /// How many columns there are, the first for the row as a whole.
    pub fn columns(&self) -> usize {
        columns(self.years_of_row())
    }

    /// The counts of a column, from above.
    pub fn counts(&self, column: usize) -> impl Iterator<Item = Count> {
        self.rows.iter().filter_map(move |row| match row {
            GridRow::Years { cells, .. } => Some(cells.get(column)?.count),
            GridRow::Silence(_) | GridRow::Skipped(_) => None,
        })
    }

    /// The most events that are for certain in a cell which is no whole row.
    pub fn most(&self) -> usize {
        let counts = (1..self.columns()).flat_map(|column| self.counts(column));
        counts.map(|count| count.certain).max().unwrap_or(0)
    }

    /// The days of a cell. None of a silence, and beyond the last.
    pub fn span(&self, row: usize, column: usize) -> Option<Span> {
        let GridRow::Years { first, last, cells } = self.rows.get(row)? else { return None };
        let place = i64::try_from(column.checked_sub(1).unwrap_or(usize::MAX)).ok();
        match place {
            _ if column >= cells.len() => None,
            None => Some(Span::year(*first).hull(&Span::year(*last))),
            Some(month) if self.years_of_row() == 1 => {
                let month = u8::try_from(month + 1).ok()?;
                let next =
                    if month == 12 { Day::new(first + 1, 1, 1) } else { Day::new(*first, month + 1, 1) };
                let latest = next.map_or(Day::LAST, |next| Day::from_number(next.number() - 1));
                Some(Span { earliest: Day::new(*first, month, 1), latest: Some(latest) })
            }
            Some(part) => {
                let years = self.years_of_row() / 10;
                let from = first + part * years;
                Some(Span::year(from).hull(&Span::year(from + years - 1)))
            }
        }
    }

    /// The cells of which an event is told, as rows and columns: those of a row as a whole only if it is told of that.
    pub fn cells_of(&self, mark: &Mark) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (key, column) in places(mark, self.unit).cells() {
            let at = self.rows.iter().position(
                |row| matches!(row, GridRow::Years { first, last, .. } if (*first, Reverse(*last)) == key),
            );
            found.extend(at.map(|row| (row, column)));
        }
        found
    }
}

fn columns(years_of_row: i64) -> usize {
    if years_of_row == 1 { 13 } else { 11 }
}

/// The first and the last year of a row.
type Key = (i64, Reverse<i64>);

/// What is told of a row before anything is counted.
struct ToldOf {
    cells: Vec<Cell>,
    /// The place of the first event that is told of it.
    first: usize,
}

/// The rows that events are told of, and of which cells.
fn told_of(marks: &[Mark], unit: Unit) -> BTreeMap<Key, ToldOf> {
    let mut told: BTreeMap<Key, ToldOf> = BTreeMap::new();
    for (first, mark) in marks.iter().enumerate() {
        for (key, column) in places(mark, unit).cells() {
            let row = told.entry(key).or_insert_with(|| ToldOf { cells: empty(unit), first });
            for cell in [0, column] {
                if let Some(cell) = row.cells.get_mut(cell) {
                    cell.is_own = true;
                }
            }
        }
    }
    told
}

fn empty(unit: Unit) -> Vec<Cell> {
    vec![Cell::default(); columns(unit.years_of_row)]
}

/// The cells of which an event is told.
fn places(mark: &Mark, unit: Unit) -> Places {
    let Unit { years_of_row, years_of_vague } = unit;
    let of = |cells| Places { cells, years_of_row };
    let (Some(first), Some(last)) = (mark.span.earliest, mark.span.latest) else {
        return of(Cells::Parts(0, -1));
    };
    // Months or parts of rows, counted through.
    let part = |(year, month, _): (i64, u8, u8)| match years_of_row {
        1 => year.saturating_mul(12) + i64::from(month) - 1,
        _ => year.div_euclid(years_of_row / 10),
    };
    let days = last.number() - first.number();
    let begins = first.civil();
    let from = part(begins);
    // Most events are over within the month, which is seen without the calendar.
    let to = if i64::from(begins.2) + days <= 28 { from } else { part(last.civil()) };
    let narrow = years_of_row == 1 && days < MONTH;
    let places = of(Cells::Parts(from, to));
    if from == to || narrow || (mark.lasts && to - from < LONG) {
        return places;
    }
    let (row, last_row) = (from.div_euclid(places.parts()), to.div_euclid(places.parts()));
    if mark.lasts || last_row - row < WIDE {
        return of(Cells::Rows(row, if mark.lasts { row } else { last_row }));
    }
    let rounded = |year: i64| year.div_euclid(years_of_vague).saturating_mul(years_of_vague);
    let until = rounded(last.year()).saturating_add(years_of_vague - 1);
    of(Cells::Vague((rounded(begins.0), Reverse(until))))
}

/// Cells of which one event is told.
#[derive(Clone, Copy)]
struct Places {
    cells: Cells,
    years_of_row: i64,
}

#[derive(Clone, Copy)]
enum Cells {
    /// From one month or part of a row to another, counted through all rows.
    Parts(i64, i64),
    /// Whole rows, from one to another.
    Rows(i64, i64),
    /// The row of its own of what is known no more narrowly.
    Vague(Key),
}

impl Places {
    fn parts(&self) -> i64 {
        if self.years_of_row == 1 { 12 } else { 10 }
    }

    fn row(&self, row: i64) -> Key {
        let first = row.saturating_mul(self.years_of_row);
        (first, Reverse(first.saturating_add(self.years_of_row - 1)))
    }

    fn cells(self) -> impl Iterator<Item = (Key, usize)> {
        let (vague, rows, parts) = match self.cells {
            Cells::Vague(key) => (Some((key, 0)), 0..0, 0..0),
            Cells::Rows(from, to) => (None, from..to + 1, 0..0),
            Cells::Parts(from, to) => (None, 0..0, from..to + 1),
        };
        let column = move |part: i64| usize::try_from(part.rem_euclid(self.parts()) + 1).unwrap_or(0);
        let parts = parts.map(move |part| (self.row(part.div_euclid(self.parts())), column(part)));
        vague.into_iter().chain(rows.map(move |row| (self.row(row), 0))).chain(parts)
    }
}

/// Puts the years of which nothing of their own is told between the others: each in a row, or all in one.
fn with_silences(
    told: BTreeMap<Key, ToldOf>,
    unit: Unit,
    silence: impl Fn(usize) -> Option<i64>,
) -> Vec<GridRow> {
    let years_of_row = unit.years_of_row;
    let mut rows = Vec::new();
    let mut next: Option<i64> = None;
    let mut after_vague = true;
    for ((first, Reverse(last)), ToldOf { cells, first: event }) in told {
        let begins = first.div_euclid(years_of_row).saturating_mul(years_of_row);
        let from = next.unwrap_or(begins);
        let silent = begins.saturating_sub(from);
        if silent > EMPTY * years_of_row {
            rows.push(silence(event).map_or(GridRow::Skipped(silent), GridRow::Silence));
        } else if !after_vague {
            rows.extend((0..silent / years_of_row).map(|row| GridRow::Years {
                first: from + row * years_of_row,
                last: from + (row + 1) * years_of_row - 1,
                cells: empty(unit),
            }));
        }
        after_vague = unit.is_vague(first, last);
        // Where a vague date may be there is no silence.
        let behind = last.saturating_add(1);
        next = Some(if after_vague { next.map_or(behind, |next| next.max(behind)) } else { behind });
        rows.push(GridRow::Years { first, last, cells });
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::gaps::{Told, length};
    use super::*;
    use crate::edtf::{Shape, When};

    fn mark(date: &str) -> Mark {
        let when = When::parse(date).unwrap();
        Mark { span: when.span(), lasts: when.shape() == Shape::Stretch }
    }

    /// Counts for certain what has a day in each span.
    fn counted(marks: &[Mark]) -> impl FnMut(&[Span]) -> Vec<Count> {
        |spans| {
            let apart = spans.windows(2).all(|pair| pair[0].latest < pair[1].earliest);
            assert!(apart, "{spans:?}");
            let count = |span: &Span| marks.iter().filter(|mark| mark.span.overlaps(span)).count();
            spans.iter().map(|span| Count { certain: count(span), perhaps: 0 }).collect()
        }
    }

    /// The rows with the cells that have something of their own.
    fn told(dates: &[&str]) -> Vec<String> {
        told_where(dates, |cell| cell.is_own)
    }

    /// The rows with such cells.
    fn told_where(dates: &[&str], is_told: impl Fn(&Cell) -> bool) -> Vec<String> {
        let marks: Vec<Mark> = dates.iter().map(|date| mark(date)).collect();
        let mut told = Told::default();
        let silences: Vec<Option<i64>> = marks.iter().map(|mark| told.tell(&mark.span)).collect();
        let grid = Grid::new(&marks, |place| silences[place], counted(&marks));
        let row = |row: &GridRow| match row {
            GridRow::Silence(days) => format!("~{}", length(*days)),
            GridRow::Skipped(years) => format!("...{years}"),
            GridRow::Years { first, last, cells } => {
                let cells = cells.iter().enumerate().filter(|(_, cell)| is_told(cell));
                let cells = cells.map(|(column, cell)| format!(" {column}:{}", cell.count.certain));
                let years = if first == last { first.to_string() } else { format!("{first}/{last}") };
                years + &cells.collect::<String>()
            }
        };
        grid.rows().iter().map(row).collect()
    }

    #[test]
    fn cells_are_counted_that_something_of_their_own_is_told_of() {
        for (dates, expected) in [
            (vec![], vec![]),
            // What is known to the year is in every month perhaps, and of the year for certain.
            (vec!["2014-02-07", "2014-02", "2014", "2014-02-08?"], vec!["2014 0:4 2:4"]),
            (vec!["2012-01/2012-02", "2012-01-26"], vec!["2012 0:2 1:2 2:1"]),
            (vec!["[2012-01-28,2012-02-01]"], vec!["2012 0:1 1:1 2:1"]),
            (vec!["2014-21", "2014-12-31/2015-01-02"], vec!["2014 0:2 12:1", "2015 0:1 1:1"]),
            (
                vec!["196X", "1965", "1968-01"],
                vec!["1960/1969 0:3", "1965 0:2", "1966", "1967", "1968 0:2 1:2"],
            ),
            (vec!["1931", "[1933..1934]", "1934"], vec!["1931 0:1", "1932", "1933 0:1", "1934 0:2"]),
            (vec!["2012/2016-04", "2012-01"], vec!["2012 0:2 1:2"]),
            (
                vec!["1945", "196X", "2010"],
                vec!["1945 0:1", "~14 years", "1960/1969 0:1", "~40 years", "2010 0:1"],
            ),
            (vec!["1945", "2010"], vec!["1945 0:1", "~64 years", "2010 0:1"]),
            // As the list counts it, from day to day, and not the years left out.
            (vec!["1945-02", "1950-11"], vec!["1945 0:1 2:1", "~6 years", "1950 0:1 11:1"]),
            (vec!["1914-07/1918-11", "1945-05-08"], vec!["1914 0:1", "~26 years", "1945 0:1 5:1"]),
            // Something lasts through them, so there is no silence.
            (vec!["1900/1999", "1900-05", "1960"], vec!["1900 0:2 5:2", "...59", "1960 0:2"]),
            (vec!["-0001", "0000", "0002"], vec!["-1 0:1", "0 0:1", "1", "2 0:1"]),
        ] {
            assert_eq!(told(&dates), expected, "{dates:?}");
        }
        let vague: Vec<String> = (0..90).map(|year| format!("[{}..{}]", 1500 + year, 1504 + year)).collect();
        let rows = told(&vague.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(rows.len() < 20, "{rows:?}");
        let years: Vec<String> = (0..200).map(|year| (1500 + 2 * year).to_string()).collect();
        let rows = told(&years.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(rows.len(), 40);
        assert_eq!(rows[0], "1500/1509 0:5 1:1 3:1 5:1 7:1 9:1");
    }

    #[test]
    fn whatever_lasts_is_counted_in_all_cells_of_a_row_alike() {
        let all = |dates: &[&str]| told_where(dates, |cell| cell.count.all() > 0);
        assert_eq!(
            all(&["2012/2016", "2014-02-07"]),
            [
                "2012 0:1 1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1",
                "2013 0:1 1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1",
                "2014 0:2 1:1 2:2 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1",
            ]
        );
        assert_eq!(all(&["1931-03", "1931-08/1931-11"]), ["1931 0:2 3:1 8:1 9:1 10:1 11:1"]);
    }

    proptest! {
        #[test]
        fn every_event_is_told_of_and_its_cells_count_it(
            days in prop::collection::vec((-2_000_000..2_000_000_i64, prop_oneof![0..40_i64, 0..4000_i64], any::<bool>()), 1..40),
        ) {
            let marks: Vec<Mark> = days.iter().map(|(first, more, lasts)| Mark {
                span: Span { earliest: Some(Day::from_number(*first)), latest: Some(Day::from_number(first + more)) },
                lasts: *lasts,
            }).collect();
            let grid = Grid::new(&marks, |_| None, counted(&marks));
            for mark in &marks {
                let cells = grid.cells_of(mark);
                prop_assert!(!cells.is_empty());
                for (row, column) in cells {
                    prop_assert!(grid.span(row, column).is_some_and(|span| span.overlaps(&mark.span)));
                    let GridRow::Years { cells, .. } = &grid.rows()[row] else { unreachable!() };
                    prop_assert!([column, 0].into_iter().all(|column| cells[column].count.all() > 0 && cells[column].is_own));
                }
            }
        }
    }
}
