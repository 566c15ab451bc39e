//! Every problem that was met while a file was read, put in the file's order.

use std::ops::Range;

use memchr::memchr_iter;

use super::codes;
use super::tree::{Entry, Table};
use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::text::Clean;

/// So many problems are told one by one; beyond them, only their number.
const MOST: usize = 10_000;

/// So many known words are compared with unknown ones in the whole, to suggest what was meant.
const COMPARISONS: usize = 100_000;

/// Bytes of a long line around a mistake that may be needed to show it.
const WINDOW: usize = 400;

/// Collects problems, and knows the text that they are found in.
#[derive(Debug)]
pub(super) struct Report<'t> {
    text: &'t str,
    /// Where each line begins, in bytes.
    line_starts: Vec<usize>,
    found: Vec<(Range<usize>, Diagnostic)>,
    /// How many more there were, and the worst of them.
    beyond: usize,
    worst_beyond: Option<Severity>,
    comparisons: usize,
}

impl<'t> Report<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let line_starts =
            std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|place| place + 1)).collect();
        Self { text, line_starts, found: Vec::new(), beyond: 0, worst_beyond: None, comparisons: 0 }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The text of a span; nothing if it is none.
    pub(super) fn slice(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The line of a place, counted from one.
    pub(super) fn line(&self, place: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= place)
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Notes a problem at a span of bytes.
    pub(super) fn add(&mut self, span: &Range<usize>, diagnostic: Diagnostic) {
        if self.found.len() < MOST {
            self.found.push((span.clone(), diagnostic));
        } else {
            self.beyond += 1;
            self.worst_beyond = self.worst_beyond.max(Some(diagnostic.severity));
        }
    }

    /// Adds a field to a table, or tells that it stands there already.
    pub(super) fn insert(&mut self, table: &mut Table<'t>, entry: Entry<'t>) {
        let (key, span) = (entry.key.clone(), entry.key_span.clone());
        if let Err(first) = table.insert(entry) {
            self.duplicate(&key, &span, first.start);
        }
    }

    /// Tells that a field or table stands there twice.
    pub(super) fn duplicate(&mut self, key: &str, span: &Range<usize>, first: usize) {
        let message = format!("{} stands here a second time", quoted(key));
        let hint = format!("the first one, on line {}, counts", self.line(first));
        self.add(span, Diagnostic::error(codes::DUPLICATE_FIELD, &message).hint(&hint));
    }

    /// Asks what a person probably meant, as long as that does not take long in the whole.
    pub(super) fn suggest<'a>(
        &mut self,
        word: &str,
        candidates: impl ExactSizeIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        self.comparisons += candidates.len();
        (self.comparisons <= COMPARISONS).then(|| nearest(word, candidates)).flatten()
    }

    /// Everything that was found, in the order of the file, each with its place.
    pub(super) fn into_diagnostics(mut self, file: &Clean) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|(span, _)| (span.start, span.end));
        // Columns are counted on from one problem to the next: a file of one long line may have thousands.
        let mut known = (0, 1);
        let mut diagnostics: Vec<_> = found
            .into_iter()
            .map(|(span, diagnostic)| {
                let place = self.place(file, &span, &mut known);
                diagnostic.at(place)
            })
            .collect();
        if let Some(severity) = self.worst_beyond {
            let message = format!("{} more problems are not told one by one", self.beyond);
            diagnostics.push(Diagnostic { severity, ..Diagnostic::error(codes::TOO_MANY, &message) });
        }
        diagnostics
    }

    /// The place of a span; `known` is a byte on a line before it and the column of that byte.
    fn place(&self, file: &Clean, span: &Range<usize>, known: &mut (usize, usize)) -> Place {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let line = self.line(start);
        let line_start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let line_end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        if known.0 < line_start {
            *known = (line_start, 1);
        }
        let column = known.1 + self.slice(&(known.0..start)).chars().count();
        *known = (start, column);
        let from = self.text.floor_char_boundary(line_start.max(start.saturating_sub(WINDOW)));
        let to = self.text.ceil_char_boundary(line_end.min(span.end.max(start).saturating_add(WINDOW)));
        let shown = Place::new(file, self.slice(&(from..to)), &(start - from..span.end.max(start) - from));
        Place { line, column, ..shown }
    }
}

/// A word from the file as a message shows it: between marks, and no longer than a line can hold.
pub(super) fn quoted(word: &str) -> String {
    const LONGEST: usize = 60;
    let word = Clean::line(word);
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", word.get(..end).unwrap_or_default()),
        None => format!("`{word}`"),
    }
}

/// Words as a sentence lists them: `a, b or c`.
pub(super) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<_> = words.into_iter().collect();
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => String::new(),
    }
}
