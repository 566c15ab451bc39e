//! Some events as a set, and what values they have: what lanes are made of.

use roaring::RoaringBitmap;

use super::field::Field;
use super::hits::Hits;
use super::index::Index;
use super::values::count_of_values;
use crate::model::{Chronology, EventKey, Key};

/// A set of events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen(RoaringBitmap);

impl FromIterator<EventKey> for Chosen {
    fn from_iter<I: IntoIterator<Item = EventKey>>(events: I) -> Self {
        Self(events.into_iter().filter_map(|event| u32::try_from(event.index()).ok()).collect())
    }
}

impl From<&Hits> for Chosen {
    fn from(hits: &Hits) -> Self {
        Self(hits.possible().clone())
    }
}

impl Chosen {
    /// How many of the events each value of a field has, those with most first; of equals in the order of
    /// the list of values. Values that none has are left out. As in the pickers, an actor has also those of all who belong
    /// to it.
    pub fn weights(&self, field: Field, index: &Index) -> Vec<(usize, usize)> {
        let counts = index.counts(field, &self.0).into_iter().enumerate();
        let mut weights: Vec<(usize, usize)> = counts.filter(|(_, events)| *events > 0).collect();
        weights.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
        weights
    }

    /// Those of the events that have a value, in time order.
    pub fn with(&self, field: Field, value: usize, index: &Index) -> Vec<EventKey> {
        index.with_value(field, value, |events| keys(&events.within(&self.0))).unwrap_or_default()
    }

    /// Those of the events that have no value of a field, in time order.
    pub fn without(&self, field: Field, chronology: &Chronology, index: &Index) -> Vec<EventKey> {
        let count = count_of_values(field, chronology);
        keys(&(&self.0 - index.postings.any(field, 0..count)))
    }
}

fn keys(events: &RoaringBitmap) -> Vec<EventKey> {
    events.iter().map(|event| Key::new(event as usize)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::chronology;
    use super::super::values::has_value;
    use super::*;

    #[test]
    fn values_have_the_events_that_a_plain_look_finds() {
        let chronology = chronology();
        let index = Index::new(&chronology);
        let all: Vec<_> = chronology.events_with_keys().map(|(event, _)| event).collect();
        for some in [&all[..], &all[2..5], &[]] {
            let chosen: Chosen = some.iter().copied().collect();
            for field in [Field::Theme, Field::Source, Field::Kind] {
                let has = |event: &EventKey, value| {
                    has_value(&chronology.event(*event), field, |found| found == value)
                };
                let weights = chosen.weights(field, &index);
                assert!(weights.windows(2).all(|pair| pair[0].1 >= pair[1].1));
                for value in 0..count_of_values(field, &chronology) {
                    let plain: Vec<_> = some.iter().copied().filter(|event| has(event, value)).collect();
                    assert_eq!(chosen.with(field, value, &index), plain);
                    let weight = weights.iter().find(|(of, _)| *of == value).map_or(0, |(_, events)| *events);
                    assert_eq!(weight, plain.len());
                }
                let none = |event: &EventKey| !has_value(&chronology.event(*event), field, |_| true);
                let plain: Vec<_> = some.iter().copied().filter(none).collect();
                assert_eq!(chosen.without(field, &chronology, &index), plain);
            }
        }
    }
}
