//! The commands on a terminal: what they write fits it, and is in colour unless the user wants none.

#[expect(dead_code, reason = "other tests need more of it")]
#[path = "../support/pty.rs"]
mod pty;

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

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
fn a_terminal_without_utf_8_gets_signs_of_ascii() {
    for (arguments, in_unicode, in_ascii) in
        [(&["list", "harbour.toml"][..], '…', '~'), (&["stats", "harbour.toml"], '█', '#')]
    {
        let arguments = [arguments, &["--color", "never"]].concat();
        for (locale, shown, hidden) in [("C", in_ascii, in_unicode), ("C.UTF-8", in_unicode, in_ascii)] {
            let mut command = command(&arguments);
            command.env("LC_ALL", locale);
            let text = written(command, 40);
            assert!(text.contains(shown) && !text.contains(hidden), "{locale}\n{text}");
        }
    }
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

/// A folder of one's own with a copy of the chronology of the bridge in it, and scripts by their names.
fn bridge(name: &str, scripts: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(fixtures().join("../bridge")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    for (name, script) in scripts {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// The explorer on the chronology in a folder, with these variables.
fn exploring(folder: &Path, variables: &[(&str, &str)]) -> Pty {
    let mut command = pty::command(env!("CARGO_BIN_EXE_annals"), &["bridge.toml"]);
    command.cwd(folder);
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut explorer = Pty::spawn(command, (120, 40));
    explorer.wait_for("The bridge is to cost");
    explorer
}

fn leave(mut explorer: Pty) {
    explorer.send("q");
    assert_eq!(explorer.wait_exit(), Ended::Status(0));
    explorer.assert_given_back();
}

/// Writes a file anew with other words in it, as editors do: another file in its place.
fn replace(file: &Path, words: &str, others: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(words), "{words}");
    let beside = file.with_extension("new");
    fs::write(&beside, text.replacen(words, others, 1)).unwrap();
    fs::rename(&beside, file).unwrap();
}

#[test]
fn what_is_saved_in_the_editor_is_shown_where_one_was() {
    // The script has the name of an editor of which it is known how it is told a line.
    let edit = r#"echo "on line $1 of $2"; read line; sed -i "s/The ferry Måken/The boat $line/" "$2""#;
    let folder = bridge("edited", &[("vi", edit)]);
    let editor = format!("'{}'", folder.join("vi").display());
    let mut explorer = exploring(&folder, &[("EDITOR", &editor)]);
    explorer.send("jE");
    let text = fs::read_to_string(folder.join("bridge.toml")).unwrap();
    let line = text.lines().position(|line| line == "id = \"ferry-aground\"").unwrap();
    explorer.wait_for(&format!("on line +{line} of {}", folder.join("bridge.toml").display()));
    assert!(!explorer.cells().alternate_screen() && explorer.modes_are_restored());
    explorer.send("Skarv\n");
    explorer.wait_for("▸ 27 Apr–3 May ╷● The boat Skarv runs aground");
    explorer.wait_for("The file was read again: 10 events");
    assert!(explorer.cells().alternate_screen());
    leave(explorer);
}

#[test]
fn an_editor_that_fails_or_is_none_is_told() {
    let folder = bridge("unedited", &[("fails", "exit 7")]);
    let fails = folder.join("fails").display().to_string();
    for (editor, told) in [
        (fails.as_str(), "fails ended with status 7"),
        ("/there/is/none -w", "/there/is/none is not there"),
        ("", "No editor is set: name one in VISUAL or EDITOR"),
        ("vi '", "VISUAL cannot be understood"),
    ] {
        let mut explorer = exploring(&folder, &[("VISUAL", editor)]);
        explorer.send("E");
        explorer.wait_for(told);
        explorer.wait_for("The bridge is to cost");
        leave(explorer);
    }
}

#[test]
fn a_file_that_changes_is_read_again_and_a_broken_one_is_not_shown() {
    let folder = bridge("changing", &[]);
    let file = folder.join("bridge.toml");
    let mut explorer = exploring(&folder, &[]);
    explorer.send("jl");
    replace(&file, "The ferry Måken", "The ferry Skarv");
    explorer.wait_for("▸ 27 Apr–3 May ╷● The ferry Skarv runs aground");
    explorer.wait_for("Harbour Gazette, 1931");
    // A document counts as well.
    replace(&folder.join("gazette.txt"), "Nobody was hurt", "Some were hurt");
    explorer.wait_for("exact");
    let broken = "title = \"The ferry Skarv runs";
    replace(&file, &format!("{broken} aground\""), broken);
    explorer.wait_for("file not read again: ");
    explorer.wait_for("Not read again, for line 119: this text is not closed; ! shows it");
    assert!(explorer.screen().contains("The ferry Skarv runs aground"), "{}", explorer.screen());
    explorer.send("!");
    explorer.wait_for("title = \"The ferry Skarv runs");
    explorer.wait_for("^");
    // It is mended while one looks at what is wrong.
    replace(&file, broken, "title = \"The ferry Lom runs aground\"");
    explorer
        .wait_until("what was wrong is gone", |screen| !screen.contents().contains("file not read again"));
    explorer.send("\x1b");
    explorer.wait_for("The ferry Lom runs aground");
    // The file is gone, and comes back.
    fs::rename(&file, folder.join("elsewhere.toml")).unwrap();
    explorer.wait_for("file not read again: 1 problem");
    explorer.send("!");
    explorer.wait_for("there is no such file");
    explorer.send("\x1b");
    fs::rename(folder.join("elsewhere.toml"), &file).unwrap();
    explorer.wait_until("it is back", |screen| !screen.contents().contains("file not read again"));
    leave(explorer);
}

#[test]
fn a_key_reads_the_file_again_and_says_where_there_is_none() {
    let folder = bridge("again", &[]);
    let mut explorer = exploring(&folder, &[]);
    explorer.send("R");
    explorer.wait_for("The file was read again: 10 events");
    leave(explorer);
    let mut built_in = Pty::spawn(command(&[]), (120, 40));
    built_in.wait_for("Annals");
    built_in.send("R");
    built_in.wait_for("it has no file to read again");
    built_in.send("E");
    built_in.wait_for("it has no file to edit");
    leave(built_in);
}

#[test]
fn the_page_of_a_source_is_shown_by_the_browser_that_is_named() {
    let folder =
        bridge("page", &[("browse", "echo \"shown $1\"; echo \"$1\" > \"$0.said\""), ("refuse", "exit 3")]);
    let browser = folder.join("browse").display().to_string();
    let pipe = folder.join("browse.said");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (sender, said) = mpsc::channel();
    thread::spawn(move || sender.send(fs::read_to_string(pipe).unwrap()));
    let mut explorer = exploring(&folder, &[("BROWSER", &browser)]);
    explorer.send("o");
    explorer.wait_for("To the browser: https://gazette.example/1931/05/03");
    assert_eq!(said.recv_timeout(Duration::from_secs(10)).unwrap(), "https://gazette.example/1931/05/03\n");
    assert!(!String::from_utf8_lossy(&explorer.written).contains("shown https"));
    explorer.send("no");
    explorer.wait_for("No address is given for Ledger of the bridge company");
    leave(explorer);
    // Nothing here shows it, so that it can at least be copied.
    let mut explorer =
        exploring(&folder, &[("BROWSER", &folder.join("refuse").display().to_string()), ("PATH", "/none")]);
    explorer.send("o");
    explorer.wait_for(
        "No browser shows it; copied, if the terminal lets it be: https://gazette.example/1931/05/03",
    );
    leave(explorer);
}
