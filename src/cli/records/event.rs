//! An event as programs get it.

use serde::Serialize;

use super::optional;
use crate::cli::listing::{Entry, Field, joined};
use crate::cli::styles;
use crate::cli::table::{Cell, Column, Room};
use crate::edtf::{Certainty, When};
use crate::model::{Basis, Chronology, Citation, Event, Evidence, Kind, Role};
use crate::query::Hit;
use crate::text::Clean;

/// An event that was found.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EventRecord<'a> {
    id: &'a str,
    /// EDTF as written; null if undated.
    date: Option<&'a str>,
    /// The first day, in ISO 8601; null if there is none.
    earliest: Option<String>,
    /// The last day.
    latest: Option<String>,
    date_basis: Basis,
    date_note: Option<&'a str>,
    title: &'a str,
    summary: &'a str,
    kind: Kind,
    actors: Vec<Named<'a>>,
    themes: Vec<&'a Clean>,
    places: Vec<&'a Clean>,
    citations: Vec<CitationRecord<'a>>,
    #[serde(skip)]
    spoken: String,
    #[serde(skip)]
    is_perhaps: bool,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    id: &'a Clean,
    name: &'a Clean,
}

#[derive(Debug, Serialize)]
struct CitationRecord<'a> {
    source: &'a Clean,
    quote: &'a str,
    role: Role,
    evidence: Option<Evidence>,
    /// Bytes into the document's file; null where the quotation was not found.
    start: Option<usize>,
    end: Option<usize>,
    line: Option<usize>,
}

impl<'a> EventRecord<'a> {
    pub(in crate::cli) fn new(chronology: &'a Chronology, hit: Hit) -> Self {
        let event = chronology.event(hit.event);
        let span = event.when.map(When::span).unwrap_or_default();
        let actors = event.actors.iter().map(|key| &chronology[*key]);
        Self {
            id: event.id,
            date: event.when.map(When::as_written),
            earliest: span.earliest.map(|day| day.to_string()),
            latest: span.latest.map(|day| day.to_string()),
            date_basis: event.basis,
            date_note: event.date_note,
            title: event.title,
            summary: event.summary,
            kind: event.kind,
            actors: actors.map(|actor| Named { id: &actor.id, name: &actor.name }).collect(),
            themes: event.themes.iter().map(|key| &chronology[*key].name).collect(),
            places: event.places.iter().map(|key| &chronology[*key].id).collect(),
            citations: event
                .citations
                .iter()
                .map(|citation| CitationRecord::new(chronology, &citation))
                .collect(),
            spoken: spoken(&event),
            is_perhaps: hit.certainty == Certainty::Perhaps,
        }
    }

    fn perhaps(&self) -> Cell {
        let mark = if self.is_perhaps { "perhaps" } else { "" };
        Cell::new(styles::DOUBTFUL, mark)
    }

    /// The worst mark of its quotations and whether one of them disputes it, or that it has none.
    fn evidence(&self) -> Cell {
        let worst = self.citations.iter().map(|citation| citation.evidence).max();
        let is_disputed = self.citations.iter().any(|citation| citation.role == Role::Disputes);
        match worst {
            Some(evidence) if is_disputed => {
                Cell::new(styles::DOUBTFUL, format!("{}, disputed", Evidence::said(evidence)))
            }
            Some(evidence) => Cell::new(styles::evidence(evidence), Evidence::said(evidence)),
            None => Cell::new(styles::DOUBTFUL, "uncited"),
        }
    }
}

/// The date of an event as a person says it.
pub(in crate::cli) fn spoken(event: &Event<'_>) -> String {
    event.when.map_or_else(|| "undated".to_owned(), When::spoken)
}

impl<'a> CitationRecord<'a> {
    fn new(chronology: &'a Chronology, citation: &Citation<'a>) -> Self {
        let source = &chronology[citation.source];
        let found = source.document.document().zip(citation.extent());
        let bytes = found.as_ref().map(|(document, extent)| document.bytes(extent));
        Self {
            source: &source.id,
            quote: citation.quote,
            role: citation.role,
            evidence: citation.evidence(),
            start: bytes.as_ref().map(|bytes| bytes.start),
            end: bytes.map(|bytes| bytes.end),
            line: found.map(|(document, extent)| document.line(extent.start)),
        }
    }
}

impl Entry for EventRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "date", cell: |event| event.spoken.as_str().into(), room: Room::Cut(17) },
            Column { heading: "matches", cell: Self::perhaps, room: Room::Whole },
            Column { heading: "title", cell: |event| event.title.into(), room: Room::Cut(36) },
            Column { heading: "evidence", cell: Self::evidence, room: Room::Whole },
            Column { heading: "basis", cell: |event| event.date_basis.name().into(), room: Room::Spare },
            Column { heading: "id", cell: |event| Cell::new(styles::FAINT, event.id), room: Room::Spare },
            Column { heading: "kind", cell: |event| event.kind.name().into(), room: Room::Spare },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("id", |event| event.id.to_string()),
            ("date", |event| event.date.unwrap_or_default().to_owned()),
            ("earliest", |event| event.earliest.clone().unwrap_or_default()),
            ("latest", |event| event.latest.clone().unwrap_or_default()),
            ("date_basis", |event| event.date_basis.name().to_owned()),
            ("date_note", |event| optional(event.date_note)),
            ("title", |event| event.title.to_string()),
            ("summary", |event| event.summary.to_string()),
            ("kind", |event| event.kind.name().to_owned()),
            ("actors", |event| joined(event.actors.iter().map(|actor| actor.id))),
            ("themes", |event| joined(&event.themes)),
            ("places", |event| joined(&event.places)),
            ("sources", |event| joined(event.citations.iter().map(|citation| citation.source))),
            ("evidence", |event| {
                joined(event.citations.iter().map(|citation| Evidence::said(citation.evidence)))
            }),
            ("matches", |event| if event.is_perhaps { "perhaps" } else { "certainly" }.to_owned()),
        ]
    }
}
