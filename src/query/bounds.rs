//! The days that each event may touch and surely touches, in columns, so that no date is asked of most events.
//!
//! Events of one date follow each other in time order, so what is kept is kept for runs of them.
//!
//! An event perhaps falls in a window of days if `from <= window.to && window.from <= to`, and surely if
//! `sure_from <= window.to && window.from <= sure_to`: of something that lasts, `sure_from` is its latest start
//! and `sure_to` its earliest end; a moment is surely in what holds all the days that it may be on, so there the
//! two are its last and its first day. What this does not decide is marked, and its date is asked.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::answer::Answer;
use super::bits::Bits;
use super::spread::spread;
use crate::edtf::{Certainty, Day, Shape, Span, When};
use crate::model::{Chronology, EventKey};

/// Runs whose bounds are summed up, so that they are passed over together. In tests so few that a small chronology
/// has several blocks.
const BLOCK: usize = if cfg!(test) { 8 } else { 64 };

/// The bounds of all events, in their order.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// The bounds of each run of events of one date.
    runs: Vec<EventBounds>,
    /// For each run its first event, and behind them how many events there are.
    starts: Vec<u32>,
    /// For each run the number of its date.
    dates: Vec<Option<u32>>,
    blocks: Vec<Block>,
}

/// Days by number; the ends of `i64` stand for no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    pub(super) from: i64,
    pub(super) to: i64,
}

/// The bounds of one event.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventBounds {
    /// The days that it may touch.
    pub(super) may: Window,
    /// What a window must reach for the event to be in it for sure.
    pub(super) sure: Window,
    pub(super) kind: BoundsKind,
}

/// How far the bounds of an event can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BoundsKind {
    /// They decide everything.
    Known,
    /// They decide everything, but that nothing is sure.
    Doubted,
    /// What they call sure is, what they exclude is excluded, the rest its date must be asked.
    Involved,
    /// It has no date.
    Undated,
}

/// The bounds of a block of runs.
#[derive(Clone, Debug)]
struct Block {
    runs: Range<usize>,
    /// From the first day that one of their events may touch to the last.
    may: Window,
}

impl From<Span> for Window {
    fn from(span: Span) -> Self {
        Self {
            from: span.earliest.map_or(i64::MIN, Day::number),
            to: span.latest.map_or(i64::MAX, Day::number),
        }
    }
}

impl Window {
    /// No day.
    const NONE: Self = Self { from: i64::MAX, to: i64::MIN };

    /// Whether it reaches from the start of the other, or before it, to its end. So it has a day in common with
    /// what it may reach, if that does not end before it begins.
    pub(super) fn reaches(self, other: Self) -> bool {
        other.from <= self.to && self.from <= other.to
    }

    /// Whether every day of the other is its own.
    fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

impl EventBounds {
    fn new(when: Option<&When>) -> Self {
        let none = Window::NONE;
        let Some(when) = when else {
            return Self { may: none, sure: none, kind: BoundsKind::Undated };
        };
        let may = Window::from(when.span());
        let contained = Window { from: may.to, to: may.from };
        let doubted = when.is_approximate() || when.is_uncertain();
        let (sure, kind) = match (when.shape(), when.certain_span()) {
            (Shape::Moment, _) if !doubted => (contained, BoundsKind::Known),
            (Shape::Moment | Shape::Stretch, _) if doubted => (none, BoundsKind::Doubted),
            // Where both its ends are none it is not told whether they are past or future ones.
            (Shape::Stretch, Some(span)) if span != Span::default() => (span.into(), BoundsKind::Known),
            _ => (contained, BoundsKind::Involved),
        };
        Self { may, sure, kind }
    }

    /// Whether the event falls in a window; `ask` is for what the bounds do not decide.
    pub(super) fn falls(&self, window: Window, ask: impl FnOnce() -> Certainty) -> Certainty {
        match self.kind {
            BoundsKind::Undated => Certainty::No,
            _ if !window.reaches(self.may) => Certainty::No,
            BoundsKind::Known if window.reaches(self.sure) => Certainty::Yes,
            BoundsKind::Involved => ask(),
            BoundsKind::Known | BoundsKind::Doubted => Certainty::Perhaps,
        }
    }
}

impl Bounds {
    /// Takes the dates that there are, and for each event the number of its own.
    pub(super) fn new(dates: &[When], of_events: &[Option<u32>]) -> Self {
        let of_dates = spread(dates, of_events.len(), |when| EventBounds::new(Some(when)));
        let mut bounds = Self::default();
        let mut last = None;
        for (event, date) in (0..).zip(of_events) {
            if last.replace(*date) != Some(*date) {
                let of_date = date.and_then(|date| of_dates.get(date as usize));
                bounds.runs.push(of_date.copied().unwrap_or(EventBounds::new(None)));
                bounds.starts.push(event);
                bounds.dates.push(*date);
            }
        }
        bounds.starts.push(u32::try_from(of_events.len()).unwrap_or(u32::MAX));
        for start in (0..bounds.runs.len()).step_by(BLOCK) {
            bounds.sum_up(start..(start + BLOCK).min(bounds.runs.len()));
        }
        bounds
    }

    /// Adds a block.
    fn sum_up(&mut self, runs: Range<usize>) {
        let mut may = Window::NONE;
        for bounds in self.runs.get(runs.clone()).unwrap_or_default() {
            if bounds.kind != BoundsKind::Undated {
                may = Window { from: may.from.min(bounds.may.from), to: may.to.max(bounds.may.to) };
            }
        }
        self.blocks.push(Block { runs, may });
    }

    /// The bounds of an event.
    pub(super) fn of(&self, event: EventKey) -> Option<&EventBounds> {
        self.walk().to(event).map(|(_, bounds)| bounds)
    }

    /// A walk through events in their order.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { bounds: self, run: 0 }
    }

    /// The events that fall in a span.
    pub(super) fn overlaps(&self, span: &Span, chronology: &Chronology) -> Answer {
        let window = Window::from(*span);
        let falls = |run| self.when(run, chronology).map_or(Certainty::No, |when| when.overlaps(span));
        self.answer(window, |run, bounds| bounds.falls(window, || falls(run)))
    }

    /// The events that lie in a span for certain.
    pub(super) fn within(&self, span: &Span, chronology: &Chronology) -> RoaringBitmap {
        let window = Window::from(*span);
        let lies = |when: &When| when.within(span) == Certainty::Yes;
        let lies = |run, bounds: &EventBounds| match bounds.kind {
            BoundsKind::Known => window.contains(bounds.may).into(),
            BoundsKind::Doubted | BoundsKind::Undated => Certainty::No,
            BoundsKind::Involved => {
                (window.contains(bounds.may) && self.when(run, chronology).is_some_and(lies)).into()
            }
        };
        self.answer(window, lies).certain
    }

    /// The date of a run.
    pub(super) fn when<'c>(&self, run: usize, chronology: &'c Chronology) -> Option<&'c When> {
        let date = self.dates.get(run).copied().flatten()?;
        chronology.events().dates().get(date as usize)
    }

    /// The events of runs of which something is so, if it is so of none that does not touch the window.
    fn answer(&self, window: Window, so: impl Fn(usize, &EventBounds) -> Certainty) -> Answer {
        let events = self.events();
        let (mut certain, mut perhaps) = (Bits::new(events), Bits::new(events));
        for block in self.blocks.iter().filter(|block| window.reaches(block.may)) {
            for run in block.runs.clone() {
                let events = self.events_of(run);
                match so(run, &self.runs[run]) {
                    Certainty::Yes => certain.set_run(events),
                    Certainty::Perhaps => perhaps.set_run(events),
                    Certainty::No => {}
                }
            }
        }
        Answer { certain: certain.from(0), perhaps: perhaps.from(0) }
    }

    /// The bounds of each run of events of one date.
    pub(super) fn runs(&self) -> &[EventBounds] {
        &self.runs
    }

    /// How many events there are.
    pub(super) fn events(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }

    /// The event behind the last of a run.
    pub(super) fn end_of(&self, run: usize) -> u32 {
        self.starts.get(run + 1).copied().unwrap_or(u32::MAX)
    }

    /// The events of a run.
    pub(super) fn events_of(&self, run: usize) -> Range<usize> {
        let start = |run: usize| self.starts.get(run).copied().unwrap_or_default() as usize;
        start(run)..start(run + 1)
    }
}

/// A walk through the runs of events.
pub(super) struct Walk<'a> {
    bounds: &'a Bounds,
    run: usize,
}

impl<'a> Walk<'a> {
    /// Goes on to an event, and says in which run it is, and the bounds of that. It must not come before the last
    /// one that was gone on to.
    pub(super) fn to(&mut self, event: EventKey) -> Option<(usize, &'a EventBounds)> {
        let begun =
            |run: usize| self.bounds.starts.get(run).is_some_and(|start| *start as usize <= event.index());
        // Look ever farther ahead, and then between the last two looks.
        let mut step = 1;
        while begun(self.run + step) {
            step *= 2;
        }
        let near = self.run + step / 2;
        let between = near + 1..(self.run + step).min(self.bounds.starts.len());
        let between = self.bounds.starts.get(between).unwrap_or_default();
        self.run = near + between.partition_point(|start| *start as usize <= event.index());
        Some((self.run, self.bounds.runs.get(self.run)?))
    }
}
