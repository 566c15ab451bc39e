//! Sentences and titles: forms filled with words.

use super::languages::{Language, PARTS};
use super::names::{Script, name};
use super::random::Random;

/// What the slots of a form are filled with.
#[derive(Clone, Debug)]
pub(super) struct Words {
    subject: &'static str,
    pub(super) verb: &'static str,
    goods: &'static str,
    tail: &'static str,
    /// The number of a name.
    ship: u64,
    /// The number of a name.
    pub(super) place: u64,
    pub(super) number: u64,
    pub(super) actor: String,
}

/// So many ships there are.
const SHIPS: u64 = 4000;

impl Words {
    /// Draws words of a language.
    pub(super) fn draw(random: &mut Random, language: &Language) -> Self {
        Self {
            subject: random.word(language.subjects),
            verb: random.word(language.verbs),
            goods: random.word(language.goods),
            tail: random.word(language.tails),
            ship: random.below(SHIPS),
            place: random.below(SHIPS),
            number: 1000 + random.below(9000),
            actor: String::new(),
        }
    }

    /// Writes a form with its slots filled.
    pub(super) fn fill(&self, form: &str, script: Script, written: &mut String) {
        let mut parts = form.split(['{', '}']);
        while let Some(text) = parts.next() {
            written.push_str(text);
            match parts.next().unwrap_or_default() {
                "subject" => written.push_str(self.subject),
                "verb" => written.push_str(self.verb),
                "goods" => written.push_str(self.goods),
                "tail" => written.push_str(self.tail),
                "actor" => written.push_str(&self.actor),
                "ship" => written.push_str(&name(self.ship, script)),
                "place" => written.push_str(&name(self.place, script)),
                "number" => written.push_str(&self.number.to_string()),
                _ => {}
            }
        }
    }
}

/// A form filled with words, its first letter a capital.
pub(super) fn filled(form: &str, words: &Words, script: Script) -> String {
    let mut written = String::with_capacity(128);
    words.fill(form, script, &mut written);
    capitalise(written)
}

fn capitalise(text: String) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text,
    }
}

/// A sentence of a document.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) form: &'static [&'static str; PARTS],
    pub(super) words: Words,
    pub(super) language: &'static Language,
}

impl Sentence {
    /// Draws a sentence of a language.
    pub(super) fn draw(random: &mut Random, language: &'static Language) -> Option<Self> {
        let form = language.sentences.get(random.place(language.sentences.len()))?;
        Some(Self { form, words: Words::draw(random, language), language })
    }

    /// Some of its parts that follow each other, with nothing but themselves.
    pub(super) fn parts(&self, parts: std::ops::Range<usize>) -> String {
        let is_start = parts.start == 0;
        let mut written = String::with_capacity(128);
        for form in self.form.get(parts).unwrap_or_default() {
            self.words.fill(form, self.language.script, &mut written);
        }
        if is_start {
            return capitalise(written);
        }
        let trimmed = written.trim_start_matches([' ', ',', '–', '、', '،']);
        if trimmed.len() == written.len() { written } else { trimmed.to_owned() }
    }

    /// All of it.
    pub(super) fn whole(&self) -> String {
        self.parts(0..PARTS)
    }
}
