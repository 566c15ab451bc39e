//! What stands side by side: the same words known on both sides, the mouse, quotations nobody has looked at yet.

use std::path::Path;

use annals::load::{Checking, open};
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::place::Place;
use annals::tui::state::{Beside, Comparison, Context, LookedUp};
use ratatui::layout::Position;

use crate::driver::{Explorer, bridge, fixture};

#[test]
fn a_click_puts_the_quotation_under_the_mouse_in_focus() {
    for (columns, keys) in [(120, "X"), (80, "X"), (120, "xjX"), (200, "xjX")] {
        let mut explorer = Explorer::new(bridge(), "", columns, 40);
        let screen = explorer.play(keys).screen();
        for (words, quotation) in [("The bridge is to cost 240,000 crowns.”", 0), ("Paid to the founders", 1)]
        {
            let (row, line) =
                screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap_or_default();
            let before = line.split(words).next().unwrap_or_default();
            let (x, y) = (before.chars().count().try_into().unwrap(), row.try_into().unwrap());
            explorer.send(Message::Click(Position { x, y }));
            let shown = explorer.state.sides.shown.as_ref().unwrap();
            assert_eq!(shown.focus.at, quotation, "{columns} {keys} {words}\n{screen}");
        }
    }
}

#[test]
fn words_that_both_events_cite_are_told_on_both_sides() {
    let mut explorer = Explorer::new(bridge(), "", 120, 40);
    let event = |explorer: &Explorer, id| explorer.context.chronology.event_of_id(id).unwrap();
    let pair = (event(&explorer, "cost"), event(&explorer, "cost"));
    explorer.state.sides.shown = Some(Comparison::new(Beside::Events(pair.0, pair.1)));
    let screen = explorer.screen();
    assert_eq!(screen.matches("shares words with quotation 1 of the other").count(), 2, "{screen}");
}

#[test]
fn the_quotations_of_both_sides_are_looked_up() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bridge/bridge.toml");
    let loaded = open(&path, None, Checking::Later).unwrap();
    let mut explorer = Explorer::new(Context::new(loaded.chronology, Vec::new()), "", 120, 40);
    explorer.state.looked_up = LookedUp::Soon;
    let [one, other] =
        ["opening", "fishermen-object"].map(|id| explorer.context.chronology.event_of_id(id).unwrap());
    explorer.state.sides.shown = Some(Comparison::new(Beside::Events(one.min(other), one.max(other))));
    explorer.send(Message::Resize(explorer.state.size));
    assert_eq!(explorer.state.place(), Place::Compare);
    for event in [one, other] {
        let mut citations = explorer.context.chronology.event(event).citations.iter();
        assert!(citations.all(|citation| citation.finding.is_some()));
    }
}

#[test]
fn what_speaks_against_an_event_stands_beside_what_speaks_for_it() {
    let mut explorer = Explorer::new(fixture("times", "plain"), "id:lit", 120, 40);
    let screen = explorer.play("X").screen();
    let marks = screen.lines().find(|line| line.contains("supports")).unwrap();
    assert!(marks.find("supports") < marks.find("disputes"), "{screen}");
    // What both are from is told once.
    assert_eq!(screen.matches("The last entry is of March 1911.").count(), 1, "{screen}");
    explorer.play("n");
    assert_eq!(
        explorer.state.sides.shown.as_ref().unwrap().in_focus(&explorer.context.chronology).unwrap().citation,
        2
    );
}

#[test]
fn quotations_side_by_side_have_the_numbers_of_the_sources() {
    let mut explorer = Explorer::new(fixture("times", "plain"), "id:lit", 120, 40);
    let said = |explorer: &Explorer, title: &str, place: &str| {
        let screen = explorer.screen();
        assert!(screen.contains(title), "{title}\n{screen}");
        assert!(screen.lines().last().unwrap().ends_with(place), "{place}\n{screen}");
    };
    explorer.play("X");
    said(
        &explorer,
        "of quotations 1 and 3 of 3, what speaks against the first beside it ",
        "quotation 1 of 3",
    );
    explorer.play("n");
    said(&explorer, "of quotations 1 and 3 of 3", "quotation 3 of 3");
    explorer.play("n");
    said(&explorer, "of quotations 3 and 2 of 3", "quotation 2 of 3");
    // All at once.
    explorer.send(Message::Resize(Size { columns: 200, rows: 60 }));
    said(&explorer, "of the 3 quotations of an event, what speaks against the first", "quotation 2 of 3");
}

#[test]
fn problems_stand_in_the_order_of_the_file_with_how_bad_they_are() {
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let screen = explorer.play("!").screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("│ line ")).collect();
    let lines: Vec<usize> =
        rows.iter().filter_map(|row| row.split_whitespace().nth(2)?.parse().ok()).collect();
    assert!(lines.len() > 3 && lines.is_sorted(), "{screen}");
    assert!(rows.iter().all(|row| row.contains(" error ") || row.contains(" warning ")), "{screen}");
}
