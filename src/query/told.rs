//! Where events are told of: what views of time draw.
//!
//! Of what has no end the one end that is known is told of, and nothing of the ages that it may go on for: else
//! everything since 1945 would seem to be full of whatever began then.

use std::ops::Range;

use super::bounds::{BoundsKind, EventBounds, Window};
use super::buckets::{Counting, Tally, runs};
use super::hits::Hits;
use super::index::Index;
use crate::edtf::{Day, Shape, Span};
use crate::model::{Chronology, EventKey};

/// Some events by their dates: gone through once, for whatever is to be counted of them.
#[derive(Clone, Debug)]
pub struct ByDate<'a> {
    chronology: &'a Chronology,
    index: &'a Index,
    /// The runs of events of one date that have some of them, and how many.
    runs: Vec<(usize, Tally)>,
}

/// Events of one date that follow each other, as they are told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Told {
    /// The days, as [`Index::told`].
    pub span: Span,
    /// How many events.
    pub events: usize,
    /// The place of the first of them among all that were gone through.
    pub place: usize,
    /// Whether that is only the one end that is known.
    pub is_open: bool,
    run: usize,
}

impl Index {
    /// Whether an event has a value of a field, as a place in the list of [`super::values()`]; of an actor also
    /// through who belongs to it.
    pub fn has(&self, event: EventKey, field: super::Field, value: usize) -> bool {
        let event = u32::try_from(event.index()).unwrap_or(u32::MAX);
        self.with_value(field, value, |events| events.contains(event)) == Some(true)
    }

    /// How an event is told of.
    pub fn tells(&self, event: EventKey) -> Option<Told> {
        let (run, bounds) = self.bounds.walk().to(event)?;
        tell(run, bounds, 0..1)
    }

    /// Whether something lasted through the days that are told of, be these in doubt or not, and was not once in them.
    pub fn lasts(&self, told: &Told, chronology: &Chronology) -> bool {
        let Some(EventBounds { may, sure, kind }) = self.bounds.runs().get(told.run).copied() else {
            return false;
        };
        match kind {
            // What is in doubt about a time that lasted is not that it lasted.
            BoundsKind::Doubted => {
                self.bounds.when(told.run, chronology).is_some_and(|when| when.shape() == Shape::Stretch)
            }
            // Of what is open only its one end is told of, and that is once.
            BoundsKind::Known => !told.is_open && sure.from <= sure.to && may.from < may.to,
            BoundsKind::Involved | BoundsKind::Undated => false,
        }
    }

    /// Each of some events in time order, with the days that it is told of, if there are any.
    pub fn told_each(
        &self,
        events: impl Iterator<Item = EventKey>,
    ) -> impl Iterator<Item = (EventKey, Span)> {
        let mut walk = self.bounds.walk();
        events.filter_map(move |event| Some((event, span_told(*walk.to(event)?.1)?)))
    }

    /// The days that an event is told of, with both ends: those that it may touch, or of what is open on one side
    /// those of its other end. `None` if it has no date, no year, or no end at all.
    pub fn told(&self, event: EventKey) -> Option<Span> {
        span_told(*self.bounds.of(event)?)
    }
}

/// The days that events of such bounds are told of.
fn span_told(bounds: EventBounds) -> Option<Span> {
    let bounds = told(bounds)?;
    let day = |number| Some(Day::from_number(number));
    Some(Span { earliest: day(bounds.may.from), latest: day(bounds.may.to) })
}

fn tell(run: usize, bounds: &EventBounds, places: Range<usize>) -> Option<Told> {
    let is_open = bounds.may.from == i64::MIN || bounds.may.to == i64::MAX;
    Some(Told { span: span_told(*bounds)?, events: places.len(), place: places.start, is_open, run })
}

impl<'a> ByDate<'a> {
    /// Goes through some events.
    pub fn new(hits: &Hits, chronology: &'a Chronology, index: &'a Index) -> Self {
        Self { chronology, index, runs: runs(hits, index).map(|(run, _, tally)| (run, tally)).collect() }
    }

    fn bounds(&self) -> impl Iterator<Item = (usize, &EventBounds, Tally)> {
        let all = self.index.bounds.runs();
        self.runs.iter().filter_map(|(run, tally)| Some((*run, all.get(*run)?, *tally)))
    }

    /// The days that they are told of.
    pub fn told(&self) -> impl Iterator<Item = Told> {
        let mut place = 0;
        self.bounds().filter_map(move |(run, bounds, tally)| {
            let first = place;
            place += tally.all();
            tell(run, bounds, first..place)
        })
    }

    /// Counts those that are told of in each of these spans, which must be in rising order and have no day in common. As
    /// [`super::tally`] but for what is open, which counts where it is told of.
    pub fn density(&self, spans: &[Span]) -> Vec<Tally> {
        let mut counting = Counting::new(spans);
        for (run, bounds, tally) in self.bounds() {
            if let Some(told) = told(*bounds) {
                // Open bounds are no more than their end, and not asked for what lies beyond.
                let is_open = told.may != bounds.may;
                let told = if is_open && told.kind == BoundsKind::Involved {
                    EventBounds { kind: BoundsKind::Doubted, ..told }
                } else {
                    told
                };
                counting.count(&told, tally, || self.index.bounds.when(run, self.chronology));
            }
        }
        counting.tallies()
    }
}

/// A date without a year (`XXXX-12-25`) may be in any from 0000, which begins and ends so, to 9999, which does so.
const NO_YEAR: (i64, i64, i64, i64) = (-719_528, -719_162, 2_932_532, 2_932_897);

/// The bounds of what is told of an event.
fn told(bounds: EventBounds) -> Option<EventBounds> {
    let EventBounds { may, sure, kind } = bounds;
    let known = kind == BoundsKind::Known;
    let within = |day: i64| (day != i64::MIN && day != i64::MAX).then_some(day).filter(|_| known);
    let end = match (may.from != i64::MIN, may.to != i64::MAX) {
        _ if kind == BoundsKind::Undated => return None,
        (false, false) => return None,
        (true, true)
            if may.from >= NO_YEAR.0 && may.from < NO_YEAR.1 && may.to >= NO_YEAR.2 && may.to < NO_YEAR.3 =>
        {
            return None;
        }
        (true, true) => return Some(bounds),
        // It begins in these days, whichever of them it is.
        (true, false) => Window { from: may.from, to: within(sure.from).unwrap_or(may.from).max(may.from) },
        (false, true) => Window { from: within(sure.to).unwrap_or(may.to).min(may.to), to: may.to },
    };
    Some(EventBounds { may: end, sure: Window { from: end.to, to: end.from }, kind })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{event, made};
    use super::*;
    use crate::model::{Key, Parts};
    use crate::query::{Query, Unit};

    fn one(date: &str) -> (Chronology, Index) {
        let events = vec![event("it", Some(date), "it", (&[], &[]))];
        let chronology = made(Parts::default(), &events);
        let index = Index::new(&chronology);
        (chronology, index)
    }

    #[test]
    fn what_is_open_is_told_of_where_it_begins_or_ends() {
        let years: Vec<Span> =
            Unit::Year.between(Day::from_number(-10_000), Day::from_number(-5_000)).collect();
        for (date, told, counted) in [
            ("1945-05-08", "1945-05-08/1945-05-08", vec![("1945", 1, 0)]),
            ("1945/1947", "1945-01-01/1947-12-31", vec![("1945", 1, 0), ("1946", 1, 0), ("1947", 1, 0)]),
            ("1945/..", "1945-01-01/1945-12-31", vec![("1945", 1, 0)]),
            ("XXXX-12-25", "", vec![]),
            ("XXXX", "", vec![]),
            ("1945-05-08/..", "1945-05-08/1945-05-08", vec![("1945", 1, 0)]),
            ("../1945", "1945-01-01/1945-12-31", vec![("1945", 1, 0)]),
            ("1945/", "1945-01-01/1945-01-01", vec![("1945", 0, 1)]),
            ("1945~/..", "1945-01-01/1945-01-01", vec![("1945", 0, 1)]),
            ("[1945..]", "1945-01-01/1945-01-01", vec![("1945", 0, 1)]),
        ] {
            let (chronology, index) = one(date);
            let said = index
                .told(Key::new(0))
                .map_or(String::new(), |span| format!("{}/{}", span.earliest.unwrap(), span.latest.unwrap()));
            assert_eq!(said, told, "{date}");
            let hits = Query::default().hits(&chronology, &index);
            let tallies = ByDate::new(&hits, &chronology, &index).density(&years);
            let found: Vec<_> = years
                .iter()
                .zip(tallies)
                .filter(|(_, tally)| tally.certain + tally.perhaps > 0)
                .map(|(span, tally)| {
                    (span.earliest.unwrap().year().to_string(), tally.certain, tally.perhaps)
                })
                .collect();
            let counted: Vec<_> = counted
                .into_iter()
                .map(|(year, certain, perhaps)| (year.to_owned(), certain, perhaps))
                .collect();
            assert_eq!(found, counted, "{date}");
        }
    }
}
