//! CSV (RFC 4180), with commas or tabs: one event a row, under a header that names the fields.
//!
//! The usual reader of CSV gives texts without their places, and takes what follows a quote that nobody closed, down
//! to the end of the file, for one cell. So cells are read here; a test holds them against those of the usual
//! reader, on what is sound.

use std::borrow::Cow;
use std::ops::Range;

mod cells;
mod columns;
pub(super) mod header;
mod row;
#[cfg(test)]
mod tests;

use cells::{Cells, end};
use columns::{Column, Field};

use super::super::report::Report;
use super::super::tree::Node;
use super::notation::{Notation, Start};
use super::outline::{Glance, starts_visibly};
use super::words::{CitationWords, Maybe, Text, Told, Words};

/// What stands between the values of one cell.
const BETWEEN: char = ';';

/// A file of rows, all that is known of it before they are read.
pub(super) struct Csv {
    delimiter: u8,
    start: Start,
    /// What each cell of a row is; `None` for what is not read.
    columns: Vec<Option<Column>>,
    /// So many citations can a row have.
    citations: usize,
    /// Fields that no row has, which was told at the header.
    absent: Vec<Field>,
}

impl Csv {
    fn lacks(&self, field: Field) -> bool {
        self.absent.contains(&field)
    }

    fn told(&self) -> Told {
        Told {
            date: self.lacks(Field::Date),
            citation: self.lacks(Field::Source),
            quote: self.lacks(Field::Quote),
        }
    }
}

impl Notation for Csv {
    const NAMES: bool = true;
    const EMPTY: &str = "below the line that names the columns, each row is an event";
    const GOES_ON: bool = true;

    fn start(&self) -> Start {
        self.start
    }

    fn end(&self, bytes: &[u8], is_all: bool) -> Option<usize> {
        end(bytes, self.delimiter, is_all)
    }

    fn glance<'r>(&self, record: &'r [u8]) -> Option<Glance<'r>> {
        let record = std::str::from_utf8(record).ok()?;
        let (mut date, mut is_named) = (None, false);
        let mut columns = self.columns.iter();
        for cell in Cells::of(record, self.delimiter) {
            let column = columns.next().copied().flatten();
            match (column.map(|column| column.field), cell.text) {
                _ if cell.stray_quote => return None,
                (Some(Field::Id | Field::Title), text) => is_named |= starts_visibly(text.as_bytes()),
                (Some(Field::Date), Cow::Borrowed(text)) => date = Some(text.as_bytes()),
                (Some(Field::Date), Cow::Owned(_)) => return None,
                _ => {}
            }
        }
        let date = date.filter(|date| !date.is_empty());
        is_named.then_some(Glance::Event { date })
    }

    fn words<'r>(&self, record: &'r str, words: &mut Words<'r>) -> bool {
        words.told = self.told();
        words.citation.resize_with(self.citations, CitationWords::default);
        let mut columns = self.columns.iter();
        for cell in Cells::of(record, self.delimiter) {
            let column = columns.next();
            if cell.stray_quote || column.is_none() && !cell.text.is_empty() {
                return false;
            }
            if let Some(Some(column)) = column.filter(|_| !cell.text.is_empty()) {
                put(cell.text, *column, words);
            }
        }
        words.citation.retain(|citation| !citation.is_empty());
        columns.next().is_none()
    }

    fn is_blank(&self, record: &str) -> bool {
        Cells::of(record, self.delimiter).all(|cell| cell.text.trim().is_empty())
    }

    fn read<'t>(&self, record: Range<usize>, report: &mut Report<'t>) -> Option<Node<'t>> {
        Some(self.row(record, report))
    }
}

/// Puts the text of a cell where it belongs.
fn put<'r>(text: Cow<'r, str>, column: Column, words: &mut Words<'r>) {
    let list = match column.field {
        Field::Actors => &mut words.actors,
        Field::Themes => &mut words.themes,
        Field::Places => &mut words.places,
        _ => {
            if let Some(place) = place(column, words) {
                *place = Some(text);
            }
            return;
        }
    };
    match text {
        Cow::Borrowed(text) => list.extend(text.split(BETWEEN).map(|name| Text(name.trim().into()))),
        Cow::Owned(text) => {
            list.extend(text.split(BETWEEN).map(|name| Text(name.trim().to_owned().into())));
        }
    }
}

/// Where the text of a column belongs, unless it is a list.
fn place<'w, 'r>(column: Column, words: &'w mut Words<'r>) -> Option<&'w mut Maybe<'r>> {
    let citation = words.citation.get_mut(column.citation);
    match column.field {
        Field::Id => Some(&mut words.id),
        Field::Date => Some(&mut words.date),
        Field::DateBasis => Some(&mut words.date_basis),
        Field::DateNote => Some(&mut words.date_note),
        Field::Title => Some(&mut words.title),
        Field::Summary => Some(&mut words.summary),
        Field::Kind => Some(&mut words.kind),
        Field::Actors | Field::Themes | Field::Places => None,
        Field::Source => citation.map(|citation| &mut citation.source),
        Field::Quote => citation.map(|citation| &mut citation.quote),
        Field::Prefix => citation.map(|citation| &mut citation.prefix),
        Field::Suffix => citation.map(|citation| &mut citation.suffix),
        Field::Role => citation.map(|citation| &mut citation.role),
    }
}
