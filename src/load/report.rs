//! Every problem that was met while a file was read, put in the file's order.

use std::ops::Range;

use memchr::memchr_iter;

use super::codes;
use super::tree::{Entry, Table};
use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::text::Clean;

/// So many problems are told one by one; beyond them, only their number.
pub(super) const MOST: usize = 10_000;

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
    /// The number that each line has in the file, where the text is but some lines of it.
    line_numbers: Option<Vec<usize>>,
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
        Self {
            text,
            line_starts,
            line_numbers: None,
            found: Vec::new(),
            beyond: 0,
            worst_beyond: None,
            comparisons: 0,
        }
    }

    /// A report on some lines of a file, whose numbers in the file these are.
    pub(super) fn of_lines(text: &'t str, numbers: Vec<usize>) -> Self {
        Self { line_numbers: Some(numbers), ..Self::new(text) }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The text of a span; nothing if it is none.
    pub(super) fn slice(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The line of the file that a place is on, counted from one.
    pub(super) fn line(&self, place: usize) -> usize {
        self.number(self.line_here(place))
    }

    /// The line of the text that a place is on, counted from one.
    fn line_here(&self, place: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= place)
    }

    /// The number in the file of a line of the text.
    fn number(&self, line: usize) -> usize {
        let numbers = self.line_numbers.as_ref();
        numbers.and_then(|numbers| numbers.get(line.checked_sub(1)?).copied()).unwrap_or(line)
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether something is wrong so far that is more than a warning.
    pub(super) fn has_error(&self) -> bool {
        self.found.iter().any(|(_, diagnostic)| diagnostic.severity == Severity::Error)
    }

    /// Notes a problem at a span of bytes.
    pub(super) fn add(&mut self, span: &Range<usize>, diagnostic: Diagnostic) {
        if self.found.len() < MOST {
            self.found.push((span.clone(), diagnostic));
        } else {
            self.count(1, diagnostic.severity);
        }
    }

    /// Counts problems that are not told.
    pub(super) fn count(&mut self, problems: usize, severity: Severity) {
        if problems > 0 {
            self.beyond += problems;
            self.worst_beyond = self.worst_beyond.max(Some(severity));
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
    pub(super) fn into_diagnostics(self, file: &Clean) -> Vec<Diagnostic> {
        Self::all_diagnostics([self], file)
    }

    /// Everything that was found in several parts of a file, in its order.
    pub(super) fn all_diagnostics(reports: impl IntoIterator<Item = Self>, file: &Clean) -> Vec<Diagnostic> {
        let (mut beyond, mut worst, mut diagnostics) = (0, None, Vec::new());
        for mut report in reports {
            beyond += report.beyond;
            worst = worst.max(report.worst_beyond);
            let mut found = std::mem::take(&mut report.found);
            found.sort_by_key(|(span, _)| (span.start, span.end));
            // Columns are counted on from one problem to the next: a file of one long line may have thousands.
            let mut known = (0, 1);
            diagnostics.extend(found.into_iter().map(|(span, diagnostic)| {
                let place = report.place(file, &span, &mut known);
                diagnostic.at(place)
            }));
        }
        diagnostics.sort_by_key(|it| it.place.as_ref().map(|place| place.line));
        if diagnostics.len() > MOST {
            let severities = diagnostics.iter().skip(MOST).map(|diagnostic| diagnostic.severity);
            worst = worst.max(severities.max());
            beyond += diagnostics.len() - MOST;
            diagnostics.truncate(MOST);
        }
        if let Some(severity) = worst {
            let message = format!("{beyond} more problems are not told one by one");
            diagnostics.push(Diagnostic { severity, ..Diagnostic::error(codes::TOO_MANY, &message) });
        }
        diagnostics
    }

    /// The place of a span; `known` is a byte on a line before it and the column of that byte.
    fn place(&self, file: &Clean, span: &Range<usize>, known: &mut (usize, usize)) -> Place {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let line = self.line_here(start);
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
        Place { line: self.number(line), column, ..shown }
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
