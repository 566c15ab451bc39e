//! Which events an excerpt has: some that follow each other in time, around a place.

use crate::edtf::Rough;
use crate::model::Seat;

/// Some events.
pub(super) struct Window {
    /// Where they stand in the file, in its order.
    pub(super) seats: Vec<Seat>,
    /// How many stand before them in time.
    pub(super) before: usize,
}

impl Window {
    /// About `wanted` of the events that stand at these places, around one of them; a quarter of them before it.
    pub(super) fn around(
        mut places: Vec<(Rough, Seat)>,
        around: Option<(Rough, Seat)>,
        wanted: usize,
    ) -> Self {
        let count = places.len();
        let wanted = wanted.clamp(1, count.max(1));
        let before = around.map_or(0, |around| places.iter().filter(|place| **place < around).count());
        let from = before.saturating_sub(wanted / 4).min(count - wanted.min(count));
        if count == 0 {
            return Self { seats: Vec::new(), before: 0 };
        }
        let (_, first, _) = places.select_nth_unstable(from);
        let first = *first;
        let (_, last, _) = places.select_nth_unstable(from + wanted - 1);
        let last = *last;
        let (first, last) = Self::whole(&places, (first, last), wanted);
        let within = places.iter().filter(|place| (first..=last).contains(*place));
        let mut seats: Vec<Seat> = within.map(|(_, seat)| *seat).collect();
        seats.sort_unstable();
        Self { seats, before: places.iter().filter(|place| **place < first).count() }
    }

    /// The same window, with all events that stand at the same rough places as its first and last, since only their
    /// dates tell their order; unless there are too many of them.
    fn whole(
        places: &[(Rough, Seat)],
        (first, last): ((Rough, Seat), (Rough, Seat)),
        wanted: usize,
    ) -> ((Rough, Seat), (Rough, Seat)) {
        // Those without a date stand in the order of the file.
        let cut = |place: &(Rough, Seat)| place.0 != Rough::UNDATED;
        let alike = |one: &(Rough, Seat)| places.iter().filter(|place| place.0 == one.0).count() <= wanted;
        let lowest = Seat { run: 0, row: 0 };
        let highest = Seat { run: u32::MAX, row: u32::MAX };
        let first = if cut(&first) && alike(&first) { (first.0, lowest) } else { first };
        let last = if cut(&last) && alike(&last) { (last.0, highest) } else { last };
        (first, last)
    }
}
