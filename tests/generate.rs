//! Made-up chronologies: the same for ever, sound but for what is meant to be wrong, and of all sorts.
#![expect(clippy::unwrap_used, reason = "a test may die of what it did not expect")]

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::LazyLock;

use annals::edtf::{Precision, When};
use annals::evidence::{Quotation, Searchable};
use annals::generate::{FAULTS_PER_THOUSAND, Recipe, UNCITED_PER_THOUSAND, UNDATED_PER_THOUSAND};
use annals::load::{DocumentError, Documents, Format, Loaded, load};
use annals::model::{ActorKind, Basis, Chronology, Evidence, Kind, Role};
use annals::text::Clean;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Documents in memory.
struct Shelf(HashMap<String, String>);

impl Documents for Shelf {
    fn read(&self, file: &str) -> Result<Cow<'_, [u8]>, DocumentError> {
        self.0.get(file).map(|text| Cow::Borrowed(text.as_bytes())).ok_or(DocumentError::Missing)
    }
}

fn chronology(recipe: Recipe) -> String {
    let mut bytes = Vec::new();
    recipe.write_chronology(&mut bytes, &mut |_| Ok(())).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn loaded(events: u64, seed: u64) -> Loaded {
    let recipe = Recipe::new(events, seed);
    let shelf = Shelf(recipe.documents().collect());
    load(&Clean::line("trial"), &chronology(recipe), Format::JsonLines, &shelf)
}

fn hash(recipe: Recipe) -> String {
    let mut hash = Sha256::new_with_prefix(chronology(recipe));
    for (name, text) in recipe.documents() {
        hash.update(name);
        hash.update(text);
    }
    hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}

/// These never change: whoever compares figures must have measured the same.
#[test]
fn the_same_numbers_give_the_same_bytes_for_ever() {
    let found = [(1, 0), (500, 1), (500, u64::MAX)].map(|(events, seed)| hash(Recipe::new(events, seed)));
    let fixed = [
        "d837b34093df6d8b770eff6a71f3e84dc8a256fa0b346a63860713b35a180374",
        "a35855e475b833b1bcd399754ef3adfecf9d2fb03d027667e4cf9995b8608da8",
        "4033e2c927d352f2c9e78ea68edc45fcbacb2b92018476aef829ba080e2ddefc",
    ];
    assert_eq!(found, fixed);
}

#[test]
fn nothing_is_wrong_but_what_is_meant_to_be() {
    let meant = BTreeSet::from(["quote-changed", "quote-ambiguous", "quote-missing", "uncited", "undated"]);
    for (events, seeds) in [(1, 0..60), (7, 0..20), (400, 0..3)] {
        for seed in seeds {
            let loaded = loaded(events, seed);
            let found: BTreeSet<_> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
            assert!(found.is_subset(&meant), "{events} events, seed {seed}: {:?}", loaded.diagnostics);
            assert_eq!(loaded.chronology.events().len() as u64, events);
        }
    }
}

/// One chronology for all tests that only look at it.
static TRIAL: LazyLock<Chronology> = LazyLock::new(|| loaded(6000, 2).chronology);

#[test]
fn as_much_is_wrong_as_is_meant() {
    let events = TRIAL.events();
    let quotations: Vec<_> = events.iter().flat_map(|event| event.citations.iter()).collect();
    let share = |count: usize, all: usize| u64::try_from(count * 1000 / all).unwrap();
    for (mark, meant) in FAULTS_PER_THOUSAND {
        let found = quotations
            .iter()
            .filter(|citation| citation.evidence().is_some_and(|evidence| evidence.name() == mark))
            .count();
        assert!(share(found, quotations.len()).abs_diff(meant) <= 3, "{mark}: {found}");
    }
    let uncited = events.iter().filter(|event| event.citations.is_empty()).count();
    let undated = events.iter().filter(|event| event.when.is_none()).count();
    assert!(share(uncited, events.len()).abs_diff(UNCITED_PER_THOUSAND) <= 10, "{uncited}");
    assert!(share(undated, events.len()).abs_diff(UNDATED_PER_THOUSAND) <= 4, "{undated}");
}

/// Whether each value of a vocabulary is had by some event.
#[track_caller]
fn each_occurs<T: Copy + PartialEq + std::fmt::Debug>(all: &[T], found: impl Iterator<Item = T>) {
    let found: Vec<T> = found.collect();
    let missing: Vec<_> = all.iter().filter(|value| !found.contains(value)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn events_sources_and_actors_of_all_kinds_occur() {
    let chronology = &*TRIAL;
    let events = chronology.events();
    let citations = || events.iter().flat_map(|event| event.citations.iter());
    each_occurs(Kind::ALL, events.iter().map(|event| event.kind));
    each_occurs(Basis::ALL, events.iter().map(|event| event.basis));
    each_occurs(Role::ALL, citations().map(|citation| citation.role));
    each_occurs(Evidence::ALL, citations().filter_map(|citation| citation.evidence()));
    each_occurs(ActorKind::ALL, chronology.actors().iter().filter_map(|actor| actor.kind));
    let languages = chronology.sources().iter().filter_map(|source| source.language.as_deref());
    each_occurs(&["en", "ru", "ja", "el", "ar"], languages);
    assert!(chronology.actors().iter().any(|actor| !actor.aliases.is_empty()));
    assert!(chronology.actors().iter().any(|actor| !actor.of.is_empty()));
    assert!((12..=24).contains(&chronology.themes().len()));
    assert!(chronology.places().iter().all(|place| place.coordinates.is_some()));
    assert!(chronology.focus().is_some());
}

/// The dates of so many events, as they are written.
fn dates(events: u64) -> Vec<String> {
    let chronology = chronology(Recipe::new(events, 1));
    let lines = chronology.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter_map(|line| Some(line.get("date")?.as_str()?.to_owned())).collect()
}

#[test]
fn dates_of_all_forms_occur() {
    let texts = dates(20_000);
    let whens: Vec<_> = texts.iter().map(|text| When::parse(text).unwrap()).collect();
    let precisions = [
        Precision::Second,
        Precision::Day,
        Precision::Month,
        Precision::PartOfYear,
        Precision::Year,
        Precision::Years,
    ];
    each_occurs(&precisions, whens.iter().map(When::precision));
    for sign in
        ["?", "~", "%", "X", "XX", "T", "Z", "S", "Y-", "E", "[", "{", "/..", "../", "[..", "..]", "/-"]
    {
        assert!(texts.iter().any(|text| text.contains(sign)), "{sign}");
    }
    for end in ["-21", "-31", "-36", "-40", "/", "-02-29"] {
        assert!(texts.iter().any(|text| text.ends_with(end)), "{end}");
    }
    for start in ["-0", "/", "?", "Y-"] {
        assert!(texts.iter().any(|text| text.starts_with(start)), "{start}");
    }
}

/// Much of what happened is of living memory, and some of long ago.
#[test]
fn dates_are_spread_unevenly() {
    let dates = dates(6000);
    let years: Vec<u64> = dates.iter().filter_map(|date| date.get(..4)?.parse().ok()).collect();
    let since = |first| years.iter().filter(|year| **year >= first).count() * 100 / years.len();
    let shares = [1950, 1850, 1700].map(since);
    assert!((35..80).contains(&shares[0]) && (60..97).contains(&shares[2]), "{shares:?}");
}

/// There are so many quotations that they are looked up on several threads.
#[test]
fn every_quotation_has_the_finding_that_is_its_own() {
    let mut checked = 0;
    for (index, source) in TRIAL.sources().iter().enumerate() {
        let Some(document) = source.document.document() else {
            continue;
        };
        let searchable = Searchable::new(document.text());
        let citations = TRIAL.events().iter().flat_map(|event| event.citations.iter());
        for citation in citations.filter(|citation| citation.source.index() == index) {
            let finding = searchable.find(&Quotation {
                quote: citation.quote,
                prefix: citation.prefix,
                suffix: citation.suffix,
            });
            assert_eq!(citation.finding, Some(&finding), "{}", citation.quote);
            checked += 1;
        }
    }
    assert!(checked > 2000, "{checked}");
}
