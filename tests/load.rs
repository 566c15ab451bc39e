//! Loading from outside: what is said of bad files, what is kept of broken ones, what folders may hide.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may die of what is not there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use annals::diagnostic::{Severity, render};
use annals::load::{CODES, Checking, DocumentError, Documents, Folder, Format, Loaded, load, open};
use annals::model::{DocumentState, Evidence};
use annals::text::Clean;
use proptest::prelude::*;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|extension| extension != "stderr"))
        // What stands beside rows is read with them.
        .filter(|path| {
            !(path.extension().is_some_and(|it| it == "toml") && is_of_rows(&path.with_extension("csv")))
        })
        .collect();
    files.sort();
    files
}

fn is_of_rows(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "csv") && path.is_file()
}

/// Loads a file under its bare name, so that what is said of it is the same wherever the tests run.
fn load_fixture(path: &Path) -> Loaded {
    let text = fs::read_to_string(path).ok().filter(|_| !is_of_rows(path));
    let Some(text) = text else {
        // What is no text as a whole, or has something beside it, can only be opened, by the name that it has here.
        return open(path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap(), None, Checking::All).unwrap();
    };
    let name = Clean::line(&path.file_name().unwrap().to_string_lossy());
    let folder = Folder(path.parent().unwrap().to_path_buf());
    load(&name, &text, Format::of(path, &text), &folder)
}

fn load_toml(text: &str) -> Loaded {
    load(&Clean::line("test.toml"), text, Format::Toml, &Folder(PathBuf::from("nowhere")))
}

fn codes(loaded: &Loaded) -> BTreeSet<&'static str> {
    loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// With `UPDATE=1` the expectations are written anew.
#[test]
fn every_mistake_is_told_as_expected() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let actual: String = load_fixture(&path)
            .diagnostics
            .iter()
            .map(|diagnostic| render(diagnostic, 100, false) + "\n\n")
            .collect();
        let expected = path.with_extension("stderr");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &actual).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != actual {
            wrong.push(format!("{}:\n{actual}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 rewrites):\n{}", wrong.join("\n"));
}

/// What is told later is what is told at once.
#[test]
fn quotations_may_be_looked_up_later() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let others =
        ["bridge/bridge.toml", "cli/harbour.toml"].map(|name| root.join("tests/fixtures").join(name));
    let mut later = 0;
    for path in fixtures().into_iter().chain(others) {
        let at_once = open(&path, None, Checking::All).unwrap();
        let mut loaded = open(&path, None, Checking::Later).unwrap();
        let Some(unchecked) = loaded.unchecked else { continue };
        let unverified = unchecked.check(&loaded.chronology);
        later += unverified.len();
        loaded.diagnostics.extend(unverified);
        let told = |diagnostics: &[annals::diagnostic::Diagnostic]| {
            let mut told: Vec<_> = diagnostics.iter().map(|it| render(it, 100, false)).collect();
            told.sort_unstable();
            told
        };
        assert_eq!(told(&loaded.diagnostics), told(&at_once.diagnostics), "{}", path.display());
        assert_eq!(loaded.chronology, at_once.chronology);
        let wrong = at_once.diagnostics.iter().filter(|it| it.code.starts_with("quote-")).count();
        assert_eq!(annals::load::unverified(&loaded.chronology).len(), wrong, "{}", path.display());
    }
    assert!(later > 2);
}

#[test]
fn every_code_is_shown_by_a_fixture() {
    let mut shown = codes(&load_toml(&"x = 1\n[[event]]\n".repeat(20_000)));
    for path in fixtures() {
        let found = codes(&load_fixture(&path));
        assert!(!found.is_empty(), "nothing is wrong with {}", path.display());
        shown.extend(found);
    }
    assert_eq!(shown, CODES.iter().copied().collect());
}

#[test]
fn what_is_told_is_safe_to_show() {
    for path in fixtures() {
        for diagnostic in load_fixture(&path).diagnostics {
            let shown = render(&diagnostic, 100, false);
            assert!(!shown.chars().any(|letter| letter.is_control() && letter != '\n'), "{shown:?}");
            assert!(shown.lines().all(|line| line.chars().count() <= 300), "{shown}");
        }
    }
}

#[test]
fn thousands_of_mistakes_are_counted() {
    let loaded = load_toml(&"x = 1\n[[event]]\n".repeat(20_000));
    let last = loaded.diagnostics.last().unwrap();
    assert_eq!((last.code, last.severity), ("too-many", Severity::Error));
    assert!(loaded.diagnostics.len() <= 10_001);
}

#[test]
fn more_belonging_than_can_be_worked_out_is_told() {
    let actor = |number: usize| {
        let above =
            if number > 0 { format!("\"of\": [\"a{}\"]", number - 1) } else { "\"of\": []".to_owned() };
        format!("{{\"actor\": {{\"id\": \"a{number}\", \"name\": \"A\", \"kind\": \"state\", {above}}}}}\n")
    };
    let text: String = (0..1_500).map(actor).collect();
    let loaded = load(&Clean::default(), &text, Format::JsonLines, &good_folder());
    assert_eq!(loaded.diagnostics.len(), 1);
    assert_eq!(loaded.diagnostics[0].code, "too-many");
    assert!(loaded.chronology.actors().last().unwrap().of.is_empty());
}

/// A sound chronology: everything that the format knows, in its three spellings.
const TOML: &str = include_str!("fixtures/good/talks.toml");
const JSON: &str = include_str!("fixtures/good/talks.json");
const JSON_LINES: &str = include_str!("fixtures/good/talks.jsonl");

fn good_folder() -> Folder {
    Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad"))
}

#[test]
fn the_three_formats_say_the_same() {
    let read = |text, format| load(&Clean::line("talks"), text, format, &good_folder());
    let toml = read(TOML, Format::Toml);
    assert_eq!(toml.diagnostics, []);
    assert_eq!(toml.chronology.events().len(), 3);
    let citations = toml.chronology.events().iter().flat_map(|event| event.citations.iter());
    assert!(citations.into_iter().all(|citation| citation.evidence() == Some(Evidence::Exact)));
    for (text, format) in [(JSON, Format::Json), (JSON_LINES, Format::JsonLines)] {
        let other = read(text, format);
        assert_eq!(other.diagnostics, [], "{format:?}");
        assert_eq!(without_lines(&other), without_lines(&toml), "{format:?}");
    }
}

/// All that a chronology says, but for the lines on which it says so.
fn without_lines(loaded: &Loaded) -> String {
    let chronology = &loaded.chronology;
    let events: Vec<_> =
        chronology.events().iter().map(|event| annals::model::Event { line: 0, ..event }).collect();
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {events:?}",
        chronology.title(),
        chronology.description(),
        chronology.focus(),
        chronology.sources(),
        chronology.actors(),
        chronology.places(),
        chronology.themes(),
    )
}

#[test]
fn the_format_is_known_by_name_or_by_content() {
    for (path, text, format) in [
        ("a.toml", "{}", Format::Toml),
        ("a.JSON", "", Format::Json),
        ("a.ndjson", "", Format::JsonLines),
        ("a", "[chronology]", Format::Toml),
        ("a.txt", "\u{feff} { \"event\": [] }\n", Format::Json),
        ("a", "{\"id\": \"}\"}\n{\"id\": 1}", Format::JsonLines),
        ("a", "{ never closed", Format::Json),
    ] {
        assert_eq!(Format::of(Path::new(path), text), format, "{path} {text}");
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let read = |text: &str| load(&Clean::line("talks"), text, Format::Toml, &good_folder());
    let plain = read(TOML);
    let dressed = read(&format!("\u{feff}{}", TOML.replace('\n', "\r\n")));
    assert_eq!(dressed.diagnostics, []);
    assert_eq!(dressed.chronology, plain.chronology);
}

#[test]
fn records_with_a_mistake_are_kept_without_it() {
    let text = "[[event]]\nid = \"one\"\ndate = \"then\"\ntitle = \"One\"\nactors = [\"nobody\"]\n\
        [[event]]\ntitle = \"Two\"\n[[event]]\nid = \"one\"\n[[event]]\nkind = \"plan\"\n";
    let loaded = load_toml(text);
    let ids: Vec<_> = loaded.chronology.events().iter().map(|event| event.id.to_string()).collect();
    assert_eq!(ids, ["one", "event-line-6"]);
    let one = loaded.chronology.events().get(0).unwrap();
    assert!(one.when.is_none() && one.actors.is_empty() && one.line == 1);
}

#[test]
fn a_file_cut_off_anywhere_is_read_as_far_as_it_goes() {
    for (text, format) in [(TOML, Format::Toml), (JSON, Format::Json), (JSON_LINES, Format::JsonLines)] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            load(&Clean::default(), &text[..end], format, &good_folder());
        }
    }
}

proptest! {
    #[test]
    fn a_file_with_one_other_byte_is_read(place: prop::sample::Index, byte: u8) {
        for (text, format) in [(TOML, Format::Toml), (JSON, Format::Json), (JSON_LINES, Format::JsonLines)] {
            let mut bytes = text.as_bytes().to_vec();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            load(&Clean::default(), &String::from_utf8_lossy(&bytes), format, &good_folder());
        }
    }

    #[test]
    fn any_text_is_read(text: String) {
        for format in [Format::Toml, Format::Json, Format::JsonLines] {
            load(&Clean::default(), &text, format, &good_folder());
        }
    }
}

/// Whether an error is the one expected.
type Test = fn(&DocumentError) -> bool;

/// A folder of its own for one test, gone with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("annals-load-{}-{count}", std::process::id()));
        fs::create_dir_all(folder.join("inside")).unwrap();
        Self(folder)
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(file);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_gives_its_own_files_and_nothing_else() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    scratch.write("secret.txt", "secret");
    scratch.write("inside/own.txt", "own");
    let inside = scratch.0.join("inside");
    fs::create_dir(inside.join("below")).unwrap();
    symlink("../own.txt", inside.join("below/link.txt")).unwrap();
    symlink("../secret.txt", inside.join("out.txt")).unwrap();
    symlink("..", inside.join("up")).unwrap();
    symlink("loop.txt", inside.join("loop.txt")).unwrap();
    symlink("gone.txt", inside.join("dangling.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(inside.join("pipe.txt")).status().unwrap().success());
    let folder = Folder(inside.clone());
    for file in ["own.txt", "./own.txt", "below/link.txt"] {
        assert_eq!(folder.read(file).unwrap().as_ref(), b"own", "{file}");
    }
    let absolute = inside.join("own.txt").display().to_string();
    let long = "x".repeat(5_000);
    let cases: [(&str, Test); 17] = [
        ("../secret.txt", |error| matches!(error, DocumentError::Name(_))),
        ("below/../../secret.txt", |error| matches!(error, DocumentError::Name(_))),
        (&absolute, |error| matches!(error, DocumentError::Name(_))),
        ("file:///etc/passwd", |error| matches!(error, DocumentError::Name(_))),
        ("https://example.org/own.txt", |error| matches!(error, DocumentError::Name(_))),
        ("C:own.txt", |error| matches!(error, DocumentError::Name(_))),
        ("below\\link.txt", |error| matches!(error, DocumentError::Name(_))),
        ("own.txt\0", |error| matches!(error, DocumentError::Name(_))),
        ("out.txt", |error| matches!(error, DocumentError::Outside)),
        ("up/secret.txt", |error| matches!(error, DocumentError::Outside)),
        ("pipe.txt", |error| matches!(error, DocumentError::Irregular)),
        ("below", |error| matches!(error, DocumentError::Irregular)),
        ("", |error| matches!(error, DocumentError::Irregular)),
        ("dangling.txt", |error| matches!(error, DocumentError::Missing)),
        ("~/own.txt", |error| matches!(error, DocumentError::Missing)),
        ("loop.txt", |error| matches!(error, DocumentError::System(_))),
        (&long, |error| matches!(error, DocumentError::System(_))),
    ];
    for (file, test) in cases {
        let error = folder.read(file).unwrap_err();
        assert!(test(&error), "{file}: {error:?}");
    }
}

#[test]
fn a_document_too_large_is_not_read() {
    let scratch = Scratch::new();
    let path = scratch.write("large.txt", "");
    fs::File::options().write(true).open(path).unwrap().set_len(65 << 20).unwrap();
    let error = Folder(scratch.0.clone()).read("large.txt").unwrap_err();
    assert!(matches!(error, DocumentError::TooLarge), "{error:?}");
}

#[test]
fn documents_are_those_beside_the_file_or_in_the_folder_named() {
    let scratch = Scratch::new();
    let source = "[[source]]\nid = \"a\"\ntitle = \"A\"\nfile = \"a.txt\"\n\
        sha256 = \"9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0\"\n";
    let path = scratch.write("chronology.toml", source);
    scratch.write("a.txt", "aaa");
    scratch.write("inside/a.txt", "bbb");
    let beside = open(&path, None, Checking::All).unwrap();
    assert!(matches!(beside.chronology.sources()[0].document, DocumentState::Sound(_)));
    let named = open(&path, Some(&scratch.0.join("inside")), Checking::All).unwrap();
    assert!(matches!(named.chronology.sources()[0].document, DocumentState::Changed(_)));
    assert!(codes(&named).contains("document-changed"));
    fs::remove_file(scratch.0.join("a.txt")).unwrap();
    let gone = open(&path, None, Checking::All).unwrap();
    assert!(matches!(gone.chronology.sources()[0].document, DocumentState::Lost(_)));
    assert!(codes(&gone).contains("document-lost"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_at_all_is_said_to_be_so() {
    let scratch = Scratch::new();
    let pipe = scratch.0.join("pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let prose = scratch.0.join("prose.md");
    fs::write(
        &prose,
        "# A title\n\n[[event]]\nid = \"a\"\ntitle = \"A\"\ndate = \"2014\"\n\nHere is *prose*.\n",
    )
    .unwrap();
    for (path, reason) in [
        (prose, "it is no chronology"),
        (scratch.0.join("gone\u{1b}.toml"), "gone␛.toml: there is no such file"),
        (scratch.0.clone(), "it is a folder"),
        (pipe, "it is no regular file"),
        (scratch.write("latin.toml", b"a = 1\nb = \"caf\xe9\"\n"), "it is not UTF-8: byte 14, on line 2"),
        (scratch.write("utf16.toml", b"\xff\xfea\0"), "it is UTF-16"),
        (scratch.write("picture.toml", b"\x89PNG\r\n\0\0"), "it is binary"),
    ] {
        let error = open(&path, None, Checking::All).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
        assert!(!error.hint.is_empty());
    }
}

#[test]
fn the_built_in_chronology_is_sound() {
    let loaded = annals::load::built_in(annals::load::Checking::All);
    assert_eq!(loaded.diagnostics, []);
    assert!(loaded.chronology.events().len() > 10);
}
