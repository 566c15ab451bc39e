//! Where the letters of other keyboards stand on a Latin one.

/// The keys of a layout in the order of a Latin keyboard, and the Latin letters on them.
///
/// Characters that Latin layouts have as well are left out: nobody can tell from which keyboard they came.
const LAYOUTS: [(&str, &str); 6] = [
    // Russian ЙЦУКЕН (GOST 6431), without and with Shift.
    ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
    ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"),
    // Japanese kana (JIS X 6002), without and with Shift where that has a sign of its own.
    (
        "ぬふあうえおやゆよわほへーたていすかんなにらせ゛゜ちとしはきくまのりれけむつさそひこみもねるめろ",
        "1234567890-^\\qwertyuiop@[asdfghjkl;:]zxcvbnm,./_",
    ),
    ("ぃっ「」、。・ぁぅぇぉゃゅょ", "EZ{}<>?#$%&'()"),
    // Greek (ELOT 1000).
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
    ("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"),
];

/// The Latin letter on the key that wrote a character, if it was written by one of the layouts that are known, or in
/// full width.
pub(super) fn latin(character: char) -> Option<char> {
    let plain = hiragana(character);
    // Full-width forms stand in the order of ASCII (Unicode block FF00).
    if let '\u{ff01}'..='\u{ff5e}' = plain {
        return char::from_u32(u32::from(plain) - 0xff01 + u32::from('!'));
    }
    LAYOUTS.iter().find_map(|(letters, latin)| {
        let place = letters.chars().position(|letter| letter == plain)?;
        latin.chars().nth(place)
    })
}

/// Katakana of either width as hiragana; everything else as it is.
fn hiragana(character: char) -> char {
    /// Half-width katakana in the order of their block, from U+FF61 on.
    const HALF_WIDTH: &str = "。「」、・をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん゛゜";
    let code = u32::from(character);
    match character {
        // The blocks of both scripts have one order.
        'ァ'..='ン' => char::from_u32(code - 0x60),
        '\u{ff61}'..='\u{ff9f}' => HALF_WIDTH.chars().nth(code as usize - 0xff61),
        _ => None,
    }
    .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_key_of_a_layout_is_one_key_of_a_latin_keyboard() {
        for (letters, latin) in LAYOUTS {
            assert_eq!(letters.chars().count(), latin.chars().count(), "{letters}");
            assert_eq!(latin.chars().collect::<HashSet<_>>().len(), latin.chars().count(), "{latin}");
            assert!(letters.chars().all(|letter| !letter.is_ascii()) && latin.is_ascii());
        }
        let letters: Vec<char> = LAYOUTS.iter().flat_map(|(letters, _)| letters.chars()).collect();
        assert_eq!(letters.iter().collect::<HashSet<_>>().len(), letters.len());
    }

    #[test]
    fn letters_are_found_by_their_place() {
        for (typed, meant) in [
            ("йфяЙ", "qazQ"),
            ("ор", "jh"),
            ("хъХЪ", "[]{}"),
            // The same words on the keys of a Japanese keyboard, in each script.
            ("まのり", "jkl"),
            ("マノリ", "jkl"),
            ("ﾏﾉﾘ", "jkl"),
            ("ぃっ", "EZ"),
            ("めメﾒ", "///"),
            ("ｊＧ／？", "jG/?"),
            ("ξΞς", "jJw"),
        ] {
            let found: String = typed.chars().map(|letter| latin(letter).unwrap()).collect();
            assert_eq!(found, meant, "{typed}");
        }
        for letter in ['j', '/', '\u{3000}', '漢', 'é', '€'] {
            assert_eq!(latin(letter), None, "{letter}");
        }
    }
}
