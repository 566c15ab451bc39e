//! TOML 1.1 to the tree, going on after each mistake.
//!
//! The words of TOML come from `toml_parser`, which goes on after a mistake; the tables are put together
//! here, because `toml` itself forgets what it read before a header that does not fit, or after a key
//! without a value.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind};
use toml_parser::{Expected, ParseError, Source, Span};

use super::codes;
use super::report::Report;
use super::tree::{Node, Origin, Table, Value};
use crate::diagnostic::Diagnostic;

mod open;
mod tables;

use open::Parsed;
use tables::{Header, Tables};

/// So deep may lists and tables be nested. A chronology needs five levels.
const DEEPEST: u32 = 16;

/// So many names may a dotted key have.
const LONGEST_PATH: usize = 8;

/// Reads a whole document. What is not sound is reported and left out.
pub(super) fn read<'t>(report: &mut Report<'t>) -> Table<'t> {
    let parsed = Parsed::new(report);
    // All places are those of the text itself, so that values are taken from it.
    let source = Source::new(report.text());
    let mut reader =
        Reader { source, events: parsed.events.into_iter().peekable(), mistakes: parsed.mistakes };
    let root = reader.document(report);
    for mistake in reader.mistakes {
        let span = range(mistake.unexpected().or(mistake.context()).unwrap_or_default());
        if !parsed.passed_over.iter().any(|part| (part.start..=part.end).contains(&span.start)) {
            tell(&mistake, &span, report);
        }
    }
    root
}

/// The parser's words for what goes wrong most, plainer words, and what would mend it.
const WORDS: &[(&str, &str, &str)] = &[
    ("string values must be quoted", "text must stand in quotes", "write \"text\""),
    ("key with no value", "this field has no value", "a field is written name = value"),
    ("unclosed array table", "this header is not closed", "it has two brackets on either side: [[name]]"),
    ("unclosed table", "this header is not closed", "it has a bracket on either side: [name]"),
    ("invalid basic string", "this text is not closed", "text of several lines stands between three quotes"),
    ("missing comma", "a comma is missing here", "values of a list stand between commas"),
    (
        "cannot recurse further",
        "too many lists and tables stand within each other",
        "nothing needs more than five levels",
    ),
];

fn tell(mistake: &ParseError, span: &Range<usize>, report: &mut Report<'_>) {
    let theirs = mistake.description();
    let diagnostic = match WORDS.iter().find(|(start, ..)| theirs.starts_with(start)) {
        Some(("string values must be quoted", ..)) if report.slice(span).is_empty() => {
            Diagnostic::error(codes::TOML_SYNTAX, "a value is missing here")
        }
        Some((_, message, hint)) => Diagnostic::error(codes::TOML_SYNTAX, message).hint(hint),
        None => Diagnostic::error(codes::TOML_SYNTAX, &format!("{theirs}{}", expected(mistake))),
    };
    report.add(span, diagnostic);
}

/// What the parser would have taken instead.
fn expected(mistake: &ParseError) -> String {
    let expected = mistake.expected().unwrap_or_default().iter().map(|expected| match expected {
        Expected::Literal("\n") => "a line break".to_owned(),
        Expected::Literal(literal) => format!("`{literal}`"),
        Expected::Description(words) => (*words).to_owned(),
        _ => "something else".to_owned(),
    });
    let expected: Vec<String> = expected.collect();
    if expected.is_empty() { String::new() } else { format!("; expected here: {}", expected.join(", ")) }
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}

/// Names on the way to a field, outermost first.
type Path<'t> = Vec<(Cow<'t, str>, Range<usize>)>;

struct Reader<'t> {
    source: Source<'t>,
    events: std::iter::Peekable<std::vec::IntoIter<Event>>,
    mistakes: Vec<ParseError>,
}

impl<'t> Reader<'t> {
    fn document(&mut self, report: &mut Report<'t>) -> Table<'t> {
        let mut tables = Tables::default();
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    let header = self.header(&event, report);
                    tables.open(header, report);
                }
                EventKind::SimpleKey => {
                    if let Some((path, node)) = self.field(&event, report) {
                        tables.insert(path, node, report);
                    }
                }
                _ => {}
            }
        }
        tables.finish(report)
    }

    fn header(&mut self, open: &Event, report: &mut Report<'t>) -> Header<'t> {
        let mut span = range(open.span());
        let mut path = Vec::new();
        while let Some(event) = self.events.peek() {
            let event = *event;
            match event.kind() {
                EventKind::SimpleKey => path.push(self.key(&event)),
                EventKind::KeySep | EventKind::Whitespace => {}
                EventKind::StdTableClose | EventKind::ArrayTableClose => {
                    self.events.next();
                    span.end = event.span().end();
                    break;
                }
                _ => break,
            }
            span.end = event.span().end();
            self.events.next();
        }
        if is_too_long(&path, report) {
            path.clear();
        }
        Header { path, span, one_of_several: open.kind() == EventKind::ArrayTableOpen }
    }

    fn key(&mut self, event: &Event) -> (Cow<'t, str>, Range<usize>) {
        let mut key = Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut key, &mut self.mistakes);
        }
        (key, range(event.span()))
    }

    /// Reads a field from its first key on; nothing if it has no value.
    fn field(&mut self, first: &Event, report: &mut Report<'t>) -> Option<(Path<'t>, Node<'t>)> {
        let mut path = vec![self.key(first)];
        loop {
            let event = *self.events.peek()?;
            match event.kind() {
                EventKind::SimpleKey => path.push(self.key(&event)),
                EventKind::KeySep | EventKind::Whitespace => {}
                EventKind::KeyValSep => break,
                _ => return None,
            }
            self.events.next();
        }
        self.events.next();
        while self.events.next_if(|event| event.kind() == EventKind::Whitespace).is_some() {}
        let value = self.events.next_if(|event| {
            matches!(event.kind(), EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen)
        })?;
        let node = self.value(&value, report);
        (!is_too_long(&path, report)).then_some((path, node))
    }

    fn value(&mut self, event: &Event, report: &mut Report<'t>) -> Node<'t> {
        match event.kind() {
            EventKind::ArrayOpen => self.array(event, report),
            EventKind::InlineTableOpen => self.inline_table(event, report),
            _ => self.scalar(event),
        }
    }

    fn array(&mut self, open: &Event, report: &mut Report<'t>) -> Node<'t> {
        let mut span = range(open.span());
        let mut nodes = Vec::new();
        while let Some(event) = self.events.next() {
            span.end = event.span().end();
            match event.kind() {
                EventKind::ArrayClose => break,
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                    let node = self.value(&event, report);
                    span.end = span.end.max(node.span.end);
                    nodes.push(node);
                }
                _ => {}
            }
        }
        Node { span, value: Value::Array(nodes) }
    }

    fn inline_table(&mut self, open: &Event, report: &mut Report<'t>) -> Node<'t> {
        let mut span = range(open.span());
        let mut table = Table::new(Origin::Inline);
        while let Some(event) = self.events.next() {
            span.end = event.span().end();
            match event.kind() {
                EventKind::InlineTableClose => break,
                EventKind::SimpleKey => {
                    if let Some((path, node)) = self.field(&event, report) {
                        span.end = node.span.end;
                        tables::insert(&mut table, path, node, report);
                    }
                }
                _ => {}
            }
        }
        Node { span, value: Value::Table(table) }
    }

    fn scalar(&mut self, event: &Event) -> Node<'t> {
        let mistakes = self.mistakes.len();
        let span = range(event.span());
        if let Some(text) = self.source.get(event).and_then(|raw| plain_text(raw.as_str())) {
            return Node { span, value: Value::Text(text.into()) };
        }
        let mut decoded = Cow::Borrowed("");
        let kind = self
            .source
            .get(event)
            .map(|raw| (raw.as_str(), raw.decode_scalar(&mut decoded, &mut self.mistakes)));
        let value = match kind {
            _ if self.mistakes.len() > mistakes => Value::Unreadable,
            Some((_, ScalarKind::String)) => Value::Text(decoded),
            Some((_, ScalarKind::Boolean(_))) => Value::Boolean,
            Some((raw, ScalarKind::DateTime)) => Value::Date(raw.into()),
            Some((_, ScalarKind::Float)) => decoded.parse().map_or(Value::Unreadable, Value::Number),
            Some((_, ScalarKind::Integer(radix))) => Value::Number(integer(&decoded, radix.value())),
            None => Value::Unreadable,
        };
        Node { span, value }
    }
}

/// What stands between the quotes of a text on one line in which every byte stands for itself.
fn plain_text(raw: &str) -> Option<&str> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let is_other = |byte: u8| matches!(byte, ..b' ' | b'"' | b'\\' | 0x7f);
    // A loop without a way out takes many bytes at a time.
    (!inner.bytes().fold(false, |found, byte| found | is_other(byte))).then_some(inner)
}

/// Tells of a path that leads too deep.
fn is_too_long(path: &Path<'_>, report: &mut Report<'_>) -> bool {
    let beyond = path.get(LONGEST_PATH);
    if let Some((_, span)) = beyond {
        let message = format!("a dotted key has more than {LONGEST_PATH} names");
        report.add(span, Diagnostic::error(codes::TOML_SYNTAX, &message));
    }
    beyond.is_some()
}

/// The number that the digits of an integer stand for. Coordinates are the only numbers of a chronology;
/// what is far too large for one counts as infinite.
fn integer(digits: &str, radix: u32) -> f64 {
    i32::from_str_radix(digits, radix).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests;
