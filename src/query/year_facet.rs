//! The list of years that pickers show: what the timeline has as headings, and how many events each has.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;

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
    /// All that they put into the list, in its order, with their labels.
    entries: Vec<(Stretch, Clean)>,
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
    /// How many events there are of it in all.
    events: usize,
    /// If they must be asked, one of the runs, and from where to where in the list of all entries they fall, and how
    /// certainly.
    run: usize,
    falls: Vec<(Range<usize>, Certainty)>,
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
            let is_wide = !is_narrow(years);
            let is_once = is_wide && when().is_some_and(is_once);
            let has_year = !is_wide || when().is_some_and(When::has_year);
            let asked = (of_run.kind == BoundsKind::Involved).then_some(run);
            let next = u32::try_from(forms.forms.len()).unwrap_or(u32::MAX);
            let form = *known.entry((of_run.kind as u8, may, sure, is_once, has_year, asked)).or_insert(next);
            if form == next {
                // What may be of any year says nothing of one.
                let listed = if has_year { listed(years, is_once) } else { Vec::new() };
                let (events, falls) = (0, Vec::new());
                forms.forms.push(Form { kind: of_run.kind, may, sure, listed, events, run, falls });
            }
            forms.forms[form as usize].events += bounds.events_of(run).len();
            forms.of_runs.push(Some(form));
        }
        forms.list(chronology, bounds);
        forms
    }

    /// Lists all entries, and asks the dates that must be asked in which of them they fall.
    fn list(&mut self, chronology: &Chronology, bounds: &Bounds) {
        let listed: BTreeSet<Stretch> =
            self.forms.iter().flat_map(|form| form.listed.iter().copied()).collect();
        self.entries = listed.into_iter().map(|stretch| (stretch, stretch.label())).collect();
        let stretches: Vec<(Span, Window)> =
            self.entries.iter().map(|(stretch, _)| (stretch.span(), stretch.span().into())).collect();
        let is_asked = |form: &&mut Form| form.kind == BoundsKind::Involved;
        for form in self.forms.iter_mut().filter(is_asked) {
            let Some((when, of_run)) = bounds.when(form.run, chronology).zip(bounds.runs().get(form.run))
            else {
                continue;
            };
            let end = stretches.partition_point(|(_, window)| window.from <= of_run.may.to);
            for (place, (span, window)) in stretches.iter().take(end).enumerate() {
                let falls = if window.to < of_run.may.from { Certainty::No } else { when.overlaps(span) };
                match form.falls.last_mut() {
                    Some((places, last)) if places.end == place && *last == falls => places.end += 1,
                    _ if falls == Certainty::No => {}
                    _ => form.falls.push((place..place + 1, falls)),
                }
            }
        }
    }

    /// How many of some events there are of each form.
    fn tallies(&self, answer: &Answer, bounds: &Bounds) -> Vec<Tally> {
        let events = bounds.events();
        if answer.certain.len() == events as u64 {
            return self.forms.iter().map(|form| Tally { certain: form.events, perhaps: 0 }).collect();
        }
        let mut tallies = vec![Tally::default(); self.forms.len()];
        let (certain, perhaps) = (Bits::of(&answer.certain, events), Bits::of(&answer.perhaps, events));
        for (run, form) in self.of_runs.iter().enumerate() {
            let Some(tally) = form.and_then(|form| tallies.get_mut(form as usize)) else { continue };
            let of_run = bounds.events_of(run);
            tally.certain += certain.count(of_run.clone());
            tally.perhaps += perhaps.count(of_run);
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
    let forms = index.year_forms(chronology);
    let mut involved = Involved::new(forms.entries.len());
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
                involved.add(form, tally, index.bounds.when(form.run, chronology));
            }
        }
    }
    let (tallies, involved_counts) = (sums.tallies(), involved.counts());
    let count = |stretch: Stretch| {
        let known = tallies.of(stretch.first, stretch.last.0);
        let entry = forms.entries.binary_search_by_key(&stretch, |(listed, _)| *listed).ok();
        let asked_too = entry.and_then(|entry| involved_counts.get(entry).copied());
        let asked_too = asked_too.unwrap_or_else(|| involved.fall_in(&stretch.span()));
        let label = entry.and_then(|entry| forms.entries.get(entry)).map(|(_, label)| label.clone());
        Count {
            value: stretch.to_string(),
            label: label.unwrap_or_else(|| stretch.label()),
            certain: known.certain + asked_too.certain,
            perhaps: known.perhaps + asked_too.perhaps,
            selected: asked
                .iter()
                .any(|years| has_year(*years, stretch.first) && has_year(*years, stretch.last.0)),
            excluded: false,
        }
    };
    let counts = stretches.into_iter().map(count);
    counts.filter(|count| count.selected || count.certain + count.perhaps > 0).collect()
}

/// Events whose dates must be asked.
struct Involved<'a> {
    dates: Vec<(&'a When, Tally)>,
    /// For each entry, and behind the last, how many more fall in it than in the one before, for certain and perhaps.
    more: Vec<[isize; 2]>,
}

impl<'a> Involved<'a> {
    /// None of them, in so many entries.
    fn new(entries: usize) -> Self {
        Self { dates: Vec::new(), more: vec![[0; 2]; entries + 1] }
    }

    fn add(&mut self, form: &Form, events: Tally, when: Option<&'a When>) {
        self.dates.extend(when.map(|when| (when, events)));
        for (places, falls) in &form.falls {
            let falling = falling(events, *falls);
            for (place, sign) in [(places.start, 1), (places.end, -1)] {
                if let Some([certain, perhaps]) = self.more.get_mut(place) {
                    *certain += sign * falling.certain.cast_signed();
                    *perhaps += sign * falling.perhaps.cast_signed();
                }
            }
        }
    }

    /// How many fall in each entry.
    fn counts(&self) -> Vec<Tally> {
        let sum = |sum: &mut [isize; 2], more: &[isize; 2]| {
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            let [certain, perhaps] = sum.map(isize::cast_unsigned);
            Some(Tally { certain, perhaps })
        };
        let entries = self.more.len() - 1;
        self.more.iter().take(entries).scan([0; 2], sum).collect()
    }

    /// How many fall in what is no entry.
    fn fall_in(&self, span: &Span) -> Tally {
        let falling = self.dates.iter().map(|(when, events)| falling(*events, when.overlaps(span)));
        falling.fold(Tally::default(), |one, other| Tally {
            certain: one.certain + other.certain,
            perhaps: one.perhaps + other.perhaps,
        })
    }
}

/// How many of some events fall where their date does.
fn falling(events: Tally, date: Certainty) -> Tally {
    match date {
        Certainty::Yes => events,
        Certainty::Perhaps => Tally { certain: 0, perhaps: events.all() },
        Certainty::No => Tally::default(),
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
