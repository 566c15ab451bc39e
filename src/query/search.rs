//! A query made ready to be asked of many events: what does not depend on the event is looked up once.

use memchr::memmem;

use super::fuzzy::Fuzzy;
use super::index::{Index, Names};
use super::pattern::Pattern;
use super::resolve::{Asked, Property, Test};
use super::tree::{Node, Shape};
use super::values::has_value;
use crate::edtf::Certainty;
use crate::model::{Chronology, Event, Key};

/// A query ready to be asked of the events of a chronology.
pub(super) struct Search<'a> {
    chronology: &'a Chronology,
    tree: Option<Node<Step<'a>>>,
}

/// One test, ready.
enum Step<'a> {
    Says(Box<Finder<'a>>),
    Has(&'a Property),
}

impl<'a> Search<'a> {
    pub(super) fn new(tree: Option<&'a Node<Asked>>, chronology: &'a Chronology, index: &'a Index) -> Self {
        let mut ready = |asked: &'a Asked| {
            Some(match &asked.test {
                Test::Says(pattern) => Step::Says(Box::new(Finder::new(pattern, index))),
                Test::Has(property) => Step::Has(property),
            })
        };
        Self { chronology, tree: tree.and_then(|tree| tree.filter_map(&mut ready)) }
    }

    /// Whether an event matches.
    pub(super) fn matches(&self, key: Key<Event>) -> Certainty {
        let event = &self.chronology[key];
        let tree = self.tree.as_ref();
        tree.map_or(Certainty::Yes, |tree| certainty(tree, key, event))
    }

    /// The place of the worst placed of the words that make an event match. `None` if none of them does.
    pub(super) fn worst_place(&self, key: Key<Event>) -> Option<Found> {
        let event = &self.chronology[key];
        let mut worst = None;
        if let Some(tree) = &self.tree {
            tree.each_positive(&mut |step| {
                if let Step::Says(finder) = step {
                    // A word of another branch of an "or" may be found nowhere.
                    worst = worst.max(finder.find(key, event));
                }
            });
        }
        worst
    }
}

/// Whether an event matches a part of a query, in Kleene's logic. Stops as soon as nothing can change it.
fn certainty(node: &Node<Step<'_>>, key: Key<Event>, event: &Event) -> Certainty {
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
        Shape::Not(inner) => !certainty(inner, key, event),
        Shape::All(nodes) => joined(nodes, Certainty::Yes, Certainty::and),
        Shape::Any(nodes) => joined(nodes, Certainty::No, Certainty::or),
    }
}

fn has(property: &Property, key: Key<Event>, event: &Event) -> Certainty {
    let when = event.when.as_ref();
    match property {
        Property::Overlaps(span) => when.map_or(Certainty::No, |when| when.overlaps(span)),
        // "Certainly within" is so or not: what is only perhaps within is not certainly within.
        Property::Within(span) => when.is_some_and(|when| when.within(span) == Certainty::Yes).into(),
        Property::HasOne(field, values) => {
            has_value(event, *field, |value| values.binary_search(&value).is_ok()).into()
        }
        Property::Is(wanted) => (*wanted == key).into(),
    }
}

/// Where words were found: the best place first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Found {
    Title,
    Name,
    Summary,
    Quotation,
    /// By its letters, in the title or a name.
    Letters,
}

/// Finds one pattern in the text of events.
struct Finder<'a> {
    index: &'a Index,
    text: memmem::Finder<'a>,
    actors: Named,
    places: Named,
    themes: Named,
    /// For each event whether its title has the letters in a word; empty if none has.
    letters: Vec<bool>,
}

/// For each thing of a list, where its names have the pattern: as `Name` or by its `Letters`.
struct Named(Vec<Option<Found>>);

impl<'a> Finder<'a> {
    fn new(pattern: &'a Pattern, index: &'a Index) -> Self {
        let text = memmem::Finder::new(&pattern.text);
        let fuzzy = Fuzzy::default();
        let named = |names: &[Names]| Named::new(names, pattern, &fuzzy);
        let mut letters = Vec::new();
        if let Some(typed) = &pattern.letters {
            let words = index.title_words.iter();
            for (_, events) in words.filter(|(word, _)| fuzzy.finds(typed, word)) {
                letters.resize(index.len(), false);
                for key in events {
                    letters[key.index()] = true;
                }
            }
        }
        Self {
            actors: named(&index.actors),
            places: named(&index.places),
            themes: named(&index.themes),
            index,
            text,
            letters,
        }
    }

    /// Where an event has the pattern, if it has it.
    fn find(&self, key: Key<Event>, event: &Event) -> Option<Found> {
        let text = self.index.text(key)?;
        let place = self.text.find(text.all.as_bytes()).map(|place| match place {
            _ if place < text.title => Found::Title,
            _ if place < text.summary => Found::Summary,
            _ => Found::Quotation,
        });
        if place == Some(Found::Title) {
            return place;
        }
        let actors = event.actors.iter().map(|key| self.actors.of(key.index()));
        let places = event.places.iter().map(|key| self.places.of(key.index()));
        let themes = event.themes.iter().map(|key| self.themes.of(key.index()));
        let named = actors.chain(places).chain(themes).flatten().min();
        let lettered = || self.letters.get(key.index())?.then_some(Found::Letters);
        // Of a place in the text and one in a name, the better.
        [place, named].into_iter().flatten().min().or_else(lettered)
    }
}

impl Named {
    fn new(names: &[Names], pattern: &Pattern, fuzzy: &Fuzzy) -> Self {
        let found = |Names(names): &Names| {
            if names.contains(&pattern.text) {
                return Some(Found::Name);
            }
            let typed = pattern.letters.as_ref()?;
            let mut words = super::words::words(names);
            words.any(|word| fuzzy.finds(typed, word)).then_some(Found::Letters)
        };
        Self(names.iter().map(found).collect())
    }

    fn of(&self, index: usize) -> Option<Found> {
        self.0.get(index).copied().flatten()
    }
}
