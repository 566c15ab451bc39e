//! Where a date stands in a list, roughly: in one number, and for the usual forms without taking the text apart.

use std::cmp::Reverse;

use super::order::{Heading, Position, Side};
use super::{Day, When};

/// Where a date stands in a list, roughly. What stands before another is never rougher put behind it; what shares
/// a number must be compared itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rough(u64);

/// A number of so many values, all that is beyond them put into the last.
const fn upto(bits: u32) -> i64 {
    (1 << bits) - 1
}

/// Of the years from this one's negative to the one before it, each has numbers of its own.
const YEARS: i64 = 1 << 20;
/// Years that a heading has beyond its first.
const RUN_BITS: u32 = 11;
/// Days from the start of the heading to that of the date.
const FROM_BITS: u32 = 12;
/// Days from the start of the date to its end.
const TO_BITS: u32 = 12;
/// What stands below the year in the number: the side first.
const BELOW: u32 = 1 + RUN_BITS + FROM_BITS + TO_BITS;

impl Rough {
    /// What has no date: behind all that has one.
    pub const UNDATED: Self = Self(u64::MAX);

    /// Behind all years.
    const UNKNOWN: Self = Self(u64::MAX - 1);

    /// Where the date stands that a text is, if it is one.
    pub fn of(text: &str) -> Option<Self> {
        Self::of_plain(text.as_bytes()).or_else(|| Some(When::parse(text).ok()?.roughly()))
    }

    /// The same for a year, a month or a day, in doubt or not, which nearly all dates are: `2014-02-07`, `1867?`.
    /// That takes no longer than to look a text up.
    pub fn of_plain(text: &[u8]) -> Option<Self> {
        let text = text.strip_suffix(b"?").or(text.strip_suffix(b"~")).or(text.strip_suffix(b"%")).unwrap_or(text);
        let (year, month, day) = match text {
            [year @ ..] if year.len() == 4 => (number(year)?, None, None),
            [year @ .., b'-', _, _] if year.len() == 4 => (number(year)?, Some(&text[5..]), None),
            [year @ .., b'-', _, _, b'-', _, _] if year.len() == 4 => {
                (number(year)?, Some(&text[5..7]), Some(&text[8..]))
            }
            _ => return None,
        };
        let small = |digits: &[u8]| u8::try_from(number(digits)?).ok();
        let start = Day::new(year, 1, 1)?.number();
        let (from, to) = match (month, day) {
            (Some(month), Some(day)) => {
                let day = Day::new(year, small(month)?, small(day)?)?.number();
                (day, day)
            }
            (Some(month), None) => {
                let month = small(month)?;
                let next = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
                (Day::new(year, month, 1)?.number(), next?.number() - 1)
            }
            _ => (start, Day::new(year, 12, 31)?.number()),
        };
        Some(Self::pack((year, year), Side::From, (start, from, to)))
    }

    pub(super) fn at(position: &Position) -> Self {
        let Heading::Years { first, side, last: Reverse(last) } = position.heading() else {
            return Self::UNKNOWN;
        };
        let start = Day::new(first, 1, 1).map_or(0, Day::number);
        Self::pack((first, last), side, (start, position.from(), position.to()))
    }

    /// `start` is the first day of the heading, `from` that of the date, and `to` its last.
    fn pack((first, last): (i64, i64), side: Side, (start, from, to): (i64, i64, i64)) -> Self {
        let all_below = upto(BELOW);
        let number = if first < -YEARS {
            0
        } else if first >= YEARS {
            (2 * YEARS) << BELOW
        } else {
            let run = last.saturating_sub(first).clamp(0, upto(RUN_BITS));
            let since = from.saturating_sub(start).clamp(0, upto(FROM_BITS));
            let length = to.saturating_sub(from).clamp(0, upto(TO_BITS));
            // Behind a part that is cut off nothing is told apart.
            let (since, length) = if run == upto(RUN_BITS) { (0, upto(TO_BITS)) } else { (since, length) };
            let length = if since == upto(FROM_BITS) { upto(TO_BITS) } else { length };
            let side = i64::from(side == Side::From);
            let mut below = side << RUN_BITS | (upto(RUN_BITS) - run);
            below = below << FROM_BITS | since;
            below = below << TO_BITS | (upto(TO_BITS) - length);
            (first + YEARS) << BELOW | below & all_below
        };
        Self(number.unsigned_abs())
    }
}

/// The number that some digits are.
fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
    })
}
