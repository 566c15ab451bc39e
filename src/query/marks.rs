//! Which letters of a shown text a query's words match.

use std::ops::Range;

use super::Query;
use super::fuzzy::Fuzzy;
use super::words::{Flat, flat, placed_words};

/// What sort of text is shown, and so how words are found in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// A title, or the name of an actor, place or theme: words are found by their letters as well.
    Name,
    /// A summary or a quotation: words are found only as they stand.
    Prose,
}

impl Query {
    /// The bytes of a shown text that the query's words match: whole characters, sorted, none twice.
    pub fn marks(&self, text: &str, kind: TextKind) -> Vec<Range<usize>> {
        let patterns = self.patterns();
        if patterns.is_empty() {
            return Vec::new();
        }
        let flat = Flat::new(text);
        let mut marks = Vec::new();
        for pattern in patterns {
            let before = marks.len();
            for (start, found) in flat.as_str().match_indices(&pattern.text) {
                marks.push(flat.original(&(start..start + found.len())));
            }
            let Some(letters) = pattern.letters.as_ref().filter(|_| kind == TextKind::Name) else {
                continue;
            };
            if marks.len() > before {
                continue;
            }
            // A fresh matcher: which of several equal letters it picks must not depend on the past.
            let fuzzy = Fuzzy::default();
            for (start, word) in placed_words(flat.as_str()) {
                for place in fuzzy.places(letters, word).unwrap_or_default() {
                    if let Some((offset, letter)) = word.char_indices().nth(place) {
                        let letter_start = start + offset;
                        marks.push(flat.original(&(letter_start..letter_start + letter.len_utf8())));
                    }
                }
            }
        }
        merged(marks)
    }
}

/// Where words stand in a text as they are but for case, accents, width and the white space between them: bytes of
/// the text, whole characters, sorted, none twice.
pub fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let wanted = flat(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let flat = Flat::new(text);
    let found = flat.as_str().match_indices(&wanted);
    found.map(|(start, found)| flat.original(&(start..start + found.len()))).collect()
}

/// Sorts ranges and joins those that touch.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_a_text_however_they_are_written() {
        let text = "Die Straße.\nDer  Friedens-\nvertrag: FRIEDE, Friede\u{301}; 日本";
        for (words, found) in [
            ("strasse", &["Straße"][..]),
            ("DER FRIEDEN", &["Der  Frieden"]),
            (" friede ", &["Friede", "FRIEDE", "Friede\u{301}"]),
            ("日本", &["日本"]),
            ("krieg", &[]),
            ("", &[]),
            ("  ", &[]),
        ] {
            let places: Vec<_> =
                places(text, words).into_iter().filter_map(|place| text.get(place)).collect();
            assert_eq!(places, found, "{words}");
        }
    }
}
