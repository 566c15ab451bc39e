//! Whether one event matches: what a query means. `asking` finds the same for all events at once.

use memchr::memmem;

use super::event_texts::Part;
use super::fuzzy::Fuzzy;
use super::index::Index;
use super::pattern::Pattern;
use super::remarks::{Remarked, Remarks};
use super::resolve::{Asked, Property, Test};
use super::said::Found;
use super::tree::{Node, Shape};
use super::values::{PLACE_OF_UNCHECKED, has_value, may_turn_out};
use super::words::words;
use crate::edtf::Certainty;
use crate::model::{Chronology, Event, EventKey};

/// A query ready to be asked of one event after the other.
pub(super) struct Search<'a> {
    chronology: &'a Chronology,
    tree: Option<Node<Step<'a>>>,
}

/// One test, ready.
enum Step<'a> {
    Says(Box<Finder<'a>>),
    Has(&'a Property),
    Remarked(&'a Remarked, &'a Remarks),
}

impl<'a> Search<'a> {
    pub(super) fn new(tree: Option<&'a Node<Asked>>, chronology: &'a Chronology, index: &'a Index) -> Self {
        let mut ready = |asked: &'a Asked| {
            Some(match &asked.test {
                Test::Says(pattern) => Step::Says(Box::new(Finder::new(pattern, index))),
                Test::Has(property) => Step::Has(property),
                Test::Remarked(remarked) => Step::Remarked(remarked, &index.remarks),
            })
        };
        Self { chronology, tree: tree.and_then(|tree| tree.filter_map(&mut ready)) }
    }

    /// Whether an event matches.
    pub(super) fn matches(&self, key: EventKey) -> Certainty {
        let event = self.chronology.event(key);
        let tree = self.tree.as_ref();
        tree.map_or(Certainty::Yes, |tree| certainty(tree, key, &event))
    }

    /// The place of the worst placed of the words that make an event match. `None` if none of them does.
    #[cfg(test)]
    pub(super) fn worst_place(&self, key: EventKey) -> Option<Found> {
        let event = self.chronology.event(key);
        let mut worst = None;
        if let Some(tree) = &self.tree {
            tree.each_positive(&mut |step| {
                if let Step::Says(finder) = step {
                    // A word of another branch of an "or" may be found nowhere.
                    worst = worst.max(finder.find(key, &event));
                }
            });
        }
        worst
    }
}

/// Whether an event matches a part of a query, in Kleene's logic. Stops as soon as nothing can change it.
fn certainty(node: &Node<Step<'_>>, key: EventKey, event: &Event<'_>) -> Certainty {
    let joined = |nodes: &[Node<Step<'_>>], start: Certainty, join: fn(Certainty, Certainty) -> Certainty| {
        let mut sum = start;
        for node in nodes {
            sum = join(sum, certainty(node, key, event));
            if sum == !start {
                break;
            }
        }
        sum
    };
    match &node.shape {
        Shape::Term(Step::Says(finder)) => finder.find(key, event).is_some().into(),
        Shape::Term(Step::Has(property)) => has(property, key, event),
        Shape::Term(Step::Remarked(remarked, remarks)) => remarks.have(remarked, key).into(),
        Shape::Not(inner) => !certainty(inner, key, event),
        Shape::All(nodes) => joined(nodes, Certainty::Yes, Certainty::and),
        Shape::Any(nodes) => joined(nodes, Certainty::No, Certainty::or),
    }
}

fn has(property: &Property, key: EventKey, event: &Event<'_>) -> Certainty {
    let when = event.when;
    match property {
        Property::Overlaps(span) => when.map_or(Certainty::No, |when| when.overlaps(span)),
        // "Certainly within" is so or not: what is only perhaps within is not certainly within.
        Property::Within(span) => when.is_some_and(|when| when.within(span) == Certainty::Yes).into(),
        Property::HasOne(field, values) => {
            let has =
                |values: &[usize]| has_value(event, *field, |value| values.binary_search(&value).is_ok());
            if has(values) {
                Certainty::Yes
            } else if may_turn_out(*field, values.iter().copied()) && has(&[PLACE_OF_UNCHECKED]) {
                Certainty::Perhaps
            } else {
                Certainty::No
            }
        }
        Property::Is(wanted) => (*wanted == key).into(),
    }
}

/// Finds one pattern in the text of events.
struct Finder<'a> {
    index: &'a Index,
    pattern: &'a Pattern,
    text: memmem::Finder<'a>,
    fuzzy: Fuzzy,
}

impl<'a> Finder<'a> {
    fn new(pattern: &'a Pattern, index: &'a Index) -> Self {
        Self { index, pattern, text: memmem::Finder::new(&pattern.text), fuzzy: Fuzzy::default() }
    }

    /// Where an event has the pattern, if it has it.
    fn find(&self, key: EventKey, event: &Event<'_>) -> Option<Found> {
        let text = self.index.texts.get(key.index())?;
        let place = text.part_with(&self.text).map(|part| match part {
            Part::Title => Found::Title,
            Part::Summary => Found::Summary,
            Part::Quotation => Found::Quotation,
        });
        let actors = event.actors.iter().map(|key| self.index.actors.of(*key));
        let places = event.places.iter().map(|key| self.index.places.of(*key));
        let themes = event.themes.iter().map(|key| self.index.themes.of(*key));
        let named = actors.chain(places).chain(themes).filter_map(|names| self.find_in_names(names)).min();
        let lettered = self.has_letters(text.title()).then_some(Found::Letters);
        [place, named, lettered].into_iter().flatten().min()
    }

    fn find_in_names(&self, names: &str) -> Option<Found> {
        if self.text.find(names.as_bytes()).is_some() {
            return Some(Found::Name);
        }
        self.has_letters(names).then_some(Found::Letters)
    }

    fn has_letters(&self, text: &str) -> bool {
        let letters = self.pattern.letters.as_ref();
        letters.is_some_and(|letters| words(text).any(|word| self.fuzzy.finds(letters, word)))
    }
}
