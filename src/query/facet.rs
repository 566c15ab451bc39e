//! How many events each value of a field would leave, under the rest of a query: what the pickers show.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use super::Query;
use super::dates::{Years, years};
use super::edit::{asked, has_year, with_values};
use super::field::Field;
use super::hits::Hits;
use super::index::Index;
use super::values::{Value, has_value, meant, values};
use crate::edtf::{Certainty, Day, Shape, Span, When};
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

/// Years beyond which an event says little about any one of them. A list of all years of a century would hide
/// those in which something is known to have happened.
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
    let mut tallies: BTreeMap<Stretch, Tally> = asked
        .iter()
        .flat_map(|years| asked_years(*years))
        .map(Stretch::year)
        .chain(dated.iter().flat_map(|(_, when)| listed(when)))
        .map(|stretch| (stretch, Tally::default()))
        .collect();
    for (hit, when) in dated {
        let (first, last) = years_of(when);
        let touched = ..=Stretch { first: last.unwrap_or(i64::MAX), last: Reverse(i64::MIN) };
        for (stretch, tally) in tallies.range_mut(touched) {
            if first.is_none_or(|first| first <= stretch.last.0) {
                let falls = when.overlaps(&stretch.span());
                tally.count(hit.certainty.and(falls), hit.event.index());
            }
        }
    }
    let counts = tallies.into_iter().map(|(stretch, tally)| Count {
        value: stretch.to_string(),
        label: stretch.label(),
        certain: tally.certain,
        perhaps: tally.perhaps,
        selected: asked
            .iter()
            .any(|years| has_year(*years, stretch.first) && has_year(*years, stretch.last.0)),
    });
    counts.filter(|count| count.selected || count.certain + count.perhaps > 0).collect()
}

/// Years that are one entry of the list; longer stretches stand before the shorter ones in them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    first: i64,
    last: Reverse<i64>,
}

impl Stretch {
    fn year(year: i64) -> Self {
        Self { first: year, last: Reverse(year) }
    }

    fn span(self) -> Span {
        Span::year(self.first).hull(&Span::year(self.last.0))
    }

    /// The years as the headings of the timeline have them.
    fn label(self) -> Clean {
        let Reverse(last) = self.last;
        let tens = |count: i64| last == self.first + count - 1 && self.first >= 0 && self.first % count == 0;
        let written = match self.first {
            first if first == last => written_year(first),
            first if tens(10) && last <= 9999 => format!("{:03}X", first / 10),
            first if tens(100) && last <= 9999 => format!("{:02}XX", first / 100),
            first => format!("{}/{}", written_year(first), written_year(last)),
        };
        let said = |when: When| if written.contains('/') { when.spoken() } else { when.heading() };
        Clean::line(&When::parse(&written).map_or_else(|_| self.to_string(), said))
    }
}

impl fmt::Display for Stretch {
    /// As it stands in a query.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last: Reverse(last) } = self;
        if first == last { write!(formatter, "{first}") } else { write!(formatter, "{first}..{last}") }
    }
}

/// What a date puts into the list: every year that it touches if they are few. Of many years, all of them
/// together if it is once in them, and if it lasts, the year in which it begins.
fn listed(when: &When) -> Vec<Stretch> {
    match years_of(when) {
        (Some(first), Some(last)) if last.saturating_sub(first) < WIDE => {
            (first..=last).map(Stretch::year).collect()
        }
        (Some(first), Some(last)) if matches!(when.shape(), Shape::Moment | Shape::OneOf) => {
            vec![Stretch { first, last: Reverse(last) }]
        }
        (first, last) => first.or(last).map(Stretch::year).into_iter().collect(),
    }
}

/// The years that a range in the query puts into the list: all of a narrow one, else its ends.
fn asked_years(years: Years) -> Vec<i64> {
    match years {
        (Some(first), Some(last)) if last.saturating_sub(first) < WIDE => (first..=last).collect(),
        (first, last) => first.into_iter().chain(last).collect(),
    }
}

/// The first and the last year that a date may touch.
fn years_of(when: &When) -> Years {
    let span = when.span();
    (span.earliest.map(Day::year), span.latest.map(Day::year))
}

/// A year in EDTF.
fn written_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    }
}
