//! The values that a field can have in a chronology, by all their names.

use memchr::memmem::Finder;

use super::field::Field;
use super::remarks::ANSWERS;
use super::texts::Texts;
use super::words::{flat, flat_onto, has_words, words};
use crate::model::{Basis, Chronology, Citation, Event, Evidence, Kind, Role};
use crate::text::Clean;

/// One value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value<'a> {
    /// What a query says for it.
    pub id: &'a str,
    /// What a screen shows for it.
    pub label: &'a str,
    /// The same, where a chronology has it.
    clean: Option<&'a Clean>,
    /// What else it is called.
    names: &'a [Clean],
    /// Who published it.
    publisher: Option<&'a Clean>,
}

impl<'a> Value<'a> {
    fn word(word: &'a str) -> Self {
        Self { id: word, label: word, clean: None, names: &[], publisher: None }
    }

    fn named(id: &'a Clean, label: &'a Clean) -> Self {
        Self { clean: Some(label), label, ..Self::word(id) }
    }

    /// What a screen shows for it.
    pub(super) fn clean_label(&self) -> Clean {
        self.clean.cloned().unwrap_or_else(|| Clean::line(self.label))
    }

    /// Everything that it is called.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let others = self.names.iter().chain(self.publisher).map(Clean::as_str);
        [self.id, self.label].into_iter().chain(others)
    }
}

/// What `evidence:` says of an event that cites nothing.
const UNCITED: &str = "none";

/// What it says of one with a quotation that has not been looked for.
const UNCHECKED: &str = "unchecked";

/// The place of [`UNCITED`] among the values of `evidence:`, which begin with the marks.
const PLACE_OF_UNCITED: usize = Evidence::ALL.len();

/// The place of [`UNCHECKED`].
pub(super) const PLACE_OF_UNCHECKED: usize = PLACE_OF_UNCITED + 1;

/// Every value that a field can have, for completion. None for dates, ids and notes, which are too many.
///
/// Their order is that of the chronology's lists, or of the closed vocabulary.
pub fn values(field: Field, chronology: &Chronology) -> Vec<Value<'_>> {
    let word = |word: &'static str| Value::word(word);
    match field {
        Field::Year | Field::Date | Field::Within | Field::Id | Field::Note => Vec::new(),
        Field::Actor => {
            let actors = chronology.actors().iter();
            actors
                .map(|actor| Value { names: &actor.aliases, ..Value::named(&actor.id, &actor.name) })
                .collect()
        }
        Field::Theme => {
            let themes = chronology.themes().iter();
            themes.map(|theme| Value::named(&theme.name, &theme.name)).collect()
        }
        Field::Place => {
            let places = chronology.places().iter();
            places.map(|place| Value::named(&place.id, &place.name)).collect()
        }
        Field::Source => {
            let sources = chronology.sources().iter();
            sources
                .map(|source| Value {
                    publisher: source.publisher.as_ref(),
                    ..Value::named(&source.id, &source.title)
                })
                .collect()
        }
        Field::Kind => Kind::ALL.iter().map(|kind| word(kind.name())).collect(),
        Field::Basis => Basis::ALL.iter().map(|basis| word(basis.name())).collect(),
        Field::Evidence => {
            let marks = Evidence::ALL.iter().map(|evidence| word(evidence.name()));
            marks.chain([UNCITED, UNCHECKED].map(word)).collect()
        }
        Field::Role => Role::ALL.iter().map(|role| word(role.name())).collect(),
        Field::Star => ANSWERS.map(word).into(),
    }
}

/// How many values a field has.
pub(super) fn count_of_values(field: Field, chronology: &Chronology) -> usize {
    match field {
        Field::Year | Field::Date | Field::Within | Field::Id | Field::Note => 0,
        Field::Star => ANSWERS.len(),
        Field::Actor => chronology.actors().len(),
        Field::Theme => chronology.themes().len(),
        Field::Place => chronology.places().len(),
        Field::Source => chronology.sources().len(),
        Field::Kind => Kind::ALL.len(),
        Field::Basis => Basis::ALL.len(),
        Field::Evidence => PLACE_OF_UNCHECKED + 1,
        Field::Role => Role::ALL.len(),
    }
}

/// What the values of a field are called, folded.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// For each value all its names, with line feeds between.
    names: Texts,
}

/// What the values of a field are called.
pub(super) fn called(field: Field, chronology: &Chronology) -> Called {
    Called::new(&values(field, chronology))
}

impl Called {
    pub(super) fn new(values: &[Value<'_>]) -> Self {
        let mut names = Texts::default();
        for value in values {
            names.add(|all| {
                for (number, name) in value.names().enumerate() {
                    if number > 0 {
                        all.push('\n');
                    }
                    flat_onto(name, all);
                }
            });
        }
        Self { names }
    }

    /// The values that a person means by a word, as places in the list: those that are called so, or else
    /// those that have the words in a name (`actor:abe` finds Shinzo Abe, and Akie Abe as well).
    pub(super) fn meant(&self, word: &str) -> Vec<usize> {
        let word = flat(word);
        let (mut exactly, mut partly) = (Vec::new(), Vec::new());
        // A name that has the words has all letters of the first of them.
        let rare = words(&word).next().unwrap_or(&word);
        self.names.each_with(&Finder::new(rare), |value, _| {
            let names = || self.names.get(value).into_iter().flat_map(|names| names.split('\n'));
            if names().any(|name| name == word) {
                exactly.push(value);
            } else if names().any(|name| has_words(name, &word)) {
                partly.push(value);
            }
        });
        if exactly.is_empty() { partly } else { exactly }
    }
}

/// Whether some value of the field that an event has, as a place in the list of [`values`], passes.
pub(super) fn has_value(event: &Event<'_>, field: Field, mut passes: impl FnMut(usize) -> bool) -> bool {
    match field {
        // Stars and notes are the reader's, and not the event's.
        Field::Year | Field::Date | Field::Within | Field::Id | Field::Star | Field::Note => false,
        Field::Actor => event.actors.iter().any(|key| passes(key.index())),
        Field::Theme => event.themes.iter().any(|key| passes(key.index())),
        Field::Place => event.places.iter().any(|key| passes(key.index())),
        Field::Source => event.citations.sources().any(|source| passes(source.index())),
        // The values of a vocabulary are listed in the order of their declaration.
        Field::Kind => passes(event.kind as usize),
        Field::Basis => passes(event.basis as usize),
        Field::Evidence if event.citations.is_empty() => passes(PLACE_OF_UNCITED),
        Field::Evidence => {
            let mut marks = event.citations.evidence();
            marks.any(|mark| passes(mark.map_or(PLACE_OF_UNCHECKED, |evidence| evidence as usize)))
        }
        Field::Role => event.citations.roles().any(|role| passes(role as usize)),
    }
}

/// The value that one quotation has of a field of quotations, as a place in the list of [`values`].
pub(super) fn value_of_citation(citation: &Citation<'_>, field: Field) -> Option<usize> {
    match field {
        Field::Role => Some(citation.role as usize),
        Field::Source => Some(citation.source.index()),
        Field::Evidence => Some(citation.evidence().map_or(PLACE_OF_UNCHECKED, |mark| mark as usize)),
        _ => None,
    }
}

/// Whether some of these values of a field may turn out to be an event's although it is not known to have one: how
/// its quotations stand is not known as long as they have not been looked for.
pub(super) fn may_turn_out(field: Field, values: impl IntoIterator<Item = usize>) -> bool {
    field == Field::Evidence && values.into_iter().any(|value| value < PLACE_OF_UNCITED)
}
