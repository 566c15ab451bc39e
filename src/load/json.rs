//! Strict JSON (RFC 8259) to the tree, going on after each mistake.
//!
//! A mistake costs the smallest value around it: reading goes on at the next comma or closing bracket. The
//! general parsers of JSON stop at the first mistake, keep no places, or let a repeated field pass.

use std::borrow::Cow;
use std::ops::Range;

use super::codes;
use super::report::{Report, quoted};
use super::tree::{Entry, Node, Origin, Table, Value};
use crate::diagnostic::Diagnostic;

mod string;

/// So deep may lists and tables be nested. A chronology needs five levels.
const DEEPEST: usize = 16;

/// Reads the one value that stands in a part of the text. What is not sound is reported and left out.
pub(super) fn read<'t>(part: Range<usize>, report: &mut Report<'t>) -> Option<Node<'t>> {
    let mut reader =
        Reader { bytes: report.text().as_bytes(), place: part.start, end: part.end, depth: 0, report };
    reader.skip_space();
    if reader.peek().is_none() {
        reader.mistake(part.end..part.end, "a table in braces should be here, but there is nothing", None);
        return None;
    }
    let node = reader.value();
    reader.skip_space();
    if reader.peek().is_some() {
        let rest = reader.place..reader.place + 1;
        reader.mistake(
            rest,
            "the value has ended, and here is more",
            Some("a file of JSON is one table in braces"),
        );
    }
    Some(node)
}

/// Where the first value of a text ends, if it begins with a bracket. Only brackets and strings are looked at.
pub(super) fn end_of_first_value(text: &str) -> Option<usize> {
    let mut report = Report::new(text);
    let mut reader =
        Reader { bytes: text.as_bytes(), place: 0, end: text.len(), depth: 0, report: &mut report };
    reader.skip_space();
    matches!(reader.peek(), Some(b'{' | b'[')).then(|| {
        reader.skip_value();
        reader.place
    })
}

struct Reader<'r, 't> {
    bytes: &'t [u8],
    place: usize,
    end: usize,
    depth: usize,
    report: &'r mut Report<'t>,
}

impl<'t> Reader<'_, 't> {
    fn peek(&self) -> Option<u8> {
        if self.place < self.end { self.bytes.get(self.place).copied() } else { None }
    }

    fn skip_space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.place += 1,
                Some(b'/' | b'#') => self.skip_comment(),
                _ => return,
            }
        }
    }

    fn skip_comment(&mut self) {
        let start = self.place;
        let rest = self.report.slice(&(start..self.end));
        let length = match rest.strip_prefix("/*") {
            Some(inner) => inner.find("*/").map(|end| end + 4),
            None => rest.find('\n'),
        };
        self.place = length.map_or(self.end, |length| start + length);
        self.mistake(
            start..self.place,
            "JSON has no comments",
            Some("leave it out, or write the chronology in TOML"),
        );
    }

    /// Goes past a byte if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.place += usize::from(next);
        next
    }

    fn mistake(&mut self, span: Range<usize>, message: &str, hint: Option<&str>) {
        let diagnostic = Diagnostic::error(codes::JSON_SYNTAX, message).maybe_hint(hint);
        self.report.add(&span, diagnostic);
    }

    /// Reads a value; the caller has seen that something is there.
    fn value(&mut self) -> Node<'t> {
        let start = self.place;
        let value = match self.peek() {
            Some(b'{' | b'[') if self.depth == DEEPEST => {
                let message = format!("more than {DEEPEST} lists and tables stand within each other here");
                self.mistake(start..start + 1, &message, None);
                self.skip_value();
                Value::Unreadable
            }
            Some(b'{') => self.nested(Self::table),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => Value::Text(self.string()),
            _ => self.bare(),
        };
        Node { span: start..self.place, value }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Value<'t>) -> Value<'t> {
        self.place += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn table(&mut self) -> Value<'t> {
        let mut table = Table::new(Origin::Inline);
        self.elements(b'}', |reader| {
            let key_start = reader.place;
            let key = if reader.peek() == Some(b'"') {
                reader.string()
            } else {
                let span = reader.word();
                let hint = "names stand in double quotes: \"title\"";
                reader.mistake(span.clone(), "the name of a field should be here", Some(hint));
                reader.report.slice(&span).into()
            };
            if key_start == reader.place {
                reader.skip_to_separator();
                return;
            }
            let key_span = key_start..reader.place;
            reader.skip_space();
            if !reader.take(b':') {
                let span = reader.place..reader.place;
                let message = format!("after the field name {} a colon is missing", quoted(&key));
                reader.mistake(span, &message, None);
                reader.skip_to_separator();
                return;
            }
            reader.skip_space();
            let node = reader.value();
            reader.report.insert(&mut table, Entry { key, key_span, node });
        });
        Value::Table(table)
    }

    fn array(&mut self) -> Value<'t> {
        let mut nodes = Vec::new();
        self.elements(b']', |reader| {
            let node = reader.value();
            nodes.push(node);
        });
        Value::Array(nodes)
    }

    /// Reads what stands between commas up to a closing bracket.
    fn elements(&mut self, close: u8, mut element: impl FnMut(&mut Self)) {
        let open = self.place - 1;
        self.skip_space();
        if self.take(close) {
            return;
        }
        loop {
            self.skip_space();
            if self.peek() == Some(close) {
                self.mistake(self.place..self.place + 1, "a comma too many stands before this", None);
            } else if !matches!(self.peek(), None | Some(b'}' | b']')) {
                element(self);
                self.skip_space();
            }
            match self.peek() {
                Some(b',') => self.place += 1,
                Some(byte) if byte == close => {
                    self.place += 1;
                    return;
                }
                // Another kind of closing bracket: probably of what this stands in.
                Some(b'}' | b']') | None => {
                    let message = format!("this is not closed with `{}`", char::from(close));
                    self.mistake(open..open + 1, &message, None);
                    return;
                }
                Some(_) => {
                    self.mistake(self.place..self.place, "a comma is missing here", None);
                    if !matches!(self.peek(), Some(b'"' | b'{' | b'[')) {
                        self.skip_to_separator();
                    }
                }
            }
        }
    }

    /// Reads a number or one of the three words of JSON.
    fn bare(&mut self) -> Value<'t> {
        let span = self.word();
        let word = self.report.slice(&span);
        match word {
            "true" | "false" => return Value::Boolean,
            "null" => return Value::Null,
            _ if is_number(word) => {
                if let Ok(number) = word.parse() {
                    return Value::Number(number);
                }
            }
            _ => {}
        }
        let hint = "text stands in double quotes; numbers are as 43.59; the words are true, false and null";
        let message = match word {
            "" => "a value is missing here".to_owned(),
            _ => format!("{} is not a value", quoted(word)),
        };
        self.mistake(span, &message, Some(hint));
        self.skip_to_separator();
        Value::Unreadable
    }

    /// Goes past what is not space and has no meaning between values.
    fn word(&mut self) -> Range<usize> {
        let start = self.place;
        while self.peek().is_some_and(|byte| !b" \t\n\r,:{}[]\"".contains(&byte)) {
            self.place += 1;
        }
        start..self.place
    }

    /// Goes to the next comma or closing bracket that does not belong to something between.
    fn skip_to_separator(&mut self) {
        while !matches!(self.peek(), None | Some(b',' | b'}' | b']')) {
            self.skip_value();
        }
    }

    /// Goes past a value, or past one byte of something else, without recursion.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                None => return,
                Some(b'{' | b'[') => depth += 1,
                Some(b'}' | b']') => depth = depth.saturating_sub(1),
                Some(b'"') => self.skip_string(),
                Some(_) => {}
            }
            self.place += 1;
            if depth == 0 {
                return;
            }
        }
    }
}

/// Whether a word is a number by the grammar of JSON.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// A key or text: borrowed from the file where nothing in it is escaped.
type Text<'t> = Cow<'t, str>;

#[cfg(test)]
mod tests;
