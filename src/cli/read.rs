//! `annals read`: a document with its cited passages marked.
//!
//! Every line of the document is there, with its number. A bar stands beside lines that are cited, the cited
//! words are underlined, or bracketed where there is no colour, and the ids of the events that cite them
//! follow beneath.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use super::arguments::Read;
use super::console::Console;
use super::failure::Failure;
use super::prose::{Margin, Prose};
use super::{Status, opening, styles};
use crate::edtf::When;
use crate::evidence::check_source;
use crate::model::{Chronology, DocumentState, Evidence, Finding, Key, Passage, Source};
use crate::text::Document;

/// What stands around cited words where there is no colour.
const BRACKETS: [&str; 2] = ["⟦", "⟧"];

/// Runs the command.
pub(super) fn run(read: &Read, documents: Option<&Path>, console: &mut Console) -> Result<Status, Failure> {
    opening::expect_file_first("read", read.file.as_deref(), &read.source)?;
    let chronology = opening::open(read.file.as_deref(), documents, console)?;
    let key = opening::source(&chronology, &read.source, read.file.is_some())?;
    check_source(&chronology, key);
    let source = &chronology[key];
    let document = match &source.document {
        DocumentState::Sound(document) => document,
        DocumentState::Changed(document) => {
            let message = "this document is not the one that the chronology was written against";
            console.warn(message, None)?;
            document
        }
        DocumentState::None | DocumentState::Unread => return Err(Failure::NoDocument(source.id.clone())),
        DocumentState::Lost(reason) => {
            return Err(Failure::LostDocument { id: source.id.clone(), reason: reason.clone() });
        }
    };
    write_head(source, console)?;
    write_document(document, &chronology, key, console)?;
    tell_unmarked(&chronology, key, console)?;
    Ok(Status::DONE)
}

fn write_head(source: &Source, console: &mut Console) -> io::Result<()> {
    Prose::new(styles::HEADING, &source.title).write(Margin::NONE, console)?;
    let authors = (!source.authors.is_empty()).then(|| source.authors.join(", "));
    let publisher = source.publisher.as_ref().map(ToString::to_string);
    let date = source.published.as_ref().map(When::spoken);
    let facts: Vec<_> = authors.into_iter().chain(publisher).chain(date).collect();
    if !facts.is_empty() {
        Prose::plain(&facts.join(", ")).write(Margin::NONE, console)?;
    }
    writeln!(console)
}

fn write_document(
    document: &Document,
    chronology: &Chronology,
    source: Key<Source>,
    console: &mut Console,
) -> io::Result<()> {
    let text = document.text();
    let cited = merged(chronology.passages(source));
    let mut by_end: Vec<&Passage> = chronology.passages(source).iter().collect();
    by_end.sort_by_key(|passage| passage.range.end);
    let digits = document.line(text.len()).to_string().len();
    let mut start = 0;
    let mut last_number = 0;
    // A line feed at the end of the text ends its last line, and begins no other.
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let range = start..start + line.len();
        start = range.end + 1;
        let number = document.line(range.start);
        let shown = if number == last_number { String::new() } else { number.to_string() };
        last_number = number;
        let here = touching(&cited, &range);
        let bar = if here.is_empty() { "│" } else { "▌" };
        let first = format!("{shown:>digits$} {bar} ");
        let others = format!("{:digits$} {bar} ", "");
        let prose = marked(line, &range, here, console.has_colour());
        prose.write(Margin { first: &first, others: &others }, console)?;
        let done = by_end.partition_point(|passage| passage.range.end <= range.end);
        let citing = citing(by_end.drain(..done), chronology);
        if !citing.is_empty() {
            let first = format!("{:digits$} └ ", "");
            let others = format!("{:digits$}   ", "");
            Prose::new(styles::FAINT, &citing).write(Margin { first: &first, others: &others }, console)?;
        }
    }
    Ok(())
}

/// Those cited parts of the document that have something of a line, be it only its end.
fn touching<'a>(cited: &'a [Range<usize>], line: &Range<usize>) -> &'a [Range<usize>] {
    let first = cited.partition_point(|passage| passage.end <= line.start);
    let last = cited.partition_point(|passage| passage.start <= line.end);
    cited.get(first..last).unwrap_or_default()
}

/// The events that cite passages, each with the mark of its quotation.
fn citing<'a>(passages: impl Iterator<Item = &'a Passage>, chronology: &Chronology) -> String {
    let mut citing: Vec<String> = Vec::new();
    for passage in passages {
        let event = chronology.event(passage.event);
        let citation = event.citations.get(passage.citation);
        let mark = citation.map(|citation| format!("{} ({})", event.id, Evidence::said(citation.evidence())));
        citing.extend(mark.filter(|mark| !citing.contains(mark)));
    }
    citing.join(", ")
}

/// A line of the document, its cited parts marked.
fn marked(line: &str, range: &Range<usize>, cited: &[Range<usize>], has_colour: bool) -> Prose {
    let mut prose = Prose::default();
    let mut place = 0;
    for passage in cited {
        let start = passage.start.saturating_sub(range.start);
        let end = passage.end.min(range.end) - range.start;
        prose.say(line.get(place..start).unwrap_or_default());
        let words = line.get(start..end).unwrap_or_default();
        if has_colour {
            prose.push(styles::CITED, words);
        } else {
            // A passage that goes on from the line before, or to the line after, is open on that side.
            let opening = if passage.start >= range.start { BRACKETS[0] } else { "" };
            let closing = if passage.end <= range.end { BRACKETS[1] } else { "" };
            prose.say(&format!("{opening}{words}{closing}"));
        }
        place = end;
    }
    prose.say(line.get(place..).unwrap_or_default());
    prose
}

/// The cited parts of the document, none of which touch each other.
fn merged(passages: &[Passage]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for Passage { range, .. } in passages {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range.clone()),
        }
    }
    merged
}

/// Tells which quotations are not marked, because it is not known where they stand.
fn tell_unmarked(chronology: &Chronology, source: Key<Source>, console: &mut Console) -> io::Result<()> {
    for event in chronology.events().iter() {
        for citation in event.citations.iter().filter(|citation| citation.source == source) {
            let message = match citation.finding {
                Some(Finding::Ambiguous(places)) => {
                    format!(
                        "a quotation of `{}` is not marked: it stands in {} places",
                        event.id,
                        places.len()
                    )
                }
                Some(Finding::Missing) if !citation.quote.is_empty() => {
                    format!("a quotation of `{}` is not marked: it does not stand here", event.id)
                }
                _ => continue,
            };
            console.warn(&message, None)?;
        }
    }
    Ok(())
}
