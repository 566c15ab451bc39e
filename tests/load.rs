//! Loading from outside: what is said of bad files, what is kept of broken ones, what folders may hide.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use annals::diagnostic::render;
use annals::load::{CODES, Loaded, open};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|extension| extension != "stderr"))
        .collect();
    files.sort();
    files
}

/// Loads a file under its bare name, so that what is said of it is the same wherever the tests run.
fn load_fixture(path: &Path) -> Loaded {
    let text = fs::read_to_string(path).unwrap();
    let name = annals::text::Clean::line(&path.file_name().unwrap().to_string_lossy());
    let folder = annals::load::Folder(path.parent().unwrap().to_path_buf());
    annals::load::load(&name, &text, annals::load::Format::of(path, &text), &folder)
}

fn rendered(loaded: &Loaded) -> String {
    loaded
        .diagnostics
        .iter()
        .map(|diagnostic| render(diagnostic, 100, false) + "\n\n")
        .collect()
}

/// With `UPDATE=1` the expectations are written anew.
#[test]
fn every_mistake_is_told_as_expected() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let actual = rendered(&load_fixture(&path));
        let expected = path.with_extension("stderr");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &actual).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != actual {
            wrong.push(format!("{}:\n{actual}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "not as expected (UPDATE=1 rewrites):\n{}",
        wrong.join("\n")
    );
}
