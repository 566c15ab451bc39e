//! What the formats of one record after the other differ in; and JSON Lines, the simplest of them.

use std::ops::Range;

use super::super::NO_EVENTS_HINT;
use super::super::json;
use super::super::report::Report;
use super::super::tree::Node;
use super::outline::{Glance, glance};
use super::words::Words;

/// A format of one record after the other.
pub(super) trait Notation: Sync {
    /// Whether what has no record of its own is what events call it, if no such thing has one.
    const NAMES: bool;

    /// What would mend a file without events.
    const EMPTY: &str;

    /// Whether a record may go over several lines.
    const GOES_ON: bool;

    /// Where the first record stands.
    fn start(&self) -> Start;

    /// Where the record ends that some bytes begin with: behind its line feed. `None` if that is not among them,
    /// or if it cannot be told without what follows; `is_all` says that nothing does.
    fn end(&self, bytes: &[u8], is_all: bool) -> Option<usize>;

    /// Where the last record ends that ends in some bytes, which begin with one.
    fn last_end(&self, bytes: &[u8]) -> Option<usize> {
        let mut last = 0;
        while let Some(length) = bytes.get(last..).and_then(|rest| self.end(rest, false)) {
            last += length;
        }
        (last > 0).then_some(last)
    }

    /// What a record tells at a glance, if anything is sure of it.
    fn glance<'r>(&self, record: &'r [u8]) -> Option<Glance<'r>>;

    /// Takes the words of an event into what has none. Whether a record is one and nothing is wrong with its form.
    fn words<'r>(&self, record: &'r str, words: &mut Words<'r>) -> bool;

    /// Whether a record has nothing in it.
    fn is_blank(&self, record: &str) -> bool;

    /// The tree of a record, which is a part of the report's text. What is wrong with its form is told.
    fn read<'t>(&self, record: Range<usize>, report: &mut Report<'t>) -> Option<Node<'t>>;
}

/// Where in a file the first record stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Start {
    /// In bytes.
    pub(super) offset: u64,
    /// Counted from one.
    pub(super) line: usize,
}

/// The records of some bytes, without their line feeds, and where they stand.
pub(super) fn records<'b>(
    notation: &impl Notation,
    bytes: &'b [u8],
) -> impl Iterator<Item = (Range<usize>, &'b [u8])> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let span = start..start + notation.end(rest, true).unwrap_or(rest.len());
        start = span.end;
        let record = bytes.get(span.clone())?;
        Some((span, record.strip_suffix(b"\n").unwrap_or(record)))
    })
}

/// How many line feeds are in some bytes.
pub(super) fn line_feeds(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// One JSON object a line.
pub(super) struct JsonLines;

impl Notation for JsonLines {
    const NAMES: bool = false;
    const EMPTY: &str = NO_EVENTS_HINT;
    const GOES_ON: bool = false;

    fn start(&self) -> Start {
        Start { offset: 0, line: 1 }
    }

    fn end(&self, bytes: &[u8], _is_all: bool) -> Option<usize> {
        memchr::memchr(b'\n', bytes).map(|place| place + 1)
    }

    fn last_end(&self, bytes: &[u8]) -> Option<usize> {
        memchr::memrchr(b'\n', bytes).map(|place| place + 1)
    }

    fn glance<'r>(&self, record: &'r [u8]) -> Option<Glance<'r>> {
        glance(record)
    }

    fn words<'r>(&self, record: &'r str, words: &mut Words<'r>) -> bool {
        words.read(record).is_ok()
    }

    fn is_blank(&self, record: &str) -> bool {
        record.trim().is_empty()
    }

    fn read<'t>(&self, record: Range<usize>, report: &mut Report<'t>) -> Option<Node<'t>> {
        json::read(record, report)
    }
}
