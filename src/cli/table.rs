//! Columns of text that fit a terminal.

use std::io::{self, Write};

use clap::builder::styling::Style;

use super::console::Console;
use super::styles;
use crate::text::{fit, width};

/// The space between two columns.
const GAP: usize = 2;

/// A column of a table of `T`.
pub(super) struct Column<T> {
    /// What stands over it.
    pub(super) heading: &'static str,
    /// What stands in it.
    pub(super) cell: fn(&T) -> Cell,
    /// What becomes of it where there is little room.
    pub(super) room: Room,
}

/// What becomes of a column where there is little room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Room {
    /// It is left whole.
    Whole,
    /// As before, and its cells end at the right, as numbers do.
    Number,
    /// It is cut, but at first not to less than so many cells.
    Cut(usize),
    /// It is left out if it does not fit beside those before it.
    Spare,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// What it says, on one line.
    pub(super) text: String,
    /// How.
    pub(super) style: Style,
}

impl Cell {
    /// Text in a style.
    pub(super) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { text: text.into(), style }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(Style::new(), text)
    }
}

/// Text in columns, of which those with nothing in them were left out.
pub(super) struct Grid {
    /// Heading and room of each column.
    pub(super) columns: Vec<(&'static str, Room)>,
    /// The cells of each row.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// Fills columns with rows.
    pub(super) fn new<T>(columns: &[Column<T>], rows: &[T]) -> Self {
        let cells: Vec<Vec<Cell>> =
            rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect();
        let is_used = |index: usize| cells.iter().any(|row| !row[index].text.is_empty());
        let used: Vec<usize> = (0..columns.len()).filter(|index| is_used(*index)).collect();
        Self {
            columns: used.iter().map(|index| (columns[*index].heading, columns[*index].room)).collect(),
            rows: cells
                .into_iter()
                .map(|mut row| used.iter().map(|index| std::mem::take(&mut row[*index])).collect())
                .collect(),
        }
    }

    /// Writes headings and rows, in as many columns as the console has.
    pub(super) fn write(&self, console: &mut Console) -> io::Result<()> {
        let widths = self.widths(console.width());
        let headings: Vec<Cell> =
            self.columns.iter().map(|(heading, _)| Cell::new(styles::FAINT, *heading)).collect();
        for row in std::iter::once(&headings).chain(&self.rows) {
            let line = self.line(row, &widths, console);
            writeln!(console, "{line}")?;
        }
        Ok(())
    }

    fn line(&self, row: &[Cell], widths: &[Option<usize>], console: &Console) -> String {
        let mut line = String::new();
        // Spaces that are due before the next text; none are written at the end of a line.
        let mut due = 0;
        for ((cell, cells), (_, room)) in row.iter().zip(widths).zip(&self.columns) {
            let Some(cells) = *cells else {
                continue;
            };
            let text = console.spelled(&fit(&cell.text, cells)).into_owned();
            let blank = cells.saturating_sub(width(&text));
            if *room == Room::Number {
                due += blank;
            }
            if !text.is_empty() {
                line.extend(std::iter::repeat_n(' ', due));
                line.push_str(&console.paint(cell.style, &text));
                due = 0;
            }
            due += GAP + if *room == Room::Number { 0 } else { blank };
        }
        line
    }

    /// The width of each column; none of one that is left out.
    fn widths(&self, limit: Option<usize>) -> Vec<Option<usize>> {
        let mut widths: Vec<Option<usize>> =
            (0..self.columns.len()).map(|index| Some(self.natural_width(index))).collect();
        let Some(limit) = limit else {
            return widths;
        };
        // What the columns need if those that can be cut are cut as far as is comfortable.
        let least = |widths: &[Option<usize>]| {
            let needs = widths.iter().zip(&self.columns).filter_map(|(cells, (_, room))| match room {
                Room::Cut(least) => cells.map(|cells| cells.min(*least)),
                _ => *cells,
            });
            with_gaps(needs)
        };
        let is_spare = |index: &usize| self.columns[*index].1 == Room::Spare;
        for index in (0..self.columns.len()).filter(is_spare) {
            widths[index] = None;
        }
        for index in (0..self.columns.len()).filter(is_spare) {
            widths[index] = Some(self.natural_width(index));
            if least(&widths) > limit {
                widths[index] = None;
            }
        }
        let comfortable: Vec<usize> = self
            .columns
            .iter()
            .map(|(_, room)| if let Room::Cut(least) = room { *least } else { usize::MAX })
            .collect();
        // First down to what is comfortable, then as far as it takes.
        narrow(&mut widths, &comfortable, limit);
        let cut = |least: &usize| if *least == usize::MAX { usize::MAX } else { 1 };
        narrow(&mut widths, &comfortable.iter().map(cut).collect::<Vec<_>>(), limit);
        narrow(&mut widths, &vec![0; self.columns.len()], limit);
        widths
    }

    fn natural_width(&self, index: usize) -> usize {
        let cells = self.rows.iter().map(|row| width(&row[index].text));
        cells.chain([width(self.columns[index].0)]).max().unwrap_or_default()
    }
}

fn with_gaps(widths: impl Iterator<Item = usize>) -> usize {
    widths.map(|cells| cells + GAP).sum::<usize>().saturating_sub(GAP)
}

/// Takes cells one by one from the columns that are the farthest above their least width, from none beyond it.
fn narrow(widths: &mut [Option<usize>], least: &[usize], limit: usize) {
    loop {
        if with_gaps(widths.iter().copied().flatten()) <= limit {
            return;
        }
        let excess = |(cells, least): &(&mut usize, &usize)| cells.saturating_sub(**least);
        let columns =
            widths.iter_mut().zip(least).filter_map(|(cells, least)| Some((cells.as_mut()?, least)));
        match columns.max_by_key(excess).filter(|column| excess(column) > 0) {
            Some((cells, _)) => *cells -= 1,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(columns: &[(&'static str, Room)], rows: &[&[&str]]) -> Grid {
        Grid {
            columns: columns.to_vec(),
            rows: rows.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect()).collect(),
        }
    }

    #[test]
    fn columns_give_way_in_their_order() {
        let columns =
            [("date", Room::Cut(6)), ("title", Room::Cut(10)), ("kind", Room::Whole), ("id", Room::Spare)];
        let rows: &[&[&str]] = &[&["7 February 2014", "Abe attends the opening", "event", "abe-at-sochi"]];
        let grid = grid(&columns, rows);
        for (limit, expected) in [
            (None, [Some(15), Some(23), Some(5), Some(12)]),
            (Some(61), [Some(15), Some(23), Some(5), Some(12)]),
            (Some(60), [Some(15), Some(22), Some(5), Some(12)]),
            (Some(39), [Some(6), Some(10), Some(5), Some(12)]),
            (Some(38), [Some(13), Some(16), Some(5), None]),
            (Some(20), [Some(6), Some(5), Some(5), None]),
            (Some(6), [Some(1), Some(1), Some(0), None]),
        ] {
            assert_eq!(grid.widths(limit), expected, "{limit:?}");
        }
    }

    #[test]
    fn no_width_is_too_small() {
        let grid =
            grid(&[("a", Room::Whole), ("b", Room::Number), ("c", Room::Spare)], &[&["one", "22", "three"]]);
        for limit in 0..40 {
            let cells = grid.widths(Some(limit)).into_iter().flatten().sum::<usize>();
            assert!(cells <= limit, "{cells} cells in {limit}");
        }
    }
}
