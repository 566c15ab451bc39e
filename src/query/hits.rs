//! Asking: which events match, how certainly, and which matches best.

use std::fmt;

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::pattern::Pattern;
use super::resolve::{Asked, Property, Test};
use super::said::best;
use super::search::Search;
use crate::edtf::Certainty;
use crate::model::{Chronology, EventKey};

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
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hits {
    /// In time order.
    pub events: Vec<Hit>,
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
        self.hits_by(&mut Narrowing::default(), chronology, index)
    }

    pub(super) fn hits_by(&self, narrowing: &mut Narrowing, chronology: &Chronology, index: &Index) -> Hits {
        let mut asking = Asking { chronology, index, narrowing, said: Vec::new() };
        let answer = asking.answer(self.tree.as_ref());
        Hits { events: answer.hits(), best: best(&answer, &asking.said) }
    }

    /// The events that match, as sets.
    pub(super) fn answer(&self, narrowing: &mut Narrowing, chronology: &Chronology, index: &Index) -> Answer {
        Asking { chronology, index, narrowing, said: Vec::new() }.answer(self.tree.as_ref())
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

impl Hits {
    /// How many events match.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How many of them match only perhaps.
    pub fn perhaps(&self) -> usize {
        let perhaps = |hit: &&Hit| hit.certainty == Certainty::Perhaps;
        self.events.iter().filter(perhaps).count()
    }

    /// The event whose text has the query's words in the best place: the title before a name, a name before
    /// the summary, that before a quotation, and last those found by their letters. Of equals, the first in
    /// time. `None` if the query has no words or no match has them, so that no event is better than another.
    pub fn best(&self) -> Option<EventKey> {
        self.best
    }
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
