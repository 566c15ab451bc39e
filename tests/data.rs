//! The built-in chronology keeps the promises that it makes at its head.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use annals::load::{Checking, built_in};
use annals::model::{Basis, Chronology, Evidence, Kind};
use annals::text::{Document, width};
use sha2::{Digest, Sha256};

/// Runs of so many words are copied, not written.
const COPIED: usize = 8;

fn chronology() -> Chronology {
    built_in(Checking::All).chronology
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Fails with everything that breaks a rule, not only the first.
#[track_caller]
fn none(found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn it_has_no_problem() {
    none(built_in(Checking::All).diagnostics.iter().map(|problem| {
        let line = problem.place.as_ref().map_or(0, |place| place.line);
        format!("line {line}: {}: {}", problem.code, problem.message)
    }));
}

#[test]
fn it_is_neither_a_sample_nor_a_flood() {
    assert!((45..=80).contains(&chronology().events().len()));
}

#[test]
fn every_event_rests_on_quotations_that_stand_in_their_documents() {
    let chronology = chronology();
    none(
        chronology
            .events()
            .iter()
            .filter(|event| event.citations.is_empty())
            .map(|event| format!("{} cites nothing", event.id)),
    );
    let citations = chronology.events().iter().flat_map(|event| {
        event.citations.iter().enumerate().map(move |(number, citation)| (event, number + 1, citation))
    });
    none(citations.filter_map(|(event, number, citation)| {
        let evidence = citation.evidence();
        let stands = !citation.quote.is_empty() && evidence == Some(Evidence::Exact);
        (!stands).then(|| format!("{}, quotation {number}: {}", event.id, Evidence::said(evidence)))
    }));
}

#[test]
fn ids_are_in_kebab_case() {
    let chronology = chronology();
    let ids = chronology
        .events()
        .iter()
        .map(|event| event.id)
        .chain(chronology.sources().iter().map(|source| &*source.id))
        .chain(chronology.actors().iter().map(|actor| &*actor.id))
        .chain(chronology.places().iter().map(|place| &*place.id));
    let is_kebab = |id: &str| {
        id.starts_with(|first: char| first.is_ascii_lowercase())
            && id.split('-').all(|part| {
                !part.is_empty()
                    && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
            })
    };
    none(ids.filter(|id| !is_kebab(id)).map(ToString::to_string));
}

#[test]
fn everything_is_dated_and_what_was_worked_out_says_how() {
    let chronology = chronology();
    none(
        chronology
            .events()
            .iter()
            .filter(|event| event.when.is_none())
            .map(|event| format!("{} has no date", event.id)),
    );
    let events = chronology.events().iter().map(|event| (event.id, Some(event.basis), event.date_note));
    let sources = chronology
        .sources()
        .iter()
        .map(|source| (&*source.id, source.published_basis, source.published_note.as_deref()));
    none(events.chain(sources).filter_map(|(id, basis, note)| {
        let is_worked_out = basis != Some(Basis::Stated);
        (is_worked_out && note.is_none()).then(|| format!("{id} does not say how its date was found"))
    }));
}

#[test]
fn a_word_that_somebody_spoke_has_a_speaker() {
    let chronology = chronology();
    let spoken = chronology
        .events()
        .iter()
        .filter(|event| matches!(event.kind, Kind::Statement | Kind::Assessment | Kind::Plan));
    none(
        spoken
            .filter(|event| event.actors.is_empty())
            .map(|event| format!("{}: a {} of nobody", event.id, event.kind.name())),
    );
}

#[test]
fn every_document_is_here_byte_for_byte() {
    let chronology = chronology();
    let notes = fs::read_to_string(seeds().join("README.md")).unwrap();
    let mut cited = BTreeSet::new();
    for source in chronology.sources() {
        let file = source.file.as_deref().unwrap();
        cited.insert(file.to_owned());
        let bytes = fs::read(seeds().join(file)).unwrap();
        let mut digest = String::new();
        for byte in Sha256::digest(&bytes) {
            write!(digest, "{byte:02x}").unwrap();
        }
        assert_eq!(source.sha256.as_deref(), Some(digest.as_str()), "{file}");
        assert!(notes.contains(file) && notes.contains(&digest), "seeds/README.md does not know {file}");
        let document = Document::decode(&bytes).unwrap();
        assert_eq!(document.undecodable(), 0, "{file}");
        assert_eq!(source.document.document(), Some(&document), "{file} is not the one embedded");
    }
    let there: BTreeSet<String> = fs::read_dir(seeds())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "txt"))
        .collect();
    assert_eq!(there, cited);
}

#[test]
fn nothing_is_listed_that_no_event_needs() {
    let chronology = chronology();
    let events = chronology.events();
    let cited: BTreeSet<_> = events
        .iter()
        .flat_map(|event| event.citations.iter())
        .map(|citation| citation.source.index())
        .collect();
    let acting: BTreeSet<_> = events.iter().flat_map(|event| event.actors).copied().collect();
    let seen: BTreeSet<_> = events.iter().flat_map(|event| event.places).map(|place| place.index()).collect();
    let sources = chronology.sources().iter().enumerate().filter(|(place, _)| !cited.contains(place));
    let places = chronology.places().iter().enumerate().filter(|(place, _)| !seen.contains(place));
    // Whom others belong to is found by way of them.
    let actors = chronology.actors().iter().enumerate().filter(|(place, _)| {
        !chronology.members(annals::model::Key::new(*place)).iter().any(|member| acting.contains(member))
    });
    none(
        sources
            .map(|(_, source)| &source.id)
            .chain(places.map(|(_, place)| &place.id))
            .chain(actors.map(|(_, actor)| &actor.id))
            .map(|id| format!("{id} is not used")),
    );
}

#[test]
fn every_event_is_about_something() {
    none(
        chronology()
            .events()
            .iter()
            .filter(|event| event.themes.is_empty() || event.summary.is_empty())
            .map(|event| format!("{} has no theme or no summary", event.id)),
    );
}

#[test]
fn titles_fit_a_line() {
    none(
        chronology()
            .events()
            .iter()
            .filter(|event| width(event.title) > 80)
            .map(|event| format!("{}: {} columns", event.id, width(event.title))),
    );
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// A run of words that stands in one of the documents.
fn copied(text: &str, known: &BTreeSet<Vec<String>>) -> Option<String> {
    words(text).windows(COPIED).find(|run| known.contains(*run)).map(|run| run.join(" "))
}

#[test]
fn titles_and_summaries_are_our_own_words() {
    let chronology = chronology();
    let documents: Vec<Vec<String>> =
        chronology.sources().iter().map(|source| words(source.document.document().unwrap().text())).collect();
    let runs = documents.iter().flat_map(|words| words.windows(COPIED));
    let known: BTreeSet<Vec<String>> = runs.map(<[String]>::to_vec).collect();
    let known = &known;
    let sentence = chronology.sources()[0].document.document().unwrap().text();
    assert!(copied(sentence, known).is_some(), "the search finds nothing at all");
    none(chronology.events().iter().flat_map(|event| {
        let texts = [event.title, event.summary];
        texts.into_iter().filter_map(move |text| Some(format!("{}: {}", event.id, copied(text, known)?)))
    }));
}
