//! The mouse in what lies over the panes: a click does what the line under it is about.

use annals::tui::message::{Effect, Message};
use annals::tui::place::Place;
use ratatui::layout::Position;

use crate::driver::{Explorer, bridge};

/// Clicks the first cell of a text on the screen, or so many cells before it.
fn click(explorer: &mut Explorer, text: &str, before: u16) {
    let screen = explorer.screen();
    let found = screen.lines().enumerate().find_map(|(row, line)| Some((row, line.split_once(text)?.0)));
    let (row, left) = found.unwrap_or_else(|| panic!("{text} is not on\n{screen}"));
    let column = annals::text::width(left);
    let (x, y) = (u16::try_from(column).unwrap() - before, u16::try_from(row).unwrap());
    explorer.send(Message::Click(Position { x, y }));
}

#[test]
fn a_click_takes_the_line_of_a_list() {
    for (keys, text, event, place, query) in [
        (":", "To the next year", "opening-planned", Place::Timeline, ""),
        (":", "Pick actors", "cost", Place::Picker, ""),
        ("jr", "The ferry makes its last", "last-ferry", Place::Timeline, ""),
        ("!", "quite", "fishermen-object", Place::Timeline, ""),
        ("GSend<Enter>gggv", "at:engineer", "engineer", Place::Timeline, ""),
        ("?", "To the last; with", "engineer", Place::Timeline, ""),
        ("?/last", "To the last; with", "engineer", Place::Timeline, ""),
        // A value is taken; on its sign it is only marked.
        ("a", "Ferrymen", "ferry-aground", Place::Timeline, "actor:ferrymen"),
        ("a<Space>", "Ferrymen", "cost", Place::Timeline, "(actor:norhavn OR actor:ferrymen)"),
        ("a<Space>", "Norhavn", "cost", Place::Timeline, "actor:norhavn"),
        // A completion stands in the line then, and a click in the list beneath keeps what is typed.
        ("/k<Tab><Tab>", "kind:statement", "mayor-promises", Place::Prompt, "kind:statement"),
        ("/ferry", "The ferry makes its last", "last-ferry", Place::Timeline, "ferry"),
        ("gdmasts", "The mayor promises", "mayor-promises", Place::Timeline, ""),
    ] {
        let mut explorer = Explorer::new(bridge(), "", 120, 40);
        explorer.play(keys);
        click(&mut explorer, text, 0);
        let got = (explorer.selected(), explorer.state.place(), explorer.state.question.text.as_str());
        assert_eq!(got, (event, place, query), "{keys} {text}");
    }
}

#[test]
fn a_click_on_a_sign_marks_and_one_beside_the_list_leaves_it() {
    let mut explorer = Explorer::new(bridge(), "", 120, 40);
    explorer.play("a");
    click(&mut explorer, "Ferrymen", 2);
    assert_eq!(explorer.state.place(), Place::Picker);
    assert!(explorer.screen().contains("1 marked"), "{}", explorer.screen());
    explorer.send(Message::Click(Position { x: 0, y: 38 }));
    assert_eq!((explorer.state.place(), explorer.state.question.text.as_str()), (Place::Timeline, ""));
}

#[test]
fn a_click_copies_a_citation() {
    let mut explorer = Explorer::new(bridge(), "", 120, 40);
    explorer.play("Y");
    click(&mut explorer, "MLA", 0);
    assert!(matches!(&explorer.effects[..], [Effect::Copy(text)] if text.contains("3 May 1931")));
}

#[test]
fn a_click_on_a_passage_marks_it_and_a_second_one_goes_to_its_event() {
    let mut explorer = Explorer::new(bridge(), "", 120, 40);
    explorer.play("<Enter>");
    let passage = |explorer: &Explorer| explorer.state.reader.as_ref().and_then(|reader| reader.passage);
    for (text, marked) in [
        ("iron over", 0),
        ("said that", 1),
        // The bridge is to be open then, and the mayor said so.
        ("before the ice", 2),
        ("masts are", 3),
        // Of several on one line the one that begins there, which is the one that the margin names.
        ("The mayor promises", 1),
    ] {
        click(&mut explorer, text, 0);
        assert_eq!((explorer.state.place(), passage(&explorer)), (Place::Reader, Some(marked)), "{text}");
    }
    // Where no event cites the words nothing happens.
    click(&mut explorer, "same week", 0);
    assert_eq!(passage(&explorer), Some(1));
    click(&mut explorer, "said that", 0);
    assert_eq!((explorer.state.place(), explorer.selected()), (Place::Timeline, "mayor-promises"));
}
