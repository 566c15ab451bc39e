//! A date as it stands in a narrow column beneath its heading.
//!
//! Each kind of date has several forms, the fullest first; the first that fits is taken. No form hides that a date
//! is in doubt: `c. ` stands before an estimate, `?` behind what is uncertain.

use edtf_core::{Date, DateTime, Edtf, Interval, IntervalEndpoint, Precision};
use unicode_width::UnicodeWidthStr;

use super::{
    names::{candidates, month, ordinal, year_part},
    shape::{dates, end_date},
    years::{Years, final_digits, rounded_year, span_of, year_text},
};

mod members;

/// The width of the column, in terminal cells.
const WIDTH: usize = 12;

/// What stands for an end that is too long to be said.
const LATER: &str = "…";

pub(super) fn brief(value: &Edtf) -> String {
    let marks = Marks::of(&dates(value));
    let (marked, plain) = (forms(value, Marks::of), forms(value, |_| Marks::default()));
    marked
        .into_iter()
        .chain(plain.iter().map(|form| marks.around(form)))
        .find(|form| form.width() <= WIDTH)
        .unwrap_or_else(|| marks.around(""))
}

/// What is in doubt about a date, or about several together.
#[derive(Clone, Copy, Default)]
struct Marks {
    approximate: bool,
    uncertain: bool,
}

impl Marks {
    fn of(dates: &[&Date]) -> Self {
        Self {
            approximate: dates.iter().any(|date| date.is_approximate() || is_rounded(date)),
            uncertain: dates.iter().any(|date| date.is_uncertain()),
        }
    }

    fn around(self, text: &str) -> String {
        let before = match (self.approximate, text.is_empty() && !self.uncertain) {
            (false, _) => "",
            (true, true) => "c.",
            (true, false) => "c. ",
        };
        format!("{before}{text}{}", if self.uncertain { "?" } else { "" })
    }
}

/// How each date within an expression is marked: as it deserves, or not at all, to be marked as a whole.
type Marking = fn(&[&Date]) -> Marks;

fn forms(value: &Edtf, marking: Marking) -> Vec<String> {
    match value {
        Edtf::Date(date) => in_year(date, marking),
        Edtf::DateTime(instant) => vec![moment(instant)],
        Edtf::Interval(interval) => stretch(interval, marking),
        Edtf::Set(set) => members::members(set, marking),
    }
}

fn is_rounded(date: &Date) -> bool {
    let years = Years::of(date);
    date.year.significant_digits.is_some() && years.first != years.last
}

/// `7 Feb 20:14`.
fn moment(instant: &DateTime) -> String {
    let day = bare(&instant.date).swap_remove(0);
    format!("{day} {:02}:{:02}", instant.time.hour, instant.time.minute)
}

/// A date beneath its year, without marks: day and month, month, or nothing. There is always one form.
fn bare(date: &Date) -> Vec<String> {
    let Some(months) = date.month else {
        let digits = final_digits(date);
        return match digits.as_str() {
            _ if is_rounded(date) => vec![rounded_year(date), String::new()],
            "" => vec![String::new()],
            _ if date.year.has_unspecified() => vec![format!("…{digits}")],
            _ => vec![String::new()],
        };
    };
    if let Some(part) = year_part(date) {
        return vec![part.short.to_owned()];
    }
    let day = date.day.filter(|day| day.digits != [None, None]);
    let name = |number| month(number).short.to_owned();
    match (candidates(months, 1..=12).as_slice(), day) {
        ([only], None) => vec![name(*only)],
        ([only], Some(day)) => {
            let month = name(*only);
            let days = span_of(date);
            let number = |day: Option<super::Day>| day.map_or(0, |day| day.civil().2);
            let full = match day.value() {
                Some(day) => format!("{day} {month}"),
                None => format!("in {}–{} {month}", number(days.earliest), number(days.latest)),
            };
            vec![full, month]
        }
        (_, Some(day)) if months.digits == [None, None] => match day.value() {
            Some(day) => vec![format!("the {}", ordinal(day.into())), String::new()],
            None => vec![String::new()],
        },
        _ if months.digits == [None, None] => vec![String::new()],
        ([one, other], _) => vec![format!("{} or {}", name(*one), name(*other))],
        ([first, .., last], _) => vec![format!("in {}–{}", name(*first), name(*last))],
        ([], _) => vec![String::new()],
    }
}

/// A date beneath its own year.
fn in_year(date: &Date, marking: Marking) -> Vec<String> {
    bare(date).iter().map(|form| marking(&[date]).around(form)).collect()
}

/// A date beneath the year of another: `Mar 2014`, `2014`; without the year if it is the same.
fn beneath(date: &Date, heading: &Date, marking: Marking) -> Vec<String> {
    let own = Years::of(date);
    let forms = if date.month.is_some() { bare(date) } else { Vec::new() };
    let says_something = forms.iter().any(|form| !form.is_empty());
    let year = match own.century() {
        Some(century) => format!("{} c.", ordinal(century)),
        None if own.first == own.last || own.is_decade() => own.label(),
        None => format!("by {}", year_text(own.last)),
    };
    let forms: Vec<String> = if own == Years::of(heading) && says_something {
        forms
    } else {
        let dated = forms.iter().filter(|form| !form.is_empty()).map(|form| format!("{form} {year}"));
        dated.chain([year.clone()]).collect()
    };
    forms.iter().map(|form| marking(&[date]).around(form)).collect()
}

/// Both with a dash between them, first set apart, then closed up.
fn dashed(start: &str, end: &str) -> [String; 2] {
    if start.is_empty() {
        [format!("– {end}"), format!("–{end}")]
    } else {
        [format!("{start} – {end}"), format!("{start}–{end}")]
    }
}

/// Every way to put two together, the fullest first; at last the end is only hinted at.
fn joined(starts: &[String], ends: &[String], hint: &str) -> Vec<String> {
    let ends: Vec<_> = ends.iter().filter(|end| !end.is_empty()).collect();
    let full = starts.iter().flat_map(|start| ends.iter().flat_map(move |end| dashed(start, end)));
    let hinted = starts.iter().flat_map(|start| dashed(start, hint));
    full.chain(hinted).collect()
}

/// The two days of a month, where they are no more than that.
fn days_of_month(first: &Date, last: &Date) -> Option<(u8, u8, &'static str)> {
    let day = |date: &Date| date.day.and_then(edtf_core::DateField::value);
    let number = first.month.and_then(edtf_core::DateField::value)?;
    let same =
        Years::of(first) == Years::of(last) && number == last.month.and_then(edtf_core::DateField::value)?;
    let plain = first.precision() == Precision::Day && last.precision() == Precision::Day;
    (same && plain).then_some((day(first)?, day(last)?, month(number).short))
}

/// From one date to another, beneath the year of the first.
fn from_to(first: &Date, last: &Date, marking: Marking) -> Vec<String> {
    if first == last {
        return in_year(first, marking);
    }
    let days = days_of_month(first, last)
        .map(|(start, end, month)| marking(&[first, last]).around(&format!("{start}–{end} {month}")));
    if days.is_none() && Years::of(first) == Years::of(last) && bare(last) == [""] && bare(first) == [""] {
        return vec![marking(&[first, last]).around("")];
    }
    let hint = marking(&[last]).around(LATER);
    let starts = in_year(first, marking);
    days.into_iter().chain(joined(&starts, &beneath(last, first, marking), &hint)).collect()
}

fn stretch(interval: &Interval, marking: Marking) -> Vec<String> {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    let start = match &interval.start {
        Open => None,
        Unknown => Some(vec!["?".to_owned()]),
        Date(date) | OnOrAfter(date) => Some(in_year(date, marking)),
        OnOrBefore(date) => Some(worded("by ", &in_year(date, marking), "")),
    };
    let last = end_date(&interval.end);
    let heading = end_date(&interval.start).or(last);
    let end = last.zip(heading).map(|(last, heading)| beneath(last, heading, marking));
    let hint = last.map_or_else(String::new, |last| marking(&[last]).around(LATER));
    match (&interval.start, start, &interval.end, end) {
        (Date(first), _, Date(last), _) => from_to(first, last, marking),
        (Open, _, Date(last), _) => worded("to ", &in_year(last, marking), ""),
        (_, None, _, end) => worded("to ", &later(&end.unwrap_or_default()), ""),
        (OnOrBefore(_), Some(starts), Open, _) => worded("", &starts, "onward"),
        (_, Some(starts), Open, _) => worded("from ", &starts, "onward"),
        (_, Some(starts), OnOrAfter(_), Some(ends)) => joined(&starts, &later(&ends), &hint),
        (_, Some(starts), _, Some(ends)) => joined(&starts, &ends, &hint),
        (_, Some(starts), _, None) => joined(&starts, &["?".to_owned()], &hint),
    }
}

fn later(forms: &[String]) -> Vec<String> {
    forms.iter().map(|form| format!("{form}+")).collect()
}

/// Each form behind a word; where it says nothing but perhaps that it is in doubt, that and something else.
fn worded(word: &str, forms: &[String], empty: &str) -> Vec<String> {
    let put = |form: &String| match form.as_str() {
        "" => empty.to_owned(),
        "c." | "?" | "c. ?" => format!("{form} {empty}").trim_end().to_owned(),
        form => format!("{word}{form}"),
    };
    forms.iter().map(put).collect()
}
