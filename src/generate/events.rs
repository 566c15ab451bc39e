//! Events: what happened, to whom, and who says so.

use super::cast::{THEMES, actor_id, called, place_id};
use super::documents::Paper;
use super::languages::{ENGLISH, Language};
use super::names::name;
use super::quotations::citation;
use super::random::{Random, Stream};
use super::records::EventRecord;
use super::sentences::{Words, filled};
use super::{Recipe, UNCITED_PER_THOUSAND, dates};

/// How many events of a hundred are of which kind; what says nothing of it is an event.
const KINDS: [(u64, Option<&str>); 6] = [
    (50, None),
    (5, Some("event")),
    (25, Some("statement")),
    (10, Some("assessment")),
    (6, Some("plan")),
    (4, Some("figure")),
];

/// How the date is known, and a word on how, of a hundred events.
const BASES: [(u64, Option<(&str, &str)>); 5] = [
    (88, None),
    (4, Some(("resolved", "“Last spring”, in a letter."))),
    (3, Some(("resolved", "Two days after the flood."))),
    (3, Some(("inferred", "The paper bears no date."))),
    (2, Some(("inferred", "After the order of the pages."))),
];

/// How many there are of something, by the weight of each number.
const ACTORS: [(u64, usize); 4] = [(5, 0), (60, 1), (28, 2), (7, 3)];
const ABOUT: [(u64, usize); 4] = [(5, 0), (60, 1), (25, 2), (10, 3)];
const PLACES: [(u64, usize); 3] = [(40, 0), (55, 1), (5, 2)];
const CITATIONS: [(u64, usize); 3] = [(85, 1), (13, 2), (2, 3)];

/// Events of a thousand that have a summary, and that are told in English whatever they cite.
const SUMMARISED: u64 = 150;
const IN_ENGLISH: u64 = 600;

/// An event.
pub(super) fn event(recipe: Recipe, number: u64) -> EventRecord {
    let random = &mut recipe.random(Stream::Event, number);
    let extent = recipe.extent();
    let date = dates::date(recipe, random);
    let known = random.weighted(&BASES).flatten().filter(|_| date.is_some());
    let actors = several(random, &ACTORS, extent.actors);
    let places = several(random, &PLACES, extent.places);
    let themes = several(random, &ABOUT, THEMES.len() as u64);
    let language = language(recipe, random);
    let (title, summary) = told(recipe, random, language, (&actors, &places));
    let kind = random.weighted(&KINDS).flatten();
    let citations =
        if random.chance(UNCITED_PER_THOUSAND) { 0 } else { random.weighted(&CITATIONS).unwrap_or(1) };
    let quoting = &mut recipe.random(Stream::Quotation, number);
    EventRecord {
        id: format!("e{number}"),
        date,
        date_basis: known.map(|(basis, _)| basis),
        date_note: known.map(|(_, note)| note),
        title,
        summary,
        kind,
        actors: actors.into_iter().map(actor_id).collect(),
        themes: themes
            .into_iter()
            .filter_map(|theme| THEMES.get(usize::try_from(theme).ok()?).copied())
            .collect(),
        places: places.into_iter().map(place_id).collect(),
        citation: (0..citations).map(|_| citation(recipe, quoting)).collect(),
    }
}

/// Some different ones of so many, the first of all the most often.
fn several(random: &mut Random, counts: &[(u64, usize)], all: u64) -> Vec<u64> {
    let mut chosen = Vec::new();
    for _ in 0..random.weighted(counts).unwrap_or_default() {
        let one = random.rank(all);
        if !chosen.contains(&one) {
            chosen.push(one);
        }
    }
    chosen
}

/// The language in which an event is told.
fn language(recipe: Recipe, random: &mut Random) -> &'static Language {
    if random.chance(IN_ENGLISH) {
        return &ENGLISH;
    }
    Paper::new(recipe, random.below(recipe.extent().sources)).language
}

/// The title, and the summary if there is one.
fn told(
    recipe: Recipe,
    random: &mut Random,
    language: &'static Language,
    (actors, places): (&[u64], &[u64]),
) -> (String, Option<String>) {
    let mut words = Words::draw(random, language);
    words.actor = match actors.first() {
        Some(actor) => called(recipe, *actor, language.script).1,
        None => name(words.number, language.script),
    };
    if let Some(place) = places.first() {
        words.place = *place;
    }
    let title = filled(random.word(language.titles), &words, language.script);
    let summary = random.chance(SUMMARISED).then(|| {
        let retold = language.sentences.first().map(|parts| parts.concat()).unwrap_or_default();
        filled(&retold, &words, language.script)
    });
    (title, summary)
}
