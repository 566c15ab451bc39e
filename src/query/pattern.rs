//! Words to be looked for in the text of events.

use super::fuzzy::Letters;
use super::words::flat;

/// A word or a phrase, in the form in which text is searched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pattern {
    /// What must stand as part of a flat text; not empty.
    pub(super) text: String,
    /// For words that may be found by their letters as well.
    pub(super) letters: Option<Letters>,
}

impl Pattern {
    /// A word as it was typed. `None` if nothing of it can be looked for.
    pub(super) fn word(word: &str) -> Option<Self> {
        let phrase = Self::phrase(word)?;
        let letters = Letters::new(&phrase.text);
        Some(Self { letters, ..phrase })
    }

    /// A phrase: as it stands or not at all.
    pub(super) fn phrase(words: &str) -> Option<Self> {
        let text = flat(words);
        (!text.is_empty()).then_some(Self { text, letters: None })
    }
}
