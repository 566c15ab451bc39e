//! Reading a document: its lines at the present width, and the passages that events cite.

use std::ops::Range;

use crate::model::{Chronology, EventKey, Key, Passage, Source};
use crate::query::places;
use crate::text::wrap;

/// A document that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Whose document.
    pub source: Key<Source>,
    /// Cells that its lines were broken for.
    pub columns: usize,
    /// Its lines, as bytes of its text.
    pub lines: Vec<Range<usize>>,
    /// Which of the source's cited passages is in focus, if it has any.
    pub passage: Option<usize>,
    /// Lines above the first one shown.
    pub top: usize,
    /// The words that are looked for in it.
    pub search: Option<Search>,
    /// Uncited paragraphs, if one goes through these instead, and the one in focus.
    pub uncited: Option<(Vec<Range<usize>>, usize)>,
}

/// Words that are looked for in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// As they were typed.
    pub words: String,
    /// Where they stand, as bytes of its text, in rising order.
    pub hits: Vec<Range<usize>>,
    /// Which of these is in focus.
    pub at: usize,
}

impl Search {
    /// Looks for words; the first place from one of the text on is in focus, or else the first of all.
    pub fn new(text: &str, words: &str, from: usize) -> Self {
        let hits = places(text, words);
        let at = hits.partition_point(|hit| hit.start < from);
        Self { words: words.to_owned(), at: if at < hits.len() { at } else { 0 }, hits }
    }
}

impl Reader {
    /// Opens a source's document; `None` if there is none to read.
    pub fn new(chronology: &Chronology, source: Key<Source>, columns: usize) -> Option<Self> {
        let text = chronology[source].document.document()?.text();
        let passage = (!chronology.passages(source).is_empty()).then_some(0);
        Some(Self {
            source,
            columns,
            lines: wrap(text, columns),
            passage,
            top: 0,
            search: None,
            uncited: None,
        })
    }

    /// The same place of the document at another width.
    #[must_use]
    pub fn rewrapped(&self, chronology: &Chronology, columns: usize) -> Self {
        let place = self.lines.get(self.top).map_or(0, |line| line.start);
        let fresh = Self::new(chronology, self.source, columns);
        fresh.map_or_else(
            || self.clone(),
            |reader| Self {
                top: reader.line_of(place),
                passage: self.passage,
                search: self.search.clone(),
                uncited: self.uncited.clone(),
                ..reader
            },
        )
    }

    /// The line on which a place of the text stands.
    pub fn line_of(&self, place: usize) -> usize {
        self.lines.partition_point(|line| line.start <= place).saturating_sub(1)
    }

    /// The passage in focus.
    pub fn current<'a>(&self, chronology: &'a Chronology) -> Option<&'a Passage> {
        chronology.passages(self.source).get(self.passage?)
    }

    /// Goes through paragraphs that no event cites, from one of them on.
    pub fn walk(&mut self, paragraphs: Vec<Range<usize>>, from: usize, height: usize) {
        let from = from.min(paragraphs.len().saturating_sub(1));
        if let Some(paragraph) = paragraphs.get(from) {
            let first = self.line_of(paragraph.start);
            self.scroll(first.saturating_sub((height / 4).min(4)), height);
        }
        self.passage = None;
        self.uncited = Some((paragraphs, from));
    }

    /// The uncited paragraph in focus, if one goes through those.
    pub fn paragraph(&self) -> Option<&Range<usize>> {
        self.uncited.as_ref().and_then(|(paragraphs, place)| paragraphs.get(*place))
    }

    /// Puts the focus on a passage and its beginning on the screen, a few lines from the top.
    pub fn focus(&mut self, chronology: &Chronology, passage: usize, height: usize) {
        let Some(of_source) = chronology.passages(self.source).get(passage) else {
            return;
        };
        self.passage = Some(passage);
        self.show(&of_source.range, height);
    }

    /// Has a part of the text on the screen, a few lines from the top, unless it is there already.
    fn show(&mut self, part: &Range<usize>, height: usize) {
        let first = self.line_of(part.start);
        let last = self.line_of(part.end.saturating_sub(1));
        let margin = (height / 4).min(4);
        let below_the_edge = self.top == 0 || self.top + margin <= first;
        let seen = below_the_edge && last + margin < self.top + height;
        if !seen {
            self.scroll(first.saturating_sub(margin), height);
        }
    }

    /// Goes to one of the places where the words that are looked for stand, and to the passage in which that is.
    pub fn go_to_hit(&mut self, chronology: &Chronology, at: usize, height: usize) {
        let Some(search) = &mut self.search else { return };
        let Some(hit) = search.hits.get(at).cloned() else { return };
        search.at = at;
        if self.uncited.is_none() {
            let mut passages = chronology.passages(self.source).iter();
            self.passage =
                passages.position(|Passage { range, .. }| range.start < hit.end && hit.start < range.end);
        }
        self.show(&hit, height);
    }

    /// Puts the focus on an event's citation.
    pub fn focus_citation(
        &mut self,
        chronology: &Chronology,
        event: EventKey,
        citation: usize,
        height: usize,
    ) {
        let passages = chronology.passages(self.source);
        let its = |passage: &Passage| passage.event == event && passage.citation == citation;
        match passages.iter().position(its) {
            Some(passage) => self.focus(chronology, passage, height),
            None => self.passage = None,
        }
    }

    /// Shows the document from a line on, as far as there are lines.
    pub fn scroll(&mut self, top: usize, height: usize) {
        self.top = top.min(self.lines.len().saturating_sub(height));
    }
}
