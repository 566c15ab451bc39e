//! A source document as it is read and quoted: clean text, each place of which is known in the file.

use std::ops::Range;

use super::clean::{Fate, fate, kept_length};
use super::{Clean, OffsetMap};

/// A document's text, and where each part of it stands in the document's bytes.
///
/// All places within the program are bytes into [`Document::text`]; they become bytes of the file only on
/// the way out, by [`Document::bytes`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    text: Clean,
    map: OffsetMap,
    /// Byte places in the file that follow a line feed.
    line_starts: Vec<usize>,
    /// Number of bytes in the file.
    length: usize,
    /// Number of sequences that are not UTF-8 and are shown as U+FFFD.
    undecodable: usize,
}

/// Why bytes cannot be read as a text document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// A nought byte near the start: a picture, an archive, a program.
    #[error("the file is binary, not text")]
    Binary,
    /// Begins with the byte order mark of UTF-16.
    #[error("the file is UTF-16; save it as UTF-8")]
    Utf16,
}

impl Document {
    /// Reads bytes as UTF-8 text. What is not UTF-8 is shown as U+FFFD and counted.
    ///
    /// # Errors
    ///
    /// When the bytes are not text in UTF-8 at all.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotText> {
        const HEAD: usize = 8192;
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(NotText::Utf16);
        }
        if bytes.iter().take(HEAD).any(|byte| *byte == 0) {
            return Err(NotText::Binary);
        }
        let mut text = String::with_capacity(bytes.len());
        let mut map = OffsetMap::default();
        let mut undecodable = 0;
        let mut place = 0;
        for chunk in bytes.utf8_chunks() {
            let mut rest = chunk.valid();
            while !rest.is_empty() {
                // Most of a text stays as it is.
                let (kept, other) = rest.split_at(kept_length(rest));
                if !kept.is_empty() {
                    map.note(text.len(), place);
                    text.push_str(kept);
                    place += kept.len();
                }
                let mut characters = other.chars();
                let character = characters.next();
                rest = characters.as_str();
                let shown = match character.map(|character| (character, fate(character))) {
                    Some(('\r', _)) => (!rest.starts_with('\n')).then_some('\n'),
                    Some((character, Fate::Keep)) => Some(character),
                    Some((_, Fate::Picture(picture))) => Some(picture),
                    Some((_, Fate::Drop)) | None => None,
                };
                if let Some(shown) = shown {
                    map.note(text.len(), place);
                    text.push(shown);
                }
                place += other.len() - rest.len();
            }
            if !chunk.invalid().is_empty() {
                undecodable += 1;
                map.note(text.len(), place);
                text.push('\u{fffd}');
                place += chunk.invalid().len();
            }
        }
        map.note(text.len(), place);
        let line_starts = memchr::memchr_iter(b'\n', bytes).map(|place| place + 1).collect();
        Ok(Self { text: Clean::assume(text), map, line_starts, length: bytes.len(), undecodable })
    }

    /// The text, with line feeds between its lines.
    pub fn text(&self) -> &Clean {
        &self.text
    }

    /// The bytes of the file that a range of the text came from.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.map.original(range.start);
        // The end is where the last character ends, not where the next one begins: what was left out
        // between the two belongs to neither.
        let last = self.text.get(..range.end).and_then(|head| head.char_indices().next_back());
        let end = match last {
            Some((place, character)) if place >= range.start => {
                let begins = self.map.original(place);
                let next = self.map.original(range.end);
                if fate_keeps_length(character) { (begins + character.len_utf8()).min(next) } else { next }
            }
            _ => start,
        };
        start..end.max(start)
    }

    /// The line of the file on which a place of the text stands, counted from one by line feeds.
    pub fn line(&self, place: usize) -> usize {
        let place = self.map.original(place);
        self.line_starts.partition_point(|start| *start <= place) + 1
    }

    /// Number of bytes in the file.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Number of byte sequences that are not UTF-8.
    pub fn undecodable(&self) -> usize {
        self.undecodable
    }
}

/// Whether a character of clean text takes as many bytes in the file as in the text. Pictures and U+FFFD
/// may stand for fewer.
fn fate_keeps_length(character: char) -> bool {
    !matches!(character, '\u{2400}'..='\u{2421}' | '\u{fffd}' | ' ' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes_of(raw: &[u8], words: &str) -> Range<usize> {
        let document = Document::decode(raw).unwrap();
        let start = document.text().find(words).unwrap();
        document.bytes(&(start..start + words.len()))
    }

    #[test]
    fn places_lead_back_to_the_bytes() {
        for (raw, words) in [
            ("plain words", "words"),
            ("\u{feff}after a mark", "after"),
            ("one\r\ntwo\r\nthree", "three"),
            ("a\u{202e}b\u{200b}c words", "words"),
            ("колонна слов", "слов"),
            ("words\u{200b}\u{200b} after", "words"),
        ] {
            let bytes = bytes_of(raw.as_bytes(), words);
            assert_eq!(&raw.as_bytes()[bytes], words.as_bytes(), "{raw:?}");
        }
        assert_eq!(bytes_of(b"bad \xff\xfe words", "words"), 7..12);
    }

    #[test]
    fn lines_are_counted_as_the_file_has_them() {
        let document = Document::decode(b"one\r\ntwo\rstill two\nthree").unwrap();
        let line = |words: &str| document.line(document.text().find(words).unwrap());
        assert_eq!([line("one"), line("two"), line("still"), line("three")], [1, 2, 2, 3]);
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(Document::decode(b"\x89PNG\r\n\0\0"), Err(NotText::Binary));
        assert_eq!(Document::decode(b"\xff\xfea\0"), Err(NotText::Utf16));
        assert_eq!(Document::decode(b"bad \xc3( here").unwrap().undecodable(), 1);
        assert_eq!(Document::decode(b"").unwrap().text().as_str(), "");
    }

    proptest::proptest! {
        #[test]
        fn a_document_says_what_its_text_would(raw in "[ -~\\n\\r\\PC\u{200b}\u{202e}\u{7f}]{0,80}") {
            let document = Document::decode(raw.as_bytes()).unwrap();
            proptest::prop_assert_eq!(document.text(), &Clean::new(&raw));
        }

        #[test]
        fn any_bytes_are_read_and_every_place_is_in_them(bytes: Vec<u8>) {
            if let Ok(document) = Document::decode(&bytes) {
                for (place, character) in document.text().char_indices() {
                    let range = document.bytes(&(place..place + character.len_utf8()));
                    proptest::prop_assert!(range.start < range.end && range.end <= bytes.len());
                }
            }
        }
    }
}
