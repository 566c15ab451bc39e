//! Text that would command a terminal never reaches one, wherever it comes from.

use std::fs;
use std::path::PathBuf;

use crate::support::annals;

/// A chronology that tries everything, in a file whose name does too.
fn hostile() -> (PathBuf, PathBuf) {
    let folder = std::env::temp_dir().join(format!(
        "annals-hostile-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("red\u{1b}[31m\u{202e}\u{7}.toml");
    fs::write(folder.join("letter.txt"), "Dear\u{1b}]0;owned\u{7} friend,\nI saw it\u{9b}2J.\n").unwrap();
    let text = r#"
[chronology]
title = "A \u001b[2J title"
description = "first\nsecond \u009b31m"

[[source]]
id = "letter"
title = "From \u001b]8;;http://example.org\u0007me"
publisher = "\u202eMe"
file = "letter.txt"

[[actor]]
id = "me"
name = "I \u001b[5m"
kind = "person"

[[event]]
id = "seen"
date = "2001"
date_basis = "resolved"
date_note = "a \u001b[1m note"
title = "It \u001b[31mis\u202e seen \u0085"
summary = "With \u0000 and \u001b."
kind = "event"
actors = ["me"]
themes = ["the \u001b[7m"]
[[event.citation]]
source = "letter"
quote = "I saw \u001b[0mthem"
role = "supports"
"#;
    fs::write(&file, text).unwrap();
    (folder, file)
}

#[test]
fn nothing_is_obeyed_by_the_terminal() {
    let (folder, file) = hostile();
    let file = file.to_str().unwrap();
    let commands: &[&[&str]] = &[
        &["list", file],
        &["list", file, "-q", "acter:\u{1b}[31m \u{202e}"],
        &["list", file, "--format", "json"],
        &["list", file, "--format", "csv"],
        &["list", file, "--format", "markdown"],
        &["show", file, "seen"],
        &["show", file, "se\u{1b}[31men"],
        &["sources", file],
        &["actors", file],
        &["themes", file],
        &["read", file, "letter"],
        &["check", file],
        &["check", file, "--format", "json"],
        &["stats", file],
        &["--plain", file],
        &[file],
        &[file, "list"],
        &["list", "no\u{1b}[31msuch"],
        &["list", "--no\u{1b}[31msuch"],
        &["list", "--format", "no\u{1b}[31msuch"],
    ];
    for arguments in commands {
        let run = annals(arguments);
        for text in [&run.stdout, &run.stderr] {
            let bad = |character: &char| {
                character.is_control() && !matches!(character, '\n' | '\r' | '\t') || *character == '\u{202e}'
            };
            assert_eq!(text.chars().find(bad), None, "{arguments:?}: {text:?}");
        }
        assert!(run.stderr.len() + run.stdout.len() > 0, "{arguments:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}
