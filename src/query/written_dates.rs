//! Words that are plainly a date, as `january 2012` or `2012-01`: they are looked for in texts, which is seldom meant.

use std::ops::Range;

use super::field::Field;
use super::resolve::term;
use super::token::Wanted;
use super::tree::{Node, Shape, Term};
use crate::edtf::When;

/// Words of the longest date that is looked for: `from 29 january to 2 february`, and the year.
const LONGEST: usize = 7;
/// Parts of a query that are looked at. With more of them it is no query that a person types.
const MOST: usize = 16;

/// Each run of bare words that is plainly a date: its bytes, and the term that was probably meant.
pub(super) fn written_dates(text: &str, tree: &Node<Term>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    of_node(text, tree, &mut found);
    found
}

fn of_node(text: &str, node: &Node<Term>, found: &mut Vec<(Range<usize>, String)>) {
    match &node.shape {
        Shape::Not(inner) => of_node(text, inner, found),
        Shape::Any(parts) => parts.iter().for_each(|part| of_node(text, part, found)),
        Shape::Term(_) => of_run(text, std::slice::from_ref(node), found),
        Shape::All(parts) if parts.len() > MOST => {}
        Shape::All(parts) => {
            for run in parts.chunk_by(|one, next| follows(text, one, next)) {
                of_run(text, run, found);
            }
            let groups = parts.iter().filter(|part| !matches!(part.shape, Shape::Term(_)));
            groups.for_each(|part| of_node(text, part, found));
        }
    }
}

fn is_word(node: &Node<Term>) -> bool {
    matches!(&node.shape, Shape::Term(Term { wanted: Wanted::Word(_), .. }))
}

/// Whether they are two words with nothing but a space between.
fn follows(text: &str, one: &Node<Term>, next: &Node<Term>) -> bool {
    let between = text.get(one.span.end..next.span.start);
    is_word(one) && is_word(next) && between.is_some_and(|between| between.trim().is_empty())
}

/// The dates within words that follow each other, the longest first.
fn of_run(text: &str, run: &[Node<Term>], found: &mut Vec<(Range<usize>, String)>) {
    let mut rest = run;
    while let Some((first, others)) = rest.split_first() {
        let date = (1..=rest.len().min(LONGEST)).rev().find_map(|words| {
            let span = first.span.start..rest.get(words - 1)?.span.end;
            let meant = plain_date(text.get(span.clone())?)?;
            rest.iter().take(words).all(is_word).then_some((words, span, meant))
        });
        rest = match date {
            Some((words, span, meant)) => {
                found.push((span, meant));
                rest.get(words..).unwrap_or_default()
            }
            None => others,
        };
    }
}

/// The term for a text that is plainly a date. A number alone is none, be it a year: it may as well be looked for.
fn plain_date(text: &str) -> Option<String> {
    let has_letters = text.chars().any(char::is_alphabetic);
    let is_number = text.chars().all(char::is_numeric);
    let has_year = || text.split(|sign: char| !sign.is_ascii_digit()).any(|digits| digits.len() == 4);
    if is_number
        || text.contains('\\')
        || !text.contains(|sign: char| sign.is_ascii_digit())
        || !(has_letters || has_year())
    {
        return None;
    }
    // The hyphen of a keyboard may be meant for the dash of `29–31 January 2012`.
    let date = When::meant(text).or_else(|| When::meant(&text.replace('-', "–")))?;
    Some(term(Field::Date, date.as_written()))
}

/// The longest date of several words that begins at a byte of a text, and where it ends.
pub(super) fn date_from(text: &str, start: usize) -> Option<(usize, When)> {
    let rest = text.get(start..)?;
    let is_plain = |letter: char| letter.is_alphanumeric() || "-–.,/~? ".contains(letter);
    let plain = rest.get(..rest.find(|letter| !is_plain(letter)).unwrap_or(rest.len()))?;
    let spaces = plain.match_indices(' ').map(|(place, _)| place).chain([plain.len()]);
    let ends: Vec<usize> = spaces.skip(1).take(LONGEST - 1).collect();
    ends.into_iter().rev().find_map(|end| {
        let words = plain.get(..end)?;
        let date = When::meant(words).filter(|_| !words.ends_with(' '))?;
        Some((start + end, date))
    })
}

/// The term for a word that is a year, which stands nowhere.
pub(super) fn year_term(word: &str) -> Option<String> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| term(Field::Year, word))
}
