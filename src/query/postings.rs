//! For each value of a field the events that have it, as compressed sets.
//!
//! roaring, because a set of one event and one of half a million are kept side by side, each small, and sets
//! of both kinds are cut, joined and counted in microseconds.

use std::cmp::Reverse;
use std::collections::HashMap;

use roaring::{MultiOps, RoaringBitmap};

use super::field::{Field, fields};
use super::spread::spread;
use super::values::{has_value, values};
use crate::model::{Actor, Chronology, Key};

/// The events of each value of each field that has a list of [`values`].
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// By field and place in the list.
    events: Vec<Vec<RoaringBitmap>>,
    /// For each actor to which others belong, the events of all of them.
    under: HashMap<usize, RoaringBitmap>,
}

impl Postings {
    pub(super) fn new(chronology: &Chronology) -> Self {
        let count = chronology.events().len();
        let events = spread(fields(), count, |info| of_field(info.field, chronology));
        let mut postings = Self { events, under: HashMap::new() };
        for actor in 0..chronology.actors().len() {
            let members = chronology.members(Key::<Actor>::new(actor));
            if members.len() > 1 {
                let all = postings.any(Field::Actor, members.iter().map(|member| member.index()));
                postings.under.insert(actor, all);
            }
        }
        postings
    }

    /// The events that have a value: of an actor those in which it takes part itself.
    fn of(&self, field: Field, value: usize) -> Option<&RoaringBitmap> {
        self.events.get(field as usize)?.get(value)
    }

    /// The events for which a value counts: of an actor also those of all who belong to it.
    pub(super) fn counted(&self, field: Field, value: usize) -> Option<&RoaringBitmap> {
        let under = (field == Field::Actor).then(|| self.under.get(&value)).flatten();
        under.or_else(|| self.of(field, value))
    }

    /// The events that have one of these values themselves.
    pub(super) fn any(&self, field: Field, values: impl IntoIterator<Item = usize>) -> RoaringBitmap {
        values.into_iter().filter_map(|value| self.of(field, value)).union()
    }

    /// The events that have one of these actors, with all of whom the list has those who belong to them.
    pub(super) fn any_actor(&self, actors: &[usize], chronology: &Chronology) -> RoaringBitmap {
        let members = |actor: &usize| chronology.members(Key::<Actor>::new(*actor));
        let mut largest_first = actors.to_vec();
        largest_first.sort_by_key(|actor| Reverse(members(actor).len()));
        let mut covered = vec![false; chronology.actors().len()];
        let mut sets = Vec::new();
        for actor in &largest_first {
            if covered.get(*actor) == Some(&false) {
                sets.extend(self.counted(Field::Actor, *actor));
                for member in members(actor) {
                    covered[member.index()] = true;
                }
            }
        }
        sets.union()
    }
}

fn of_field(field: Field, chronology: &Chronology) -> Vec<RoaringBitmap> {
    let mut events = vec![RoaringBitmap::new(); values(field, chronology).len()];
    if events.is_empty() {
        return events;
    }
    for (key, event) in chronology.events_with_keys() {
        let number = u32::try_from(key.index()).unwrap_or(u32::MAX);
        has_value(event, field, |value| {
            // Events come in their order, so what is refused is there already.
            events.get_mut(value).map(|events| events.try_push(number).ok());
            false
        });
    }
    events
}
