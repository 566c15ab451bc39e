//! The list of years that pickers show: what the timeline has as headings, and how many events each has.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

use super::answer::Answer;
use super::bits::Bits;
use super::bounds::{Bounds, BoundsKind, EventBounds, Window};
use super::buckets::Tally;
use super::dates::{Years, years};
use super::edit::has_year;
use super::facet::Count;
use super::index::Index;
use super::year_sums::YearSums;
use crate::edtf::{Certainty, Day, Shape, Span, When};
use crate::model::Chronology;
use crate::text::Clean;

/// Years beyond which an event says little about any one of them. A list of all years of a century would hide
/// those in which something is known to have happened.
const WIDE: i64 = 3;

/// What the dates of a chronology's events put into the list and how they are counted there: most do as many others.
#[derive(Debug, Default)]
pub(super) struct YearForms {
    forms: Vec<Form>,
    /// For each run of events of one date its form; none if they have no date.
    of_runs: Vec<Option<u32>>,
}

/// What is the same for many dates; one that must be asked for each stretch has a form of its own.
#[derive(Debug)]
struct Form {
    kind: BoundsKind,
    /// The years that the events may touch, and those that a stretch must reach for them to be in it for sure; the
    /// ends of `i64` stand for no end.
    may: (i64, i64),
    sure: (i64, i64),
    listed: Vec<Stretch>,
    /// One of the runs.
    run: usize,
    bounds: Window,
}

impl YearForms {
    /// Looks at the dates of all events.
    pub(super) fn new(chronology: &Chronology, bounds: &Bounds) -> Self {
        let mut forms = Self::default();
        let mut known = HashMap::new();
        let mut calendar = Calendar::default();
        for (run, of_run) in bounds.runs().iter().enumerate() {
            let Some(years) = calendar.years(of_run) else {
                forms.of_runs.push(None);
                continue;
            };
            let when = || bounds.when(run, chronology);
            let (may, sure) = (calendar.ends(of_run.may), calendar.ends(of_run.sure));
            let is_once = !is_narrow(years) && when().is_some_and(is_once);
            let asked = (of_run.kind == BoundsKind::Involved).then_some(run);
            let next = u32::try_from(forms.forms.len()).unwrap_or(u32::MAX);
            let form = *known.entry((of_run.kind as u8, may, sure, is_once, asked)).or_insert(next);
            if form == next {
                let listed = listed(years, is_once);
                forms.forms.push(Form { kind: of_run.kind, may, sure, listed, run, bounds: of_run.may });
            }
            forms.of_runs.push(Some(form));
        }
        forms
    }

    /// How many of some events there are of each form.
    fn tallies(&self, answer: &Answer, bounds: &Bounds) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.forms.len()];
        let events = bounds.events();
        let certain = Bits::of(&answer.certain, events);
        let perhaps = Bits::of(&answer.perhaps, events);
        let all_certain = answer.certain.len() == events as u64;
        for (run, form) in self.of_runs.iter().enumerate() {
            let Some(tally) = form.and_then(|form| tallies.get_mut(form as usize)) else { continue };
            let of_run = bounds.events_of(run);
            if all_certain {
                tally.certain += of_run.len();
            } else {
                tally.certain += certain.count(of_run.clone());
                tally.perhaps += perhaps.count(of_run);
            }
        }
        tallies
    }
}

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
    let mut sums = YearSums::default();
    let mut involved = Vec::new();
    let forms = index.year_forms(chronology);
    for (form, tally) in forms.forms.iter().zip(forms.tallies(answer, &index.bounds)) {
        if tally.all() == 0 {
            continue;
        }
        stretches.extend(&form.listed);
        match form.kind {
            BoundsKind::Undated => {}
            BoundsKind::Known => {
                sums.add_possible(form.may, tally.all());
                sums.add_certain(form.sure, tally.certain);
            }
            BoundsKind::Doubted => sums.add_possible(form.may, tally.all()),
            BoundsKind::Involved => {
                let when = index.bounds.when(form.run, chronology);
                involved.extend(when.map(|when| (when, form.bounds, tally)));
            }
        }
    }
    let tallies = sums.tallies();
    let tally = |stretch: Stretch| (stretch, tallies.of(stretch.first, stretch.last.0));
    let mut counts: Vec<(Stretch, Tally)> = stretches.into_iter().map(tally).collect();
    count_involved(&involved, &mut counts);
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

/// Adds events to each stretch in which their dates fall, which must be asked.
fn count_involved(involved: &[(&When, Window, Tally)], counts: &mut [(Stretch, Tally)]) {
    let spans: Vec<(Span, Window)> =
        counts.iter().map(|(stretch, _)| (stretch.span(), Window::from(stretch.span()))).collect();
    for (when, may, events) in involved {
        let end = spans.partition_point(|(_, window)| window.from <= may.to);
        for ((span, window), (_, tally)) in spans.iter().take(end).zip(counts.iter_mut()) {
            if window.to < may.from {
                continue;
            }
            let falls = when.overlaps(span);
            if falls == Certainty::Yes {
                tally.certain += events.certain;
                tally.perhaps += events.perhaps;
            } else if falls == Certainty::Perhaps {
                tally.perhaps += events.all();
            }
        }
    }
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

    /// The years of a window, with its ends where it has none.
    fn ends(&mut self, Window { from, to }: Window) -> (i64, i64) {
        let mut year = |day| if day == i64::MIN || day == i64::MAX { day } else { self.year(day) };
        (year(from), year(to))
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// Whether something was once in its time, and did not last throughout it.
fn is_once(when: &When) -> bool {
    matches!(when.shape(), Shape::Moment | Shape::OneOf)
}

/// What a date puts into the list: every year that it touches if they are few. Of many years, all of them
/// together if it is once in them, and if it lasts, the year in which it begins.
fn listed(years: Years, is_once: bool) -> Vec<Stretch> {
    match years {
        (Some(first), Some(last)) if is_narrow(years) => (first..=last).map(Stretch::year).collect(),
        (Some(first), Some(last)) if is_once => vec![Stretch { first, last: Reverse(last) }],
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
