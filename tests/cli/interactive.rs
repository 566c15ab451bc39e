//! `--plain --interactive`: the program asked line by line through a pipe.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::{Run, annals, program, run, snapshot};

/// What the program answers to these lines.
fn asked(arguments: &[&str], lines: &str, state: &Path) -> Run {
    let arguments = [&["--plain", "--interactive"], arguments].concat();
    let mut command = program(&arguments);
    command.env("XDG_STATE_HOME", state).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn nothing_kept() -> &'static Path {
    Path::new("/nowhere")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("interactive-{name}"));
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_chronology_is_explored_line_by_line() {
    let lines = "list\nfind year:1893\nshow\nfind\nlast\nsources\nread\nmore\nrelated\n2\nsources\nread 2\nproblems\n\
                 nxt\nfind theme:wrks\nfind whale theme:works\nshow\nhelp\nquit\nnext\n";
    snapshot!("interactive", asked(&["harbour.toml"], lines, nothing_kept()).quiet());
}

#[test]
fn doubtful_evidence_is_told_in_words() {
    let lines = "1\nsources\nread\n2\nsources\nread\n3\nsources\nread 2\n4\nsources\nread\nproblems\n";
    snapshot!("interactive_flawed", asked(&["flawed.toml"], lines, nothing_kept()).quiet());
}

#[test]
fn one_begins_with_a_query_and_at_a_place() {
    let begun = asked(&["harbour.toml", "-q", "theme:money"], "", nothing_kept()).quiet();
    assert!(
        begun.contains("\n1 event\n1. June 1902. The mayor will not sell the quay. statement\n"),
        "{begun}"
    );
    let begun = asked(&["harbour.toml", "--at", "at:quay-not-for-sale"], "where\n", nothing_kept()).quiet();
    assert!(begun.ends_with("\nevent 2 of 4\n"), "{begun}");
}

#[test]
fn a_star_outlives_the_program_or_it_is_said_that_it_does_not() {
    let folder = folder("star");
    let starred = asked(&["harbour.toml"], "2\nstar\nfind star:yes\n", &folder).quiet();
    assert!(starred.contains("\nstarred\n1 event\n"), "{starred}");
    let again = asked(&["harbour.toml"], "find star:yes\nshow\nstar\nfind star:yes\n", &folder).quiet();
    assert!(again.contains("\nstar: yes\n") && again.contains("\nno longer starred\nno events\n"), "{again}");
    asked(&["harbour.toml"], "2\nstar\nnote Who says so?\n", &folder).quiet();
    for (arguments, said) in [
        (&["show", "harbour.toml", "quay-not-for-sale"][..], true),
        (&["--plain", "harbour.toml"], true),
        (&["show", "harbour.toml", "mole-finished"], false),
    ] {
        let written = run(program(arguments).env("XDG_STATE_HOME", &folder)).quiet();
        assert_eq!(written.contains("star     yes\nnote     Who says so?\n"), said, "{written}");
    }
    let unkept = asked(&["harbour.toml"], "star\nfind star:yes\n", Path::new("/dev/null"));
    assert_eq!(unkept.status, 0);
    let (said, why) =
        ("annals: what was kept cannot be read from /dev/null/annals/harbour-", ".json: Not a directory");
    assert!(unkept.stderr.starts_with(said) && unkept.stderr.contains(why), "{}", unkept.stderr);
    assert_eq!(unkept.stderr.lines().count(), 1, "{}", unkept.stderr);
    let unkept = unkept.stdout;
    assert!(unkept.contains("\nstarred\nthis is not kept: ") && unkept.contains("\n1 event\n"), "{unkept}");
}

#[test]
fn no_input_and_a_closed_pipe_are_no_errors() {
    let none = annals(&["--plain", "--interactive", "harbour.toml"]);
    assert!(none.quiet().ends_with("`help` lists the commands\n"));
    let mut command = program(&["--plain", "--interactive", "harbour.toml"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    // The program may be gone by now.
    let _ = child.stdin.take().unwrap().write_all("show\n".repeat(1000).as_bytes());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn it_goes_with_plain_and_without_a_command() {
    for (arguments, expected) in [
        (&["--interactive"][..], "--plain"),
        (&["--plain", "--interactive", "list"], "--interactive explores"),
        (&["--plain", "--interactive", "nowhere.toml"], "nowhere.toml"),
    ] {
        let run = annals(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(expected), "{arguments:?}: {}", run.stderr);
    }
}
