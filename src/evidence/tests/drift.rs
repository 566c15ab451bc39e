//! What becomes of quotations when documents change: measured on made-up articles, with bars to keep.

use super::*;

/// Words that sentences are made of; none resembles another.
const WORDS: &str = "harbour treaty minister winter cargo railway border village council railroad summit island \
    engineer fishing vessel export factory ministry journalist agreement candidate neighbour pipeline forest \
    governor election currency province airport festival archive museum teacher doctor bridge valley mountain \
    quietly openly slowly rarely often soon later then while under over from into with about and of the a to \
    announced rejected visited opened closed bought sold promised delayed finished repaired described counted \
    northern southern narrow heavy cheap foreign local annual private public";

/// Numbers that look like chance (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn word(&mut self) -> &'static str {
        let words: Vec<&str> = WORDS.split(' ').collect();
        words[self.below(words.len())]
    }

    fn sentence(&mut self) -> String {
        let length = 10 + self.below(15);
        let mut words: Vec<String> = (0..length).map(|_| self.word().to_owned()).collect();
        words[0] = words[0][..1].to_uppercase() + &words[0][1..];
        words.join(" ") + "."
    }

    /// The sentence with so many of its words replaced, none of them the last.
    fn edit(&mut self, sentence: &str, count: usize) -> String {
        let mut words: Vec<&str> = sentence.split(' ').collect();
        let mut places: Vec<usize> = (0..words.len() - 1).collect();
        for _ in 0..count {
            let place = places.remove(self.below(places.len()));
            let old = words[place];
            while words[place].to_lowercase() == old.to_lowercase() {
                words[place] = self.word();
            }
        }
        words.join(" ")
    }
}

/// How often each thing came of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    verified: usize,
    changed: usize,
    wrong: usize,
    ambiguous: usize,
    missing: usize,
}

/// What becomes of the sentence: what stands in its place, and what is added elsewhere.
type Fate = fn(&mut Chance, &str) -> (String, String);

/// Lets a hundred sentences of an article meet a fate, one by one, and looks for each as it was.
fn measure(fate: Fate, with_context: bool) -> Tally {
    let mut chance = Chance(7);
    let sentences: Vec<String> = (0..102).map(|_| chance.sentence()).collect();
    let mut tally = Tally::default();
    for (index, sentence) in sentences.iter().enumerate().skip(1).take(100) {
        let (instead, elsewhere) = fate(&mut chance, sentence);
        let before = sentences[..index].join(" ") + " ";
        let text = format!("{elsewhere} {before}{instead} {}", sentences[index + 1..].join(" "));
        let start = elsewhere.len() + 1 + before.len();
        let finding = Searchable::new(&text).find(&Quotation {
            quote: sentence,
            prefix: Some(sentences[index - 1].as_str()).filter(|_| with_context),
            suffix: Some(sentences[index + 1].as_str()).filter(|_| with_context),
        });
        let right = finding
            .extent()
            .is_some_and(|extent| extent.start >= start && extent.end <= start + instead.len());
        *match finding {
            Finding::Ambiguous(_) => &mut tally.ambiguous,
            Finding::Missing => &mut tally.missing,
            _ if !right => &mut tally.wrong,
            Finding::Changed(_) => &mut tally.changed,
            Finding::Exact(_) | Finding::Typographic(_) => &mut tally.verified,
        } += 1;
    }
    tally
}

#[test]
fn what_stands_is_verified() {
    let unchanged: Fate = |_, sentence| (sentence.to_owned(), String::new());
    let reset: Fate =
        |_, sentence| (sentence.replace(" the ", "\u{a0}the\n").replace("fi", "ﬁ"), String::new());
    let repeated: Fate = |_, sentence| (sentence.to_owned(), sentence.to_owned());
    for (fate, with_context, verified) in [
        (unchanged, false, 100),
        (unchanged, true, 100),
        (reset, false, 100),
        (repeated, true, 100),
        (repeated, false, 0),
    ] {
        let tally = measure(fate, with_context);
        assert_eq!((tally.verified, tally.ambiguous), (verified, 100 - verified), "{tally:?}");
    }
}

#[test]
fn an_edited_sentence_is_found_again() {
    let edited = |count| -> Fate {
        match count {
            1 => |chance, sentence| (chance.edit(sentence, 1), String::new()),
            2 => |chance, sentence| (chance.edit(sentence, 2), String::new()),
            _ => |chance, sentence| (chance.edit(sentence, 3), String::new()),
        }
    };
    for (count, with_context, at_least) in [(1, false, 95), (1, true, 95), (2, true, 90), (3, true, 70)] {
        let tally = measure(edited(count), with_context);
        assert!(tally.changed >= at_least && tally.wrong == 0, "{count} {tally:?}");
    }
}

#[test]
fn a_deleted_sentence_is_missing() {
    let deleted: Fate = |_, _| Default::default();
    let like_one: Fate = |chance, sentence| (String::new(), chance.edit(sentence, 1));
    let like_two: Fate = |chance, sentence| (String::new(), chance.edit(sentence, 2));
    for (fate, with_context) in
        [(deleted, false), (deleted, true), (like_one, true), (like_two, true), (like_two, false)]
    {
        let tally = measure(fate, with_context);
        assert_eq!(tally.missing, 100, "{tally:?}");
    }
}
