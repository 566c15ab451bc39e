//! The difference between a quotation and a passage, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::alarms;
use super::boundary::{is_katakana, is_unspaced};
use super::normalise::{Normalised, squeeze};
use crate::model::Change;

/// Similarity of spelling from which on two words are held to be forms of one, from 0.0 to 1.0.
const KIN: f64 = 0.7;

/// Length under which similarity of spelling says nothing, in characters.
const SHORT: usize = 5;

/// A word of a normalised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// With the punctuation at its ends.
    pub(super) written: &'a str,
    /// Without it.
    pub(super) bare: &'a str,
    /// Whether a sentence may begin with it, so that its capital says nothing.
    pub(super) opens: bool,
    /// Where it starts.
    start: usize,
}

/// Words of a quotation and those that stand in their stead.
#[derive(Clone, Debug)]
pub(super) struct Replacement<'a> {
    pub(super) quoted: Vec<Word<'a>>,
    pub(super) stands: Vec<Word<'a>>,
}

/// A normalised text, the text that it was made of, and the part of it that is compared.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) normal: &'a Normalised,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What differs between a quotation and a passage.
#[derive(Clone, Debug)]
pub(super) struct Difference<'a> {
    pub(super) changes: Vec<Change>,
    pub(super) replacements: Vec<Replacement<'a>>,
}

impl<'a> Side<'a> {
    fn words(&self) -> Vec<Word<'a>> {
        words(self.normal.text().get(self.start..self.end).unwrap_or_default())
    }

    /// Some of its words as they are written in the text.
    fn written(&self, words: &[Word<'_>]) -> String {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return String::new();
        };
        let copy = self.start + first.start..self.start + last.start + last.written.len();
        let original = self.normal.original(&copy).and_then(|range| self.text.get(range));
        squeeze(original.or_else(|| self.normal.text().get(copy)).unwrap_or_default())
    }
}

/// The words of a normalised text: what stands between spaces and behind hyphens, and, in scripts without
/// spaces, what stands between changes of script.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut opens = true;
    let mut push = |range: Range<usize>| {
        let written = text.get(range.clone()).unwrap_or_default();
        if written.is_empty() {
            return;
        }
        let bare = written.trim_matches(|character: char| !character.is_alphanumeric());
        words.push(Word {
            written,
            bare,
            opens: opens || written.starts_with(['"', '\'']),
            start: range.start,
        });
        opens = written.trim_end_matches(['"', '\'', ')', ']']).ends_with(['.', '!', '?', ':', '。']);
    };
    let mut start = 0;
    let mut before = None;
    for (place, character) in text.char_indices() {
        let script = script(character);
        if character == ' ' {
            push(start..place);
            start = place + 1;
        } else if before.is_some_and(|before| before != script) {
            push(start..place);
            start = place;
        } else if character == '-' {
            push(start..place + 1);
            start = place + 1;
        }
        before = Some(script);
    }
    push(start..text.len());
    words
}

/// Which of the scripts without spaces a character belongs to; the other scripts are one.
fn script(character: char) -> u8 {
    match character {
        _ if !is_unspaced(character) => 0,
        '\u{3041}'..='\u{309f}' => 1,
        _ if is_katakana(character) => 2,
        _ if character.is_alphanumeric() => 3,
        _ => 4,
    }
}

/// Compares a quotation with a passage.
pub(super) fn compare<'a>(quotation: Side<'a>, passage: Side<'a>) -> Difference<'a> {
    let (quoted, stands) = (quotation.words(), passage.words());
    let written = |words: &[Word<'a>]| words.iter().map(|word| word.written).collect::<Vec<_>>();
    let operations = capture_diff_slices(Algorithm::Myers, &written(&quoted), &written(&stands));
    let mut difference = Difference { changes: Vec::new(), replacements: Vec::new() };
    for operation in operations {
        let (tag, old, new) = operation.as_tag_tuple();
        let quoted = quoted.get(old).unwrap_or_default();
        let stands = stands.get(new).unwrap_or_default();
        if tag == DiffTag::Equal {
            difference.changes.push(Change::Same(quotation.written(quoted)));
            continue;
        }
        if !quoted.is_empty() {
            difference.changes.push(Change::Quoted(quotation.written(quoted)));
        }
        if !stands.is_empty() {
            difference.changes.push(Change::Stands(passage.written(stands)));
        }
        difference.replacements.push(Replacement { quoted: quoted.to_vec(), stands: stands.to_vec() });
    }
    difference
}

impl Replacement<'_> {
    /// How many words differ from all that stand on the other side, not in spelling or ending alone. Words
    /// that are only added or only lost are one, however many.
    pub(super) fn foreign_words(&self) -> usize {
        let foreign = |these: &[Word<'_>], those: &[Word<'_>]| {
            these
                .iter()
                .filter(|word| !word.bare.is_empty())
                .filter(|word| !those.iter().any(|other| are_kin(word.bare, other.bare)))
                .count()
        };
        let most = foreign(&self.quoted, &self.stands).max(foreign(&self.stands, &self.quoted));
        if self.quoted.is_empty() || self.stands.is_empty() { most.min(1) } else { most }
    }
}

/// Whether two words are one, or spellings or forms of one. Names and numbers never are; nor are words that
/// begin differently (export, import).
fn are_kin(one: &str, other: &str) -> bool {
    let is_plain = |word: &str| word.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase());
    one.to_lowercase() == other.to_lowercase()
        || is_plain(one)
            && is_plain(other)
            && !alarms::are_contrary(one, other)
            && one.chars().count().min(other.chars().count()) >= SHORT
            && one.chars().take(2).eq(other.chars().take(2))
            && strsim::normalized_levenshtein(one, other) >= KIN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(quoted: &str, stands: &str) -> (String, usize) {
        let (one, other) = (Normalised::new(quoted), Normalised::new(stands));
        let side = |text, normal| Side { text, normal, start: 0, end: Normalised::text(normal).len() };
        let difference = compare(side(quoted, &one), side(stands, &other));
        let shown: Vec<String> = difference
            .changes
            .iter()
            .map(|change| match change {
                Change::Same(words) => words.clone(),
                Change::Quoted(words) => format!("-{words}-"),
                Change::Stands(words) => format!("+{words}+"),
            })
            .collect();
        let foreign = difference.replacements.iter().map(Replacement::foreign_words).sum();
        (shown.join(" "), foreign)
    }

    #[test]
    fn words_are_compared_whatever_their_typography() {
        for (quoted, stands, shown, foreign) in [
            ("Japan’s  own\nislands", "Japan's own islands", "Japan’s own islands", 0),
            ("in May 2013 they met", "in May 2014 they met", "in May -2013- +2014+ they met", 1),
            ("the islands, then", "the islands then", "the -islands,- +islands+ then", 0),
            ("they did not agree", "they agree", "they -did not- agree", 1),
            ("the word — a bond", "the word—the bond", "the word — -a- +the+ bond", 1),
            ("they recieved it", "they received it", "they -recieved- +received+ it", 0),
            ("they exported it", "they imported it", "they -exported- +imported+ it", 1),
            ("from Slovakia then", "from Slovenia then", "from -Slovakia- +Slovenia+ then", 1),
            ("Iran said so", "Iraq said so", "-Iran- +Iraq+ said so", 1),
            ("a b c", "a new and longer b c", "a +new and longer+ b c", 1),
            ("non-aligned states", "aligned states", "-non-- aligned states", 1),
            ("日本は賛成した", "日本は反対した", "日本は -賛成- +反対+ した", 1),
            ("oﬃce of it", "offices of it", "-oﬃce- +offices+ of it", 0),
        ] {
            assert_eq!(difference(quoted, stands), (shown.to_owned(), foreign), "{quoted} / {stands}");
        }
    }
}
