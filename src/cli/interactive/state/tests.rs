//! Orders and what they come to, on the built-in chronology.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::cli::interactive::order::COMMANDS;
use crate::load::{Checking, Loaded, built_in};
use crate::text::paragraphs;

/// The built-in chronology, read once.
static LOADED: LazyLock<Loaded> = LazyLock::new(|| built_in(Checking::All));

fn beginning() -> State<'static> {
    State::new(&LOADED.chronology, &LOADED.diagnostics, Kept::default())
}

/// The last answer to these lines.
fn answered(state: &mut State<'_>, lines: &[&str]) -> Vec<String> {
    let answers = lines.iter().map(|line| said_to(state, line));
    answers.last().unwrap_or_default()
}

fn said_to(state: &mut State<'_>, line: &str) -> Vec<String> {
    match Order::read(&Clean::line(line)) {
        Ok(order) => state.answer(order).lines,
        Err(mistake) => vec![mistake],
    }
}

#[test]
fn orders_move_in_the_list_and_say_where() {
    let mut state = beginning();
    let all = LOADED.chronology.events().len();
    for (lines, expected) in [
        (&["next", "next 3", "where"][..], format!("event 5 of {all}")),
        (&["back 2", "w"], format!("event 3 of {all}")),
        (&["back 999", "w"], format!("event 1 of {all}")),
        (&["next 999999999999", "w"], format!("event {all} of {all}")),
        (&["n"], "this is the last event".to_owned()),
        (&["first", "b"], "this is the first event".to_owned()),
        (&["7", "0", "8888", ""], format!("event 7 of {all}")),
        (&["find actor:abe", "w"], "event 1 of 16, filtered by actor:abe".to_owned()),
        (&["17"], "there is no number 17 in a list of 16 events".to_owned()),
        (&["find actr:abe", "w"], "event 1 of 16, filtered by actor:abe".to_owned()),
        (
            &["year april 2013"],
            "3. 29 April 2013. Putin and Abe are at the Kremlin in Moscow. event".to_owned(),
        ),
        (&["year 2999"], "no event of the list is dated 2999 or later".to_owned()),
        (&["year soon"], "`soon` is no date; a year is written like 2014, or 44 BC".to_owned()),
        (
            &["find xylophone", "show"],
            "there are no events, filtered by xylophone; `find` alone lists all again".to_owned(),
        ),
        (&["more"], "there are no events, filtered by xylophone; `find` alone lists all again".to_owned()),
        (&["find", "more"], "no document is being read; `read` opens one".to_owned()),
    ] {
        assert_eq!(answered(&mut state, lines).first(), Some(&expected), "{lines:?}");
    }
}

#[test]
fn all_events_again_leave_one_where_one_is() {
    let mut state = beginning();
    answered(&mut state, &["find actor:abe", "5"]);
    let here = state.hits.get(state.at);
    assert!(here.is_some());
    answered(&mut state, &["find"]);
    assert_eq!((state.hits.get(state.at), state.hits.len()), (here, LOADED.chronology.events().len()));
}

#[test]
fn stars_are_said_and_asked_for_once_the_list_is_made_anew() {
    let mut state = beginning();
    let answer = state.answer(Order::Star);
    assert_eq!(answer.lines, ["starred"]);
    assert!(matches!(answer.then, Then::Keep(Change::Star(_))));
    assert!(answered(&mut state, &["first"])[0].ends_with(", starred"));
    assert_eq!(answered(&mut state, &["find star:yes"])[0], "1 event");
    assert_eq!(answered(&mut state, &["star"]), ["no longer starred"]);
    assert_eq!(answered(&mut state, &["where"]), ["event 1 of 1, filtered by star:yes"]);
    assert_eq!(answered(&mut state, &["find star:yes"])[0], "no events");
}

#[test]
fn notes_are_written_said_and_taken_away() {
    let mut state = beginning();
    for (line, said, keeps) in [
        ("note", "you have no note on this event", false),
        ("note -", "you have no note on this event", false),
        ("note Who  says so?", "noted", true),
        ("note", "your note: Who says so?", false),
        ("o Who says so?", "this is your note already", false),
        ("find note:who", "1 event", false),
        ("note Nobody", "noted", true),
        ("note -", "the note is gone", true),
        ("note", "you have no note on this event", false),
    ] {
        let answer = state.answer(Order::read(&Clean::line(line)).unwrap());
        assert_eq!((answer.lines[0].as_str(), matches!(answer.then, Then::Keep(_))), (said, keeps), "{line}");
    }
}

#[test]
fn one_begins_at_a_place() {
    let mut state = beginning();
    let begun = state.begin(&Bookmark::read("at:abe-at-sochi-opening actor:abe")).lines;
    assert!(begun.contains(&"16 events".to_owned()), "{begun:?}");
    assert_eq!(state.whereabouts(), "event 4 of 16, filtered by actor:abe");
    let lost = state.begin(&Bookmark::read("at:abe-at-sochi-opening actor:xi")).lines;
    assert!(lost.iter().any(|line| line.starts_with("there is no event `abe-at")), "{lost:?}");
}

/// Whatever is cited is read where it stands, and reading on comes to the end of the document.
#[test]
fn every_citation_is_read_and_its_document_to_the_end() {
    let mut state = beginning();
    for (place, event) in LOADED.chronology.events().iter().enumerate() {
        for (number, citation) in (1..).zip(event.citations.iter()) {
            said_to(&mut state, &(place + 1).to_string());
            let mut read = said_to(&mut state, &format!("read {number}"));
            let [begins, ends] = ["[cited: ", " end of citation]"]
                .map(|word| read.iter().map(|line| line.matches(word).count()).sum::<usize>());
            let passages = citation.finding.map_or(0, |finding| finding.passages().len());
            assert_eq!((begins, ends), (passages, passages), "{} {number}: {read:?}", event.id);
            let text = LOADED.chronology[citation.source].document.document().unwrap().text();
            let last = text.get(paragraphs(text).pop().unwrap()).unwrap();
            let mut steps = 0;
            while read.last().is_some_and(|line| line == "`more` goes on") {
                read = said_to(&mut state, "more");
                steps += 1;
                assert!(steps < 100);
            }
            assert_eq!(read.last().map(String::as_str), Some("end of the document"));
            if steps > 0 {
                assert_eq!(read.iter().rev().nth(1).map(String::as_str), last.lines().last());
            }
        }
    }
}

#[test]
fn next_comes_to_every_event_once() {
    let mut state = beginning();
    let mut seen: BTreeSet<_> = state.here().into_iter().collect();
    for _ in 1..LOADED.chronology.events().len() {
        seen.extend(said_to(&mut state, "n"));
    }
    assert_eq!(seen.len(), LOADED.chronology.events().len());
}

/// Lines that order something, more or less.
fn line() -> impl Strategy<Value = String> {
    let words = COMMANDS.iter().flat_map(|command| [command.name, command.letter]).collect::<Vec<_>>();
    let rest = prop_oneof![
        Just(String::new()),
        (0_usize..90).prop_map(|number| number.to_string()),
        "(actor:abe|year:201[0-9]|-?whale|star:yes|date:x| OR |\\(|\"){0,3}",
        any::<String>(),
    ];
    prop_oneof![
        4 => (prop::sample::select(words), rest).prop_map(|(word, rest)| format!("{word} {rest}")),
        1 => (0_usize..90).prop_map(|number| number.to_string()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_is_answered_in_lines_of_words(lines in prop::collection::vec(line(), 1..30)) {
        let mut state = beginning();
        // What was typed may be said back; nothing else draws.
        let typed = lines.concat();
        let draws = |sign: char| ('\u{2500}'..='\u{259f}').contains(&sign) && !typed.contains(sign);
        for line in &lines {
            let is_quit = Order::read(&Clean::line(line)) == Ok(Order::Quit);
            let answer = said_to(&mut state, line);
            prop_assert!(is_quit || !answer.is_empty(), "{line:?} is not answered");
            for said in &answer {
                prop_assert!(!said.contains(char::is_control), "{said:?}");
                prop_assert!(!said.contains(draws), "{said:?}");
            }
            prop_assert!(state.hits.is_empty() || state.at < state.hits.len());
        }
    }
}
