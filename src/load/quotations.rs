//! Telling which quotations do not stand in their documents, at once or later.

use std::borrow::Cow;
use std::ops::Range;

use super::codes;
use super::events::Pending;
use super::report::{Report, quoted};
use super::{Loaded, Progress, Stage, Watch};
use crate::diagnostic::Diagnostic;
use crate::evidence::check_all;
use crate::model::{Alarm, Change, Changed, Chronology, DocumentState, EventKey, Finding, Key, Source};
use crate::text::{Clean, Document};

/// So many quotations at most are kept to be told one by one when they have been looked for.
const MOST: usize = 20_000;

/// Quotations that were not looked for when their chronology was read, and where they stand in its file.
#[derive(Debug)]
pub struct Unchecked {
    file: Clean,
    text: Cow<'static, str>,
    quotations: Vec<Pending>,
}

impl Unchecked {
    /// Looks for all of them, and tells those that are not verified, in the order of the file. `chronology` is the
    /// one that they were read with.
    pub fn check(&self, chronology: &Chronology, watch: Watch<'_>) -> Vec<Diagnostic> {
        check_all(chronology, &|done, of| watch(Progress { stage: Stage::Quotations, done, of }));
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let mut report = Report::new(text);
        tell_unverified(&self.quotations, chronology, &mut report);
        report.into_diagnostics(&self.file)
    }
}

impl Loaded {
    /// Keeps quotations to be told later, with the file that they stand in, unless they are too many.
    pub(super) fn keeping(
        self,
        quotations: Vec<Pending>,
        file: &Clean,
        text: impl Into<Cow<'static, str>>,
    ) -> Self {
        let few = !quotations.is_empty() && quotations.len() <= MOST;
        let unchecked = few.then(|| Unchecked { file: file.clone(), text: text.into(), quotations });
        Self { unchecked, ..self }
    }
}

/// Tells which sources have no document to look in. From then on quotations are in the order of their sources, and
/// within one in that of the file.
pub(super) fn tell_undocumented(
    quotations: &mut [Pending],
    chronology: &Chronology,
    spans: &[Range<usize>],
    report: &mut Report<'_>,
) {
    // Stable, so that the quotations of one source stay in the order of the file.
    quotations.sort_by_key(|pending| pending.source);
    for of_source in quotations.chunk_by(|one, other| one.source == other.source) {
        let Some(key) = of_source.first().map(|pending| pending.source) else {
            continue;
        };
        let source = &chronology[key];
        if let (DocumentState::None, Some(span)) = (&source.document, spans.get(key.index())) {
            tell_unchecked(source, span, of_source.len(), report);
        }
    }
}

/// Tells which quotations do not stand in their documents. Why a document is lost was told; no need to tell it of
/// each quotation.
pub(super) fn tell_unverified(quotations: &[Pending], chronology: &Chronology, report: &mut Report<'_>) {
    let events = in_file_order(chronology);
    for pending in quotations {
        let source = &chronology[pending.source];
        let event = events.get(pending.event).map(|event| chronology.event(*event));
        let citation = event.and_then(|event| event.citations.get(pending.citation));
        let finding = citation.and_then(|citation| citation.finding);
        if let Some((finding, document)) = finding.zip(source.document.document())
            && let Some(diagnostic) = diagnose(finding, source, document)
        {
            report.add(&pending.span, diagnostic);
        }
    }
}

/// The events of a chronology that was read in one run, in the order of the file.
fn in_file_order(chronology: &Chronology) -> Vec<EventKey> {
    let mut keys: Vec<_> = chronology.events().seats().iter().zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| Key::new(place)).collect()
}

fn tell_unchecked(source: &Source, span: &Range<usize>, count: usize, report: &mut Report<'_>) {
    let message = match count {
        1 => format!("the quotation from {} cannot be checked: it names no document", quoted(&source.id)),
        _ => format!(
            "the {count} quotations from {} cannot be checked: it names no document",
            quoted(&source.id)
        ),
    };
    let hint = "save its text, and write file = \"...\"";
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
            let message = format!(
                "this stands in {} places of {id}: lines {}",
                passages.len(),
                lines(passages, document)
            );
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
    let mut lines: Vec<_> =
        passages.iter().take(NAMED).map(|passage| document.line(passage.start).to_string()).collect();
    if passages.len() > NAMED {
        lines.push("…".to_owned());
    }
    lines.join(", ")
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
