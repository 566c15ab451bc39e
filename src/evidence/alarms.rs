//! Differences that turn a statement into another one: numbers, names, negations.
//!
//! They call attention to what a reader should look at first; the difference itself is always shown whole.
//! Names are known by their capitals, so none is called out in scripts that have no capitals.

use super::boundary::{is_numeral_ideograph, is_unspaced};
use super::difference::{Replacement, Word};
use crate::model::Alarm;

/// Words that deny: English, Russian, German, French, Spanish, Italian.
const NEGATIONS: &str = "not no non never none neither nor nobody nothing nowhere cannot without \
    не ни нет нельзя никогда никто никого никому ничто ничего ничему никакой никаких нигде никуда без \
    nicht nichts nie niemals niemand kein keine keinen keiner keinem keines ohne \
    ne pas jamais rien aucun aucune sans ni nunca jamás nada nadie sin nessuno niente senza";

/// What makes a word its contrary.
const CONTRARIES: [&str; 12] =
    ["un", "in", "im", "il", "ir", "dis", "non", "anti", "не", "без", "бес", "анти"];

/// What denies in scripts without spaces, wherever it stands in a run of them.
const NEGATIONS_UNSPACED: [&str; 11] =
    ["ない", "なかっ", "なく", "なけれ", "ません", "ず", "不", "無", "未", "非", "没"];

/// Words that count.
const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty \
    dozen dozens hundred hundreds thousand thousands million millions billion billions trillion trillions half \
    два две три четыре пять шесть семь восемь девять десять сто тысяча тысячи тысяч \
    миллион миллиона миллионов миллиард миллиарда миллиардов";

/// What alarms in the replacements; `is_common` says of a word in lower case whether it is a word of the
/// language, so that a capital at the start of a sentence makes no name of it.
pub(super) fn alarms<'a, 'w: 'a>(
    replacements: &(impl Iterator<Item = &'a Replacement<'w>> + Clone),
    is_common: impl Fn(&str) -> bool,
) -> Vec<Alarm> {
    let any = |differs: &dyn Fn(&Replacement<'w>) -> bool| replacements.clone().any(differs);
    [
        (Alarm::Digit, any(&numbers_differ)),
        (Alarm::Name, any(&|replacement| names_differ(replacement, &is_common))),
        (Alarm::Negation, any(&negations_differ)),
    ]
    .into_iter()
    .filter_map(|(alarm, raised)| raised.then_some(alarm))
    .collect()
}

/// Whether a word denies.
fn is_negation(word: &str) -> bool {
    let word = word.to_lowercase();
    is_listed(NEGATIONS, &word) || word.ends_with("n't") || word.starts_with("n'")
}

fn is_listed(words: &str, word: &str) -> bool {
    words.split(' ').any(|listed| listed == word)
}

/// Whether one of two words denies what the other says.
pub(super) fn are_contrary(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let denies = |longer: &str, shorter: &str| {
        CONTRARIES.iter().any(|prefix| longer.strip_prefix(prefix) == Some(shorter) && !shorter.is_empty())
    };
    is_negation(&one) != is_negation(&other) || denies(&one, &other) || denies(&other, &one)
}

fn negations_differ(replacement: &Replacement<'_>) -> bool {
    let count = |words: &[Word<'_>]| -> usize {
        let marks = |word: &Word<'_>| -> usize {
            NEGATIONS_UNSPACED.iter().map(|mark| word.bare.matches(mark).count()).sum()
        };
        words.iter().map(|word| usize::from(is_negation(word.bare)) + marks(word)).sum()
    };
    let contrary = |word: &Word<'_>| {
        replacement.stands.iter().any(|other| {
            !is_negation(word.bare) && !is_negation(other.bare) && are_contrary(word.bare, other.bare)
        })
    };
    count(&replacement.quoted) != count(&replacement.stands) || replacement.quoted.iter().any(contrary)
}

fn numbers_differ(replacement: &Replacement<'_>) -> bool {
    let all = |number: fn(&str) -> Option<String>| {
        let of = |words: &[Word<'_>]| words.iter().filter_map(|word| number(word.bare)).collect::<Vec<_>>();
        (of(&replacement.quoted), of(&replacement.stands))
    };
    let (quoted, stands) = all(digits);
    let (quoted_words, stand_words) = all(number_word);
    let (quoted_ideographs, stand_ideographs) = all(ideographs);
    quoted != stands
        || quoted_words != stand_words
        // An ideograph that counts is part of other words too (統一): it counts against another only.
        || !quoted_ideographs.is_empty() && !stand_ideographs.is_empty() && quoted_ideographs != stand_ideographs
}

fn digits(word: &str) -> Option<String> {
    word.contains(char::is_numeric).then(|| {
        let number = |character: &char| character.is_numeric() || matches!(character, '.' | ',' | ':' | '/');
        word.chars().filter(number).collect()
    })
}

fn number_word(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    is_listed(NUMBERS, &word).then_some(word)
}

fn ideographs(word: &str) -> Option<String> {
    let found: String = word.chars().filter(|character| is_numeral_ideograph(*character)).collect();
    (!found.is_empty()).then_some(found)
}

fn names_differ(replacement: &Replacement<'_>, is_common: &impl Fn(&str) -> bool) -> bool {
    let lost = |these: &[Word<'_>], those: &[Word<'_>]| {
        these.iter().any(|word| {
            let lower = stem(word.bare);
            is_capitalised(word.bare)
                && !those.iter().any(|other| stem(other.bare) == lower)
                && !(word.opens && is_common(&word.bare.to_lowercase()))
        })
    };
    lost(&replacement.quoted, &replacement.stands) || lost(&replacement.stands, &replacement.quoted)
}

/// A word in lower case, without the ending of a genitive.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    lower.trim_end_matches("'s").trim_end_matches('\'').to_owned()
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(|first: char| first.is_uppercase() && !is_unspaced(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::difference::words;

    fn raised(quoted: &str, stands: &str) -> Vec<Alarm> {
        let replacement = Replacement { quoted: words(quoted), stands: words(stands) };
        alarms(&[replacement].iter(), |word| matches!(word, "however" | "but" | "the" | "we"))
    }

    #[test]
    fn what_turns_a_statement_is_raised() {
        use Alarm::{Digit, Name, Negation};
        for (quoted, stands, alarms) in [
            ("in 2012", "in 2013", vec![Digit]),
            ("12.5", "125", vec![Digit]),
            ("5 million", "5 billion", vec![Digit]),
            ("of 5 and 10", "of 10 and 5", vec![Digit]),
            ("5%", "5 percent", vec![]),
            ("tension", "a dispute", vec![]),
            ("of Lavrov", "of Abe", vec![Name]),
            ("of Abe", "of Abe's", vec![]),
            ("the Minister", "the minister", vec![]),
            ("Lavrov", "Putin", vec![Name]),
            ("However", "But", vec![]),
            ("so. However", "so. But", vec![]),
            ("said \"We", "said \"Lavrov", vec![Name]),
            ("Лавров", "Путин", vec![Name]),
            ("will", "will not", vec![Negation]),
            ("can", "can't", vec![Negation]),
            ("likely", "unlikely", vec![Negation]),
            ("возможно", "невозможно", vec![Negation]),
            ("он придёт", "он не придёт", vec![Negation]),
            ("可能", "不可能", vec![Negation]),
            ("三月", "二月", vec![Digit]),
            ("統一", "分裂", vec![]),
            ("not 5 of Abe", "6 of Putin", vec![Digit, Name, Negation]),
        ] {
            assert_eq!(raised(quoted, stands), alarms, "{quoted} / {stands}");
        }
    }
}
