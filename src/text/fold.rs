//! Folding: the form of a text in which case, accents, width and script variants do not count.
//!
//! Full case folding and compatibility decomposition (Unicode Standard, 3.13 and UAX #15), then without
//! combining marks; katakana become hiragana. The voiced marks of kana stay, for が and か are different
//! letters, as dots over Latin letters are not.

use std::sync::OnceLock;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::OffsetMap;

/// A folded text, with the way back to the text that was folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: Box<str>,
    map: OffsetMap,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut map = OffsetMap::default();
        for (place, character) in text.char_indices() {
            let from = folded.len();
            push_folded(character, &mut folded);
            // Every letter that one character folds to came from the whole of it.
            for (letter, _) in folded.get(from..).unwrap_or_default().char_indices() {
                map.note(from + letter, place);
            }
        }
        map.note(folded.len(), text.len());
        Self { text: folded.into(), map }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The place in the text that a place in the folded text came from; both in bytes.
    pub fn original(&self, place: usize) -> usize {
        self.map.original(place)
    }
}

/// Folds a text without keeping the way back.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Appends the folded form of a text.
pub fn fold_onto(text: &str, folded: &mut String) {
    folded.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most letters of most texts are of ASCII, and of these many are done at a time.
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, others) = rest.split_at(plain);
        let start = folded.len();
        folded.push_str(ascii);
        if let Some(copy) = folded.get_mut(start..) {
            copy.make_ascii_lowercase();
        }
        let foreign = others.bytes().position(|byte| byte.is_ascii()).unwrap_or(others.len());
        let (foreign, next) = others.split_at(foreign);
        for character in foreign.chars() {
            push_folded(character, folded);
        }
        rest = next;
    }
}

/// What a character folds to.
enum Folding {
    One(char),
    /// Several characters, or none.
    Text(Box<str>),
}

/// Characters that are worked out together when one of them is first met: few, for the names of a small chronology have
/// letters of many scripts, and not many of each.
const PAGE: usize = 16;

/// What each character of the Basic Multilingual Plane folds to. Working it out takes many times as long as
/// looking it up, and the letters of a text are few.
static PAGES: [OnceLock<Box<[Folding; PAGE]>>; 0x1_0000 / PAGE] =
    [const { OnceLock::new() }; 0x1_0000 / PAGE];

/// Appends what one character folds to; characters fold one by one, so that texts fold in parts.
#[inline]
fn push_folded(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
        return;
    }
    let code = u32::from(character) as usize;
    match PAGES.get(code / PAGE).map(|page| &page.get_or_init(|| foldings(code / PAGE))[code % PAGE]) {
        Some(Folding::One(one)) => folded.push(*one),
        Some(Folding::Text(text)) => folded.push_str(text),
        None => work_out(character, folded),
    }
}

/// What the characters of a page fold to.
#[cold]
fn foldings(page: usize) -> Box<[Folding; PAGE]> {
    Box::new(std::array::from_fn(|place| {
        let mut folded = String::new();
        // Half of a surrogate pair is no character, and stands in no text.
        let character = u32::try_from(page * PAGE + place).ok().and_then(char::from_u32);
        if let Some(character) = character {
            work_out(character, &mut folded);
        }
        let mut parts = folded.chars();
        match (parts.next(), parts.next()) {
            (Some(one), None) => Folding::One(one),
            _ => Folding::Text(folded.into()),
        }
    }))
}

/// Appends what one character folds to, worked out anew.
fn work_out(character: char, folded: &mut String) {
    if character == '\u{ad}' {
        return;
    }
    let cased = std::iter::once(character).nfkd().default_case_fold();
    folded.extend(
        cased.nfkd().filter(|part| matches!(part, '\u{3099}' | '\u{309a}') || !is_combining_mark(*part)).map(
            |part| match part {
                // Katakana stand 0x60 above their hiragana.
                '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(part) - 0x60).unwrap_or(part),
                '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
                '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
                '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                // Dotless i: what folds İ and ı together with i.
                '\u{131}' => 'i',
                'ł' => 'l',
                'ø' => 'o',
                'đ' => 'd',
                other => other,
            },
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_word_fold_to_one() {
        for (one, other) in [
            ("ПУТИН", "путин"),
            ("Fukushima", "ＦＵＫＵＳＨＩＭＡ"),
            ("résumé", "re\u{301}sume\u{301}"),
            ("Résumé", "resume"),
            ("プーチン", "ﾌﾟｰﾁﾝ"),
            ("アベ", "あべ"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("Ἀθῆναι", "αθηναι"),
            ("Straße", "STRASSE"),
            ("ёлка", "Елка"),
            ("İstanbul", "istanbul"),
            ("“reset”", "\"reset\""),
            ("ofﬁce", "office"),
            ("co\u{ad}operate", "cooperate"),
            ("Wałęsa", "walesa"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("が"), fold("か"));
    }

    #[test]
    fn folded_places_lead_back() {
        let text = "Die Straße nach Tōkyō";
        let folded = Folded::new(text);
        let place = folded.as_str().find("tokyo").unwrap();
        assert_eq!(&text[folded.original(place)..], "Tōkyō");
        assert_eq!(folded.original(folded.as_str().len()), text.len());
    }

    #[test]
    fn what_is_looked_up_is_what_is_worked_out() {
        for character in ('\u{80}'..='\u{ffff}').step_by(7) {
            let (mut looked_up, mut worked_out) = (String::new(), String::new());
            push_folded(character, &mut looked_up);
            work_out(character, &mut worked_out);
            assert_eq!(looked_up, worked_out, "{character}");
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_is_done_once(text: String) {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
            let folded = Folded::new(&text);
            for (place, _) in folded.as_str().char_indices() {
                proptest::prop_assert!(text.is_char_boundary(folded.original(place).min(text.len())));
            }
        }
    }
}
