//! For each value of a field the events that have it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use roaring::{MultiOps, RoaringBitmap};

use super::field::{Field, fields};
use super::order::Order;
use super::sets::{Compared, Grouped, Of, Pairs, Sets};
use super::spread::spread;
use super::values::{PLACE_OF_UNCHECKED, count_of_values, has_value, may_turn_out};
use crate::model::{Actor, Chronology, Event, Key};

/// The events of each value of each field that has a list of [`super::values()`].
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// By field and place in the list.
    values: Vec<Sets>,
    /// For each actor to which others belong its place in `under`.
    groups: HashMap<usize, usize>,
    /// The events of each of those actors and of all who belong to it.
    under: Sets,
    events: usize,
    /// The events by how their quotations stand, which comes to be known later than all else.
    evidence: RwLock<Arc<Vec<RoaringBitmap>>>,
}

/// The values of a share of the events, of each field that has any, while they are gathered.
#[derive(Debug)]
pub(super) struct ValuesOf(Vec<(Field, Pairs)>);

/// The same when all are gathered.
#[derive(Debug)]
pub(super) struct Values(Vec<(Field, Grouped)>);

impl ValuesOf {
    pub(super) fn new(chronology: &Chronology) -> Self {
        let fields = fields().iter().map(|info| info.field);
        let fields = fields.filter(|field| count_of_values(*field, chronology) > 0);
        Self(fields.map(|field| (field, Pairs::default())).collect())
    }

    /// Notes what an event has. Events come in their order, and are counted from the first of the share.
    pub(super) fn note(&mut self, number: u16, event: &Event<'_>) {
        for (field, pairs) in &mut self.0 {
            has_value(event, *field, |value| {
                pairs.note(u32::try_from(value).unwrap_or(u32::MAX), number);
                false
            });
        }
    }

    /// Takes it as done. Events are counted from this one.
    pub(super) fn closed(self, chronology: &Chronology, first_event: u32) -> Values {
        let grouped = self
            .0
            .into_iter()
            .map(|(field, pairs)| (field, pairs.grouped(count_of_values(field, chronology), first_event)));
        Values(grouped.collect())
    }
}

impl Postings {
    /// Gathers what shares of the events have, one behind the other as they were read.
    pub(super) fn new(chronology: &Chronology, shares: &[Values], order: &Order) -> Self {
        let events = chronology.events().len();
        let values = spread(fields(), events, |info| {
            let grouped = shares.iter().flat_map(|share| {
                share.0.iter().filter_map(|(field, grouped)| (*field == info.field).then_some(grouped))
            });
            let place = |number| order.sure_place(number);
            Sets::new(count_of_values(info.field, chronology), events, grouped, place)
        });
        let sets = values.get(Field::Evidence as usize);
        let evidence =
            sets.map_or_else(Vec::new, |sets| (0..sets.len()).map(|value| sets.any([value])).collect());
        let mut postings =
            Self { values, events, evidence: RwLock::new(Arc::new(evidence)), ..Self::default() };
        postings.join_groups(chronology);
        postings
    }

    fn join_groups(&mut self, chronology: &Chronology) {
        let actors = (0..chronology.actors().len()).map(Key::<Actor>::new);
        let groups: Vec<_> = actors.filter(|actor| chronology.members(*actor).len() > 1).collect();
        let each = spread(&groups, self.events, |group| {
            let members = chronology.members(*group).iter().map(|member| member.index());
            self.any(Field::Actor, members)
        });
        self.under = Sets::of_each(&each, self.events);
        self.groups = groups.into_iter().map(Key::index).zip(0..).collect();
    }

    /// The events for which a value counts: of an actor also those of all who belong to it.
    pub(super) fn counted(&self, field: Field, value: usize) -> Option<Of<'_>> {
        let group = (field == Field::Actor).then(|| self.groups.get(&value)).flatten();
        match group {
            Some(group) => Some(self.under.of(*group)),
            None => self.having(field, value),
        }
    }

    /// The events that have a value themselves.
    pub(super) fn having(&self, field: Field, value: usize) -> Option<Of<'_>> {
        self.values.get(field as usize).map(|sets| sets.of(value))
    }

    /// How many of some events count for each value of a field.
    pub(super) fn counts(&self, field: Field, events: &RoaringBitmap) -> Vec<usize> {
        let values: Vec<usize> = (0..self.values.get(field as usize).map_or(0, Sets::len)).collect();
        let counted = |value: &usize| self.counted(field, *value);
        if events.len() == self.events as u64 && field != Field::Evidence {
            return values.iter().map(|value| counted(value).map_or(0, Of::len)).collect();
        }
        if events.is_empty() {
            return vec![0; values.len()];
        }
        if field == Field::Evidence {
            let evidence = self.evidence();
            let count =
                |of: &RoaringBitmap| usize::try_from(events.intersection_len(of)).unwrap_or(usize::MAX);
            return evidence.iter().map(count).collect();
        }
        let compared = Compared::new(events, self.events);
        let count = |value: &usize| counted(value).map_or(0, |of| compared.count(of));
        values.iter().map(count).collect()
    }

    /// Takes in how quotations stand by now.
    pub(super) fn renew_evidence(&self, chronology: &Chronology) {
        let count = count_of_values(Field::Evidence, chronology);
        let mut evidence = vec![RoaringBitmap::new(); count];
        for (number, event) in (0..).zip(chronology.events().iter()) {
            has_value(&event, Field::Evidence, |value| {
                // Events come in their order, so what is refused is there already.
                evidence.get_mut(value).map(|of_value| of_value.try_push(number).ok());
                false
            });
        }
        *self.evidence.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(evidence);
    }

    /// The events by how their quotations stand, as far as that is known.
    pub(super) fn evidence(&self) -> Arc<Vec<RoaringBitmap>> {
        Arc::clone(&self.evidence.read().unwrap_or_else(PoisonError::into_inner))
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
        self.values.get(field as usize).map_or_else(RoaringBitmap::new, |sets| sets.any(values))
    }

    /// The events that have one of these actors, with all of whom the list has those who belong to them.
    pub(super) fn any_actor(&self, actors: &[usize], chronology: &Chronology) -> RoaringBitmap {
        let members = |actor: &usize| chronology.members(Key::<Actor>::new(*actor));
        let mut largest_first = actors.to_vec();
        largest_first.sort_by_key(|actor| Reverse(members(actor).len()));
        let mut covered = vec![false; chronology.actors().len()];
        let (mut groups, mut alone) = (Vec::new(), Vec::new());
        for actor in &largest_first {
            if covered.get(*actor) == Some(&false) {
                match self.groups.get(actor) {
                    Some(group) => groups.push(*group),
                    None => alone.push(*actor),
                }
                for member in members(actor) {
                    covered[member.index()] = true;
                }
            }
        }
        [self.under.any(groups), self.any(Field::Actor, alone)].union()
    }
}
