//! The list of years that pickers show: what the timeline has as headings, and how many events each has.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::answer::Answer;
use super::bounds::{BoundsKind, EventBounds, Window};
use super::buckets::{Tally, tally_each};
use super::dates::{Years, years};
use super::edit::has_year;
use super::facet::Count;
use super::index::Index;
use crate::edtf::{Day, Shape, Span, When};
use crate::model::{Chronology, Key};
use crate::text::Clean;

/// Years beyond which an event says little about any one of them. A list of all years of a century would hide
/// those in which something is known to have happened.
const WIDE: i64 = 3;

/// Counts the events of each entry of the list, and of what is selected.
pub(super) fn year_counts(
    answer: &Answer,
    selected: &[String],
    chronology: &Chronology,
    index: &Index,
) -> Vec<Count> {
    let asked: Vec<Years> = selected.iter().filter_map(|value| years(value).ok()).collect();
    let mut stretches: BTreeSet<Stretch> =
        asked.iter().flat_map(|years| asked_years(*years)).map(Stretch::year).collect();
    let mut calendar = Calendar::default();
    let mut last = None;
    for event in answer.certain.iter().chain(&answer.perhaps) {
        let event = Key::new(event as usize);
        let Some(years) = index.bounds.of(event).and_then(|bounds| calendar.years(bounds)) else {
            continue;
        };
        // Most events stand beside others of the same year, which is listed already.
        if last.replace(years) != Some(years) || !is_narrow(years) {
            stretches.extend(chronology.event(event).when.iter().flat_map(|when| listed(years, when)));
        }
    }
    let (single, wide): (Vec<_>, Vec<_>) =
        stretches.into_iter().partition(|stretch| stretch.first == stretch.last.0);
    let spans: Vec<Span> = single.iter().copied().map(Stretch::span).collect();
    let tallies = tally_each(&spans, answer.hits().into_iter(), chronology, index);
    let mut counts: BTreeMap<Stretch, Tally> = single.into_iter().zip(tallies).collect();
    for stretch in wide {
        let falls = answer.and(&index.bounds.overlaps(&stretch.span(), chronology));
        counts.insert(stretch, falls.tally());
    }
    let counts = counts.into_iter().map(|(stretch, tally)| Count {
        value: stretch.to_string(),
        label: stretch.label(),
        certain: tally.certain,
        perhaps: tally.perhaps,
        selected: asked
            .iter()
            .any(|years| has_year(*years, stretch.first) && has_year(*years, stretch.last.0)),
        excluded: false,
    });
    counts.filter(|count| count.selected || count.certain + count.perhaps > 0).collect()
}

/// The year of one day after the other, of which most are of the same year.
#[derive(Default)]
struct Calendar(Option<(Window, i64)>);

impl Calendar {
    /// The first and the last year that an event may touch; `None` if it has no date.
    fn years(&mut self, bounds: &EventBounds) -> Option<Years> {
        let Window { from, to } = bounds.may;
        let first = (from != i64::MIN).then(|| self.year(from));
        let last = (to != i64::MAX).then(|| self.year(to));
        (bounds.kind != BoundsKind::Undated).then_some((first, last))
    }

    fn year(&mut self, day: i64) -> i64 {
        match self.0 {
            Some((days, year)) if days.reaches(Window { from: day, to: day }) => year,
            _ => {
                let year = Day::from_number(day).year();
                self.0 = Some((Span::year(year).into(), year));
                year
            }
        }
    }
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
fn listed(years: Years, when: &When) -> Vec<Stretch> {
    match years {
        (Some(first), Some(last)) if is_narrow(years) => (first..=last).map(Stretch::year).collect(),
        (Some(first), Some(last)) if matches!(when.shape(), Shape::Moment | Shape::OneOf) => {
            vec![Stretch { first, last: Reverse(last) }]
        }
        (first, last) => first.or(last).map(Stretch::year).into_iter().collect(),
    }
}

/// The years that a range in the query puts into the list: all of a narrow one, else its ends.
fn asked_years(years: Years) -> Vec<i64> {
    match years {
        (Some(first), Some(last)) if is_narrow(years) => (first..=last).collect(),
        (first, last) => first.into_iter().chain(last).collect(),
    }
}

/// Whether they are few enough to be listed one by one.
fn is_narrow(years: Years) -> bool {
    matches!(years, (Some(first), Some(last)) if last.saturating_sub(first) < WIDE)
}

/// A year in EDTF.
fn written_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    }
}
