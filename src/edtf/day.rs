//! One day of the proleptic Gregorian calendar, in any year.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A day, counted from 1 January 1970. Years are astronomical: 0 is 1 BC, -43 is 44 BC.
///
/// chrono does the calendar; its years end at ±262,000 and those of EDTF do not, so a year is moved by
/// whole cycles of 400 years, in which the calendar repeats, to where chrono can work. Days are counted so far
/// (some 10¹⁶ years) that the distance between any two still fits an `i64`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i64);

/// Days in 400 Gregorian years.
const CYCLE: i64 = 146_097;

impl Day {
    /// The first day that is counted.
    pub const FIRST: Self = Self(-i64::MAX / 2);
    /// The last day that is counted.
    pub const LAST: Self = Self(i64::MAX / 2);

    /// The day of a year, month (1 to 12) and day of the month (from 1), if there is one and it can be counted.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let cycles = year.div_euclid(400);
        let within = i32::try_from(year.rem_euclid(400)).ok()? + 2000;
        let date = NaiveDate::from_ymd_opt(within, month.into(), day.into())?;
        let count = i64::from(date.num_days_from_ce()) - i64::from(EPOCH_FROM_CE);
        let day = Self((cycles - 5).checked_mul(CYCLE)?.checked_add(count)?);
        (Self::FIRST..=Self::LAST).contains(&day).then_some(day)
    }

    /// Days since 1 January 1970.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The day of a number of days since 1 January 1970; beyond the days that are counted, the last of them.
    pub fn from_number(number: i64) -> Self {
        Self(number).clamp(Self::FIRST, Self::LAST)
    }

    /// Year, month (1 to 12), day of the month (from 1).
    pub fn civil(self) -> (i64, u8, u8) {
        let cycles = self.0.div_euclid(CYCLE);
        let within = i32::try_from(self.0.rem_euclid(CYCLE)).unwrap_or_default();
        let date = NaiveDate::from_num_days_from_ce_opt(within + EPOCH_FROM_CE).unwrap_or_default();
        let small = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
        (i64::from(date.year()) + cycles * 400, small(date.month()), small(date.day()))
    }

    /// The astronomical year.
    pub fn year(self) -> i64 {
        self.civil().0
    }
}

/// What chrono counts for 1 January 1970: days from 1 January of the year 1, which is day 1.
const EPOCH_FROM_CE: i32 = 719_163;

impl fmt::Display for Day {
    /// ISO 8601: `2014-02-07`, `-0043-03-15`; years of more digits bear a sign (`+12014-01-01`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        match year {
            0..=9999 => write!(formatter, "{year:04}-{month:02}-{day:02}"),
            10_000.. => write!(formatter, "+{year}-{month:02}-{day:02}"),
            _ => write!(formatter, "-{:04}-{month:02}-{day:02}", year.unsigned_abs()),
        }
    }
}
