//! The events that match the query, in order, and the rows in which they are listed.

use super::{Context, Question};
use crate::edtf::Certainty;
use crate::model::EventKey;
use crate::query::{Hit, Hits, Narrowing, Obstacle};
use crate::timeline::{Rail, Row, rows};

/// The answer to a query, made once when the query changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// In time order, which is the order of their keys.
    events: Vec<EventKey>,
    /// For each event its row.
    event_rows: Vec<usize>,
    rows: Vec<Row>,
    /// The lanes of rails that some row needs.
    lanes: usize,
    perhaps: usize,
    best: Option<EventKey>,
    /// If there are none, why.
    obstacles: Vec<Obstacle>,
}

impl Listing {
    /// Asks the query in force, with what is remembered of those asked before.
    pub fn new(question: &Question, context: &Context, narrowing: &mut Narrowing) -> Self {
        let ask = |query| narrowing.hits(query, &context.chronology, &context.index);
        let hits = question.in_force().map(ask);
        let best = hits.as_ref().and_then(Hits::best);
        let hits: Vec<_> = match hits {
            Some(hits) => hits.events.iter().map(|hit| (hit.event, hit.certainty)).collect(),
            None => context.chronology.events_with_keys().map(|(event, _)| (event, Certainty::Yes)).collect(),
        };
        let rows = rows(&context.chronology, &context.headings, hits.iter().copied());
        let event_rows = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| matches!(row, Row::Event(_)))
            .map(|(index, _)| index)
            .collect();
        let perhaps = hits.iter().filter(|(_, certainty)| *certainty == Certainty::Perhaps).count();
        let lanes = rows.iter().map(lanes).max().unwrap_or(0);
        let events: Vec<_> = hits.into_iter().map(|(event, _)| event).collect();
        let obstacles = match question.in_force() {
            Some(query) if events.is_empty() && !context.chronology.events().is_empty() => {
                narrowing.obstacles(&question.text, query, &context.chronology, &context.index)
            }
            _ => Vec::new(),
        };
        Self { events, event_rows, rows, lanes, perhaps, best, obstacles }
    }

    /// The events in time order.
    pub fn events(&self) -> &[EventKey] {
        &self.events
    }

    /// The events with how certainly they match, in time order.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        self.rows.iter().filter_map(|row| match row {
            Row::Event(row) => Some(Hit { event: row.event, certainty: row.certainty }),
            Row::Heading(_) | Row::Gap(_) => None,
        })
    }

    /// The rows of the list.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The lanes of rails that some row needs.
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// How many of the events match only perhaps.
    pub fn perhaps(&self) -> usize {
        self.perhaps
    }

    /// The event whose words match best, if words were asked for.
    pub fn best(&self) -> Option<EventKey> {
        self.best
    }

    /// If there are no events, the parts of the query that stand in the way.
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// The place of an event among the events.
    pub fn position_of(&self, event: EventKey) -> Option<usize> {
        self.events.binary_search(&event).ok()
    }

    /// The row of an event.
    pub fn row_of(&self, event: EventKey) -> Option<usize> {
        self.event_rows.get(self.position_of(event)?).copied()
    }

    /// The event itself if it is listed, or else its nearest neighbour in time order.
    pub fn nearest(&self, event: EventKey) -> Option<EventKey> {
        let after = self.events.partition_point(|listed| *listed < event);
        let next = self.events.get(after);
        let previous = after.checked_sub(1).and_then(|before| self.events.get(before));
        match (previous, next) {
            (Some(previous), Some(next)) => {
                let nearer_before = event.index() - previous.index() < next.index() - event.index();
                Some(if nearer_before { *previous } else { *next })
            }
            (previous, next) => next.or(previous).copied(),
        }
    }

    /// The event in a row, or the first one below it, or the last one above.
    pub fn event_at(&self, row: usize) -> Option<EventKey> {
        let at = self.event_rows.partition_point(|of_event| *of_event < row);
        self.events.get(at).or(self.events.last()).copied()
    }
}

/// The lanes of rails that a row needs.
fn lanes(row: &Row) -> usize {
    match row {
        Row::Event(row) => row.rails.iter().rposition(|rail| *rail != Rail::None).map_or(0, |lane| lane + 1),
        Row::Heading(_) | Row::Gap(_) => 0,
    }
}
