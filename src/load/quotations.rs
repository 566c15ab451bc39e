//! Looking every quotation up in its document, and telling which do not stand there.

use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::codes;
use super::events::{Events, Pending};
use super::progress::{Progress, Stage, Watch};
use super::report::{Report, quoted};
use super::sources::Sources;
use crate::diagnostic::Diagnostic;
use crate::evidence::{Quotation, Searchable};
use crate::model::{Alarm, Change, DocumentState, Finding, Key, Source};
use crate::text::Document;

/// From so many quotations on, looking them up takes long enough for threads to pay.
const MANY: usize = 2000;

/// The quotations of one source.
struct Group<'a> {
    pending: &'a [Pending],
    key: Key<Source>,
    source: &'a Source,
    /// What was found, once it was looked for; never where there is no document to look in.
    findings: OnceLock<Vec<(&'a Pending, Finding)>>,
}

/// Looks for all quotations, and tells of them one source after the other.
pub(super) fn verify(events: &mut Events, sources: &Sources, report: &mut Report<'_>, watch: Watch<'_>) {
    let mut quotations = std::mem::take(&mut events.quotations);
    // Stable, so that the quotations of one source stay in the order of the file.
    quotations.sort_by_key(|pending| pending.source);
    let groups: Vec<Group<'_>> = quotations
        .chunk_by(|one, other| one.source == other.source)
        .filter_map(|pending| {
            let key = pending.first()?.source;
            let source = sources.list.get(key.index())?;
            Some(Group { pending, key, source, findings: OnceLock::new() })
        })
        .collect();
    let of = quotations.len();
    let tell = |done| watch(Progress { stage: Stage::Quotations, done, of });
    look_up(&groups, events, if of < MANY { 1 } else { threads() }, &tell);
    for group in groups {
        match &group.source.document {
            DocumentState::None => tell_unchecked(sources, group.key, group.pending.len(), report),
            // Why it is lost was told; no need to tell it of each quotation.
            DocumentState::Lost(_) => {}
            DocumentState::Sound(document) | DocumentState::Changed(document) => {
                for (pending, finding) in group.findings.into_inner().into_iter().flatten() {
                    if let Some(diagnostic) = diagnose(&finding, group.source, document) {
                        report.add(&pending.span, diagnostic);
                    }
                    let event = events.list.get_mut(pending.event);
                    if let Some(citation) = event.and_then(|event| event.citations.get_mut(pending.citation))
                    {
                        citation.finding = finding;
                    }
                }
            }
        }
    }
}

/// How many threads work at the same time on this machine.
fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Looks for the quotations of all groups, on so many threads, each of which takes the next group that none
/// has taken. Tells now and then how many are done.
fn look_up(groups: &[Group<'_>], events: &Events, threads: usize, tell: &dyn Fn(usize)) {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let work = |tell: &dyn Fn(usize)| {
        while let Some(group) = groups.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let DocumentState::Sound(document) | DocumentState::Changed(document) = &group.source.document
            {
                group.findings.get_or_init(|| findings(group.pending, events, document));
            }
            let count = group.pending.len();
            tell(done.fetch_add(count, Ordering::Relaxed) + count);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(groups.len()) {
            // Where no more threads can be had, those that are do the work.
            if thread::Builder::new().spawn_scoped(scope, || work(&|_| ())).is_err() {
                break;
            }
        }
        work(tell);
    });
}

fn findings<'a>(pending: &'a [Pending], events: &Events, document: &Document) -> Vec<(&'a Pending, Finding)> {
    let searchable = Searchable::new(document.text());
    pending
        .iter()
        .filter_map(|pending| {
            let citation = events.list.get(pending.event)?.citations.get(pending.citation)?;
            let finding = searchable.find(&Quotation {
                quote: &citation.quote,
                prefix: citation.prefix.as_deref(),
                suffix: citation.suffix.as_deref(),
            });
            Some((pending, finding))
        })
        .collect()
}

fn tell_unchecked(sources: &Sources, key: Key<Source>, count: usize, report: &mut Report<'_>) {
    let (Some(source), Some(span)) = (sources.list.get(key.index()), sources.spans.get(key.index())) else {
        return;
    };
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
        Finding::Changed { passages, difference, alarms } => {
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
