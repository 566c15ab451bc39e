//! Which of the events around one have people and subject in common with it, from the sets of the index.

use std::collections::BTreeSet;
use std::ops::Range;

use super::field::Field;
use super::index::Index;
use super::values::has_value;
use crate::model::{Chronology, EventKey, Key};

impl Index {
    /// The events of a stretch of the order of time that have an actor and a theme of one event, and that event itself
    /// if it has any, in time order. Only those are looked at that have one of the two, not the whole stretch.
    pub fn akin(&self, chronology: &Chronology, event: EventKey, among: &Range<usize>) -> Vec<EventKey> {
        let event = chronology.event(event);
        let with = |field| {
            let mut found = BTreeSet::new();
            has_value(&event, field, |value| {
                let of_value = self.postings.having(field, value);
                found.extend(of_value.into_iter().flat_map(|events| events.range(among)));
                false
            });
            found
        };
        let themes = with(Field::Theme);
        let both = with(Field::Actor).into_iter().filter(|event| themes.contains(event));
        both.map(|event| Key::new(event as usize)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::chronology;
    use super::*;

    #[test]
    fn a_plain_look_finds_the_same() {
        let chronology = chronology();
        let index = Index::new(&chronology);
        let count = chronology.events().len();
        let mut most = 0;
        for (key, event) in chronology.events_with_keys() {
            for among in [0..count, 0..0, 1..count / 2, count / 2..count + 3] {
                let akin = |other: &EventKey| {
                    let other = chronology.event(*other);
                    other.actors.iter().any(|actor| event.actors.contains(actor))
                        && other.themes.iter().any(|theme| event.themes.contains(theme))
                };
                let keys = among.clone().filter(|place| *place < count).map(Key::new);
                let plain: Vec<EventKey> = keys.filter(akin).collect();
                most = most.max(plain.len());
                assert_eq!(index.akin(&chronology, key, &among), plain);
            }
        }
        assert!(most > 1, "no two events are akin");
    }
}
