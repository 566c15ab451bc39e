//! A source as programs get it.

use serde::Serialize;

use super::optional;
use crate::cli::listing::{Entry, Field, joined};
use crate::cli::table::{Cell, Column, Room};
use crate::cli::{counts, styles};
use crate::edtf::When;
use crate::model::{Basis, Chronology, DocumentState, Key, Source};
use crate::text::Clean;

/// A source, with what the chronology makes of it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SourceRecord<'a> {
    id: &'a Clean,
    title: &'a Clean,
    publisher: Option<&'a Clean>,
    authors: &'a [Clean],
    url: Option<&'a Clean>,
    published: Option<&'a str>,
    published_basis: Option<Basis>,
    published_note: Option<&'a Clean>,
    file: Option<&'a Clean>,
    sha256: Option<&'a Clean>,
    /// How many events cite it.
    events: usize,
    /// The share of its characters that some citation quotes; null if there is no document.
    cited: Option<f64>,
    #[serde(skip)]
    spoken: String,
    #[serde(skip)]
    document: Cell,
}

impl<'a> SourceRecord<'a> {
    pub(in crate::cli) fn new(chronology: &'a Chronology, key: Key<Source>, events: usize) -> Self {
        let source = &chronology[key];
        Self {
            id: &source.id,
            title: &source.title,
            publisher: source.publisher.as_ref(),
            authors: &source.authors,
            url: source.url.as_ref(),
            published: source.published.as_ref().map(When::as_written),
            published_basis: source.published_basis,
            published_note: source.published_note.as_ref(),
            file: source.file.as_ref(),
            sha256: source.sha256.as_ref(),
            events,
            cited: counts::cited(chronology, key),
            spoken: source.published.as_ref().map(When::spoken).unwrap_or_default(),
            document: match source.document {
                DocumentState::Sound(_) => Cell::default(),
                DocumentState::None | DocumentState::Unread => Cell::new(styles::DOUBTFUL, "none"),
                DocumentState::Changed(_) => Cell::new(styles::BAD, "changed"),
                DocumentState::Lost(_) => Cell::new(styles::BAD, "lost"),
            },
        }
    }
}

impl Entry for SourceRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "id", cell: |source| source.id.as_str().into(), room: Room::Cut(10) },
            Column { heading: "events", cell: |source| source.events.to_string().into(), room: Room::Number },
            Column {
                heading: "cited",
                cell: |source| source.cited.map(counts::percent).unwrap_or_default().into(),
                room: Room::Number,
            },
            Column { heading: "document", cell: |source| source.document.clone(), room: Room::Whole },
            Column { heading: "title", cell: |source| source.title.as_str().into(), room: Room::Cut(24) },
            Column { heading: "published", cell: |source| source.spoken.as_str().into(), room: Room::Spare },
            Column {
                heading: "publisher",
                cell: |source| optional(source.publisher).into(),
                room: Room::Spare,
            },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("id", |source| source.id.to_string()),
            ("title", |source| source.title.to_string()),
            ("publisher", |source| optional(source.publisher)),
            ("authors", |source| joined(source.authors)),
            ("url", |source| optional(source.url)),
            ("published", |source| source.published.unwrap_or_default().to_owned()),
            ("published_basis", |source| {
                source.published_basis.map(Basis::name).unwrap_or_default().to_owned()
            }),
            ("published_note", |source| optional(source.published_note)),
            ("file", |source| optional(source.file)),
            ("sha256", |source| optional(source.sha256)),
            ("events", |source| source.events.to_string()),
            ("cited", |source| source.cited.map(|share| share.to_string()).unwrap_or_default()),
        ]
    }
}
