//! What is kept on a disk: found again, never lost, never half.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use super::*;
use crate::model::{Basis, Chronology, Draft, Events, Kind, Parts, Run};
use crate::text::{Clean, CleanStr};

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("annals-store-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn chronology(title: &str, ids: &[&str]) -> Chronology {
    let mut run = Run::default();
    for id in ids {
        let id = CleanStr::of_line(id).unwrap();
        run.push(&Draft {
            id,
            date: None,
            basis: Basis::Stated,
            date_note: None,
            title: id,
            summary: CleanStr::default(),
            kind: Kind::Event,
            actors: &[],
            themes: &[],
            places: &[],
            citations: &[],
            line: 1,
        });
    }
    let events = Events::new(Vec::new(), vec![run]);
    Chronology::new(Parts { title: Clean::line(title), events, ..Parts::default() })
}

/// The store of a chronology with two events.
fn store(folder: &Path, file: Option<&Path>) -> Store {
    Store::new(Some(folder.join("state/annals")), Identity::new(file, &chronology("Strait", &["a", "b"])))
}

fn star(event: &str) -> Change {
    Change::Star(Clean::line(event))
}

fn stars(kept: &Kept) -> Vec<&str> {
    kept.stars.iter().map(AsRef::as_ref).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("state/annals")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "lock")
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_kept_is_found_again_each_by_its_own_file() {
    let folder = folder("again");
    let (one, other) = (folder.join("one.toml"), folder.join("other.toml"));
    for file in [&one, &other] {
        fs::write(file, "").unwrap();
    }
    assert_eq!(store(&folder, Some(&one)).read().unwrap(), Kept::default());
    assert!(!folder.join("state").exists(), "reading makes nothing");
    store(&folder, Some(&one)).write(&[star("a")]).unwrap();
    store(&folder, Some(&other)).write(&[star("b")]).unwrap();
    store(&folder, None).write(&[star("c")]).unwrap();
    assert_eq!(stars(&store(&folder, Some(&one)).read().unwrap()), ["a"]);
    // However the file is named.
    let around = folder.join("../").join(folder.file_name().unwrap()).join("./one.toml");
    assert_eq!(stars(&store(&folder, Some(&around)).read().unwrap()), ["a"]);
    assert_eq!(stars(&store(&folder, Some(&other)).read().unwrap()), ["b"]);
    assert_eq!(stars(&store(&folder, None).read().unwrap()), ["c"]);
    let names = names(&folder);
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names[0] == "built-in.json" && names[1].starts_with("one-") && names[2].starts_with("other-"));
}

#[test]
fn a_file_that_was_moved_finds_its_notes_again_and_a_copy_does_not() {
    let folder = folder("moved");
    let (old, new, copy) = (folder.join("old.toml"), folder.join("new.toml"), folder.join("copy.toml"));
    fs::write(&old, "").unwrap();
    store(&folder, Some(&old)).write(&[star("a")]).unwrap();
    fs::copy(&old, &copy).unwrap();
    assert_eq!(store(&folder, Some(&copy)).read().unwrap(), Kept::default(), "the old file is still there");
    fs::rename(&old, &new).unwrap();
    assert_eq!(stars(&store(&folder, Some(&new)).read().unwrap()), ["a"]);
    assert_eq!(stars(&store(&folder, Some(&new)).write(&[star("b")]).unwrap()), ["a", "b"]);
    // Another chronology in the old place's stead is another chronology.
    for other in [chronology("Strait", &["a", "x"]), chronology("Sound", &["a", "b"])] {
        let identity = Identity::new(Some(&folder.join("third.toml")), &other);
        let store = Store::new(Some(folder.join("state/annals")), identity);
        assert_eq!(store.read().unwrap(), Kept::default());
    }
}

#[test]
fn two_programs_lose_nothing_of_one_another() {
    let folder = folder("two");
    let all: Vec<String> = (0..40).map(|number| format!("e{number:02}")).collect();
    thread::scope(|scope| {
        for half in all.chunks(20) {
            let store = store(&folder, None);
            scope.spawn(move || {
                for event in half {
                    store.write(&[star(event)]).unwrap();
                }
            });
        }
    });
    assert_eq!(stars(&store(&folder, None).read().unwrap()), all);
    assert_eq!(names(&folder), ["built-in.json"], "nothing is left beside it");
}

#[test]
fn what_is_damaged_is_put_aside_and_told_and_nothing_is_lost() {
    let folder = folder("damaged");
    let store = store(&folder, None);
    store.write(&[star("a")]).unwrap();
    let file = folder.join("state/annals/built-in.json");
    let whole = fs::read_to_string(&file).unwrap();
    for (number, damaged) in ["", "{\"form\": 1", &whole[..whole.len() / 2], "[]"].into_iter().enumerate() {
        fs::write(&file, damaged).unwrap();
        assert!(matches!(store.read(), Err(Trouble::Damaged(..))));
        assert_eq!(fs::read_to_string(&file).unwrap(), damaged, "reading changes nothing");
        let (kept, trouble) = store.open();
        assert_eq!(kept, Kept::default());
        let Some(Trouble::Aside { aside, .. }) = trouble else { panic!("{trouble:?}") };
        assert!(aside.to_str().unwrap().ends_with(&format!("built-in.json.damaged-{}", number + 1)));
        assert_eq!(fs::read_to_string(aside).unwrap(), damaged);
        assert!(matches!(store.open(), (_, None)), "told once");
    }
    // Damaged after it was opened.
    fs::write(&file, "x").unwrap();
    assert_eq!(stars(&store.write(&[star("b")]).unwrap()), ["b"]);
    assert!(names(&folder).contains(&"built-in.json.damaged-5".to_owned()));
}

#[test]
fn what_a_later_version_wrote_is_left_alone() {
    let folder = folder("later");
    let store = store(&folder, None);
    store.write(&[]).unwrap();
    let file = folder.join("state/annals/built-in.json");
    let later = r#"{"form": 999, "stars": 7}"#;
    fs::write(&file, later).unwrap();
    assert!(matches!(store.open(), (_, Some(Trouble::Later(_)))));
    assert!(matches!(store.write(&[star("a")]), Err(Trouble::Later(_))));
    assert_eq!(fs::read_to_string(&file).unwrap(), later);
}

#[test]
fn where_nothing_can_be_written_nothing_else_happens() {
    let folder = folder("nowhere");
    let none = Store::new(None, Identity::new(None, &Chronology::default()));
    assert!(matches!(none.open(), (_, None)));
    assert!(matches!(none.write(&[star("a")]), Err(Trouble::NoFolder)));
    fs::write(folder.join("state"), "a file where the folder should be").unwrap();
    let store = store(&folder, None);
    assert!(matches!(store.write(&[star("a")]), Err(Trouble::Folder(..))));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("private");
    store(&folder, None).write(&[star("a")]).unwrap();
    for (path, mode) in [("state/annals", 0o700), ("state/annals/built-in.json", 0o600)] {
        assert_eq!(fs::metadata(folder.join(path)).unwrap().permissions().mode() & 0o777, mode, "{path}");
    }
}

/// A program that is ended in the midst of writing leaves the old file, and what it left beside it does no harm.
#[test]
fn what_was_begun_and_never_finished_is_not_seen() {
    let folder = folder("begun");
    let store = store(&folder, None);
    store.write(&[star("a")]).unwrap();
    fs::write(folder.join("state/annals/.built-in.json.1"), "{\"form\": 1, \"chron").unwrap();
    assert_eq!(stars(&store.write(&[star("b")]).unwrap()), ["a", "b"]);
}
