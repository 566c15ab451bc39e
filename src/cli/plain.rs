//! `annals --plain`: all there is to read, as lines, for screen readers and pipes.

use std::io::{self, Write};
use std::path::Path;

use super::Status;
use super::arguments::{Arguments, Asked};
use super::console::Console;
use super::failure::Failure;
use super::opening::{ask, kept, open};
use super::show;
use crate::edtf::Certainty;
use crate::keep::Bookmark;
use crate::model::Chronology;

/// Writes title, description and every event that matches. Of a place only its query is asked, but all of it is to
/// be there.
pub(super) fn run(
    arguments: &Arguments,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let place = arguments.place();
    let asked = Asked { file: arguments.asked.file.clone(), query: Some(place.query.to_string()) };
    let chronology = open(asked.file.as_deref(), documents, console)?;
    let is_placed = tell_missing(&place, &chronology, console)?;
    let answer = ask(&asked, &chronology, console)?;
    if !is_placed && answer.query.is_empty() {
        return Err(Failure::NotPlaced);
    }
    answer.check(&chronology);
    let kept = kept(&chronology, asked.file.as_deref(), console)?;
    let hits = &answer.hits;
    writeln!(console, "{}", chronology.title())?;
    if !chronology.description().is_empty() {
        writeln!(console, "{}", chronology.description())?;
    }
    writeln!(console, "{hits}")?;
    for hit in hits.iter() {
        writeln!(console)?;
        show::write(&chronology, hit.event, &kept, console)?;
        if hit.certainty == Certainty::Perhaps {
            writeln!(console, "matches  perhaps")?;
        }
    }
    answer.tell(console)
}

/// Tells what of a place is not there; whether any of what was named is.
fn tell_missing(place: &Bookmark, chronology: &Chronology, console: &mut Console) -> io::Result<bool> {
    let event = place.event.as_ref().filter(|id| chronology.event_of_id(id).is_none());
    let event = event.map(|id| format!("there is no event `{id}`"));
    let missing: Vec<String> = event.into_iter().chain(place.unknown_view()).collect();
    for message in &missing {
        console.warn(message, None)?;
    }
    let named = usize::from(place.event.is_some()) + usize::from(place.view.is_some());
    Ok(named == 0 || missing.len() < named)
}
