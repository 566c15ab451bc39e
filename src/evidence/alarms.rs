//! Differences that turn a statement into another one: numbers, names, negations.

use super::boundary::{is_numeral_ideograph, is_unspaced};
use super::difference::{Replacement, Word};
use crate::model::Alarm;

/// Words that deny, in the languages that sources are likely to be in.
const NEGATIONS: [&str; 58] = [
    "not",
    "no",
    "non",
    "never",
    "none",
    "neither",
    "nor",
    "nobody",
    "nothing",
    "nowhere",
    "cannot",
    "without",
    "hardly",
    "не",
    "ни",
    "нет",
    "нельзя",
    "никогда",
    "никто",
    "никого",
    "никому",
    "ничто",
    "ничего",
    "ничему",
    "никакой",
    "никаких",
    "нигде",
    "никуда",
    "без",
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "niemand",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "keinem",
    "keines",
    "ohne",
    "ne",
    "pas",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "sans",
    "ni",
    "nunca",
    "jamás",
    "nada",
    "nadie",
    "sin",
    "nessuno",
    "niente",
    "mai",
    "senza",
];

/// What denies in scripts without spaces, wherever it stands in a run of them.
const NEGATIONS_UNSPACED: [&str; 11] =
    ["ない", "なかっ", "なく", "なけれ", "ません", "ず", "不", "無", "未", "非", "没"];

/// Words that count, as they begin.
const NUMBERS: [&str; 30] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "half",
    "два",
    "две",
    "три",
    "четыре",
    "пять",
    "тысяч",
    "миллион",
    "миллиард",
];

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
pub(super) fn is_negation(word: &str) -> bool {
    let word = word.to_lowercase();
    NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.starts_with("n'")
}

fn negations_differ(replacement: &Replacement<'_>) -> bool {
    let count = |words: &[Word<'_>]| -> usize {
        words
            .iter()
            .map(|word| {
                let unspaced = NEGATIONS_UNSPACED.iter().map(|mark| word.bare.matches(mark).count());
                usize::from(is_negation(word.bare)) + unspaced.sum::<usize>()
            })
            .sum()
    };
    count(&replacement.quoted) != count(&replacement.stands)
}

fn numbers_differ(replacement: &Replacement<'_>) -> bool {
    let all = |numbers: fn(&str) -> Option<String>| {
        let of = |words: &[Word<'_>]| {
            let mut found: Vec<String> = words.iter().filter_map(|word| numbers(word.bare)).collect();
            found.sort_unstable();
            found
        };
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
    NUMBERS.iter().any(|number| word.starts_with(number) && word.len() < number.len() + 6).then_some(word)
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
