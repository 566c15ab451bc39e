//! The English words and marks that dates are said with.

use edtf_core::{Date, DateField, Precision};

/// A month's name, in full and short.
pub(super) struct Month {
    pub(super) long: &'static str,
    pub(super) short: &'static str,
}

const fn month_names(long: &'static str, short: &'static str) -> Month {
    Month { long, short }
}

const MONTHS: [Month; 12] = [
    month_names("January", "Jan"),
    month_names("February", "Feb"),
    month_names("March", "Mar"),
    month_names("April", "Apr"),
    month_names("May", "May"),
    month_names("June", "Jun"),
    month_names("July", "Jul"),
    month_names("August", "Aug"),
    month_names("September", "Sep"),
    month_names("October", "Oct"),
    month_names("November", "Nov"),
    month_names("December", "Dec"),
];

/// A month's names by its number from 1; a number that is none has those of the nearest month.
pub(super) fn month(number: u8) -> &'static Month {
    let [first, .., last] = &MONTHS;
    MONTHS.get(usize::from(number).wrapping_sub(1)).unwrap_or(if number == 0 { first } else { last })
}

/// A month's short name by its number from 1: `Feb`.
pub fn month_name(number: u8) -> &'static str {
    month(number).short
}

/// The number of the month that a text names, in full or by three letters or more of it.
pub(super) fn month_number(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let long_enough = name.len() >= 3;
    (1..=12).find(|number| long_enough && month(*number).long.to_ascii_lowercase().starts_with(&name))
}

/// A part of a year that is not a month (ISO 8601-2, 4.8), by its code.
pub(super) struct YearPart {
    /// What stands where the month stands: `spring`, `first half`.
    pub(super) long: &'static str,
    /// The same for a narrow gutter.
    pub(super) short: &'static str,
    /// What it is one of.
    pub(super) noun: &'static str,
    /// Whose season it is, where the code says so.
    pub(super) hemisphere: Option<&'static str>,
}

const fn season(long: &'static str) -> YearPart {
    YearPart { long, short: long, noun: "season", hemisphere: None }
}

const fn northern(long: &'static str, short: &'static str) -> YearPart {
    YearPart { long, short, noun: "season", hemisphere: Some("northern hemisphere") }
}

const fn southern(long: &'static str, short: &'static str) -> YearPart {
    YearPart { long, short, noun: "season", hemisphere: Some("southern hemisphere") }
}

const fn share(long: &'static str, short: &'static str, noun: &'static str) -> YearPart {
    YearPart { long, short, noun, hemisphere: None }
}

const FIRST_PART: u8 = 21;

const YEAR_PARTS: [YearPart; 21] = [
    season("spring"),
    season("summer"),
    season("autumn"),
    season("winter"),
    northern("spring", "spring N"),
    northern("summer", "summer N"),
    northern("autumn", "autumn N"),
    northern("winter", "winter N"),
    southern("spring", "spring S"),
    southern("summer", "summer S"),
    southern("autumn", "autumn S"),
    southern("winter", "winter S"),
    share("first quarter", "Q1", "quarter"),
    share("second quarter", "Q2", "quarter"),
    share("third quarter", "Q3", "quarter"),
    share("fourth quarter", "Q4", "quarter"),
    share("first four months", "1st third", "months"),
    share("middle four months", "2nd third", "months"),
    share("last four months", "3rd third", "months"),
    share("first half", "1st half", "half"),
    share("second half", "2nd half", "half"),
];

/// The part of the year that stands in place of the month, if one does.
pub(super) fn year_part(date: &Date) -> Option<&'static YearPart> {
    if date.precision() != Precision::Season {
        return None;
    }
    let code = date.month.and_then(DateField::value)?;
    YEAR_PARTS.get(usize::from(code.checked_sub(FIRST_PART)?))
}

/// `1st`, `2nd`, `11th`, `21st`.
pub(super) fn ordinal(number: u64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A number with commas between its thousands, where it has five digits or more.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn list(items: &[String], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// The numbers from a first to a last one that agree with the digits that are given.
pub(super) fn candidates(field: DateField, numbers: std::ops::RangeInclusive<u8>) -> Vec<u8> {
    let [tens, units] = field.digits;
    let agree = |number: &u8| {
        tens.is_none_or(|digit| digit == number / 10) && units.is_none_or(|digit| digit == number % 10)
    };
    numbers.filter(agree).collect()
}

/// Whether each number is one more than that before it.
pub(super) fn is_run(numbers: &[u8]) -> bool {
    numbers.windows(2).all(|pair| matches!(pair, [before, after] if before + 1 == *after))
}
