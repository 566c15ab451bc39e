//! Key scripts: what was typed, and where it led.

use std::collections::BTreeSet;

use crate::driver::{Explorer, all_commands, bridge};
use annals::tui::layout::Size;
use annals::tui::message::{Effect, Message};
use annals::tui::place::Place;
use ratatui::layout::Position;

pub(crate) const WIDE: (u16, u16) = (120, 40);
const NARROW: (u16, u16) = (80, 24);

/// Keys on a wide screen, then the event in focus, the place of the keys, and the query.
pub(crate) const SCRIPTS: &[(&str, &str, Place, &str)] = &[
    // The focus of the chronology is 1931 to 1933.
    ("", "cost", Place::Timeline, ""),
    ("j", "ferry-aground", Place::Timeline, ""),
    ("jk", "cost", Place::Timeline, ""),
    ("2j", "council-resolves", Place::Timeline, ""),
    ("<Down><Down><Up>", "ferry-aground", Place::Timeline, ""),
    ("gg", "old-ferry", Place::Timeline, ""),
    ("G", "engineer", Place::Timeline, ""),
    ("3G", "ferry-aground", Place::Timeline, ""),
    ("2gg", "cost", Place::Timeline, ""),
    ("99j", "engineer", Place::Timeline, ""),
    ("99k", "old-ferry", Place::Timeline, ""),
    ("<PageDown>", "engineer", Place::Timeline, ""),
    ("G<PageUp>", "old-ferry", Place::Timeline, ""),
    ("gg<C-d>", "engineer", Place::Timeline, ""),
    ("G<C-u>", "old-ferry", Place::Timeline, ""),
    ("}", "opening-planned", Place::Timeline, ""),
    ("}}", "opening", Place::Timeline, ""),
    ("jj{", "cost", Place::Timeline, ""),
    ("{{", "old-ferry", Place::Timeline, ""),
    // The same keys of a Russian, a kana and a full-width keyboard; what is typed stays what it is.
    ("о", "ferry-aground", Place::Timeline, ""),
    ("ппП", "engineer", Place::Timeline, ""),
    ("２ｊ", "council-resolves", Place::Timeline, ""),
    ("ふま", "council-resolves", Place::Timeline, ""),
    ("/о<Esc>д", "cost", Place::Event, ""),
    ("めлиндквист<Enter>", "mayor-promises", Place::Timeline, "линдквист"),
    // Panes.
    ("<Tab>", "cost", Place::Event, ""),
    ("ll", "cost", Place::Sources, ""),
    ("lll", "cost", Place::Timeline, ""),
    ("h", "cost", Place::Sources, ""),
    ("<S-Tab><S-Tab>", "cost", Place::Event, ""),
    ("l<Esc>", "cost", Place::Timeline, ""),
    // Filtering while typing: the best match is in focus, Enter keeps, Esc gives back.
    ("/ferry", "old-ferry", Place::Prompt, "ferry"),
    ("/orchestra", "opening", Place::Prompt, "orchestra"),
    ("/ferry<Enter>", "old-ferry", Place::Timeline, "ferry"),
    ("/ferry<Down><Enter>", "ferry-aground", Place::Timeline, "ferry"),
    ("/ferry<C-n><C-p><Enter>", "old-ferry", Place::Timeline, "ferry"),
    ("/ferry<Esc>", "cost", Place::Timeline, ""),
    ("j/xyzzy<Esc>", "ferry-aground", Place::Timeline, ""),
    ("/линдквист<Enter>", "mayor-promises", Place::Timeline, "линдквист"),
    ("/lindqvst<Enter>", "mayor-promises", Place::Timeline, "lindqvst"),
    ("/year:1933<Enter>", "opening-planned", Place::Timeline, "year:1933"),
    ("/ferrz<Backspace>y<Enter>", "old-ferry", Place::Timeline, "ferry"),
    ("/one<Space>two<C-w>x<Enter>", "", Place::Timeline, "one x"),
    ("/abc<C-u>fish<Enter>", "fishermen-object", Place::Timeline, "fish"),
    ("/ish<Home>f<End>e<Enter>", "fishermen-object", Place::Timeline, "fishe"),
    ("/fsh<Left><Left>i<Right><Right>e<Enter>", "fishermen-object", Place::Timeline, "fishe"),
    ("/xfish<C-a><Delete><C-e><Enter>", "fishermen-object", Place::Timeline, "fish"),
    ("/ferry<Enter><Esc>", "old-ferry", Place::Timeline, ""),
    // Pickers write into the query.
    ("aåse<Enter>", "mayor-promises", Place::Timeline, "actor:lindqvist"),
    ("t<Enter>", "cost", Place::Timeline, "theme:bridge"),
    (
        "tferry<Space><Backspace><Backspace><Backspace><Backspace><Backspace>fishing<Space><Enter>",
        "ferry-aground",
        Place::Timeline,
        "(theme:ferry OR theme:fishing)",
    ),
    ("y1933<Enter>", "opening-planned", Place::Timeline, "year:1933"),
    ("p<Enter>", "ferry-aground", Place::Timeline, "place:sund"),
    ("smemoir<Enter>", "opening", Place::Timeline, "source:memoir"),
    ("Kplan<Enter>", "opening-planned", Place::Timeline, "kind:plan"),
    ("a<Down><Up><Esc>", "cost", Place::Timeline, ""),
    ("aåse<Enter>a<Space><Enter>", "mayor-promises", Place::Timeline, ""),
    // All filters off and on; back and forward.
    ("/fish<Enter>c", "fishermen-object", Place::Timeline, "fish"),
    ("j/xyzzy<Enter>c", "ferry-aground", Place::Timeline, "xyzzy"),
    ("j/xyzzy<Enter><Esc>", "ferry-aground", Place::Timeline, ""),
    ("/fish<Enter>cc", "fishermen-object", Place::Timeline, "fish"),
    ("/fish<Enter>[", "cost", Place::Timeline, ""),
    ("/fish<Enter>[]", "fishermen-object", Place::Timeline, "fish"),
    ("/fish<Enter><Esc>[", "fishermen-object", Place::Timeline, "fish"),
    // Into a source and back to an event.
    ("<Enter>", "cost", Place::Reader, ""),
    ("<Enter><Esc>", "cost", Place::Timeline, ""),
    ("<Enter>q", "cost", Place::Timeline, ""),
    ("<Enter>N<Enter>", "fishermen-object", Place::Timeline, ""),
    ("<Enter>NNN<Enter>", "mayor-promises", Place::Timeline, ""),
    ("<Enter>Nn<Enter>", "cost", Place::Timeline, ""),
    ("/fish<Enter><Enter>n<Enter>", "cost", Place::Timeline, ""),
    ("/fish<Enter><Enter>n<Enter>[", "fishermen-object", Place::Timeline, "fish"),
    // The second source of the event was lost, and says so instead of opening.
    ("n<Enter>", "cost", Place::Timeline, ""),
    ("nN<Enter>", "cost", Place::Reader, ""),
    // Help.
    ("?", "cost", Place::Help, ""),
    ("?<Esc>", "cost", Place::Timeline, ""),
    ("<Enter>?q", "cost", Place::Reader, ""),
    // Keys without a meaning change nothing.
    ("zZ@", "cost", Place::Timeline, ""),
];

#[test]
fn keys_lead_where_they_should() {
    let mut failed = Vec::new();
    for (keys, event, place, query) in SCRIPTS {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        explorer.play(keys);
        let got = (explorer.selected(), explorer.state.place(), explorer.state.question.text.as_str());
        if got != (*event, *place, *query) {
            failed.push(format!("{keys}\n  wanted {:?}\n  got    {got:?}", (event, place, query)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn on_a_narrow_screen_enter_goes_in_and_esc_comes_back() {
    for (keys, place) in [
        ("", Place::Timeline),
        ("<Enter>", Place::Sources),
        ("<Enter><Enter>", Place::Reader),
        ("<Enter><Enter><Esc>", Place::Sources),
        ("<Enter><Enter><Esc><Esc>", Place::Timeline),
    ] {
        let mut explorer = Explorer::new(bridge(), "", NARROW.0, NARROW.1);
        assert_eq!(explorer.play(keys).state.place(), place, "{keys}");
    }
}

#[test]
fn what_the_world_is_to_do_is_asked_of_it() {
    for (keys, effects) in [
        ("q", vec![Effect::Quit]),
        ("<C-c>", vec![Effect::Interrupt]),
        ("/q<C-c>", vec![Effect::Interrupt]),
        ("<C-z>", vec![Effect::Suspend]),
        ("<C-l>", vec![Effect::Redraw]),
        ("MM", vec![Effect::Mouse(true), Effect::Mouse(false)]),
    ] {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        assert_eq!(explorer.play(keys).effects, effects, "{keys}");
    }
}

#[test]
fn every_command_is_run_by_some_script() {
    let mut ran = BTreeSet::new();
    for (keys, ..) in SCRIPTS {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        ran.extend(explorer.play(keys).ran.iter().copied());
    }
    for keys in ["q", "<C-c>", "<C-z>", "<C-l>", "M"] {
        ran.extend(Explorer::new(bridge(), "", WIDE.0, WIDE.1).play(keys).ran.iter().copied());
    }
    let never: Vec<_> = all_commands().difference(&ran).copied().collect();
    assert!(never.is_empty(), "no script runs {never:?}");
}

#[test]
fn a_key_that_does_nothing_says_so() {
    for (keys, said) in [
        ("z", "z is no key of this place; ? lists them"),
        ("gz", "gz is no key of this place; ? lists them"),
        ("Gj", "No later event"),
        ("ggk", "No earlier event"),
        ("]", "Nothing later to go forward to"),
        ("[", "Nothing earlier to go back to"),
        ("c", "There is no filter to switch; / sets one"),
        ("GN", "No source before this one"),
        ("n<Enter>", "The document cannot be read"),
        ("gg<Enter>", "This event cites no source"),
    ] {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        let notice = explorer.play(keys).state.notice.clone().unwrap_or_default();
        assert!(notice.starts_with(said), "{keys}: {notice}");
    }
}

#[test]
fn pasted_text_is_text_and_never_keys() {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    explorer.play("/").send(Message::Paste("ferry\nq\x1b[31m".to_owned()));
    assert_eq!(explorer.state.question.text, "ferry q␛[31m");
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    explorer.send(Message::Paste("q".to_owned()));
    assert_eq!((explorer.effects.len(), explorer.selected()), (0, "cost"));
}

#[test]
fn the_mouse_puts_in_focus_what_it_hits() {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    let screen = explorer.screen();
    let row = screen.lines().position(|line| line.contains("The ferry Måken")).unwrap();
    explorer.send(Message::Click(Position { x: 20, y: u16::try_from(row).unwrap() }));
    assert_eq!((explorer.selected(), explorer.state.place()), ("ferry-aground", Place::Timeline));
    explorer.send(Message::Click(Position { x: 100, y: 5 }));
    assert_eq!(explorer.state.place(), Place::Event);
    explorer.send(Message::Wheel(Position { x: 10, y: 10 }, 1));
    assert_eq!((explorer.selected(), explorer.state.place()), ("council-resolves", Place::Event));
}

#[test]
fn resizing_keeps_the_place() {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    explorer.play("G<Enter>");
    let place = |explorer: &Explorer| {
        let reader = explorer.state.reader.as_ref().unwrap();
        let passage = reader.current(&explorer.context.chronology).unwrap();
        let first = reader.line_of(passage.range.start);
        (passage.event, (reader.top..reader.top + explorer.state.screen().reader.height()).contains(&first))
    };
    let before = place(&explorer);
    for (columns, rows) in [(40, 12), (200, 60), (30, 8), (120, 40)] {
        explorer.send(Message::Resize(Size { columns, rows }));
        assert_eq!(place(&explorer), before, "{columns}x{rows}");
    }
    explorer.play("<Esc>");
    assert_eq!(explorer.selected(), "engineer");
}

#[test]
fn a_picker_without_a_match_changes_nothing() {
    let mut explorer = Explorer::new(bridge(), "theme:bridge", WIDE.0, WIDE.1);
    explorer.play("axyzzy<Enter>");
    assert_eq!(
        (explorer.state.place(), explorer.state.question.text.as_str()),
        (Place::Picker, "theme:bridge")
    );
}

#[test]
fn the_event_takes_the_room_that_its_sources_leave() {
    let mut explorer = Explorer::new(bridge(), "id:opening", 80, 20);
    explorer.send(Message::Resize(Size { columns: 80, rows: 20 })).play("<Enter>");
    assert!(!explorer.screen().contains(" below"), "{}", explorer.screen());
}
