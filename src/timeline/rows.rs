//! The list of a timeline: headings, silences, events.

use super::gaps::Told;
use super::headings::{Heading, Headings};
use super::rails::{RAILS, Rail, rails};
use crate::edtf::{Certainty, Shape, Span};
use crate::model::{Chronology, EventKey};

/// One row of the list. What it says is put in words only where it is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// What the dates below have in common: a year, a decade.
    Heading(Heading),
    /// For how many days at least nothing is told of.
    Gap(i64),
    /// An event.
    Event(EventRow),
}

/// An event in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventRow {
    /// The event.
    pub event: EventKey,
    /// Whether it certainly belongs here.
    pub certainty: Certainty,
    /// The rails beside it.
    pub rails: [Rail; RAILS],
}

/// Makes the list of events that are in time order.
pub fn rows(
    chronology: &Chronology,
    headings: &Headings,
    events: impl Iterator<Item = (EventKey, Certainty)>,
) -> Vec<Row> {
    let events: Vec<_> = events.collect();
    let dates: Vec<_> = events
        .iter()
        .map(|(event, _)| match chronology.event(*event).when {
            Some(when) => (when.span(), when.shape() == Shape::Stretch),
            None => (Span::default(), false),
        })
        .collect();
    let mut rows = Vec::with_capacity(events.len() * 5 / 4);
    let mut heading = None;
    let mut told = Told::default();
    for (((event, certainty), rails), (span, _)) in events.into_iter().zip(rails(&dates)).zip(&dates) {
        if let Some(days) = told.tell(span) {
            rows.push(Row::Gap(days));
        }
        let here = headings.of(event);
        if heading != Some(here) {
            rows.push(Row::Heading(here));
            heading = Some(here);
        }
        rows.push(Row::Event(EventRow { event, certainty, rails }));
    }
    rows
}
