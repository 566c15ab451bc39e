//! For each value of a field the events that have it, as compressed sets.
//!
//! roaring, because a set of one event and one of half a million are kept side by side, each small, and sets
//! of both kinds are cut, joined and counted in microseconds.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use roaring::{MultiOps, RoaringBitmap};

use super::field::{Field, fields};
use super::values::{PLACE_OF_UNCHECKED, has_value, may_turn_out, values};
use crate::model::{Actor, Chronology, Key};

/// The events of each value of each field that has a list of [`values`].
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// By field and place in the list.
    events: Vec<Vec<RoaringBitmap>>,
    /// For each actor to which others belong, the events of all of them.
    under: HashMap<usize, RoaringBitmap>,
    /// The same for how quotations stand, which comes to be known later than all else.
    evidence: RwLock<Arc<Vec<RoaringBitmap>>>,
}

impl Postings {
    pub(super) fn new(chronology: &Chronology) -> Self {
        let mut events = collected(chronology, |_| true);
        let evidence = events.get_mut(Field::Evidence as usize).map(std::mem::take).unwrap_or_default();
        let evidence = RwLock::new(Arc::new(evidence));
        let mut postings = Self { events, under: HashMap::new(), evidence };
        for actor in 0..chronology.actors().len() {
            let members = chronology.members(Key::<Actor>::new(actor));
            if members.len() > 1 {
                let all = postings.any(Field::Actor, members.iter().map(|member| member.index()));
                postings.under.insert(actor, all);
            }
        }
        postings
    }

    /// Takes in how quotations stand by now.
    pub(super) fn renew_evidence(&self, chronology: &Chronology) {
        let mut events = collected(chronology, |field| field == Field::Evidence);
        let evidence = events.get_mut(Field::Evidence as usize).map(std::mem::take).unwrap_or_default();
        *self.evidence.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(evidence);
    }

    fn evidence(&self) -> Arc<Vec<RoaringBitmap>> {
        Arc::clone(&self.evidence.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The events that have a value: of an actor those in which it takes part itself.
    fn of(&self, field: Field, value: usize) -> Option<&RoaringBitmap> {
        self.events.get(field as usize)?.get(value)
    }

    /// The events for which a value counts: of an actor also those of all who belong to it.
    pub(super) fn counted(&self, field: Field, value: usize) -> Option<Cow<'_, RoaringBitmap>> {
        if field == Field::Evidence {
            return self.evidence().get(value).cloned().map(Cow::Owned);
        }
        let under = (field == Field::Actor).then(|| self.under.get(&value)).flatten();
        under.or_else(|| self.of(field, value)).map(Cow::Borrowed)
    }

    /// The events that may turn out to have one of these values, as far as that is not known.
    pub(super) fn in_doubt(&self, field: Field, values: impl IntoIterator<Item = usize>) -> RoaringBitmap {
        let unchecked = || self.evidence().get(PLACE_OF_UNCHECKED).cloned();
        may_turn_out(field, values).then(unchecked).flatten().unwrap_or_default()
    }

    /// The events that have one of these values themselves.
    pub(super) fn any(&self, field: Field, values: impl IntoIterator<Item = usize>) -> RoaringBitmap {
        if field == Field::Evidence {
            let evidence = self.evidence();
            return values.into_iter().filter_map(|value| evidence.get(value)).union();
        }
        values.into_iter().filter_map(|value| self.of(field, value)).union()
    }

    /// The events that have one of these actors, with all of whom the list has those who belong to them.
    pub(super) fn any_actor(&self, actors: &[usize], chronology: &Chronology) -> RoaringBitmap {
        let members = |actor: &usize| chronology.members(Key::<Actor>::new(*actor));
        let mut largest_first = actors.to_vec();
        largest_first.sort_by_key(|actor| Reverse(members(actor).len()));
        let mut covered = vec![false; chronology.actors().len()];
        let mut sets: Vec<Cow<'_, RoaringBitmap>> = Vec::new();
        for actor in &largest_first {
            if covered.get(*actor) == Some(&false) {
                sets.extend(self.counted(Field::Actor, *actor));
                for member in members(actor) {
                    covered[member.index()] = true;
                }
            }
        }
        sets.iter().map(|set| &**set).union()
    }
}

/// Events that are looked at for one field after the other: as many as stay in a processor's own memory.
const AT_HAND: usize = 1024;

/// For each field that is wanted and each of its values the events that have it.
fn collected(chronology: &Chronology, is_wanted: impl Fn(Field) -> bool) -> Vec<Vec<RoaringBitmap>> {
    let count = |field| if is_wanted(field) { values(field, chronology).len() } else { 0 };
    let mut lists: Vec<Vec<RoaringBitmap>> =
        fields().iter().map(|info| vec![RoaringBitmap::new(); count(info.field)]).collect();
    let all = chronology.events();
    for from in (0..all.len()).step_by(AT_HAND) {
        let start = u32::try_from(from).unwrap_or(u32::MAX);
        let events: Vec<_> = all.range(from..(from + AT_HAND).min(all.len())).collect();
        for (info, list) in fields().iter().zip(&mut lists).filter(|(_, list)| !list.is_empty()) {
            for (number, event) in (start..).zip(&events) {
                has_value(event, info.field, |value| {
                    // Events come in their order, so what is refused is there already.
                    list.get_mut(value).map(|of_value| of_value.try_push(number).ok());
                    false
                });
            }
        }
    }
    lists
}
