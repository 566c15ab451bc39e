//! Where a record of CSV ends, and the cells that it has.
//!
//! A cell that begins with a quote goes on to the quote before a delimiter or the end of a line; in it, two quotes
//! are one, and line feeds are text. Where there is no such quote the first one is a mistake: it is taken as it
//! stands, so that it costs no more than its cell. Quotes elsewhere are text.

use std::borrow::Cow;
use std::ops::Range;

/// A quoted cell may have so many bytes. A quote that is not closed would otherwise take in all of the file.
const LONGEST: usize = 1 << 20;

/// How a quoted cell ends.
enum Closing {
    /// With the quote of this place.
    At(usize),
    /// Not among these bytes, perhaps behind them.
    Beyond,
    /// Not at all.
    Never,
}

/// Looks for the quote that closes a cell whose text begins at a place. `is_all` says that nothing follows the bytes.
fn closing(bytes: &[u8], from: usize, delimiter: u8, is_all: bool) -> Closing {
    let limit = bytes.len().min(from + LONGEST);
    let beyond = if is_all || limit == from + LONGEST { Closing::Never } else { Closing::Beyond };
    let mut place = from;
    loop {
        let Some(quote) = bytes.get(place..limit).and_then(|rest| memchr::memchr(b'"', rest)) else {
            return beyond;
        };
        let quote = place + quote;
        return match (bytes.get(quote + 1), bytes.get(quote + 2)) {
            (Some(b'"'), _) => {
                place = quote + 2;
                continue;
            }
            (Some(b'\n'), _) | (Some(b'\r'), Some(b'\n')) => Closing::At(quote),
            (Some(next), _) if *next == delimiter => Closing::At(quote),
            (None, _) | (Some(b'\r'), None) if is_all => Closing::At(quote),
            (None, _) | (Some(b'\r'), None) => Closing::Beyond,
            _ => Closing::Never,
        };
    }
}

/// Where the record ends that some bytes begin with: behind its line feed. `None` if that is not among them, or if
/// it cannot be told without what follows; `is_all` says that nothing does.
pub(super) fn end(bytes: &[u8], delimiter: u8, is_all: bool) -> Option<usize> {
    let mut place = 0;
    loop {
        let found = place + memchr::memchr2(b'\n', b'"', bytes.get(place..)?)?;
        if bytes.get(found) == Some(&b'\n') {
            return Some(found + 1);
        }
        let opens = found.checked_sub(1).is_none_or(|before| bytes.get(before) == Some(&delimiter));
        place = found + 1;
        if opens {
            match closing(bytes, place, delimiter, is_all) {
                Closing::At(quote) => place = quote + 1,
                Closing::Never => {}
                Closing::Beyond => return None,
            }
        }
    }
}

/// One cell of a record.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Cell<'r> {
    /// What it says: in a quoted one, line ends are line feeds.
    pub(super) text: Cow<'r, str>,
    /// Where it stands in the record, with its quotes.
    pub(super) span: Range<usize>,
    /// Whether it begins with a quote that is not closed at its end.
    pub(super) stray_quote: bool,
}

/// The cells of a record, at least one.
pub(super) struct Cells<'r> {
    record: &'r str,
    delimiter: u8,
    /// Where the next one begins.
    next: Option<usize>,
}

impl<'r> Cells<'r> {
    pub(super) fn of(record: &'r str, delimiter: u8) -> Self {
        Self { record: record.strip_suffix('\r').unwrap_or(record), delimiter, next: Some(0) }
    }
}

impl<'r> Iterator for Cells<'r> {
    type Item = Cell<'r>;

    fn next(&mut self) -> Option<Cell<'r>> {
        let start = self.next?;
        let bytes = self.record.as_bytes();
        let is_quoted = bytes.get(start) == Some(&b'"');
        let closing = is_quoted.then(|| closing(bytes, start + 1, self.delimiter, true));
        let (text, end) = if let Some(Closing::At(quote)) = closing {
            (quoted(self.record.get(start + 1..quote)?), quote + 1)
        } else {
            let rest = bytes.get(start..)?;
            let end = memchr::memchr(self.delimiter, rest).map_or(bytes.len(), |length| start + length);
            (self.record.get(start..end)?.into(), end)
        };
        let stray_quote = is_quoted && !matches!(closing, Some(Closing::At(_)));
        self.next = (end < bytes.len()).then_some(end + 1);
        Some(Cell { text, span: start..end, stray_quote })
    }
}

/// What stands between quotes, as it is meant.
fn quoted(inner: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'"', b'\r', inner.as_bytes()).is_none() {
        return inner.into();
    }
    inner.replace("\"\"", "\"").replace("\r\n", "\n").into()
}
