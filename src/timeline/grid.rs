//! Years down and months across, or decades and their years: how many events each has.

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
    /// Whether it is certain.
    pub certain: bool,
}

/// How many events a cell has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// All of them.
    pub all: usize,
    /// Those that are perhaps in another cell, or perhaps no match.
    pub perhaps: usize,
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
        /// First what is known no more narrowly than to the row, then month by month, or year by year.
        cells: Vec<Count>,
    },
    /// For so many years, more than are worth a row each, there is nothing.
    Silence(i64),
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
/// What lasts through more columns than these is told of the row, or is a row of its own.
const LONG: i64 = 24;
/// Days up to which a date is as narrow as a month.
const MONTH: i64 = 31;

impl Grid {
    /// Counts events in the cells of a grid, with rows of as few years as there is room for.
    pub fn new(marks: &[Mark]) -> Self {
        const FARTHEST: i64 = i64::MAX / 100;
        let mut unit = Unit { years_of_row: 1, years_of_vague: 1 };
        loop {
            let counts = counted(marks, unit);
            let vague = counts.keys().filter(|(first, Reverse(last))| unit.is_vague(*first, *last)).count();
            if counts.len() - vague > MOST && unit.years_of_row < FARTHEST {
                unit = Unit { years_of_row: unit.years_of_row * 10, years_of_vague: unit.years_of_row * 10 };
            } else if vague > MOST_VAGUE && unit.years_of_vague < FARTHEST {
                unit.years_of_vague *= 10;
            } else {
                return Self { unit, rows: with_silences(counts, unit) };
            }
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

    /// The most events that a cell has.
    pub fn most(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| match row {
            GridRow::Years { cells, .. } => cells.as_slice(),
            GridRow::Silence(_) => &[],
        });
        cells.map(|count| count.all).max().unwrap_or(0)
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

    /// The cells in which an event is counted, as rows and columns.
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

fn counted(marks: &[Mark], unit: Unit) -> BTreeMap<Key, Vec<Count>> {
    let mut counts: BTreeMap<Key, Vec<Count>> = BTreeMap::new();
    for mark in marks {
        let places = places(mark, unit);
        let certain = mark.certain && (mark.lasts || places.is_one());
        for (key, column) in places.cells() {
            let cells =
                counts.entry(key).or_insert_with(|| vec![Count::default(); columns(unit.years_of_row)]);
            if let Some(count) = cells.get_mut(column) {
                count.all += 1;
                count.perhaps += usize::from(!certain);
            }
        }
    }
    counts
}

/// The cells in which an event counts.
fn places(mark: &Mark, unit: Unit) -> Places {
    let Unit { years_of_row, years_of_vague } = unit;
    let (Some(first), Some(last)) = (mark.span.earliest, mark.span.latest) else {
        return Places { from: 0, to: -1, vague: None, years_of_row };
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
    let places = Places { from, to, vague: None, years_of_row };
    let narrow = years_of_row == 1 && days < MONTH;
    if from == to || narrow || (mark.lasts && to - from < LONG) {
        return places;
    }
    let (row, last_row) = (places.row(from), places.row(to));
    let rounded = |year: i64| year.div_euclid(years_of_vague).saturating_mul(years_of_vague);
    let until = rounded(last.year()).saturating_add(years_of_vague - 1);
    let vague = if row == last_row { row } else { (rounded(begins.0), Reverse(until)) };
    Places { vague: Some(vague), ..places }
}

/// Cells in a row, or the one of a whole row.
#[derive(Clone, Copy)]
struct Places {
    /// The first month or part of a row, counted through all rows.
    from: i64,
    to: i64,
    /// The row, of what is known no more narrowly.
    vague: Option<Key>,
    years_of_row: i64,
}

impl Places {
    fn parts(&self) -> i64 {
        if self.years_of_row == 1 { 12 } else { 10 }
    }

    fn row(&self, part: i64) -> Key {
        let first = part.div_euclid(self.parts()).saturating_mul(self.years_of_row);
        (first, Reverse(first.saturating_add(self.years_of_row - 1)))
    }

    fn is_one(&self) -> bool {
        self.vague.is_some() || self.from == self.to
    }

    fn cells(self) -> impl Iterator<Item = (Key, usize)> {
        let vague = self.vague.map(|key| (key, 0));
        let parts = if vague.is_some() { 0..0 } else { self.from..self.to + 1 };
        let column = move |part: i64| usize::try_from(part.rem_euclid(self.parts()) + 1).unwrap_or(0);
        vague.into_iter().chain(parts.map(move |part| (self.row(part), column(part))))
    }
}

/// Puts the years of which nothing is told between the others: each in a row, or all as a silence.
fn with_silences(counts: BTreeMap<Key, Vec<Count>>, unit: Unit) -> Vec<GridRow> {
    let years_of_row = unit.years_of_row;
    let mut rows = Vec::new();
    let mut next: Option<i64> = None;
    let mut after_vague = true;
    for ((first, Reverse(last)), cells) in counts {
        let begins = first.div_euclid(years_of_row).saturating_mul(years_of_row);
        let from = next.unwrap_or(begins);
        let silent = begins.saturating_sub(from);
        if silent > EMPTY * years_of_row {
            rows.push(GridRow::Silence(silent));
        } else if !after_vague {
            rows.extend((0..silent / years_of_row).map(|row| GridRow::Years {
                first: from + row * years_of_row,
                last: from + (row + 1) * years_of_row - 1,
                cells: vec![Count::default(); columns(years_of_row)],
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

    use super::*;
    use crate::edtf::{Shape, When};

    fn mark(date: &str) -> Mark {
        let when = When::parse(date).unwrap();
        let certain = !when.is_approximate() && !when.is_uncertain();
        Mark { span: when.span(), lasts: when.shape() == Shape::Stretch, certain }
    }

    /// The rows with their cells that are not empty.
    fn told(dates: &[&str]) -> Vec<String> {
        let marks: Vec<Mark> = dates.iter().map(|date| mark(date)).collect();
        let grid = Grid::new(&marks);
        let row = |row: &GridRow| match row {
            GridRow::Silence(years) => format!("~{years}"),
            GridRow::Years { first, last, cells } => {
                let cells =
                    cells.iter().enumerate().filter(|(_, count)| count.all > 0).map(|(column, count)| {
                        let doubt = if count.perhaps > 0 { "?" } else { "" };
                        format!(" {column}:{}{doubt}", count.all)
                    });
                let years = if first == last { first.to_string() } else { format!("{first}/{last}") };
                years + &cells.collect::<String>()
            }
        };
        grid.rows().iter().map(row).collect()
    }

    #[test]
    fn events_count_where_they_are_known_to_be() {
        for (dates, expected) in [
            (vec![], vec![]),
            (vec!["2014-02-07", "2014-02", "2014", "2014-02-08?"], vec!["2014 0:1 2:3?"]),
            (vec!["2012-01/2012-02", "2012-01-26"], vec!["2012 1:2 2:1"]),
            (vec!["[2012-01-28,2012-02-01]"], vec!["2012 1:1? 2:1?"]),
            (vec!["2014-21", "2014-12-31/2015-01-02"], vec!["2014 0:1 12:1", "2015 1:1"]),
            (vec!["196X", "1965", "1968-01"], vec!["1960/1969 0:1", "1965 0:1", "1966", "1967", "1968 1:1"]),
            (vec!["1931", "[1933..1934]", "1934"], vec!["1931 0:1", "1932", "1933/1934 0:1", "1934 0:1"]),
            (vec!["1945", "196X", "2010"], vec!["1945 0:1", "~14", "1960/1969 0:1", "~40", "2010 0:1"]),
            (vec!["1945", "2010"], vec!["1945 0:1", "~64", "2010 0:1"]),
            (vec!["-0001", "0000", "0002"], vec!["-1 0:1", "0 0:1", "1", "2 0:1"]),
        ] {
            assert_eq!(told(&dates), expected, "{dates:?}");
        }
        let vague: Vec<String> = (0..90).map(|year| format!("[{}..{}]", 1500 + year, 1502 + year)).collect();
        let rows = told(&vague.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(rows.len() < 20, "{rows:?}");
        let years: Vec<String> = (0..200).map(|year| (1500 + 2 * year).to_string()).collect();
        let rows = told(&years.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(rows.len(), 40);
        assert_eq!(rows[0], "1500/1509 1:1 3:1 5:1 7:1 9:1");
    }

    proptest! {
        #[test]
        fn every_event_counts_and_its_cells_hold_it(
            days in prop::collection::vec((-2_000_000..2_000_000_i64, prop_oneof![0..40_i64, 0..4000_i64], any::<bool>()), 1..40),
        ) {
            let marks: Vec<Mark> = days.iter().map(|(first, more, lasts)| Mark {
                span: Span { earliest: Some(Day::from_number(*first)), latest: Some(Day::from_number(first + more)) },
                lasts: *lasts,
                certain: true,
            }).collect();
            let grid = Grid::new(&marks);
            for mark in &marks {
                let cells = grid.cells_of(mark);
                prop_assert!(!cells.is_empty());
                for (row, column) in cells {
                    prop_assert!(grid.span(row, column).is_some_and(|span| span.overlaps(&mark.span)));
                    let GridRow::Years { cells, .. } = &grid.rows()[row] else { unreachable!() };
                    prop_assert!(cells[column].all > 0);
                }
            }
        }
    }
}
