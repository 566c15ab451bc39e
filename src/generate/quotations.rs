//! Quotations cut from documents: most word for word, a few not quite.

use super::documents::Paper;
use super::languages::PARTS;
use super::random::Random;
use super::records::CitationRecord;
use super::sentences::Sentence;
use super::{FAULTS_PER_THOUSAND, Recipe};

/// What citations may do for an event besides support it.
const ROLES: [(u64, Option<&str>); 3] = [(90, None), (6, Some("mentions")), (4, Some("disputes"))];

/// Quotations of a thousand that join two passages, and that are told from others by what stands before them.
const JOINED: u64 = 40;
const PREFIXED: u64 = 20;

/// The parts of a sentence that are quoted: each has the second, which has the number.
const CUTS: [(u64, std::ops::Range<usize>); 5] =
    [(10, 0..PARTS), (50, 0..2), (20, 1..3), (15, 0..3), (5, 1..PARTS - 1)];

/// The words, and what stands before them if that is needed.
type Quoted = Option<(String, Option<String>)>;

/// How the words are got from a place of a document.
type Way = fn(&Paper, u64, &mut Random) -> Quoted;

/// One citation.
pub(super) fn citation(recipe: Recipe, random: &mut Random) -> CitationRecord {
    let sources = recipe.extent().sources;
    // Half of all quotations are from the few papers that everybody reads.
    let number = if random.chance(500) { random.rank(sources) } else { random.below(sources) };
    let paper = Paper::new(recipe, number);
    let (quote, prefix) = words(&paper, random).unwrap_or_default();
    CitationRecord { source: paper.id(), quote, prefix, role: random.weighted(&ROLES).flatten() }
}

fn words(paper: &Paper, random: &mut Random) -> Quoted {
    let [typographic, changed, ambiguous, missing] = FAULTS_PER_THOUSAND.map(|(_, share)| share);
    let ways: [(u64, Way); 7] = [
        (1000 - typographic - changed - ambiguous - missing - JOINED - PREFIXED, cut),
        (JOINED, joined),
        (PREFIXED, prefixed),
        (typographic, retyped),
        (changed, edited),
        (ambiguous, |paper, _, _| Some((paper.refrain().to_owned(), None))),
        // What it never had.
        (missing, |paper, place, _| Some((paper.sentence(paper.length + place)?.parts(0..PARTS - 1), None))),
    ];
    let way = random.weighted(&ways)?;
    let mut place = random.below(paper.length - 1);
    if Paper::is_refrain(place) {
        place -= 1;
    }
    way(paper, place, random)
}

fn cut(paper: &Paper, place: u64, random: &mut Random) -> Quoted {
    let cuts = CUTS.each_ref().map(|(weight, parts)| (*weight, parts));
    let parts = random.weighted(&cuts)?.clone();
    Some((paper.sentence(place)?.parts(parts), None))
}

/// The beginning and the end of a sentence, with what stands between left out.
fn joined(paper: &Paper, place: u64, _: &mut Random) -> Quoted {
    let sentence = paper.sentence(place)?;
    Some((format!("{} [...] {}", sentence.parts(0..2), sentence.parts(3..4)), None))
}

/// A sentence that stands there more than once, with the one before it.
fn prefixed(paper: &Paper, place: u64, _: &mut Random) -> Quoted {
    let before = (place..paper.length - 1).find(|place| Paper::is_refrain(place + 1));
    match before {
        Some(before) => Some((paper.refrain().to_owned(), Some(paper.sentence(before)?.whole()))),
        // Behind this place there is none.
        None => Some((paper.sentence(place)?.whole(), None)),
    }
}

/// A sentence as somebody typed it who has only the marks of a typewriter.
fn retyped(paper: &Paper, place: u64, _: &mut Random) -> Quoted {
    let set = paper.sentence(place)?.whole();
    let typed: String = set
        .chars()
        .map(|character| match character {
            '“' | '”' | '«' | '»' => '"',
            '’' => '\'',
            '–' => '-',
            other => other,
        })
        .collect();
    if typed != set {
        return Some((typed, None));
    }
    // None of these marks is in it: then as it was copied from a page with hyphens at the ends of lines.
    let middle = set.char_indices().nth(set.chars().count() / 2).map_or(0, |(place, _)| place);
    let (head, tail) = set.split_at_checked(middle)?;
    Some((format!("{head}\u{ad}{tail}"), None))
}

/// A sentence with one word or number that is another.
fn edited(paper: &Paper, place: u64, random: &mut Random) -> Quoted {
    let Sentence { form, mut words, language } = paper.sentence(place)?;
    // What counts as one word is less plain where there are no spaces.
    if random.chance(500) || language.gap.is_empty() {
        words.number = if words.number == 9999 { 1001 } else { words.number + 1 };
    } else {
        let verbs = language.verbs;
        let known = verbs.iter().position(|verb| *verb == words.verb)?;
        words.verb = verbs.get((known + 1 + random.place(verbs.len() - 1)) % verbs.len())?;
    }
    Some((Sentence { form, words, language }.whole(), None))
}
