//! Telling of the quotations of events that were taken, which do not stand in their documents.

use std::io::{self, Read, Seek};

use super::super::fields::Fields;
use super::super::quotations::tell_one;
use super::super::report::{MOST, Report};
use super::super::shapes::{CITATION, EVENT};
use super::blocks::Block;
use super::gathered::{Lines, fetch};
use super::notation::Notation;
use crate::diagnostic::Severity;
use crate::model::{Chronology, Event};

/// Reads the records again that quote what does not stand in the document, and tells of each quotation where it is.
/// The events of one run were told of when they were read again.
pub(super) fn tell_quotations<'l, F: Read + Seek>(
    chronology: &Chronology,
    read_again: u32,
    (file, notation, blocks): (&mut F, &impl Notation, &[(usize, Block)]),
    lines: &'l mut Lines,
) -> io::Result<Report<'l>> {
    let seats = chronology.events().seats();
    let is_wrong = |event: &Event<'_>| {
        let mut citations = event.citations.iter();
        citations.any(|it| !it.quote.is_empty() && it.evidence().is_some_and(|evidence| !evidence.verified()))
    };
    let events = seats.iter().zip(chronology.events().iter());
    let wrong = events.filter(|(seat, event)| seat.run != read_again && is_wrong(event));
    let mut wrong: Vec<_> = wrong.map(|(_, event)| event).collect();
    wrong.sort_by_key(|event| event.line);
    fetch(file, (notation, blocks), wrong.iter().take(MOST).map(|event| event.line), lines)?;
    let (mut report, sections) = lines.read(notation);
    for (node, event) in sections.events.iter().zip(&wrong) {
        let Some(fields) = Fields::of(node, &EVENT, &mut report) else { continue };
        for (node, citation) in fields.tables("citation", &mut report).iter().zip(event.citations.iter()) {
            let fields = Fields::of(node, &CITATION, &mut report);
            if let Some(quote) = fields.and_then(|fields| fields.text("quote", &mut report)) {
                tell_one(&citation, chronology, &quote.span, &mut report);
            }
        }
    }
    report.count(wrong.len().saturating_sub(MOST), Severity::Error);
    Ok(report)
}
