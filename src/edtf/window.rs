//! Runs of days by number, and the years, months and days in them.

use edtf_core::{Date, Precision as Unit};

use super::{Day, Span, years::span_of};

/// Days by number, from a first to a last one; the ends of `i64` stand for no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    pub(super) from: i64,
    pub(super) to: i64,
}

/// No beginning.
pub(super) const PAST: i64 = i64::MIN;
/// No end.
pub(super) const FUTURE: i64 = i64::MAX;

impl Window {
    /// The days that a date may fall on.
    pub(super) fn of(date: &Date) -> Self {
        Self::from(span_of(date))
    }

    /// Whether all of the other's days are its own.
    pub(super) fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether they have a day in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The shortest that holds both.
    pub(super) fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

impl From<Span> for Window {
    fn from(span: Span) -> Self {
        Self { from: span.earliest.map_or(PAST, Day::number), to: span.latest.map_or(FUTURE, Day::number) }
    }
}

impl From<Window> for Span {
    fn from(window: Window) -> Self {
        let day = |number| (number != PAST && number != FUTURE).then(|| Day::from_number(number));
        Self { earliest: day(window.from), latest: day(window.to) }
    }
}

/// Whether the window holds a whole unit of those from the first to the last.
pub(super) fn holds_unit(first: Window, last: Window, unit: Unit, window: Window) -> bool {
    let from = first.from.max(window.from);
    if from == PAST {
        // There is always a unit early enough.
        return true;
    }
    next_unit(Day::from_number(from), unit).is_some_and(|unit| unit.to <= window.to.min(last.to))
}

/// The first unit that begins on the day or after it.
fn next_unit(day: Day, unit: Unit) -> Option<Window> {
    let (year, month, day_of_month) = day.civil();
    let (first, last) = match unit {
        Unit::Day => (day, day),
        Unit::Month => {
            let passed = year * 12 + i64::from(month) - 1 + i64::from(day_of_month > 1);
            (month_start(passed)?, Day::from_number(month_start(passed + 1)?.number() - 1))
        }
        Unit::Year | Unit::Season => {
            let year = year + i64::from(month > 1 || day_of_month > 1);
            (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?)
        }
    };
    Some(Window { from: first.number(), to: last.number() })
}

/// The first day of a month, by months since the year 0.
fn month_start(months: i64) -> Option<Day> {
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    Day::new(months.div_euclid(12), month, 1)
}
