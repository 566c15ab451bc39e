//! A document read paragraph by paragraph, the cited words told apart by words.

use std::ops::Range;

use crate::model::{Finding, Key, Source};
use crate::text::{Document, paragraphs};

/// Paragraphs that stand before and behind the one with the cited words.
const AROUND: usize = 1;
/// Paragraphs that are read on at once.
const STEP: usize = 3;

/// How far a document has been read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// Whose document it is.
    pub(super) source: Key<Source>,
    /// Which of the event's citations, counted from one.
    pub(super) number: usize,
    /// The first paragraph that has not been read.
    next: usize,
    /// The cited words, in rising order.
    cited: Vec<Range<usize>>,
}

impl Reading {
    /// Reads the paragraphs around the words of a citation, or from the beginning if it is not known where they
    /// stand.
    pub(super) fn begin(
        document: &Document,
        source: Key<Source>,
        number: usize,
        finding: Option<&Finding>,
    ) -> (Self, Vec<String>) {
        let cited = finding.map_or(&[][..], Finding::passages).to_vec();
        let text = document.text();
        let all = paragraphs(text);
        let holding = |place: usize| all.partition_point(|paragraph| paragraph.end <= place);
        let shown = match (cited.first(), cited.last()) {
            (Some(first), Some(last)) => {
                let start = holding(first.start).saturating_sub(AROUND);
                start..holding(last.end.saturating_sub(1)) + 1 + AROUND
            }
            _ => 0..STEP,
        };
        let mut reading = Self { source, number, next: shown.start, cited };
        let lines = reading.paragraphs(document, &all, shown.end);
        (reading, lines)
    }

    /// Reads on.
    pub(super) fn more(&mut self, document: &Document) -> Vec<String> {
        self.paragraphs(document, &paragraphs(document.text()), self.next + STEP)
    }

    fn paragraphs(&mut self, document: &Document, all: &[Range<usize>], end: usize) -> Vec<String> {
        let end = end.min(all.len());
        let shown = all.get(self.next..end).unwrap_or_default();
        self.next = end.max(self.next);
        let mut lines = Vec::new();
        if let Some(first) = shown.first() {
            lines.push(format!("from line {}", document.line(first.start)));
        }
        for paragraph in shown {
            lines.extend(self.marked(document.text(), paragraph).lines().map(str::to_owned));
        }
        lines.push(if end < all.len() {
            "`more` goes on".to_owned()
        } else {
            "end of the document".to_owned()
        });
        lines
    }

    /// A paragraph, with words around those that are cited. A passage that goes on in the next one ends there.
    fn marked(&self, text: &str, paragraph: &Range<usize>) -> String {
        let mut marked = String::new();
        let mut place = paragraph.start;
        let touching = |cited: &&Range<usize>| cited.start < paragraph.end && paragraph.start < cited.end;
        for cited in self.cited.iter().filter(touching) {
            let (start, end) = (cited.start.max(place), cited.end.min(paragraph.end));
            marked += text.get(place..start).unwrap_or_default();
            let opening = if cited.start >= paragraph.start { "cited: " } else { "" };
            let closing = if cited.end <= paragraph.end { " end of citation" } else { "" };
            let words = text.get(start..end).unwrap_or_default();
            marked.extend(["[", opening, words, closing, "]"]);
            place = end;
        }
        marked + text.get(place..paragraph.end).unwrap_or_default()
    }
}
