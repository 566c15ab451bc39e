//! How many events each value of a field would leave, under the rest of a query: what the pickers show.

use std::cmp::Reverse;

use super::Query;
use super::edit::{asked, with_values};
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::values::{meant, values};
use super::year_facet::year_counts;
use crate::model::Chronology;
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

pub(super) fn facet_by(
    narrowing: &mut Narrowing,
    text: &str,
    field: Field,
    chronology: &Chronology,
    index: &Index,
) -> Vec<Count> {
    let rest = Query::new(&with_values(text, field, &[]), chronology);
    let answer = rest.answer(narrowing, chronology, index);
    let selected = asked(text, field);
    if field == Field::Year {
        return year_counts(&answer, &selected, chronology, index);
    }
    let known = values(field, chronology);
    let selected: Vec<usize> = selected.iter().flat_map(|value| meant(value, &known)).collect();
    let number = |events: u64| usize::try_from(events).unwrap_or(usize::MAX);
    let mut counts: Vec<Count> = known
        .iter()
        .enumerate()
        .filter_map(|(place, value)| Some((place, value, index.postings.counted(field, place)?)))
        .map(|(place, value, events)| {
            let in_doubt = index.postings.in_doubt(field, [place]) - &*events;
            let perhaps = if in_doubt.is_empty() { 0 } else { answer.possible().intersection_len(&in_doubt) };
            Count {
                value: value.id.to_owned(),
                label: Clean::line(value.label),
                certain: number(answer.certain.intersection_len(&events)),
                perhaps: number(answer.perhaps.intersection_len(&events) + perhaps),
                selected: selected.contains(&place),
            }
        })
        .filter(|count| count.selected || count.certain + count.perhaps > 0)
        .collect();
    if !matches!(field, Field::Kind | Field::Basis | Field::Evidence) {
        counts.sort_by_key(|count| Reverse(count.certain + count.perhaps));
    }
    counts
}
