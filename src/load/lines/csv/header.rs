//! The first record of a file, which names the columns.

use std::io::{self, Read};

use super::super::super::codes;
use super::super::super::fields::Fields;
use super::super::super::report::{Report, quoted};
use super::super::super::shapes::{EVENT, Shape};
use super::super::super::tree::{Entry, Node, Origin, Table, Value};
use super::super::blocks::Blocks;
use super::super::gathered::{Lines, without_mark};
use super::super::notation::{Notation, Start, line_feeds, records};
use super::super::odd::not_utf8;
use super::Csv;
use super::cells::{Cell, Cells};
use super::columns::{Column, Field, WORKED_OUT};
use crate::diagnostic::{Diagnostic, Severity};

/// What a row can say, as the header names it.
const ROW: Shape = Shape { name: EVENT.name, fields: Field::NAMES };

/// The first record of a file.
pub(in super::super) struct Header {
    /// The record; none if the file is empty.
    pub(in super::super) lines: Lines,
    /// Where the rows begin, and the first byte of the header that is not UTF-8, counted from one.
    pub(in super::super) place: (Start, Option<usize>),
}

/// Finds the first record with something in it.
pub(in super::super) fn find(file: impl Read, delimiter: u8) -> io::Result<Header> {
    let mut start = Start { offset: 0, line: 1 };
    let mut lines = Lines::default();
    let notation = Csv::without_columns(delimiter, start);
    let mut blocks = Blocks::new(file, 0, &notation);
    let mut buffer = Vec::new();
    while let Some(block) = blocks.next(&mut buffer)? {
        for (span, record) in records(&notation, &buffer) {
            let Start { offset, line } = start;
            start = Start { offset: block.offset + span.end as u64, line: line + 1 + line_feeds(record) };
            let record = without_mark(record, offset);
            let undecodable = std::str::from_utf8(record).err().map(|error| error.valid_up_to() + 1);
            let text = String::from_utf8_lossy(record);
            if !notation.is_blank(&text) {
                lines.add(line, text.into_owned());
                return Ok(Header { lines, place: (start, undecodable) });
            }
        }
    }
    Ok(Header { lines, place: (start, None) })
}

impl Csv {
    fn without_columns(delimiter: u8, start: Start) -> Self {
        Self { delimiter, start, columns: Vec::new(), citations: 0, absent: Vec::new() }
    }

    /// What the rows of a file are. What is wrong with the header is told in the report, which is on it. If nothing
    /// can be made of it, nothing is read: the rows begin at the `end` of the file.
    pub(in super::super) fn new(
        delimiter: u8,
        (start, undecodable): (Start, Option<usize>),
        end: u64,
        report: &mut Report<'_>,
    ) -> Self {
        let mut csv = Self::without_columns(delimiter, start);
        let text = report.text();
        let cells: Vec<_> = Cells::of(text.strip_suffix('\n').unwrap_or(text), delimiter).collect();
        let names = |field: Field| cells.iter().any(|cell| cell.text == field.name());
        if let Some(byte) = undecodable {
            report.add(&(0..0), not_utf8(byte));
        } else if names(Field::Id) || names(Field::Title) {
            csv.name_columns(&cells, report);
            csv.tell_absent(report);
            return csv;
        } else {
            tell_no_header(text, delimiter, report);
        }
        csv.start.offset = end;
        csv
    }

    fn name_columns(&mut self, cells: &[Cell<'_>], report: &mut Report<'_>) {
        let mut named = Table::new(Origin::Inline);
        self.citations = cells.iter().filter(|cell| cell.text == Field::Source.name()).count();
        let last = cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        for (number, cell) in cells.iter().take(last).enumerate() {
            let before = cells.iter().take(number).filter(|before| before.text == cell.text).count();
            let field = Field::from_name(&cell.text);
            let is_citation = field.is_some_and(Field::is_of_citation);
            let column = field.map(|field| Column { field, citation: if is_citation { before } else { 0 } });
            if is_citation && before >= self.citations {
                tell_without_source(cell, report);
            } else if !is_citation && !WORKED_OUT.contains(&&*cell.text) {
                let node = Node { span: cell.span.clone(), value: Value::Null };
                let entry = Entry { key: cell.text.to_string().into(), key_span: cell.span.clone(), node };
                report.insert(&mut named, entry);
            }
            let is_read = if is_citation { before < self.citations } else { before == 0 };
            self.columns.push(column.filter(|_| is_read));
        }
        let named = Node { span: 0..0, value: Value::Table(named) };
        Fields::of(&named, &ROW, report);
    }

    /// Tells once what no row has.
    fn tell_absent(&mut self, report: &mut Report<'_>) {
        let text = report.text();
        let end = text.trim_end().len();
        let has = |field: Field| self.columns.iter().flatten().any(|column| column.field == field);
        let absent: Vec<_> = ABSENT.iter().filter(|(field, ..)| !has(*field)).collect();
        let cites = has(Field::Source);
        for (field, severity, code, message, hint) in absent {
            self.absent.push(*field);
            if *field != Field::Quote || cites {
                let diagnostic = Diagnostic { severity: *severity, ..Diagnostic::error(code, message) };
                report.add(&(end..end), diagnostic.hint(hint));
            }
        }
    }
}

/// What is said if no column has a field.
const ABSENT: [(Field, Severity, &str, &str, &str); 5] = [
    (
        Field::Id,
        Severity::Error,
        codes::MISSING_FIELD,
        "there is no column `id`, so that events are called after their lines",
        "name a column id; by what stands there, others can speak of an event",
    ),
    (
        Field::Title,
        Severity::Error,
        codes::MISSING_FIELD,
        "there is no column `title`, so that events are shown by their ids",
        "name a column title",
    ),
    (
        Field::Date,
        Severity::Warning,
        codes::UNDATED,
        "there is no column `date`, so that no event stands in time",
        "name a column date; dates are in EDTF, however vague: 19XX, 2014?, /2014",
    ),
    (
        Field::Source,
        Severity::Warning,
        codes::UNCITED,
        "there is no column `source`, so that no event cites anything",
        "name columns source and quote, once for each citation that a row may have",
    ),
    (
        Field::Quote,
        Severity::Warning,
        codes::NO_QUOTE,
        "there is no column `quote`, so that nothing can be checked",
        "name a column quote, for what the source says word for word",
    ),
];

fn tell_without_source(cell: &Cell<'_>, report: &mut Report<'_>) {
    let message = format!("this column {} belongs to no `source`", quoted(&cell.text));
    let hint = "each citation has columns of its own: source,quote,source,quote";
    report.add(&cell.span, Diagnostic::error(codes::MISSING_FIELD, &message).hint(hint));
}

fn tell_no_header(text: &str, delimiter: u8, report: &mut Report<'_>) {
    let message = "the first line names neither a column `id` nor a column `title`";
    let is_header = |other: &u8| {
        let mut cells = Cells::of(text.trim_end(), *other);
        *other != delimiter && cells.any(|cell| matches!(&*cell.text, "id" | "title"))
    };
    let hint = match [b',', b'\t', b';'].iter().find(|other| is_header(other)) {
        Some(_) => "between the cells of .csv stand commas, between those of .tsv tabs",
        None => {
            "begin with the names of the columns: id,date,title,summary,actors,themes,places,source,quote"
        }
    };
    report.add(&(0..text.trim_end().len()), Diagnostic::error(codes::NO_HEADER, message).hint(hint));
}
