//! The commands on a terminal: what they write fits it, and is in colour unless the user wants none.

#[expect(dead_code, reason = "other tests need more of it")]
#[path = "../support/pty.rs"]
mod pty;

use portable_pty::CommandBuilder;
use pty::{Ended, Pty};

use crate::support::fixtures;

fn command(arguments: &[&str]) -> CommandBuilder {
    let mut command = pty::command(env!("CARGO_BIN_EXE_annals"), arguments);
    command.cwd(fixtures());
    command
}

/// What the program writes to a terminal of so many columns, without its carriage returns.
fn written(command: CommandBuilder, columns: u16) -> String {
    let mut pty = Pty::spawn(command, (columns, 200));
    assert_eq!(pty.wait_exit(), Ended::Status(0), "{}", pty.screen());
    String::from_utf8(pty.written.clone()).unwrap().replace('\r', "")
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for arguments in [
        &["list", "harbour.toml"][..],
        &["list", "harbour.toml", "-q", "year:1893..1902"],
        &["sources", "harbour.toml"],
        &["actors", "harbour.toml"],
        &["places", "harbour.toml"],
        &["themes", "harbour.toml"],
        &["show", "harbour.toml", "mole-finished"],
        &["read", "harbour.toml", "gazette"],
        &["check", "harbour.toml"],
        &["stats", "harbour.toml"],
        &["stats"],
        &["keys"],
    ] {
        for columns in [40, 80, 120] {
            let text = written(command(&[arguments, &["--color", "never"]].concat()), columns);
            for line in text.lines() {
                let cells = annals::text::width(line);
                assert!(cells <= columns.into(), "{arguments:?} in {columns} columns: {line:?}");
            }
        }
    }
}

#[test]
fn a_wide_terminal_is_used_and_running_text_is_not_stretched() {
    let list = written(command(&["list", "harbour.toml", "--color", "never"]), 120);
    assert!(list.contains("quay-not-for-sale") && list.contains("statement"), "{list}");
    let narrow = written(command(&["list", "harbour.toml", "--color", "never"]), 40);
    assert!(!narrow.contains("quay-not-for-sale") && narrow.contains('…'), "{narrow}");
    let read = written(command(&["read", "harbour.toml", "gazette", "--color", "never"]), 200);
    assert!(read.lines().all(|line| annals::text::width(line) <= 100), "{read}");
}

#[test]
fn plain_cuts_and_wraps_nothing() {
    let list = written(command(&["list", "harbour.toml", "--plain"]), 40);
    assert!(list.contains("quay-not-for-sale   statement"), "{list}");
    assert!(!list.contains('\u{1b}'));
}

#[test]
fn colour_is_used_unless_it_is_not_wanted() {
    for (arguments, variable, expected) in [
        (&["show", "harbour.toml", "mole-finished"][..], None, true),
        (&["show", "harbour.toml", "mole-finished"], Some(("NO_COLOR", "1")), false),
        (&["show", "harbour.toml", "mole-finished"], Some(("NO_COLOR", "")), true),
        (&["show", "harbour.toml", "mole-finished"], Some(("TERM", "dumb")), false),
        (&["show", "harbour.toml", "mole-finished", "--color", "never"], None, false),
        (&["show", "harbour.toml", "mole-finished", "--color", "always"], Some(("NO_COLOR", "1")), true),
        (&["--help"], None, true),
        (&["--help"], Some(("NO_COLOR", "1")), false),
        (&["--help", "--color", "never"], None, false),
    ] {
        let mut command = command(arguments);
        if let Some((name, value)) = variable {
            command.env(name, value);
        }
        let text = written(command, 80);
        assert_eq!(text.contains('\u{1b}'), expected, "{arguments:?} {variable:?}: {text}");
    }
}

#[test]
fn the_explorer_opens_on_a_file_and_a_query() {
    let mut explorer = Pty::spawn(command(&["harbour.toml", "-q", "theme:money"]), (100, 30));
    explorer.wait_for("The mayor will not sell the quay");
    explorer.wait_for("1 of 4 events");
    explorer.send("q");
    assert_eq!(explorer.wait_exit(), Ended::Status(0));
}

#[test]
fn line_by_line_a_terminal_gets_a_prompt_and_nothing_but_lines() {
    let mut command = command(&["harbour.toml", "--plain", "--interactive", "--color", "always"]);
    // Not even placing text is asked of it.
    command.env("TERM", "dumb");
    let mut asked = Pty::spawn(command, (100, 200));
    asked.wait_for("annals> ");
    asked.send("find theme:money\n");
    asked.wait_for("1 event\n1. June 1902.");
    asked.send("show\n");
    asked.wait_for("themes: money, works");
    asked.send("\x04");
    assert_eq!(asked.wait_exit(), Ended::Status(0));
    let written = String::from_utf8(asked.written.clone()).unwrap();
    assert!(!written.contains('\u{1b}'), "{written:?}");
    assert!(written.ends_with("annals> \r\n"), "{written:?}");
}

#[test]
fn a_terminal_that_cannot_place_text_is_told() {
    let mut command = command(&["harbour.toml"]);
    command.env("TERM", "dumb");
    let mut explorer = Pty::spawn(command, (80, 24));
    assert_eq!(explorer.wait_exit(), Ended::Status(2));
    assert!(explorer.screen().contains("annals list"), "{}", explorer.screen());
}
