//! How much of a document is cited, and what of it no event cites.

use std::ops::Range;

use super::{Chronology, EventKey, Key, Passage, Source};
use crate::text::paragraphs;

/// The share of a document's characters that some citation quotes, from 0 to 1 in steps of a ten-thousandth;
/// none where there is no document.
pub fn cited(chronology: &Chronology, source: Key<Source>) -> Option<f64> {
    cited_by(chronology, source, |_| true)
}

/// The same of the citations of some events.
pub fn cited_by(
    chronology: &Chronology,
    source: Key<Source>,
    is_one: impl Fn(EventKey) -> bool,
) -> Option<f64> {
    let text = chronology[source].document.document()?.text();
    let mut quoted = 0;
    let mut end = 0;
    for Passage { range, .. } in chronology.passages(source).iter().filter(|passage| is_one(passage.event)) {
        let new = range.start.max(end)..range.end;
        quoted += text.get(new).map_or(0, |passage| passage.chars().count());
        end = end.max(range.end);
    }
    let all = text.chars().count().max(1);
    let steps = u32::try_from(quoted * 10_000 / all).unwrap_or(u32::MAX);
    Some(f64::from(steps) / 10_000.0)
}

/// The paragraphs of a document of which no event cites anything, as bytes of its text, in order; none where there
/// is no document.
pub fn uncited(chronology: &Chronology, source: Key<Source>) -> Vec<Range<usize>> {
    let Some(document) = chronology[source].document.document() else { return Vec::new() };
    let passages = chronology.passages(source);
    // Passages stand by their beginnings: a later one may end before an earlier one does.
    let mut reach: Vec<usize> = Vec::with_capacity(passages.len());
    for passage in passages {
        reach.push(reach.last().map_or(passage.range.end, |end| passage.range.end.max(*end)));
    }
    let is_cited = |paragraph: &Range<usize>| {
        let before_its_end = passages.partition_point(|passage| passage.range.start < paragraph.end);
        before_its_end
            .checked_sub(1)
            .and_then(|last| reach.get(last))
            .is_some_and(|end| *end > paragraph.start)
    };
    let mut paragraphs = paragraphs(document.text());
    paragraphs.retain(|paragraph| !is_cited(paragraph));
    paragraphs
}
