//! The program itself in a pseudo-terminal: what a person starts, types at, resizes and leaves.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a test may die of what it did not expect")]

#[expect(dead_code, reason = "a person needs less than what tries the terminal's life")]
#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::path::{Path, PathBuf};

use pty::{Ended, Pty, command};
use rustix::process::Signal;

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");
const WIDE: (u16, u16) = (120, 40);
const BRIDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bridge/bridge.toml");

/// The explorer, having drawn its first frame.
fn explorer(arguments: &[&str], variables: &[(&str, &str)]) -> Pty {
    let mut command = command(ANNALS, arguments);
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut pty = Pty::spawn(command, WIDE);
    pty.wait_for("Annals");
    pty
}

/// The row of the event in focus.
fn selected(screen: &vt100::Screen) -> Option<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).find(|row| row.trim_start().starts_with('▸'))
}

fn wait_for_selected(pty: &mut Pty, title: &str) {
    pty.wait_until(&format!("{title} in focus"), |screen| {
        selected(screen).is_some_and(|row| row.contains(title))
    });
}

#[track_caller]
fn assert_left(mut pty: Pty, status: u32) {
    assert_eq!(pty.wait_exit(), Ended::Status(status));
    pty.assert_given_back();
}

#[test]
fn it_opens_on_what_is_built_in_and_q_leaves_it() {
    let title = annals::load::built_in(annals::load::Checking::All).chronology.title().to_string();
    let mut pty = explorer(&[], &[]);
    pty.wait_for(&title);
    assert!(pty.cells().alternate_screen() && !pty.modes_are_restored());
    pty.send("q");
    assert_left(pty, 0);
}

#[test]
fn interrupting_and_terminating_leave_with_the_status_of_the_signal() {
    let mut pty = explorer(&[], &[]);
    pty.send("\x03");
    assert_left(pty, 130);
    let pty = explorer(&[BRIDGE], &[]);
    pty.signal(Signal::TERM);
    assert_left(pty, 143);
}

#[test]
fn filtering_reading_a_source_and_coming_back() {
    let mut pty = explorer(&[BRIDGE], &[]);
    pty.send("/fishermen");
    pty.wait_for("1 of 10 events");
    wait_for_selected(&mut pty, "The fishermen object");
    pty.send("\r\r");
    pty.wait_for("Harbour Gazette");
    pty.wait_until("the keys of the reader", |screen| screen.contents().contains("next passage"));
    assert!(selected(pty.cells()).is_none(), "{}", pty.screen());
    pty.send("\x1b");
    wait_for_selected(&mut pty, "The fishermen object");
    // What was asked is still asked, until one more step back.
    assert!(pty.screen().contains("1 of 10 events"), "{}", pty.screen());
    pty.send("\x1b");
    pty.wait_for("› everything");
    pty.send("q");
    assert_left(pty, 0);
}

#[test]
fn another_size_keeps_the_event() {
    let mut pty = explorer(&[BRIDGE], &[]);
    pty.send("G");
    wait_for_selected(&mut pty, "技師");
    for size in [(60, 14), (200, 50), (40, 10), WIDE] {
        pty.resize(size);
        // What the terminal itself made of the old screen is no answer, so wait for the footer's new place too.
        pty.wait_until("the same event at another size", |screen| {
            let (rows, columns) = screen.size();
            let last = screen.rows(0, columns.get()).nth(usize::from(rows.get()) - 1).unwrap_or_default();
            last.contains("10 of 10") && selected(screen).is_some_and(|row| row.contains("技師"))
        });
    }
    pty.send("q");
    assert_left(pty, 0);
}

/// Whether a sequence of colours (SGR) sets one: foreground, background or that of a line.
fn sets_colour(parameters: &str) -> bool {
    parameters
        .split([';', ':'])
        .filter_map(|number| number.parse::<u16>().ok())
        .any(|number| matches!(number, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
}

/// The sequences of colours and weights (SGR) in what was written.
fn renditions(written: &str) -> Vec<&str> {
    let starts = written.split("\x1b[").skip(1);
    let sequences = starts.filter_map(|rest| {
        let (parameters, _) = rest.split_once(|letter: char| letter.is_ascii_alphabetic())?;
        rest.get(parameters.len()..)?.starts_with('m').then_some(parameters)
    });
    sequences.collect()
}

#[test]
fn without_colours_the_event_in_focus_is_still_seen() {
    let coloured = |variables: &[(&str, &str)]| {
        let mut pty = explorer(&[BRIDGE], variables);
        wait_for_selected(&mut pty, "The bridge is to cost");
        let row = pty.cells().rows(0, WIDE.0).position(|row| row.trim_start().starts_with('▸')).unwrap();
        let cell = pty.cells().cell(u16::try_from(row).unwrap(), 20).unwrap();
        let is_reversed = cell.inverse();
        pty.send("q");
        pty.wait_exit();
        let written = String::from_utf8_lossy(&pty.written).into_owned();
        let sequences = renditions(&written);
        assert!(!sequences.is_empty());
        (sequences.into_iter().any(sets_colour), is_reversed)
    };
    assert_eq!(coloured(&[("NO_COLOR", "1")]), (false, true));
    assert!(coloured(&[("NO_COLOR", "")]).0, "an empty NO_COLOR is none");
    assert!(coloured(&[("COLORTERM", "truecolor")]).0);
}

#[test]
fn a_configuration_is_followed_as_far_as_it_is_understood() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explorer-config.toml");
    fs::write(&path, "theme = 'dark'\nmouse = true\ncolours = 'true'\nsings = 'ascii'\n[keys]\nquit = 'X'\n")
        .unwrap();
    let mut pty = explorer(&[BRIDGE, "--config", path.to_str().unwrap()], &[]);
    pty.wait_for("config: 1 problem; see `annals config --config");
    pty.send("j");
    pty.send(":quit");
    pty.wait_for("X  ");
    pty.send("\x1b");
    pty.wait_for("? keys");
    // The mouse is taken, and everything stands on the ground of the theme.
    let written = String::from_utf8_lossy(&pty.written).into_owned();
    assert!(written.contains("\x1b[?1000h") && written.contains("48;2;20;23;28"), "{written:?}");
    pty.send("qX");
    assert_left(pty, 0);
}

/// What a terminal obeys: a title set, colours, a bell, the clipboard, one-byte controls, letters turned around.
const HOSTILE: [&str; 7] =
    ["\x1b]0;owned\x07", "\x1b[31;5m", "\x07", "\x1b]52;c;b3duZWQ=\x07", "\u{9b}31m", "\u{202e}", "\x08\x08"];

/// A chronology that says such things wherever a text may stand, and its document.
fn hostile() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let raw = HOSTILE.concat();
    let written =
        raw.chars().fold(String::new(), |written, letter| format!("{written}\\u{:04x}", u32::from(letter)));
    let file = format!(
        r#"
[chronology]
title = "Title{written}"
description = "About{written}"
[[source]]
id = "s"
title = "Source{written}"
publisher = "Publisher{written}"
file = "document.txt"
[[actor]]
id = "a"
name = "Actor{written}"
kind = "person"
aliases = ["Alias{written}"]
[[place]]
id = "p"
name = "Place{written}"
[[event]]
id = "e"
date = "2014"
date_basis = "resolved"
date_note = "Note{written}"
title = "Event{written}"
summary = "Summary{written}"
actors = ["a"]
places = ["p"]
themes = ["theme{written}"]
[[event.citation]]
source = "s"
quote = "the words{written} stand here"
[[event.citation]]
source = "s"
quote = "these words{written} stand nowhere at all"
"#
    );
    fs::write(folder.join("hostile.toml"), file).unwrap();
    fs::write(folder.join("document.txt"), format!("First line.\nthe words{raw} stand here\n")).unwrap();
    folder.join("hostile.toml")
}

#[test]
fn a_hostile_chronology_cannot_command_the_terminal() {
    let path = hostile();
    let path = path.to_str().unwrap();
    let mut pty = explorer(&[path, "-q", "words\x1b[31;5m"], &[]);
    pty.wait_for("Event");
    // Everything that may be shown is: event, reader, pickers, help, and what is typed and pasted.
    for (keys, shown) in [
        ("\x1b", "Summary"),
        ("\r", "First line."),
        ("\x1b", "Summary"),
        ("a", "Space mark"),
        ("\x1b", "? keys"),
        ("t", "Space mark"),
        ("\x1b", "? keys"),
        ("?", "Esc back"),
        ("\x1b", "? keys"),
        ("/\x1b[200~pasted\x1b]0;owned\x07\x1b[201~", "pasted"),
    ] {
        pty.send(keys);
        pty.wait_for(shown);
    }
    pty.send("\x03");
    assert_eq!(pty.wait_exit(), Ended::Status(130));
    let written = String::from_utf8_lossy(&pty.written).into_owned();
    for hostile in HOSTILE {
        assert!(!written.contains(hostile), "{hostile:?} reached the terminal");
    }
    // Parts of them, where a cell or a line was cut.
    for part in ["\x1b]0", "\x1b]52", "\u{9b}", "\u{202e}", "\x07", "\x08"] {
        assert!(!written.contains(part), "{part:?} reached the terminal");
    }
}

/// An empty folder for what is kept.
fn state_folder(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("state-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn what_was_kept_is_there_on_the_next_start() {
    let folder = state_folder("next");
    let state = [("XDG_STATE_HOME", folder.as_str())];
    let mut pty = explorer(&[BRIDGE], &state);
    pty.send("jm");
    pty.wait_for("Starred");
    pty.send("ewho was aboard?\r");
    pty.wait_for("✎ who was aboard?");
    pty.send("/ferry\rjl");
    pty.wait_for("4 of 10 events");
    pty.send("q");
    assert_left(pty, 0);
    let mut pty = explorer(&[BRIDGE], &state);
    pty.wait_for("4 of 10 events");
    wait_for_selected(&mut pty, "The ferry Måken");
    pty.wait_for("★ starred");
    // The keys are in the event's pane, as they were.
    pty.send("\x1b\x1b");
    pty.wait_for("› everything");
    pty.send("q");
    assert_left(pty, 0);
    for (arguments, shown) in [
        (&["--fresh"][..], "The bridge is to cost"),
        (&["-q", "theme:ferry"], "The ferry Måken"),
        (&["-q", ""], "The bridge is to cost"),
        (&["--at", "at:opening view:sources year:1933.."], "Мост открыт"),
    ] {
        let mut pty = explorer(&[&[BRIDGE], arguments].concat(), &state);
        wait_for_selected(&mut pty, shown);
        pty.signal(Signal::TERM);
        assert_left(pty, 143);
    }
    let mut pty = explorer(&[BRIDGE], &state);
    wait_for_selected(&mut pty, "Мост открыт");
    pty.send("q");
    assert_left(pty, 0);
}

#[test]
fn what_there_is_not_of_a_place_is_told() {
    for (at, said) in [
        ("at:nowhere", "There is no event nowhere in this chronology"),
        ("view:globe", "There is no view globe; there are timeline, lanes, grid, coverage, event, sources"),
        ("at:nowhere view:globe", "in this chronology. There is no view globe"),
        ("at:opening actr:x", "there is no field `actr`"),
    ] {
        let mut pty = explorer(&[BRIDGE, "--at", at], &[]);
        pty.wait_for(said);
        pty.send("q");
        assert_left(pty, 0);
    }
}

#[test]
fn what_cannot_be_kept_is_said_once_and_costs_nothing_else() {
    let folder = state_folder("nowhere");
    fs::create_dir_all(Path::new(&folder).join("annals/lock")).unwrap();
    let mut pty = explorer(&[BRIDGE], &[("XDG_STATE_HOME", &folder)]);
    pty.send("m");
    pty.wait_for("nothing can be kept in");
    pty.send("jm");
    pty.wait_for("Starred");
    pty.send("/star:yes\r");
    pty.wait_for("2 of 10 events");
    pty.send("q");
    assert_left(pty, 0);
    // Who only looks is told when they leave.
    let mut pty = explorer(&[BRIDGE], &[("XDG_STATE_HOME", &folder)]);
    pty.send("q");
    assert_eq!(pty.wait_exit(), Ended::Status(0));
    assert!(String::from_utf8_lossy(&pty.written).contains("nothing can be kept in"));
}

#[test]
fn two_explorers_share_what_is_kept() {
    let folder = state_folder("two");
    let state = [("XDG_STATE_HOME", folder.as_str())];
    let (mut one, mut other) = (explorer(&[BRIDGE], &state), explorer(&[BRIDGE], &state));
    one.send("m");
    one.wait_for("★");
    other.send("jm");
    // With its own star, the other finds the one that was given elsewhere.
    other.wait_until("two stars", |screen| screen.contents().matches('★').count() >= 3);
    one.send("q");
    other.send("q");
    assert_left(one, 0);
    assert_left(other, 0);
    let listed = std::process::Command::new(ANNALS)
        .args(["list", "-q", "star:yes", BRIDGE])
        .env_clear()
        .env("XDG_STATE_HOME", &folder)
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&listed.stderr).contains("2 events"), "{listed:?}");
}

/// A chronology that is large enough for some of its events to be shown before the rest.
#[test]
fn a_large_chronology_is_there_as_a_whole_in_the_end() {
    let folder = Path::new(&state_folder("large")).join("trial");
    let mut generate = std::process::Command::new(ANNALS);
    generate.args(["generate", "--events", "14000", "--seed", "1", "--out"]).arg(&folder);
    assert!(generate.status().unwrap().success());
    let file = folder.join("chronology.jsonl");
    assert!(fs::metadata(&file).unwrap().len() > 4 << 20);
    let mut pty = explorer(&["--fresh", "--at", "at:e7777", file.to_str().unwrap()], &[]);
    pty.wait_until("all events, and the one that was asked for in focus", |screen| {
        let contents = screen.contents();
        contents.contains("14000 events") && !contents.contains("the rest") && selected(screen).is_some()
    });
    // Among all of them, wherever it was among those that were there first.
    pty.send("G");
    pty.wait_for("14000 of 14000");
    pty.send("q");
    assert_left(pty, 0);
}
