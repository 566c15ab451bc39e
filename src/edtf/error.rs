//! Why a text is not an EDTF date, in plain words.

use edtf_core::{Edtf, ParseError};

use super::{
    Day,
    repair::{is_ambiguous, repaired},
    spoken::spoken,
    years::span_of,
};

/// Why a text is not an EDTF date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What is wrong, in a sentence without a full stop. It quotes nothing of the text but numbers.
    pub message: String,
    /// Where, in bytes into the text: at the start of a character or at the end.
    pub offset: usize,
    /// What was probably meant, where that is known: an EDTF expression, and no more than a proposal.
    pub suggestion: Option<String>,
}

impl WhenError {
    /// For a span that ends before it starts, which the parser could not tell.
    pub(super) fn backward(text: &str) -> Self {
        Self {
            message: BACKWARD.to_owned(),
            offset: text.find('/').map_or(0, |slash| slash + 1),
            suggestion: None,
        }
    }

    /// Says in our words what the parser found.
    pub(super) fn new(text: &str, error: ParseError) -> Self {
        let ours = || {
            let known = MESSAGES.iter().find(|(theirs, _)| *theirs == error.message);
            known.map_or(NOT_EDTF, |(_, ours)| *ours).to_owned()
        };
        let message = if is_ambiguous(text) {
            "which is the day and which the month cannot be told; a date is written year-month-day".to_owned()
        } else if error.message == NO_SUCH_DAY {
            missing_day(text, error.offset).unwrap_or_else(ours)
        } else {
            ours()
        };
        Self { message, offset: error.offset, suggestion: repaired(text) }
    }
}

/// `February 2014 has 28 days`, for a day that begins at an offset.
fn missing_day(text: &str, offset: usize) -> Option<String> {
    let (before, day) = text.split_at_checked(offset)?;
    if day.starts_with("00") {
        return Some("the days of a month begin with 01".into());
    }
    let before: String = before.chars().filter(|char| !"?~%".contains(*char)).collect();
    let month = before.rsplit(['/', '{', '[', ',', ' ']).next()?.rsplit("..").next()?.trim_end_matches('-');
    let value = Edtf::parse(month).ok()?;
    let Edtf::Date(date) = &value else { return None };
    let days = span_of(date).latest.map(Day::civil)?.2;
    let name = spoken(&value);
    Some(if date.has_unspecified() {
        format!("there is no such day in {name}")
    } else {
        format!("{name} has {days} days")
    })
}

const NOT_EDTF: &str = "this is not a date in EDTF, such as 1985, 1985-04-12, 198X, 1985~ or 1914/1918";

const BACKWARD: &str = "the span ends before it starts";

const NO_SUCH_DAY: &str = "day is out of range for the month";

const FOUR_DIGITS: &str = "a year has four digits, with X for each that is not known: 1985, 198X";
const MONTH: &str = "a month is 01 to 12; 21 to 41 are seasons, quarters and other parts of a year";
const SHIFT: &str = "behind the time stands Z, or its distance from UTC, such as +04:00";
const RANGE: &str = "the ends of a range in a set are plain years, months or days";
const LONG_YEAR: &str = "Y stands before a year of five digits or more";
const SIGNIFICANT: &str = "S tells how many digits of the year count: at least 1, at most all of them";

/// What the parser says, and what we say.
pub(super) const MESSAGES: [(&str, &str); 58] = [
    ("empty input", "there is no date here"),
    ("EDTF permits ASCII characters only", "this character has no place in a date; a span is written with /"),
    ("whitespace is not allowed", "a date has no spaces"),
    ("number out of supported range", "this year is too far off to be counted"),
    ("month must be two digits (or X)", "a month has two digits, with X for each that is not known: 04, XX"),
    ("day must be two digits (or X)", "a day has two digits, with X for each that is not known: 07, 1X"),
    ("year must have exactly four digits (or X)", FOUR_DIGITS),
    (
        "negative years cannot contain unspecified digits",
        "a year before the year 0 cannot have digits left open",
    ),
    ("-0000 is not a valid year", "the year 0, which is 1 BC, has no sign: 0000"),
    ("significant digits cannot combine with unspecified digits", "a year has either X or S, not both"),
    ("significant digits must be 1-4 for a four-digit year", SIGNIFICANT),
    ("significant-digit years are year-precision only", "a year with S has no month"),
    ("expected '-' before month", "behind the year only - and a month can follow"),
    ("expected '-' before day", "behind the month only - and a day can follow"),
    ("unexpected characters after day", "the date is complete before this"),
    ("month must be 01-12 or a sub-year code 21-41", MONTH),
    ("sub-year groupings cannot carry a day", "a season, or another part of a year, has no day"),
    ("no calendar month matches the unspecified digits", "there is no month with this digit"),
    (NO_SUCH_DAY, "there is no such day in the month"),
    ("expected digits after 'Y'", LONG_YEAR),
    ("leading zeros are not allowed in Y-prefixed years", LONG_YEAR),
    ("expected digits after exponent 'E'", "behind E stands the number of zeros"),
    ("exponential year significand cannot be zero", LONG_YEAR),
    ("exponent out of supported range", "this year is too far off to be counted"),
    ("Y-prefixed years require |year| > 9999", LONG_YEAR),
    ("significant digits exceed the year's digit count", SIGNIFICANT),
    ("Y-prefixed years are year-precision only", "a year with Y has no month"),
    (
        "date-times require a complete YYYY-MM-DD date",
        "a time stands behind a whole date: 1985-04-12T23:20:30",
    ),
    ("date-times require a plain all-digit date", "a date with a time has all its digits, and no ?, ~ or %"),
    ("month must be 01-12", "a month is 01 to 12"),
    ("time must be hh:mm:ss", "a time has hours, minutes and seconds: 23:20:30"),
    ("time components must be two digits", "hours, minutes and seconds have two digits each"),
    ("hour must be 00-23 (24 is not allowed)", "an hour is 00 to 23; midnight is 00:00:00 of the next day"),
    ("minute must be 00-59", "a minute is 00 to 59"),
    ("second must be 00-60", "a second is 00 to 59, or 60 where one was put in"),
    ("time shift must be Z, +hh, +hh:mm or negative", SHIFT),
    ("time shift must be ±hh or ±hh:mm", SHIFT),
    ("shift minutes must be 00-59", "the minutes of a distance from UTC are 00 to 59"),
    ("time shift exceeds ±14:00", "no clock is more than 14 hours from UTC"),
    ("negative zero time shift is not allowed", "no distance from UTC is written Z or +00:00"),
    ("time shift components must be two digits", SHIFT),
    ("interval must contain exactly one '/'", "a span has two ends, with one / between them"),
    ("interval needs at least one dated endpoint", "a span needs a date at one end at least"),
    ("interval end precedes interval start", BACKWARD),
    (
        "'..'-prefixed date is only allowed as interval start",
        "only the first date of a span can have .. before it",
    ),
    (
        "'..'-suffixed date is only allowed as interval end",
        "only the last date of a span can have .. behind it",
    ),
    ("unterminated set", "the set has no closing bracket of its kind"),
    ("set must contain at least one element", "the set has no dates"),
    ("sets cannot nest", "there can be no set in a set"),
    ("empty set element", "a date is missing before or behind the comma"),
    ("'..' alone is not a set element", "a range in a set needs a date: ..1985, 1985.., 1985..1987"),
    ("set element cannot contain multiple '..'", "a range in a set has one .. between two dates"),
    (
        "set range endpoints must share precision",
        "both ends of a range in a set are years, or months, or days",
    ),
    ("set range endpoints cannot contain unspecified digits", RANGE),
    ("set range endpoints cannot be qualified", RANGE),
    ("set range endpoints cannot be seasons", RANGE),
    ("set range endpoints cannot carry significant digits", RANGE),
    ("set range end precedes range start", "the range ends before it starts"),
];
