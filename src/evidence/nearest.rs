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

impl Searchable<'_> {
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
        Some(Place { text: self.normal.original(&copy)?, copy })
    }

    /// The passage of whole words with the fewest errors, and these errors. Of several it is one that ends
    /// and begins with the characters of the part, or else the shortest.
    fn best(&self, pattern: &Pattern, part: &Part<'_>, most: usize) -> Option<(Range<usize>, usize)> {
        let text = self.normal.text();
        let ends = text.char_indices().zip(pattern.errors(text.chars(), Start::Anywhere));
        let ends = ends.map(|((place, character), errors)| (place + character.len_utf8(), character, errors));
        let is_end = |place| self.normal.end(place).is_some_and(|end| !inside_word(self.text, end));
        let (end, _) = fewest(ends, part.normal.chars().next_back(), most, is_end)?;

        let backward = Pattern::new(part.normal.chars().rev());
        let head = text.get(..end)?;
        let starts = head.char_indices().rev().zip(backward.errors(head.chars().rev(), Start::Here));
        let starts = starts.map(|((place, character), errors)| (place, character, errors));
        let is_start = |place| self.normal.start(place).is_some_and(|start| !inside_word(self.text, start));
        let nearby = starts.take(pattern.length() + most);
        let (start, errors) = fewest(nearby, part.normal.chars().next(), most, is_start)?;
        Some((start..end, errors))
    }
}

/// The place with the fewest errors, and of several such the first whose character is the one wanted.
fn fewest(
    places: impl Iterator<Item = (usize, char, usize)>,
    wanted: Option<char>,
    most: usize,
    is_bound: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, (usize, bool))> = None;
    for (place, character, errors) in places {
        let rank = (errors, Some(character) != wanted);
        if errors <= most && character != ' ' && best.is_none_or(|(_, least)| rank < least) && is_bound(place)
        {
            best = Some((place, rank));
        }
    }
    best.map(|(place, (errors, _))| (place, errors))
}
