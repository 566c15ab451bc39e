//! Why a query finds nothing: what it would find without each of its terms.

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::buckets::Tally;
use super::edit::without;
use super::index::Index;
use super::narrowing::Narrowing;
use super::tree::Node;
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
}

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
                Obstacle {
                    term: parts[left_out].to_string(),
                    alone: answers[left_out].tally(),
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
