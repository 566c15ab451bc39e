//! A date as a person says it.

use edtf_core::{Date, DateTime, Edtf, Interval, IntervalEndpoint, Precision, TimeShift};

use super::years::Years;

mod date;
mod members;
mod year;

use date::{exact, say, say_within};
use members::members;

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
    use IntervalEndpoint::{Date as On, OnOrAfter, OnOrBefore, Open, Unknown};
    const UNKNOWN: &str = "an unknown date";
    if let (On(first), On(last)) = (&interval.start, &interval.end) {
        return from_to(first, last);
    }
    let start = match &interval.start {
        Open => None,
        Unknown => Some(UNKNOWN.to_owned()),
        On(date) | OnOrAfter(date) => Some(say_within(date)),
        OnOrBefore(date) => Some(format!("{} or earlier", say_within(date))),
    };
    let end = match &interval.end {
        Open => None,
        Unknown => Some(UNKNOWN.to_owned()),
        On(date) | OnOrBefore(date) => Some(say_within(date)),
        OnOrAfter(date) => Some(format!("{} or later", say_within(date))),
    };
    match (start, end) {
        (None, None) => "at all times".into(),
        (Some(start), None) if start.contains(", ") => format!("from {start}, onwards"),
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
fn from_to(first: &Date, last: &Date) -> String {
    let (start, end) = (say(first), say(last));
    if first == last {
        return format!("during {}", say_within(first));
    }
    let doubtful = [first, last].iter().any(|date| date.is_approximate() || date.is_uncertain());
    merged(first, last).unwrap_or_else(|| {
        let vague = |text: &str| text.contains(", ") || text.contains("unknown");
        if doubtful || vague(&start) || vague(&end) {
            bridged(&say_within(first), "to", &say_within(last))
        } else {
            format!("{start} – {end}")
        }
    })
}

/// The two with what they share said once, where every part of both is given and nothing is in doubt.
fn merged(first: &Date, last: &Date) -> Option<String> {
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
