//! A set of dates in words.

use edtf_core::{Date, Precision, Set, SetElement, SetKind};

use super::{
    date::{exact, say, say_within},
    merged,
};
use crate::edtf::{names::list, shape::member_dates};

/// A set in words.
pub(super) fn members(set: &Set) -> String {
    let doubtful = dates(&set.elements).any(|date| date.is_approximate() || date.is_uncertain());
    match (set.kind, set.elements.as_slice()) {
        (SetKind::OneMember, [only]) => one(only),
        (SetKind::AllMembers, [only]) => each(only),
        (SetKind::OneMember, two @ [_, _]) if !doubtful => several(two, "or"),
        (SetKind::OneMember, more) => format!("one of {}", several(more, "or")),
        (SetKind::AllMembers, more) => several(more, "and"),
    }
}

fn dates(members: &[SetElement]) -> impl Iterator<Item = &Date> {
    members.iter().flat_map(member_dates)
}

/// A set of one member, of which one is meant.
fn one(member: &SetElement) -> String {
    match member {
        SetElement::Range(first, last) => {
            let (start, end) = two_ends(first, last);
            format!("between {start} and {end}")
        }
        SetElement::Date(_) | SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => item(member),
    }
}

/// A set of one member, all of which is meant.
fn each(member: &SetElement) -> String {
    let every = |date: &Date| match date.precision() {
        Precision::Year => "every year",
        Precision::Month => "every month",
        Precision::Season => "every such part of a year",
        Precision::Day => "every day",
    };
    match member {
        SetElement::Date(date) => say(date),
        SetElement::OnOrBefore(date) => format!("{} up to {}", every(date), say_within(date)),
        SetElement::OnOrAfter(date) => format!("{} from {} on", every(date), say_within(date)),
        SetElement::Range(first, last) => {
            let (start, end) = two_ends(first, last);
            format!("{} from {start} to {end}", every(first))
        }
    }
}

/// Both in words; of the first only what the last does not say again.
fn two_ends(first: &Date, last: &Date) -> (String, String) {
    let start = match (exact(first), exact(last)) {
        (Some(start), Some(end)) if start.tail() == end.tail() => start.head(),
        _ => say_within(first),
    };
    (start, say_within(last))
}

/// `1667, 1668 and 1670–1672`, `29 or 31 January 2012`; with semicolons where a member has commas of its own.
fn several(members: &[SetElement], conjunction: &str) -> String {
    if let Some(short) = with_one_tail(members, conjunction) {
        return short;
    }
    let items: Vec<_> = members.iter().map(item).collect();
    let nested = |item: &String| item.contains(", ") || item.contains(" or ");
    match items.split_last() {
        Some((last, first)) if items.iter().any(nested) => {
            format!("{}; {conjunction} {last}", first.join("; "))
        }
        _ => list(&items, conjunction),
    }
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
        SetElement::OnOrBefore(date) => format!("{} or earlier", say_within(date)),
        SetElement::OnOrAfter(date) => format!("{} or later", say_within(date)),
        SetElement::Range(first, last) if first == last => say(first),
        SetElement::Range(first, last) => {
            merged(first, last).unwrap_or_else(|| format!("{} – {}", say(first), say(last)))
        }
    }
}
