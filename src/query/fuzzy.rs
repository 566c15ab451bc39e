//! A word found by its letters, some left out: `medvdev` finds Medvedev.
//!
//! fuzzy-matcher decides, in bounds that keep it to what a person meant: one word against one word, both
//! folded, the first letter the same, the letters close together. Its scores are not used, because they
//! depend on what it scored before.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::words::words;

/// Letters that must have been typed: fewer find anything.
const FEWEST: usize = 4;
/// Letters beyond which nothing is a word any more. What the matcher keeps in memory grows with them.
const MOST: usize = 48;

/// Finds words by their letters.
#[derive(Default)]
pub(super) struct Fuzzy(SkimMatcherV2);

/// A typed word of which some letters may be missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Letters {
    word: String,
    first: char,
    /// How many characters of a word its letters may be spread over.
    reach: usize,
}

impl Letters {
    /// Takes a folded word, if it is one that may be looked for by its letters.
    pub(super) fn new(word: &str) -> Option<Self> {
        let count = word.chars().count();
        let usable = (FEWEST..=MOST).contains(&count) && word.chars().all(char::is_alphabetic);
        usable.then_some(())?;
        Some(Self {
            word: word.to_owned(),
            first: word.chars().next()?,
            // One letter may be missing for three that were typed.
            reach: count + count / 3,
        })
    }

    /// With what a word must begin that has them.
    pub(super) fn first(&self) -> char {
        self.first
    }

    /// The beginning of a word in which all letters must be found.
    fn beginning<'a>(&self, word: &'a str) -> Option<&'a str> {
        if !word.starts_with(self.first) || word.len() < self.word.len() {
            return None;
        }
        let end = word.char_indices().nth(self.reach);
        word.get(..end.map_or(word.len(), |(end, _)| end))
    }
}

impl Fuzzy {
    /// Whether a folded word has these letters.
    pub(super) fn finds(&self, letters: &Letters, word: &str) -> bool {
        self.places(letters, word).is_some()
    }

    /// Which characters of a folded word are these letters, counted from nought.
    pub(super) fn places(&self, letters: &Letters, word: &str) -> Option<Vec<usize>> {
        let beginning = letters.beginning(word)?;
        let (_, places) = self.0.fuzzy_indices(beginning, &letters.word)?;
        Some(places)
    }
}

/// Whether a word of a folded text has the letters of a folded word, as queries find titles by them.
pub fn has_letters(text: &str, word: &str) -> bool {
    let letters = Letters::new(word);
    letters.is_some_and(|letters| words(text).any(|word| Fuzzy::default().finds(&letters, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_letters_are_forgiven_and_strangers_are_not() {
        for (typed, word, found) in [
            ("medvdev", "medvedev", true),
            ("lvrov", "lavrov", true),
            ("medvd", "medvedev", true),
            ("ptin", "putin", true),
            ("мдведев", "медведев", true),
            ("ふくしま", "ふくしま", true),
            ("edvedev", "medvedev", false),
            ("lav", "lavrov", false),
            ("sale", "stable", false),
            ("trty", "territory", false),
            ("lvrv", "lavrov", false),
            ("2014", "20114", false),
            ("medevdev", "medvedev", false),
        ] {
            let letters = Letters::new(typed);
            let finds = letters.is_some_and(|letters| Fuzzy::default().finds(&letters, word));
            assert_eq!(finds, found, "{typed} {word}");
        }
    }

    #[test]
    fn the_letters_are_known() {
        let letters = Letters::new("medvdev").unwrap();
        let places = Fuzzy::default().places(&letters, "medvedev");
        assert_eq!(places, Some(vec![0, 1, 2, 3, 5, 6, 7]));
    }

    proptest::proptest! {
        #[test]
        fn what_was_matched_before_does_not_count(words in proptest::collection::vec("[abc]{4,12}", 1..20)) {
            let used = Fuzzy::default();
            for typed in &words {
                let letters = Letters::new(typed).unwrap();
                for word in &words {
                    proptest::prop_assert_eq!(used.finds(&letters, word), Fuzzy::default().finds(&letters, word));
                }
            }
        }
    }
}
