//! Dates in English words.

use super::digits::Rule;
use crate::edtf::names::month_number;

pub(super) const RULES: [Rule; 5] = [year, decade, century, part_of_year, month_and_day];

/// What stands before or behind the years of either era, without points.
const BEFORE_CHRIST: [&str; 2] = ["bc", "bce"];
const AFTER_CHRIST: [&str; 2] = ["ad", "ce"];

/// `44 bc`, `79 a.d.`, `ad 79`, `the year 1985`.
fn year(text: &str) -> Option<String> {
    let text = text
        .strip_prefix("the year ")
        .or_else(|| text.strip_prefix("year "))
        .unwrap_or(text)
        .replace('.', "");
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok()?;
    let words: String = text.replace(&digits, " ");
    let era = words.trim();
    let astronomical = match era {
        "" if digits.len() == 4 => number,
        _ if AFTER_CHRIST.contains(&era) => number,
        _ if BEFORE_CHRIST.contains(&era) && number > 0 => 1 - number,
        _ => return None,
    };
    Some(match astronomical {
        0..=9999 => format!("{astronomical:04}"),
        -9999..0 => format!("-{:04}", -astronomical),
        _ => format!("Y{astronomical}"),
    })
}

/// `the 1960s`. Not `1900s`, which may be ten years or a hundred.
fn decade(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let digits = text.strip_suffix("'s").or_else(|| text.strip_suffix('s'))?;
    let decade = digits.strip_suffix('0').filter(|decade| decade.len() == 3 && !decade.ends_with('0'))?;
    Some(format!("{decade}X"))
}

/// `the 19th century`: 1800 to 1899, as EDTF can say it.
fn century(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let ordinal = text.strip_suffix("century").or_else(|| text.strip_suffix("c."))?;
    let number: u8 = cardinal(ordinal.trim())?.parse().ok().filter(|number| (1..=99).contains(number))?;
    Some(format!("{:02}XX", number - 1))
}

/// The digits of `19th`, or of `19`.
fn cardinal(text: &str) -> Option<&str> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    digits.chars().all(|char| char.is_ascii_digit()).then_some(digits)
}

/// What people call the parts of a year, and their codes (ISO 8601-2, 4.8).
const PARTS: [(&str, u8); 23] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
    ("first quarter", 33),
    ("second quarter", 34),
    ("third quarter", 35),
    ("fourth quarter", 36),
    ("last quarter", 36),
    ("1st quarter", 33),
    ("2nd quarter", 34),
    ("3rd quarter", 35),
    ("4th quarter", 36),
    ("q1", 33),
    ("q2", 34),
    ("q3", 35),
    ("q4", 36),
    ("first half", 40),
    ("second half", 41),
    ("1st half", 40),
    ("2nd half", 41),
    ("last half", 41),
];

/// `autumn 2014`, `the second half of 2014`, `2014-q1`.
fn part_of_year(text: &str) -> Option<String> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    PARTS.iter().find_map(|(part, code)| {
        let before = || text.strip_suffix(part).map(|year| year.trim_end_matches(['-', ' ']));
        let rest = text.strip_prefix(part).or_else(before)?.trim();
        let rest = rest.strip_prefix("of ").or_else(|| rest.strip_prefix("in ")).unwrap_or(rest);
        Some(format!("{}-{code}", year(rest.trim())?))
    })
}

/// `april 2013`, `12 april 2013`, `april 12th, 2013`, `2013 april 12`, `15 march 44 bc`.
fn month_and_day(text: &str) -> Option<String> {
    let spaced = text.replace([',', '-'], " ");
    let words: Vec<_> = spaced.split_whitespace().filter(|word| !matches!(*word, "of" | "the")).collect();
    let place = words.iter().position(|word| month_number(word).is_some())?;
    let month = words.get(place).and_then(|word| month_number(word))?;
    let (before, behind) = (words.get(..place)?, words.get(place + 1..)?);
    let (day, year_words) = match (before, behind) {
        ([day], [_, ..]) if day.len() <= 4 && short(day).is_some() => (short(day), behind),
        ([], [day, rest @ ..]) if short(day).is_some() && !rest.is_empty() && !is_era(rest) => {
            (short(day), rest)
        }
        ([], [_, ..]) => (None, behind),
        ([_, ..], []) => (None, before),
        ([_, ..], [day]) => (short(day), before),
        _ => return None,
    };
    let year = year(&year_words.join(" "))?;
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

/// A day of the month: `12`, `12th`.
fn short(word: &str) -> Option<u8> {
    cardinal(word)?.parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_era(words: &[&str]) -> bool {
    let plain = words.concat().replace('.', "");
    BEFORE_CHRIST.contains(&plain.as_str()) || AFTER_CHRIST.contains(&plain.as_str())
}
