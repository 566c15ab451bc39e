//! The list of a timeline: headings, silences, events.

use super::gaps::{Told, length};
use super::rails::{RAILS, Rail, rails};
use crate::edtf::{Certainty, Shape, Span};
use crate::model::{Chronology, Event, Key};

/// One row of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Row {
    /// What the dates below have in common: a year, a decade.
    Heading(String),
    /// How long nothing is told of.
    Gap(String),
    /// An event.
    Event(EventRow),
}

/// An event in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventRow {
    /// The event.
    pub event: Key<Event>,
    /// Whether it certainly belongs here.
    pub certainty: Certainty,
    /// Its date beneath its heading.
    pub date: String,
    /// The rails beside it.
    pub rails: [Rail; RAILS],
}

/// What stands above the events of which nobody knows when.
const UNDATED: &str = "Undated";

/// Makes the list of events that are in time order.
pub fn rows(chronology: &Chronology, events: impl Iterator<Item = (Key<Event>, Certainty)>) -> Vec<Row> {
    let events: Vec<_> = events.collect();
    let dates: Vec<_> = events
        .iter()
        .map(|(event, _)| match &chronology[*event].when {
            Some(when) => (when.span(), when.shape() == Shape::Stretch),
            None => (Span::default(), false),
        })
        .collect();
    let mut rows = Vec::with_capacity(events.len() * 5 / 4);
    let mut heading = None;
    let mut told = Told::default();
    for (((event, certainty), rails), (span, _)) in events.into_iter().zip(rails(&dates)).zip(&dates) {
        let when = chronology[event].when.as_ref();
        if let Some(days) = told.tell(span) {
            rows.push(Row::Gap(length(days)));
        }
        let here = when.map_or_else(|| UNDATED.to_owned(), crate::edtf::When::heading);
        if heading.as_ref() != Some(&here) {
            rows.push(Row::Heading(here.clone()));
            heading = Some(here);
        }
        let date = when.map_or_else(String::new, crate::edtf::When::brief);
        rows.push(Row::Event(EventRow { event, certainty, date, rails }));
    }
    rows
}
