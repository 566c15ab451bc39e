//! An event of one record, if nothing is wrong or remarkable with it, straight into columns.
//!
//! This takes what the tree of values would give the same event for without a word. All else is refused, and goes
//! the way by the tree, which knows what to say of it.

use super::super::dates::{KnownDates, SharedDates};
use super::symbols::{Names, Symbols};
use super::words::{Maybe, Text, Words};
use crate::model::{Actor, Basis, Draft, DraftCitation, Key, Kind, Place, Role, Run, Theme};
use crate::text::CleanStr;

/// What there is to say of an event that was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Remark {
    /// Nothing.
    None,
    /// It has no date, cites nothing, or quotes nothing: a warning.
    Lacking,
}

/// What a thread needs for each line, and uses again for the next.
pub(super) struct Room<'d> {
    dates: KnownDates<'d>,
    actors: Vec<Key<Actor>>,
    themes: Vec<Key<Theme>>,
    places: Vec<Key<Place>>,
}

impl<'d> Room<'d> {
    pub(super) fn new(dates: &'d SharedDates) -> Self {
        Self { dates: dates.known(), actors: Vec::new(), themes: Vec::new(), places: Vec::new() }
    }
}

/// Adds the event of a record to a run. `place` is the block and the line in it. `None` if it was refused, and
/// nothing was added.
pub(super) fn take(
    words: &Words<'_>,
    place: (usize, u32),
    symbols: &mut Symbols,
    room: &mut Room<'_>,
    run: &mut Run,
) -> Option<Remark> {
    let id = named(words.id.as_deref()?).filter(|id| !id.contains(char::is_whitespace))?;
    let title = named(words.title.as_deref()?)?;
    let basis = word(&words.date_basis, Basis::from_name, Basis::Stated)?;
    let kind = word(&words.kind, Kind::from_name, Kind::Event)?;
    let date_note = prose(&words.date_note)?;
    if basis != Basis::Stated && words.date_note.is_none() {
        return None;
    }
    let summary = prose(&words.summary)?.unwrap_or_default();
    let mut citations = Vec::with_capacity(words.citation.len());
    let mut is_lacking = false;
    for citation in &words.citation {
        let quote = citation.quote.as_deref().unwrap_or_default().trim();
        is_lacking |= quote.is_empty() && !words.told.quote;
        citations.push(DraftCitation {
            source: symbols.sources.sound(citation.source.as_deref()?, place)?,
            quote: CleanStr::of(quote)?,
            prefix: prose(&citation.prefix)?,
            suffix: prose(&citation.suffix)?,
            role: word(&citation.role, Role::from_name, Role::Supports)?,
        });
    }
    // What is refused from here on leaves names behind that perhaps no event has.
    let Room { dates, actors, themes, places } = room;
    numbered(&words.actors, &mut symbols.actors, place, actors)?;
    numbered(&words.places, &mut symbols.places, place, places)?;
    let date = match &words.date {
        None => None,
        Some(text) => Some(dates.read(text, |text| named(text).is_some())?),
    };
    numbered(&words.themes, &mut symbols.themes, place, themes)?;
    run.push(&Draft {
        id,
        date,
        basis,
        date_note,
        title,
        summary,
        kind,
        actors,
        themes,
        places,
        citations: &citations,
        line: place.1,
    });
    is_lacking |= date.is_none() && !words.told.date || citations.is_empty() && !words.told.citation;
    Some(if is_lacking { Remark::Lacking } else { Remark::None })
}

/// Text on one line, and some.
fn named(text: &str) -> Option<CleanStr<'_>> {
    CleanStr::of_line(text).filter(|text| !text.is_empty())
}

/// Text of any length, trimmed; nothing where there is none.
#[expect(clippy::option_option, reason = "refused, or taken and perhaps nothing")]
fn prose<'a>(text: &'a Maybe<'_>) -> Option<Option<CleanStr<'a>>> {
    match text {
        None => Some(None),
        Some(text) => CleanStr::of(text.trim()).map(|text| (!text.is_empty()).then_some(text)),
    }
}

fn word<T>(text: &Maybe<'_>, value: fn(&str) -> Option<T>, otherwise: T) -> Option<T> {
    text.as_deref().map_or(Some(otherwise), value)
}

impl<T> Names<T> {
    /// The key of a name, if it is on one line as it stands; those that are known are.
    fn sound(&mut self, name: &str, place: (usize, u32)) -> Option<Key<T>> {
        match self.known(name) {
            Some(key) => Some(key),
            None => named(name).map(|name| self.add(&name, place)),
        }
    }
}

/// Numbers the names of a list; `None` if one stands there twice.
fn numbered<T>(
    list: &[Text<'_>],
    names: &mut Names<T>,
    place: (usize, u32),
    keys: &mut Vec<Key<T>>,
) -> Option<()> {
    keys.clear();
    for Text(name) in list {
        let key = names.sound(name, place)?;
        if keys.contains(&key) {
            return None;
        }
        keys.push(key);
    }
    Some(())
}
