//! The days that each event may touch and surely touches, in columns, so that no date is asked of most events.
//!
//! An event perhaps falls in a window of days if `from <= window.to && window.from <= to`, and surely if
//! `sure_from <= window.to && window.from <= sure_to`: of something that lasts, `sure_from` is its latest start
//! and `sure_to` its earliest end; a moment is surely in what holds all the days that it may be on, so there the
//! two are its last and its first day. What this does not decide is marked, and its date is asked.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::answer::Answer;
use super::bits::Bits;
use crate::edtf::{Certainty, Day, Shape, Span, When};
use crate::model::{Chronology, EventKey, Key};

/// Events whose bounds are summed up, so that they are passed over together. A multiple of eight; in tests so few
/// that a small chronology has several blocks.
const BLOCK: usize = if cfg!(test) { 8 } else { 256 };

/// The bounds of all events, in their order.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    events: Vec<EventBounds>,
    blocks: Vec<Block>,
    /// The events whose bounds are not `Known`, in their order.
    others: Vec<usize>,
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

/// The bounds of a block of events.
#[derive(Clone, Debug)]
struct Block {
    events: Range<usize>,
    /// From the first day that one of them may touch to the last.
    may: Window,
    /// What a window must reach for all whose bounds are `Known` to be in it for sure.
    sure: Window,
    /// Where those of them stand in `others` whose bounds are not.
    others: Range<usize>,
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
    pub(super) fn new(chronology: &Chronology) -> Self {
        let events = chronology.events();
        let of_dates: Vec<_> = events.dates().iter().map(|when| EventBounds::new(Some(when))).collect();
        let of_event = |place| {
            let date = events.date_of(Key::new(place)).and_then(|date| of_dates.get(date));
            date.copied().unwrap_or(EventBounds::new(None))
        };
        let mut bounds = Self { events: (0..events.len()).map(of_event).collect(), ..Self::default() };
        for start in (0..bounds.events.len()).step_by(BLOCK) {
            bounds.sum_up(start..(start + BLOCK).min(bounds.events.len()));
        }
        bounds
    }

    /// Adds a block.
    fn sum_up(&mut self, events: Range<usize>) {
        let mut may = Window::NONE;
        let mut sure = Window { from: i64::MIN, to: i64::MAX };
        let others = self.others.len();
        for (event, bounds) in events.clone().zip(self.events.get(events.clone()).unwrap_or_default()) {
            if bounds.kind != BoundsKind::Undated {
                may = Window { from: may.from.min(bounds.may.from), to: may.to.max(bounds.may.to) };
            }
            if bounds.kind == BoundsKind::Known {
                sure = Window { from: sure.from.max(bounds.sure.from), to: sure.to.min(bounds.sure.to) };
            } else {
                self.others.push(event);
            }
        }
        self.blocks.push(Block { events, may, sure, others: others..self.others.len() });
    }

    /// The bounds of an event.
    pub(super) fn of(&self, event: EventKey) -> Option<&EventBounds> {
        self.events.get(event.index())
    }

    /// The events that fall in a span.
    pub(super) fn overlaps(&self, span: &Span, chronology: &Chronology) -> Answer {
        let window = Window::from(*span);
        let falls = |event, bounds: &EventBounds| bounds.falls(window, || falls(event, chronology, span));
        self.answer(window, |block| window.reaches(block.sure), falls)
    }

    /// The events that lie in a span for certain.
    pub(super) fn within(&self, span: &Span, chronology: &Chronology) -> RoaringBitmap {
        let window = Window::from(*span);
        let lies = |event, bounds: &EventBounds| match bounds.kind {
            BoundsKind::Known => window.contains(bounds.may).into(),
            BoundsKind::Doubted | BoundsKind::Undated => Certainty::No,
            BoundsKind::Involved => (window.contains(bounds.may) && lies(event, chronology, span)).into(),
        };
        self.answer(window, |block| window.contains(block.may), lies).certain
    }

    /// The events of which something is so, if it is so of none that does not touch the window. `all` tells
    /// whether it is certainly so of all events of a block whose bounds are `Known`.
    fn answer(
        &self,
        window: Window,
        all: impl Fn(&Block) -> bool,
        so: impl Fn(usize, &EventBounds) -> Certainty,
    ) -> Answer {
        let mut certain = Bits::new(self.events.len());
        let mut perhaps = Bits::new(self.events.len());
        for block in self.blocks.iter().filter(|block| window.reaches(block.may)) {
            if block.events.len() == BLOCK && all(block) {
                certain.set_bytes(block.events.clone());
                for event in self.others.get(block.others.clone()).unwrap_or_default() {
                    match so(*event, &self.events[*event]) {
                        Certainty::Yes => continue,
                        Certainty::Perhaps => perhaps.set(*event),
                        Certainty::No => {}
                    }
                    certain.clear(*event);
                }
                continue;
            }
            for event in block.events.clone() {
                match so(event, &self.events[event]) {
                    Certainty::Yes => certain.set(event),
                    Certainty::Perhaps => perhaps.set(event),
                    Certainty::No => {}
                }
            }
        }
        Answer { certain: certain.from(0), perhaps: perhaps.from(0) }
    }
}

/// Whether an event's date falls in a span.
fn falls(event: usize, chronology: &Chronology, span: &Span) -> Certainty {
    when(event, chronology).map_or(Certainty::No, |when| when.overlaps(span))
}

fn lies(event: usize, chronology: &Chronology, span: &Span) -> bool {
    when(event, chronology).is_some_and(|when| when.within(span) == Certainty::Yes)
}

/// The date of an event.
pub(super) fn when(event: usize, chronology: &Chronology) -> Option<&When> {
    chronology.events().get(event)?.when
}
