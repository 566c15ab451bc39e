//! The words of many things, each with the things that have it, in the order of the alphabet.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use roaring::RoaringBitmap;

use super::fuzzy::{Fuzzy, Letters};
use super::sets::{Grouped, Pairs, Sets};
use super::texts::Texts;

/// Words with the numbers of the things that have them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Sorted.
    words: Texts,
    things: Sets,
}

/// The words of a share of the things, on the way to a vocabulary.
#[derive(Default)]
pub(super) struct Collected<'a> {
    numbers: HashMap<&'a str, u32, BuildHasherDefault<WordHasher>>,
    pairs: Pairs,
}

impl<'a> Collected<'a> {
    /// Notes that a thing has a word. Things must come in their order, and are counted from the first of the share.
    pub(super) fn note(&mut self, word: &'a str, thing: u16) {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(word).or_insert(next);
        self.pairs.note(number, thing);
    }

    /// Takes it as done. Things are counted from this one.
    pub(super) fn closed(self, first_thing: u32) -> Closed<'a> {
        let grouped = self.pairs.grouped(self.numbers.len(), first_thing);
        Closed { numbers: self.numbers, grouped }
    }
}

/// All words of a share of the things.
pub(super) struct Closed<'a> {
    numbers: HashMap<&'a str, u32, BuildHasherDefault<WordHasher>>,
    grouped: Grouped,
}

/// A quick hash for words, which are short and many. Whoever writes words that share one makes only his own
/// chronology slow to search.
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            // A multiplier with its bits well mixed: the golden ratio.
            let mixed =
                (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            self.0 = mixed ^ (mixed >> 32);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Vocabulary {
    /// Joins what was collected of shares of things, so many in all, in the order of the shares. `place` gives the
    /// place of a thing by its number in the shares.
    pub(super) fn new(mut collected: Vec<Closed<'_>>, things: usize, place: impl Fn(u32) -> u32) -> Self {
        let mut all: Vec<&str> = collected.iter().flat_map(|share| share.numbers.keys().copied()).collect();
        all.sort_unstable();
        all.dedup();
        for Closed { numbers, grouped } in &mut collected {
            let mut to = vec![0; numbers.len()];
            for (word, number) in numbers {
                let number_of_all = all.binary_search(word).unwrap_or_default();
                to[*number as usize] = u32::try_from(number_of_all).unwrap_or(u32::MAX);
            }
            grouped.renumber(&to);
        }
        let mut words = Texts::default();
        for word in &all {
            words.add(|text| text.push_str(word));
        }
        let things = Sets::new(all.len(), things, collected.iter().map(|share| &share.grouped), place);
        Self { words, things }
    }

    /// The things that have a word with these letters.
    pub(super) fn with_letters(&self, letters: &Letters, fuzzy: &Fuzzy) -> RoaringBitmap {
        let first = letters.first();
        let begins = self.place_of(|letter| letter < first);
        let ends = self.place_of(|letter| letter <= first);
        let has_letters =
            |number: &usize| self.words.get(*number).is_some_and(|word| fuzzy.finds(letters, word));
        self.things.any((begins..ends).filter(has_letters))
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
}
