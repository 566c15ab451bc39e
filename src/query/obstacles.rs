//! Why a query finds nothing: what it would find without each of its terms.

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::buckets::Tally;
use super::edit::without;
use super::field::Field;
use super::index::Index;
use super::narrowing::Narrowing;
use super::tree::Node;
use super::values::{Value, values};
use super::written_dates::year_term;
use crate::diagnostic::nearest;
use crate::model::Chronology;
use crate::text::Clean;

/// A part of a query that every match must meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obstacle {
    /// The part, as canonical text.
    pub term: String,
    /// The events that it finds by itself.
    pub alone: Tally,
    /// The events that the query finds without it.
    pub without: Tally,
    /// The text of the query without it.
    pub text: String,
    /// What may have been meant: another word, where the part is a word that stands nowhere, or a whole term, where
    /// it is a date, or belongs to one, that is written as words.
    pub meant: Option<String>,
}

/// A word that stands nowhere is compared with so many others. It takes milliseconds.
const COMPARED: usize = 20_000;
/// Shorter words are like too many others.
const SHORTEST: usize = 4;

/// Parts of a query that are looked at. With more of them nobody would read the answer.
const MOST: usize = 16;

impl Narrowing {
    /// What stands in the way of a query that finds nothing: its parts, each with what leaving it out would give,
    /// the most first. A query of one part has one obstacle, without which it finds everything.
    pub fn obstacles(
        &mut self,
        text: &str,
        query: &Query,
        chronology: &Chronology,
        index: &Index,
    ) -> Vec<Obstacle> {
        let text = Clean::new(text);
        let parts = query.tree.as_ref().map_or(&[][..], Node::conjuncts);
        if parts.len() > MOST {
            return Vec::new();
        }
        let mut asking = Asking::new(chronology, index, self, &|| false);
        let mut answer = |part| asking.answer(part).unwrap_or_default();
        let everything = answer(None);
        let answers: Vec<Answer> = parts.iter().map(|part| answer(Some(part))).collect();
        let mut obstacles: Vec<Obstacle> = (0..parts.len())
            .map(|left_out| {
                let others = (0..parts.len()).filter(|other| *other != left_out);
                let rest = others.fold(everything.clone(), |rest, other| rest.and(&answers[other]));
                let (term, alone) = (parts[left_out].to_string(), answers[left_out].tally());
                let is_nowhere = alone == Tally::default();
                let date = query.repairs().iter().find_map(|repair| {
                    let (of, meant) = repair.instead.as_ref()?;
                    let (start, end) = (parts[left_out].span.start, parts[left_out].span.end);
                    (of.start <= start && end <= of.end).then(|| meant.clone())
                });
                Obstacle {
                    meant: date.or_else(|| is_nowhere.then(|| meant(&term, chronology)).flatten()),
                    term,
                    alone,
                    without: rest.tally(),
                    text: without(&text, &parts[left_out].span),
                }
            })
            .collect();
        obstacles
            .sort_by_key(|obstacle| std::cmp::Reverse(obstacle.without.certain + obstacle.without.perhaps));
        obstacles
    }
}

/// The word of a name or title that is most like a word that stands nowhere; of a year, the term that asks for it.
fn meant(word: &str, chronology: &Chronology) -> Option<String> {
    if let Some(year) = year_term(word) {
        return Some(year);
    }
    if word.chars().count() < SHORTEST || !word.chars().all(char::is_alphanumeric) {
        return None;
    }
    let fields =
        [Field::Actor, Field::Theme, Field::Place, Field::Source].map(|field| values(field, chronology));
    let names = fields.iter().flatten().flat_map(Value::names);
    let titles = chronology.events().iter().map(|event| event.title);
    let words = names.chain(titles).flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric()));
    let long = words.filter(|word| word.chars().count() >= SHORTEST);
    nearest(word, long.take(COMPARED)).map(str::to_owned)
}
