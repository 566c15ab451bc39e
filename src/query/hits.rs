//! Asking: which events match, how certainly, and which matches best.

use std::cmp::Reverse;
use std::fmt;

use super::Query;
use super::index::Index;
use super::pattern::Pattern;
use super::resolve::{Asked, Test};
use super::search::{Found, Search};
use crate::edtf::Certainty;
use crate::model::{Chronology, Event, Key};

/// An event that matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The event.
    pub event: Key<Event>,
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
    best: Option<Key<Event>>,
}

impl Query {
    /// Whether one event matches. `index` must be of the same chronology.
    ///
    /// For many events ask for [`Query::hits`], which looks up once what they have in common.
    pub fn matches(&self, event: Key<Event>, chronology: &Chronology, index: &Index) -> Certainty {
        Search::new(self.tree.as_ref(), chronology, index).matches(event)
    }

    /// The events that match, in time order. `index` must be of the same chronology.
    pub fn hits(&self, chronology: &Chronology, index: &Index) -> Hits {
        let search = Search::new(self.tree.as_ref(), chronology, index);
        let keys = chronology.events_with_keys().map(|(key, _)| key);
        let events: Vec<Hit> = keys
            .map(|event| Hit { event, certainty: search.matches(event) })
            .filter(|hit| hit.certainty != Certainty::No)
            .collect();
        let best = self.best(&events, &search);
        Hits { events, best }
    }

    /// The first of those events whose worst placed word stands in the best place.
    fn best(&self, hits: &[Hit], search: &Search<'_>) -> Option<Key<Event>> {
        if self.patterns().is_empty() {
            return None;
        }
        let mut best: Option<(Found, Reverse<Certainty>, Key<Event>)> = None;
        for hit in hits {
            let Some(place) = search.worst_place(hit.event) else {
                continue;
            };
            let this = (place, Reverse(hit.certainty), hit.event);
            best = Some(best.map_or(this, |best| best.min(this)));
            if matches!(best, Some((Found::Title, Reverse(Certainty::Yes), _))) {
                break;
            }
        }
        best.map(|(_, _, event)| event)
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
    pub fn best(&self) -> Option<Key<Event>> {
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
