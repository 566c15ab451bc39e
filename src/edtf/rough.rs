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
/// Days that the months of a year have.
const LENGTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
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
        let text =
            text.strip_suffix(b"?").or(text.strip_suffix(b"~")).or(text.strip_suffix(b"%")).unwrap_or(text);
        let (year, month, day) = match text {
            year if year.len() == 4 => (number(year)?, None, None),
            [year @ .., b'-', _, _] if year.len() == 4 => (number(year)?, Some(&text[5..]), None),
            [year @ .., b'-', _, _, b'-', _, _] if year.len() == 4 => {
                (number(year)?, Some(&text[5..7]), Some(&text[8..]))
            }
            _ => return None,
        };
        let small = |digits: &[u8]| usize::try_from(number(digits)?).ok();
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = |month: usize| Some(LENGTHS.get(month)? + i64::from(is_leap && month == 1));
        let (since, length) = match (month, day) {
            (None, _) => (0, 365 + i64::from(is_leap)),
            (Some(month), day) => {
                let month = small(month)?.checked_sub(1)?;
                let before = LENGTHS.iter().take(month).sum::<i64>() + i64::from(is_leap && month > 1);
                match day {
                    None => (before, days(month)?),
                    Some(day) => {
                        let day = number(day)?;
                        (1..=days(month)?).contains(&day).then_some((before + day - 1, 1))?
                    }
                }
            }
        };
        Some(Self::pack((year, year), Side::From, (since, length - 1)))
    }

    pub(super) fn at(position: &Position) -> Self {
        let Heading::Years { first, side, last: Reverse(last) } = position.heading() else {
            return Self::UNKNOWN;
        };
        let start = Day::new(first, 1, 1).map_or(0, Day::number);
        let (since, length) =
            (position.from().saturating_sub(start), position.to().saturating_sub(position.from()));
        Self::pack((first, last), side, (since, length))
    }

    /// The date starts so many days after the first of its heading, and ends so many days after that.
    fn pack((first, last): (i64, i64), side: Side, (since, length): (i64, i64)) -> Self {
        let all_below = upto(BELOW);
        let number = if first < -YEARS {
            0
        } else if first >= YEARS {
            (2 * YEARS) << BELOW
        } else {
            let run = last.saturating_sub(first).clamp(0, upto(RUN_BITS));
            let since = since.clamp(0, upto(FROM_BITS));
            let length = length.clamp(0, upto(TO_BITS));
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
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}
