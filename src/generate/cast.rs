//! Actors and places, and the themes that events are about.

use super::Recipe;
use super::names::{Script, name, slug};
use super::random::{Random, Stream};
use super::records::{ActorRecord, PlaceRecord};

/// What events are about, the most frequent first.
pub(super) const THEMES: [&str; 24] = [
    "trade",
    "harbour",
    "customs",
    "salt",
    "weather",
    "shipwreck",
    "letters",
    "taxes",
    "elections",
    "fishing",
    "plague",
    "flood",
    "roads",
    "school",
    "pilots",
    "light",
    "borders",
    "treaty",
    "strike",
    "coinage",
    "theatre",
    "theft",
    "science",
    "music",
];

/// A kind of actor: how many of a hundred are of it, its word, and how it is called.
const KINDS: [(u64, (&str, &str)); 6] = [
    (74, ("person", "")),
    (10, ("organisation", "{} Society")),
    (8, ("company", "{} Trading Company")),
    (4, ("medium", "{} Courier")),
    (3, ("region", "Province of {}")),
    (1, ("state", "Republic of {}")),
];

/// The first so many actors are states and regions, which most events have to do with.
const STATES: u64 = 6;
const REGIONS: u64 = 12;
/// The first so many are those that others belong to.
const PATRONS: u64 = 60;
/// How many people of a thousand belong to somebody, and how many actors have a name in another script.
const BELONG: u64 = 600;
const RENOWNED: u64 = 250;
/// Given names.
const GIVEN: u64 = 300;

/// An id that nobody else has, whoever looks at it.
pub(super) fn actor_id(number: u64) -> String {
    format!("{}-{number}", slug(number))
}

/// The id of a place.
pub(super) fn place_id(number: u64) -> String {
    format!("{}-p{number}", slug(number))
}

/// The kind of an actor and its name in a script; those who are no persons are called in English only.
pub(super) fn called(recipe: Recipe, number: u64, script: Script) -> (&'static str, String) {
    let mut random = recipe.random(Stream::Actor, number);
    let (kind, form) = match number {
        _ if number < STATES => KINDS[5].1,
        _ if number < REGIONS => KINDS[4].1,
        _ => random.weighted(&KINDS).unwrap_or_default(),
    };
    let own = name(number, script);
    if kind == "person" {
        let given = name(random.below(GIVEN) * 40, script);
        return (kind, format!("{given} {own}"));
    }
    let is_latin = script == Script::Latin;
    (kind, if is_latin { form.replace("{}", &own) } else { own })
}

/// An actor.
pub(super) fn actor(recipe: Recipe, number: u64) -> ActorRecord {
    const SCRIPTS: [Script; 4] = [Script::Cyrillic, Script::Greek, Script::Katakana, Script::Arabic];
    let mut random = recipe.random(Stream::Names, number);
    let (kind, name) = called(recipe, number, Script::Latin);
    let mut aliases = Vec::new();
    if random.chance(RENOWNED) {
        let script = SCRIPTS[random.place(SCRIPTS.len())];
        aliases.push(called(recipe, number, script).1);
    }
    // Only to those before them, so that there are no circles.
    let belongs = number >= REGIONS && random.chance(BELONG);
    let of = belongs.then(|| actor_id(random.rank(number.min(PATRONS))));
    ActorRecord { id: actor_id(number), name, kind, aliases, of: of.into_iter().collect() }
}

/// A place.
pub(super) fn place(recipe: Recipe, number: u64) -> PlaceRecord {
    let mut random = recipe.random(Stream::Place, number);
    PlaceRecord {
        id: place_id(number),
        name: name(number, Script::Latin),
        lat: degrees(&mut random, 70),
        lon: degrees(&mut random, 180),
    }
}

/// An angle up to so many degrees to either side, in hundredths. The division is exact to the last bit on
/// every machine.
fn degrees(random: &mut Random, most: u32) -> f64 {
    let hundredths = u32::try_from(random.below(u64::from(most) * 200)).unwrap_or_default();
    (f64::from(hundredths) - f64::from(most * 100)) / 100.0
}
