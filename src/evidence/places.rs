//! Every place in which words stand, and which of these follow each other as a quotation joins them.

use std::ops::Range;

use memchr::memmem::Finder;

use super::Searchable;
use super::boundary::{inside_word, is_ignorable};
use super::normalise::{Normalised, squeeze};

/// How many ways of joining are told apart; a quotation with more of them says nothing about its place.
pub(super) const MOST_CHAINS: usize = 1000;

/// One of the passages that a quotation joins.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    /// As it is quoted.
    pub(super) quoted: &'a str,
    /// Without its typography.
    pub(super) normal: String,
}

/// A place in which a part stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Bytes into the normalised document.
    pub(super) copy: Range<usize>,
    /// Bytes into the document.
    pub(super) text: Range<usize>,
}

impl<'a> Part<'a> {
    pub(super) fn new(quoted: &'a str) -> Self {
        Self { quoted, normal: Normalised::new(quoted).into_text() }
    }

    /// The parts that `[...]` or `[…]` joins; what holds no letter or digit is none.
    pub(super) fn split(&self) -> Vec<Self> {
        let is_whole = |part: &str| part.len() == self.quoted.len();
        self.quoted
            .split("[...]")
            .flat_map(|part| part.split("[…]"))
            .map(|part| if is_whole(part) { self.clone() } else { Self::new(part) })
            .filter(Self::says_something)
            .collect()
    }

    /// Whether some words are those quoted in the quoted typography, white space apart.
    pub(super) fn is_exactly(&self, words: &str) -> bool {
        let quoted = self.quoted.trim_matches(|end: char| end.is_whitespace() || is_ignorable(end));
        words == quoted || squeeze(words) == squeeze(quoted)
    }

    /// Whether it holds a letter or a digit.
    pub(super) fn says_something(&self) -> bool {
        self.normal.chars().any(char::is_alphanumeric)
    }
}

impl Searchable<'_> {
    /// The places in which a part stands word for word, whatever the typography, in rising order.
    pub(super) fn places(&self, part: &Part<'_>) -> Vec<Place> {
        occurrences(&part.normal, self.normal.text())
            .filter_map(|start| {
                let copy = start..start + part.normal.len();
                let text = self.normal.original(&copy)?;
                let whole = !inside_word(self.text, text.start) && !inside_word(self.text, text.end);
                whole.then_some(Place { copy, text })
            })
            .collect()
    }
}

/// Where a needle starts in a text, overlapping or not.
///
/// Most stand in one place, which a plain search finds soonest. Those of more places are counted as Knuth,
/// Morris and Pratt (1977) do: in linear time, however the text repeats itself.
fn occurrences(needle: &str, text: &str) -> impl Iterator<Item = usize> {
    let (needle, bytes) = (needle.as_bytes(), text.as_bytes());
    let finder = Finder::new(needle);
    let from = |place: usize| Some(place + finder.find(bytes.get(place..)?)?);
    let first = if needle.is_empty() { None } else { from(0) };
    let second = first.and_then(|first| from(first + 1));
    let borders = if second.is_some() { borders(needle) } else { Vec::new() };
    let mut matched = 0;
    let later = (second.unwrap_or(bytes.len())..bytes.len()).filter_map(move |place| {
        while matched > 0 && needle.get(matched) != bytes.get(place) {
            matched = borders[matched - 1];
        }
        if needle.get(matched) == bytes.get(place) {
            matched += 1;
        }
        (matched == needle.len()).then(|| place + 1 - needle.len())
    });
    first.into_iter().chain(later)
}

/// For each head of the needle, the length of its longest proper tail that is a head too.
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut length = 0;
    for place in 1..needle.len() {
        while length > 0 && needle[length] != needle[place] {
            length = borders[length - 1];
        }
        if needle[length] == needle[place] {
            length += 1;
        }
        borders[place] = length;
    }
    borders
}

/// The ways of taking one place for each part so that each stands behind the one before.
///
/// Only the tightest ways count, those that hold no other within them: the reader of `one [...] two` looks
/// for the `two` that comes next after `one`. Of two ways over the same stretch it is the one whose parts
/// come soonest.
pub(super) fn chains<'p>(parts: &[Vec<&'p Place>]) -> Vec<Vec<&'p Place>> {
    let mut chains: Vec<Vec<&Place>> = Vec::new();
    let Some((firsts, later)) = parts.split_first() else {
        return chains;
    };
    for first in firsts {
        let mut chain = vec![*first];
        let mut end = first.copy.end;
        for places in later {
            let next = places.partition_point(|place| place.copy.start < end);
            let Some(place) = places.get(next) else {
                // Nothing follows this one, so nothing follows those behind it.
                return chains;
            };
            chain.push(place);
            end = place.copy.end;
        }
        if !later.is_empty() && chains.last().is_some_and(|last| last.last() == chain.last()) {
            chains.pop();
        }
        if chains.len() == MOST_CHAINS {
            break;
        }
        chains.push(chain);
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_found() {
        for (needle, text, places) in [
            ("aba", "abababa", vec![0, 2, 4]),
            ("aa", "aaaa", vec![0, 1, 2]),
            ("x", "abc", vec![]),
            ("", "abc", vec![]),
            ("abc", "ab", vec![]),
            ("слов", "слово слов", vec![0, 11]),
        ] {
            assert_eq!(occurrences(needle, text).collect::<Vec<_>>(), places, "{needle} {text}");
        }
    }

    #[test]
    fn parts_are_what_is_said() {
        for (quote, parts) in [
            ("one", vec!["one"]),
            ("one [...] two", vec!["one", "two"]),
            ("[...] one […] two [...].", vec!["one", "two"]),
            ("[...]", vec![]),
            ("...", vec![]),
        ] {
            let found: Vec<_> = Part::new(quote).split().into_iter().map(|part| part.normal).collect();
            assert_eq!(found, parts, "{quote}");
        }
    }

    #[test]
    fn the_tightest_chains_count() {
        let place = |start: usize| Place { copy: start..start + 2, text: start..start + 2 };
        for (parts, expected) in [
            (vec![vec![10, 20]], vec![vec![10], vec![20]]),
            (vec![vec![10], vec![0, 20, 30]], vec![vec![10, 20]]),
            (vec![vec![10, 20], vec![30]], vec![vec![20, 30]]),
            (vec![vec![10, 30], vec![20, 40]], vec![vec![10, 20], vec![30, 40]]),
            (vec![vec![10], vec![20, 30], vec![40]], vec![vec![10, 20, 40]]),
            (vec![vec![20], vec![10]], vec![]),
            (vec![vec![10], vec![11]], vec![]),
            (vec![vec![10], vec![]], vec![]),
        ] {
            let parts: Vec<Vec<Place>> =
                parts.into_iter().map(|starts| starts.into_iter().map(place).collect()).collect();
            let borrowed: Vec<Vec<&Place>> = parts.iter().map(|places| places.iter().collect()).collect();
            let found: Vec<Vec<usize>> = chains(&borrowed)
                .iter()
                .map(|chain| chain.iter().map(|place| place.copy.start).collect())
                .collect();
            assert_eq!(found, expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn occurrences_are_those_of_a_plain_search(needle in "[ab]{1,4}", text in "[ab]{0,40}") {
            let plain: Vec<usize> = (0..text.len()).filter(|start| text[*start..].starts_with(&needle)).collect();
            proptest::prop_assert_eq!(occurrences(&needle, &text).collect::<Vec<_>>(), plain);
        }
    }
}
