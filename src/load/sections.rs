//! A file's trees sorted by what they speak of, whatever its format.

use std::ops::Range;

use super::report::{Report, listed, quoted};
use super::shapes::{CHRONOLOGY, RECORDS};
use super::tree::{Node, Table, Value};
use super::{Format, codes, json, toml};
use crate::diagnostic::Diagnostic;

/// The records of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Sections<'t> {
    pub(super) chronology: Option<Node<'t>>,
    pub(super) sources: Vec<Node<'t>>,
    pub(super) actors: Vec<Node<'t>>,
    pub(super) places: Vec<Node<'t>>,
    pub(super) events: Vec<Node<'t>>,
}

/// The tables that a file may have.
const TABLES: [&str; 5] = ["chronology", "source", "actor", "place", "event"];

impl<'t> Sections<'t> {
    /// Reads a text in a format of one tree.
    pub(super) fn read(format: Format, report: &mut Report<'t>) -> Self {
        let mut sections = Self::default();
        match format {
            Format::Toml => {
                let root = toml::read(report);
                sections.take_document(root, report);
            }
            Format::Json => {
                if let Some(node) = json::read(0..report.text().len(), report)
                    && let Some((root, _)) = table(node, report)
                {
                    sections.take_document(root, report);
                }
            }
            // These are read record by record.
            Format::JsonLines | Format::Csv | Format::Tsv => {}
        }
        sections
    }

    /// Takes a record that stands alone: a part of a document, or an event.
    pub(super) fn take_record(&mut self, node: Node<'t>, report: &mut Report<'t>) {
        if let Some((root, span)) = table(node, report) {
            if is_document(&root) {
                self.take_document(root, report);
            } else {
                self.events.push(Node { span, value: Value::Table(root) });
            }
        }
    }

    fn take_document(&mut self, root: Table<'t>, report: &mut Report<'t>) {
        for entry in root.into_entries() {
            let list = match &*entry.key {
                "chronology" => {
                    self.take_chronology(entry.node, report);
                    continue;
                }
                "source" => &mut self.sources,
                "actor" => &mut self.actors,
                "place" => &mut self.places,
                "event" => &mut self.events,
                other => {
                    unknown_table(other, &entry.key_span, report);
                    continue;
                }
            };
            match entry.node.value {
                Value::Array(nodes) => list.extend(nodes),
                Value::Null => {}
                // A table alone is a list of one; anything else is told to be none when it is read.
                _ => list.push(entry.node),
            }
        }
    }

    fn take_chronology(&mut self, node: Node<'t>, report: &mut Report<'t>) {
        let node = match node.value {
            // TOML with two of them, which was told.
            Value::Array(nodes) if nodes.len() > 1 => nodes.into_iter().next(),
            _ => Some(node),
        };
        match (&self.chronology, node) {
            (Some(first), Some(node)) => report.duplicate("chronology", &node.span, first.span.start),
            (None, node) => self.chronology = node,
            (Some(_), None) => {}
        }
    }
}

/// Whether a record is a part of a document and not an event.
pub(super) fn is_document(root: &Table<'_>) -> bool {
    root.entries().iter().any(|entry| TABLES.contains(&&*entry.key))
}

/// The table of a JSON text, which must be one.
fn table<'t>(node: Node<'t>, report: &mut Report<'t>) -> Option<(Table<'t>, Range<usize>)> {
    match node.value {
        Value::Table(table) => Some((table, node.span)),
        Value::Unreadable => None,
        other => {
            let message = format!("a table in braces should be here, but this is {}", other.type_name());
            let hint = "a chronology in JSON is { \"event\": [ ... ] }";
            report.add(&node.span, Diagnostic::error(codes::WRONG_TYPE, &message).hint(hint));
            None
        }
    }
}

fn unknown_table(name: &str, span: &Range<usize>, report: &mut Report<'_>) {
    let message = format!("a chronology has no table {}", quoted(name));
    let hint = if CHRONOLOGY.fields.contains(&name) {
        format!("`{name}` belongs below [chronology]")
    } else if let Some(shape) = RECORDS.iter().find(|shape| shape.fields.contains(&name)) {
        format!("`{name}` is a field of {}", shape.name)
    } else if let Some(near) = report.suggest(name, TABLES.into_iter()) {
        format!("did you mean `{near}`?")
    } else {
        format!("there are {}", listed(TABLES).replace(" or ", " and "))
    };
    report.add(span, Diagnostic::error(codes::UNKNOWN_TABLE, &message).hint(&hint));
}
