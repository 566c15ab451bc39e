//! A date as it stands in a narrow column beneath its heading.
//!
//! Each kind of date has several forms, the fullest first; the first that fits is taken. No form hides that a date
//! is in doubt: `c. ` stands before an estimate, `?` behind what is uncertain.

use edtf_core::{Date, DateTime, Edtf, Interval, IntervalEndpoint, Precision, Set, SetElement, SetKind};
use unicode_width::UnicodeWidthStr;

use super::{
    names::{candidates, month, ordinal, year_part},
    order::Anchor,
    shape::{dates, end_date},
    years::{Years, final_digits, rounded_year, span_of, year_text},
};

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
        Edtf::Set(set) => members(set, marking),
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

/// Each form behind a word; for an empty one something else.
fn worded(word: &str, forms: &[String], empty: &str) -> Vec<String> {
    let put = |form: &String| {
        if form.is_empty() { empty.to_owned() } else { format!("{word}{form}") }
    };
    forms.iter().map(put).collect()
}

fn members(set: &Set, marking: Marking) -> Vec<String> {
    let mut elements: Vec<_> = set.elements.iter().collect();
    elements.sort_by_key(|element| Anchor::of_member(element).key());
    match (set.kind, elements.as_slice()) {
        (_, [SetElement::Date(date)]) => in_year(date, marking),
        (SetKind::OneMember, [SetElement::OnOrBefore(date)]) => worded("by ", &in_year(date, marking), ""),
        (SetKind::AllMembers, [SetElement::OnOrBefore(date)]) => worded("to ", &in_year(date, marking), ""),
        (SetKind::AllMembers, [SetElement::OnOrAfter(date)]) => {
            worded("from ", &in_year(date, marking), "onward")
        }
        (SetKind::OneMember, [SetElement::OnOrAfter(date)]) => or_later(&in_year(date, marking)),
        (SetKind::AllMembers, [SetElement::Range(first, last)]) => from_to(first, last, marking),
        (SetKind::OneMember, [SetElement::Range(first, last)]) => one_of_range(first, last, marking),
        (kind, [SetElement::Date(first), SetElement::Date(second)]) => two(kind, first, second, marking),
        (kind, several) => count(kind, several),
    }
}

/// `Dec or later`, `13 Dec+`, `or later`.
fn or_later(forms: &[String]) -> Vec<String> {
    let say = |form: &String| match form.as_str() {
        "" => ["or later".to_owned(), "+".to_owned()],
        form => [format!("{form} or later"), format!("{form}+")],
    };
    forms.iter().flat_map(say).collect()
}

/// Once between the two: `in 29–31 Jan`, `in Jan–Mar`, `by 1672`.
fn one_of_range(first: &Date, last: &Date, marking: Marking) -> Vec<String> {
    let same_year = Years::of(first) == Years::of(last);
    let days = days_of_month(first, last).map(|(start, end, month)| format!("in {start}–{end} {month}"));
    let ends = beneath(last, first, marking);
    let starts = in_year(first, marking);
    let between = starts.iter().zip(&ends).filter(|(start, _)| same_year && !start.is_empty());
    let between = between.map(|(start, end)| format!("in {start}–{end}"));
    days.into_iter().chain(between).chain(worded("by ", &ends, "")).chain([format!("by {LATER}")]).collect()
}

/// `29 or 31 Jan`, `Jan and Mar`, `or 1760`.
fn two(kind: SetKind, first: &Date, second: &Date, marking: Marking) -> Vec<String> {
    let (word, sign) = match kind {
        SetKind::OneMember => ("or", " or "),
        SetKind::AllMembers => ("and", ", "),
    };
    let days = days_of_month(first, second).filter(|_| marking(&[first, second]).around("").is_empty());
    let days = days.into_iter().flat_map(|(one, other, month)| {
        [format!("{one} {word} {other} {month}"), format!("{one}{sign}{other} {month}")]
    });
    let (starts, ends) = (in_year(first, marking), beneath(second, first, marking));
    let pairs = starts.iter().flat_map(|start| {
        ends.iter().map(move |end| {
            if start.is_empty() { format!("{word} {end}") } else { format!("{start} {word} {end}") }
        })
    });
    days.chain(pairs).chain(count_of(kind, 2)).collect()
}

fn count(kind: SetKind, members: &[&SetElement]) -> Vec<String> {
    let countable = members.iter().all(|member| matches!(member, SetElement::Date(_)));
    match kind {
        _ if countable => count_of(kind, members.len()).to_vec(),
        SetKind::OneMember => vec!["one of many".into(), "or …".into()],
        SetKind::AllMembers => vec!["and more".into(), "+ …".into()],
    }
}

/// `one of 3`, `and 2 more`.
fn count_of(kind: SetKind, members: usize) -> [String; 2] {
    let more = members.saturating_sub(1);
    match kind {
        SetKind::OneMember => [format!("one of {members}"), format!("or {more}")],
        SetKind::AllMembers => [format!("and {more} more"), format!("+ {more}")],
    }
}
