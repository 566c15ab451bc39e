//! How many events each value of a field would leave, under the rest of a query: what the pickers show.

use std::cmp::Reverse;

use super::Query;
use super::asking::Asking;
use super::edit::{asked, with_values};
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::values::values;
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

/// The same, unless it is to stop before all is counted.
pub(super) fn facet_by(mut asking: Asking<'_>, text: &str, field: Field) -> Option<Vec<Count>> {
    let Asking { chronology, index, .. } = asking;
    let rest = Query::with_index(&with_values(text, field, &[]), chronology, index);
    let answer = rest.answer(&mut asking)?;
    let selected = asked(text, field);
    if field == Field::Year {
        return Some(year_counts(&answer, &selected, chronology, index));
    }
    let known = values(field, chronology);
    let meant = |value: &String| index.called(field).map(|called| called.meant(value));
    let selected: Vec<usize> = selected.iter().filter_map(meant).flatten().collect();
    let certain = index.postings.counts(field, &answer.certain);
    let perhaps = index.postings.counts(field, &answer.perhaps);
    let counted = known.iter().zip(certain.into_iter().zip(perhaps)).enumerate();
    let mut counts: Vec<Count> = counted
        .map(|(place, (value, counts))| (value, counts, selected.contains(&place)))
        .filter(|(_, (certain, perhaps), selected)| *selected || certain + perhaps > 0)
        .map(|(value, (certain, perhaps), selected)| Count {
            value: value.id.to_owned(),
            label: value.clean_label(),
            certain,
            perhaps,
            selected,
        })
        .collect();
    if !matches!(field, Field::Kind | Field::Basis | Field::Evidence) {
        counts.sort_by_key(|count| Reverse(count.certain + count.perhaps));
    }
    Some(counts)
}
