//! Where words and numbers begin and end: a quotation may not begin or end inside one.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// What a character does to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Makes words with other letters and digits.
    Letter,
    /// Makes words with other katakana.
    Katakana,
    /// A digit.
    Digit,
    /// An ideograph that counts: 五 in 二十五.
    Numeral,
    /// None of these, or a letter of a script that sets no spaces between words.
    Other,
}

/// Blocks of scripts that are written without spaces: Thai, Lao, Myanmar, Khmer; kana, ideographs and the
/// punctuation and fullwidth forms that stand among them.
const UNSPACED: [Range<u32>; 9] = [
    0x0e00..0x0f00,
    0x1000..0x10a0,
    0x1780..0x1800,
    0x2e80..0x3130,
    0x3190..0xa000,
    0xf900..0xfb00,
    0xfe30..0xfe50,
    0xff00..0xfff0,
    0x2_0000..0x3_2000,
];

/// Whether a character belongs to a script that is written without spaces.
pub(super) fn is_unspaced(character: char) -> bool {
    let code = u32::from(character);
    code >= 0xe00 && UNSPACED.iter().any(|block| block.contains(&code))
}

/// Whether a character has no width and says nothing: soft hyphens, joiners, marks of direction,
/// variation selectors, byte order marks.
pub(super) fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Whether a character is a katakana letter, the prolonged sound mark among them.
pub(super) fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether a character is an ideograph that counts.
pub(super) fn is_numeral_ideograph(character: char) -> bool {
    "〇零一二三四五六七八九十百千万億兆萬億".contains(character)
}

fn kind(character: char) -> Kind {
    match character {
        '_' => Kind::Letter,
        _ if is_numeral_ideograph(character) => Kind::Numeral,
        _ if character.is_numeric() => Kind::Digit,
        _ if is_katakana(character) => Kind::Katakana,
        _ if !character.is_alphabetic() => Kind::Other,
        // Fullwidth letters stand among the unspaced, yet make words as their narrow ones do.
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Kind::Letter,
        _ if is_unspaced(character) => Kind::Other,
        _ => Kind::Letter,
    }
}

/// Whether two neighbours belong to one word or number.
fn join(before: char, after: char) -> bool {
    use Kind::{Digit, Katakana, Letter, Numeral};
    matches!(
        (kind(before), kind(after)),
        (Letter | Digit, Letter | Digit) | (Digit | Numeral, Digit | Numeral) | (Katakana, Katakana)
    )
}

/// Whether a mark between two characters makes one word or number of them: `can't`, `non-aligned`, `1.5`,
/// `2013–14`.
fn links(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' | 'ʼ' | '-' | '\u{2010}' | '\u{2011}' => join(before, after),
        '.' | ',' | ':' | '/' | '⁄' | '–' | '−' | '٫' | '٬' | '，' | '．' | '・' => {
            kind(before) == Kind::Digit && kind(after) == Kind::Digit
        }
        _ => false,
    }
}

/// Whether a place of a text stands inside a word or a number, or between a letter and its accent.
///
/// A word here is what is written without a break: a part of `can't`, `ex-president`, `1,500` or `-5` does
/// not stand for the whole. Ideographs and hiragana have no such bounds.
pub(super) fn inside_word(text: &str, place: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..place), text.get(place..)) else {
        return true;
    };
    let visible = |character: &char| !is_ignorable(*character);
    let mut after = tail.chars().filter(visible);
    let Some(right) = after.next() else {
        return false;
    };
    if is_combining_mark(right) {
        return !head.is_empty();
    }
    let mut before = head.chars().rev().filter(visible).filter(|character| !is_combining_mark(*character));
    let Some(left) = before.next() else {
        return false;
    };
    if join(left, right) {
        return true;
    }
    let further = after.find(|character| !is_combining_mark(*character));
    if further.is_some_and(|further| links(left, right, further)) {
        return true;
    }
    match before.next() {
        Some(further) if links(further, left, right) => true,
        further => {
            // A sign or a decimal point with nothing before it belongs to the number.
            matches!(left, '-' | '−' | '.')
                && kind(right) == Kind::Digit
                && further.is_none_or(|further| further.is_whitespace() || matches!(further, '(' | '['))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar at each place that is not inside a word.
    fn bounds(text: &str) -> String {
        let mut marked = String::new();
        for (place, character) in text.char_indices() {
            if place > 0 && !inside_word(text, place) {
                marked.push('|');
            }
            marked.push(character);
        }
        marked
    }

    #[test]
    fn words_and_numbers_are_whole() {
        for marked in [
            "party| |art",
            "Japan| |can't| |go",
            "Russia’s",
            "‘|it|’| |is",
            "non-aligned| |states",
            "war|—|the| |end",
            "a| |-| |b",
            "end|.|Next",
            "1.5| |of| |1,500|.",
            "2013–14|;| |2013-14|,| |2013",
            "at| |12:30|,| |1/2",
            "to| |-5",
            "co\u{ad}operate",
            "e\u{301}te\u{301}| |x",
            "日|本|語|の|プーチン|は",
            "二十五|年|5万|人|2015|年",
            "колонна| |слов",
            "10²",
            "snake_case",
        ] {
            let text = marked.replace('|', "");
            assert_eq!(bounds(&text), marked);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_place_of_any_text_has_an_answer(text: String, place in 0_usize..40) {
            inside_word(&text, place);
        }
    }
}
