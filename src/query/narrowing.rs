//! What was found is kept while a query is typed, so that the next letter is looked for only where the last was.
//!
//! Text that holds `treat` holds `trea`. That is so wherever in the query the word stands, so what is kept is
//! where patterns stand in texts, and not answers to whole queries. Names and letters are looked up each time.

use memchr::memmem;
use roaring::RoaringBitmap;

use super::Query;
use super::asking::Asking;
use super::event_texts::Scanned;
use super::facet::{Count, facet_by, first_events};
use super::field::Field;
use super::hits::Hits;
use super::index::Index;
use super::pattern::Pattern;
use super::spread::Stop;
use crate::model::{Chronology, EventKey};

/// How many patterns are remembered: enough for every letter of what one types without a pause.
const KEPT: usize = 32;

/// The memory of somebody who types. It is of one chronology and must be used with no other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrowing {
    /// Those used last stand last.
    kept: Vec<Kept>,
}

/// Where a pattern stands.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    pattern: String,
    /// The events in which it was looked for; `None`: in all.
    among: Option<RoaringBitmap>,
    found: Scanned,
    /// All events in `found`.
    anywhere: RoaringBitmap,
}

impl Narrowing {
    /// The same as [`Query::hits`], sooner if a query much like it was asked before.
    pub fn hits(&mut self, query: &Query, chronology: &Chronology, index: &Index) -> Hits {
        self.hits_unless(query, chronology, index, &|| false).unwrap_or_default()
    }

    /// The same as [`Self::hits`], unless it is to stop before all is found.
    pub fn hits_unless(
        &mut self,
        query: &Query,
        chronology: &Chronology,
        index: &Index,
        stop: Stop<'_>,
    ) -> Option<Hits> {
        query.hits_by(Asking::new(chronology, index, self, stop))
    }

    /// The same as [`super::facet()`], sooner if a query much like it was asked before.
    pub fn facet(&mut self, text: &str, field: Field, chronology: &Chronology, index: &Index) -> Vec<Count> {
        self.facet_unless((text, field), chronology, index, &|| false).unwrap_or_default()
    }

    /// The same as [`Self::facet`], unless it is to stop before all is counted.
    pub fn facet_unless(
        &mut self,
        (text, field): (&str, Field),
        chronology: &Chronology,
        index: &Index,
        stop: Stop<'_>,
    ) -> Option<Vec<Count>> {
        facet_by(Asking::new(chronology, index, self, stop), text, field)
    }

    /// The first event of each value of a field that matches the rest of a query, in the order of time. Fields
    /// without a list of values have none.
    pub fn first_events(
        &mut self,
        text: &str,
        field: Field,
        chronology: &Chronology,
        index: &Index,
    ) -> Vec<(String, EventKey)> {
        first_events(Asking::new(chronology, index, self, &|| false), text, field).unwrap_or_default()
    }

    /// Where a pattern stands in the text of these events, unless it is to stop before that is found.
    pub(super) fn scan(
        &mut self,
        pattern: &Pattern,
        among: &RoaringBitmap,
        index: &Index,
        stop: Stop<'_>,
    ) -> Option<Scanned> {
        let pattern = pattern.text.as_str();
        let usable = |kept: &Kept| {
            pattern.contains(&kept.pattern) && kept.among.as_ref().is_none_or(|all| among.is_subset(all))
        };
        // The longest: it stands in the fewest events.
        let near = (0..self.kept.len())
            .filter(|number| usable(&self.kept[*number]))
            .max_by_key(|number| self.kept[*number].pattern.len())
            .map(|number| self.kept.remove(number));
        if let Some(kept) = near {
            if kept.pattern == pattern {
                let found = kept.found.among(among);
                self.keep(kept);
                return Some(found);
            }
            let candidates = &kept.anywhere & among;
            self.keep(kept);
            return self.look(pattern, (&candidates, among), index, stop);
        }
        self.look(pattern, (among, among), index, stop)
    }

    /// Looks in the candidates, outside of which the pattern does not stand in those events.
    fn look(
        &mut self,
        pattern: &str,
        (candidates, among): (&RoaringBitmap, &RoaringBitmap),
        index: &Index,
        stop: Stop<'_>,
    ) -> Option<Scanned> {
        let finder = memmem::Finder::new(pattern);
        // One pass over everything is quicker than a look at most of the events.
        let all = candidates.len() > u64::from(index.len()) / 2;
        let found = if all {
            index.texts.scan(&finder, stop)?
        } else {
            index.texts.scan_among(&finder, candidates, stop)?
        };
        let everywhere = all || among.len() == u64::from(index.len());
        let result = if all { found.among(among) } else { found.clone() };
        self.keep(Kept {
            pattern: pattern.to_owned(),
            among: (!everywhere).then(|| among.clone()),
            anywhere: found.anywhere(),
            found,
        });
        Some(result)
    }

    fn keep(&mut self, kept: Kept) {
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push(kept);
    }
}
