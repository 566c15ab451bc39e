//! The folded text of all events, searched in one pass or in some of the events only.

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::bits::Bits;
use super::spread::{SHARE, Stop, shares, spread, spread_unless};
use super::texts::Texts;
use super::vocabulary::{Closed, Collected, Vocabulary};
use super::words::{flat_onto, words};
use crate::model::{Chronology, Event};

/// The titles, summaries and quotations of events, in shares that threads work on side by side.
#[derive(Debug, Default)]
pub(super) struct EventTexts {
    shares: Vec<Share>,
    events: usize,
}

/// The text of a run of [`SHARE`] events, of the last ones perhaps fewer.
#[derive(Debug, Default)]
pub(super) struct Share {
    /// Title, summary and quotations of each, with line feeds between, which no pattern holds.
    texts: Texts,
    parts: Vec<TextParts>,
}

/// How far the parts of an event's text reach, in bytes from its start. Past 4 GiB it is not told where
/// something stands, only that it does.
#[derive(Clone, Copy, Debug)]
struct TextParts {
    title: u32,
    summary: u32,
}

/// An event's text.
pub(super) struct EventText<'a> {
    pub(super) all: &'a str,
    parts: TextParts,
}

/// A part of an event's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Title,
    Summary,
    Quotation,
}

/// The events that have a pattern in their text, by the first part that has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scanned {
    pub(super) title: RoaringBitmap,
    pub(super) summary: RoaringBitmap,
    pub(super) quotation: RoaringBitmap,
}

impl EventTexts {
    /// The text of all events, in shares as [`super::spread::shares`] makes them.
    pub(super) fn new(shares: Vec<Share>, events: usize) -> Self {
        Self { shares, events }
    }

    /// The text of all events of a chronology that has few.
    pub(super) fn of(chronology: &Chronology) -> Self {
        let events = chronology.events().len();
        let share = |run: std::ops::Range<usize>| {
            let mut share = Share::default();
            chronology.events().range(run).for_each(|event| share.add(&event));
            share.shrink();
            share
        };
        Self::new(shares(events).into_iter().map(share).collect(), events)
    }

    /// Collects the words of all titles.
    pub(super) fn title_words(&self) -> Vocabulary {
        let numbers: Vec<usize> = (0..self.shares.len()).collect();
        let collected =
            spread(&numbers, self.events, |number| self.shares[*number].title_words(number * SHARE));
        Vocabulary::new(collected, self.events)
    }

    /// The text of an event.
    pub(super) fn get(&self, event: usize) -> Option<EventText<'_>> {
        self.shares.get(event / SHARE)?.get(event % SHARE)
    }

    /// Looks for a pattern in the text of all events; gives nothing if it is to stop before the end.
    pub(super) fn scan(&self, pattern: &Finder<'_>, stop: Stop<'_>) -> Option<Scanned> {
        let found = spread_unless(&self.shares, self.events, stop, |share| {
            let mut marked = Marked::new(share.parts.len());
            share.texts.each_with(pattern, |event, place| marked.mark(event, share.parts[event].at(place)));
            marked
        });
        found.map(Scanned::new)
    }

    /// The same in the text of some events.
    pub(super) fn scan_among(
        &self,
        pattern: &Finder<'_>,
        events: &RoaringBitmap,
        stop: Stop<'_>,
    ) -> Option<Scanned> {
        let numbers: Vec<usize> = (0..self.shares.len()).collect();
        let count = usize::try_from(events.len()).unwrap_or(usize::MAX);
        let found = spread_unless(&numbers, count, stop, |number| {
            let share = &self.shares[*number];
            let mut marked = Marked::new(share.parts.len());
            let start = number * SHARE;
            for event in numbered(events, start, share.parts.len()) {
                let text = share.get(event);
                if let Some(part) = text.and_then(|text| text.part_with(pattern)) {
                    marked.mark(event, part);
                }
            }
            marked
        });
        found.map(Scanned::new)
    }
}

/// Those events that are in a run of them, counted from its start.
fn numbered(events: &RoaringBitmap, start: usize, count: usize) -> impl Iterator<Item = usize> {
    let bound = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    events.range(bound(start)..bound(start + count)).map(move |event| event as usize - start)
}

impl Share {
    /// Folds the text of the next event.
    pub(super) fn add(&mut self, event: &Event<'_>) {
        let parts = &mut self.parts;
        self.texts.add(|all| {
            let start = all.len();
            let reaches = |all: &str| u32::try_from(all.len() - start).unwrap_or(u32::MAX);
            flat_onto(event.title, all);
            let title = reaches(all);
            all.push('\n');
            flat_onto(event.summary, all);
            let summary = reaches(all);
            for citation in event.citations.iter() {
                all.push('\n');
                flat_onto(citation.quote, all);
            }
            parts.push(TextParts { title, summary });
        });
    }

    /// Gives back the room that was not needed.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink();
        self.parts.shrink_to_fit();
    }

    fn title_words(&self, start: usize) -> Closed<'_> {
        let mut collected = Collected::default();
        for (place, event) in (0..self.parts.len()).zip(0..=u16::MAX) {
            for word in self.get(place).iter().flat_map(|text| words(text.title())) {
                collected.note(word, event);
            }
        }
        collected.closed(u32::try_from(start).unwrap_or(u32::MAX))
    }

    fn get(&self, event: usize) -> Option<EventText<'_>> {
        Some(EventText { all: self.texts.get(event)?, parts: *self.parts.get(event)? })
    }
}

impl TextParts {
    fn at(self, place: usize) -> Part {
        if place < self.title as usize {
            Part::Title
        } else if place < self.summary as usize {
            Part::Summary
        } else {
            Part::Quotation
        }
    }
}

impl<'a> EventText<'a> {
    pub(super) fn title(&self) -> &'a str {
        self.all.get(..self.parts.title as usize).unwrap_or_default()
    }

    /// The first part that has a pattern.
    pub(super) fn part_with(&self, pattern: &Finder<'_>) -> Option<Part> {
        pattern.find(self.all.as_bytes()).map(|place| self.parts.at(place))
    }
}

/// What was found in one share.
struct Marked([Bits; 3]);

impl Marked {
    fn new(events: usize) -> Self {
        Self([Bits::new(events), Bits::new(events), Bits::new(events)])
    }

    fn mark(&mut self, event: usize, part: Part) {
        self.0[part as usize].set(event);
    }
}

impl Scanned {
    fn new(shares: Vec<Marked>) -> Self {
        let mut scanned = Self::default();
        for (number, Marked([title, summary, quotation])) in shares.into_iter().enumerate() {
            let start = u32::try_from(number * SHARE).unwrap_or(u32::MAX);
            scanned.title |= title.from(start);
            scanned.summary |= summary.from(start);
            scanned.quotation |= quotation.from(start);
        }
        scanned
    }

    /// All events that have the pattern.
    pub(super) fn anywhere(&self) -> RoaringBitmap {
        &self.title | &self.summary | &self.quotation
    }

    /// What is so of some events.
    pub(super) fn among(&self, events: &RoaringBitmap) -> Self {
        Self {
            title: &self.title & events,
            summary: &self.summary & events,
            quotation: &self.quotation & events,
        }
    }
}
