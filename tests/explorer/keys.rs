//! Key scripts: what was typed, and where it led.

use std::collections::BTreeSet;

use crate::driver::{Explorer, all_commands, bridge};
use annals::tui::layout::Size;
use annals::tui::message::{Effect, Message};
use annals::tui::place::Place;
use ratatui::layout::Position;

const WIDE: (u16, u16) = (120, 40);
const NARROW: (u16, u16) = (80, 24);

/// Keys on a wide screen, then the event in focus, the place of the keys, and the query.
const SCRIPTS: &[(&str, &str, Place, &str)] = &[
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
    // Other views of the same events; the event in focus stays in focus.
    ("v", "cost", Place::Lanes, ""),
    ("vv", "cost", Place::Grid, ""),
    ("vvv", "cost", Place::Coverage, ""),
    ("vvvv", "cost", Place::Timeline, ""),
    ("V", "cost", Place::Coverage, ""),
    ("VV", "cost", Place::Grid, ""),
    ("v<Esc>", "cost", Place::Timeline, ""),
    ("v<Tab>", "cost", Place::Event, ""),
    ("v<Tab><Esc>", "cost", Place::Lanes, ""),
    ("vaåse<Enter>", "mayor-promises", Place::Lanes, "actor:lindqvist"),
    // Lanes.
    ("v<Right>", "council-resolves", Place::Lanes, ""),
    ("v<Right><Left>", "cost", Place::Lanes, ""),
    ("v9<Right>", "opening", Place::Lanes, ""),
    ("vj", "ferry-aground", Place::Lanes, ""),
    ("vjk", "council-resolves", Place::Lanes, ""),
    ("vG", "opening", Place::Lanes, ""),
    ("vgg", "cost", Place::Lanes, ""),
    ("v+++-=", "cost", Place::Lanes, ""),
    ("v++l>hh", "cost", Place::Lanes, ""),
    ("v++<", "cost", Place::Lanes, ""),
    ("vLj", "ferry-aground", Place::Lanes, ""),
    ("vLLL", "cost", Place::Lanes, ""),
    ("v<Enter>", "cost", Place::Reader, ""),
    ("v<Enter><Esc>", "cost", Place::Lanes, ""),
    // The grid: to a cell is to its first event, Enter narrows to it, Esc goes back.
    ("vvj", "cost", Place::Grid, ""),
    ("vvjk", "cost", Place::Grid, ""),
    ("vvG", "cost", Place::Grid, ""),
    ("vvgg", "old-ferry", Place::Grid, ""),
    ("vvl", "cost", Place::Grid, ""),
    ("vvll<Left>", "cost", Place::Grid, ""),
    ("vvh", "cost", Place::Grid, ""),
    ("vv<Enter>", "cost", Place::Timeline, "year:1931"),
    ("vv<Enter><Esc>", "cost", Place::Grid, ""),
    ("vv<Enter><Esc><Esc>", "cost", Place::Timeline, ""),
    ("/ferry<Enter>vvgg<Enter>", "old-ferry", Place::Timeline, "ferry year:1800..1899"),
    ("/ferry<Enter>vvgg<Enter><Esc>", "old-ferry", Place::Grid, "ferry"),
    // Coverage: into a source where nothing is cited yet.
    ("vvvgg<Enter>", "cost", Place::Reader, ""),
    ("vvvgg<Enter>n<Enter>", "cost", Place::Reader, ""),
    ("vvvj<Enter>", "cost", Place::Reader, ""),
    ("vvvjjj<Enter>", "cost", Place::Coverage, ""),
    ("vvvnN", "cost", Place::Coverage, ""),
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
        ("vgg<Left>", "No earlier event in this lane"),
        ("v-", "This is the whole span"),
        ("v99+", ""),
        ("v99++", "No closer than this"),
        ("v<", "Nothing earlier"),
        ("vv99h<Left>", "No column to the left"),
        ("vvG<Enter>", "There is nothing in this cell"),
        ("vvvn", "Uncited paragraph"),
        ("vvvG<Enter>", "There is no document"),
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
fn the_strip_leads_to_the_time_that_is_clicked() {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    let strip = explorer.state.screen().strip;
    explorer.send(Message::Click(Position { x: 1, y: strip.y + 1 }));
    assert_eq!(explorer.selected(), "old-ferry");
    explorer.send(Message::Drag(Position { x: 117, y: strip.y + 1 }));
    assert_eq!(explorer.selected(), "last-ferry");
    // What is drawn along elsewhere moves nothing.
    explorer.send(Message::Drag(Position { x: 1, y: 20 }));
    assert_eq!(explorer.selected(), "last-ferry");
}

#[test]
fn the_mouse_puts_in_focus_what_it_hits_in_every_view() {
    for (keys, sign, event) in [("v", "Fishermen", "fishermen-object"), ("vv", "19th c.", "old-ferry")] {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        let screen = explorer.play(keys).screen();
        let top = explorer.state.screen().timeline.body.y;
        let row = screen.lines().skip(top.into()).position(|line| line.contains(sign)).unwrap();
        explorer.send(Message::Click(Position { x: 3, y: top + u16::try_from(row).unwrap() }));
        assert_eq!(explorer.selected(), event, "{keys}\n{screen}");
    }
}

#[test]
fn lanes_keep_their_rows_while_time_moves() {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    explorer.play("v++");
    let names = |explorer: &Explorer| -> Vec<String> {
        let area = explorer.state.screen();
        let rows = area.timeline.body.y..area.timeline.body.bottom();
        let screen = explorer.screen();
        let lines = screen.lines().skip(rows.start.into()).take(rows.len()).skip(1);
        lines
            .map(|line| line.chars().take(area.lane_names()).collect::<String>().trim_end().to_owned())
            .collect()
    };
    let before = names(&explorer);
    for keys in ["h", "h", "h", "l", "l", "l", "l", "l"] {
        explorer.play(keys);
        assert_eq!(names(&explorer), before, "{keys}");
    }
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
