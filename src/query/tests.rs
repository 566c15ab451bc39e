//! The query language as a whole, asked of a small chronology.

mod asking;
mod complete;
mod laws;
mod mistakes;
mod pickers;
mod random;
mod sets;

use super::Query;
use super::fixture::chronology;
use super::index::Index;
use crate::edtf::Certainty;

/// The ids of the events that a query finds, with `?` before those that match perhaps.
fn found(text: &str) -> Vec<String> {
    let chronology = chronology();
    let hits = Query::new(text, &chronology).hits(&chronology, &Index::new(&chronology));
    hits.iter()
        .map(|hit| {
            let perhaps = if hit.certainty == Certainty::Perhaps { "?" } else { "" };
            format!("{perhaps}{}", chronology.event(hit.event).id)
        })
        .collect()
}

/// The same, whatever the certainty.
fn found_at_all(text: &str) -> Vec<String> {
    found(text).iter().map(|id| id.trim_start_matches('?').to_owned()).collect()
}
