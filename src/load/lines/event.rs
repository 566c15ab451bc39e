//! An event of one record, if nothing is wrong or remarkable with it, straight into columns.
//!
//! This takes what the tree of values would give the same event for without a word. All else is refused, and goes
//! the way by the tree, which knows what to say of it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::Deserializer;

use super::symbols::Symbols;
use crate::model::{Basis, Draft, DraftCitation, Key, Kind, Role, Run};
use crate::text::CleanStr;

/// The words of an event, as its record has them. Fields of JSON that are not told here are errors, as are those
/// that are told twice.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Words<'a> {
    #[serde(borrow)]
    pub(super) id: Maybe<'a>,
    #[serde(borrow)]
    pub(super) title: Maybe<'a>,
    #[serde(borrow)]
    pub(super) date: Maybe<'a>,
    #[serde(borrow)]
    pub(super) date_basis: Maybe<'a>,
    #[serde(borrow)]
    pub(super) date_note: Maybe<'a>,
    #[serde(borrow)]
    pub(super) summary: Maybe<'a>,
    #[serde(borrow)]
    pub(super) kind: Maybe<'a>,
    #[serde(borrow)]
    pub(super) actors: Vec<Text<'a>>,
    #[serde(borrow)]
    pub(super) themes: Vec<Text<'a>>,
    #[serde(borrow)]
    pub(super) places: Vec<Text<'a>>,
    #[serde(borrow)]
    pub(super) citation: Vec<CitationWords<'a>>,
    /// What is lacking in every record, and was told.
    #[serde(skip)]
    pub(super) told: Told,
}

/// The words of a citation.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CitationWords<'a> {
    #[serde(borrow)]
    pub(super) source: Maybe<'a>,
    #[serde(borrow)]
    pub(super) quote: Maybe<'a>,
    #[serde(borrow)]
    pub(super) prefix: Maybe<'a>,
    #[serde(borrow)]
    pub(super) suffix: Maybe<'a>,
    #[serde(borrow)]
    pub(super) role: Maybe<'a>,
}

impl CitationWords<'_> {
    /// Whether nothing of it is there.
    pub(super) fn is_empty(&self) -> bool {
        let Self { source, quote, prefix, suffix, role } = self;
        [source, quote, prefix, suffix, role].iter().all(|words| words.0.is_none())
    }
}

/// Things that an event may lack, of which one would say so.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Told {
    pub(super) date: bool,
    pub(super) citation: bool,
    pub(super) quote: bool,
}

/// Text, which stands in the record itself unless it has escapes.
#[derive(Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// Text, or nothing; not JSON's null, of which something is to be said.
#[derive(Clone, Default)]
pub(super) struct Maybe<'a>(pub(super) Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Maybe<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(|Text(text)| Self(Some(text)))
    }
}

/// What there is to say of an event that was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Remark {
    /// Nothing.
    None,
    /// It has no date, cites nothing, or quotes nothing: a warning.
    Lacking,
}

/// Room that is used again for each line.
#[derive(Default)]
pub(super) struct Room {
    actors: Vec<Key<crate::model::Actor>>,
    themes: Vec<Key<crate::model::Theme>>,
    places: Vec<Key<crate::model::Place>>,
}

/// Adds the event of a record to a run. `place` is the block and the line in it. `None` if it was refused, and
/// nothing was added.
pub(super) fn take(
    words: &Words<'_>,
    place: (usize, u32),
    symbols: &mut Symbols,
    room: &mut Room,
    run: &mut Run,
) -> Option<Remark> {
    let id = named(words.id.0.as_deref()?).filter(|id| !id.contains(char::is_whitespace))?;
    let title = named(words.title.0.as_deref()?)?;
    let basis = word(&words.date_basis, Basis::from_name, Basis::Stated)?;
    let kind = word(&words.kind, Kind::from_name, Kind::Event)?;
    let date_note = prose(&words.date_note)?;
    if basis != Basis::Stated && words.date_note.0.is_none() {
        return None;
    }
    let summary = prose(&words.summary)?.unwrap_or_default();
    let mut citations = Vec::with_capacity(words.citation.len());
    let mut is_lacking = false;
    for citation in &words.citation {
        let quote = citation.quote.0.as_deref().unwrap_or_default().trim();
        is_lacking |= quote.is_empty() && !words.told.quote;
        citations.push(DraftCitation {
            source: symbols.sources.number(&named(citation.source.0.as_deref()?)?, place),
            quote: CleanStr::of(quote)?,
            prefix: prose(&citation.prefix)?,
            suffix: prose(&citation.suffix)?,
            role: word(&citation.role, Role::from_name, Role::Supports)?,
        });
    }
    // What is refused from here on leaves names behind that perhaps no event has.
    let Room { actors, themes, places } = room;
    numbered(&words.actors, actors, |name| symbols.actors.number(name, place))?;
    numbered(&words.places, places, |name| symbols.places.number(name, place))?;
    let date = match &words.date.0 {
        None => None,
        Some(text) => Some(symbols.dates.read(&named(text)?)?),
    };
    numbered(&words.themes, themes, |name| symbols.themes.number(name, place))?;
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
    match &text.0 {
        None => Some(None),
        Some(text) => CleanStr::of(text.trim()).map(|text| (!text.is_empty()).then_some(text)),
    }
}

fn word<T>(text: &Maybe<'_>, value: fn(&str) -> Option<T>, otherwise: T) -> Option<T> {
    text.0.as_deref().map_or(Some(otherwise), value)
}

/// Numbers the names of a list; `None` if one stands there twice.
fn numbered<T>(
    names: &[Text<'_>],
    keys: &mut Vec<Key<T>>,
    mut number: impl FnMut(&str) -> Key<T>,
) -> Option<()> {
    keys.clear();
    for Text(name) in names {
        let key = number(&named(name)?);
        if keys.contains(&key) {
            return None;
        }
        keys.push(key);
    }
    Some(())
}
