//! Coined names, the same in each script: no person or place is meant.

/// A script that names are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Katakana,
    Arabic,
}

/// Syllables as each script spells them.
#[rustfmt::skip]
const SYLLABLES: [[&str; 5]; 24] = [
    ["ka", "ка", "κα", "カ", "كا"], ["ve", "ве", "βε", "ヴェ", "في"], ["lo", "ло", "λο", "ロ", "لو"],
    ["mi", "ми", "μι", "ミ", "مي"], ["ro", "ро", "ρο", "ロ", "رو"], ["ta", "та", "τα", "タ", "تا"],
    ["ne", "не", "νε", "ネ", "ني"], ["su", "су", "σου", "ス", "سو"], ["da", "да", "ντα", "ダ", "دا"],
    ["ri", "ри", "ρι", "リ", "ري"], ["po", "по", "πο", "ポ", "بو"], ["ha", "ха", "χα", "ハ", "ها"],
    ["li", "ли", "λι", "リ", "لي"], ["no", "но", "νο", "ノ", "نو"], ["be", "бе", "μπε", "ベ", "بي"],
    ["go", "го", "γκο", "ゴ", "غو"], ["ma", "ма", "μα", "マ", "ما"], ["ti", "ти", "τι", "ティ", "تي"],
    ["ku", "ку", "κου", "ク", "كو"], ["sa", "са", "σα", "サ", "سا"], ["re", "ре", "ρε", "レ", "ري"],
    ["zo", "зо", "ζο", "ゾ", "زو"], ["fa", "фа", "φα", "ファ", "فا"], ["du", "ду", "ντου", "ドゥ", "دو"],
];

/// Different names of three syllables.
const OF_THREE: u64 = 24 * 24 * 24;
/// It has no divisor in common with their number, so that neighbours look unlike and no two are the same.
const STRIDE: u64 = 7919;
/// The name of the number 0, so that it is not one syllable three times.
const FIRST: u64 = 4251;

/// The name of a number in a script. In Latin, Cyrillic and Greek no two numbers have the same.
pub(super) fn name(number: u64, script: Script) -> String {
    let mut written = String::new();
    push_lower(number, script, &mut written);
    let mut letters = written.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The name of a number in small Latin letters, for an id.
pub(super) fn slug(number: u64) -> String {
    let mut written = String::new();
    push_lower(number, Script::Latin, &mut written);
    written
}

fn push_lower(number: u64, script: Script, written: &mut String) {
    let mut rest = (number % OF_THREE * STRIDE + FIRST) % OF_THREE;
    for _ in 0..3 {
        written.push_str(syllable(rest, script));
        rest /= 24;
    }
    let mut more = number / OF_THREE;
    while more > 0 {
        written.push_str(syllable(more, script));
        more /= 24;
    }
}

fn syllable(number: u64, script: Script) -> &'static str {
    let row = usize::try_from(number % 24).unwrap_or_default();
    SYLLABLES[row][script as usize]
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_numbers_have_the_same_name() {
        for script in [Script::Latin, Script::Cyrillic, Script::Greek] {
            let names: HashSet<_> = (0..100_000).map(|number| name(number, script)).collect();
            assert_eq!(names.len(), 100_000);
        }
    }

    #[test]
    fn a_name_is_spelled_in_each_script() {
        let spelled = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Katakana, Script::Arabic]
            .map(|script| name(1, script));
        assert_eq!(spelled, ["Lomizo", "Ломизо", "Λομιζο", "ロミゾ", "لوميزو"]);
        assert_eq!(slug(1), "lomizo");
    }
}
