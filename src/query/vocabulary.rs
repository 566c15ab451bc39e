//! The words of many things, each with the things that have it, in the order of the alphabet.

use std::collections::HashMap;

use super::fuzzy::{Fuzzy, Letters};
use super::texts::Texts;

/// Words with the numbers of the things that have them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Sorted.
    words: Texts,
    /// For each word where its things end in `things`; they begin where those of the word before it end.
    ends: Vec<usize>,
    things: Vec<u32>,
}

/// The words of some of the things, on the way to a vocabulary.
#[derive(Default)]
pub(super) struct Collected<'a>(HashMap<&'a str, Vec<u32>>);

impl<'a> Collected<'a> {
    /// Notes that a thing has a word. Things must come in their order.
    pub(super) fn note(&mut self, word: &'a str, thing: u32) {
        let things = self.0.entry(word).or_default();
        if things.last() != Some(&thing) {
            things.push(thing);
        }
    }
}

impl Vocabulary {
    /// Joins what was collected of runs of things, in the order of the runs.
    pub(super) fn new<'a>(collected: impl IntoIterator<Item = Collected<'a>>) -> Self {
        let mut words: Vec<(&str, Vec<u32>)> =
            collected.into_iter().flat_map(|Collected(words)| words).collect();
        // Stable, so that the things of a word stay in their order.
        words.sort_by_key(|(word, _)| *word);
        let mut vocabulary = Self::default();
        vocabulary.things.reserve_exact(words.iter().map(|(_, things)| things.len()).sum());
        let mut last = None;
        for (word, things) in words {
            if last != Some(word) {
                vocabulary.words.add(|all| all.push_str(word));
                vocabulary.ends.push(vocabulary.things.len());
                last = Some(word);
            }
            vocabulary.things.extend(things);
            if let Some(end) = vocabulary.ends.last_mut() {
                *end = vocabulary.things.len();
            }
        }
        vocabulary
    }

    /// For each word that has the letters, its things.
    pub(super) fn with_letters(&self, letters: &Letters, fuzzy: &Fuzzy) -> impl Iterator<Item = &[u32]> {
        let first = letters.first();
        let begins = self.place_of(|letter| letter < first);
        let ends = self.place_of(|letter| letter <= first);
        let has_letters =
            move |number: &usize| self.words.get(*number).is_some_and(|word| fuzzy.finds(letters, word));
        (begins..ends).filter(has_letters).map(|number| self.things(number))
    }

    /// How many words begin with letters of which this is so; it must be so of the first ones only.
    fn place_of(&self, so: impl Fn(char) -> bool) -> usize {
        let begins_so = |number| self.words.get(number).and_then(|word| word.chars().next()).is_some_and(&so);
        let (mut low, mut high) = (0, self.words.len());
        while low < high {
            let middle = low.midpoint(high);
            if begins_so(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn things(&self, number: usize) -> &[u32] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.things.get(start..end).unwrap_or_default()
    }
}
