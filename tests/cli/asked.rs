//! How the program answers what is typed: help, mistakes, statuses, and what is generated.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::support::{annals, program, run};

#[test]
fn without_a_terminal_the_explorer_names_the_way_round() {
    let explorer = annals(&["harbour.toml"]);
    assert_eq!((explorer.status, explorer.stdout.as_str()), (2, ""));
    assert!(explorer.stderr.contains("needs a terminal"), "{}", explorer.stderr);
    assert!(explorer.stderr.contains("annals list"), "{}", explorer.stderr);
}

#[test]
fn without_a_file_it_is_the_built_in_chronology() {
    let events = annals(&["list", "--format", "json"]).json();
    assert!(!events.as_array().unwrap().is_empty());
    let id = events[0]["id"].as_str().unwrap();
    let shown = annals(&["show", id, "--format", "json"]).json();
    assert_eq!(shown, events[0]);
}

#[test]
fn wrong_usage_is_status_2_and_says_what_is_right() {
    for (arguments, message) in [
        (&["list", "--no-such-flag"][..], "--no-such-flag"),
        (&["list", "--format", "xml"], "[possible values: table, json, jsonl, csv, markdown]"),
        (&["list", "--color", "perhaps"], "[possible values: auto, always, never]"),
        (&["show"], "<ID>"),
        (&["completions", "tcsh"], "bash"),
        (&["harbour.toml", "list"], "annals list harbour.toml"),
        (&["-q", "a 'b'", "list"], r"annals list -q 'a '\''b'\'''"),
        (&["--fresh", "list"], "--at, --fresh and --theme are for the explorer"),
        (&["--at", "x", "check", "harbour.toml"], "--at, --fresh and --theme are for the explorer"),
        (&["lsit"], "did you mean `annals list`?"),
        (&["show", "harbour.toml"], "annals show harbour.toml ID"),
        (&["read", "harbour.toml"], "annals read harbour.toml SOURCE"),
        (&["read", "no-such.toml"], "annals read no-such.toml SOURCE"),
        (&["list", "--documents", "."], "name the chronology file as well"),
        (&["list", "actor:o'hara"], r"write -q 'actor:o'\''hara'"),
        (&["show", "quay-not-for-sale", "harbour.toml"], "annals show harbour.toml quay-not-for-sale"),
        (&["read", "gazette", "harbour.toml"], "annals read harbour.toml gazette"),
        (&["man", "--documents", "."], "annals man"),
    ] {
        let run = annals(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(message), "{arguments:?} is answered with {}", run.stderr);
    }
}

#[test]
fn an_unknown_option_is_not_said_to_be_a_value() {
    for arguments in
        [&["check", "-q", "x"][..], &["--fromat"], &["show", "--no-such-flag", "x"], &["man", "-x"]]
    {
        let run = annals(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("unexpected argument"), "{}", run.stderr);
        assert!(!run.stderr.contains("as a value"), "{}", run.stderr);
    }
    let slip = annals(&["list", "--fromat", "json"]).stderr;
    assert!(slip.contains("'--format'") && !slip.contains("as a value"), "{slip}");
}

#[test]
fn what_cannot_be_read_is_status_2() {
    for command in ["list", "sources", "actors", "places", "themes", "check", "stats"] {
        for (file, message) in [
            ("no-such-file.toml", "cannot read no-such-file.toml: "),
            (".", "it is a folder"),
            ("/dev/null", "it is no regular file"),
        ] {
            let run = annals(&[command, file]);
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{command} {file}");
            assert!(run.stderr.contains(message) && run.stderr.contains("hint: "), "{}", run.stderr);
        }
    }
}

#[test]
fn a_file_with_nothing_of_a_chronology_in_it_is_status_2() {
    let prose = std::env::temp_dir().join(format!("annals-prose-{}.toml", std::process::id()));
    fs::write(&prose, "It rained.\n").unwrap();
    let named_so = "can be read as a chronology\n";
    for (file, message, last) in [
        (prose.to_str().unwrap(), "error[toml-syntax]", named_so),
        ("gazette.txt", "gazette.txt: it is no chronology: ", "name it so if this is one\n"),
    ] {
        for arguments in [&["list", file][..], &["stats", file], &[file]] {
            let run = annals(arguments);
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
            assert!(run.stderr.contains(message) && run.stderr.ends_with(last), "{}", run.stderr);
        }
    }
    fs::remove_file(prose).unwrap();
}

#[test]
fn what_is_sound_of_a_flawed_file_is_listed_with_a_word_about_the_rest() {
    let list = annals(&["list", "flawed.toml"]);
    assert_eq!(list.status, 0);
    assert_eq!(list.stdout.lines().count(), 5);
    assert_eq!(list.stderr, "annals: 5 errors, 2 warnings; see `annals check flawed.toml`\n4 events\n");
}

#[test]
fn a_file_that_is_called_like_a_command_can_be_named() {
    let plain = annals(&["--plain", "./list"]);
    assert_eq!(plain.status, 2);
    assert!(plain.stderr.contains("cannot read ./list"), "{}", plain.stderr);
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    for (colour, variable, expected) in [
        (&[][..], None, false),
        (&["--color", "auto"], None, false),
        (&["--color", "never"], None, false),
        (&["--color", "always"], None, true),
        (&["--color", "always"], Some("1"), true),
        (&["--color", "always", "--plain"], None, false),
    ] {
        let mut command = program(&["show", "flawed.toml", "changed-words"]);
        command.args(colour).env("TERM", "xterm");
        if let Some(value) = variable {
            command.env("NO_COLOR", value);
        }
        let run = run(&mut command);
        assert_eq!(run.stdout.contains('\u{1b}'), expected, "{colour:?} {variable:?}");
        assert_eq!(run.stderr.contains('\u{1b}'), expected, "{colour:?} {variable:?}");
    }
}

#[test]
fn a_pipe_that_is_closed_early_is_no_error() {
    // More than a pipe holds, so that the program is still writing when the pipe is closed.
    let file = std::env::temp_dir().join(format!("annals-long-{}.jsonl", std::process::id()));
    let event = |number| {
        format!(r#"{{"id":"e{number}","date":"2001","date_basis":"stated","title":"T","kind":"event"}}"#)
    };
    fs::write(&file, (0..2000).map(event).collect::<Vec<_>>().join("\n")).unwrap();
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
        let arguments = ["list", file.to_str().unwrap(), "--format", format];
        let mut child = program(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.lines().all(|line| line.contains("2000 warnings; see")), "{format}: {told}");
    }
    fs::remove_file(file).unwrap();
}

#[test]
fn a_pipe_that_nobody_reads_is_no_error() {
    for arguments in [&["list", "harbour.toml"][..], &["show", "harbour.toml", "mole-finished"], &["man"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().replace("4 events\n", ""), "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_an_error() {
    for arguments in [&["list", "harbour.toml"][..], &["list", "harbour.toml", "--format", "csv"], &["man"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = program(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains("annals: the output cannot be written: No space left"), "{message}");
    }
}

#[test]
fn help_fits_a_screen_and_has_examples() {
    let short = annals(&["-h"]).quiet();
    assert!(short.lines().count() <= 40, "{short}");
    assert!(short.lines().all(|line| line.chars().count() <= 100), "{short}");
    let long = annals(&["--help"]).quiet();
    for needle in ["Examples:", "annals list -q 'theme:islands'", "Exit status:", "128+N"] {
        assert!(long.contains(needle), "{needle}");
    }
    assert!(annals(&["--version"]).quiet().starts_with("annals "));
}

#[test]
fn every_command_has_help_of_its_own() {
    let commands = [
        "list",
        "show",
        "sources",
        "actors",
        "places",
        "themes",
        "read",
        "check",
        "stats",
        "completions",
        "man",
        "keys",
    ];
    let short = annals(&["-h"]).quiet();
    for command in commands {
        assert!(short.contains(&format!("\n  {command} ")), "{command}");
        let help = annals(&[command, "--help"]).quiet();
        assert!(help.contains(&format!("Usage: annals {command}")), "{help}");
    }
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = annals(&["completions", shell]).quiet();
        for word in ["themes", "documents"] {
            assert!(script.contains(word), "{word} in {shell}");
        }
    }
}

#[test]
fn the_manual_has_all_its_sections() {
    let page = annals(&["man"]).quiet();
    for section in [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "\"QUERY LANGUAGE\"",
        "EXAMPLES",
        "\"EXIT STATUS\"",
        "ENVIRONMENT",
    ] {
        assert!(page.contains(&format!("\n.SH {section}\n")), "{section}");
    }
    for word in ["annals list", "annals completions", "evidence:missing", "NO_COLOR"] {
        assert!(page.replace(r"\-", "-").contains(word), "{word}");
    }
}

#[cfg(feature = "tui")]
#[test]
fn keys_and_manual_are_made_of_the_registry() {
    use annals::tui::command::Command;

    let keys = annals(&["keys"]).quiet();
    let page = annals(&["man"]).quiet().replace(r"\-", "-");
    assert!(page.contains("\n.SH KEYS\n"));
    for command in Command::ALL {
        let help = command.info().help;
        assert!(keys.contains(help), "{help}");
        assert!(page.contains(help), "{help}");
    }
}
