//! The tables of a chronology file and the fields that each may have.

/// What a kind of record looks like.
#[derive(Debug)]
pub(super) struct Shape {
    /// With its article, as a sentence has it.
    pub(super) name: &'static str,
    pub(super) fields: &'static [&'static str],
}

pub(super) const CHRONOLOGY: Shape =
    Shape { name: "the chronology", fields: &["title", "description", "focus"] };

pub(super) const SOURCE: Shape = Shape {
    name: "a source",
    fields: &[
        "id",
        "title",
        "publisher",
        "authors",
        "url",
        "language",
        "published",
        "published_basis",
        "published_note",
        "file",
        "sha256",
    ],
};

pub(super) const ACTOR: Shape = Shape { name: "an actor", fields: &["id", "name", "kind", "aliases", "of"] };

pub(super) const PLACE: Shape = Shape { name: "a place", fields: &["id", "name", "lat", "lon"] };

pub(super) const EVENT: Shape = Shape {
    name: "an event",
    fields: &[
        "id",
        "date",
        "date_basis",
        "date_note",
        "title",
        "summary",
        "kind",
        "actors",
        "themes",
        "places",
        "citation",
    ],
};

pub(super) const CITATION: Shape =
    Shape { name: "a citation", fields: &["source", "quote", "prefix", "suffix", "role"] };

/// The kinds of records that a file lists.
pub(super) const RECORDS: [&Shape; 4] = [&EVENT, &SOURCE, &ACTOR, &PLACE];
