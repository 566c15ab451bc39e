//! A single date in words, whatever is masked or in doubt about it.

use edtf_core::{Date, DateField, Precision};

use super::year::{YearWords, year_words};
use crate::edtf::{
    Day,
    names::{candidates, is_run, list, month, ordinal, year_part},
    years::{Years, has_year, year_text},
};

/// A date of which every part is given, none is in doubt, and none is a season.
pub(super) struct Exact {
    pub(super) year: String,
    pub(super) month: Option<&'static str>,
    pub(super) day: Option<u8>,
}

/// The parts of a date that has nothing but exact ones.
pub(super) fn exact(date: &Date) -> Option<Exact> {
    let vague = date.has_unspecified()
        || date.is_approximate()
        || date.is_uncertain()
        || date.precision() == Precision::Season
        || date.year.significant_digits.is_some()
        || date.year.value().is_none();
    (!vague).then(|| Exact {
        year: year_text(Years::of(date).first),
        month: date.month.and_then(DateField::value).map(|number| month(number).long),
        day: date.day.and_then(DateField::value),
    })
}

impl Exact {
    /// `29 January`, `January`.
    pub(super) fn in_year(&self) -> String {
        let month = self.month.unwrap_or_default();
        self.day.map_or_else(|| month.to_owned(), |day| format!("{day} {month}"))
    }

    /// The narrowest part: `29`, `January`, `2012`.
    pub(super) fn head(&self) -> String {
        match (self.day, self.month) {
            (Some(day), _) => day.to_string(),
            (None, Some(month)) => month.to_owned(),
            (None, None) => self.year.clone(),
        }
    }

    /// What follows the head: ` January 2012`, ` 2012`, nothing.
    pub(super) fn tail(&self) -> String {
        match (self.day, self.month) {
            (Some(_), Some(month)) => format!(" {month} {}", self.year),
            (_, Some(_)) => format!(" {}", self.year),
            (_, None) => String::new(),
        }
    }
}

/// A date in words: `7 February 2014`, `about 2010`, `11 June 2004, month and year approximate`.
pub(super) fn say(date: &Date) -> String {
    doubted(&bare(date), date)
}

/// The same behind other words: `the second half of 2014`.
pub(super) fn say_within(date: &Date) -> String {
    with_article(&say(date), date)
}

/// A text about a date with "the" before it, if it begins with what asks for it.
fn with_article(text: &str, date: &Date) -> String {
    let counted = year_part(date).is_some_and(|part| part.noun != "season" && text.starts_with(part.long));
    if counted { format!("the {text}") } else { text.to_owned() }
}

/// The words for the date without what is in doubt.
fn bare(date: &Date) -> String {
    let year = year_words(date);
    let Some(months) = date.month else {
        return year.alone;
    };
    if let Some(part) = year_part(date) {
        let tail = if part.noun == "season" { &year.after } else { &year.of };
        let hemisphere = part.hemisphere.map(|hemisphere| format!(" ({hemisphere})")).unwrap_or_default();
        return format!("{}{tail}{hemisphere}", part.long);
    }
    let month = month_words(months);
    match (date.day, &month) {
        (None, Masked::Unknown) if !has_year(date) => "date unknown".into(),
        (None, Masked::Unknown) => format!("{}, month unknown", year.alone),
        (None, Masked::Range(range)) => format!("some month from {range}{}", year.after),
        (None, Masked::Known(name)) => format!("{name}{}", year.after),
        (Some(day), month) => {
            let days = day_words(day, &candidates(months, 1..=12), date);
            with_day(days, month, &year, date)
        }
    }
}

/// What the digits of a field leave open, in words.
enum Masked {
    /// One value, or a few: `February`, `October, November or December`.
    Known(String),
    /// A run of more: `January to September`.
    Range(String),
    /// Anything.
    Unknown,
}

/// So many values are listed; more are told by the first and the last.
const FEW: usize = 4;

fn masked(values: &[u8], all_open: bool, name: impl Fn(u8) -> String) -> Masked {
    match values {
        _ if all_open => Masked::Unknown,
        [first, .., last] if values.len() >= FEW && is_run(values) => {
            Masked::Range(format!("{} to {}", name(*first), name(*last)))
        }
        _ => Masked::Known(list(&values.iter().map(|value| name(*value)).collect::<Vec<_>>(), "or")),
    }
}

fn month_words(field: DateField) -> Masked {
    let name = |number| month(number).long.to_owned();
    masked(&candidates(field, 1..=12), field.digits == [None, None], name)
}

/// The days of the month that there are in any of the months that it may be.
fn day_words(field: DateField, months: &[u8], date: &Date) -> (Vec<u8>, Masked) {
    // A year that is not known may be one with 29 February.
    let year = date.year.value().unwrap_or(2000);
    let exists = |day: &u8| months.iter().any(|month| Day::new(year, *month, *day).is_some());
    let days: Vec<u8> = candidates(field, 1..=31).into_iter().filter(exists).collect();
    let words = masked(&days, field.digits == [None, None], |day| day.to_string());
    (days, words)
}

fn with_day((days, words): (Vec<u8>, Masked), month: &Masked, year: &YearWords, date: &Date) -> String {
    let ordinals = || {
        let ordinals: Vec<_> = days.iter().map(|day| ordinal(u64::from(*day))).collect();
        match (&words, ordinals.as_slice()) {
            (Masked::Range(_), [first, .., last]) => format!("some day from the {first} to the {last}"),
            _ => format!("the {}", list(&ordinals, "or")),
        }
    };
    match (&words, month) {
        (Masked::Unknown, Masked::Unknown) if !has_year(date) => "date unknown".into(),
        (Masked::Unknown, Masked::Unknown) => format!("{}, month and day unknown", year.alone),
        (Masked::Unknown, Masked::Known(name)) => format!("{name}{}, day unknown", year.after),
        (Masked::Unknown, Masked::Range(range)) => format!("some day from {range}{}", year.after),
        (Masked::Known(day), Masked::Known(name)) if !name.contains(" or ") => {
            format!("{day} {name}{}", year.after)
        }
        (Masked::Range(range), Masked::Known(name)) if !name.contains(" or ") => {
            format!("some day from {range} {name}{}", year.after)
        }
        (_, Masked::Known(name)) => format!("{} of {name}{}", ordinals(), year.after),
        (_, Masked::Range(range)) => format!("{} of some month from {range}{}", ordinals(), year.after),
        (_, Masked::Unknown) => format!("{} of some month{}", ordinals(), year.of),
    }
}

/// Adds what is estimated and what is doubted: of the whole date before it (`about`, `perhaps`), of a part of it
/// behind it (`year uncertain, month and day approximate`).
fn doubted(text: &str, date: &Date) -> String {
    let month = year_part(date).map_or("month", |part| part.noun);
    let parts: Vec<_> = [
        Some(("year", date.year.qualifier)),
        date.month.map(|field| (month, field.qualifier)),
        date.day.map(|field| ("day", field.qualifier)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let named = |doubted: &dyn Fn(edtf_core::Qualifier) -> bool| {
        let names: Vec<_> =
            parts.iter().filter(|(_, mark)| doubted(*mark)).map(|(name, _)| (*name).to_owned()).collect();
        (names.len() == parts.len(), list(&names, "and"))
    };
    let (all_approximate, approximate) = named(&|mark| mark.approximate);
    let (all_uncertain, uncertain) = named(&|mark| mark.uncertain);
    let both = approximate == uncertain && !all_approximate;
    // "about year unknown" says nothing, "about about 1950" too much.
    let fits = has_year(date) && !text.starts_with("about ");
    let (before, behind) = match (all_approximate, all_uncertain) {
        (true, true) if fits => ("about ", ", uncertain".to_owned()),
        (true, false) if fits => ("about ", clause(&uncertain, "uncertain")),
        (false, true) if has_year(date) => ("perhaps ", clause(&approximate, "approximate")),
        (true, true) => ("", ", approximate and uncertain".to_owned()),
        (true, false) => ("", format!(", approximate{}", clause(&uncertain, "uncertain"))),
        (false, true) => ("", format!(", uncertain{}", clause(&approximate, "approximate"))),
        (false, false) if both => ("", clause(&uncertain, "uncertain and approximate")),
        (false, false) => ("", clause(&uncertain, "uncertain") + &clause(&approximate, "approximate")),
    };
    if before.is_empty() {
        format!("{text}{behind}")
    } else {
        format!("{before}{}{behind}", with_article(text, date))
    }
}

fn clause(parts: &str, doubt: &str) -> String {
    if parts.is_empty() { String::new() } else { format!(", {parts} {doubt}") }
}
