//! The one passage that comes nearest to a quotation that stands nowhere.

use std::ops::Range;

use super::Searchable;
use super::approximate::{Pattern, Start};
use super::boundary::inside_word;
use super::difference::words;
use super::places::{Part, Place};

/// The shortest quotation that is looked for with errors, in characters: in less there is too little to
/// know it by.
const SHORTEST: usize = 20;

/// The fewest words that are looked for with errors.
const FEWEST_WORDS: usize = 4;

/// The longest quotation that is looked for with errors, in characters: time grows with its length times
/// that of the document.
const LONGEST: usize = 2000;

/// One error in so many characters is borne.
const ERRORS_ONE_IN: usize = 5;

/// Another passage must be farther off by more than one error in so many characters.
const MARGIN_ONE_IN: usize = 20;

impl Searchable {
    /// The passage that differs least from a part, if it differs by little and no other comes near it.
    pub(super) fn nearest(&self, part: &Part<'_>) -> Option<Place> {
        let length = part.normal.chars().count();
        if !(SHORTEST..=LONGEST).contains(&length) || words(&part.normal).len() < FEWEST_WORDS {
            return None;
        }
        let pattern = Pattern::new(part.normal.chars());
        let (copy, errors) = self.best(&pattern, part, length / ERRORS_ONE_IN)?;
        let text = self.normal.text();
        let near = errors + length / MARGIN_ONE_IN;
        let elsewhere = [text.get(..copy.start), text.get(copy.end..)];
        let rivalled = elsewhere
            .into_iter()
            .flatten()
            .any(|stretch| pattern.errors(stretch.chars(), Start::Anywhere).any(|errors| errors <= near));
        if rivalled {
            return None;
        }
        Some(Place { text: self.normal.original(&copy)?, copy, exact: false })
    }

    /// The passage of whole words with the fewest errors, the shortest of several, and these errors.
    fn best(&self, pattern: &Pattern, part: &Part<'_>, most: usize) -> Option<(Range<usize>, usize)> {
        let text = self.normal.text();
        let mut best: Option<(usize, usize)> = None;
        for ((place, character), errors) in
            text.char_indices().zip(pattern.errors(text.chars(), Start::Anywhere))
        {
            let end = place + character.len_utf8();
            if errors <= most
                && best.is_none_or(|(_, fewest)| errors < fewest)
                && character != ' '
                && self.normal.end(end).is_some_and(|end| !inside_word(&self.text, end))
            {
                best = Some((end, errors));
            }
        }
        let (end, _) = best?;
        let backward = Pattern::new(part.normal.chars().rev());
        let head = text.get(..end)?;
        let mut best: Option<(usize, usize)> = None;
        for ((place, character), errors) in head
            .char_indices()
            .rev()
            .zip(backward.errors(head.chars().rev(), Start::Here))
            .take(2 * pattern.length())
        {
            if errors <= most
                && best.is_none_or(|(_, fewest)| errors < fewest)
                && character != ' '
                && self.normal.start(place).is_some_and(|start| !inside_word(&self.text, start))
            {
                best = Some((place, errors));
            }
        }
        best.map(|(start, errors)| (start..end, errors))
    }
}
