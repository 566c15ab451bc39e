//! An event of one line of JSON, if nothing is wrong or remarkable with it, straight into columns.
//!
//! This takes what the tree of values would give the same event for without a word. All else is refused, and goes
//! the way by the tree, which knows what to say of it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::Deserializer;

use super::symbols::Symbols;
use crate::model::{Basis, Draft, DraftCitation, Key, Kind, Role, Run};
use crate::text::CleanStr;

/// A line, as JSON has it. Fields that are not told are errors, as are those that are told twice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow, default)]
    date: Maybe<'a>,
    #[serde(borrow, default)]
    date_basis: Maybe<'a>,
    #[serde(borrow, default)]
    date_note: Maybe<'a>,
    #[serde(borrow, default)]
    summary: Maybe<'a>,
    #[serde(borrow, default)]
    kind: Maybe<'a>,
    #[serde(borrow, default)]
    actors: Vec<Text<'a>>,
    #[serde(borrow, default)]
    themes: Vec<Text<'a>>,
    #[serde(borrow, default)]
    places: Vec<Text<'a>>,
    #[serde(borrow, default)]
    citation: Vec<CitationOf<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CitationOf<'a> {
    #[serde(borrow)]
    source: Text<'a>,
    #[serde(borrow)]
    quote: Text<'a>,
    #[serde(borrow, default)]
    prefix: Maybe<'a>,
    #[serde(borrow, default)]
    suffix: Maybe<'a>,
    #[serde(borrow, default)]
    role: Maybe<'a>,
}

/// Text, which stands in the line itself unless it has escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Text, or nothing; not JSON's null, of which something is to be said.
#[derive(Default)]
struct Maybe<'a>(Option<Cow<'a, str>>);

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
    /// It has no date, or cites nothing: a warning.
    Lacking,
}

/// Room that is used again for each line.
#[derive(Default)]
pub(super) struct Room {
    actors: Vec<Key<crate::model::Actor>>,
    themes: Vec<Key<crate::model::Theme>>,
    places: Vec<Key<crate::model::Place>>,
}

/// Adds the event of a line to a run. `place` is the block and the line in it. `None` if it was refused, and
/// nothing was added.
pub(super) fn take(
    line: &str,
    place: (usize, u32),
    symbols: &mut Symbols,
    room: &mut Room,
    run: &mut Run,
) -> Option<Remark> {
    let line: Line<'_> = serde_json::from_str(line).ok()?;
    let id =
        CleanStr::of_line(&line.id.0).filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))?;
    let title = named(&line.title.0)?;
    let basis = word(&line.date_basis, Basis::from_name, Basis::Stated)?;
    let kind = word(&line.kind, Kind::from_name, Kind::Event)?;
    let date_note = prose(&line.date_note)?;
    if basis != Basis::Stated && line.date_note.0.is_none() {
        return None;
    }
    let summary = prose(&line.summary)?.unwrap_or_default();
    let mut citations = Vec::with_capacity(line.citation.len());
    for citation in &line.citation {
        citations.push(DraftCitation {
            source: symbols.sources.number(&named(&citation.source.0)?, place),
            quote: CleanStr::of(citation.quote.0.trim()).filter(|quote| !quote.is_empty())?,
            prefix: prose(&citation.prefix)?,
            suffix: prose(&citation.suffix)?,
            role: word(&citation.role, Role::from_name, Role::Supports)?,
        });
    }
    // What is refused from here on leaves names behind that perhaps no event has.
    let Room { actors, themes, places } = room;
    numbered(&line.actors, actors, |name| symbols.actors.number(name, place))?;
    numbered(&line.places, places, |name| symbols.places.number(name, place))?;
    let date = match &line.date.0 {
        None => None,
        Some(text) => Some(symbols.dates.read(&named(text)?)?),
    };
    numbered(&line.themes, themes, |name| symbols.themes.number(name, place))?;
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
    let is_lacking = date.is_none() || citations.is_empty();
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
