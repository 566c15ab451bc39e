//! All events of a chronology, in time order.
//!
//! They come in runs, each of which one thread reads by itself; the order of time is a list of seats in the runs.

use std::ops::Range;

use rayon::slice::ParallelSliceMut;

use super::event::{Event, EventKey};
use super::run::Run;
use crate::edtf::When;

/// Where an event stands as it was read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Seat {
    /// The run.
    pub run: u32,
    /// The row in it.
    pub row: u32,
}

/// All events of a chronology in time order, undated ones last.
#[derive(Debug, Default)]
pub struct Events {
    dates: Vec<When>,
    runs: Vec<Run>,
    /// For each run how many events are in those before it.
    starts: Vec<usize>,
    order: Vec<Seat>,
}

impl Events {
    /// Puts events in time order; those of one date keep the order of the runs. `dates` are what the events'
    /// numbers speak of.
    pub fn new(dates: Vec<When>, runs: Vec<Run>) -> Self {
        let rows = runs
            .iter()
            .zip(0..)
            .flat_map(|(run, number)| (0..).take(run.len()).map(move |row| (number, row)));
        let as_read: Vec<Seat> = rows.map(|(run, row)| Seat { run, row }).collect();
        Self::of(dates, runs, &as_read)
    }

    /// Puts some of the events of these runs in time order; those of one date keep the order in which they are
    /// listed.
    pub fn of(dates: Vec<When>, runs: Vec<Run>, listed: &[Seat]) -> Self {
        let ranks = ranks(&dates);
        let rank =
            |date: Option<usize>| date.and_then(|date| ranks.get(date).copied()).unwrap_or(ranks.len());
        // By counting: there are many fewer dates than events where there are many events.
        let mut starts = vec![0; ranks.len() + 2];
        let date = |seat: &Seat| runs.get(seat.run as usize)?.date(seat.row as usize);
        for seat in listed {
            starts[rank(date(seat)) + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut order = vec![Seat { run: 0, row: 0 }; starts.last().copied().unwrap_or_default()];
        for seat in listed {
            let start = &mut starts[rank(date(seat))];
            order[*start] = *seat;
            *start += 1;
        }
        let before = |end: &mut usize, run: &Run| Some(std::mem::replace(end, *end + run.len()));
        let starts = runs.iter().scan(0, before).collect();
        Self { dates, runs, starts, order }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The event at a place in the order of time.
    pub fn get(&self, place: usize) -> Option<Event<'_>> {
        let seat = self.order.get(place)?;
        self.runs.get(seat.run as usize)?.event(seat.row as usize, &self.dates)
    }

    /// The event at a place in the order of time.
    ///
    /// # Panics
    ///
    /// If there is none, as indexing does.
    pub(super) fn at(&self, place: usize) -> Event<'_> {
        let seat = self.order[place];
        self.runs[seat.run as usize].at(seat.row as usize, &self.dates)
    }

    /// The events in time order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Event<'_>> + Clone {
        self.range(0..self.len())
    }

    /// The events from one place in time order to before another.
    pub fn range(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = Event<'_>> + Clone {
        let seats = self.order.get(places).unwrap_or_default();
        seats
            .iter()
            .filter_map(|seat| self.runs.get(seat.run as usize)?.event(seat.row as usize, &self.dates))
    }

    /// The ids of the events, in time order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.order.iter().filter_map(|seat| self.runs.get(seat.run as usize)?.id(seat.row as usize))
    }

    /// The ids of the events as they were read, with those that are left out of the order of time.
    pub fn ids_as_read(&self) -> impl Iterator<Item = &str> {
        self.runs.iter().flat_map(|run| (0..run.len()).filter_map(|row| run.id(row)))
    }

    /// The events as they were read.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// How many events were read, those that are left out of the order of time among them.
    pub fn count_as_read(&self) -> usize {
        self.runs.iter().map(Run::len).sum()
    }

    /// The number of an event among those that were read.
    pub fn number_as_read(&self, seat: Seat) -> Option<usize> {
        Some(self.starts.get(seat.run as usize)? + seat.row as usize)
    }

    /// For each event as it was read its place in the order of time; `u32::MAX` if it is left out.
    pub fn places_as_read(&self) -> Vec<u32> {
        let mut places = vec![u32::MAX; self.count_as_read()];
        for (place, seat) in (0..).zip(&self.order) {
            if let Some(of_event) = self.number_as_read(*seat).and_then(|number| places.get_mut(number)) {
                *of_event = place;
            }
        }
        places
    }

    /// Some of the events as they were read, with the places of their dates in the list of them: so they stand in
    /// memory, and whoever looks at all of them is several times as quick as in the order of time.
    pub fn as_read(&self, numbers: Range<usize>) -> impl Iterator<Item = (Option<usize>, Event<'_>)> {
        let runs = self.runs.iter().zip(&self.starts);
        runs.flat_map(move |(run, start)| {
            let rows =
                numbers.start.saturating_sub(*start)..numbers.end.saturating_sub(*start).min(run.len());
            rows.map(|row| (run.date(row), run.at(row, &self.dates)))
        })
    }

    /// Where each event stands as it was read, in time order.
    pub fn seats(&self) -> &[Seat] {
        &self.order
    }

    /// The dates that events have, each once.
    pub fn dates(&self) -> &[When] {
        &self.dates
    }

    /// The place of an event's date in the list of them.
    pub fn date_of(&self, event: EventKey) -> Option<usize> {
        let seat = self.order.get(event.index())?;
        self.runs.get(seat.run as usize)?.date(seat.row as usize)
    }
}

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(one, two)| one == two)
    }
}

/// Dates from which on threads are worth their while.
const MANY: usize = 4096;

/// For each date its place in the order of time; equal ones share one.
fn ranks(dates: &[When]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..dates.len()).collect();
    let by_date = |one: &usize, other: &usize| dates[*one].cmp(&dates[*other]);
    if dates.len() < MANY {
        order.sort_by(by_date);
    } else {
        order.par_sort_by(by_date);
    }
    let mut ranks = vec![0; dates.len()];
    for (place, date) in order.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| order[before]);
        ranks[*date] = match before {
            Some(before) if dates[before] == dates[*date] => ranks[before],
            _ => place,
        };
    }
    ranks
}
