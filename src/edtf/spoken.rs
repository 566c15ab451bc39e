//! A date as a person says it.

use edtf_core::{DateTime, Edtf, Interval, IntervalEndpoint, Precision, Set, SetElement, SetKind, TimeShift};

use super::{names::list, years::Years};

mod date;

use date::{exact, say};

/// The expression in words, with no sign of how it was written.
pub(super) fn spoken(value: &Edtf) -> String {
    match value {
        Edtf::Date(date) => say(date),
        Edtf::DateTime(instant) => moment(instant),
        Edtf::Interval(interval) => stretch(interval),
        Edtf::Set(set) => members(set),
    }
}

/// `7 February 2014, 20:14 UTC+04:00`. EDTF asks for the seconds of every time, so none are said where they are 0.
fn moment(instant: &DateTime) -> String {
    let time = instant.time;
    let seconds = if time.second > 0 { format!(":{:02}", time.second) } else { String::new() };
    let zone = match time.shift {
        None => String::new(),
        Some(TimeShift::Utc | TimeShift::Offset { minutes: 0, .. }) => " UTC".into(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let shift = minutes.unsigned_abs();
            format!(" UTC{sign}{:02}:{:02}", shift / 60, shift % 60)
        }
    };
    format!("{}, {:02}:{:02}{seconds}{zone}", say(&instant.date), time.hour, time.minute)
}

fn stretch(interval: &Interval) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    const UNKNOWN: &str = "an unknown date";
    if let (Date(first), Date(last)) = (&interval.start, &interval.end) {
        return from_to(first, last);
    }
    let start = match &interval.start {
        Open => None,
        Unknown => Some(UNKNOWN.to_owned()),
        Date(date) | OnOrAfter(date) => Some(say(date)),
        OnOrBefore(date) => Some(format!("{} or earlier", say(date))),
    };
    let end = match &interval.end {
        Open => None,
        Unknown => Some(UNKNOWN.to_owned()),
        Date(date) | OnOrBefore(date) => Some(say(date)),
        OnOrAfter(date) => Some(format!("{} or later", say(date))),
    };
    match (start, end) {
        (None, None) => "at all times".into(),
        (Some(start), None) => format!("from {start} on"),
        (None, Some(end)) => format!("until {end}"),
        (Some(start), Some(end)) => bridged(&start, "until", &end),
    }
}

/// `from perhaps 1984 to about 2004`; a comma in the first part is closed by another.
fn bridged(start: &str, word: &str, end: &str) -> String {
    let comma = if start.contains(", ") { "," } else { "" };
    format!("from {start}{comma} {word} {end}")
}

/// Two dates and what lies between them: `29–31 January 2012`, `January – February 2012`, `1914–1918`.
fn from_to(first: &edtf_core::Date, last: &edtf_core::Date) -> String {
    let (start, end) = (say(first), say(last));
    if first == last {
        return format!("during {start}");
    }
    let doubtful = [first, last].iter().any(|date| date.is_approximate() || date.is_uncertain());
    merged(first, last).unwrap_or_else(|| {
        if doubtful || start.contains(", ") || end.contains(", ") {
            bridged(&start, "to", &end)
        } else {
            format!("{start} – {end}")
        }
    })
}

/// The two with what they share said once, where every part of both is given and nothing is in doubt.
fn merged(first: &edtf_core::Date, last: &edtf_core::Date) -> Option<String> {
    let (start, end) = (exact(first)?, exact(last)?);
    match (first.precision(), last.precision()) {
        (Precision::Year, Precision::Year) => {
            Some(Years { first: Years::of(first).first, last: Years::of(last).last }.range())
        }
        (Precision::Year, _) | (_, Precision::Year) => None,
        _ if start.year != end.year => None,
        (Precision::Day, Precision::Day) if start.month == end.month => {
            Some(format!("{}–{}{}", start.head(), end.head(), end.tail()))
        }
        _ => Some(format!("{} – {} {}", start.in_year(), end.in_year(), end.year)),
    }
}

fn members(set: &Set) -> String {
    match (set.kind, set.elements.as_slice()) {
        (SetKind::OneMember, [only]) => one(only),
        (SetKind::AllMembers, [only]) => each(only),
        (SetKind::OneMember, several) => format!("one of {}", several_members(several, "or")),
        (SetKind::AllMembers, several) => several_members(several, "and"),
    }
}

/// A set of one member, of which one is meant.
fn one(member: &SetElement) -> String {
    match member {
        SetElement::Range(first, last) => match (exact(first), exact(last)) {
            (Some(start), Some(end)) if start.tail() == end.tail() => {
                format!("between {} and {}{}", start.head(), end.head(), end.tail())
            }
            _ => format!("between {} and {}", say(first), say(last)),
        },
        SetElement::Date(_) | SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => item(member),
    }
}

/// A set of one member, all of which is meant.
fn each(member: &SetElement) -> String {
    let every = |date: &edtf_core::Date| match date.precision() {
        Precision::Year => "every year",
        Precision::Month => "every month",
        Precision::Season => "every such part of a year",
        Precision::Day => "every day",
    };
    match member {
        SetElement::Date(date) => say(date),
        SetElement::OnOrBefore(date) => format!("{} up to {}", every(date), say(date)),
        SetElement::OnOrAfter(date) => format!("{} from {} on", every(date), say(date)),
        SetElement::Range(first, last) => format!("{} from {} to {}", every(first), say(first), say(last)),
    }
}

/// `1667, 1668 and 1670–1672`, `29 or 31 January 2012`; with semicolons where a member has commas of its own.
fn several_members(members: &[SetElement], conjunction: &str) -> String {
    if let Some(short) = with_one_tail(members, conjunction) {
        return short;
    }
    let items: Vec<_> = members.iter().map(item).collect();
    let nested = |item: &String| item.contains(", ") || item.contains(" or ");
    if items.iter().any(nested) { items.join("; ") } else { list(&items, conjunction) }
}

/// Days of one month, or months of one year, with the month or the year said once.
fn with_one_tail(members: &[SetElement], conjunction: &str) -> Option<String> {
    let mut tails = Vec::new();
    let heads: Option<Vec<_>> = members
        .iter()
        .map(|member| {
            let (first, last) = match member {
                SetElement::Date(date) => (exact(date)?, exact(date)?),
                SetElement::Range(first, last) => (exact(first)?, exact(last)?),
                SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => return None,
            };
            tails.extend([first.tail(), last.tail()]);
            let (start, end) = (first.head(), last.head());
            Some(if start == end { start } else { format!("{start}–{end}") })
        })
        .collect();
    let (tail, others) = tails.split_first()?;
    let shared = !tail.is_empty() && others.iter().all(|other| other == tail);
    shared.then_some(()).and(heads).map(|heads| list(&heads, conjunction) + tail)
}

fn item(member: &SetElement) -> String {
    match member {
        SetElement::Date(date) => say(date),
        SetElement::OnOrBefore(date) => format!("{} or earlier", say(date)),
        SetElement::OnOrAfter(date) => format!("{} or later", say(date)),
        SetElement::Range(first, last) if first == last => say(first),
        SetElement::Range(first, last) => {
            merged(first, last).unwrap_or_else(|| format!("{} – {}", say(first), say(last)))
        }
    }
}
