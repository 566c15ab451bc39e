//! In which events words were found, and where in them.

use memchr::memmem;
use roaring::RoaringBitmap;

use super::answer::Answer;
use super::event_texts::Scanned;
use super::field::Field;
use super::fuzzy::Fuzzy;
use super::index::{Index, Names};
use super::pattern::Pattern;
use crate::model::{EventKey, Key};

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

impl Found {
    const ALL: [Self; 5] = [Self::Title, Self::Name, Self::Summary, Self::Quotation, Self::Letters];
}

/// The events that say a pattern, by the places where they do; an event may stand in several.
#[derive(Clone, Debug)]
pub(super) struct Said([RoaringBitmap; 5]);

impl Said {
    /// What was found in texts, with what is found in names and by letters, of these events.
    pub(super) fn new(pattern: &Pattern, scanned: Scanned, index: &Index, among: &RoaringBitmap) -> Self {
        let finder = memmem::Finder::new(&pattern.text);
        let named = index.named(|names| names.with(&finder)) & among;
        let lettered = pattern.letters.as_ref().map(|letters| {
            let fuzzy = Fuzzy::default();
            let named = index.named(|names| names.with_letters(letters, &fuzzy));
            (named | index.title_words().with_letters(letters, &fuzzy)) & among
        });
        let Scanned { title, summary, quotation } = scanned;
        Self([title, named, summary, quotation, lettered.unwrap_or_default()])
    }

    /// The events that say it anywhere.
    pub(super) fn anywhere(&self) -> RoaringBitmap {
        self.0.iter().fold(RoaringBitmap::new(), |all, events| all | events)
    }

    /// The events that say it in this place or a better one.
    fn at_best(&self, place: Found) -> RoaringBitmap {
        self.0.iter().take(place as usize + 1).fold(RoaringBitmap::new(), |all, events| all | events)
    }
}

impl Index {
    /// The events of things whose names are among those that `find` finds.
    fn named(&self, find: impl Fn(&Names) -> RoaringBitmap) -> RoaringBitmap {
        let lists =
            [(Field::Actor, &self.actors), (Field::Place, &self.places), (Field::Theme, &self.themes)];
        let events = lists
            .into_iter()
            .map(|(field, names)| self.postings.any(field, find(names).iter().map(|thing| thing as usize)));
        events.fold(RoaringBitmap::new(), |all, events| all | events)
    }
}

/// Of the events that match, the first of those whose worst placed word stands in the best place.
///
/// What makes an event match may be one branch of an "or"; the words of another may be found nowhere in it.
pub(super) fn best(answer: &Answer, said: &[Said]) -> Option<EventKey> {
    let everywhere: Vec<RoaringBitmap> = said.iter().map(Said::anywhere).collect();
    let mut found = RoaringBitmap::new();
    for events in &everywhere {
        found |= events;
    }
    let found = answer.among(&found);
    for place in Found::ALL {
        let mut worse = RoaringBitmap::new();
        for (said, anywhere) in said.iter().zip(&everywhere) {
            worse |= anywhere - said.at_best(place);
        }
        let first = |events: &RoaringBitmap| (events - &worse).min();
        if let Some(event) = first(&found.certain).or_else(|| first(&found.perhaps)) {
            return Some(Key::new(event as usize));
        }
    }
    None
}
