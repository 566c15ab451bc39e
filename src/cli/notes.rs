//! `annals notes`: the reader's own stars and notes.

use std::path::Path;

use super::Status;
use super::arguments::Things;
use super::console::Console;
use super::failure::Failure;
use super::listing;
use super::opening::{counted, open, store};
use super::records::NoteRecord;

/// Runs the command.
pub(super) fn run(
    things: &Things,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let file = things.file.as_deref();
    let chronology = open(file, documents, console)?;
    let kept = store(&chronology, file).read()?;
    let records = NoteRecord::all(&kept, &chronology);
    listing::write(&records, things.format, console)?;
    if records.is_empty() {
        console.say("no stars and no notes; in the explorer, m stars an event and e writes a note on it")?;
        return Ok(Status::NEGATIVE);
    }
    let gone = records.iter().filter(|record| record.is_gone()).count();
    if gone > 0 {
        let verb = if gone == 1 { "is" } else { "are" };
        console.say(&format!("{} {verb} no longer in the chronology", counted(gone, "event")))?;
    }
    Ok(Status::DONE)
}
