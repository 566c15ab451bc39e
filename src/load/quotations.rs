//! Telling which quotations do not stand in their documents, when they are read or later.

use std::borrow::Cow;
use std::ops::Range;

use super::codes;
use super::events::Pending;
use super::report::{MOST, Report, quoted};
use super::{Loaded, in_file_order};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evidence::check_all;
use crate::model::{
    Alarm, Change, Changed, Chronology, Citation, Cited, DocumentState, EventKey, Finding, Key, Source,
};
use crate::text::{Clean, Document};

/// Of more quotations it is not kept where each stands in the file.
const MOST_KEPT: usize = 20_000;

/// Quotations that were not looked for when their chronology was read, and where they stand in its file.
#[derive(Debug)]
pub struct Unchecked {
    file: Clean,
    text: Cow<'static, str>,
    quotations: Vec<Pending>,
}

impl Unchecked {
    /// Looks for all of them in the chronology that they were read with, and tells those that are not verified, in
    /// the order of the file.
    pub fn check(&self, chronology: &Chronology) -> Vec<Diagnostic> {
        check_all(chronology, &|_, _| ());
        let mut report = Report::new(self.text.strip_prefix('\u{feff}').unwrap_or(&self.text));
        tell(&self.quotations, chronology, &in_file_order(chronology), &mut report);
        report.into_diagnostics(&self.file)
    }
}

impl Loaded {
    /// Keeps quotations to be looked for later, with the text of the file, unless they are too many.
    pub(super) fn keeping(
        self,
        quotations: Vec<Pending>,
        file: &Clean,
        text: impl Into<Cow<'static, str>>,
    ) -> Self {
        let few = !quotations.is_empty() && quotations.len() <= MOST_KEPT;
        let unchecked = few.then(|| Unchecked { file: file.clone(), text: text.into(), quotations });
        Self { unchecked, ..self }
    }
}

/// Tells which of the quotations that have been looked for are not verified, where the text of the file is no longer
/// at hand: by their events, and the lines on which these begin.
pub fn unverified(chronology: &Chronology) -> Vec<Diagnostic> {
    let (mut told, mut untold) = (Vec::new(), 0);
    for event in chronology.events().iter() {
        for citation in event.citations.iter().filter(|citation| !citation.quote.is_empty()) {
            let source = &chronology[citation.source];
            let found = citation.finding.zip(source.document.document());
            let Some(diagnostic) = found.and_then(|(finding, document)| diagnose(finding, source, document))
            else {
                continue;
            };
            if told.len() < MOST {
                let place =
                    format!("event {}, line {}: {}", quoted(event.id), event.line, diagnostic.message);
                told.push(Diagnostic { message: Clean::line(&place), ..diagnostic });
            } else {
                untold += 1;
            }
        }
    }
    if untold > 0 {
        let message = format!("{untold} more quotations are not verified");
        told.push(Diagnostic { severity: Severity::Error, ..Diagnostic::error(codes::TOO_MANY, &message) });
    }
    told
}

/// Tells of quotations that were read from a part of the file that `report` is on. `events` are the events in the
/// order in which they were read.
pub(super) fn tell(
    quotations: &[Pending],
    chronology: &Chronology,
    events: &[EventKey],
    report: &mut Report<'_>,
) {
    for pending in quotations {
        let event = events.get(pending.event).map(|event| chronology.event(*event));
        if let Some(citation) = event.and_then(|event| event.citations.get(pending.citation)) {
            tell_one(&citation, chronology, &pending.span, report);
        }
    }
}

/// Tells of one quotation, which stands at a span of the file.
pub(super) fn tell_one(
    citation: &Citation<'_>,
    chronology: &Chronology,
    span: &Range<usize>,
    report: &mut Report<'_>,
) {
    let source = &chronology[citation.source];
    // Why a document is lost was told; no need to tell it of each quotation.
    if let Some((document, finding)) = source.document.document().zip(citation.finding)
        && let Some(diagnostic) = diagnose(finding, source, document)
    {
        report.add(span, diagnostic);
    }
}

/// Tells of the sources whose quotations cannot be checked. `spans` are where the sources name themselves.
pub(super) fn tell_unchecked(chronology: &Chronology, spans: &[Range<usize>], report: &mut Report<'_>) {
    for (number, (source, span)) in chronology.sources().iter().zip(spans).enumerate() {
        if source.document == DocumentState::None {
            let citing = chronology.citing(Key::new(number));
            let quote = |it: &Cited| chronology.event(it.event).citations.get(it.citation).map(|it| it.quote);
            let count = citing.filter(|cited| quote(cited).is_some_and(|quote| !quote.is_empty())).count();
            if count > 0 {
                tell_without_document(source, span, count, report);
            }
        }
    }
}

fn tell_without_document(source: &Source, span: &Range<usize>, count: usize, report: &mut Report<'_>) {
    let message = match count {
        1 => format!("the quotation from {} cannot be checked: it names no document", quoted(&source.id)),
        _ => format!(
            "the {count} quotations from {} cannot be checked: it names no document",
            quoted(&source.id)
        ),
    };
    let hint = "save its text, and name it in `file`";
    report.add(span, Diagnostic::warning(codes::NO_DOCUMENT, &message).hint(hint));
}

/// What is wrong with a quotation, if it is not verified.
fn diagnose(finding: &Finding, source: &Source, document: &Document) -> Option<Diagnostic> {
    let id = quoted(&source.id);
    match finding {
        Finding::Exact(_) | Finding::Typographic(_) => None,
        Finding::Changed(changed) => {
            let Changed { passages, difference, alarms } = &**changed;
            let message =
                format!("this is not quite what {id} says: {}{}", differences(difference), alarmed(alarms));
            let hint = match passages.first() {
                Some(passage) => format!(
                    "line {} of the document has it; quote it word for word",
                    document.line(passage.start)
                ),
                None => "quote it word for word".to_owned(),
            };
            Some(Diagnostic::error(codes::QUOTE_CHANGED, &message).hint(&hint))
        }
        Finding::Ambiguous(passages) => {
            let message =
                format!("this stands in {} places of {id}: {}", passages.len(), lines(passages, document));
            let hint = "say which with `prefix` or `suffix`: some words that stand before or after it there";
            Some(Diagnostic::error(codes::QUOTE_AMBIGUOUS, &message).hint(hint))
        }
        Finding::Missing => {
            let message = format!("this does not stand in {id}");
            let hint = "quote word for word; [...] joins passages that follow each other in the document";
            Some(Diagnostic::error(codes::QUOTE_MISSING, &message).hint(hint))
        }
    }
}

/// So many differences or places are named.
const NAMED: usize = 3;

fn lines(passages: &[Range<usize>], document: &Document) -> String {
    let mut lines: Vec<usize> = passages.iter().map(|passage| document.line(passage.start)).collect();
    lines.dedup();
    if let [line] = lines.as_slice() {
        return format!("all in line {line}");
    }
    let named: Vec<_> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    let more = if lines.len() > NAMED { ", …" } else { "" };
    format!("lines {}{more}", named.join(", "))
}

/// What the quotation has, and what stands there instead: “six” for “five”.
fn differences(changes: &[Change]) -> String {
    let mut told = Vec::new();
    let mut changes = changes.iter().filter(|change| !blank(change)).peekable();
    while let Some(change) = changes.next() {
        let next = changes.peek().copied();
        told.push(match (change, next) {
            (Change::Quoted(here), Some(Change::Stands(there)))
            | (Change::Stands(there), Some(Change::Quoted(here))) => {
                changes.next();
                format!("{} for {}", quoted(here), quoted(there))
            }
            (Change::Quoted(here), _) => format!("{} is added", quoted(here)),
            (Change::Stands(there), _) => format!("{} is left out", quoted(there)),
            (Change::Same(_), _) => continue,
        });
    }
    let more = told.len().saturating_sub(NAMED);
    told.truncate(NAMED);
    if more > 0 {
        told.push(format!("and {more} more"));
    }
    told.join(", ")
}

/// Whether there is nothing to see in a change.
fn blank(change: &Change) -> bool {
    matches!(change, Change::Quoted(words) | Change::Stands(words) if words.trim().is_empty())
}

/// What is most alarming about the differences.
fn alarmed(alarms: &[Alarm]) -> String {
    let words: Vec<_> = alarms
        .iter()
        .map(|alarm| match alarm {
            Alarm::Digit => "a number differs",
            Alarm::Name => "a name differs",
            Alarm::Negation => "a negation was added or lost",
        })
        .collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}
