//! `annals check`: every problem of a file and its evidence.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::arguments::{Report, TextFormat};
use super::console::Console;
use super::failure::Failure;
use super::opening::{self, counted, problems};
use super::prose::{Margin, Prose};
use super::{Status, listing};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Checking, Loaded};
use crate::model::{Chronology, Event, Evidence};
use crate::text::Clean;

/// Runs the command.
pub(super) fn run(
    check: &Report,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let line = console.progress();
    let loaded =
        opening::load(check.file.as_deref(), documents, (Checking::All, &|progress| line.tell(progress)))?;
    drop(line);
    match check.format {
        TextFormat::Text => write_text(&loaded, console)?,
        TextFormat::Json => {
            let records: Vec<_> = loaded.diagnostics.iter().map(Record::new).collect();
            listing::write_json(&records, console)?;
        }
    }
    let has_error = loaded.diagnostics.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if has_error { Status::NEGATIVE } else { Status::DONE })
}

fn write_text(loaded: &Loaded, console: &mut Console) -> io::Result<()> {
    for diagnostic in &loaded.diagnostics {
        let rendered = console.rendered(diagnostic);
        writeln!(console, "{rendered}\n")?;
    }
    Prose::plain(&extent(&loaded.chronology)).write(Margin::NONE, console)?;
    match loaded.diagnostics.as_slice() {
        [] => writeln!(console, "no problem found"),
        found => writeln!(console, "{}", problems(found)),
    }
}

/// How much was checked: `63 events, 5 sources, 80 quotations: 79 exact, 1 missing`.
fn extent(chronology: &Chronology) -> String {
    let of_all = || evidence_counts(chronology.events().iter());
    let mut extent = format!(
        "{}, {}, {}",
        counted(chronology.events().len(), "event"),
        counted(chronology.sources().len(), "source"),
        counted(of_all().map(|(_, count)| count).sum(), "quotation"),
    );
    let marks: Vec<_> = of_all()
        .filter(|(_, count)| *count > 0)
        .map(|(evidence, count)| format!("{count} {}", evidence.name()))
        .collect();
    if !marks.is_empty() {
        extent.push_str(": ");
        extent.push_str(&marks.join(", "));
    }
    extent
}

/// How many quotations of some events have each mark.
pub(super) fn evidence_counts<'c>(
    events: impl Iterator<Item = Event<'c>> + Clone,
) -> impl Iterator<Item = (Evidence, usize)> {
    let quotations = move || {
        let citations = events.clone().flat_map(|event| event.citations.iter());
        citations.filter(|citation| !citation.quote.is_empty())
    };
    Evidence::ALL.iter().map(move |evidence| {
        let count = quotations().filter(|citation| citation.evidence() == Some(*evidence)).count();
        (*evidence, count)
    })
}

/// A problem as programs get it.
#[derive(Debug, Serialize)]
struct Record<'a> {
    severity: Severity,
    code: &'static str,
    message: &'a Clean,
    /// Null where it is nowhere in particular.
    file: Option<&'a Clean>,
    /// Counted from one.
    line: Option<usize>,
    /// In characters, counted from one.
    column: Option<usize>,
    hint: Option<&'a Clean>,
}

impl<'a> Record<'a> {
    fn new(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: &diagnostic.message,
            file: place.map(|place| &place.file),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            hint: diagnostic.hint.as_ref(),
        }
    }
}
