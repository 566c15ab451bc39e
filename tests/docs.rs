//! The papers say what the program does: whatever can be made from the program is made from it.
//!
//! `UPDATE=1 cargo test --test docs` writes what these tests would otherwise only compare.

#![cfg(feature = "tui")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may die of what it did not expect"
)]

#[expect(dead_code, reason = "the papers need some of what drives an explorer")]
#[path = "explorer/driver.rs"]
mod driver;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output, Stdio};

use annals::model::{ActorKind, Basis, Evidence, Kind, Role};
use annals::query::fields;
use annals::tui::command::{Command, Group};
use annals::tui::key::Key;
use annals::tui::keymap::Keymap;
use annals::tui::place::Place;
use annals::tui::state::Context;
use driver::Explorer;

/// What the README's picture shows: a query, the keys that follow it, columns and rows.
const PICTURE: (&str, &str, u16, u16) = ("theme:islands year:2012..2014", "jjjj", 100, 30);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_default()
}

/// Compares a paper with what it should be, or writes it if `UPDATE` is set.
#[track_caller]
fn keep(name: &str, wanted: &str) {
    let found = read(name);
    if found == wanted {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(root().join(name).parent().unwrap()).unwrap();
        fs::write(root().join(name), wanted).unwrap();
        return;
    }
    let line = found.lines().zip(wanted.lines()).take_while(|(one, other)| one == other).count();
    panic!(
        "{name} is out of date from line {} on:\n  has   {:?}\n  wants {:?}\nUPDATE=1 cargo test --test docs mends it",
        line + 1,
        found.lines().nth(line),
        wanted.lines().nth(line),
    );
}

/// Runs the program as a script does: no terminal, nothing in its environment.
fn annals(arguments: &[&str], folder: &Path) -> Output {
    Process::new(env!("CARGO_BIN_EXE_annals"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "100")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// What the program prints.
fn printed(arguments: &[&str]) -> String {
    let output = annals(arguments, root());
    assert!(output.status.success(), "annals {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The built-in chronology, opened.
fn built_in() -> Context {
    let loaded = annals::load::built_in(annals::load::Checking::All);
    Context::new(loaded.chronology, loaded.diagnostics)
}

fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | ").replace(" |  |", " | |"));
    let head: Vec<String> = head.iter().map(ToString::to_string).collect();
    let rule = format!("|{}\n", "---|".repeat(head.len()));
    rows.into_iter().fold(row(&head) + &rule, |table, cells| table + &row(&cells))
}

/// Text as code in a cell of a table.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn screen() -> String {
    let (query, keys, columns, rows) = PICTURE;
    let mut explorer = Explorer::new(built_in(), query, columns, rows);
    format!("```text\n{}\n```\n", explorer.play(keys).screen())
}

fn key_tables() -> String {
    let of_group = |group: Group| {
        let commands = Command::ALL.iter().map(|command| (*command, command.info()));
        let commands = commands.filter(move |(_, info)| info.group == group);
        commands.map(|(command, info)| vec![chords(command), info.help.to_owned(), places(info.places)])
    };
    let head = ["keys", "do", "in"];
    Group::ALL.map(|group| format!("**{}**\n\n{}", group.name(), table(&head, of_group(group)))).join("\n")
}

fn chords(command: Command) -> String {
    Keymap::default().keys(command).split(' ').map(code).collect::<Vec<_>>().join(" ")
}

fn places(places: &[Place]) -> String {
    if places == Place::ALL {
        return "all places".to_owned();
    }
    places.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ")
}

fn query_table() -> String {
    let rows = fields().iter().map(|field| vec![code(field.example), field.finds.to_owned()]);
    table(&["term", "finds"], rows)
}

/// The lines of a section of the help, without their indentation.
fn section<'a>(help: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let (_, rest) = help.split_once(&format!("\n{heading}:\n")).unwrap();
    let lines = rest.lines().take_while(|line| !line.is_empty());
    lines.map(|line| line.trim().split_once("  ").unwrap()).collect()
}

fn command_table() -> String {
    let help = printed(&["--help"]);
    let rows = section(&help, "Commands").into_iter().map(|(name, about)| {
        let own = printed(&["help", name]);
        let usage = own.lines().find_map(|line| line.strip_prefix("Usage: ")).unwrap();
        vec![code(usage), about.trim().to_owned()]
    });
    let explorer = vec![
        code("annals [OPTIONS] [FILE]"),
        "Open the explorer; with `--plain`, write all there is to read, or with `--interactive` as well, explore line by line".to_owned(),
    ];
    table(&["command", "does"], [explorer].into_iter().chain(rows))
}

/// The commands of the line-by-line mode, as its own help has them.
fn line_table() -> String {
    let mut command = Process::new(env!("CARGO_BIN_EXE_annals"));
    command.args(["--plain", "--interactive"]).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"help\n").unwrap();
    let answers = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let (_, help) = answers.split_once("`help` lists the commands\n").unwrap();
    let rows = help.lines().map(|line| {
        let (words, does) = line.split_once(": ").unwrap();
        let words = words.split(", or ").map(code).collect::<Vec<_>>().join(" ");
        vec![words.replace("`a number alone`", "a number alone"), does.replace('|', "\\|")]
    });
    table(&["line", "answers"], rows)
}

fn status_table() -> String {
    let help = printed(&["--help"]);
    let rows = section(&help, "Exit status");
    table(
        &["status", "says"],
        rows.into_iter().map(|(status, says)| vec![code(status), says.trim().to_owned()]),
    )
}

/// A paper with one of its generated parts made anew.
fn with_part(paper: &str, name: &str, content: &str) -> String {
    let (begin, end) = (format!("<!-- begin: {name} (generated) -->\n"), format!("<!-- end: {name} -->\n"));
    let start = paper.find(&begin).unwrap_or_else(|| panic!("no part {name} begins")) + begin.len();
    let length = paper[start..].find(&end).unwrap_or_else(|| panic!("the part {name} does not end"));
    format!("{}\n{content}\n{}", &paper[..start], &paper[start + length..])
}

#[test]
fn the_readme_shows_the_program_as_it_is() {
    let mut readme = read("README.md");
    for (name, content) in [
        ("screen", screen()),
        ("query", query_table()),
        ("keys", key_tables()),
        ("commands", command_table()),
        ("lines", line_table()),
        ("statuses", status_table()),
    ] {
        readme = with_part(&readme, name, &content);
    }
    keep("README.md", &readme);
}

#[test]
fn the_manual_page_and_the_completions_are_those_that_the_program_prints() {
    keep("assets/annals.1", &printed(&["man"]));
    for shell in ["bash", "zsh", "fish"] {
        keep(&format!("assets/completions/annals.{shell}"), &printed(&["completions", shell]));
    }
}

/// The fenced blocks behind a marker, each with what the marker says.
fn blocks<'a>(paper: &'a str, marker: &str) -> Vec<(&'a str, &'a str)> {
    paper
        .split(&format!("<!-- {marker}"))
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once(" -->\n```").unwrap();
            let (_, rest) = rest.split_once('\n').unwrap();
            (name, &rest[..rest.find("```\n").unwrap()])
        })
        .collect()
}

#[test]
fn the_example_of_the_readme_is_a_sound_chronology() {
    let readme = read("README.md");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let files = blocks(&readme, "example: ");
    assert_eq!(files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["skarv.toml", "skarv.txt"]);
    for (name, content) in files {
        fs::write(folder.join(name), content).unwrap();
    }
    let checked = annals(&["check", "skarv.toml"], &folder);
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success() && said.ends_with("no problem found\n"), "{said}");
    let loaded = annals::load::open(&folder.join("skarv.toml"), None, annals::load::Checking::All).unwrap();
    let events = loaded.chronology.events();
    assert!(
        events
            .iter()
            .flat_map(|event| event.citations.iter())
            .all(|citation| citation.evidence().is_some_and(Evidence::verified))
    );
    assert_eq!(events.len(), 3);
}

#[test]
fn the_rows_of_the_readme_are_sound() {
    let readme = read("README.md");
    let (name, rows) = blocks(&readme, "rows: ").swap_remove(0);
    let documents = annals::load::Embedded(&[]);
    let name = annals::text::Clean::line(name);
    let loaded = annals::load::load(&name, rows, annals::load::Format::Csv, &documents);
    let codes: Vec<_> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!((loaded.chronology.events().len(), codes), (2, vec!["no-document"]));
}

#[test]
fn the_configuration_of_the_readme_is_sound() {
    let readme = read("README.md");
    let (_, text) = blocks(&readme, "config").swap_remove(0);
    let (config, problems) = annals::config::read(&annals::text::Clean::line("config.toml"), text, &|_| None);
    assert_eq!(problems, []);
    assert_eq!((config.theme.as_str(), config.mouse), ("dark", true));
}

#[test]
fn the_readme_knows_every_word_of_the_file_format() {
    let readme = read("README.md");
    let words = Kind::ALL
        .iter()
        .map(|word| word.name())
        .chain(Basis::ALL.iter().map(|word| word.name()))
        .chain(Role::ALL.iter().map(|word| word.name()))
        .chain(ActorKind::ALL.iter().map(|word| word.name()));
    let missing: Vec<_> = words.filter(|word| !readme.contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for evidence in Evidence::ALL {
        let row = format!("| `{}` | ", evidence.name());
        let row = readme.lines().find(|line| line.starts_with(&row)).unwrap();
        assert_eq!(row.ends_with("| yes |"), evidence.verified(), "{row}");
    }
}

/// The keys of the README's tour do something, in their order, from the opening screen on.
#[test]
fn the_tour_can_be_taken() {
    let readme = read("README.md");
    let (_, tour) = readme.split_once("<!-- tour -->\n").unwrap();
    let rows = tour.lines().skip(2).take_while(|line| line.starts_with('|'));
    let mut explorer = Explorer::new(built_in(), "", 120, 40);
    let mut steps = 0;
    for row in rows {
        let typed = row.split('|').nth(1).unwrap();
        for keys in typed.split('`').skip(1).step_by(2) {
            let before = explorer.screen();
            let script =
                if Key::parse(keys).is_some() { format!("<{keys}>") } else { keys.replace(' ', "<Space>") };
            explorer.play(&script);
            let leaves = !explorer.effects.is_empty();
            assert!(leaves || explorer.screen() != before, "{keys} changes nothing:\n{before}");
            let notice = explorer.state.notice.as_deref().unwrap_or_default();
            assert!(!notice.contains("does nothing"), "{keys}: {notice}");
            steps += 1;
        }
    }
    assert!(steps > 10);
    assert_eq!(explorer.effects, [annals::tui::message::Effect::Quit]);
}

#[test]
fn every_link_leads_somewhere() {
    for paper in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md"] {
        let text = read(paper);
        assert!(!text.is_empty(), "{paper} is not there");
        let folder = root().join(paper).parent().unwrap().to_owned();
        for target in
            text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
        {
            let is_elsewhere = target.starts_with("https://") || target.starts_with('#');
            assert!(is_elsewhere || folder.join(target).exists(), "{paper} links to {target}");
        }
        // Paths in code: those that begin with a folder of the project.
        let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
        let ours = |path: &&str| {
            ["src/", "tests/", "assets/", "seeds/", ".ci/"].iter().any(|folder| path.starts_with(folder))
        };
        for path in spans.filter(ours) {
            assert!(root().join(path).exists(), "{paper} speaks of {path}");
        }
    }
}

/// A test that ARCHITECTURE.md names is one that there is.
#[test]
fn every_invariant_is_held_by_a_test_that_exists() {
    let mut code = String::new();
    let mut open = vec![root().join("src"), root().join("tests")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                code.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let architecture = read("ARCHITECTURE.md");
    let (_, table) = architecture.split_once("<!-- invariants -->\n").unwrap();
    let rows: Vec<_> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() >= 12, "{rows:?}");
    for row in rows {
        let tests: Vec<_> = row.split('|').nth(2).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "no test holds: {row}");
        for test in tests {
            assert!(code.contains(&format!("fn {test}(")), "there is no test {test}");
        }
    }
}
