//! The house rules, read from the sources: who may know whom, what stays out of which room, how long a file is.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may die of what it did not expect")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms that it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("edtf", &[]),
    ("diagnostic", &["text"]),
    ("model", &["edtf", "text"]),
    ("keep", &["text"]),
    ("evidence", &["model", "text"]),
    ("query", &["diagnostic", "edtf", "keep", "model", "text"]),
    ("timeline", &["edtf", "model", "text"]),
    ("exchange", &["edtf", "model", "text"]),
    ("generate", &[]),
    ("store", &["keep", "model", "text"]),
    ("load", &["diagnostic", "edtf", "evidence", "model", "text"]),
    (
        "tui",
        // It shows the problems of the chronology and of the query as they are.
        &[
            "diagnostic",
            "edtf",
            "evidence",
            "exchange",
            "keep",
            "load",
            "model",
            "query",
            "store",
            "text",
            "timeline",
        ],
    ),
    ("config", &["diagnostic", "load", "text", "tui"]),
    (
        "cli",
        &[
            "config",
            "diagnostic",
            "edtf",
            "evidence",
            "exchange",
            "generate",
            "keep",
            "load",
            "model",
            "query",
            "store",
            "text",
            "timeline",
            "tui",
        ],
    ),
];

/// The rooms that touch nothing outside: the same input gives the same output, always.
const PURE: [&str; 9] =
    ["text", "edtf", "diagnostic", "model", "evidence", "query", "timeline", "keep", "exchange"];

/// What a pure room may not name: parts of the standard library, and whole crates.
const OUTSIDE_OF_STD: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];
const OUTSIDE: [&str; 9] = [
    "ratatui",
    "crossterm",
    "rustix",
    "signal_hook",
    "terminal_size",
    "clap",
    "Utc::now",
    "Local::now",
    "include_",
];

/// Lines that a file may have before its tests.
const LONGEST: usize = 400;

/// A file of ours.
struct Source {
    /// Its path below the root of the project.
    path: PathBuf,
    text: String,
}

impl Source {
    /// The lines that are no comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(number, line)| (number + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The rooms and modules that lead to it: `["tui", "view", "frame"]`.
    fn modules(&self) -> Vec<String> {
        let below = self.path.strip_prefix("src").unwrap().with_extension("");
        below.iter().map(|part| part.to_str().unwrap().to_owned()).collect()
    }

    fn room(&self) -> String {
        self.modules().swap_remove(0)
    }

    /// A complaint about one of its lines.
    fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path.display())
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder of the project with one of these extensions.
fn files(folder: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted)) {
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                found.push(Source { path: path.strip_prefix(root()).unwrap().to_owned(), text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "nothing of {extensions:?} in a folder");
    found
}

fn sources() -> Vec<Source> {
    files("src", &["rs"])
}

/// Fails with every complaint, not only the first.
#[track_caller]
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<_> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The words that stand right behind each `lead` in a line.
fn behind<'a>(line: &'a str, lead: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(lead).map(move |(place, _)| {
        let rest = &line[place + lead.len()..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The complaints about each line that has one of these texts.
fn lines_with(files: &[Source], texts: &[&str], what: &str) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    let bad = lines.filter(|(_, _, line)| texts.iter().any(|text| line.contains(text)));
    bad.map(|(file, number, _)| file.at(number, what)).collect()
}

#[test]
fn every_room_knows_only_the_rooms_beneath_it() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.room().as_str())) {
        let room = source.room();
        let Some((_, beneath)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            complaints.push(source.at(1, "a room that the table of rooms does not know"));
            continue;
        };
        for (number, line) in source.code() {
            for known in behind(line, "crate::") {
                if known != room && !beneath.contains(&known) {
                    complaints.push(source.at(number, &format!("{room} may not know `crate::{known}`")));
                }
            }
            // The tests within a file are one step further down.
            let steps = source.modules().len() - usize::from(!line.starts_with(' '));
            if line.contains(&"super::".repeat(steps + 1)) {
                complaints.push(source.at(number, "leaves its room by `super`; say `crate`"));
            }
        }
    }
    none(complaints);
}

#[test]
fn pure_rooms_touch_no_file_no_environment_no_clock_no_terminal() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| PURE.contains(&source.room().as_str())) {
        for (number, line) in source.code() {
            let grouped = line.split_once("use std::{").map_or("", |(_, group)| group);
            let of_std = behind(line, "std::").chain(grouped.split([',', ' ', ':', '}']));
            let named = of_std.filter(|name| OUTSIDE_OF_STD.contains(name));
            let outside = OUTSIDE.iter().copied().filter(|name| line.contains(name));
            complaints.extend(named.chain(outside).map(|name| source.at(number, &format!("names `{name}`"))));
        }
    }
    none(complaints);
}

#[test]
fn drawing_changes_nothing_but_the_picture() {
    let views: Vec<_> =
        sources().into_iter().filter(|source| source.path.starts_with("src/tui/view")).collect();
    assert!(!views.is_empty());
    none(lines_with(&views, &["&mut State", "Cell<", "Mutex<"], "drawing may not change the state"));
}

#[test]
fn a_chronology_is_never_changed() {
    // A run is what a chronology is made of, and is nobody's before.
    let run = Path::new("src/model/run.rs");
    let model = sources().into_iter().filter(|source| source.room() == "model" && source.path != run);
    let model: Vec<_> = model.collect();
    none(lines_with(&model, &["&mut self", "Cell<", "Mutex<"], "what is loaded is not changed; load anew"));
}

#[test]
fn text_gets_into_cells_in_one_place() {
    let sources = sources();
    let places: Vec<_> = sources
        .iter()
        .filter(|source| source.path.starts_with("src/tui") && !source.path.ends_with("tests.rs"))
        .filter(|source| {
            source.code().any(|(_, line)| line.contains(".set_string") || line.contains(".set_symbol("))
        })
        .map(|source| source.path.display().to_string())
        .collect();
    assert!(places.len() <= 1, "{places:?}");
}

#[test]
fn every_file_says_first_what_it_is() {
    let files = sources().into_iter().chain(files("tests", &["rs"]));
    none(files.filter_map(|file| {
        let first = file.text.lines().next().unwrap_or_default();
        let says = first.starts_with("//! ") && (10..=120).contains(&first.chars().count());
        (!says).then(|| file.at(1, "begins with `//! ` and what it is, on one line"))
    }));
}

#[test]
fn files_are_short_and_stand_where_one_looks_for_them() {
    let is_test = |source: &Source| source.modules().iter().any(|module| module == "tests");
    none(sources().iter().filter(|source| !is_test(source)).filter_map(|source| {
        let lines =
            source.text.lines().take_while(|line| *line != "#[cfg(test)]" && *line != "mod tests {").count();
        let is_old_root = source.path.file_name().is_some_and(|name| name == "mod.rs");
        (lines > LONGEST || is_old_root)
            .then(|| source.at(lines, "longer than two looks at a screen, or called mod.rs"))
    }));
}

#[test]
fn nothing_is_silenced_left_undone_or_left_over() {
    none(lines_with(
        &sources(),
        &["#[allow(", "#![allow(", "todo!", "unimplemented!", "dbg!", "FIXME", "XXX "],
        "is silenced, left undone or left over",
    ));
}

#[test]
fn tests_neither_sleep_nor_are_skipped() {
    let tests: Vec<_> = sources().into_iter().chain(files("tests", &["rs"])).collect();
    let (sleeping, skipped) = (concat!("sle", "ep("), concat!("#[ign", "ore"));
    none(lines_with(&tests, &[sleeping, skipped], "sleeps, or is skipped"));
}

#[test]
fn nothing_speaks_of_a_place_outside_of_the_project() {
    let outside =
        [concat!("../sha", "red"), concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let mut all = files("src", &["rs"]);
    all.extend(files("tests", &["rs", "toml", "json", "jsonl", "stderr"]));
    all.extend(files("seeds", &["md"]));
    for name in fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()) {
        if name.extension().is_some_and(|extension| extension == "md" || extension == "toml") {
            let text = fs::read_to_string(&name).unwrap();
            all.push(Source { path: name.strip_prefix(root()).unwrap().to_owned(), text });
        }
    }
    none(all.iter().flat_map(|file| {
        let lines = file.text.lines().enumerate();
        let bad = lines.filter(|(_, line)| outside.iter().any(|place| line.contains(place)));
        bad.map(|(number, _)| file.at(number + 1, "names a place outside of the project")).collect::<Vec<_>>()
    }));
}

/// Two crossterms would each keep a raw mode of their own, two unicode-widths disagree about a cell.
#[test]
fn what_the_terminal_hangs_on_is_there_once() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for name in ["crossterm", "ratatui", "ratatui-core", "unicode-width", "unicode-segmentation"] {
        let versions = lock.lines().filter(|line| *line == format!("name = \"{name}\"")).count();
        assert_eq!(versions, 1, "{name}");
    }
}
