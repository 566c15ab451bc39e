//! What the footer and an empty list say of keys: only what they do there and then.

use annals::model::{Chronology, Parts};
use annals::tui::message::Message;
use annals::tui::state::Context;
use ratatui::layout::Position;

use crate::driver::{Explorer, bridge, built_in};

fn empty() -> Context {
    Context::new(Chronology::new(Parts::default()), Vec::new())
}

/// The last line of the screen.
fn footer(explorer: &Explorer) -> String {
    explorer.screen().lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn footers_say_what_the_keys_do_here() {
    type Case = (fn() -> Context, &'static str, &'static str);
    let cases: &[Case] = &[
        // Uncited paragraphs have no event to go to.
        (bridge, "vvv<Enter>", "n next uncited   / find   Esc back   ? keys"),
        (bridge, "<Enter><Enter>", "n next passage   Enter its event   Esc back"),
        (bridge, "vvvG", "/ find   v view   Esc back   ? keys"),
        (bridge, "Sone<Enter>gv", "Enter go there   Ctrl-x forget   Esc cancel"),
        (bridge, "Y", "Enter copy   Esc cancel"),
        (bridge, ":", "Enter run   Esc cancel"),
        (empty, "z<Esc>k", "v view   ? keys   : commands   q quit"),
        (empty, "v", "v view   ? keys   : commands   q quit"),
        (empty, "vv", "v view   ? keys   : commands   q quit"),
        (empty, "vvv", "/ find   v view   Esc back   ? keys"),
        (bridge, "/xyzzy<Enter>", "Enter leave out   / find   c filters off   Esc no filter"),
        (bridge, "/xyzzy<Enter>vv", "/ find   c filters off   Esc back"),
    ];
    for (context, keys, expected) in cases {
        let mut explorer = Explorer::new(context(), "", 80, 24);
        let footer = footer(explorer.play(keys));
        assert!(footer.starts_with(expected), "{keys}: {footer}");
    }
}

#[test]
fn enter_is_called_what_it_does_where_the_other_panes_are_hidden() {
    for (columns, expected) in [(80, "Enter open "), (120, "Enter read in source ")] {
        for keys in ["", "v"] {
            let mut explorer = Explorer::new(bridge(), "", columns, 24);
            let footer = footer(explorer.play(keys));
            assert!(footer.contains(expected), "{keys} at {columns}: {footer}");
            explorer.play("<Enter>");
            assert_eq!(explorer.state.reader.is_some(), columns == 120, "{keys} at {columns}");
        }
    }
}

#[test]
fn the_first_line_says_what_enter_opens() {
    for (columns, expected) in [(80, "Enter open   / find"), (120, "Enter its source   / find")] {
        let mut explorer = Explorer::new(built_in(), "", columns, 24);
        explorer.state.welcome = true;
        assert!(footer(&explorer).contains(expected), "{}", footer(&explorer));
    }
    let mut explorer = Explorer::new(empty(), "", 80, 24);
    explorer.state.welcome = true;
    assert_eq!(footer(&explorer), "v view   ? keys   : commands   q quit");
}

#[test]
fn an_empty_list_names_keys_only_where_they_do_what_it_says() {
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let said = |screen: &str| ["Enter without", "all filters off"].map(|words| screen.contains(words));
    let screen = explorer.play("/xyzzy").screen();
    assert!(screen.contains("without xyzzy  10 events") && said(&screen) == [false, false], "{screen}");
    let screen = explorer.play("<Enter>").screen();
    assert_eq!(said(&screen), [true, true], "{screen}");
}

#[test]
fn one_event_that_perhaps_matches_is_not_counted_as_two() {
    let mut explorer = Explorer::new(bridge(), "", 120, 24);
    let screen = explorer.play("/date:1934<Enter>").screen();
    assert!(screen.contains("1 of 10 events, perhaps\n"), "{screen}");
    let screen = explorer.play("/within:1800..1933<Space>date:1934<Enter>").screen();
    assert!(screen.contains("without within:1800..1933  1 event, perhaps"), "{screen}");
}

#[test]
fn the_mouse_ends_a_notice_as_keys_do() {
    for message in [Message::Click(Position { x: 5, y: 9 }), Message::Wheel(Position { x: 5, y: 9 }, 1)] {
        let mut explorer = Explorer::new(bridge(), "", 80, 24);
        assert_eq!(footer(explorer.play("M")).split("   ").next(), Some("Mouse on"));
        assert!(!footer(explorer.send(message)).contains("Mouse on"));
    }
}

#[test]
fn no_entry_is_the_first_of_none() {
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    assert!(explorer.play("!").screen().contains("Problems  1 of 5"));
    assert!(explorer.play("jjj").screen().contains("Problems  0 of 0"));
}

#[test]
fn related_events_are_found_by_words_and_not_by_scattered_letters() {
    let mut explorer = Explorer::new(built_in(), "", 80, 24);
    let screen = explorer.play("/id:lavrov-asian-trip-2012<Enter>rabe").screen();
    assert!(screen.contains("Abe urges a settlement") && !screen.contains("both governments"), "{screen}");
}

#[test]
fn a_source_is_named_by_its_publisher_and_whole_where_there_is_room() {
    let mut explorer = Explorer::new(built_in(), "", 120, 40);
    let screen = explorer.play("s").screen();
    assert!(
        screen.contains("Voice of America, via a blog: Japan seeks better ties with Russia "),
        "{screen}"
    );
}

#[test]
fn a_pane_that_is_cut_names_the_key_that_leads_there() {
    // Where one pane has the screen, Enter leads to the sources, and the event above them may be longer than its room.
    let cut = |explorer: &Explorer, pane: &str| {
        let screen = explorer.screen();
        let title = screen.lines().find(|line| line.contains(pane)).unwrap_or_default().to_owned();
        title.contains(" below ").then_some(title)
    };
    let mut explorer = Explorer::new(built_in(), "", 70, 20);
    explorer.play("<Enter>");
    let title = cut(&explorer, "─ Event").unwrap();
    assert!(title.contains("below Shift-Tab"), "{title}");
    explorer.play("<S-Tab>");
    let title = cut(&explorer, "─ Event").unwrap();
    assert!(!title.contains("Tab"), "{title}");
    let first = explorer.screen();
    assert_ne!(explorer.play("<PageDown>").screen(), first);
}
