//! The values that a field can have in a chronology, by all their names.

use super::field::Field;
use super::remarks::ANSWERS;
use super::words::{flat, flat_onto, has_words};
use crate::model::{Basis, Chronology, Event, Evidence, Kind};

/// One value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value<'a> {
    /// What a query says for it.
    pub id: &'a str,
    /// What a screen shows for it.
    pub label: &'a str,
    /// What else it is called.
    names: Vec<&'a str>,
}

impl<'a> Value<'a> {
    fn new(id: &'a str, label: &'a str) -> Self {
        Self { id, label, names: Vec::new() }
    }

    /// Everything that it is called.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        [self.id, self.label].into_iter().chain(self.names.iter().copied())
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
    let word = |word: &'static str| Value::new(word, word);
    match field {
        Field::Year | Field::Date | Field::Within | Field::Id | Field::Note => Vec::new(),
        Field::Actor => {
            let actors = chronology.actors().iter();
            actors
                .map(|actor| Value {
                    names: actor.aliases.iter().map(AsRef::as_ref).collect(),
                    ..Value::new(&actor.id, &actor.name)
                })
                .collect()
        }
        Field::Theme => {
            let themes = chronology.themes().iter();
            themes.map(|theme| Value::new(&theme.name, &theme.name)).collect()
        }
        Field::Place => {
            let places = chronology.places().iter();
            places.map(|place| Value::new(&place.id, &place.name)).collect()
        }
        Field::Source => {
            let sources = chronology.sources().iter();
            sources
                .map(|source| Value {
                    names: source.publisher.iter().map(AsRef::as_ref).collect(),
                    ..Value::new(&source.id, &source.title)
                })
                .collect()
        }
        Field::Kind => Kind::ALL.iter().map(|kind| word(kind.name())).collect(),
        Field::Basis => Basis::ALL.iter().map(|basis| word(basis.name())).collect(),
        Field::Evidence => {
            let marks = Evidence::ALL.iter().map(|evidence| word(evidence.name()));
            marks.chain([UNCITED, UNCHECKED].map(word)).collect()
        }
        Field::Star => ANSWERS.map(word).into(),
    }
}

/// The values that a person means by a word, as places in the list: those that are called so, or else
/// those that have the words in a name (`actor:abe` finds Shinzo Abe, and Akie Abe as well).
pub(super) fn meant(word: &str, values: &[Value<'_>]) -> Vec<usize> {
    let word = flat(word);
    let (mut exactly, mut partly) = (Vec::new(), Vec::new());
    let mut folded = String::new();
    for (index, value) in values.iter().enumerate() {
        let mut has_words_of_it = false;
        let is_it = value.names().any(|name| {
            folded.clear();
            flat_onto(name, &mut folded);
            has_words_of_it |= has_words(&folded, &word);
            folded == word
        });
        if is_it {
            exactly.push(index);
        } else if has_words_of_it {
            partly.push(index);
        }
    }
    if exactly.is_empty() { partly } else { exactly }
}

/// Whether some value of the field that an event has, as a place in the list of [`values`], passes.
pub(super) fn has_value(event: &Event<'_>, field: Field, mut passes: impl FnMut(usize) -> bool) -> bool {
    match field {
        // Stars and notes are the reader's, and not the event's.
        Field::Year | Field::Date | Field::Within | Field::Id | Field::Star | Field::Note => false,
        Field::Actor => event.actors.iter().any(|key| passes(key.index())),
        Field::Theme => event.themes.iter().any(|key| passes(key.index())),
        Field::Place => event.places.iter().any(|key| passes(key.index())),
        Field::Source => event.citations.iter().any(|citation| passes(citation.source.index())),
        // The values of a vocabulary are listed in the order of their declaration.
        Field::Kind => passes(event.kind as usize),
        Field::Basis => passes(event.basis as usize),
        Field::Evidence if event.citations.is_empty() => passes(PLACE_OF_UNCITED),
        Field::Evidence => {
            let mut marks = event.citations.iter().map(|citation| citation.evidence());
            marks.any(|mark| passes(mark.map_or(PLACE_OF_UNCHECKED, |evidence| evidence as usize)))
        }
    }
}

/// Whether some of these values of a field may turn out to be an event's although it is not known to have one: how
/// its quotations stand is not known as long as they have not been looked for.
pub(super) fn may_turn_out(field: Field, values: impl IntoIterator<Item = usize>) -> bool {
    field == Field::Evidence && values.into_iter().any(|value| value < PLACE_OF_UNCITED)
}
