//! How many events each value of a field would leave, under the rest of a query: what the pickers show.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Query;
use super::dates::{Years, years};
use super::edit::{asked, has_year, with_values};
use super::field::Field;
use super::hits::Hits;
use super::index::Index;
use super::values::{Value, has_value, meant, values};
use crate::edtf::{Certainty, Day, Span, When};
use crate::model::{Actor, Chronology, Key};
use crate::text::Clean;

/// How many events a value of a field has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// What goes into the query.
    pub value: String,
    /// What a screen shows for it.
    pub label: Clean,
    /// How many events certainly match with it.
    pub certain: usize,
    /// How many more perhaps do.
    pub perhaps: usize,
    /// Whether the query asks for it now.
    pub selected: bool,
}

/// Years beyond which an event says little about any one of them: it is counted in years that are listed
/// for others, and lists no year but its first and its last. A list of all years of a century would hide those
/// in which something is known to have happened.
const WIDE: i64 = 3;

/// Counts the events of each value of a field that match the rest of a query, which is the query without
/// that field's own terms ([`super::selected`]). Values that no event has are listed only if they are selected.
///
/// Years come in their order, closed vocabularies in theirs, all others by how many events they have. `date`,
/// `within` and `id` have no values to count.
pub fn facet(text: &str, field: Field, chronology: &Chronology, index: &Index) -> Vec<Count> {
    let rest = Query::new(&with_values(text, field, &[]), chronology);
    let hits = rest.hits(chronology, index);
    let selected = asked(text, field);
    if field == Field::Year {
        return year_counts(&hits, chronology, &selected);
    }
    let known = values(field, chronology);
    let selected: Vec<usize> = selected.iter().flat_map(|value| meant(value, &known)).collect();
    let mut counts: Vec<Count> = tallies(&hits, field, chronology, &known)
        .into_iter()
        .zip(&known)
        .enumerate()
        .map(|(place, (tally, value))| Count {
            value: value.id.to_owned(),
            label: Clean::line(value.label),
            certain: tally.certain,
            perhaps: tally.perhaps,
            selected: selected.contains(&place),
        })
        .filter(|count| count.selected || count.certain + count.perhaps > 0)
        .collect();
    if !matches!(field, Field::Kind | Field::Basis | Field::Evidence) {
        counts.sort_by_key(|count| Reverse(count.certain + count.perhaps));
    }
    counts
}

/// A count on its way.
#[derive(Clone, Copy, Default)]
struct Tally {
    certain: usize,
    perhaps: usize,
    /// The last event that was counted, so that none is counted twice.
    last: Option<usize>,
}

impl Tally {
    fn count(&mut self, certainty: Certainty, event: usize) {
        if self.last == Some(event) {
            return;
        }
        match certainty {
            Certainty::No => return,
            Certainty::Perhaps => self.perhaps += 1,
            Certainty::Yes => self.certain += 1,
        }
        self.last = Some(event);
    }
}

fn tallies(hits: &Hits, field: Field, chronology: &Chronology, known: &[Value<'_>]) -> Vec<Tally> {
    // An event of somebody counts for everything to which they belong, as it does in `actor:`.
    let mut counts_for: Vec<Vec<usize>> = vec![Vec::new(); known.len()];
    for (value, _) in known.iter().enumerate() {
        if field == Field::Actor {
            for member in chronology.members(Key::<Actor>::new(value)) {
                counts_for[member.index()].push(value);
            }
        } else {
            counts_for[value].push(value);
        }
    }
    let mut tallies = vec![Tally::default(); known.len()];
    for hit in &hits.events {
        has_value(&chronology[hit.event], field, |value| {
            for value in &counts_for[value] {
                tallies[*value].count(hit.certainty, hit.event.index());
            }
            false
        });
    }
    tallies
}

fn year_counts(hits: &Hits, chronology: &Chronology, selected: &[String]) -> Vec<Count> {
    let dated: Vec<_> =
        hits.events.iter().filter_map(|hit| Some((hit, chronology[hit.event].when.as_ref()?))).collect();
    let asked: Vec<Years> = selected.iter().filter_map(|value| years(value).ok()).collect();
    let spans = dated.iter().map(|(_, when)| years_of(when));
    // Of an open range of years that is asked for, the end that it has is enough.
    let listed = spans.chain(asked.iter().copied()).flat_map(listed_years);
    let mut tallies: BTreeMap<i64, Tally> = listed.map(|year| (year, Tally::default())).collect();
    for (hit, when) in dated {
        let (first, last) = years_of(when);
        let touched = first.unwrap_or(i64::MIN)..=last.unwrap_or(i64::MAX);
        for (year, tally) in tallies.range_mut(touched) {
            let falls = when.overlaps(&Span::year(*year));
            tally.count(hit.certainty.and(falls), hit.event.index());
        }
    }
    let counts = tallies.into_iter().map(|(year, tally)| Count {
        value: year.to_string(),
        label: said(year),
        certain: tally.certain,
        perhaps: tally.perhaps,
        selected: asked.iter().any(|years| has_year(*years, year)),
    });
    counts.filter(|count| count.selected || count.certain + count.perhaps > 0).collect()
}

/// The first and the last year that a date may touch.
fn years_of(when: &When) -> Years {
    let span = when.span();
    (span.earliest.map(Day::year), span.latest.map(Day::year))
}

/// The years that a stretch of them puts into the list: all of a narrow one, else its ends.
fn listed_years(years: Years) -> Vec<i64> {
    match years {
        (Some(first), Some(last)) if last.saturating_sub(first) < WIDE => (first..=last).collect(),
        (first, last) => first.into_iter().chain(last).collect(),
    }
}

/// A year as the headings of the timeline have it.
fn said(year: i64) -> Clean {
    let written = match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    };
    Clean::line(&When::parse(&written).map_or(written, |when| when.heading()))
}
