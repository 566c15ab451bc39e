//! A set of dates in a narrow column.

use edtf_core::{Date, Set, SetElement, SetKind};

use super::{LATER, Marking, Marks, beneath, days_of_month, from_to, in_year, worded};
use crate::edtf::{order::Anchor, shape::member_dates, years::Years};

/// A set beneath the heading of its first member.
pub(super) fn members(set: &Set, marking: Marking) -> Vec<String> {
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
        (kind, several) => count(kind, several, marking),
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
    days.into_iter()
        .chain(between)
        .chain(worded("by ", &ends, ""))
        .chain([marking(&[first, last]).around(&format!("by {LATER}"))])
        .collect()
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
    days.chain(pairs).chain(count_of(kind, 2, marking(&[first, second]))).collect()
}

fn count(kind: SetKind, members: &[&SetElement], marking: Marking) -> Vec<String> {
    let dates: Vec<_> = members.iter().flat_map(|member| member_dates(member)).collect();
    let marks = marking(&dates);
    let countable = members.iter().all(|member| matches!(member, SetElement::Date(_)));
    match kind {
        _ if countable => count_of(kind, members.len(), marks).to_vec(),
        SetKind::OneMember => vec![marks.around("one of many"), marks.around("or …")],
        SetKind::AllMembers => vec![marks.around("and more"), marks.around("+ …")],
    }
}

/// `one of 3`, `and 2 more`.
fn count_of(kind: SetKind, members: usize, marks: Marks) -> [String; 2] {
    let more = members.saturating_sub(1);
    let forms = match kind {
        SetKind::OneMember => [format!("one of {members}"), format!("or {more}")],
        SetKind::AllMembers => [format!("and {more} more"), format!("+ {more}")],
    };
    forms.map(|form| marks.around(&form))
}
