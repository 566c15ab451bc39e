//! The text of a chronology, folded once, so that asking allocates nothing for an event.

use std::collections::HashMap;

use super::words::{flat, words};
use crate::model::{Chronology, Event, Key};
use crate::text::Clean;

/// The folded text of one chronology's events, actors, places and themes.
#[derive(Debug, Default)]
pub struct Index {
    /// The text of all events, one after the other.
    text: String,
    events: Vec<Place>,
    /// The words of titles, each with the events that have it.
    pub(super) title_words: HashMap<Box<str>, Vec<Key<Event>>>,
    /// For each actor its names, for each place and theme its name.
    pub(super) actors: Vec<Names>,
    pub(super) places: Vec<Names>,
    pub(super) themes: Vec<Names>,
}

/// Where an event's title, summary and quotations stand, in this order. Line feeds stand between them,
/// which no pattern holds.
#[derive(Debug)]
struct Place {
    start: usize,
    title_end: usize,
    summary_end: usize,
    end: usize,
}

/// All names of a thing, with line feeds between.
#[derive(Debug)]
pub(super) struct Names(pub(super) Box<str>);

/// An event's text.
pub(super) struct Text<'a> {
    pub(super) all: &'a str,
    /// Bytes of the title.
    pub(super) title: usize,
    /// Bytes of the title and the summary.
    pub(super) summary: usize,
}

impl Index {
    /// Folds the text of a chronology.
    pub fn new(chronology: &Chronology) -> Self {
        let actors = chronology.actors().iter();
        let places = chronology.places().iter();
        let themes = chronology.themes().iter();
        let mut index = Self {
            actors: actors.map(|actor| Names::new([&actor.name].into_iter().chain(&actor.aliases))).collect(),
            places: places.map(|place| Names::new([&place.name])).collect(),
            themes: themes.map(|theme| Names::new([&theme.name])).collect(),
            ..Self::default()
        };
        for (key, event) in chronology.events_with_keys() {
            index.add(key, event);
        }
        index
    }

    fn add(&mut self, key: Key<Event>, event: &Event) {
        let start = self.text.len();
        let title = flat(&event.title);
        for word in words(&title) {
            match self.title_words.get_mut(word) {
                Some(events) if events.last() == Some(&key) => {}
                Some(events) => events.push(key),
                None => {
                    self.title_words.insert(word.into(), vec![key]);
                }
            }
        }
        self.text.push_str(&title);
        let title_end = self.text.len();
        self.text.push('\n');
        self.text.push_str(&flat(&event.summary));
        let summary_end = self.text.len();
        for citation in &event.citations {
            self.text.push('\n');
            self.text.push_str(&flat(&citation.quote));
        }
        self.events.push(Place { start, title_end, summary_end, end: self.text.len() });
    }

    /// How many events it has the text of.
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// The text of an event.
    pub(super) fn text(&self, key: Key<Event>) -> Option<Text<'_>> {
        let place = self.events.get(key.index())?;
        Some(Text {
            all: self.text.get(place.start..place.end)?,
            title: place.title_end - place.start,
            summary: place.summary_end - place.start,
        })
    }
}

impl Names {
    fn new<'a>(names: impl IntoIterator<Item = &'a Clean>) -> Self {
        let names: Vec<_> = names.into_iter().map(|name| flat(name)).collect();
        Self(names.join("\n").into())
    }
}
