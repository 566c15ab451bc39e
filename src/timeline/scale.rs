//! Days onto cells and back: exact, and in order, whatever the years.
//!
//! A scale is a row of cells, of which a screen shows some. Within a stretch of the line every cell has as many days
//! as the next, give or take one; between stretches are breaks of [`BREAK`] cells, which have none.

use super::axis::{Axis, Stretch};
use crate::edtf::{Day, Span, year_text};

/// Cells of a break.
pub const BREAK: i64 = 3;
/// The fewest cells of a stretch, if there are enough.
const LEAST: i64 = 6;
/// A stretch apart from the others has at most one in so many of all cells.
const APART: i64 = 9;
/// Cells that a scale has at most, so that all sums of cells can be told.
const MOST: i64 = 1 << 52;
/// Cells that a day has at most.
const CELLS_OF_A_DAY: i64 = 8;

/// How days stand in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    pieces: Vec<Piece>,
}

/// The cells of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The number of its first day.
    pub(super) from: i64,
    /// How many days it has.
    pub(super) days: i64,
    /// Its first cell.
    pub(super) start: i64,
    /// How many cells it has.
    pub(super) cells: i64,
}

impl Scale {
    /// The whole line in so many cells, or as few as its stretches need.
    pub fn fit(axis: &Axis, columns: usize) -> Self {
        let stretches = axis.stretches();
        let count = i64::try_from(stretches.len()).unwrap_or(i64::MAX);
        let columns = i64::try_from(columns).unwrap_or(MOST).min(MOST);
        let room = (columns - BREAK * (count - 1)).max(count);
        // The year in which it begins is to be read, and a space after it.
        let named = |stretch: &Stretch| {
            let year = year_text(Day::from_number(stretch.from).year());
            LEAST.max(i64::try_from(year.len() + 1).unwrap_or(LEAST))
        };
        let all_named = stretches.iter().map(named).sum::<i64>() <= room;
        let least = LEAST.min(room / count.max(1)).max(1);
        let mut cells = shared(stretches, room, |stretch| if all_named { named(stretch) } else { least });
        // A day that would have many cells is wide enough with a few, and the last ones stay empty.
        for (cells, stretch) in cells.iter_mut().zip(stretches) {
            *cells = (*cells).min(stretch.days().saturating_mul(room));
        }
        Self::of(stretches.iter().zip(cells).map(|(stretch, cells)| (stretch.from, stretch.days(), cells)))
    }

    fn of(pieces: impl Iterator<Item = (i64, i64, i64)>) -> Self {
        let mut start = 0;
        let pieces = pieces
            .map(|(from, days, cells)| {
                let piece = Piece { from, days, start, cells };
                start += cells + BREAK;
                piece
            })
            .collect();
        Self { pieces }
    }

    /// The same with every cell halved so many times; less often where a day is wide enough already.
    #[must_use]
    pub fn zoomed(&self, doublings: u32) -> Self {
        let most = MOST / i64::try_from(self.pieces.len().max(1)).unwrap_or(MOST);
        Self::of(self.pieces.iter().map(|piece| {
            let wide = piece.days.saturating_mul(CELLS_OF_A_DAY).clamp(piece.cells, most.max(piece.cells));
            let cells = 1_i64.checked_shl(doublings).filter(|factor| *factor > 0).unwrap_or(i64::MAX);
            (piece.from, piece.days, piece.cells.saturating_mul(cells).min(wide))
        }))
    }

    /// How often it can be zoomed until every day is as wide as it gets.
    pub fn deepest(&self) -> u32 {
        let last = self.zoomed(u32::MAX);
        (0..62).find(|doublings| self.zoomed(*doublings) == last).unwrap_or(0)
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// How many cells it has.
    pub fn cells(&self) -> i64 {
        self.pieces.last().map_or(0, |piece| piece.start + piece.cells)
    }

    /// The cell of a day, the first if it has several. Of a day that is folded away the middle of the break, of one
    /// beyond the ends the cell just beyond: -1, or as many as there are.
    pub fn cell(&self, day: Day) -> i64 {
        let day = day.number();
        let place = self.pieces.partition_point(|piece| piece.from <= day);
        let Some(piece) = place.checked_sub(1).and_then(|place| self.pieces.get(place)) else {
            return if self.pieces.is_empty() { 0 } else { -1 };
        };
        match day - piece.from {
            within if within < piece.days => piece.start + piece.cell(within),
            _ if place == self.pieces.len() => self.cells(),
            _ => piece.start + piece.cells + BREAK / 2,
        }
    }

    /// The days of a cell: one or more, of which cells beside it may have the same if days are wider than cells.
    /// None of a break, and beyond the ends.
    pub fn days(&self, cell: i64) -> Option<Span> {
        let place = self.pieces.partition_point(|piece| piece.start <= cell).checked_sub(1)?;
        let piece = self.pieces.get(place).filter(|piece| cell - piece.start < piece.cells)?;
        let (first, last) = piece.days(cell - piece.start);
        Some(Span {
            earliest: Some(Day::from_number(piece.from + first)),
            latest: Some(Day::from_number(piece.from + last)),
        })
    }

    /// The day of a cell; in a break the first one behind it, beyond the ends the first or the last of all.
    pub fn day(&self, cell: i64) -> Option<Day> {
        let inside = cell.clamp(0, (self.cells() - 1).max(0));
        if let Some(days) = self.days(inside) {
            return if cell > inside { days.latest } else { days.earliest };
        }
        self.pieces.iter().find(|piece| piece.start > inside).map(|piece| Day::from_number(piece.from))
    }

    /// The first cell of each break.
    pub fn breaks(&self) -> impl Iterator<Item = i64> {
        let before_last = self.pieces.len().saturating_sub(1);
        self.pieces.iter().take(before_last).map(|piece| piece.start + piece.cells)
    }
}

impl Piece {
    /// The cell of a day, both counted from the first.
    fn cell(&self, day: i64) -> i64 {
        narrow(i128::from(day) * i128::from(self.cells) / i128::from(self.days.max(1)))
    }

    /// The first and the last day of a cell, all counted from the first.
    fn days(&self, cell: i64) -> (i64, i64) {
        let (days, cells) = (i128::from(self.days), i128::from(self.cells.max(1)));
        // The first day whose cell is not before this one.
        let begin = |cell: i64| (i128::from(cell) * days + cells - 1).div_euclid(cells);
        let (first, next) = (begin(cell), begin(cell + 1));
        if first < next {
            return (narrow(first), narrow(next - 1));
        }
        let day = narrow(i128::from(cell) * days / cells);
        (day, day)
    }
}

fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Shares cells out by the number of days, but that each stretch has the least, and one apart from the others
/// few even so.
fn shared(stretches: &[Stretch], room: i64, least: impl Fn(&Stretch) -> i64) -> Vec<i64> {
    let some_apart = stretches.iter().any(|stretch| !stretch.apart);
    let most = |stretch: &Stretch| {
        if stretch.apart && some_apart { (room / APART).max(least(stretch)) } else { room }
    };
    let mut cells: Vec<Option<i64>> = vec![None; stretches.len()];
    loop {
        let given: i64 = cells.iter().flatten().sum();
        let open = || cells.iter().zip(stretches).filter(|(cells, _)| cells.is_none());
        let days: i128 = open().map(|(_, stretch)| i128::from(stretch.days())).sum();
        let count = i64::try_from(open().count()).unwrap_or(0);
        let left = (room - given).max(count);
        let share = |stretch: &Stretch| narrow(i128::from(stretch.days()) * i128::from(left) / days.max(1));
        // Whoever has too little or too much by its days gets what it may have, and the others share the rest.
        let settled =
            |stretch: &Stretch| share(stretch).clamp(least(stretch), most(stretch).max(least(stretch)));
        let odd = |apart: bool| {
            let is_odd = |stretch: &Stretch| stretch.apart == apart && share(stretch) != settled(stretch);
            let mut all = cells.iter().zip(stretches);
            all.position(|(cells, stretch)| cells.is_none() && count > 1 && is_odd(stretch))
        };
        // Those apart first, so that what they may not have is left to the others.
        if let Some(odd) = odd(true).or_else(|| odd(false)) {
            cells[odd] = Some(settled(&stretches[odd]));
            continue;
        }
        let mut all: Vec<i64> = cells
            .iter()
            .zip(stretches)
            .map(|(cells, stretch)| cells.unwrap_or_else(|| share(stretch).max(1)))
            .collect();
        // What rounding left over goes to the longest.
        let rest = room - all.iter().sum::<i64>();
        let longest = (0..all.len()).filter(|place| cells[*place].is_none()).max_by_key(|place| all[*place]);
        if let Some(longest) = longest.filter(|_| rest > 0) {
            all[longest] += rest;
        }
        return all;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edtf::When;

    fn scale(dates: &[&str], columns: usize) -> Scale {
        let spans: Vec<Span> = dates.iter().map(|date| When::parse(date).unwrap().span()).collect();
        Scale::fit(&Axis::new(spans.into_iter()), columns)
    }

    fn day(text: &str) -> Day {
        When::parse(text).unwrap().span().earliest.unwrap()
    }

    #[test]
    fn days_stand_in_their_cells() {
        let years = scale(&["2010", "2013", "2017"], 80);
        assert_eq!(years.cells(), 80);
        for (date, cell) in [
            ("2009-12-31", -1),
            ("2010-01-01", 0),
            ("2011-01-01", 9),
            ("2012-01-01", 19),
            ("2014-01-01", 40),
            ("2017-12-31", 79),
            ("2018-01-01", 80),
        ] {
            assert_eq!(years.cell(day(date)), cell, "{date}");
        }
        // No year is missing between 1 BC and AD 1.
        let turn = scale(&["-0001", "0002"], 8);
        assert_eq!(["-0001", "0000", "0001", "0002"].map(|year| turn.cell(day(year))), [0, 1, 4, 6]);
    }

    #[test]
    fn folds_are_breaks_and_leave_the_room_to_what_is_many() {
        let many: Vec<String> =
            (2010..=2017).flat_map(|year| (1..=9).map(move |month| format!("{year}-{month:02}"))).collect();
        let dates: Vec<&str> =
            ["1945", "196X", "18XX"].into_iter().chain(many.iter().map(String::as_str)).collect();
        let folded = scale(&dates, 120);
        assert_eq!(folded.cells(), 120);
        assert!(folded.cell(day("2010")) < 40, "{folded:?}");
        let silence = folded.cell(day("1990"));
        assert_eq!(folded.days(silence), None);
        assert!(folded.breaks().any(|first| (first..first + BREAK).contains(&silence)));
    }

    #[test]
    fn the_room_is_for_what_most_is_told_of_however_short_that_is() {
        let span = |date: &str| When::parse(date).unwrap().span();
        let told = ["2012-01/2016-04", "2012-01-26", "2012-01-26", "2012-01-29", "2012-01-30"];
        let axis = Axis::of_many(told.iter().map(|date| (span(date), 1)), &[(span("1945"), 2)]);
        let scale = Scale::fit(&axis, 78);
        let month = scale.cell(day("2012-02-01")) - scale.cell(day("2012-01-26"));
        assert!(month > 40, "{scale:?}");
    }

    #[test]
    fn zooming_halves_cells_until_days_are_wide() {
        let years = scale(&["2010", "2017"], 80);
        assert_eq!(years.zoomed(0), years);
        assert_eq!(years.zoomed(3).cells(), 640);
        let deepest = years.zoomed(years.deepest());
        assert_eq!(deepest.cells(), 8 * 2922);
        assert_eq!(deepest.cell(day("2010-01-02")), 8);
        assert_eq!(years.zoomed(u32::MAX), deepest);
    }

    proptest! {
        #[test]
        fn days_and_cells_lead_back_to_each_other_in_order(
            dates in prop::collection::vec((-4_000_000..4_000_000_i64, prop_oneof![0..40_i64, 0..400_000_i64]), 1..12),
            far in proptest::option::of(prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(60_000_000_000_i64)]),
            columns in 0..300_usize,
            zoom in 0..12_u32,
        ) {
            let day = Day::from_number;
            let mut spans: Vec<Span> = dates.iter()
                .map(|(first, more)| Span { earliest: Some(day(*first)), latest: Some(day(first + more)) })
                .collect();
            spans.extend(far.map(|far| Span { earliest: Some(day(far)), latest: Some(day(far)) }));
            let fit = Scale::fit(&Axis::new(spans.iter().copied()), columns);
            if columns >= 60 {
                prop_assert_eq!(fit.cells(), i64::try_from(columns).unwrap());
            }
            let scale = fit.zoomed(zoom);
            let mut last: Option<Span> = None;
            for cell in 0..scale.cells().min(2000) {
                let Some(days) = scale.days(cell) else { continue };
                let (first, end) = (days.earliest.unwrap(), days.latest.unwrap());
                prop_assert!(first <= end);
                let cells = scale.cell(first)..=scale.cell(end);
                prop_assert!(*cells.start() <= cell && cell - *cells.start() < 40_000);
                if let Some(before) = last {
                    // In order, without a hole but for breaks.
                    prop_assert!(days == before || before.latest < days.earliest);
                }
                last = Some(days);
            }
            for span in &spans {
                let first = span.earliest.unwrap();
                let cell = scale.cell(first);
                let days = scale.days(cell);
                prop_assert!(days.is_some_and(|days| days.earliest <= Some(first) && Some(first) <= days.latest), "{:?} {}", scale, cell);
                prop_assert!(cell <= scale.cell(span.latest.unwrap()));
            }
        }
    }
}
