//! What is worked out of a chronology once, so that no question goes through all of its events.

use std::borrow::Cow;

use roaring::RoaringBitmap;

use super::bounds::Bounds;
use super::event_texts::EventTexts;
use super::field::Field;
use super::fuzzy::{Fuzzy, Letters};
use super::postings::Postings;
use super::remarks::Shared;
use super::spread::both;
use super::texts::Texts;
use super::vocabulary::{Collected, Vocabulary};
use super::words::{flat_onto, words};
use crate::model::{Chronology, Key};
use crate::text::Clean;

/// The text of one chronology's events, actors, places and themes, folded; for each value of a field the
/// events that have it; and the days that each event may touch.
#[derive(Debug, Default)]
pub struct Index {
    events: u32,
    pub(super) texts: EventTexts,
    pub(super) title_words: Vocabulary,
    pub(super) actors: Names,
    pub(super) places: Names,
    pub(super) themes: Names,
    pub(super) postings: Postings,
    pub(super) bounds: Bounds,
    /// What the reader has put on events: none at first.
    pub(super) remarks: Shared,
}

/// What the things of a list are called.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// For each thing all its names, with line feeds between.
    texts: Texts,
    words: Vocabulary,
}

impl Index {
    /// Works through a chronology.
    pub fn new(chronology: &Chronology) -> Self {
        let actors = chronology.actors().iter();
        let places = chronology.places().iter();
        let themes = chronology.themes().iter();
        let count = chronology.events().len();
        let ((texts, title_words), (postings, bounds)) = both(
            count,
            || EventTexts::new(chronology),
            || (Postings::new(chronology), Bounds::new(chronology)),
        );
        Self {
            events: u32::try_from(count).unwrap_or(u32::MAX),
            texts,
            title_words,
            actors: Names::new(actors.map(|actor| [&actor.name].into_iter().chain(&actor.aliases))),
            places: Names::new(places.map(|place| [&place.name])),
            themes: Names::new(themes.map(|theme| [&theme.name])),
            postings,
            bounds,
            remarks: Shared::default(),
        }
    }

    /// The same with the reader's stars and notes, whatever they are by the time that somebody asks for them.
    pub fn with(chronology: &Chronology, remarks: Shared) -> Self {
        Self { remarks, ..Self::new(chronology) }
    }

    /// The events for which a value of a field counts, as a place in the list of values.
    pub(super) fn counted(&self, field: Field, value: usize) -> Option<Cow<'_, RoaringBitmap>> {
        match field {
            Field::Star => Some(Cow::Owned(self.remarks.get().answering(value, self.events))),
            _ => self.postings.counted(field, value),
        }
    }

    /// Takes in how quotations stand in their documents by now; all else never changes.
    pub fn renew_evidence(&self, chronology: &Chronology) {
        self.postings.renew_evidence(chronology);
    }

    /// How many events there are.
    pub(super) fn len(&self) -> u32 {
        self.events
    }
}

impl Names {
    fn new<'a, Of: IntoIterator<Item = &'a Clean>>(names: impl Iterator<Item = Of>) -> Self {
        let mut texts = Texts::default();
        for of_one in names {
            texts.add(|all| {
                for (number, name) in of_one.into_iter().enumerate() {
                    if number > 0 {
                        all.push('\n');
                    }
                    flat_onto(name, all);
                }
            });
        }
        let mut collected = Collected::default();
        for number in 0..texts.len() {
            let thing = u32::try_from(number).unwrap_or(u32::MAX);
            for word in texts.get(number).into_iter().flat_map(words) {
                collected.note(word, thing);
            }
        }
        let words = Vocabulary::new([collected]);
        Self { texts, words }
    }

    /// All names of a thing, with line feeds between.
    pub(super) fn of<T>(&self, thing: Key<T>) -> &str {
        self.texts.get(thing.index()).unwrap_or_default()
    }

    /// The things that have a pattern in a name.
    pub(super) fn with(&self, pattern: &memchr::memmem::Finder<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        self.texts.each_with(pattern, |thing, _| found.push(thing));
        found
    }

    /// The things that have these letters in a word of a name.
    pub(super) fn with_letters(&self, letters: &Letters, fuzzy: &Fuzzy) -> Vec<usize> {
        self.words.with_letters(letters, fuzzy).flatten().map(|thing| *thing as usize).collect()
    }
}
