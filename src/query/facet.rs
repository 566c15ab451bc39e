//! How many events each value of a field would leave, under the rest of a query: what the pickers show.

use std::cmp::Reverse;

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::edit::{asked, denied, with_choice, with_values};
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::values::{Value, values};
use super::year_facet::year_counts;
use crate::model::{Chronology, EventKey, Key};
use crate::text::Clean;

/// How many events a value of a field has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// What goes into the query.
    pub value: String,
    /// What a screen shows for it.
    pub label: Clean,
    /// How many events certainly match with it.
    pub certain: usize,
    /// How many more perhaps do.
    pub perhaps: usize,
    /// Whether the query asks for it now.
    pub selected: bool,
    /// Whether the query rules it out now. Then the counts are those without anything ruled out.
    pub excluded: bool,
}

/// Counts the events of each value of a field that match the rest of a query, which is the query without
/// that field's own terms ([`super::selected`]). Values that no event has are listed only if they are selected.
///
/// Years come in their order, closed vocabularies in theirs, all others by how many events they have. `date`,
/// `within` and `id` have no values to count.
///
/// Of a query that was asked before ask [`Narrowing::facet`].
pub fn facet(text: &str, field: Field, chronology: &Chronology, index: &Index) -> Vec<Count> {
    Narrowing::default().facet(text, field, chronology, index)
}

/// The same, unless it is to stop before all is counted.
pub(super) fn facet_by(mut asking: Asking<'_>, text: &str, field: Field) -> Option<Vec<Count>> {
    let Asking { chronology, index, .. } = asking;
    let rest = Query::with_index(&with_values(text, field, &[]), chronology, index);
    let asked = asked(text, field);
    let of_all = rest.tree.is_none() && asked.is_empty();
    let known = of_all.then(|| index.counts_of_all(field, chronology)).flatten();
    let mut counts = match known {
        Some(counts) => counts.to_vec(),
        None => listed(&rest.answer(&mut asking)?, field, &asked, chronology, index),
    };
    let denied = denied(text, field);
    if !denied.is_empty() {
        let free = Query::with_index(&with_choice(text, field, &[], &[]), chronology, index);
        let all = listed(&free.answer(&mut asking)?, field, &denied, chronology, index);
        let place = |count: &Count| all.iter().position(|other| other.value == count.value);
        for ruled_out in all.iter().filter(|count| count.selected) {
            counts.retain(|count| count.value != ruled_out.value);
            counts.push(Count { selected: false, excluded: true, ..ruled_out.clone() });
        }
        counts.sort_by_key(|count| place(count).unwrap_or(usize::MAX));
    }
    Some(counts)
}

impl Query {
    /// Counts the events of each value of a field among those that match: as [`facet`], but that the query's own
    /// terms of the field count too.
    pub fn counts(&self, field: Field, chronology: &Chronology, index: &Index) -> Vec<Count> {
        let mut narrowing = Narrowing::default();
        let mut asking = Asking::new(chronology, index, &mut narrowing, &|| false);
        let answer = self.answer(&mut asking).unwrap_or_default();
        listed(&answer, field, &[], chronology, index)
    }
}

/// The list of a field's values, those that are asked for marked as selected.
pub(super) fn listed(
    answer: &Answer,
    field: Field,
    selected: &[String],
    chronology: &Chronology,
    index: &Index,
) -> Vec<Count> {
    if field == Field::Year {
        return year_counts(answer, selected, chronology, index);
    }
    let known = values(field, chronology);
    let meant = |value: &String| index.called(field).map(|called| called.meant(value));
    let selected: Vec<usize> = selected.iter().filter_map(meant).flatten().collect();
    let mut counts: Vec<Count> = value_counts(answer, field, &known, index)
        .map(|(place, count)| Count { selected: selected.contains(&place), ..count })
        .filter(|count| count.selected || count.certain + count.perhaps > 0)
        .collect();
    if !matches!(field, Field::Kind | Field::Basis | Field::Evidence | Field::Role | Field::Star) {
        counts.sort_by_key(|count| Reverse(count.certain + count.perhaps));
    }
    counts
}

/// The first event in time of each value of a field, under the rest of a query; in the order of time.
pub(super) fn first_events(
    mut asking: Asking<'_>,
    text: &str,
    field: Field,
) -> Option<Vec<(String, EventKey)>> {
    let Asking { chronology, index, .. } = asking;
    let rest = Query::with_index(&with_choice(text, field, &[], &[]), chronology, index);
    let possible = rest.answer(&mut asking)?.possible();
    let known = values(field, chronology);
    let mut first: Vec<(String, EventKey)> = known
        .iter()
        .enumerate()
        .filter_map(|(place, value)| {
            let first = index.with_value(field, place, |events| events.first_in(&possible)).flatten()?;
            Some((value.id.to_owned(), Key::new(first as usize)))
        })
        .collect();
    first.sort_by_key(|(_, event)| *event);
    Some(first)
}

/// Counts the events of each value of a field with its place in the list of values, those without events too.
pub(super) fn value_counts<'a>(
    answer: &Answer,
    field: Field,
    known: &'a [Value<'a>],
    index: &Index,
) -> impl Iterator<Item = (usize, Count)> + use<'a> {
    let certain = index.counts(field, &answer.certain);
    let perhaps = index.counts(field, &answer.perhaps);
    // What may turn out to have a value perhaps has it.
    let possible = answer.possible();
    let in_doubt: Vec<usize> = (0..known.len())
        .map(|place| {
            let in_doubt = index.postings.in_doubt(field, [place]);
            if in_doubt.is_empty() {
                return 0;
            }
            let has = index.with_value(field, place, |events| events.within(&in_doubt)).unwrap_or_default();
            usize::try_from(possible.intersection_len(&(in_doubt - has))).unwrap_or(usize::MAX)
        })
        .collect();
    let counted = known.iter().zip(certain.into_iter().zip(perhaps).zip(in_doubt)).enumerate();
    counted.map(|(place, (value, ((certain, perhaps), in_doubt)))| {
        let count = Count {
            value: value.id.to_owned(),
            label: value.clean_label(),
            certain,
            perhaps: perhaps + in_doubt,
            selected: false,
            excluded: false,
        };
        (place, count)
    })
}
