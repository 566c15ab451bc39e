//! `generate`: a folder that is there whole or not at all.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use annals::load::{Checking, open};

use crate::support::{Run, program, run};

/// An empty folder for one test.
fn empty(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generate").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn generate(arguments: &[&str], folder: &Path) -> Run {
    run(program(&["generate"]).args(arguments).current_dir(folder))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_chronology_is_written_and_can_be_opened() {
    let folder = empty("written");
    let said = generate(&["--events", "200", "--seed", "3", "--out", "trial"], &folder).quiet();
    assert!(said.ends_with("open with: annals trial/chronology.jsonl\n"), "{said}");
    assert_eq!(names(&folder), ["trial"]);
    assert_eq!(names(&folder.join("trial")), ["chronology.jsonl", "documents"]);
    let loaded = open(&folder.join("trial/chronology.jsonl"), None, Checking::All).unwrap();
    assert_eq!(loaded.chronology.events().len(), 200);
    assert!(loaded.diagnostics.iter().all(|problem| !problem.code.starts_with("document")));
    let documents = names(&folder.join("trial/documents"));
    assert_eq!(documents.len(), loaded.chronology.sources().len());
}

#[test]
fn without_a_name_the_folder_is_named_after_the_numbers() {
    let folder = empty("unnamed");
    generate(&["--events", "20"], &folder).quiet();
    assert_eq!(names(&folder), ["trial-20-1"]);
}

#[test]
fn what_is_there_is_never_written_over() {
    let folder = empty("refused");
    fs::create_dir_all(folder.join("full/within")).unwrap();
    fs::create_dir_all(folder.join("empty")).unwrap();
    fs::write(folder.join("file"), "mine").unwrap();
    for (out, message) in [
        ("full", "full is there already, and is not empty"),
        ("file", "file is there already"),
        ("missing/..", "missing/.. is not the name of a folder"),
        ("missing/trial", "the folder missing/trial cannot be written"),
        ("file/trial", "the folder file/trial cannot be written"),
    ] {
        let run = generate(&["--events", "20", "--out", out], &folder);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{out}");
        assert!(run.stderr.contains(message), "{out}: {}", run.stderr);
    }
    assert_eq!(names(&folder), ["empty", "file", "full"]);
    assert_eq!(fs::read_to_string(folder.join("file")).unwrap(), "mine");
    generate(&["--events", "20", "--out", "empty"], &folder).quiet();
    assert_eq!(names(&folder.join("empty")), ["chronology.jsonl", "documents"]);
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    let folder = empty("numbers");
    for arguments in [["--events", "0"], ["--events", "many"], ["--seed", "-1"], ["--events", "100000001"]] {
        assert_eq!(generate(&arguments, &folder).status, 2, "{arguments:?}");
    }
    assert!(names(&folder).is_empty());
}

#[test]
fn an_interrupted_one_leaves_nothing_behind() {
    for (name, signal) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let folder = empty(name);
        let mut child = program(&["generate", "--events", "100000000", "--out", "trial"])
            .current_dir(&folder)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while names(&folder).is_empty() {
            std::thread::yield_now();
        }
        let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(child.wait().unwrap().signal(), Some(signal), "{name}");
        assert!(names(&folder).is_empty(), "{:?}", names(&folder));
    }
}

#[test]
fn help_tells_what_is_wrong_with_it() {
    let help = run(&mut program(&["generate", "--help"])).quiet();
    for share in
        ["2% typographic", "1% changed", "0.5% ambiguous", "0.5% missing", "8% of its events cite", "1% have"]
    {
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(share), "{share}:\n{help}");
    }
}
