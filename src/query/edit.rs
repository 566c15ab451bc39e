//! Rewriting a query's text: what the pickers do. The text stays the query; nothing is kept beside it.

use std::ops::Range;

use super::dates::{Years, years};
use super::field::Field;
use super::parse::{Parsed, parse};
use super::resolve::term;
use super::token::Wanted;
use super::tree::{Node, Shape, Term};
use crate::text::Clean;

/// Years that a range is taken apart into when they are picked from a list.
const PICKED: i64 = 1000;

/// The values of a field that a text asks for now: those of its terms, and of groups of nothing but them
/// joined by `OR`, that every match must meet. Ranges of years are told year by year, unless they are open.
pub fn selected(text: &str, field: Field) -> Vec<String> {
    each(asked(text, field), field)
}

/// The values of a field that a text rules out: those of its negated terms and groups that every match must meet.
pub fn excluded(text: &str, field: Field) -> Vec<String> {
    each(denied(text, field), field)
}

/// Values, each once, and ranges of years year by year.
fn each(values: Vec<String>, field: Field) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for value in values {
        let each = match (field, years(&value)) {
            (Field::Year, Ok((Some(first), Some(last)))) if last.saturating_sub(first) < PICKED => {
                (first..=last).map(|year| year.to_string()).collect()
            }
            _ => vec![value],
        };
        for value in each {
            if !told.contains(&value) {
                told.push(value);
            }
        }
    }
    told
}

/// The values of the terms that are asked for, as they are written.
pub(super) fn asked(text: &str, field: Field) -> Vec<String> {
    values_by(text, |node| asked_values(node, field))
}

/// The values of the terms that are ruled out, as they are written.
pub(super) fn denied(text: &str, field: Field) -> Vec<String> {
    values_by(text, |node| denied_values(node, field))
}

fn values_by(text: &str, of: impl Fn(&Node<Term>) -> Option<Vec<&str>>) -> Vec<String> {
    let text = Clean::new(text);
    let tree = parse(&text).tree;
    let conjuncts = tree.iter().flat_map(Node::conjuncts);
    let values = conjuncts.filter_map(of).flatten();
    values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// The text with other values of a field: one `actor:putin`, several `(actor:abe OR actor:putin)`, none at
/// all. Years that follow each other become a range, `year:2012..2014`.
///
/// What the text says else stays as it is written, but that parts without meaning go (an `OR` with nothing
/// behind it, empty parentheses) and what was never closed is closed.
pub fn with_values(text: &str, field: Field, values: &[String]) -> String {
    rewritten(text, &written(field, values), |node| asked_values(node, field).is_some())
}

/// The text with other values of a field, and with others ruled out: `actor:putin -actor:abe`. It is as
/// [`with_values`] else.
pub fn with_choice(text: &str, field: Field, values: &[String], without: &[String]) -> String {
    let denied = terms(field, without).into_iter().map(|term| format!("-{term}"));
    let new: Vec<String> =
        [written(field, values)].into_iter().filter(|term| !term.is_empty()).chain(denied).collect();
    rewritten(text, &new.join(" "), |node| {
        asked_values(node, field).is_some() || denied_values(node, field).is_some()
    })
}

/// A text that asks for all that two texts ask for.
pub fn both(one: &str, other: &str) -> String {
    let texts = [one, other].map(|text| settled(&Clean::new(text)).trim().to_owned());
    match texts.each_ref().map(String::as_str) {
        ["", text] | [text, ""] => text.to_owned(),
        [one, other] => format!("({one}) ({other})"),
    }
}

/// The text without a part of it, which is given in bytes.
pub(super) fn without(text: &str, part: &Range<usize>) -> String {
    settled(&replaced(text, vec![(part.clone(), "")]))
}

/// The text with a new part in the place of some of those that every match must meet.
fn rewritten(text: &str, new: &str, goes: impl Fn(&Node<Term>) -> bool) -> String {
    let text = Clean::new(text);
    let settled = settled(&text);
    let tree = parse(&settled).tree;
    let conjuncts = tree.as_ref().map_or(&[][..], Node::conjuncts);
    let mut edits: Vec<(Range<usize>, &str)> =
        conjuncts.iter().filter(|node| goes(node)).map(|node| (node.span.clone(), "")).collect();
    if let Some((_, first)) = edits.first_mut() {
        *first = new;
        // Taking terms out may leave an `AND` or parentheses without meaning.
        return self::settled(&replaced(&settled, edits));
    }
    if new.is_empty() {
        return text.to_string();
    }
    let settled = settled.trim();
    let beside = format!("{settled} {new}");
    match parse(&beside).tree {
        _ if tree.is_none() => new.to_owned(),
        // Beside an "or" without parentheses, the term would be of its last branch alone.
        Some(Node { shape: Shape::Any(_), .. }) => format!("({settled}) {new}"),
        _ => beside,
    }
}

/// The values of a node that rules out nothing but values of the field.
fn denied_values(node: &Node<Term>, field: Field) -> Option<Vec<&str>> {
    match &node.shape {
        Shape::Not(inner) => asked_values(inner, field),
        _ => None,
    }
}

/// The values of a node that asks for nothing but values of the field.
fn asked_values(node: &Node<Term>, field: Field) -> Option<Vec<&str>> {
    match &node.shape {
        Shape::Term(term) => match &term.wanted {
            Wanted::Field { name, value } => (Field::from_name(name)? == field).then(|| vec![value.as_str()]),
            _ => None,
        },
        Shape::Any(nodes) => {
            let values: Option<Vec<_>> = nodes.iter().map(|node| asked_values(node, field)).collect();
            Some(values?.concat())
        }
        Shape::Not(_) | Shape::All(_) => None,
    }
}

/// The text that asks for these values.
fn written(field: Field, values: &[String]) -> String {
    let mut terms = terms(field, values);
    match terms.len() {
        0 | 1 => terms.pop().unwrap_or_default(),
        _ => format!("({})", terms.join(" OR ")),
    }
}

/// A term for each value; years that follow each other in one.
fn terms(field: Field, values: &[String]) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    let values = if field == Field::Year { year_ranges(values) } else { values.to_vec() };
    for value in values {
        let value = Clean::line(&value);
        let term = term(field, &value);
        if !value.is_empty() && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// Years in order, those that follow each other joined. What is no closed range of years stands behind.
fn year_ranges(values: &[String]) -> Vec<String> {
    let closed = |value: &String| match years(value) {
        Ok((Some(first), Some(last))) => Ok((first, last)),
        _ => Err(value.clone()),
    };
    let (known, others): (Vec<_>, Vec<_>) = values.iter().map(closed).partition(Result::is_ok);
    let mut known: Vec<(i64, i64)> = known.into_iter().flatten().collect();
    known.sort_unstable();
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for (first, last) in known {
        match ranges.last_mut() {
            Some(range) if first <= range.1.saturating_add(1) => range.1 = range.1.max(last),
            _ => ranges.push((first, last)),
        }
    }
    let ranges = ranges
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}..{last}") });
    ranges.chain(others.into_iter().filter_map(Result::err)).collect()
}

/// The text without tokens that have no meaning, and with everything closed that was opened.
fn settled(text: &str) -> String {
    let Parsed { idle, closing, .. } = parse(text);
    replaced(text, idle.into_iter().map(|span| (span, "")).collect()) + &closing
}

/// Replaces runs of tokens, with one space where two tokens come to stand side by side.
fn replaced(text: &str, mut edits: Vec<(Range<usize>, &str)>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut result = String::with_capacity(text.len());
    let mut kept_from = 0;
    for (span, new) in edits {
        join(&mut result, text.get(kept_from..span.start).unwrap_or_default());
        join(&mut result, new);
        // A place that something was taken out of has no white space of its own.
        result.truncate(result.trim_end().len());
        kept_from = span.end;
    }
    if kept_from == 0 {
        return text.to_owned();
    }
    join(&mut result, text.get(kept_from..).unwrap_or_default());
    result
}

fn join(result: &mut String, piece: &str) {
    if result.is_empty() {
        result.push_str(piece.trim_start());
        return;
    }
    result.truncate(result.trim_end().len());
    let piece = piece.trim_start();
    if !piece.is_empty() && !result.ends_with('(') && !piece.starts_with(')') {
        result.push(' ');
    }
    result.push_str(piece);
}

/// Whether a year is among these.
pub(super) fn has_year((first, last): Years, year: i64) -> bool {
    first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last)
}
