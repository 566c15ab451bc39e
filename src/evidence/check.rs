//! Looking the quotations of a chronology up in its documents, some or all, and writing down what was found.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Quotation, Searchable};
use crate::model::{Chronology, Citation, Cited, DocumentState, EventKey, Finding, Key, Source};

/// From so many quotations on, looking them up takes long enough for threads to pay.
const MANY: usize = 2000;

/// Looks the quotations of an event up.
pub fn check_event(chronology: &Chronology, event: EventKey) {
    check_events(chronology, &[event]);
}

/// Looks the quotations of some events up, on all processors if there are many.
pub fn check_events(chronology: &Chronology, events: &[EventKey]) {
    let mut cited: Vec<(Key<Source>, Cited)> = Vec::new();
    for event in events {
        for (number, citation) in chronology.event(*event).citations.iter().enumerate() {
            if citation.finding.is_none() {
                cited.push((citation.source, Cited { event: *event, citation: number }));
            }
        }
    }
    cited.sort_by_key(|(source, _)| *source);
    let of_sources: Vec<_> = cited.chunk_by(|(one, _), (other, _)| one == other).collect();
    let check = |of_source: &&[(Key<Source>, Cited)]| {
        if let Some((source, _)) = of_source.first() {
            look_for(chronology, *source, of_source.iter().map(|(_, cited)| *cited));
        }
    };
    if cited.len() < MANY { of_sources.iter().for_each(check) } else { of_sources.par_iter().for_each(check) }
}

/// Looks all quotations from a source up. From then on its passages are known.
pub fn check_source(chronology: &Chronology, source: Key<Source>) {
    if !chronology.is_checked(source) && is_read(chronology, source) {
        look_for(chronology, source, chronology.citing(source));
        chronology.note_checked(source);
    }
}

/// Looks quotations from one source up, unless that was done already.
fn look_for(chronology: &Chronology, source: Key<Source>, cited: impl Iterator<Item = Cited>) {
    if !is_read(chronology, source) {
        return;
    }
    let mut searchable = None;
    for cited in cited {
        let citation = chronology.event(cited.event).citations.get(cited.citation);
        if let Some(citation) = citation.filter(|citation| citation.finding.is_none()) {
            let document = searchable.get_or_insert_with(|| self::searchable(chronology, source));
            chronology.note_finding(cited, finding(&citation, document.as_ref()));
        }
    }
}

/// Whether the document of a source has been read, if it has one: nothing can be looked up in it before that.
fn is_read(chronology: &Chronology, source: Key<Source>) -> bool {
    !matches!(chronology[source].document, DocumentState::Unread)
}

/// Looks all quotations up, on all processors if there are many. Tells now and then how many citations are done,
/// of how many.
pub fn check_all(chronology: &Chronology, tell: &(dyn Fn(usize, usize) + Sync)) {
    let sources: Vec<Key<Source>> = (0..chronology.sources().len()).map(Key::new).collect();
    let of = sources.iter().map(|source| chronology.citing(*source).len()).sum();
    let done = AtomicUsize::new(0);
    let check = |source: &Key<Source>| {
        check_source(chronology, *source);
        let count = chronology.citing(*source).len();
        tell(done.fetch_add(count, Ordering::Relaxed) + count, of);
    };
    if of < MANY { sources.iter().for_each(check) } else { sources.par_iter().for_each(check) }
}

/// The document of a source, ready to be searched.
fn searchable(chronology: &Chronology, source: Key<Source>) -> Option<Searchable<'_>> {
    chronology[source].document.document().map(|document| Searchable::new(document.text()))
}

fn finding(citation: &Citation<'_>, document: Option<&Searchable<'_>>) -> Finding {
    let document = document.filter(|_| !citation.quote.is_empty());
    document.map_or(Finding::Missing, |document| {
        document.find(&Quotation { quote: citation.quote, prefix: citation.prefix, suffix: citation.suffix })
    })
}
