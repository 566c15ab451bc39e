//! Documents: what their sentences are, each by its number alone.

use sha2::{Digest, Sha256};

use super::Recipe;
use super::dates;
use super::languages::{ENGLISH, LANGUAGES, Language};
use super::names::{Script, name, slug};
use super::random::Stream;
use super::records::SourceRecord;
use super::sentences::Sentence;

/// A source and its document.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    recipe: Recipe,
    number: u64,
    pub(super) language: &'static Language,
    /// How many sentences it has.
    pub(super) length: u64,
}

/// The fewest sentences of a document.
const SHORTEST: u64 = 24;
/// Those of most documents are fewer by far than so many more.
const LONGER_BY: u64 = 160;
/// Sentences of a paragraph.
const PARAGRAPH: u64 = 6;
/// Each so manieth sentence is one that was there before.
const REFRAIN: u64 = 8;
/// Numbers that sentences of one document may have, four digits each.
const NUMBERS: u64 = 9000;
/// It has no divisor in common with these, so that no two sentences of a document have the same number.
const STRIDE: u64 = 7919;
/// What can stand behind the name of a paper.
const KINDS: [&str; 6] = ["Gazette", "Ledger", "Courier", "Harbour Book", "Letters", "Annual Report"];

impl Paper {
    pub(super) fn new(recipe: Recipe, number: u64) -> Self {
        let mut random = recipe.random(Stream::Source, number);
        let language = random.weighted(&LANGUAGES).unwrap_or(&ENGLISH);
        let more = random.below(LONGER_BY);
        Self { recipe, number, language, length: SHORTEST + random.below(more + 1) }
    }

    /// The id of its source.
    pub(super) fn id(&self) -> String {
        format!("{}-s{}", slug(self.number), self.number)
    }

    /// Its name in the documents folder.
    pub(super) fn file(&self) -> String {
        format!("documents/{}.txt", self.id())
    }

    /// Whether this sentence is one that stands there again and again.
    pub(super) fn is_refrain(sentence: u64) -> bool {
        sentence % REFRAIN == REFRAIN - 1
    }

    /// Its refrain.
    pub(super) fn refrain(&self) -> &'static str {
        self.recipe.random(Stream::Names, self.number).word(self.language.refrains)
    }

    /// A sentence that is none of the refrains. Beyond the length are those that it might have had.
    pub(super) fn sentence(&self, number: u64) -> Option<Sentence> {
        let of_document = self.recipe.random(Stream::Sentence, self.number).next();
        let mut random = self.recipe.random(Stream::Sentence, of_document ^ number);
        let mut sentence = Sentence::draw(&mut random, self.language)?;
        sentence.words.number = 1000 + (of_document % NUMBERS + number * STRIDE) % NUMBERS;
        Some(sentence)
    }

    /// Its text: a heading and paragraphs.
    pub(super) fn text(&self) -> String {
        let mut text = self.title();
        for number in 0..self.length {
            let gap = if number.is_multiple_of(PARAGRAPH) { "\n\n" } else { self.language.gap };
            text.push_str(gap);
            match self.sentence(number) {
                Some(sentence) if !Self::is_refrain(number) => text.push_str(&sentence.whole()),
                _ => text.push_str(self.refrain()),
            }
        }
        text.push('\n');
        text
    }

    fn title(&self) -> String {
        let kind = self.recipe.random(Stream::Names, self.number).word(&KINDS);
        format!("{} {kind}", name(self.number, Script::Latin))
    }

    /// Its record in the chronology.
    pub(super) fn source(&self) -> SourceRecord {
        let mut random = self.recipe.random(Stream::Names, self.number);
        let author =
            format!("{} {}", name(random.below(500), Script::Latin), name(random.below(9000), Script::Latin));
        SourceRecord {
            id: self.id(),
            title: self.title(),
            publisher: format!("{} Press", name(random.rank(200), Script::Latin)),
            authors: vec![author],
            url: format!("https://example.org/{}", self.id()),
            language: self.language.code,
            published: dates::plain(&mut random),
            file: self.file(),
            sha256: format!("{:x}", Hexadecimal(&Sha256::digest(self.text()))),
        }
    }
}

/// Bytes in hexadecimal.
struct Hexadecimal<'a>(&'a [u8]);

impl std::fmt::LowerHex for Hexadecimal<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}
