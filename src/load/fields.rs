//! Reading the fields of a record: what may stand there, of which type, and what is wrong if it does not.

use std::ops::Range;

use super::codes;
use super::report::{Report, listed, quoted};
use super::shapes::Shape;
use super::tree::{Entry, Node, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::edtf::When;
use crate::text::Clean;

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
                let message = format!("{} must be a table, but this is {}", shape.name, other.type_name());
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
                let message = format!("{} has no field {}", shape.name, quoted(key));
                report.add(key_span, Diagnostic::error(codes::UNKNOWN_FIELD, &message).hint(&hint));
            }
        }
        let span = node.span.start..node.span.end.min(node.span.start + HEADER_SHOWN);
        Some(Self { shape, span, table })
    }

    /// The field of a name, if it is there.
    pub(super) fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        self.table.get(name).map(|entry| &entry.node).filter(|node| !matches!(node.value, Value::Null))
    }

    /// Where a field's name stands; where the record begins, if the field is not there.
    pub(super) fn name_span(&self, name: &str) -> Range<usize> {
        self.table.get(name).map_or_else(|| self.span.clone(), |entry| entry.key_span.clone())
    }

    /// Tells that a field should be there, if it is not.
    pub(super) fn require(&self, name: &str, hint: &str, report: &mut Report<'_>) {
        if self.get(name).is_none() {
            let message = format!("{} lacks `{name}`", self.shape.name);
            report.add(&self.span, Diagnostic::error(codes::MISSING_FIELD, &message).hint(hint));
        }
    }

    /// A field that holds text.
    pub(super) fn text(&self, name: &str, report: &mut Report<'_>) -> Option<Text<'n>> {
        text(self.get(name)?, name, "text", report)
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
            Value::Array(nodes) => {
                nodes.iter().filter_map(|node| text(node, name, "a list of texts", report)).collect()
            }
            Value::Text(raw) => {
                let hint = format!("write [{}]", report.slice(&node.span));
                wrong_type(node, name, "a list", &hint, report);
                vec![Text { raw, span: node.span.clone() }]
            }
            Value::Unreadable => Vec::new(),
            _ => {
                wrong_type(node, name, "a list", "a list stands in brackets: [\"one\", \"two\"]", report);
                Vec::new()
            }
        }
    }

    /// A field that holds a list of lines, none of them empty.
    pub(super) fn lines(&self, name: &str, report: &mut Report<'_>) -> Vec<Clean> {
        self.texts(name, report).iter().filter_map(|text| line(text, name, report)).collect()
    }

    /// A field that holds a number.
    pub(super) fn number(&self, name: &str, report: &mut Report<'_>) -> Option<f64> {
        let node = self.get(name)?;
        match &node.value {
            Value::Number(number) => return Some(*number),
            Value::Unreadable => {}
            _ => wrong_type(node, name, "a number", "numbers stand without quotes: 43.59", report),
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
            let message = format!("{} is not a `{name}` that {} can have", quoted(text.raw), self.shape.name);
            report.add(&text.span, Diagnostic::error(codes::UNKNOWN_WORD, &message).hint(&hint));
        }
        value
    }

    /// A field that holds an EDTF date, in quotes or as TOML has it.
    pub(super) fn date(&self, name: &str, report: &mut Report<'_>) -> Option<When> {
        let node = self.get(name)?;
        let written = match &node.value {
            Value::Date(raw) => return toml_date(raw, node, name, report),
            Value::Number(_) => {
                let hint = format!("put it in quotes: \"{}\"", report.slice(&node.span));
                wrong_type(node, name, "a date in quotes", &hint, report);
                return None;
            }
            _ => text(node, name, "text", report)?,
        };
        line(&written, name, report)?;
        edtf(&written, report)
    }

    /// A field that holds tables.
    pub(super) fn tables(&self, name: &str, report: &mut Report<'_>) -> &'n [Node<'t>] {
        match self.get(name) {
            Some(Node { value: Value::Array(nodes), .. }) => nodes,
            Some(node) if matches!(node.value, Value::Table(_)) => std::slice::from_ref(node),
            Some(node) if !matches!(node.value, Value::Unreadable) => {
                let hint = format!("write [[event.{name}]] in TOML, \"{name}\": [{{ ... }}] in JSON");
                wrong_type(node, name, "a list of tables", &hint, report);
                &[]
            }
            _ => &[],
        }
    }
}

/// A date without quotes. TOML knows days and times only, EDTF much more.
fn toml_date(raw: &str, node: &Node<'_>, name: &str, report: &mut Report<'_>) -> Option<When> {
    // TOML lets a space stand between day and hour.
    let spelled = raw.replacen([' ', 't'], "T", 1);
    let written = Text { raw: &spelled, span: node.span.clone() };
    let when = edtf(&written, report)?;
    if raw.parse::<::toml::value::Datetime>().is_err() {
        let message = format!("without quotes, {} is not a date of TOML", quoted(raw));
        let hint = format!("write {name} = \"{raw}\"");
        report.add(&node.span, Diagnostic::error(codes::TOML_SYNTAX, &message).hint(&hint));
    }
    Some(when)
}

/// The date that a text stands for.
fn edtf(written: &Text<'_>, report: &mut Report<'_>) -> Option<When> {
    let raw = written.raw;
    match When::parse(raw) {
        Ok(when) => Some(when),
        Err(error) => {
            let start = raw.floor_char_boundary(error.offset);
            // Where something is missing at the end, the quote after it is meant.
            let end = raw.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8) + start;
            let hint = error.suggestion.as_deref().map(|better| format!("write {}", quoted(better)));
            let message = format!("{} is not an EDTF date: {}", quoted(raw), error.message);
            let diagnostic = Diagnostic::error(codes::BAD_DATE, &message).maybe_hint(hint.as_deref());
            report.add(&written.part(start..end, report), diagnostic);
            None
        }
    }
}

/// So many bytes of a record are shown as its beginning, where it has no header.
const HEADER_SHOWN: usize = 40;

fn wrong_type(node: &Node<'_>, name: &str, wanted: &str, hint: &str, report: &mut Report<'_>) {
    let message = format!("`{name}` must be {wanted}, but this is {}", node.value.type_name());
    report.add(&node.span, Diagnostic::error(codes::WRONG_TYPE, &message).hint(hint));
}

fn text<'n>(node: &'n Node<'_>, name: &str, wanted: &str, report: &mut Report<'_>) -> Option<Text<'n>> {
    match &node.value {
        Value::Text(raw) => {
            return Some(Text { raw, span: node.span.clone() });
        }
        Value::Unreadable => {}
        Value::Number(_) | Value::Boolean | Value::Date(_) => {
            let hint = format!("put it in quotes: \"{}\"", report.slice(&node.span));
            wrong_type(node, name, wanted, &hint, report);
        }
        Value::Table(_) | Value::Array(_) | Value::Null => {
            wrong_type(node, name, wanted, "text stands in quotes: \"text\"", report);
        }
    }
    None
}

/// Text made into a line; nothing, which is told, if nothing is in it.
pub(super) fn line(text: &Text<'_>, name: &str, report: &mut Report<'_>) -> Option<Clean> {
    let clean = Clean::line(text.raw);
    if clean.is_empty() {
        let message = format!("`{name}` is empty");
        let hint = "write something, or leave it out";
        report.add(&text.span, Diagnostic::error(codes::EMPTY_FIELD, &message).hint(hint));
        return None;
    }
    Some(clean)
}
