//! The days that each event may touch and surely touches, in columns, so that no date is asked of most events.
//!
//! An event perhaps falls in a window of days if `from <= window.to && window.from <= to`, and surely if
//! `sure_from <= window.to && window.from <= sure_to`: of something that lasts, `sure_from` is its latest start
//! and `sure_to` its earliest end; a moment is surely in what holds all the days that it may be on, so there the
//! two are its last and its first day. What this does not decide is marked, and its date is asked.

use roaring::RoaringBitmap;

use super::answer::Answer;
use super::bits::Bits;
use super::spread::{SHARE, spread};
use crate::edtf::{Certainty, Day, Shape, Span, When};
use crate::model::{Chronology, Event, Key};

/// Events whose bounds are summed up, so that they are passed over together. A multiple of eight; in tests so few
/// that a small chronology has several blocks.
const BLOCK: usize = if cfg!(test) { 8 } else { 256 };

/// The bounds of all events, in their order.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    events: Vec<EventBounds>,
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

/// The bounds of a block of events, none of them undated.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// From the first day that one of them may touch to the last.
    may: Window,
    /// What a window must reach for all of them to be in it for sure.
    sure: Window,
    /// Whether each of them is `Known`.
    known: bool,
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
        let none = Window { from: i64::MAX, to: i64::MIN };
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
        let runs: Vec<&[Event]> = chronology.events().chunks(SHARE).collect();
        let shares = spread(&runs, chronology.events().len(), |run| {
            run.iter().map(|event| EventBounds::new(event.when.as_ref())).collect::<Vec<_>>()
        });
        let events = shares.concat();
        let blocks = events.chunks(BLOCK).map(Block::new).collect();
        Self { events, blocks }
    }

    /// The bounds of an event.
    pub(super) fn of(&self, event: Key<Event>) -> Option<&EventBounds> {
        self.events.get(event.index())
    }

    /// The events that fall in a span.
    pub(super) fn overlaps(&self, span: &Span, chronology: &Chronology) -> Answer {
        let window = Window::from(*span);
        let mut certain = Bits::new(self.events.len());
        let mut perhaps = Bits::new(self.events.len());
        for (number, (block, events)) in self.blocks.iter().zip(self.events.chunks(BLOCK)).enumerate() {
            let start = number * BLOCK;
            if !window.reaches(block.may) {
                continue;
            }
            if block.known && window.reaches(block.sure) && events.len() == BLOCK {
                certain.set_bytes(start..start + BLOCK);
                continue;
            }
            for (event, bounds) in (start..).zip(events) {
                match bounds.falls(window, || falls(event, chronology, span)) {
                    Certainty::No => {}
                    Certainty::Perhaps => perhaps.set(event),
                    Certainty::Yes => certain.set(event),
                }
            }
        }
        Answer { certain: certain.from(0), perhaps: perhaps.from(0) }
    }

    /// The events that lie in a span for certain.
    pub(super) fn within(&self, span: &Span, chronology: &Chronology) -> RoaringBitmap {
        let window = Window::from(*span);
        let mut certain = Bits::new(self.events.len());
        for (number, (block, events)) in self.blocks.iter().zip(self.events.chunks(BLOCK)).enumerate() {
            let start = number * BLOCK;
            if !window.reaches(block.may) {
                continue;
            }
            if block.known && window.contains(block.may) && events.len() == BLOCK {
                certain.set_bytes(start..start + BLOCK);
                continue;
            }
            for (event, bounds) in (start..).zip(events).filter(|(_, bounds)| window.contains(bounds.may)) {
                let lies = match bounds.kind {
                    BoundsKind::Known => true,
                    BoundsKind::Doubted | BoundsKind::Undated => false,
                    BoundsKind::Involved => lies(event, chronology, span),
                };
                if lies {
                    certain.set(event);
                }
            }
        }
        certain.from(0)
    }
}

/// Whether an event's date falls in a span.
pub(super) fn falls(event: usize, chronology: &Chronology, span: &Span) -> Certainty {
    when(event, chronology).map_or(Certainty::No, |when| when.overlaps(span))
}

fn lies(event: usize, chronology: &Chronology, span: &Span) -> bool {
    when(event, chronology).is_some_and(|when| when.within(span) == Certainty::Yes)
}

fn when(event: usize, chronology: &Chronology) -> Option<&When> {
    chronology.events().get(event)?.when.as_ref()
}

impl Block {
    fn new(events: &[EventBounds]) -> Self {
        let mut block = Self {
            may: Window { from: i64::MAX, to: i64::MIN },
            sure: Window { from: i64::MIN, to: i64::MAX },
            known: true,
        };
        for EventBounds { may, sure, kind } in events {
            block.known &= *kind == BoundsKind::Known;
            if *kind != BoundsKind::Undated {
                block.may = Window { from: block.may.from.min(may.from), to: block.may.to.max(may.to) };
                block.sure = Window { from: block.sure.from.max(sure.from), to: block.sure.to.min(sure.to) };
            }
        }
        block
    }
}
