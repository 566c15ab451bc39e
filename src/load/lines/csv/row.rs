//! A row as a tree, for the reader that tells what is wrong with it.

use std::borrow::Cow;
use std::ops::Range;

use super::super::super::codes;
use super::super::super::report::Report;
use super::super::super::tree::{Entry, Node, Origin, Table, Value};
use super::cells::{Cell, Cells};
use super::columns::{Column, Field};
use super::{BETWEEN, Csv};
use crate::diagnostic::Diagnostic;

impl Csv {
    /// Reads a row, which is a part of the report's text.
    pub(super) fn row<'t>(&self, record: Range<usize>, report: &mut Report<'t>) -> Node<'t> {
        let mut event = Table::new(Origin::Inline);
        let mut citations: Vec<_> = (0..self.citations).map(|_| Table::new(Origin::Inline)).collect();
        let mut cells = 0;
        let mut surplus: Option<Range<usize>> = None;
        for cell in Cells::of(report.slice(&record), self.delimiter) {
            let cell = moved(cell, record.start);
            if cell.stray_quote {
                tell_stray_quote(&cell.span, report);
            }
            match self.columns.get(cells) {
                Some(Some(column)) if !cell.text.is_empty() => {
                    let table = if column.field.is_of_citation() {
                        citations.get_mut(column.citation)
                    } else {
                        Some(&mut event)
                    };
                    if let Some(table) = table {
                        insert(table, column.field.name(), value(*column, cell));
                    }
                }
                None if !cell.text.is_empty() => {
                    surplus = Some(surplus.map_or(cell.span.start, |span| span.start)..cell.span.end);
                }
                // Spreadsheets may end each row with cells in which nothing is.
                Some(_) | None => {}
            }
            cells += 1;
        }
        if cells < self.columns.len() || surplus.is_some() {
            self.tell_ragged(cells, &surplus.unwrap_or(record.end..record.end), report);
        }
        for field in [Field::Id, Field::Date, Field::Title] {
            self.insert_absent(field, field.name(), &mut event, &record);
        }
        self.insert_absent(Field::Source, "citation", &mut event, &record);
        citations.retain(|citation| !citation.entries().is_empty());
        if !citations.is_empty() {
            let nodes = citations.into_iter().map(|mut citation| {
                self.insert_absent(Field::Quote, Field::Quote.name(), &mut citation, &record);
                let start = citation.entries().iter().map(|entry| entry.key_span.start).min();
                let start = start.unwrap_or(record.start);
                Node { span: start..record.end, value: Value::Table(citation) }
            });
            let list = Value::Array(nodes.collect());
            insert(&mut event, "citation", Node { span: record.clone(), value: list });
        }
        Node { span: record, value: Value::Table(event) }
    }

    /// Gives a table a field that no row has, so that it is not told again.
    fn insert_absent(&self, field: Field, name: &'static str, table: &mut Table<'_>, record: &Range<usize>) {
        if self.lacks(field) {
            let span = record.start..record.start;
            insert(table, name, Node { span, value: Value::Unreadable });
        }
    }

    fn tell_ragged(&self, cells: usize, span: &Range<usize>, report: &mut Report<'_>) {
        let named = self.columns.len();
        let message = format!("this row has {cells} cells, and the header names {named} columns");
        let hint =
            "a cell with a delimiter in it stands in quotes; where nothing is to be said, a cell is empty";
        report.add(span, Diagnostic::error(codes::RAGGED_ROW, &message).hint(hint));
    }
}

/// A cell by its place in the text that its record begins in at a byte.
fn moved(cell: Cell<'_>, by: usize) -> Cell<'_> {
    Cell { span: cell.span.start + by..cell.span.end + by, ..cell }
}

/// Adds a field, which the table has not yet.
fn insert<'t>(table: &mut Table<'t>, name: &'static str, node: Node<'t>) {
    // The header has each column once.
    let _ = table.insert(Entry { key: name.into(), key_span: node.span.clone(), node });
}

fn value(column: Column, cell: Cell<'_>) -> Node<'_> {
    let Cell { text, span, .. } = cell;
    let value = if column.field.is_list() { Value::Array(items(text, &span)) } else { Value::Text(text) };
    Node { span, value }
}

/// The values of a cell, each with its place; of a cell in which quotes are doubled, the place of the whole.
fn items<'t>(text: Cow<'t, str>, span: &Range<usize>) -> Vec<Node<'t>> {
    let node = |text: Cow<'t, str>, span| Node { span, value: Value::Text(text) };
    let text = match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => {
            let items = text.split(BETWEEN).map(|item| node(item.trim().to_owned().into(), span.clone()));
            return items.collect();
        }
    };
    // Quotes stand at both ends, or at none.
    let mut start = span.start + (span.len() - text.len()) / 2;
    let item = |part: &'t str| {
        let item = part.trim();
        let from = start + (part.len() - part.trim_start().len());
        start += part.len() + BETWEEN.len_utf8();
        node(item.into(), from..from + item.len())
    };
    text.split(BETWEEN).map(item).collect()
}

fn tell_stray_quote(span: &Range<usize>, report: &mut Report<'_>) {
    let message = "this cell begins with a quote, and does not end with one";
    let hint = "put the whole cell in quotes, and write each quote within it twice: \"the \"\"reset\"\"\"";
    let quote = span.start..span.start + 1;
    report.add(&quote, Diagnostic::error(codes::CSV_SYNTAX, message).hint(hint));
}
