//! Lanes: the events of one actor, theme or source in rows, so that none stands in the place of another.
//!
//! An event has its row by its days and those of the others in the lane, whatever part of time is looked at: so
//! nothing jumps while somebody moves through time.

use crate::edtf::{Day, Span};
use crate::model::EventKey;

/// Rows that a lane has at most. What finds no free row stands in the last one, where a cell may then hold several.
pub const LANE_ROWS: usize = 2;

/// An event in a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LaneItem {
    /// The event.
    pub event: EventKey,
    /// The first day that it is told of.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// The events of a lane.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lane {
    /// In time order.
    events: Vec<EventKey>,
    rows: Vec<LaneRow>,
}

/// A row of a lane.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LaneRow {
    /// By their first days.
    items: Vec<LaneItem>,
    /// For each item the last day of all up to it.
    reach: Vec<Day>,
}

impl Lane {
    /// Puts events in rows: each with the days that it is told of, in time order.
    pub fn new(told: impl Iterator<Item = (EventKey, Span)>) -> Self {
        let mut items: Vec<LaneItem> = told
            .filter_map(|(event, span)| {
                let (first, last) = (span.earliest?, span.latest?);
                Some(LaneItem { event, first, last: last.max(first) })
            })
            .collect();
        let events = items.iter().map(|item| item.event).collect();
        items.sort_by_key(|item| item.first);
        let mut rows: Vec<LaneRow> = Vec::new();
        for item in items {
            let is_free = |row: &LaneRow| row.reach.last().is_none_or(|last| *last < item.first);
            let row = match rows.iter().position(is_free) {
                Some(row) => row,
                None if rows.len() < LANE_ROWS => {
                    rows.push(LaneRow::default());
                    rows.len() - 1
                }
                None => rows.len() - 1,
            };
            if let Some(row) = rows.get_mut(row) {
                row.add(item);
            }
        }
        Self { events, rows }
    }

    /// The events in time order.
    pub fn events(&self) -> &[EventKey] {
        &self.events
    }

    /// The rows; one at least is shown even of an empty lane.
    pub fn rows(&self) -> &[LaneRow] {
        &self.rows
    }

    /// The event so many events further on in the lane than this one, which need not be in it; the last one if there
    /// are not so many. `None` if there is none at all on that side.
    pub fn further(&self, event: EventKey, steps: isize) -> Option<EventKey> {
        let before = self.events.partition_point(|other| *other < event);
        let behind = self.events.partition_point(|other| *other <= event);
        let reach = steps.unsigned_abs().checked_sub(1)?;
        if steps > 0 {
            let last = self.events.len().checked_sub(1)?;
            (behind <= last).then(|| behind.saturating_add(reach).min(last))
        } else {
            before.checked_sub(1).map(|nearest| nearest.saturating_sub(reach))
        }
        .and_then(|place| self.events.get(place))
        .copied()
    }

    /// The event whose first day is nearest to a day; of two as near the one that stands first.
    pub fn nearest(&self, day: Day) -> Option<EventKey> {
        let near = self.rows.iter().flat_map(|row| {
            let after = row.items.partition_point(|item| item.first < day);
            row.items.get(after.saturating_sub(1)..(after + 1).min(row.items.len())).unwrap_or_default()
        });
        let distance = |item: &&LaneItem| (item.first.number().abs_diff(day.number()), item.event);
        near.min_by_key(distance).map(|item| item.event)
    }
}

impl LaneRow {
    fn add(&mut self, item: LaneItem) {
        self.reach.push(self.reach.last().map_or(item.last, |last| item.last.max(*last)));
        self.items.push(item);
    }

    /// The events from the first that reaches into a window of days to the last that begins in it.
    pub fn within(&self, first: Day, last: Day) -> &[LaneItem] {
        let from = self.reach.partition_point(|reach| *reach < first);
        let to = self.items.partition_point(|item| item.first <= last);
        self.items.get(from..to).unwrap_or_default()
    }

    /// How many events begin in a window of days.
    pub fn beginning(&self, first: Day, last: Day) -> usize {
        let from = self.items.partition_point(|item| item.first < first);
        self.items.partition_point(|item| item.first <= last).saturating_sub(from)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Key;

    fn lane(days: &[(i64, i64)]) -> Lane {
        let span = |(first, last): &(i64, i64)| Span {
            earliest: Some(Day::from_number(*first)),
            latest: Some(Day::from_number(*last)),
        };
        Lane::new(days.iter().enumerate().map(|(event, days)| (Key::new(event), span(days))))
    }

    fn rows(lane: &Lane) -> Vec<Vec<usize>> {
        lane.rows().iter().map(|row| row.items.iter().map(|item| item.event.index()).collect()).collect()
    }

    #[test]
    fn what_is_at_the_same_time_stands_in_rows() {
        assert_eq!(rows(&lane(&[(1, 9), (2, 2), (3, 4), (10, 10)])), [vec![0, 3], vec![1, 2]]);
        assert_eq!(rows(&lane(&[(1, 9), (1, 9), (1, 9), (2, 2)])), [vec![0], vec![1, 2, 3]]);
    }

    #[test]
    fn one_goes_from_event_to_event() {
        let lane = lane(&[(1, 9), (5, 5), (7, 7)]);
        for (from, steps, to) in [
            (0, 1, Some(1)),
            (0, 9, Some(2)),
            (2, 1, None),
            (2, -1, Some(1)),
            (2, -5, Some(0)),
            (0, -1, None),
        ] {
            assert_eq!(lane.further(Key::new(from), steps), to.map(Key::new), "{from} {steps}");
        }
        assert_eq!(lane.nearest(Day::from_number(6)), Some(Key::new(1)));
        assert_eq!(Lane::default().nearest(Day::from_number(6)), None);
    }

    proptest! {
        #[test]
        fn rows_hold_what_a_plain_look_at_all_finds(
            days in prop::collection::vec((-500..500_i64, prop_oneof![0..3_i64, 0..400_i64]), 0..60),
            (first, more) in (-600..600_i64, 0..200_i64),
            (event, day) in (0..70_usize, -700..700_i64),
        ) {
            let mut days: Vec<(i64, i64)> = days.iter().map(|(first, more)| (*first, first + more)).collect();
            days.sort_unstable();
            let lane = lane(&days);
            let (from, to) = (Day::from_number(first), Day::from_number(first + more));
            let mut found: Vec<usize> = lane.rows().iter()
                .flat_map(|row| row.within(from, to))
                .filter(|item| from <= item.last)
                .map(|item| item.event.index())
                .collect();
            found.sort_unstable();
            let plain: Vec<usize> = (0..days.len())
                .filter(|event| days[*event].0 <= first + more && first <= days[*event].1)
                .collect();
            prop_assert_eq!(found, plain);
            let beginning: usize = lane.rows().iter().map(|row| row.beginning(from, to)).sum();
            prop_assert_eq!(beginning, days.iter().filter(|(begin, _)| (first..=first + more).contains(begin)).count());
            for row in lane.rows().iter().take(LANE_ROWS - 1) {
                for pair in row.items.windows(2) {
                    prop_assert!(pair[0].last < pair[1].first);
                }
            }
            prop_assert_eq!(lane.further(Key::new(event), 1), (event + 1..days.len()).next().map(Key::new));
            prop_assert_eq!(lane.further(Key::new(event), -1), (0..days.len().min(event)).next_back().map(Key::new));
            let nearest = days.iter().map(|(begin, _)| begin.abs_diff(day)).min();
            prop_assert_eq!(lane.nearest(Day::from_number(day)).map(|event| days[event.index()].0.abs_diff(day)), nearest);
        }
    }
}
