//! `annals sources`, `actors`, `places`, `themes`: what events share, the most shared first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use super::Status;
use super::arguments::Things;
use super::console::Console;
use super::counts::events_by;
use super::failure::Failure;
use super::listing::{self, Entry};
use super::opening::{check_all, open};
use super::records::{ActorRecord, PlaceRecord, SourceRecord, ThemeRecord};
use crate::model::Key;
use crate::query::Field;

/// Runs `annals sources`.
pub(super) fn sources(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = open(things.file.as_deref(), documents, console)?;
    check_all(&chronology, console);
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
    let records = chronology.themes().iter().map(|theme| {
        let events = count(&counts, &theme.name);
        (events, ThemeRecord::new(theme, events))
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
