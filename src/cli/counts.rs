//! How many events things have, and how much of documents is cited, as the reports tell it.

use std::collections::HashMap;

use crate::model::Chronology;
pub(super) use crate::model::cited;
use crate::query::{Field, Index, facet};

/// The number of events that each value of a field has, by its id.
pub(super) fn events_by(field: Field, chronology: &Chronology) -> HashMap<String, usize> {
    let counts = facet("", field, chronology, &Index::new(chronology));
    counts.into_iter().map(|count| (count.value, count.certain + count.perhaps)).collect()
}

/// A share as a person reads it.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
