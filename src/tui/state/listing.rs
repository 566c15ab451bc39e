//! The events that match the query, in order, and the rows in which they are listed.

use std::ops::Range;

use super::{Ground, Question};
use crate::edtf::{Day, Span};
use crate::model::EventKey;
use crate::query::{Hit, Hits, Index, Narrowing, Obstacle, Stop, Tally};
use crate::timeline::{Heading, Headings, RAILS, Rail, Row, Rows};

/// The answer to a query, made once when the query changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// What was asked; empty if everything is listed.
    text: String,
    /// The days that were asked for, if any were.
    period: Option<Span>,
    hits: Hits,
    rows: Rows,
    /// The lanes of rails that some row needs.
    lanes: usize,
    /// If there are none, why.
    obstacles: Vec<Obstacle>,
}

/// A row of the list that is in sight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Seen {
    /// What the dates below have in common.
    Heading(Heading),
    /// For how many days at least nothing is told of.
    Gap(i64),
    /// An event, and the rails beside it.
    Event(Hit, [Rail; RAILS]),
}

/// Events of which all rails are looked at, to give them no more room than they need.
const FEW: usize = 4096;

impl Listing {
    /// Lists what a question finds, with what is remembered of those asked before, unless it is to stop before that
    /// is known.
    pub fn asked(
        question: &Question,
        ground: Ground<'_>,
        narrowing: &mut Narrowing,
        stop: Stop<'_>,
    ) -> Option<Self> {
        let Some(query) = question.in_force() else { return Some(Self::everything(ground)) };
        let hits = narrowing.hits_unless(query, ground.chronology, ground.index, stop)?;
        Some(Self::found(question, hits, ground, narrowing))
    }

    /// Lists what a question has found.
    pub(super) fn found(
        question: &Question,
        hits: Hits,
        ground: Ground<'_>,
        narrowing: &mut Narrowing,
    ) -> Self {
        let (Ground { chronology, index, headings }, query) = (ground, &question.query);
        let obstacles = if hits.is_empty() && !chronology.events().is_empty() {
            narrowing.obstacles(&question.text, query, chronology, index)
        } else {
            Vec::new()
        };
        Self { obstacles, period: query.period(), ..Self::of(&question.text, hits, headings) }
    }

    /// Lists everything.
    pub fn everything(ground: Ground<'_>) -> Self {
        Self::of("", Hits::all(ground.chronology.events().len()), ground.headings)
    }

    fn of(text: &str, hits: Hits, headings: &Headings) -> Self {
        let rows = Rows::new(headings, hits.events());
        let text = text.to_owned();
        let mut listing = Self { text, period: None, hits, rows, lanes: RAILS, obstacles: Vec::new() };
        if listing.hits.len() <= FEW {
            let rails = listing.rails(0..FEW, headings);
            listing.lanes = rails.iter().map(|rails| lanes(rails)).max().unwrap_or(0);
        }
        listing
    }

    /// What was asked; empty if everything is listed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is the answer to a question.
    pub fn answers(&self, question: &Question) -> bool {
        self.text == question.text_in_force()
    }

    /// The events in time order.
    pub fn events(&self) -> &Hits {
        &self.hits
    }

    /// The rows of the list.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The rows from one on, as many as there are, at most so many.
    pub fn seen(&self, rows: Range<usize>, headings: &Headings) -> Vec<Seen> {
        let places = self.rows.place_from(rows.start)..self.rows.place_from(rows.end);
        let mut rails = self.rails(places.clone(), headings).into_iter();
        let mut hits = self.hits.from(places.start);
        let rows = rows.map_while(|row| self.rows.get(row));
        rows.map_while(|row| match row {
            Row::Heading(heading) => Some(Seen::Heading(heading)),
            Row::Gap(days) => Some(Seen::Gap(days)),
            Row::Event(_) => Some(Seen::Event(hits.next()?, rails.next()?)),
        })
        .collect()
    }

    fn rails(&self, places: Range<usize>, headings: &Headings) -> Vec<[Rail; RAILS]> {
        self.rows.rails(places, headings, |place| self.hits.from(place).map(|hit| hit.event))
    }

    /// The lanes of rails that some row needs.
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// How many of the events match only perhaps.
    pub fn perhaps(&self) -> usize {
        self.hits.perhaps()
    }

    /// The event whose words match best, if words were asked for.
    pub fn best(&self) -> Option<EventKey> {
        self.hits.best()
    }

    /// If there are no events, the parts of the query that stand in the way.
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// The part without which most events would be left, if any would.
    pub fn to_leave_out(&self) -> Option<&Obstacle> {
        self.obstacles.first().filter(|first| first.without != Tally::default())
    }

    /// The place of an event among the events.
    pub fn position_of(&self, event: EventKey) -> Option<usize> {
        self.hits.place_of(event)
    }

    /// The row of an event.
    pub fn row_of(&self, event: EventKey) -> Option<usize> {
        Some(self.rows.row_of(self.position_of(event)?))
    }

    /// Whether days were asked for.
    pub fn is_of_period(&self) -> bool {
        self.period.is_some()
    }

    /// The event itself if it is listed, or else the one that begins nearest to it. Where days were asked for, only
    /// what begins in them counts, if anything does; whoever comes from other days is led to the first of it.
    pub fn nearest(&self, event: EventKey, ground: Ground<'_>) -> Option<EventKey> {
        let index = ground.index;
        if self.position_of(event).is_some() {
            return Some(event);
        }
        let here = begins(event, index);
        let within = self.begun(index);
        if !within.is_empty() && here.is_none_or(|day| !holds(self.period, day)) {
            // What has no beginning stands before what begins in the same days.
            let mut begun = self.hits.from(within.start).take(within.len()).map(|hit| hit.event);
            let begins = |event: &EventKey| {
                let when = ground.chronology.event(*event).when;
                when.is_some_and(|when| when.span().earliest.is_some())
            };
            return begun.find(begins).or_else(|| self.hits.get(within.start));
        }
        let within = if within.is_empty() { 0..self.hits.len() } else { within };
        let after = self.hits.before(event).clamp(within.start, within.end);
        let next = self.hits.get(after).filter(|_| after < within.end);
        let previous = after.checked_sub(1).filter(|before| *before >= within.start);
        let previous = previous.and_then(|before| self.hits.get(before));
        let days = |other: EventKey| {
            let days = here.zip(begins(other, index));
            days.map_or(u64::MAX, |(one, other)| one.number().abs_diff(other.number()))
        };
        match (previous, next) {
            (Some(previous), Some(next)) if days(previous) < days(next) => Some(previous),
            (previous, next) => next.or(previous),
        }
    }

    /// The places of the events that begin in the days that were asked for.
    fn begun(&self, index: &Index) -> Range<usize> {
        let Some(Span { earliest, latest }) = self.period else { return 0..0 };
        let so =
            |event: EventKey, is_before: &dyn Fn(Day) -> bool| begins(event, index).is_some_and(is_before);
        let from = self.hits.partition_point(|event| so(event, &|day| Some(day) < earliest));
        let to =
            self.hits.partition_point(|event| so(event, &|day| latest.is_none_or(|latest| day <= latest)));
        from..to.max(from)
    }

    /// The event in a row, or the first one below it, or the last one above.
    pub fn event_at(&self, row: usize) -> Option<EventKey> {
        self.hits.get(self.rows.place_from(row)).or_else(|| self.hits.last())
    }
}

/// The first day that an event is told of.
fn begins(event: EventKey, index: &Index) -> Option<Day> {
    index.told(event)?.earliest
}

/// Whether a day is one of those that were asked for; of none, every day is.
fn holds(period: Option<Span>, day: Day) -> bool {
    let day = Span { earliest: Some(day), latest: Some(day) };
    period.is_none_or(|period| period.contains(&day))
}

/// The lanes of rails that are not empty beside a row.
fn lanes(rails: &[Rail]) -> usize {
    rails.iter().rposition(|rail| *rail != Rail::None).map_or(0, |lane| lane + 1)
}
