//! A query asked of all events at once: each of its parts gives a set of events.

use roaring::RoaringBitmap;

use super::answer::Answer;
use super::bits::Bits;
use super::index::{Index, WorkedOut};
use super::narrowing::Narrowing;
use super::resolve::{Asked, Property, Test};
use super::said::Said;
use super::spread::Stop;
use super::tree::{Node, Shape};
use crate::model::Chronology;

/// A query on its way through the sets of an index.
pub(super) struct Asking<'a> {
    pub(super) chronology: &'a Chronology,
    pub(super) index: &'a Index,
    narrowing: &'a mut Narrowing,
    stop: Stop<'a>,
    /// Whether something was not looked for to the end.
    stopped: bool,
    /// Where the words were found that make an event match.
    pub(super) said: Vec<Said>,
}

impl<'a> Asking<'a> {
    /// Begins to ask, as long as it is not to stop.
    pub(super) fn new(
        chronology: &'a Chronology,
        index: &'a Index,
        narrowing: &'a mut Narrowing,
        stop: Stop<'a>,
    ) -> Self {
        Self { chronology, index, narrowing, stop, stopped: false, said: Vec::new() }
    }

    /// The events that match, unless it stopped before all were found.
    pub(super) fn answer(&mut self, tree: Option<&Node<Asked>>) -> Option<Answer> {
        let answer = self.answer_so_far(tree);
        (!self.stopped).then_some(answer)
    }

    fn answer_so_far(&mut self, tree: Option<&Node<Asked>>) -> Answer {
        let mut all = Bits::all(self.index.len() as usize).from(0);
        let mut answer = Answer::from(all.clone());
        let mut conjuncts: Vec<_> = tree.map_or(&[][..], Node::conjuncts).iter().collect();
        // What is found at once first, so that words are looked for only where all else is so. Words stay in the
        // order in which they were typed: each is looked for in the same events while the next one is typed.
        conjuncts.sort_by_key(|node| has_words(node));
        for node in conjuncts {
            answer = answer.and(&self.part(node, &all));
            all = answer.possible();
        }
        answer
    }

    /// What a part of the query says of these events.
    fn part(&mut self, node: &Node<Asked>, all: &RoaringBitmap) -> Answer {
        match &node.shape {
            Shape::Term(asked) => self.term(&asked.test, all),
            Shape::Not(inner) => {
                let before = self.said.len();
                let inner = self.part(inner, all);
                self.said.truncate(before);
                inner.not(all)
            }
            Shape::All(nodes) => {
                let start = Answer::from(all.clone());
                nodes.iter().fold(start, |answer, node| answer.and(&self.part(node, all)))
            }
            Shape::Any(nodes) => {
                nodes.iter().fold(Answer::default(), |answer, node| answer.or(&self.part(node, all)))
            }
        }
    }

    fn term(&mut self, test: &Test, all: &RoaringBitmap) -> Answer {
        match test {
            Test::Says(pattern) => {
                let Some(scanned) = self.narrowing.scan(pattern, all, self.index, self.stop) else {
                    self.stopped = true;
                    return Answer::default();
                };
                let said = Said::new(pattern, scanned, self.index, all);
                let events = said.anywhere();
                self.said.push(said);
                events.into()
            }
            Test::Has(property) => self.has(property).among(all),
            Test::Remarked(remarked) => {
                Answer::from(self.index.remarks.having(remarked, self.index.len())).among(all)
            }
        }
    }

    fn has(&self, property: &Property) -> Answer {
        let WorkedOut { postings, bounds, .. } = &**self.index;
        match property {
            Property::Overlaps(span) => bounds.overlaps(span, self.chronology),
            Property::Within(span) => bounds.within(span, self.chronology).into(),
            Property::HasOne(super::Field::Actor, actors) => {
                postings.any_actor(actors, self.chronology).into()
            }
            Property::HasOne(field, values) => {
                let certain = postings.any(*field, values.iter().copied());
                let perhaps = postings.in_doubt(*field, values.iter().copied()) - &certain;
                Answer { certain, perhaps }
            }
            Property::Is(event) => u32::try_from(event.index()).into_iter().collect::<RoaringBitmap>().into(),
        }
    }
}

/// Whether a part of a query asks for words.
fn has_words(node: &Node<Asked>) -> bool {
    match &node.shape {
        Shape::Term(asked) => matches!(asked.test, Test::Says(_)),
        Shape::Not(inner) => has_words(inner),
        Shape::All(nodes) | Shape::Any(nodes) => nodes.iter().any(has_words),
    }
}
