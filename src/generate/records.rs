//! The lines of the file, as they are written: the order of the fields is part of the bytes.

use serde::Serialize;

/// A line.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line<'a> {
    Chronology(Head<'a>),
    Source(SourceRecord),
    Actor(ActorRecord),
    Place(PlaceRecord),
    #[serde(untagged)]
    Event(EventRecord),
}

#[derive(Debug, Serialize)]
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) focus: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRecord {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) authors: Vec<String>,
    pub(super) url: String,
    pub(super) language: &'static str,
    pub(super) published: String,
    pub(super) file: String,
    pub(super) sha256: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ActorRecord {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) of: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord {
    pub(super) id: String,
    pub(super) name: String,
    /// Degrees north of the equator.
    pub(super) lat: f64,
    /// Degrees east of Greenwich.
    pub(super) lon: f64,
}

#[derive(Debug, Serialize)]
pub(super) struct EventRecord {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_note: Option<&'static str>,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) actors: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) themes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) places: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) citation: Vec<CitationRecord>,
}

#[derive(Debug, Serialize)]
pub(super) struct CitationRecord {
    pub(super) source: String,
    pub(super) quote: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'static str>,
}
