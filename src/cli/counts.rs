//! How many events things have, and how much of documents is cited.

use std::collections::HashMap;

use crate::model::{Chronology, Key, Passage, Source};
use crate::query::{Field, Index, facet};

/// The number of events that each value of a field has, by its id.
pub(super) fn events_by(field: Field, chronology: &Chronology) -> HashMap<String, usize> {
    let counts = facet("", field, chronology, &Index::new(chronology));
    counts.into_iter().map(|count| (count.value, count.certain + count.perhaps)).collect()
}

/// The share of a document's characters that some citation quotes, from 0 to 1 in steps of a ten-thousandth;
/// none where there is no document.
pub(super) fn cited(chronology: &Chronology, source: Key<Source>) -> Option<f64> {
    let text = chronology[source].document.document()?.text();
    let mut quoted = 0;
    let mut end = 0;
    for Passage { range, .. } in chronology.passages(source) {
        let new = range.start.max(end)..range.end;
        quoted += text.get(new).map_or(0, |passage| passage.chars().count());
        end = end.max(range.end);
    }
    let all = text.chars().count().max(1);
    let steps = u32::try_from(quoted * 10_000 / all).unwrap_or(u32::MAX);
    Some(f64::from(steps) / 10_000.0)
}

/// A share as a person reads it.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
