//! Reading the fields of a record: what may stand there, of which type, and what is wrong if it does not.

use std::borrow::Cow;
use std::ops::Range;

use super::codes;
use super::report::{Report, listed, quoted};
use super::tree::{Entry, Node, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::edtf::When;
use crate::text::Clean;

/// What a kind of record looks like.
#[derive(Debug)]
pub(super) struct Shape {
    /// With its article, as a sentence has it.
    pub(super) name: &'static str,
    pub(super) fields: &'static [&'static str],
}

pub(super) const CHRONOLOGY: Shape = Shape {
    name: "the chronology",
    fields: &["title", "description", "focus"],
};

pub(super) const SOURCE: Shape = Shape {
    name: "a source",
    fields: &[
        "id",
        "title",
        "publisher",
        "authors",
        "url",
        "language",
        "published",
        "published_basis",
        "published_note",
        "file",
        "sha256",
    ],
};

pub(super) const ACTOR: Shape = Shape {
    name: "an actor",
    fields: &["id", "name", "kind", "aliases", "of"],
};

pub(super) const PLACE: Shape = Shape {
    name: "a place",
    fields: &["id", "name", "lat", "lon"],
};

pub(super) const EVENT: Shape = Shape {
    name: "an event",
    fields: &[
        "id",
        "date",
        "date_basis",
        "date_note",
        "title",
        "summary",
        "kind",
        "actors",
        "themes",
        "places",
        "citation",
    ],
};

pub(super) const CITATION: Shape = Shape {
    name: "a citation",
    fields: &["source", "quote", "prefix", "suffix", "role"],
};

/// The kinds of records that a file lists.
pub(super) const RECORDS: [&Shape; 4] = [&EVENT, &SOURCE, &ACTOR, &PLACE];

/// A text of the file, as it was before it was made safe, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Text<'n> {
    pub(super) raw: &'n str,
    pub(super) span: Range<usize>,
}

impl Text<'_> {
    /// The bytes of the file that a range of the text stands on: the whole, where it is written with escapes.
    pub(super) fn part(&self, range: Range<usize>, report: &Report<'_>) -> Range<usize> {
        match report.slice(&self.span).find(self.raw) {
            Some(within) => self.span.start + within + range.start..self.span.start + within + range.end,
            None => self.span.clone(),
        }
    }
}

/// The fields of one record.
#[derive(Debug)]
pub(super) struct Fields<'n, 't> {
    pub(super) shape: &'static Shape,
    /// Where the record begins.
    pub(super) span: Range<usize>,
    table: &'n Table<'t>,
}

impl<'n, 't> Fields<'n, 't> {
    /// Takes a value for a record. Fields that it does not have are reported.
    pub(super) fn of(node: &'n Node<'t>, shape: &'static Shape, report: &mut Report<'_>) -> Option<Self> {
        let table = match &node.value {
            Value::Table(table) => table,
            Value::Unreadable | Value::Null => return None,
            other => {
                let message = format!("{} is a table; here is {}", shape.name, other.type_name());
                report.add(&node.span, Diagnostic::error(codes::WRONG_TYPE, &message));
                return None;
            }
        };
        for Entry { key, key_span, .. } in table.entries() {
            if !shape.fields.contains(&&**key) {
                let hint = match report.suggest(key, shape.fields.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!(
                        "{} has {}",
                        shape.name,
                        listed(shape.fields.iter().copied()).replace(" or ", " and ")
                    ),
                };
                let message = format!("{} is no field of {}", quoted(key), shape.name);
                report.add(
                    key_span,
                    Diagnostic::error(codes::UNKNOWN_FIELD, &message).hint(&hint),
                );
            }
        }
        let span = node.span.start..node.span.end.min(node.span.start + HEADER_SHOWN);
        Some(Self { shape, span, table })
    }

    /// The field of a name, if it is there.
    pub(super) fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        self.table
            .get(name)
            .map(|entry| &entry.node)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    /// Where a field's name stands; where the record begins, if the field is not there.
    pub(super) fn name_span(&self, name: &str) -> Range<usize> {
        self.table
            .get(name)
            .map_or_else(|| self.span.clone(), |entry| entry.key_span.clone())
    }

    /// Tells that a field should be there, if it is not.
    pub(super) fn require(&self, name: &str, hint: &str, report: &mut Report<'_>) {
        if self.get(name).is_none() {
            let message = format!("{} lacks `{name}`", self.shape.name);
            report.add(
                &self.span,
                Diagnostic::error(codes::MISSING_FIELD, &message).hint(hint),
            );
        }
    }

    /// A field that holds text.
    pub(super) fn text(&self, name: &str, report: &mut Report<'_>) -> Option<Text<'n>> {
        text(self.get(name)?, name, report)
    }

    /// A field that holds text on one line, and some.
    pub(super) fn line(&self, name: &str, report: &mut Report<'_>) -> Option<Clean> {
        line(&self.text(name, report)?, name, report)
    }

    /// A field that holds text of any length; nothing if it is empty.
    pub(super) fn prose(&self, name: &str, report: &mut Report<'_>) -> Option<Clean> {
        let clean = Clean::new(self.text(name, report)?.raw.trim());
        (!clean.is_empty()).then_some(clean)
    }

    /// A field that holds a list of texts.
    pub(super) fn texts(&self, name: &str, report: &mut Report<'_>) -> Vec<Text<'n>> {
        let Some(node) = self.get(name) else {
            return Vec::new();
        };
        match &node.value {
            Value::Array(nodes) => nodes.iter().filter_map(|node| text(node, name, report)).collect(),
            Value::Text(raw) => {
                let hint = format!("write [{}]", report.slice(&node.span));
                wrong_type(node, name, "a list", &hint, report);
                vec![Text {
                    raw,
                    span: node.span.clone(),
                }]
            }
            Value::Unreadable => Vec::new(),
            _ => {
                wrong_type(
                    node,
                    name,
                    "a list",
                    "a list stands in brackets: [\"one\", \"two\"]",
                    report,
                );
                Vec::new()
            }
        }
    }

    /// A field that holds a list of lines, none of them empty.
    pub(super) fn lines(&self, name: &str, report: &mut Report<'_>) -> Vec<Clean> {
        self.texts(name, report)
            .iter()
            .filter_map(|text| line(text, name, report))
            .collect()
    }

    /// A field that holds a number.
    pub(super) fn number(&self, name: &str, report: &mut Report<'_>) -> Option<f64> {
        let node = self.get(name)?;
        match &node.value {
            Value::Number(number) => return Some(*number),
            Value::Unreadable => {}
            _ => wrong_type(
                node,
                name,
                "a number",
                "numbers stand without quotes: 43.59",
                report,
            ),
        }
        None
    }

    /// A field that holds one word of a closed vocabulary.
    pub(super) fn word<T: Copy>(
        &self,
        name: &str,
        all: &'static [T],
        word_of: fn(T) -> &'static str,
        report: &mut Report<'_>,
    ) -> Option<T> {
        let text = self.text(name, report)?;
        let value = all.iter().copied().find(|value| word_of(*value) == text.raw);
        if value.is_none() {
            let words = || all.iter().map(|value| word_of(*value));
            let hint = match report.suggest(text.raw, words()) {
                Some(near) => format!("did you mean `{near}`? The words are {}", listed(words())),
                None => format!("the words are {}", listed(words())),
            };
            let message = format!("{} is no `{name}` of {}", quoted(text.raw), self.shape.name);
            report.add(
                &text.span,
                Diagnostic::error(codes::UNKNOWN_WORD, &message).hint(&hint),
            );
        }
        value
    }

    /// A field that holds an EDTF date, in quotes or as TOML has it.
    pub(super) fn date(&self, name: &str, report: &mut Report<'_>) -> Option<When> {
        let node = self.get(name)?;
        let (raw, span) = match &node.value {
            // TOML lets a space stand between day and hour.
            Value::Date(raw) => (Cow::Owned(raw.replacen([' ', 't'], "T", 1)), &node.span),
            Value::Number(_) => {
                let hint = format!("write {name} = \"{}\"", report.slice(&node.span));
                wrong_type(node, name, "a date in quotes", &hint, report);
                return None;
            }
            _ => (Cow::Borrowed(text(node, name, report)?.raw), &node.span),
        };
        match When::parse(&raw) {
            Ok(when) => Some(when),
            Err(error) => {
                let text = Text {
                    raw: &raw,
                    span: span.clone(),
                };
                let end = raw.ceil_char_boundary(error.offset.saturating_add(1));
                let caret = text.part(
                    error.offset.min(raw.len())..end.max(error.offset.min(raw.len()) + 1),
                    report,
                );
                let hint = error
                    .suggestion
                    .as_deref()
                    .map(|better| format!("write {}", quoted(better)));
                let message = format!("{} is no EDTF date: {}", quoted(&raw), error.message);
                let diagnostic = Diagnostic::error(codes::BAD_DATE, &message).maybe_hint(hint.as_deref());
                report.add(&caret, diagnostic);
                None
            }
        }
    }

    /// A field that holds tables.
    pub(super) fn tables(&self, name: &str, report: &mut Report<'_>) -> &'n [Node<'t>] {
        match self.get(name) {
            Some(Node {
                value: Value::Array(nodes),
                ..
            }) => nodes,
            Some(node) if matches!(node.value, Value::Table(_)) => std::slice::from_ref(node),
            Some(node) if !matches!(node.value, Value::Unreadable) => {
                wrong_type(
                    node,
                    name,
                    "a list of tables",
                    &format!("write [[event.{name}]]"),
                    report,
                );
                &[]
            }
            _ => &[],
        }
    }
}

/// So many bytes of a record are shown as its beginning, where it has no header.
const HEADER_SHOWN: usize = 40;

fn wrong_type(node: &Node<'_>, name: &str, wanted: &str, hint: &str, report: &mut Report<'_>) {
    let message = format!("`{name}` is {wanted}; here is {}", node.value.type_name());
    report.add(
        &node.span,
        Diagnostic::error(codes::WRONG_TYPE, &message).hint(hint),
    );
}

fn text<'n>(node: &'n Node<'_>, name: &str, report: &mut Report<'_>) -> Option<Text<'n>> {
    match &node.value {
        Value::Text(raw) => {
            return Some(Text {
                raw,
                span: node.span.clone(),
            });
        }
        Value::Unreadable => {}
        Value::Number(_) | Value::Boolean | Value::Date(_) => {
            let hint = format!("put it in quotes: \"{}\"", report.slice(&node.span));
            wrong_type(node, name, "text", &hint, report);
        }
        Value::Table(_) | Value::Array(_) | Value::Null => {
            wrong_type(node, name, "text", "text stands in quotes: \"text\"", report);
        }
    }
    None
}

/// Text made into a line; nothing, which is told, if nothing is in it.
pub(super) fn line(text: &Text<'_>, name: &str, report: &mut Report<'_>) -> Option<Clean> {
    let clean = Clean::line(text.raw);
    if clean.is_empty() {
        let message = format!("`{name}` has an empty text");
        let hint = "write something, or leave it out";
        report.add(
            &text.span,
            Diagnostic::error(codes::EMPTY_FIELD, &message).hint(hint),
        );
        return None;
    }
    Some(clean)
}
