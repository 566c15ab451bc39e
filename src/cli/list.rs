//! `annals list`: the events that match, in time order.

use std::path::Path;

use super::Status;
use super::arguments::{List, ListFormat};
use super::console::Console;
use super::failure::Failure;
use super::listing;
use super::opening::{ask, open};
use super::records::EventRecord;

/// Runs the command.
pub(super) fn run(list: &List, documents: Option<&Path>, console: &mut Console) -> Result<Status, Failure> {
    let chronology = open(list.asked.file.as_deref(), documents, console)?;
    let answer = ask(&list.asked, &chronology, console)?;
    answer.check(&chronology);
    let hits = &answer.hits;
    let records: Vec<_> = hits.iter().map(|hit| EventRecord::new(&chronology, hit)).collect();
    listing::write(&records, list.format, console)?;
    // The count speaks to a person, and to whoever gets events of which the format cannot say `perhaps`.
    if list.format == ListFormat::Table || hits.is_empty() || hits.perhaps() > 0 {
        console.say(&hits.to_string())?;
    }
    answer.tell(console)
}
