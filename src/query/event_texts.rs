//! The folded text of all events, searched in one pass or in some of the events only.

use std::ops::Range;
use std::sync::Arc;

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::bits::Bits;
use super::order::Order;
use super::spread::{SHARE, Stop, shares, spread, spread_unless};
use super::texts::Texts;
use super::vocabulary::{Closed, Collected, Vocabulary};
use super::words::{flat_onto, words};
use crate::model::{Chronology, Event};

/// The titles, summaries and quotations of events, in shares that threads work on side by side.
#[derive(Debug, Default)]
pub(super) struct EventTexts {
    shares: Vec<Share>,
    order: Arc<Order>,
}

/// One event in so many is looked at by itself: for more, all are gone through as they stand in memory.
const FEW: usize = 64;

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
    /// The text of all events, in shares as [`super::spread::shares`] makes them of the events as they were read.
    pub(super) fn new(shares: Vec<Share>, order: Arc<Order>) -> Self {
        Self { shares, order }
    }

    /// The text of all events of a chronology that has few.
    pub(super) fn of(chronology: &Chronology) -> Self {
        let order = Arc::new(Order::new(chronology.events()));
        let share = |numbers: Range<usize>| {
            let mut share = Share::default();
            for (number, (_, event)) in numbers.clone().zip(chronology.events().as_read(numbers)) {
                share.add(Some(&event).filter(|_| order.place(number).is_some()));
            }
            share.shrink();
            share
        };
        let shares = shares(order.read()).into_iter().map(share).collect();
        Self::new(shares, order)
    }

    /// Collects the words of all titles.
    pub(super) fn title_words(&self) -> Vocabulary {
        let events = self.order.listed();
        let collected =
            spread(&self.numbers(), events, |number| self.shares[*number].title_words(number * SHARE));
        Vocabulary::new(collected, events, |number| self.order.sure_place(number))
    }

    /// The text of an event.
    pub(super) fn get(&self, event: usize) -> Option<EventText<'_>> {
        let number = self.order.number(event)?;
        self.shares.get(number / SHARE)?.get(number % SHARE)
    }

    /// Looks for a pattern in the text of all events; gives nothing if it is to stop before the end.
    pub(super) fn scan(&self, pattern: &Finder<'_>, stop: Stop<'_>) -> Option<Scanned> {
        let events = self.order.listed();
        let found = spread_unless(&self.numbers(), events, stop, |number| {
            let share = &self.shares[*number];
            let mut marked = Marked::new(events);
            share.texts.each_with(pattern, |event, place| {
                if let Some(of_event) = self.order.place(number * SHARE + event) {
                    marked.mark(of_event, share.parts[event].at(place));
                }
            });
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
        let all = self.order.listed();
        let count = usize::try_from(events.len()).unwrap_or(usize::MAX);
        let look = |event: usize, text: Option<EventText<'_>>, marked: &mut Marked| {
            if let Some(part) = text.and_then(|text| text.part_with(pattern)) {
                marked.mark(event, part);
            }
        };
        if count < all / FEW {
            let mut marked = Marked::new(all);
            events.iter().for_each(|event| look(event as usize, self.get(event as usize), &mut marked));
            return (!stop()).then(|| Scanned::new(vec![marked]));
        }
        let wanted = Bits::of(events, all);
        let found = spread_unless(&self.numbers(), count, stop, |number| {
            let share = &self.shares[*number];
            let mut marked = Marked::new(all);
            for in_share in 0..share.parts.len() {
                let place = self.order.place(number * SHARE + in_share);
                if let Some(event) = place.filter(|event| wanted.has(*event)) {
                    look(event, share.get(in_share), &mut marked);
                }
            }
            marked
        });
        found.map(Scanned::new)
    }

    /// The numbers of the shares.
    fn numbers(&self) -> Vec<usize> {
        (0..self.shares.len()).collect()
    }
}

impl Share {
    /// Folds the text of the next event; of none, one that is left out, the next has none.
    pub(super) fn add(&mut self, event: Option<&Event<'_>>) {
        let parts = &mut self.parts;
        self.texts.add(|all| {
            let start = all.len();
            let reaches = |all: &str| u32::try_from(all.len() - start).unwrap_or(u32::MAX);
            let Some(event) = event else {
                parts.push(TextParts { title: 0, summary: 0 });
                return;
            };
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
        let together = |mut one: Marked, other: Marked| {
            one.0.iter_mut().zip(&other.0).for_each(|(one, other)| one.join(other));
            one
        };
        let Some(Marked([title, summary, quotation])) = shares.into_iter().reduce(together) else {
            return Self::default();
        };
        Self { title: title.from(0), summary: summary.from(0), quotation: quotation.from(0) }
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
