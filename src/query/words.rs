//! Text in the form in which words are looked for: folded, on one line, its words apart.

use std::ops::Range;

use crate::text::{Folded, OffsetMap, fold_onto};

/// Folds a text and makes every run of white space one space.
pub(super) fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    flat_onto(text, &mut flat);
    flat
}

/// Appends the flat form of a text.
pub(super) fn flat_onto(text: &str, flat: &mut String) {
    // Most text needs no more than this, and there may be much of it.
    if text.is_ascii() && !may_have_other_spaces(text) {
        let start = flat.len();
        flat.push_str(text);
        if let Some(copy) = flat.get_mut(start..) {
            copy.make_ascii_lowercase();
        }
    } else {
        let start = flat.len();
        fold_onto(text, flat);
        let folded = flat.get(start..).unwrap_or_default();
        if may_have_other_spaces(folded) && has_other_spaces(folded) {
            let collapsed = collapse(folded, |_, _| ());
            flat.truncate(start);
            flat.push_str(&collapsed);
        }
    }
}

/// Whether a text has white space other than single spaces between words.
fn has_other_spaces(text: &str) -> bool {
    let mut after_space = true;
    for character in text.chars() {
        let space = character.is_whitespace();
        if space && (after_space || character != ' ') {
            return true;
        }
        after_space = space;
    }
    after_space && !text.is_empty()
}

/// Whether a text may have white space other than single spaces between words: of ASCII text it has, if so.
fn may_have_other_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    let following = bytes.get(1..).unwrap_or_default();
    // Looked at to the end, because a loop without a way out takes many bytes at a time.
    let is = |so: bool| u8::from(so);
    let breaks = bytes.iter().fold(0, |any, byte| any | is(matches!(byte, b'\t'..=b'\r')));
    let pairs = bytes.iter().zip(following).fold(0, |any, (one, next)| {
        let twice = is(*one == b' ') & is(*next == b' ');
        // How other white space begins that folding leaves: U+0085, U+1680, U+2028 and U+2029.
        let other = (is(*one == 0xc2) & is(*next == 0x85))
            | (is(*one == 0xe1) & is(*next == 0x9a))
            | (is(*one == 0xe2) & is(*next == 0x80));
        any | twice | other
    });
    breaks | pairs != 0 || bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ')
}

/// A flat text with the way back to the text that it was made of.
pub(super) struct Flat<'a> {
    text: &'a str,
    folded: Folded,
    collapsed: String,
    /// From `collapsed` to `folded`.
    map: OffsetMap,
}

impl<'a> Flat<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let folded = Folded::new(text);
        let mut map = OffsetMap::default();
        let collapsed = collapse(folded.as_str(), |copy, original| map.note(copy, original));
        Self { text, folded, collapsed, map }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.collapsed
    }

    /// The characters of the text that a range of the flat text came from, whole.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let original = |place| self.folded.original(self.map.original(place));
        let start = original(range.start);
        // A match may end within what one character folds to: it takes the whole of that character.
        let last = self
            .collapsed
            .get(..range.end)
            .and_then(|head| head.char_indices().next_back())
            .map_or(start, |(place, _)| original(place));
        let character = self.text.get(last..).and_then(|tail| tail.chars().next());
        let end = last + character.map_or(0, char::len_utf8);
        start..end.max(original(range.end)).min(self.text.len())
    }
}

/// Makes every run of white space one space and trims the ends; `note` is told, where places shift, which
/// place of the copy came from which of the text.
fn collapse(text: &str, mut note: impl FnMut(usize, usize)) -> String {
    let mut copy = String::with_capacity(text.len());
    for (place, character) in text.char_indices() {
        if !character.is_whitespace() {
            note(copy.len(), place);
            copy.push(character);
        } else if !copy.is_empty() && !copy.ends_with(' ') {
            note(copy.len(), place);
            copy.push(' ');
        }
    }
    copy.truncate(copy.trim_end().len());
    copy
}

/// Whether a character of a folded text belongs to a word. The voiced marks of kana stand apart in it.
fn in_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{3099}' | '\u{309a}')
}

/// The words of a folded text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !in_word(character)).filter(|word| !word.is_empty())
}

/// The words of a folded text, with the bytes at which they begin.
pub(super) fn placed_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut place = 0;
    text.split_inclusive(|character| !in_word(character))
        .map(move |piece| {
            let start = place;
            place += piece.len();
            (start, piece.trim_end_matches(|character| !in_word(character)))
        })
        .filter(|(_, word)| !word.is_empty())
}

/// Whether some words of a folded text, one after the other, are all the words of another.
pub(super) fn has_words(text: &str, wanted: &str) -> bool {
    let Some(first) = words(wanted).next() else {
        return false;
    };
    // Most texts do not have the first of them even as a part of another word.
    if !text.contains(first) {
        return false;
    }
    let wanted: Vec<&str> = words(wanted).collect();
    let text: Vec<&str> = words(text).collect();
    text.windows(wanted.len()).any(|run| run == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_in_a_row() {
        let name = "minister of foreign affairs";
        for (wanted, found) in [
            ("foreign affairs", true),
            ("foreign", true),
            ("minister affairs", false),
            ("fore", false),
            ("", false),
            ("-", false),
        ] {
            assert_eq!(has_words(name, wanted), found, "{wanted}");
        }
    }

    #[test]
    fn places_lead_back_over_white_space_and_folding() {
        let text = "  Die \n Straße,\tTo\u{304}kyo\u{304}  ";
        let flat = Flat::new(text);
        assert_eq!(flat.as_str(), "die strasse, tokyo");
        for (wanted, original) in [
            ("die strasse", "Die \n Straße"),
            ("stras", "Straß"),
            ("sse", "ße"),
            ("tokyo", "To\u{304}kyo\u{304}"),
        ] {
            let start = flat.as_str().find(wanted).unwrap();
            assert_eq!(&text[flat.original(&(start..start + wanted.len()))], original);
        }
    }

    proptest::proptest! {
        #[test]
        fn flat_text_leads_back_to_whole_characters(text in r"(\PC|\s){0,40}") {
            let whole = Flat::new(&text);
            proptest::prop_assert_eq!(whole.as_str(), flat(&text));
            let ascii: String = text.chars().filter(char::is_ascii).collect();
            proptest::prop_assert_eq!(flat(&ascii), collapse(&crate::text::fold(&ascii), |_, _| ()));
            proptest::prop_assert_eq!(flat(whole.as_str()), whole.as_str());
            for (place, word) in placed_words(whole.as_str()) {
                proptest::prop_assert!(whole.as_str()[place..].starts_with(word));
                let range = whole.original(&(place..place + word.len()));
                proptest::prop_assert!(text.get(range).is_some_and(|original| flat(original).contains(word)));
            }
        }
    }
}
