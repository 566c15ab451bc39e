//! The form of a text in which typography does not count, with the way back to the text.
//!
//! It unites what the Unicode Standard holds to be the same text (canonical equivalence, UAX #15) and the
//! choices of a typesetter: kinds of spaces, quotation marks, dashes, ligatures, characters of no width.
//! Case, accents, superscripts, fullwidth letters stay as they are: they are the author's.

use std::ops::{Range, RangeInclusive};

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
        let mut place = 0;
        while let Some(rest) = text.get(place..).filter(|rest| !rest.is_empty()) {
            let run = plain_run(rest);
            if run.is_empty() {
                place = writer.push_cluster(rest, place);
            } else {
                writer.push_run(run, place);
                place += run.len();
            }
        }
        writer.written
    }

    /// The text without typography, where no way back is wanted.
    pub(super) fn into_text(self) -> String {
        self.text
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

/// Characters beyond ASCII that stay as they are and never join with what stands before them: Latin, Cyrillic,
/// ideographs, kana and the punctuation among them. Not all such, only those that are written most.
const PLAIN: [RangeInclusive<char>; 9] = [
    'À'..='ı',
    'Ĵ'..='ž',
    'Ѐ'..='ҁ',
    'Ҋ'..='ԯ',
    '、'..='。',
    '「'..='』',
    'ぁ'..='ゖ',
    'ァ'..='ー',
    '\u{4e00}'..='\u{9fff}',
];

/// Whether a character is of those that stay as they are and never join with what stands before them.
fn is_plain(character: char) -> bool {
    match character {
        '!' | '#'..='&' | '('..=',' | '.'..='_' | 'a'..='~' => true,
        _ if character.is_ascii() => false,
        _ => PLAIN.iter().any(|range| range.contains(&character)),
    }
}

/// The longest head of a text that normalising leaves as it is: plain characters, single spaces between
/// them. The character that something may join with, an accent say, belongs to it no more.
fn plain_run(text: &str) -> &str {
    // Where the run ends with the character before, and with the one before that.
    let (mut end, mut before_last) = (0, 0);
    let mut last = None;
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        if is_plain(character) {
            (before_last, end) = (end, place + character.len_utf8());
            last = Some(character);
            continue;
        }
        let next = characters.peek().map(|(_, next)| *next).filter(|next| is_plain(*next));
        let is_space = character == ' '
            && last.zip(next).is_some_and(|(last, next)| !(is_unspaced(last) && is_unspaced(next)));
        if !is_space {
            if !starts_cluster(character) {
                end = before_last;
            }
            break;
        }
    }
    text.get(..end).unwrap_or_default()
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
    /// Writes the plain run that stands at a place of the text.
    fn push_run(&mut self, run: &str, place: usize) {
        let mut characters = run.chars();
        let (Some(first), last) = (characters.next(), run.chars().next_back()) else {
            return;
        };
        self.write(first, &(place..place + first.len_utf8()));
        // All that follows advances together with the text: there is nothing more to note.
        self.written.text.push_str(characters.as_str());
        self.last = last.map(|last| (last, place + run.len()));
    }

    /// Writes the characters at the head of the rest of the text that may join with each other, and tells
    /// where they end.
    fn push_cluster(&mut self, rest: &str, place: usize) -> usize {
        let length = rest
            .char_indices()
            .skip(1)
            .find_map(|(length, next)| starts_cluster(next).then_some(length))
            .unwrap_or(rest.len());
        let cluster = rest.get(..length).unwrap_or(rest);
        let range = place..place + cluster.len();
        if let [byte] = cluster.as_bytes() {
            self.push(char::from(*byte), &range);
        } else {
            for character in cluster.nfc() {
                self.push(character, &range);
            }
        }
        range.end
    }

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

    /// The same without a shortcut for what is plain.
    fn by_clusters(text: &str) -> Normalised {
        let mut writer = Writer::default();
        let mut place = 0;
        while place < text.len() {
            place = writer.push_cluster(&text[place..], place);
        }
        writer.written
    }

    #[test]
    fn what_is_plain_stays_and_stands_alone() {
        for character in (char::MIN..=char::MAX).filter(|character| is_plain(*character)) {
            assert!(matches!(form(character), Form::Itself), "{character:?}");
            assert!(starts_cluster(character), "{character:?}");
            assert_eq!(is_nfc_quick(std::iter::once(character)), IsNormalized::Yes, "{character:?}");
        }
    }

    #[test]
    fn runs_end_before_what_joins() {
        for (text, run) in [
            ("one two", "one two"),
            ("one  two", "one"),
            ("one ", "one"),
            (" one", ""),
            ("cafe\u{301}", "caf"),
            ("e\u{301}", ""),
            ("a e\u{301}", "a"),
            ("слово и\u{306}", "слово"),
            ("か\u{3099}", ""),
            ("it’s", "it"),
            ("日本 語", "日本"),
            ("日本 is", "日本 is"),
            ("", ""),
        ] {
            assert_eq!(plain_run(text), run, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn plain_runs_change_nothing(text in "[-ab.e'’–\"…ﬁé\u{300}\u{301}\u{306}\u{3099}\u{ad}\u{a0} \n語かがий、\u{1112}\u{1161}\u{11ab}\u{212b}]{0,30}") {
            let (run, clusters) = (Normalised::new(&text), by_clusters(&text));
            proptest::prop_assert_eq!(run.text, clusters.text);
            proptest::prop_assert_eq!(run.starts, clusters.starts);
            proptest::prop_assert_eq!(run.ends, clusters.ends);
        }

        #[test]
        fn plain_runs_change_nothing_in_any_text(text: String) {
            let (run, clusters) = (Normalised::new(&text), by_clusters(&text));
            proptest::prop_assert_eq!(run.text, clusters.text);
            proptest::prop_assert_eq!(run.starts, clusters.starts);
            proptest::prop_assert_eq!(run.ends, clusters.ends);
        }

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
