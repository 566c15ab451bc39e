//! How many events fall in each of many stretches of time: what views of time are drawn from.

use roaring::RoaringBitmap;

use super::bounds::{BoundsKind, EventBounds, Window};
use super::hits::Hits;
use super::index::Index;
use crate::edtf::{Certainty, Day, Span, When};
use crate::model::{Chronology, Key};

/// How many events there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// That certainly match and fall in the stretch.
    pub certain: usize,
    /// That perhaps do.
    pub perhaps: usize,
}

/// A unit of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// From January to December.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

impl Unit {
    /// The unit in which a day is.
    pub fn of(self, day: Day) -> Span {
        let (year, month, _) = day.civil();
        match self {
            Self::Year => Span::year(year),
            Self::Month => {
                let next = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
                let before = next.map(|next| Day::from_number(next.number() - 1));
                Span {
                    earliest: Day::new(year, month, 1).or(Some(Day::FIRST)),
                    latest: before.or(Some(Day::LAST)),
                }
            }
            Self::Day => Span { earliest: Some(day), latest: Some(day) },
        }
    }

    /// One unit after the other, from that of the first day to that of the last.
    pub fn between(self, first: Day, last: Day) -> impl Iterator<Item = Span> {
        let next = move |unit: &Span| {
            let day = Day::from_number(unit.latest?.number() + 1);
            (Some(day) > unit.latest && day <= last).then(|| self.of(day))
        };
        std::iter::successors((first <= last).then(|| self.of(first)), next)
    }
}

/// Counts the events that fall in each of these spans, which must be in rising order and have no day in common.
///
/// It takes as long as there are dates and spans, however long the spans are.
pub fn tally(spans: &[Span], hits: &Hits, chronology: &Chronology, index: &Index) -> Vec<Tally> {
    let mut counting = Counting::new(spans);
    for (run, bounds, tally) in runs(hits, index) {
        counting.count(bounds, tally, || index.bounds.when(run, chronology));
    }
    counting.tallies()
}

/// Events in their order by runs of one date: the number of each, its bounds, and how many of its events there are.
pub(super) fn runs<'a>(
    hits: &'a Hits,
    index: &'a Index,
) -> impl Iterator<Item = (usize, &'a EventBounds, Tally)> {
    let mut walk = index.bounds.walk();
    let (mut possible, mut perhaps) = (Passed::new(hits.possible()), Passed::new(hits.uncertain()));
    std::iter::from_fn(move || {
        let (run, bounds) = walk.to(Key::new(possible.next? as usize))?;
        let end = index.bounds.end_of(run);
        let (all, perhaps) = (possible.until(end), perhaps.until(end));
        Some((run, bounds, Tally { certain: all - perhaps, perhaps }))
    })
}

/// A set that is gone through once, by how many of it have been passed.
struct Passed<'a> {
    left: roaring::bitmap::Iter<'a>,
    next: Option<u32>,
}

impl<'a> Passed<'a> {
    fn new(set: &'a RoaringBitmap) -> Self {
        let mut left = set.iter();
        Self { next: left.next(), left }
    }

    /// How many more come before an event.
    fn until(&mut self, end: u32) -> usize {
        let mut passed = 0;
        while self.next.is_some_and(|event| event < end) {
            passed += 1;
            self.next = self.left.next();
        }
        passed
    }
}

impl Tally {
    /// All of them.
    pub(super) fn all(self) -> usize {
        self.certain + self.perhaps
    }
}

/// Counts on their way. Of an event that falls in a run of spans only the first and the one behind the last are
/// touched: what is kept for each span is how many more events it has than the one before it.
pub(super) struct Counting<'a> {
    spans: &'a [Span],
    windows: Vec<Window>,
    possible: Vec<isize>,
    certain: Vec<isize>,
    /// Where the last event began.
    near: usize,
}

impl<'a> Counting<'a> {
    pub(super) fn new(spans: &'a [Span]) -> Self {
        let windows: Vec<Window> = spans.iter().map(|span| Window::from(*span)).collect();
        let none = vec![0; spans.len() + 1];
        Self { spans, windows, possible: none.clone(), certain: none, near: 0 }
    }

    /// Counts events of one date; `date` is for what its bounds do not decide.
    pub(super) fn count(&mut self, bounds: &EventBounds, events: Tally, date: impl Fn() -> Option<&'a When>) {
        match bounds.kind {
            BoundsKind::Undated => {}
            BoundsKind::Known | BoundsKind::Doubted => {
                let may = self.run(bounds.may);
                add(&mut self.possible, may, events.all());
                if bounds.kind == BoundsKind::Known {
                    let sure = self.run(bounds.sure);
                    add(&mut self.certain, sure, events.certain);
                }
            }
            BoundsKind::Involved => {
                if let Some(date) = date() {
                    self.ask(bounds, events, date);
                }
            }
        }
    }

    fn ask(&mut self, bounds: &EventBounds, events: Tally, date: &When) {
        let (first, end) = self.run(bounds.may);
        for number in first..end {
            let falls = self.spans.get(number).map_or(Certainty::No, |span| date.overlaps(span));
            if falls != Certainty::No {
                add(&mut self.possible, (number, number + 1), events.all());
            }
            if falls == Certainty::Yes {
                add(&mut self.certain, (number, number + 1), events.certain);
            }
        }
    }

    /// The spans that reach what is to be reached, from the first to the one behind the last.
    fn run(&mut self, reach: Window) -> (usize, usize) {
        let ends_before = |window: &Window| window.to < reach.from;
        let begins_by = |window: &Window| window.from <= reach.to;
        // Events come in the order of time, most of them in the same span as the one before.
        let is_near =
            self.near.checked_sub(1).and_then(|before| self.windows.get(before)).is_none_or(ends_before)
                && self.windows.get(self.near).is_some_and(|window| !ends_before(window));
        if !is_near {
            self.near = self.windows.partition_point(ends_before);
        }
        let first = self.near;
        let ends_here = self.windows.get(first + 1).is_none_or(|window| !begins_by(window));
        let begins_here = self.windows.get(first).is_some_and(begins_by);
        let end = match (begins_here, ends_here) {
            (false, _) => first,
            (true, true) => first + 1,
            (true, false) => self.windows.partition_point(begins_by),
        };
        (first, end)
    }

    pub(super) fn tallies(self) -> Vec<Tally> {
        let (mut all, mut certain) = (0, 0);
        let changes = self.possible.into_iter().zip(self.certain).take(self.spans.len());
        changes
            .map(|(more_possible, more_certain)| {
                all += more_possible;
                certain += more_certain;
                let number = |count: isize| usize::try_from(count).unwrap_or_default();
                Tally { certain: number(certain), perhaps: number(all - certain) }
            })
            .collect()
    }
}

fn add(changes: &mut [isize], (first, end): (usize, usize), events: usize) {
    let events = isize::try_from(events).unwrap_or(isize::MAX);
    if first < end {
        changes[first] += events;
        changes[end] -= events;
    }
}
