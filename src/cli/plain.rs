//! `annals --plain`: all there is to read, as lines, for screen readers and pipes.

use std::io::Write;
use std::path::Path;

use super::Status;
use super::arguments::Asked;
use super::console::Console;
use super::failure::Failure;
use super::opening::{ask, kept, open};
use super::show;
use crate::edtf::Certainty;

/// Writes title, description and every event that matches.
pub(super) fn run(asked: &Asked, documents: Option<&Path>, console: &mut Console) -> Result<Status, Failure> {
    let chronology = open(asked.file.as_deref(), documents, console)?;
    let answer = ask(asked, &chronology, console)?;
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
