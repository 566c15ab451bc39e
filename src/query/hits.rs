//! Asking: which events match, how certainly, and which matches best.

use std::cmp::Reverse;
use std::fmt;

use roaring::RoaringBitmap;

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::bits::Bits;
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::pattern::Pattern;
use super::resolve::{Asked, Property, Test};
use super::said::best;
use super::search::Search;
use super::values::value_of_citation;
use crate::edtf::Certainty;
use crate::model::{Chronology, Citation, Event, EventKey, Key};

/// An event that matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The event.
    pub event: EventKey,
    /// `Perhaps` or `Yes`.
    pub certainty: Certainty,
}

/// The events that match a query.
///
/// Shown, they say how many they are: `14 events, 3 of them perhaps`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Hits {
    possible: RoaringBitmap,
    perhaps: RoaringBitmap,
    best: Option<EventKey>,
}

impl Query {
    /// Whether one event matches. `index` must be of the same chronology.
    ///
    /// This is what it means to match; [`Query::hits`] comes to the same for all events at once.
    pub fn matches(&self, event: EventKey, chronology: &Chronology, index: &Index) -> Certainty {
        Search::new(self.tree.as_ref(), chronology, index).matches(event)
    }

    /// The events that match, in time order. `index` must be of the same chronology.
    ///
    /// Of a query that is being typed ask [`Narrowing::hits`].
    pub fn hits(&self, chronology: &Chronology, index: &Index) -> Hits {
        Narrowing::default().hits(self, chronology, index)
    }

    /// The events that match, unless it is to stop before they are found.
    pub(super) fn hits_by(&self, mut asking: Asking<'_>) -> Option<Hits> {
        let answer = asking.answer(self.tree.as_ref())?;
        let best = best(&answer, &asking.said);
        Some(Hits { possible: answer.possible(), perhaps: answer.perhaps, best })
    }

    /// The same, as sets.
    pub(super) fn answer(&self, asking: &mut Asking<'_>) -> Option<Answer> {
        asking.answer(self.tree.as_ref())
    }

    /// Whether it looks for words, which takes longer than all else where there are many events.
    pub fn looks_for_words(&self) -> bool {
        let mut words = false;
        if let Some(tree) = &self.tree {
            tree.each(&mut |asked: &Asked| words |= matches!(asked.test, Test::Says(_)));
        }
        words
    }

    /// Whether it asks for anything that the reader has put on events, so that the answer may change with it.
    pub fn asks_for_remarks(&self) -> bool {
        let mut asks = false;
        if let Some(tree) = &self.tree {
            tree.each(&mut |asked: &Asked| asks |= matches!(asked.test, Test::Remarked(_)));
        }
        asks
    }

    /// Whether it asks how quotations stand in their documents.
    pub fn asks_for_evidence(&self) -> bool {
        let mut asks = false;
        if let Some(tree) = &self.tree {
            tree.each(&mut |asked: &Asked| {
                asks |= matches!(asked.test, Test::Has(Property::HasOne(Field::Evidence, _)));
            });
        }
        asks
    }

    /// Which of an event's quotations is asked for by what is asked of quotations (`role:`, `evidence:`, `source:`):
    /// the first that meets most of it; none if nothing of the kind is asked, or none meets any.
    pub fn citation_of(&self, event: &Event<'_>) -> Option<usize> {
        let mut asked = Vec::new();
        self.tree.as_ref()?.each_positive(&mut |term: &Asked| {
            if let Test::Has(Property::HasOne(field, values)) = &term.test {
                asked.push((*field, values));
            }
        });
        let meets = |citation: &Citation<'_>| {
            let met = |(field, values): &&(Field, &Vec<usize>)| {
                value_of_citation(citation, *field).is_some_and(|value| values.contains(&value))
            };
            asked.iter().filter(met).count()
        };
        let met = event.citations.iter().map(|citation| meets(&citation)).enumerate();
        let best = met.filter(|(_, met)| *met > 0).max_by_key(|(number, met)| (*met, Reverse(*number)));
        best.map(|(number, _)| number)
    }

    /// The words that make an event match.
    pub(super) fn patterns(&self) -> Vec<&Pattern> {
        let mut patterns = Vec::new();
        if let Some(tree) = &self.tree {
            tree.each_positive(&mut |asked: &Asked| {
                if let Test::Says(pattern) = &asked.test {
                    patterns.push(pattern);
                }
            });
        }
        patterns
    }
}

/// Events that match certainly or perhaps, each once, in any order.
impl FromIterator<Hit> for Hits {
    fn from_iter<I: IntoIterator<Item = Hit>>(hits: I) -> Self {
        let mut all = Self::default();
        for Hit { event, certainty } in hits {
            all.possible.insert(event_number(event));
            if certainty == Certainty::Perhaps {
                all.perhaps.insert(event_number(event));
            }
        }
        all
    }
}

impl Hits {
    /// All events of a chronology of so many.
    pub fn all(events: usize) -> Self {
        Self { possible: Bits::all(events).from(0), ..Self::default() }
    }

    /// How many events match.
    pub fn len(&self) -> usize {
        number(self.possible.len())
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.possible.is_empty()
    }

    /// How many of them match only perhaps.
    pub fn perhaps(&self) -> usize {
        number(self.perhaps.len())
    }

    /// All of them, in time order.
    pub fn iter(&self) -> impl Iterator<Item = Hit> {
        self.certain(self.possible.iter())
    }

    /// Their keys, in time order.
    pub fn events(&self) -> impl Iterator<Item = EventKey> {
        self.possible.iter().map(|event| Key::new(event as usize))
    }

    /// Those from a place in their order on.
    pub fn from(&self, place: usize) -> impl Iterator<Item = Hit> {
        let first = self.get(place).map_or(u32::MAX, event_number);
        self.certain(self.possible.range(first..))
    }

    /// The one at a place in their order.
    pub fn get(&self, place: usize) -> Option<EventKey> {
        let event = self.possible.select(u32::try_from(place).ok()?)?;
        Some(Key::new(event as usize))
    }

    /// How many of them come first of which something is so, which is so of none behind them.
    pub fn partition_point(&self, so: impl Fn(EventKey) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(&so) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Their keys from the last to the first.
    pub fn backwards(&self) -> impl Iterator<Item = EventKey> {
        self.possible.iter().rev().map(|event| Key::new(event as usize))
    }

    /// The last one.
    pub fn last(&self) -> Option<EventKey> {
        self.possible.max().map(|event| Key::new(event as usize))
    }

    /// The place of an event in their order, if it is one of them.
    pub fn place_of(&self, event: EventKey) -> Option<usize> {
        self.possible.contains(event_number(event)).then(|| self.before(event))
    }

    /// How many of them come before an event.
    pub fn before(&self, event: EventKey) -> usize {
        event_number(event).checked_sub(1).map_or(0, |last| number(self.possible.rank(last)))
    }

    /// All of them as a set.
    pub(super) fn possible(&self) -> &RoaringBitmap {
        &self.possible
    }

    /// Those of them that match only perhaps.
    pub(super) fn uncertain(&self) -> &RoaringBitmap {
        &self.perhaps
    }

    fn certain(&self, events: impl Iterator<Item = u32>) -> impl Iterator<Item = Hit> {
        events.map(|event| {
            let perhaps = self.perhaps.contains(event);
            let certainty = if perhaps { Certainty::Perhaps } else { Certainty::Yes };
            Hit { event: Key::new(event as usize), certainty }
        })
    }

    /// The event whose text has the query's words in the best place: the title before a name, a name before
    /// the summary, that before a quotation, and last those found by their letters. Of equals, the first in
    /// time. `None` if the query has no words or no match has them, so that no event is better than another.
    pub fn best(&self) -> Option<EventKey> {
        self.best
    }
}

fn number(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn event_number(event: EventKey) -> u32 {
    u32::try_from(event.index()).unwrap_or(u32::MAX)
}

impl fmt::Display for Hits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.len(), self.perhaps()) {
            (0, _) => formatter.write_str("no events"),
            (1, 0) => formatter.write_str("1 event"),
            (1, _) => formatter.write_str("1 event, perhaps"),
            (all, 0) => write!(formatter, "{all} events"),
            (all, perhaps) => write!(formatter, "{all} events, {perhaps} of them perhaps"),
        }
    }
}
