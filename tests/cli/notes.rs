//! `notes`, and what is asked by stars and notes, of what an explorer has kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annals::keep::{Change, Kept};
use annals::store::{Identity, Store, state_folder};
use annals::text::Clean;

use crate::support::{Run, fixtures, program, run, snapshot};

/// A folder for what is kept, with a star, two notes, and one on an event that is gone.
fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("notes-{name}"));
    let _ = fs::remove_dir_all(&folder);
    let file = fixtures().join("harbour.toml");
    let chronology = annals::load::open(&file, None, annals::load::Checking::All).unwrap().chronology;
    let of_it = state_folder(|name| (name == "XDG_STATE_HOME").then(|| folder.clone().into()));
    let store = Store::new(of_it, Identity::new(Some(&file), &chronology));
    let line = Clean::line;
    let first = chronology.events().get(0).unwrap().id;
    let second = chronology.events().get(1).unwrap().id;
    let changes = [
        Change::Star(line(second)),
        Change::Note(line(second), line("compare | the ledger")),
        Change::Note(line(first), line("=1+1, says whom?")),
        Change::Note(line("torn-out"), line("why was it taken out?")),
    ];
    assert_ne!(store.write(&changes).unwrap(), Kept::default());
    folder
}

fn annals(folder: &Path, arguments: &[&str]) -> Run {
    let mut command: Command = program(arguments);
    run(command.env("XDG_STATE_HOME", folder))
}

#[test]
fn stars_and_notes_are_listed_and_what_is_of_events_that_are_gone_last() {
    let folder = kept("listed");
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
        let notes = annals(&folder, &["notes", "harbour.toml", "--format", format]);
        assert_eq!((notes.status, notes.stderr.as_str()), (0, "1 event is no longer in the chronology\n"));
        snapshot_of(format, &notes.stdout);
    }
}

fn snapshot_of(format: &str, text: &str) {
    match format {
        "table" => snapshot!("notes", text),
        "json" => snapshot!("notes_json", text),
        "csv" => snapshot!("notes_csv", text),
        "markdown" => snapshot!("notes_markdown", text),
        _ => assert_eq!(text.lines().count(), 3),
    }
}

#[test]
fn nothing_kept_is_said_and_is_status_1() {
    let empty = Path::new("/nowhere");
    let notes = annals(empty, &["notes", "harbour.toml"]);
    assert_eq!((notes.status, notes.stdout.as_str()), (1, ""));
    assert!(notes.stderr.starts_with("no stars and no notes"), "{}", notes.stderr);
}

#[test]
fn events_are_found_by_star_and_note() {
    let folder = kept("found");
    for (query, said) in [
        ("star:yes", "1 event\n"),
        ("star:no", "3 events\n"),
        ("note:*", "2 events\n"),
        ("note:LEDGER", "1 event\n"),
        ("note:\"says whom\" star:no", "1 event\n"),
        ("note:torn", "no events\n"),
    ] {
        let list = annals(&folder, &["list", "harbour.toml", "-q", query]);
        assert_eq!(list.stderr, said, "{query}");
        let plain = annals(&folder, &["--plain", "harbour.toml", "-q", query]);
        assert!(plain.stdout.contains(said), "{query}: {}", plain.stdout);
    }
}

#[test]
fn what_is_damaged_is_told_and_left_where_it_is() {
    let folder = kept("damaged");
    let state = fs::read_dir(folder.join("annals")).unwrap().map(|entry| entry.unwrap().path());
    let file = state.into_iter().find(|path| path.extension().is_some()).unwrap();
    fs::write(&file, "{").unwrap();
    let notes = annals(&folder, &["notes", "harbour.toml"]);
    assert_eq!((notes.status, notes.stdout.as_str()), (2, ""));
    assert!(notes.stderr.contains("is damaged"), "{}", notes.stderr);
    let list = annals(&folder, &["list", "harbour.toml", "-q", "star:no"]);
    assert_eq!(list.status, 0);
    assert!(list.stderr.contains("is damaged") && list.stderr.contains("4 events"), "{}", list.stderr);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
}
