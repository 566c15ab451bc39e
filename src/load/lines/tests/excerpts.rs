//! An excerpt has of each event what the whole has of it, and stands where it says.

use std::io::Cursor;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::super::{Around, Companion, Excerpt, Wanted, excerpt};
use super::{as_rows_have_it, event, head, read, rows};
use crate::edtf::Rough;
use crate::load::{Checking, Format};
use crate::model::{Chronology, Event};
use crate::text::Clean;

fn excerpt_of(
    text: &str,
    format: Format,
    (companion, event, count): (Option<&Companion>, Option<&str>, usize),
) -> Option<Excerpt> {
    let file = (Cursor::new(text.as_bytes()), text.len() as u64);
    let name = Clean::line("talks");
    let among = Around { name: &name, companion, documents: None, checking: Checking::Later, watch: &|_| () };
    excerpt(file, format, among, Wanted { event, count }).unwrap()
}

/// An object as some program may write it: its fields in this order, with spaces or without.
fn written(event: &Value, order: usize, space: &str) -> String {
    let mut fields: Vec<_> = event.as_object().unwrap().iter().collect();
    let count = fields.len().max(1);
    fields.rotate_left(order % count);
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| format!("{}:{space}{value}", Value::from(name.as_str()))).collect();
    format!("{{{}}}", fields.join(&format!(",{space}")))
}

/// What can be told of an event before its id is known to be its own.
fn told(event: &Event<'_>, of: &Chronology) -> String {
    let names: Vec<_> = event.actors.iter().map(|actor| of[*actor].id.as_str()).collect();
    let Event { when, title, summary, kind, .. } = event;
    let sources: Vec<_> = event.citations.iter().map(|it| (of[it.source].id.as_str(), it.quote)).collect();
    format!("{when:?} {title:?} {summary:?} {kind:?} {names:?} {sources:?}")
}

fn all_told(of: &Chronology) -> Vec<String> {
    of.events().iter().map(|event| told(&event, of)).collect()
}

/// Whether as many events as are wanted may be more of one rough date.
fn is_crowded(whole: &Chronology, wanted: usize) -> bool {
    let mut places: Vec<_> = whole.events().iter().filter_map(|event| Some(event.when?.roughly())).collect();
    places.sort_unstable();
    places.chunk_by(|one, other| one == other).any(|alike| alike.len() > wanted)
}

fn check(excerpt: Option<&Excerpt>, whole: &Chronology, wanted: usize) -> Result<(), TestCaseError> {
    let Some(excerpt) = excerpt else {
        prop_assert!(whole.events().is_empty());
        return Ok(());
    };
    let (part, all) = (all_told(&excerpt.chronology), all_told(whole));
    // An event that is left out, since another has its id and it has no title, is seen only in full.
    prop_assert!(excerpt.of >= all.len());
    if excerpt.of > all.len() {
        return Ok(());
    }
    prop_assert!(part.len() >= wanted.min(all.len()));
    if !is_crowded(whole, wanted) {
        prop_assert_eq!(Some(part.as_slice()), all.get(excerpt.before..excerpt.before + part.len()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn an_excerpt_has_what_the_whole_has(
        events in prop::collection::vec(event(), 0..25),
        wanted in prop_oneof![1_usize..12, Just(100)],
        (order, space) in (0_usize..10, select(&["", " "][..])),
        around in prop::option::of((0_usize..30).prop_map(|number| format!("event-{number}"))),
    ) {
        let lines: Vec<_> = events.iter().map(|event| written(event, order, space)).collect();
        let text = format!("{}\n{}\n", head(), lines.join("\n"));
        let whole = read(&text, Format::JsonLines).chronology;
        let excerpt = excerpt_of(&text, Format::JsonLines, (None, around.as_deref(), wanted));
        check(excerpt.as_ref(), &whole, wanted)?;
        let Some(Excerpt { chronology: excerpt, .. }) = excerpt else { return Ok(()) };
        prop_assert_eq!(excerpt.actors(), whole.actors());
        if let Some(id) = &around {
            let of_sound = whole.event_of_id(id).filter(|event| whole.event(*event).when.is_some());
            let is_first = |line: usize| events.iter().position(|event| event["id"] == id.as_str()) == Some(line - 2);
            if let Some(event) = of_sound.filter(|event| is_first(whole.event(*event).line)) {
                prop_assert!(excerpt.event_of_id(id).is_some(), "{:?}", whole.event(event));
            }
        }
    }

    #[test]
    fn an_excerpt_of_rows_has_what_the_whole_has(
        events in prop::collection::vec(event(), 1..25),
        wanted in prop_oneof![1_usize..12, Just(100)],
        (format, delimiter) in select(&[(Format::Csv, b','), (Format::Tsv, b'\t')][..]),
        has_companion in any::<bool>(),
    ) {
        let events: Vec<Value> = events.iter().map(as_rows_have_it).collect();
        let rows = rows(&events, delimiter, csv::QuoteStyle::Necessary);
        let companion =
            Companion { name: Clean::line("beside"), text: head().to_string(), format: Format::Json };
        let companion = has_companion.then_some(&companion);
        let (name, file) = (Clean::line("talks"), (Cursor::new(rows.as_bytes()), rows.len() as u64));
        let around = Around {
            name: &name,
            companion,
            documents: Some(&super::DOCUMENTS),
            checking: Checking::Later,
            watch: &|_| (),
        };
        let whole = super::super::load(file, format, around).unwrap().chronology;
        check(excerpt_of(&rows, format, (companion, None, wanted)).as_ref(), &whole, wanted)?;
    }

    #[test]
    fn any_text_has_an_excerpt_or_none(text in "[\\{\\}\\[\\]\",:a-e\\\\ \n0-9]{0,80}") {
        for format in [Format::JsonLines, Format::Csv] {
            excerpt_of(&text, format, (None, Some("a"), 3));
        }
    }
}

#[test]
fn an_excerpt_is_where_one_begins() {
    let line = |number: usize| {
        let year = 1000 + number;
        format!("{{\"id\":\"of-{year}\",\"title\":\"In {year}\",\"date\":\"{year}\"}}\n")
    };
    let lines: String = (0..900).rev().map(line).collect();
    let focused = format!("{{\"chronology\":{{\"title\":\"Talks\",\"focus\":\"1500/1600\"}}}}\n{lines}");
    for (text, around, first, before) in [
        (&lines, None, "of-1000", 0),
        (&lines, Some("of-1400"), "of-1390", 390),
        (&lines, Some("of-1899"), "of-1860", 860),
        (&lines, Some("of-1001"), "of-1000", 0),
        (&lines, Some("of-no-year"), "of-1000", 0),
        (&focused, None, "of-1490", 490),
        (&focused, Some("of-1400"), "of-1390", 390),
    ] {
        let excerpt = excerpt_of(text, Format::JsonLines, (None, around, 40)).unwrap();
        assert_eq!(excerpt.chronology.events().ids().next(), Some(first), "{around:?}");
        assert_eq!((excerpt.before, excerpt.of), (before, 900));
        assert_eq!(excerpt.chronology.events().len(), 40);
    }
}

#[test]
fn of_records_with_many_events_there_is_none() {
    let lines = "{\"event\":[{\"id\":\"a\",\"title\":\"A\",\"date\":\"2012\"}]}\n";
    assert!(excerpt_of(lines, Format::JsonLines, (None, None, 40)).is_none());
}

#[test]
fn what_cannot_be_seen_at_a_glance_is_looked_at_closely() {
    for (line, expected) in [
        (r#"{"id":"a","title":"A","date":"2012-02-07"}"#, Some("2012-02-07")),
        (r#"{"date" : "2012-02-07" , "title" : "A"}"#, Some("2012-02-07")),
        (r#"{"id":"a","title":"It is \"date\":\"2011\"","date":"2012"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","\u0064ate":"2012"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","date":"201\u0032"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","themes":["date"],"date":"2012"}"#, Some("2012")),
        (r#"{"id":"a","title":"date","date":"2012"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","citation":[{"source":"s","date":"2011"}],"date":"2012"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","citation":[{"source":"s","date":"2011"}]}"#, None),
        (r#"{"id":"a","title":"A","date":"2012","date":"2013"}"#, Some("2012")),
        (r#"{"id":"a","title":"A","date":"2012-13"}"#, None),
        (r#"{"id":"a","title":"A","date":2012}"#, None),
        (r#"{"id":"a","title":"A"}"#, None),
    ] {
        let excerpt = excerpt_of(line, Format::JsonLines, (None, None, 1)).unwrap();
        let whole = read(line, Format::JsonLines).chronology;
        assert_eq!((excerpt.of, whole.events().len()), (1, 1), "{line}");
        assert_eq!(all_told(&excerpt.chronology), all_told(&whole), "{line}");
        let date = whole.events().get(0).and_then(|event| Some(event.when?.as_written().to_owned()));
        assert_eq!(date.as_deref(), expected, "{line}");
        // Something of a known date tells whether the quick look has found the same one.
        let other = r#"{"id":"z","title":"Z","date":"2012-02-01"}"#;
        let both = format!("{line}\n{other}\n");
        let first = excerpt_of(&both, Format::JsonLines, (None, None, 1)).unwrap();
        let date = expected.map_or(Rough::UNDATED, |date| Rough::of(date).unwrap());
        let is_first = date <= Rough::of("2012-02-01").unwrap();
        let id = first.chronology.events().ids().next().unwrap() == "z";
        assert_ne!(id, is_first, "{line}");
    }
}

#[test]
fn documents_are_still_to_be_read() {
    let text = format!("{}\n{{\"id\":\"a\",\"title\":\"A\"}}", head());
    let excerpt = excerpt_of(&text, Format::JsonLines, (None, None, 1)).unwrap();
    let states: Vec<_> =
        excerpt.chronology.sources().iter().map(|source| format!("{:?}", source.document)).collect();
    assert_eq!(states, ["Unread", "Unread", "Unread", "None"]);
}
