//! One line of text being typed, with a cursor between its graphemes.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Clean, width};

/// The longest text that can be typed, in bytes: far more than any query, far less than a careless paste.
const LIMIT: usize = 4096;

/// A line of text and the place in it where the next letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// Bytes before the cursor; always at a grapheme's border.
    cursor: usize,
}

impl Input {
    /// A text with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cells before the cursor.
    pub fn column(&self) -> usize {
        width(self.before())
    }

    /// The bytes before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts other text in the place of some bytes, and the cursor behind it.
    pub fn replace(&mut self, span: &Range<usize>, with: &str) {
        let (Some(before), Some(after)) = (self.text.get(..span.start), self.text.get(span.end..)) else {
            return;
        };
        let cursor = before.len() + with.len();
        *self = Self { text: [before, with, after].concat(), cursor };
        self.settle();
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Puts text in at the cursor, made one safe line; what would make the text too long is left out.
    pub fn insert(&mut self, text: &str) {
        // A single space is typed as such; only text of several characters is a paste to be straightened.
        let clean = if text.chars().nth(1).is_none() { Clean::new(text) } else { Clean::line(text) };
        let clean = clean.replace(['\n', '\t'], " ");
        if self.text.len() + clean.len() <= LIMIT {
            self.text.insert_str(self.cursor, &clean);
            self.cursor += clean.len();
            self.settle();
        }
    }

    /// Moves the cursor to a border again, where what was put in joined its neighbours.
    fn settle(&mut self) {
        let borders = self.text.grapheme_indices(true).map(|(place, _)| place);
        self.cursor =
            borders.chain([self.text.len()]).find(|place| *place >= self.cursor).unwrap_or(self.text.len());
    }

    /// One grapheme left.
    pub fn left(&mut self) {
        self.cursor -= self.before().graphemes(true).next_back().map_or(0, str::len);
    }

    /// One grapheme right.
    pub fn right(&mut self) {
        self.cursor += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// To the start.
    pub fn start(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Erases the grapheme before the cursor.
    pub fn erase_back(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    /// Erases the grapheme after the cursor.
    pub fn erase_ahead(&mut self) {
        let end = self.cursor + self.after().graphemes(true).next().map_or(0, str::len);
        self.text.replace_range(self.cursor..end, "");
    }

    /// Erases the word before the cursor, and the space after it.
    pub fn erase_word(&mut self) {
        let end = self.cursor;
        let kept = self.before().trim_end();
        self.cursor = kept
            .char_indices()
            .rev()
            .find(|(_, character)| character.is_whitespace())
            .map_or(0, |(place, character)| place + character.len_utf8());
        self.text.replace_range(self.cursor..end, "");
    }

    /// Erases everything.
    pub fn erase_all(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_erasing_and_moving() {
        let mut input = Input::new("actor:abe 2012");
        input.erase_word();
        assert_eq!(input.text(), "actor:abe ");
        input.erase_word();
        assert_eq!(input.text(), "");
        input.insert("日本");
        input.left();
        input.insert("e\u{301}");
        assert_eq!((input.text(), input.column()), ("日e\u{301}本", 3));
        input.erase_back();
        assert_eq!(input.text(), "日本");
        input.erase_ahead();
        assert_eq!(input.text(), "日");
        input.insert("two\nlines\x1b[31m");
        assert_eq!(input.text(), "日two lines␛[31m");
        input.insert(" ");
        assert!(input.text().ends_with(' '));
    }

    proptest::proptest! {
        #[test]
        fn any_typing_leaves_the_cursor_at_a_border(steps in proptest::collection::vec((0_u8..8, ".{0,3}"), 0..30)) {
            let mut input = Input::default();
            for (step, text) in steps {
                match step {
                    0 => input.left(),
                    1 => input.right(),
                    2 => input.erase_back(),
                    3 => input.erase_ahead(),
                    4 => input.erase_word(),
                    5 => input.start(),
                    6 => input.end(),
                    _ => input.insert(&text),
                }
                proptest::prop_assert!(input.text().get(..input.cursor).is_some());
            }
        }
    }
}
