//! The text of a chronology, folded once, so that asking allocates nothing.

use super::fuzzy::{Fuzzy, Letters};
use super::pattern::Pattern;
use super::words::{flat, words};
use crate::model::{Chronology, Event, Key};

/// The folded text of one chronology's events, actors, places and themes.
#[derive(Debug)]
pub struct Index {
    events: Vec<Text>,
    actors: Vec<Names>,
    places: Vec<Names>,
    themes: Vec<Names>,
    fuzzy: Fuzzy,
}

/// An event's title, summary and quotations. Line feeds stand between them, which no pattern holds.
#[derive(Debug)]
struct Text {
    lines: Box<str>,
    /// Where the title ends.
    title: usize,
    /// Where the summary ends.
    summary: usize,
}

/// All names of a thing, with line feeds between.
#[derive(Debug)]
struct Names(Box<str>);

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

impl Index {
    /// Folds the text of a chronology.
    pub fn new(chronology: &Chronology) -> Self {
        let actors = chronology.actors().iter();
        let places = chronology.places().iter();
        let themes = chronology.themes().iter();
        Self {
            events: chronology.events().iter().map(Text::new).collect(),
            actors: actors
                .map(|actor| Names::new([&actor.name].into_iter().chain(&actor.aliases)))
                .collect(),
            places: places.map(|place| Names::new([&place.name])).collect(),
            themes: themes.map(|theme| Names::new([&theme.name])).collect(),
            fuzzy: Fuzzy::default(),
        }
    }

    /// Where an event's text has the pattern, if it has it.
    pub(super) fn find(&self, pattern: &Pattern, key: Key<Event>, event: &Event) -> Option<Found> {
        let text = self.events.get(key.index())?;
        let place = text.find(&pattern.text);
        if place == Some(Found::Title) {
            return place;
        }
        if self.any_name(event, |names| names.0.contains(&pattern.text)) {
            return Some(Found::Name);
        }
        place.or_else(|| {
            let letters = pattern.letters.as_ref()?;
            let found = self.has_letters(letters, text.title())
                || self.any_name(event, |names| self.has_letters(letters, &names.0));
            found.then_some(Found::Letters)
        })
    }

    fn any_name(&self, event: &Event, passes: impl Fn(&Names) -> bool) -> bool {
        let actors = event.actors.iter().filter_map(|key| self.actors.get(key.index()));
        let places = event.places.iter().filter_map(|key| self.places.get(key.index()));
        let themes = event.themes.iter().filter_map(|key| self.themes.get(key.index()));
        actors.chain(places).chain(themes).any(passes)
    }

    fn has_letters(&self, letters: &Letters, text: &str) -> bool {
        words(text).any(|word| self.fuzzy.finds(letters, word))
    }
}

impl Text {
    fn new(event: &Event) -> Self {
        let mut lines = flat(&event.title);
        let title = lines.len();
        lines.push('\n');
        lines.push_str(&flat(&event.summary));
        let summary = lines.len();
        for citation in &event.citations {
            lines.push('\n');
            lines.push_str(&flat(&citation.quote));
        }
        Self {
            lines: lines.into(),
            title,
            summary,
        }
    }

    fn title(&self) -> &str {
        self.lines.get(..self.title).unwrap_or_default()
    }

    /// The best place of a text. What comes first in the lines is better.
    fn find(&self, text: &str) -> Option<Found> {
        // Much faster than `find`, and most events do not have it.
        if !self.lines.contains(text) {
            return None;
        }
        let place = self.lines.find(text)?;
        Some(match place {
            _ if place < self.title => Found::Title,
            _ if place < self.summary => Found::Summary,
            _ => Found::Quotation,
        })
    }
}

impl Names {
    fn new<'a>(names: impl IntoIterator<Item = &'a crate::text::Clean>) -> Self {
        let names: Vec<_> = names.into_iter().map(|name| flat(name)).collect();
        Self(names.join("\n").into())
    }
}
