//! What is answered beside the interface: late, out of order, or never.

use crate::driver::{Explorer, bridge, keys};
use crate::keys::{SCRIPTS, WIDE};
use annals::tui::message::Message;
use annals::tui::place::Place;
use annals::tui::state::Context;
use proptest::prelude::*;

/// An explorer that asks beside the interface, as it does where there are many events.
fn asking() -> Explorer {
    Explorer::new(Context { asks_beside: true, ..bridge() }, "", WIDE.0, WIDE.1)
}

#[test]
fn who_waits_for_every_answer_gets_where_he_gets_without() {
    for (script, event, place, query) in SCRIPTS {
        let mut explorer = asking();
        for key in keys(script) {
            explorer.press(key).answer_all();
        }
        let got = (explorer.selected(), explorer.state.place(), explorer.state.question.text.as_str());
        assert_eq!(got, (*event, *place, *query), "{script}");
        let mut plain = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        assert_eq!(plain.play(script).screen(), explorer.screen(), "{script}");
    }
}

#[test]
fn typing_does_not_wait_and_only_the_last_answer_counts() {
    let mut explorer = asking();
    let before = explorer.state.listing.clone();
    explorer.play("/fish");
    assert!(explorer.screen().contains("searching") && explorer.screen().contains("fish"));
    assert_eq!(explorer.state.listing, before);
    let requests = explorer.requests();
    let texts: Vec<_> = requests.iter().map(|request| request.list.clone().unwrap().text).collect();
    assert_eq!(texts, ["f", "fi", "fis", "fish"]);
    // Late ones are left out, whenever they come.
    for request in [&requests[2], &requests[0], &requests[3], &requests[1]] {
        for answer in explorer.answers(request) {
            explorer.send(Message::Answered(answer));
        }
    }
    assert_eq!(explorer.state.listing.text(), "fish");
    assert_eq!(explorer.selected(), "fishermen-object");
    assert!(explorer.requests().is_empty() && !explorer.screen().contains("searching"));
}

#[test]
fn views_of_many_events_are_laid_out_late_and_only_for_the_list_that_there_is() {
    let mut explorer = asking();
    explorer.play("v");
    assert!(explorer.screen().contains("Laying out 10 events"), "{}", explorer.screen());
    // Nothing is there yet to be moved among.
    explorer.play("jG+5k");
    let lanes = explorer.requests();
    explorer.play("v");
    let grid = explorer.requests();
    for answer in lanes.iter().flat_map(|request| explorer.answers(request)).collect::<Vec<_>>() {
        explorer.send(Message::Answered(answer));
    }
    assert!(explorer.state.is_laying_out(), "lanes are no grid");
    for answer in grid.iter().flat_map(|request| explorer.answers(request)).collect::<Vec<_>>() {
        explorer.send(Message::Answered(answer));
    }
    assert!(!explorer.state.is_laying_out() && !explorer.screen().contains("Laying out"));
    // What is found by typing comes laid out, so that nothing blinks.
    explorer.play("/ferry");
    assert!(!explorer.state.is_laying_out());
    for request in explorer.requests() {
        for answer in explorer.answers(&request) {
            explorer.send(Message::Answered(answer));
        }
        assert!(!explorer.state.is_laying_out());
    }
    let mut plain = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    assert_eq!(explorer.screen(), plain.play("vv/ferry").screen());
}

#[test]
fn leaving_the_prompt_wants_no_answer_any_more() {
    let mut explorer = asking();
    explorer.play("j/fish");
    let requests = explorer.requests();
    explorer.play("<Esc>");
    assert_eq!(explorer.selected(), "ferry-aground");
    assert_eq!(explorer.requests(), [annals::tui::state::Request::default()]);
    for answer in explorer.answers(requests.last().unwrap()) {
        explorer.send(Message::Answered(answer));
    }
    assert_eq!((explorer.selected(), explorer.state.listing.text()), ("ferry-aground", ""));
}

#[test]
fn who_moves_on_while_it_is_searched_stays_there() {
    let mut explorer = asking();
    explorer.play("/ferry<Enter>G").answer_all();
    let last = explorer.state.listing.events().last();
    assert_eq!(explorer.state.selected, last);
    explorer.play("/fish<Enter>").answer_all().play("[").answer_all();
    assert_eq!(explorer.state.selected, last);
}

#[test]
fn a_list_of_values_can_be_typed_into_and_accepted_before_it_is_counted() {
    let mut explorer = asking();
    explorer.play("a");
    assert!(explorer.screen().contains("counting"));
    explorer.play("åse<Enter>").answer_all();
    assert_eq!(
        (explorer.state.place(), explorer.state.question.text.as_str()),
        (Place::Timeline, "actor:lindqvist")
    );
    // A list that was left is not opened by its answer.
    explorer.play("t");
    let requests = explorer.requests();
    explorer.play("<Esc>");
    for answer in explorer.answers(&requests[0]) {
        explorer.send(Message::Answered(answer));
    }
    assert_eq!(explorer.state.place(), Place::Timeline);
}

#[test]
fn a_query_on_the_command_line_is_answered_late_too() {
    let context = Context { asks_beside: true, ..bridge() };
    let mut explorer = Explorer::new(context, "fish", WIDE.0, WIDE.1);
    explorer.play("?<Esc>").answer_all();
    let mut plain = Explorer::new(bridge(), "fish", WIDE.0, WIDE.1);
    plain.play("?<Esc>");
    assert_eq!(explorer.state.listing, plain.state.listing);
    assert_eq!(explorer.selected(), "fishermen-object");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn answers_that_come_when_they_will_leave_a_sound_state(
        steps in prop::collection::vec((prop::sample::select(vec![
            "/", "f", "e", "r", "<Space>", "<Backspace>", "<Enter>", "<Esc>", "j", "G", "a", "y", "c", "[", "]", "<Down>", "v", "l", "+",
        ]), 0_usize..4), 0..50),
    ) {
        let mut explorer = asking();
        let mut open = Vec::new();
        for (key, choice) in steps {
            explorer.play(key);
            open.extend(explorer.requests());
            if choice < 2 && !open.is_empty() {
                let request = open.remove(open.len() * choice / 2);
                for answer in explorer.answers(&request) {
                    explorer.send(Message::Answered(answer));
                }
            }
            explorer.screen();
            let state = &explorer.state;
            prop_assert!(state.wanted.list.is_some() || state.listing.answers(&state.question));
            prop_assert!(state.selected.is_none_or(|event| state.listing.position_of(event).is_some()));
        }
        open.extend(explorer.requests());
        for answer in open.last().map(|request| explorer.answers(request)).unwrap_or_default() {
            explorer.send(Message::Answered(answer));
        }
        explorer.answer_all();
        prop_assert!(explorer.state.listing.answers(&explorer.state.question));
    }
}
