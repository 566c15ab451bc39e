//! `annals show`: one event with its evidence.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use super::Status;
use super::arguments::{CitationStyle, Show, TextFormat};
use super::console::Console;
use super::failure::Failure;
use super::opening;
use super::prose::{Margin, Prose};
use super::records::{EventRecord, spoken};
use super::{listing, styles};
use crate::edtf::{Certainty, When};
use crate::evidence::check_event;
use crate::exchange::{Style, cite};
use crate::model::{
    Alarm, Change, Chronology, Citation, DocumentState, Event, EventKey, Evidence, Finding, Source,
};
use crate::query::Hit;
use crate::text::Document;

/// The columns of the words before facts.
const LABEL: usize = 9;
/// Before what belongs to a citation.
const INDENT: &str = "    ";

/// Runs the command.
pub(super) fn run(show: &Show, documents: Option<&Path>, console: &mut Console) -> Result<Status, Failure> {
    opening::expect_file_first("show", show.file.as_deref(), &show.id)?;
    let chronology = opening::open(show.file.as_deref(), documents, console)?;
    let event = opening::event(&chronology, &show.id, show.file.is_some())?;
    check_event(&chronology, event);
    if let Some(style) = show.cite {
        for citation in chronology.event(event).citations.iter() {
            writeln!(console, "{}", cite(&chronology, &citation, style.into()))?;
        }
        return Ok(Status::DONE);
    }
    match show.format {
        TextFormat::Text => write(&chronology, event, console)?,
        TextFormat::Json => {
            let hit = Hit { event, certainty: Certainty::Yes };
            listing::write_json(&EventRecord::new(&chronology, hit), console)?;
        }
    }
    Ok(Status::DONE)
}

impl From<CitationStyle> for Style {
    fn from(style: CitationStyle) -> Self {
        match style {
            CitationStyle::Chicago => Self::Chicago,
            CitationStyle::Apa => Self::Apa,
            CitationStyle::Mla => Self::Mla,
            CitationStyle::Plain => Self::Plain,
        }
    }
}

/// Writes all that there is to say of an event.
pub(super) fn write(chronology: &Chronology, key: EventKey, console: &mut Console) -> io::Result<()> {
    let event = chronology.event(key);
    Prose::new(styles::HEADING, event.title).write(Margin::NONE, console)?;
    for (word, text) in facts(chronology, &event) {
        let first = format!("{word:LABEL$}");
        Prose::plain(&text).write(Margin { first: &first, others: &" ".repeat(LABEL) }, console)?;
    }
    for paragraph in event.summary.lines().filter(|line| !line.is_empty()) {
        writeln!(console)?;
        Prose::plain(paragraph).write(Margin::NONE, console)?;
    }
    if event.citations.is_empty() {
        writeln!(console, "\n{}", console.paint(styles::DOUBTFUL, "uncited"))?;
    }
    for citation in event.citations.iter() {
        writeln!(console)?;
        write_citation(chronology, &citation, console)?;
    }
    Ok(())
}

/// What there is to say of an event in a few words, each with the word for it.
pub(super) fn facts(chronology: &Chronology, event: &Event<'_>) -> Vec<(&'static str, String)> {
    let actors = event.actors.iter().map(|key| named(&chronology[*key].name, &chronology[*key].id));
    let places = event.places.iter().map(|key| named(&chronology[*key].name, &chronology[*key].id));
    let themes = event.themes.iter().map(|key| chronology[*key].name.to_string());
    let mut facts = vec![
        ("id", event.id.to_owned()),
        ("date", date(event)),
        ("known", known(event)),
        ("kind", event.kind.name().to_owned()),
        ("actors", listed(actors)),
        ("places", listed(places)),
        ("themes", listed(themes)),
    ];
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

fn named(name: &str, id: &str) -> String {
    format!("{name} ({id})")
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// The date as a person says it, and as the file has it.
fn date(event: &Event<'_>) -> String {
    let written = event.when.map(|when| format!(" ({})", when.as_written()));
    spoken(event) + &written.unwrap_or_default()
}

/// How the date is known. Of one that nobody knows, only the note is left to tell.
fn known(event: &Event<'_>) -> String {
    let basis = event.when.map(|_| event.basis.name().to_owned());
    let note = event.date_note.as_ref().map(ToString::to_string);
    basis.into_iter().chain(note).collect::<Vec<_>>().join(": ")
}

fn write_citation(chronology: &Chronology, citation: &Citation<'_>, console: &mut Console) -> io::Result<()> {
    let source = &chronology[citation.source];
    let evidence = citation.evidence();
    let mut head = Prose::default();
    head.push(styles::evidence(evidence), &format!("{} {}", mark(evidence), Evidence::said(evidence)));
    head.say(&format!(", {}", borne_out(citation, source)));
    head.push(styles::FAINT, &format!(" ({})", source.id));
    head.write(Margin { first: "", others: INDENT }, console)?;
    let margin = Margin { first: INDENT, others: INDENT };
    if let Some(quote) = quoted(citation) {
        Prose::plain(&quote).write(margin, console)?;
    }
    for remark in remarks(citation, source) {
        Prose::new(styles::DOUBTFUL, &remark).write(margin, console)?;
    }
    if let Some(Finding::Changed(changed)) = citation.finding {
        compared(&changed.difference).write(margin, console)?;
    }
    Ok(())
}

/// What a quotation does for its event, and where it stands: `supports: Harbour Gazette, “A report”, 1902, line 3`.
pub(super) fn borne_out(citation: &Citation<'_>, source: &Source) -> String {
    let stands = source.document.document().zip(citation.extent());
    let lines = stands.map(|(document, extent)| format!(", {}", lines(document, &extent)));
    format!("{}: {}{}", citation.role.name(), described(source), lines.unwrap_or_default())
}

/// The words of a quotation on one line, if it has any.
pub(super) fn quoted(citation: &Citation<'_>) -> Option<String> {
    let quote = citation.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    (!quote.is_empty()).then(|| format!("“{quote}”"))
}

/// The sign of a mark; the word for it always stands beside.
fn mark(evidence: Option<Evidence>) -> &'static str {
    match evidence {
        Some(Evidence::Exact | Evidence::Typographic) => "✓",
        Some(Evidence::Changed) => "≠",
        Some(Evidence::Ambiguous) => "?",
        Some(Evidence::Missing) => "✗",
        None => "·",
    }
}

pub(super) fn described(source: &Source) -> String {
    let publisher = source.publisher.as_ref().map(ToString::to_string);
    let title = Some(format!("“{}”", source.title));
    let date = source.published.as_ref().map(When::spoken);
    publisher.into_iter().chain(title).chain(date).collect::<Vec<_>>().join(", ")
}

/// The lines of a document that a range of its text touches.
fn lines(document: &Document, range: &Range<usize>) -> String {
    let first = document.line(range.start);
    match document.line(range.end.saturating_sub(1).max(range.start)) {
        last if last > first => format!("lines {first}–{last}"),
        _ => format!("line {first}"),
    }
}

/// What a reader must know of a quotation that does not stand as it is quoted.
pub(super) fn remarks(citation: &Citation<'_>, source: &Source) -> Vec<String> {
    let mut remarks = Vec::new();
    match &source.document {
        DocumentState::None => remarks.push("the source names no document to look in".to_owned()),
        DocumentState::Lost(reason) => remarks.push(format!("the document is lost: {reason}")),
        DocumentState::Changed(_) => {
            remarks.push("the document is not the one that the chronology was written against".to_owned());
        }
        DocumentState::Sound(_) | DocumentState::Unread => {}
    }
    match (citation.finding, source.document.document()) {
        (Some(Finding::Ambiguous(places)), Some(document)) => {
            let lines = places.iter().map(|place| lines(document, place)).collect::<Vec<_>>();
            remarks.push(format!("it stands in {} places: {}", places.len(), lines.join(", ")));
        }
        (Some(Finding::Changed(changed)), _) => {
            remarks.extend(changed.alarms.iter().map(|alarm| alarmed(*alarm).to_owned()));
        }
        (Some(Finding::Missing), Some(_)) if !citation.quote.is_empty() => {
            remarks.push("it does not stand in the document".to_owned());
        }
        _ => {}
    }
    remarks
}

fn alarmed(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Digit => "a number differs",
        Alarm::Name => "a name differs",
        Alarm::Negation => "a negation was added or lost",
    }
}

/// The quotation and the document in one: `[-only quoted-]`, `{+only in the document+}`.
fn compared(difference: &[Change]) -> Prose {
    let mut compared = Prose::default();
    compared.say("[-quoted-] {+in the document+}:");
    for change in difference {
        compared.say(" ");
        match change {
            Change::Same(words) => compared.say(words),
            Change::Quoted(words) => compared.push(styles::BAD, &format!("[-{words}-]")),
            Change::Stands(words) => compared.push(styles::GOOD, &format!("{{+{words}+}}")),
        }
    }
    compared
}
