//! The form of a text in which typography does not count, with the way back to the text.
//!
//! It unites what the Unicode Standard holds to be the same text (canonical equivalence, UAX #15) and the
//! choices of a typesetter: kinds of spaces, quotation marks, dashes, ligatures, characters of no width.
//! Case, accents, superscripts, fullwidth letters stay as they are: they are the author's.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::boundary::{is_ignorable, is_unspaced};
use crate::text::OffsetMap;

/// A text without its typography, and where each of its characters stands in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Normalised {
    text: String,
    /// Where the characters that start at a place of the copy start.
    starts: OffsetMap,
    /// Where the characters that end at a place of the copy end.
    ends: OffsetMap,
}

/// What stands for one character once typography is gone.
enum Form {
    /// Nothing.
    Nothing,
    /// A space, one for a whole run.
    Space,
    /// A dash, one for a whole run; spaces beside it do not count.
    Dash,
    /// A single quotation mark or apostrophe; twice the same is a double one.
    Single,
    /// Itself.
    Itself,
    /// These letters.
    Letters(&'static str),
}

fn form(character: char) -> Form {
    match character {
        '!' | '#'..='&' | '('..=',' | '.'..='_' | 'a'..='~' => Form::Itself,
        _ if character.is_whitespace() => Form::Space,
        _ if is_ignorable(character) => Form::Nothing,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' => Form::Dash,
        // Quotation marks, primes, modifier apostrophes, and the accents that typewriters use for them.
        '\'' | '`' | '´' | '\u{2b9}' | '\u{2bb}' | '\u{2bc}' | '‘'..='‛' | '′' | '‵' | '‹' | '›' => {
            Form::Single
        }
        '“'..='‟' | '″' | '‶' | '«' | '»' | '\u{2ba}' | '〝'..='〟' => Form::Letters("\""),
        '…' => Form::Letters("..."),
        'ﬀ' => Form::Letters("ff"),
        'ﬁ' => Form::Letters("fi"),
        'ﬂ' => Form::Letters("fl"),
        'ﬃ' => Form::Letters("ffi"),
        'ﬄ' => Form::Letters("ffl"),
        'ﬅ' => Form::Letters("ſt"),
        'ﬆ' => Form::Letters("st"),
        'ﬓ' => Form::Letters("մն"),
        'ﬔ' => Form::Letters("մե"),
        'ﬕ' => Form::Letters("մի"),
        'ﬖ' => Form::Letters("վն"),
        'ﬗ' => Form::Letters("մխ"),
        'Ĳ' => Form::Letters("IJ"),
        'ĳ' => Form::Letters("ij"),
        _ => Form::Itself,
    }
}

impl Normalised {
    /// Takes the typography out of a text. White space at its ends goes.
    pub(super) fn new(text: &str) -> Self {
        let mut writer = Writer::default();
        let mut characters = text.char_indices().peekable();
        let mut cluster = String::new();
        while let Some((start, first)) = characters.next() {
            cluster.clear();
            cluster.push(first);
            while let Some((_, next)) = characters.next_if(|(_, next)| !starts_cluster(*next)) {
                cluster.push(next);
            }
            let range = start..start + cluster.len();
            if first.is_ascii() && cluster.len() == 1 {
                writer.push(first, &range);
            } else {
                for character in cluster.nfc() {
                    writer.push(character, &range);
                }
            }
        }
        writer.written
    }

    /// The text without typography.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of the text that a range of this copy came from; none if it is empty or cuts what is one
    /// character there: a ligature, a letter from its accent.
    pub(super) fn original(&self, copy: &Range<usize>) -> Option<Range<usize>> {
        let range = self.start(copy.start)?..self.end(copy.end)?;
        (copy.start < copy.end).then_some(range)
    }

    /// Where what starts at a place of this copy starts in the text; none within what is one character there.
    pub(super) fn start(&self, copy: usize) -> Option<usize> {
        self.is_whole(copy).then(|| self.starts.original(copy))
    }

    /// Where what ends at a place of this copy ends in the text; none within what is one character there.
    pub(super) fn end(&self, copy: usize) -> Option<usize> {
        self.is_whole(copy).then(|| self.ends.original(copy))
    }

    fn is_whole(&self, copy: usize) -> bool {
        copy == 0 || copy == self.text.len() || self.ends.original(copy) <= self.starts.original(copy)
    }
}

/// Whether a character never joins with those before it under canonical composition.
fn starts_cluster(character: char) -> bool {
    if character.is_ascii() {
        return true;
    }
    let mut first = None;
    decompose_canonical(character, |part| {
        first.get_or_insert(part);
    });
    first.is_none_or(|first| {
        canonical_combining_class(first) == 0 && is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes
    })
}

/// The copy as it grows.
#[derive(Default)]
struct Writer {
    written: Normalised,
    /// White space that was met and is written only if something follows that wants it.
    space: Option<Range<usize>>,
    /// The character written last, as it was in the text, and where it ended there.
    last: Option<(char, usize)>,
}

impl Writer {
    fn push(&mut self, character: char, range: &Range<usize>) {
        match form(character) {
            Form::Nothing => {}
            Form::Space => {
                let start = self.space.as_ref().map_or(range.start, |space| space.start);
                self.space = Some(start..range.end);
            }
            Form::Dash => {
                if self.follows_at_once('-', range) {
                    self.lengthen(range);
                } else {
                    self.space = None;
                    self.write('-', range);
                }
                self.last = Some((character, range.end));
            }
            Form::Single => {
                if self.last == Some((character, range.start)) && self.written.text.ends_with('\'') {
                    self.written.text.pop();
                    self.written.text.push('"');
                    self.lengthen(range);
                } else {
                    self.write('\'', range);
                }
                self.last = Some((character, range.end));
            }
            Form::Itself => {
                self.write(character, range);
                self.last = Some((character, range.end));
            }
            Form::Letters(letters) => {
                for letter in letters.chars() {
                    self.write(letter, range);
                }
                self.last = Some((character, range.end));
            }
        }
    }

    /// Whether this was written last, and nothing stands between it and what comes now.
    fn follows_at_once(&self, written: char, range: &Range<usize>) -> bool {
        self.written.text.ends_with(written) && self.last.is_some_and(|(_, end)| end == range.start)
    }

    /// Lets the character written last reach to the end of a range.
    fn lengthen(&mut self, range: &Range<usize>) {
        self.written.ends.note(self.written.text.len(), range.end);
    }

    fn write(&mut self, character: char, range: &Range<usize>) {
        if let Some(space) = self.space.take()
            && let Some(before) = self.written.text.chars().next_back()
            && before != '-'
            && !(is_unspaced(before) && is_unspaced(character))
        {
            self.append(' ', &space);
        }
        self.append(character, range);
    }

    fn append(&mut self, character: char, range: &Range<usize>) {
        self.written.starts.note(self.written.text.len(), range.start);
        self.written.text.push(character);
        self.written.ends.note(self.written.text.len(), range.end);
    }
}

/// A text with its typography, white space apart: a run of spaces, tabs, line breaks is one space, and
/// none where it stands at an end or between characters that are written without spaces.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_ascii_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space)
            && let Some(before) = squeezed.chars().next_back()
            && !(is_unspaced(before) && is_unspaced(character))
        {
            squeezed.push(' ');
        }
        squeezed.push(character);
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        Normalised::new(text).text
    }

    #[test]
    fn typography_does_not_count() {
        for (one, other) in [
            ("a \u{a0}\u{2009}\t\nb", "a b"),
            ("\n a ", "a"),
            ("“reset” „reset‟ «reset» ″reset″", "\"reset\" \"reset\" \"reset\" \"reset\""),
            ("‘it’ ‚it‛ ‹it› ′it` ʼit´", "'it' 'it' 'it' 'it' 'it'"),
            ("``TeX''", "\"TeX\""),
            ("a–b a—b a−b a‑b a‐b a--b a---b", "a-b a-b a-b a-b a-b a-b a-b"),
            ("a – b a- b a -b", "a-b a-b a-b"),
            ("a…", "a..."),
            ("oﬃce ﬁnds ﬂow ﬆ ĳs", "office finds flow st ijs"),
            ("co\u{ad}op\u{200b}er\u{2060}ate\u{feff}", "cooperate"),
            ("e\u{301} \u{212b}", "é Å"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("日本\n 語　です", "日本語です"),
            ("5 - -3", "5--3"),
        ] {
            assert_eq!(normal(one), other, "{one:?}");
        }
    }

    #[test]
    fn what_an_author_wrote_counts() {
        for (one, other) in [
            ("Abe", "abe"),
            ("é", "e"),
            ("10²", "102"),
            ("Ａ", "A"),
            ("œuvre", "oeuvre"),
            ("½", "1/2"),
            ("ſ", "s"),
            ("№", "No"),
            ("\"", "'"),
            ("あ", "ア"),
            ("ё", "е"),
            ("и\u{306}", "и"),
            ("ー", "-"),
        ] {
            assert_ne!(normal(one), normal(other), "{one} {other}");
        }
    }

    #[test]
    fn places_lead_back_to_whole_characters() {
        let text = "co\u{ad}op — “oﬃce”  e\u{301}te\u{301}…";
        let copy = Normalised::new(text);
        let of = |words: &str| {
            let start = copy.text().find(words).unwrap();
            copy.original(&(start..start + words.len())).map(|range| &text[range])
        };
        assert_eq!(copy.text(), "coop-\"office\" été...");
        for (words, original) in [
            ("coop", Some("co\u{ad}op")),
            ("co", Some("co")),
            ("op", Some("op")),
            ("\"office\"", Some("“oﬃce”")),
            ("off", None),
            ("ice", None),
            ("-", Some("—")),
            ("été", Some("e\u{301}te\u{301}")),
            ("...", Some("…")),
            ("..", None),
            ("\" é", Some("”  e\u{301}")),
        ] {
            assert_eq!(of(words), original, "{words}");
        }
        assert_eq!(copy.original(&(3..3)), None);
    }

    #[test]
    fn squeezing_keeps_all_but_white_space() {
        assert_eq!(squeeze("\n a\t\r\n b\u{a0} c "), "a b\u{a0} c");
        assert_eq!(squeeze("日本\n語 and\n日本"), "日本語 and 日本");
    }

    proptest::proptest! {
        #[test]
        fn the_whole_leads_back_into_the_text(text in "[-ae ’'.…ﬁ\u{301}\u{ad}\u{a0}\n語]{0,20}") {
            let copy = Normalised::new(&text);
            let places: Vec<usize> = (0..=copy.text().len()).filter(|place| copy.text().is_char_boundary(*place)).collect();
            for start in &places {
                for end in places.iter().filter(|end| *end > start) {
                    if let Some(range) = copy.original(&(*start..*end)) {
                        let slice = text.get(range).unwrap();
                        proptest::prop_assert!(!slice.is_empty());
                    }
                }
            }
        }
    }
}
