//! What a reader has put on an event, as programs get it.

use serde::Serialize;

use super::event::spoken;
use crate::cli::listing::{Entry, Field};
use crate::cli::styles;
use crate::cli::table::{Cell, Column, Room};
use crate::edtf::When;
use crate::keep::Kept;
use crate::model::{Chronology, EventKey};
use crate::text::Clean;

/// A star, a note, or both, on one event.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct NoteRecord<'a> {
    event: &'a Clean,
    /// Whether no event of the chronology has this id now.
    gone: bool,
    /// EDTF as written; null if undated or gone.
    date: Option<&'a str>,
    title: Option<&'a str>,
    starred: bool,
    note: Option<&'a Clean>,
    #[serde(skip)]
    spoken: String,
}

impl<'a> NoteRecord<'a> {
    /// All that is kept, in time order; what is of events that are gone stands last.
    pub(in crate::cli) fn all(kept: &'a Kept, chronology: &'a Chronology) -> Vec<Self> {
        let mut events: Vec<_> =
            kept.events().into_iter().map(|id| (chronology.event_of_id(id), id)).collect();
        events.sort_by_key(|(event, _)| (event.is_none(), *event));
        let record = |(key, id): (Option<EventKey>, &'a Clean)| {
            let event = key.map(|key| chronology.event(key));
            Self {
                event: id,
                gone: event.is_none(),
                date: event.and_then(|event| event.when).map(When::as_written),
                title: event.map(|event| event.title),
                starred: kept.stars.contains(id),
                note: kept.notes.get(id),
                spoken: event.as_ref().map_or_else(String::new, spoken),
            }
        };
        events.into_iter().map(record).collect()
    }

    /// Whether no event of the chronology has this id now.
    pub(in crate::cli) fn is_gone(&self) -> bool {
        self.gone
    }

    fn what(&self) -> Cell {
        match self.title {
            Some(title) => title.into(),
            None => Cell::new(styles::BAD, format!("gone: {}", self.event)),
        }
    }
}

impl Entry for NoteRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        let starred = |record: &Self| Cell::from(if record.starred { "starred" } else { "" });
        let note = |record: &Self| Cell::from(record.note.map_or("", Clean::as_str));
        vec![
            Column { heading: "date", cell: |record| record.spoken.as_str().into(), room: Room::Cut(17) },
            Column { heading: "event", cell: Self::what, room: Room::Cut(36) },
            Column { heading: "star", cell: starred, room: Room::Whole },
            Column { heading: "note", cell: note, room: Room::Cut(30) },
            Column {
                heading: "id",
                cell: |record| Cell::new(styles::FAINT, record.event.as_str()),
                room: Room::Spare,
            },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("event", |record| record.event.to_string()),
            ("gone", |record| yes_or_no(record.gone)),
            ("date", |record| record.date.unwrap_or_default().to_owned()),
            ("title", |record| super::optional(record.title)),
            ("starred", |record| yes_or_no(record.starred)),
            ("note", |record| super::optional(record.note)),
        ]
    }
}

fn yes_or_no(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}
