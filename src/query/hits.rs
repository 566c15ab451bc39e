//! Asking: which events match, how certainly, and which matches best.

use std::fmt;

use super::Query;
use super::index::{Found, Index};
use super::pattern::Pattern;
use super::resolve::{Asked, Test};
use super::tree::{Node, Shape};
use super::values::has_value;
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
    /// Whether an event matches. `index` must be of the same chronology.
    pub fn matches(&self, event: Key<Event>, chronology: &Chronology, index: &Index) -> Certainty {
        let Some(tree) = &self.tree else {
            return Certainty::Yes;
        };
        certainty(tree, event, &chronology[event], index)
    }

    /// The events that match, in time order. `index` must be of the same chronology.
    pub fn hits(&self, chronology: &Chronology, index: &Index) -> Hits {
        let mut events = Vec::new();
        for (event, _) in chronology.events_with_keys() {
            match self.matches(event, chronology, index) {
                Certainty::No => {}
                certainty => events.push(Hit { event, certainty }),
            }
        }
        let best = self.best(&events, chronology, index);
        Hits { events, best }
    }

    /// The first of those events whose worst-placed word stands in the best place.
    fn best(&self, hits: &[Hit], chronology: &Chronology, index: &Index) -> Option<Key<Event>> {
        let patterns = self.patterns();
        if patterns.is_empty() {
            return None;
        }
        let place = |hit: &&Hit| {
            let event = &chronology[hit.event];
            let found: Vec<Option<Found>> = patterns
                .iter()
                .map(|pattern| index.find(pattern, hit.event, event))
                .collect();
            // A word of a branch of an "or" may be found nowhere.
            let worst = found.iter().flatten().max().copied();
            (
                found.iter().all(Option::is_none),
                worst,
                std::cmp::Reverse(hit.certainty),
            )
        };
        hits.iter().min_by_key(place).map(|hit| hit.event)
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

/// Whether an event matches a part of a query, in Kleene's logic. Stops as soon as nothing can change it.
fn certainty(node: &Node<Asked>, key: Key<Event>, event: &Event, index: &Index) -> Certainty {
    let certainties =
        |nodes: &[Node<Asked>], start: Certainty, join: fn(Certainty, Certainty) -> Certainty| {
            let mut sum = start;
            for node in nodes {
                sum = join(sum, certainty(node, key, event, index));
                if sum == !start {
                    break;
                }
            }
            sum
        };
    match &node.shape {
        Shape::Term(asked) => tested(&asked.test, key, event, index),
        Shape::Not(inner) => !certainty(inner, key, event, index),
        Shape::All(nodes) => certainties(nodes, Certainty::Yes, Certainty::and),
        Shape::Any(nodes) => certainties(nodes, Certainty::No, Certainty::or),
    }
}

fn tested(test: &Test, key: Key<Event>, event: &Event, index: &Index) -> Certainty {
    match test {
        Test::Says(pattern) => index.find(pattern, key, event).is_some().into(),
        Test::Overlaps(span) => event
            .when
            .as_ref()
            .map_or(Certainty::No, |when| when.overlaps(span)),
        // "Certainly within" is so or not: what is only perhaps within is not certainly within.
        Test::Within(span) => event
            .when
            .as_ref()
            .is_some_and(|when| when.within(span) == Certainty::Yes)
            .into(),
        Test::HasOne(field, values) => {
            has_value(event, *field, |value| values.binary_search(&value).is_ok()).into()
        }
        Test::Is(wanted) => (*wanted == key).into(),
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
    /// time. `None` if nothing matches, or if the query has no words, so that no event is better than another.
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
