//! What is shown while the rest of a large chronology is still read: some of its events, and that they are but some.

use std::fs;
use std::path::{Path, PathBuf};

use annals::generate::Recipe;
use annals::load::{Checking, Progress, Stage, open, open_excerpt};
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::state::{Context, Rest};
use annals::tui::update::exchange;

use crate::driver::Explorer;
use crate::screens::snapshot;

const EVENTS: u64 = 9000;

/// A chronology of more events than an excerpt has; its documents are nowhere.
fn file(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("excerpt-of-{name}.jsonl"));
    let mut bytes = Vec::new();
    Recipe::new(EVENTS, 1).write_chronology(&mut bytes, &mut |_| Ok(())).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn begun(path: &Path, query: &str, (columns, rows): (u16, u16)) -> Explorer {
    let excerpt = open_excerpt(path, None).unwrap();
    let (done, of, stage) = (43, 100, Stage::Reading);
    let progress = Some(Progress { done, of, events: 0, stage });
    let rest = Rest { before: excerpt.before, of: excerpt.of, wanted: None, is_told: false, progress };
    let mut explorer = Explorer::new(Context::new(excerpt.chronology, Vec::new()), query, columns, rows);
    explorer.state.rest = Some(rest);
    explorer.send(Message::Resize(Size { columns, rows }));
    explorer
}

#[test]
fn what_is_here_is_said_to_be_a_part() {
    let path = file("screens");
    for (name, query, keys) in [
        ("list", "", ""),
        ("end", "", "G"),
        ("start", "", "gg"),
        ("query", "year:2020", ""),
        ("nothing", "xyzzy", ""),
        ("sources", "", "<Tab><Tab><Enter>"),
        ("grid", "", "vv"),
        ("coverage", "", "vvv"),
    ] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut explorer = begun(&path, query, (columns, rows));
            snapshot(&format!("excerpt_{name}_{columns}x{rows}"), &explorer.play(keys).screen());
        }
    }
    let mut explorer = begun(&path, "", (80, 24));
    assert!(explorer.play("!").screen().contains("What is wrong is known when all is read"));
}

#[test]
fn the_whole_takes_over_where_one_is() {
    let path = file("take-over");
    for keys in ["5j", "G", "gg", "/year:2020<Enter>3j", "<Tab><Tab>j", "v3j", "y", "/wo", "xjX"] {
        let mut explorer = begun(&path, "", (120, 40));
        let part = explorer.context.chronology.events().len();
        let selected = explorer.play(keys).selected().to_owned();
        let place = explorer.state.place();
        let loaded = open(&path, None, Checking::Later).unwrap();
        let before = std::mem::replace(&mut explorer.context, Context::new(loaded.chronology, Vec::new()));
        explorer.state.rest = None;
        exchange(&mut explorer.state, &before, &explorer.context);
        assert_eq!(explorer.selected(), selected, "{keys}");
        assert_eq!(explorer.state.place(), place, "{keys}");
        assert!(part < explorer.context.chronology.events().len());
        assert!(!explorer.screen().contains("the rest"), "{keys}");
    }
}
