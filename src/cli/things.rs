//! `annals sources`, `actors`, `places`, `themes`: what events share, the most shared first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use serde::Serialize;

use super::Status;
use super::arguments::Things;
use super::console::Console;
use super::counts::events_by;
use super::failure::Failure;
use super::listing::{self, Entry, Field as CsvField, joined};
use super::opening::open;
use super::records::SourceRecord;
use super::styles;
use super::table::{Cell, Column, Room};
use crate::model::{Actor, ActorKind, Chronology, Key, Place, Theme};
use crate::query::Field;
use crate::text::Clean;

/// Runs `annals sources`.
pub(super) fn sources(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = open(things.file.as_deref(), documents, console)?;
    let counts = events_by(Field::Source, &chronology);
    let sources = chronology.sources().iter().enumerate();
    let records = sources.map(|(index, source)| {
        let events = count(&counts, &source.id);
        (events, SourceRecord::new(&chronology, Key::new(index), events))
    });
    write(records.collect(), "sources", things, console)
}

/// Runs `annals actors`.
pub(super) fn actors(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = open(things.file.as_deref(), documents, console)?;
    let counts = events_by(Field::Actor, &chronology);
    let records = chronology.actors().iter().map(|actor| {
        let events = count(&counts, &actor.id);
        (events, ActorRecord::new(&chronology, actor, events))
    });
    write(records.collect(), "actors", things, console)
}

/// Runs `annals places`.
pub(super) fn places(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = open(things.file.as_deref(), documents, console)?;
    let counts = events_by(Field::Place, &chronology);
    let records = chronology.places().iter().map(|place| {
        let events = count(&counts, &place.id);
        (events, PlaceRecord::new(place, events))
    });
    write(records.collect(), "places", things, console)
}

/// Runs `annals themes`.
pub(super) fn themes(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = open(things.file.as_deref(), documents, console)?;
    let counts = events_by(Field::Theme, &chronology);
    let records = chronology.themes().iter().map(|Theme { name }| {
        let events = count(&counts, name);
        (events, ThemeRecord { id: name, name, events })
    });
    write(records.collect(), "themes", things, console)
}

fn count(counts: &HashMap<String, usize>, id: &str) -> usize {
    counts.get(id).copied().unwrap_or_default()
}

fn write<T: Entry>(
    mut records: Vec<(usize, T)>,
    what: &str,
    things: &Things,
    console: &mut Console,
) -> Result<Status, Failure> {
    records.sort_by_key(|(events, _)| Reverse(*events));
    let records: Vec<T> = records.into_iter().map(|(_, record)| record).collect();
    listing::write(&records, things.format, console)?;
    if records.is_empty() {
        console.say(&format!("no {what}"))?;
        return Ok(Status::NEGATIVE);
    }
    Ok(Status::DONE)
}

#[derive(Debug, Serialize)]
struct ActorRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    kind: ActorKind,
    aliases: &'a [Clean],
    /// What it belongs to, directly.
    of: Vec<&'a Clean>,
    /// How many events it or anyone who belongs to it has.
    events: usize,
}

impl<'a> ActorRecord<'a> {
    fn new(chronology: &'a Chronology, actor: &'a Actor, events: usize) -> Self {
        Self {
            id: &actor.id,
            name: &actor.name,
            kind: actor.kind,
            aliases: &actor.aliases,
            of: actor.of.iter().map(|key| &chronology[*key].id).collect(),
            events,
        }
    }
}

impl Entry for ActorRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "id", cell: |actor| actor.id.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |actor| actor.events.to_string().into(), room: Room::Number },
            Column { heading: "name", cell: |actor| actor.name.as_str().into(), room: Room::Cut(20) },
            Column { heading: "kind", cell: |actor| actor.kind.name().into(), room: Room::Spare },
            Column { heading: "of", cell: |actor| joined(&actor.of).into(), room: Room::Spare },
            Column {
                heading: "aliases",
                cell: |actor| Cell::new(styles::FAINT, joined(actor.aliases)),
                room: Room::Spare,
            },
        ]
    }

    fn fields() -> Vec<CsvField<Self>> {
        vec![
            ("id", |actor| actor.id.to_string()),
            ("name", |actor| actor.name.to_string()),
            ("kind", |actor| actor.kind.name().to_owned()),
            ("aliases", |actor| joined(actor.aliases)),
            ("of", |actor| joined(&actor.of)),
            ("events", |actor| actor.events.to_string()),
        ]
    }
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    /// Degrees north, in WGS 84.
    lat: Option<f64>,
    /// Degrees east.
    lon: Option<f64>,
    events: usize,
}

impl<'a> PlaceRecord<'a> {
    fn new(place: &'a Place, events: usize) -> Self {
        let (lat, lon) = place.coordinates.unzip();
        Self { id: &place.id, name: &place.name, lat, lon, events }
    }

    fn position(&self) -> String {
        let side = |degrees: f64, sides: [&str; 2]| {
            format!("{:.2}° {}", degrees.abs(), if degrees < 0.0 { sides[1] } else { sides[0] })
        };
        let position = self.lat.zip(self.lon);
        position.map_or_else(String::new, |(lat, lon)| {
            format!("{}, {}", side(lat, ["N", "S"]), side(lon, ["E", "W"]))
        })
    }
}

impl Entry for PlaceRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "id", cell: |place| place.id.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |place| place.events.to_string().into(), room: Room::Number },
            Column { heading: "name", cell: |place| place.name.as_str().into(), room: Room::Cut(20) },
            Column { heading: "position", cell: |place| place.position().into(), room: Room::Spare },
        ]
    }

    fn fields() -> Vec<CsvField<Self>> {
        vec![
            ("id", |place| place.id.to_string()),
            ("name", |place| place.name.to_string()),
            ("lat", |place| degrees(place.lat)),
            ("lon", |place| degrees(place.lon)),
            ("events", |place| place.events.to_string()),
        ]
    }
}

fn degrees(degrees: Option<f64>) -> String {
    degrees.map(|degrees| degrees.to_string()).unwrap_or_default()
}

/// A theme, whose name is its id.
#[derive(Debug, Serialize)]
struct ThemeRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    events: usize,
}

impl Entry for ThemeRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "theme", cell: |theme| theme.name.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |theme| theme.events.to_string().into(), room: Room::Number },
        ]
    }

    fn fields() -> Vec<CsvField<Self>> {
        vec![
            ("id", |theme| theme.id.to_string()),
            ("name", |theme| theme.name.to_string()),
            ("events", |theme| theme.events.to_string()),
        ]
    }
}
