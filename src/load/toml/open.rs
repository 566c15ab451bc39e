//! What a TOML document opens and never closes: it must not swallow everything that comes after it.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::{DEEPEST, range};
use crate::diagnostic::Diagnostic;
use crate::load::codes;
use crate::load::report::Report;

/// So many things that are left open are passed over; then reading goes on with what the parser makes of it.
const MOST: usize = 16;

/// A document as its parser sees it, without what is left open.
pub(super) struct Parsed {
    pub(super) events: Vec<Event>,
    pub(super) mistakes: Vec<ParseError>,
    /// Parts of the text that are not in the events.
    pub(super) passed_over: Vec<Range<usize>>,
}

impl Parsed {
    /// Parses a text. What is left open is told, and passed over up to the next line that begins a field or
    /// a table, as if blanks stood there.
    pub(super) fn new(report: &mut Report<'_>) -> Self {
        let mut text = Cow::Borrowed(report.text());
        let mut parsed = Self::parse(&text);
        while parsed.passed_over.len() < MOST
            && let Some((open, message, hint)) = parsed.left_open(&text)
        {
            report.add(&open, Diagnostic::error(codes::TOML_SYNTAX, message).hint(hint));
            let end = next_beginning(&text, open.start);
            text = blanked(&text, open.start..end).into();
            let mut passed_over = parsed.passed_over;
            passed_over.push(open.start..end);
            parsed = Self { passed_over, ..Self::parse(&text) };
        }
        parsed
    }

    fn parse(text: &str) -> Self {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events = Vec::with_capacity(tokens.len());
        let mut mistakes = Vec::new();
        let mut validated = ValidateWhitespace::new(&mut events, source);
        let mut guarded = RecursionGuard::new(&mut validated, DEEPEST);
        parse_document(&tokens, &mut guarded, &mut mistakes);
        Self { events, mistakes, passed_over: Vec::new() }
    }

    /// The outermost bracket or quotes that nothing closes, with what to say of it.
    fn left_open(&self, text: &str) -> Option<(Range<usize>, &'static str, &'static str)> {
        let mut open = Vec::new();
        let mut last_text = None;
        for event in &self.events {
            match event.kind() {
                EventKind::ArrayOpen => {
                    open.push((event, "this list is not closed", "a closing bracket `]` is missing"));
                }
                EventKind::InlineTableOpen => {
                    open.push((event, "this table is not closed", "a closing brace `}` is missing"));
                }
                // Where nothing closes them, the parser closes them itself, with nothing.
                EventKind::ArrayClose | EventKind::InlineTableClose if !event.span().is_empty() => {
                    open.pop();
                }
                EventKind::Scalar => last_text = Some(range(event.span())),
                _ => {}
            }
        }
        if let Some((event, message, hint)) = open.first() {
            return Some((range(event.span()), message, hint));
        }
        let last = last_text?;
        let raw = text.get(last.clone())?;
        let quotes = ["\"\"\"", "'''"].into_iter().find(|quotes| raw.starts_with(quotes))?;
        let is_closed = raw.len() >= 2 * quotes.len() && raw.ends_with(quotes);
        let open = last.start..last.start + quotes.len();
        (!is_closed).then_some((
            open,
            "this text is not closed",
            "the three quotes that close it are missing",
        ))
    }
}

/// Where the first line after a place begins that looks like a field or the header of a table.
fn next_beginning(text: &str, place: usize) -> usize {
    let rest = text.get(place..).unwrap_or_default();
    let mut start = place;
    for line in rest.split_inclusive('\n') {
        if start > place && begins_something(line) {
            return start;
        }
        start += line.len();
    }
    text.len()
}

fn begins_something(line: &str) -> bool {
    let is_bare = |name: &str| {
        !name.is_empty()
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
    };
    let line = line.split('#').next().unwrap_or_default().trim_end();
    let header = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let header =
        header.map(|name| name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name));
    let field = line.split_once('=').map(|(name, _)| name.trim_end());
    header.is_some_and(is_bare) || field.is_some_and(is_bare)
}

/// A text with blanks for a part of it, so that all places stay what they are.
fn blanked(text: &str, part: Range<usize>) -> String {
    let head = text.get(..part.start).unwrap_or_default();
    let tail = text.get(part.end..).unwrap_or_default();
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(head);
    let lost = text.get(part).unwrap_or_default();
    blanked.extend(lost.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    blanked.push_str(tail);
    blanked
}
