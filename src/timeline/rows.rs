//! The list of a timeline: headings, silences, events.
//!
//! A list may have a million rows, of which a screen shows fifty. Kept are only those that are no events, and where
//! they stand among the events.

use std::ops::Range;

use super::gaps::Told;
use super::headings::{Heading, Headings};
use super::rails::{RAILS, Rail, rails_within};
use crate::edtf::Span;
use crate::model::EventKey;

/// One row of the list. What it says is put in words only where it is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// What the dates below have in common: a year, a decade.
    Heading(Heading),
    /// For how many days at least nothing is told of.
    Gap(i64),
    /// An event: its place among those listed.
    Event(usize),
}

/// The rows of a list of events in time order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rows {
    events: usize,
    breaks: Vec<Break>,
}

/// An event above which other rows stand: first the silence, then the heading.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Break {
    /// The place of the event among those listed.
    place: usize,
    /// Its row.
    row: usize,
    gap: Option<i64>,
    heading: Option<Heading>,
}

impl Break {
    /// The first of the rows that belong to it.
    fn first_row(&self) -> usize {
        self.row - usize::from(self.gap.is_some()) - usize::from(self.heading.is_some())
    }

    fn heading_row(&self) -> Option<usize> {
        self.heading.map(|_| self.row - 1)
    }
}

impl Rows {
    /// Makes the list of events that are in time order.
    pub fn new(headings: &Headings, events: impl Iterator<Item = EventKey>) -> Self {
        let mut rows = Self::default();
        let (mut last_run, mut last_heading) = (None, None);
        let mut told = Told::default();
        let mut others = 0;
        for (_, run, dated) in headings.dated(events) {
            let place = rows.events;
            rows.events += 1;
            if last_run.replace(run) == Some(run) {
                continue;
            }
            let gap = told.tell(&dated.span);
            let heading =
                (last_heading.replace(dated.heading) != Some(dated.heading)).then_some(dated.heading);
            if gap.is_some() || heading.is_some() {
                others += usize::from(gap.is_some()) + usize::from(heading.is_some());
                rows.breaks.push(Break { place, row: place + others, gap, heading });
            }
        }
        rows
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.row_of(self.events)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events == 0
    }

    /// A row.
    pub fn get(&self, row: usize) -> Option<Row> {
        let after = self.breaks.partition_point(|found| found.first_row() <= row);
        let found = self.breaks.get(after.checked_sub(1)?)?;
        if found.heading_row() == Some(row) {
            return found.heading.map(Row::Heading);
        }
        match row.checked_sub(found.row) {
            Some(below) => Some(found.place + below).filter(|place| *place < self.events).map(Row::Event),
            None => found.gap.map(Row::Gap),
        }
    }

    /// For how many days nothing is told of before the event at a place among those listed, if that is said there.
    pub fn silence_before(&self, place: usize) -> Option<i64> {
        let found = self.breaks.binary_search_by_key(&place, |found| found.place).ok()?;
        self.breaks.get(found)?.gap
    }

    /// The row of the event at a place among those listed.
    pub fn row_of(&self, place: usize) -> usize {
        let after = self.breaks.partition_point(|found| found.place <= place);
        let found = after.checked_sub(1).and_then(|before| self.breaks.get(before));
        found.map_or(place, |found| found.row + place - found.place)
    }

    /// The place among those listed of the event in a row, or of the first one below it.
    pub fn place_from(&self, row: usize) -> usize {
        let after = self.breaks.partition_point(|found| found.first_row() <= row);
        let found = after.checked_sub(1).and_then(|before| self.breaks.get(before));
        found.map_or(0, |found| found.place + row.saturating_sub(found.row))
    }

    /// The heading that a row stands under, or is: its row, and what it says.
    pub fn heading_above(&self, row: usize) -> Option<(usize, Heading)> {
        let after = self.breaks.partition_point(|found| found.heading_row().unwrap_or(found.row) <= row);
        self.headings_of(0..after).next_back()
    }

    /// The headings below a row, from the top.
    pub fn headings_below(&self, row: usize) -> impl Iterator<Item = (usize, Heading)> {
        let after = self.breaks.partition_point(|found| found.heading_row().unwrap_or(found.row) <= row);
        self.headings_of(after..self.breaks.len())
    }

    /// The headings above a row, from the bottom.
    pub fn headings_before(&self, row: usize) -> impl Iterator<Item = (usize, Heading)> {
        let before = self.breaks.partition_point(|found| found.heading_row().unwrap_or(found.row) < row);
        self.headings_of(0..before).rev()
    }

    fn headings_of(&self, breaks: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, Heading)> {
        let breaks = self.breaks.get(breaks).unwrap_or_default().iter();
        breaks.filter_map(|found| Some((found.heading_row()?, found.heading?)))
    }

    /// The rails beside the events at these places. `from` gives the events of the list from a place on.
    pub fn rails<Events: Iterator<Item = EventKey>>(
        &self,
        places: Range<usize>,
        headings: &Headings,
        from: impl Fn(usize) -> Events,
    ) -> Vec<[Rail; RAILS]> {
        let places = places.start.min(self.events)..places.end.min(self.events);
        rails_within(places, |places| {
            let dated = headings.dated(from(places.start).take(places.len()));
            dated.map(|(_, _, dated)| (dated.span, dated.lasting)).collect::<Vec<(Span, bool)>>()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::rails::rails;
    use super::*;
    use crate::edtf::When;
    use crate::model::{Basis, Chronology, Draft, Events, Key, Kind, Parts, Run};
    use crate::text::CleanStr;
    use proptest::prelude::*;

    fn chronology(dates: &[Option<&str>]) -> Chronology {
        let (mut run, mut known) = (Run::default(), Vec::new());
        for date in dates {
            let date = date.map(|date| {
                known.push(When::parse(date).unwrap());
                u32::try_from(known.len() - 1).unwrap()
            });
            run.push(&Draft {
                id: CleanStr::default(),
                date,
                basis: Basis::Stated,
                date_note: None,
                title: CleanStr::default(),
                summary: CleanStr::default(),
                kind: Kind::Event,
                actors: &[],
                themes: &[],
                places: &[],
                citations: &[],
                line: 1,
            });
        }
        Chronology::new(Parts { events: Events::new(known, vec![run]), ..Parts::default() })
    }

    /// The list made row by row, as a person would.
    fn plain(chronology: &Chronology, headings: &Headings, events: &[EventKey]) -> Vec<Row> {
        let mut rows = Vec::new();
        let (mut told, mut last) = (Told::default(), None);
        for (place, event) in events.iter().enumerate() {
            let when = chronology.event(*event).when;
            rows.extend(told.tell(&when.map(When::span).unwrap_or_default()).map(Row::Gap));
            let name = when.map_or("Undated".to_owned(), When::heading);
            if last.replace(name.clone()) != Some(name.clone()) {
                let heading = headings.names().find(|(_, known)| *known == name).unwrap().0;
                rows.push(Row::Heading(heading));
            }
            rows.push(Row::Event(place));
        }
        rows
    }

    fn date() -> impl Strategy<Value = Option<&'static str>> {
        prop::sample::select(vec![
            None,
            Some("1945"),
            Some("1945-08"),
            Some("1945-08-15"),
            Some("1945/.."),
            Some("194X"),
            Some("1940/1950"),
            Some("1945-01/1945-12"),
            Some("1945-03/1945-09"),
            Some("1946-02-01/1946-02-07"),
            Some("1946-02-03"),
            Some("1946-02-04?"),
            Some("[1946..1948]"),
            Some("1960"),
            Some("../1939"),
        ])
    }

    proptest! {
        #[test]
        fn rows_made_where_they_are_looked_at_are_those_of_the_whole_list(
            dates in prop::collection::vec(date(), 0..400),
            of_four in 1_usize..5,
            (first, more) in (0_usize..400, 0_usize..60),
        ) {
            let chronology = chronology(&dates);
            let headings = Headings::new(&chronology);
            let listed: Vec<EventKey> =
                (0..dates.len()).filter(|event| event * 7 % 4 < of_four).map(Key::new).collect();
            let rows = Rows::new(&headings, listed.iter().copied());
            let plain = plain(&chronology, &headings, &listed);
            prop_assert_eq!(rows.len(), plain.len());
            for (number, row) in plain.iter().enumerate() {
                prop_assert_eq!(rows.get(number), Some(*row));
                let below = plain[number..].iter().find_map(|row| if let Row::Event(place) = row { Some(*place) } else { None });
                prop_assert_eq!(rows.place_from(number), below.unwrap_or(listed.len()));
                if let Row::Event(place) = row {
                    prop_assert_eq!(rows.row_of(*place), number);
                    let above = plain[..number].iter().rev().take_while(|row| !matches!(row, Row::Event(_)));
                    let silence = above.last().and_then(|row| if let Row::Gap(days) = row { Some(*days) } else { None });
                    prop_assert_eq!(rows.silence_before(*place), silence);
                }
                let heading = |(at, row): (usize, &Row)| if let Row::Heading(heading) = row { Some((at, *heading)) } else { None };
                let all = || plain.iter().enumerate().filter_map(heading);
                prop_assert_eq!(rows.heading_above(number), all().take_while(|(at, _)| *at <= number).last());
                prop_assert_eq!(rows.headings_below(number).collect::<Vec<_>>(), all().filter(|(at, _)| *at > number).collect::<Vec<_>>());
                let before: Vec<_> = all().filter(|(at, _)| *at < number).collect();
                prop_assert_eq!(rows.headings_before(number).collect::<Vec<_>>(), before.into_iter().rev().collect::<Vec<_>>());
            }
            prop_assert_eq!(rows.get(plain.len()), None);
            let spans: Vec<(Span, bool)> = headings.dated(listed.iter().copied()).map(|(_, _, dated)| (dated.span, dated.lasting)).collect();
            let places = first.min(listed.len())..(first + more).min(listed.len());
            let laid = rows.rails(places.clone(), &headings, |from| listed[from..].iter().copied());
            prop_assert_eq!(&laid[..], &rails(&spans)[places]);
        }
    }
}
