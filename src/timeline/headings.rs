//! What stands above the dates of a list: a year, a decade, a century.
//!
//! Events of one date follow each other, so what is known of dates is kept for runs of events.

use crate::edtf::{Shape, Span, When};
use crate::model::{Chronology, EventKey, Key};

/// One heading, as a place in the list of all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heading(u32);

/// The dates of a chronology's events and the headings above them, put in words once and not for every list anew.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    names: Vec<String>,
    /// Of the runs of events of one date, in time order, the first events.
    starts: Vec<u32>,
    runs: Vec<Dated>,
}

/// What a list must know of a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) heading: Heading,
    /// No days at all if there is no date.
    pub(super) span: Span,
    /// Whether something lasted throughout it.
    pub(super) lasting: bool,
}

/// What stands above the events of which nobody knows when.
const UNDATED: &str = "Undated";

impl Headings {
    /// Puts the headings of all events in words. Events under one heading follow each other in time order.
    pub fn new(chronology: &Chronology) -> Self {
        let mut headings = Self::default();
        let events = chronology.events();
        let mut last_date = None;
        for (place, start) in (0..events.len()).zip(0..) {
            let date = events.date_of(Key::new(place));
            if last_date.replace(date) == Some(date) {
                continue;
            }
            let when = date.and_then(|date| events.dates().get(date));
            let name = when.map_or_else(|| UNDATED.to_owned(), When::heading);
            if headings.names.last() != Some(&name) {
                headings.names.push(name);
            }
            headings.starts.push(start);
            headings.runs.push(Dated {
                heading: Heading(u32::try_from(headings.names.len() - 1).unwrap_or(u32::MAX)),
                span: when.map(When::span).unwrap_or_default(),
                lasting: when.is_some_and(|when| when.shape() == Shape::Stretch),
            });
        }
        headings
    }

    /// A heading in words.
    pub fn name(&self, heading: Heading) -> &str {
        self.names.get(heading.0 as usize).map_or("", String::as_str)
    }

    /// All headings.
    #[cfg(test)]
    pub(super) fn names(&self) -> impl Iterator<Item = (Heading, &str)> {
        (0..).map(Heading).zip(self.names.iter().map(String::as_str))
    }

    /// The days of events in time order, each with its event.
    pub fn spans(&self, events: impl Iterator<Item = EventKey>) -> impl Iterator<Item = (EventKey, Span)> {
        self.dated(events).map(|(event, _, dated)| (event, dated.span))
    }

    /// What is known of the dates of events in time order: each with its event, and the number of its run.
    pub(super) fn dated(
        &self,
        events: impl Iterator<Item = EventKey>,
    ) -> impl Iterator<Item = (EventKey, usize, &Dated)> {
        let (mut run, mut end) = (0, 0);
        events.filter_map(move |event| {
            if event.index() >= end {
                run = self.run_of(event, run);
                end = self.starts.get(run + 1).map_or(usize::MAX, |start| *start as usize);
            }
            Some((event, run, self.runs.get(run)?))
        })
    }

    /// The run of an event, which is not before the run `from`.
    fn run_of(&self, event: EventKey, from: usize) -> usize {
        let has_begun = |start: &u32| *start as usize <= event.index();
        // Mostly it is near: look ever farther ahead, and then between the last two looks.
        let mut step = 1;
        while self.starts.get(from + step).is_some_and(has_begun) {
            step *= 2;
        }
        let near = from + step / 2;
        let between = self.starts.get(near + 1..(from + step).min(self.starts.len())).unwrap_or_default();
        near + between.partition_point(has_begun)
    }
}
