//! Where queries, jumps and the way back lead, and what of the list is seen there.

use annals::tui::place::Place;

use crate::driver::{Explorer, bridge, built_in};

#[test]
fn an_event_begins_with_the_quotation_that_is_asked_for() {
    for (query, keys, citation) in [
        ("", "", 0),
        ("role:disputes", "", 1),
        ("", "/role:disputes<Enter>", 1),
        ("", "/source:ledger<Enter>gg", 1),
        ("-role:disputes", "", 0),
        ("role:disputes", "<Tab><Tab>k", 0),
        ("role:disputes", "<Enter><Enter>", 1),
    ] {
        let mut explorer = Explorer::new(bridge(), query, 80, 24);
        explorer.play(keys);
        let event = explorer.state.selected.unwrap();
        let has_two = explorer.context.chronology.event(event).citations.len() > 1;
        assert_eq!((explorer.state.citation, has_two || citation == 0), (citation, true), "{query} {keys}");
    }
}

#[test]
fn a_query_for_days_leads_to_what_begins_in_them() {
    for (query, keys, expected) in [
        ("year:2017", "y2017<Enter>", "fibre-optic-cables"),
        // From what is behind it as well.
        ("year:2012", "G/year:2012<Enter>", "abe-urges-settlement"),
        ("date:2012-01", "/date:2012-01<Enter>", "abe-urges-settlement"),
        ("year:2016", "/year:2016<Enter>", "putin-wanted-in-tokyo"),
        ("theme:islands year:2017", "/theme:islands<Space>year:2017<Enter>", "fibre-optic-cables"),
        ("year:1945", "/year:1945<Enter>", "no-peace-treaty"),
        // Nothing begins in them, and this lasts.
        ("year:1950..1959", "/year:1950..1959<Enter>", "islands-dispute"),
    ] {
        let asked = Explorer::new(built_in(), query, 120, 40);
        let mut typed = Explorer::new(built_in(), "", 120, 40);
        typed.play(keys);
        assert_eq!((typed.state.question.text.as_str(), typed.selected()), (query, expected));
        assert_eq!(asked.selected(), expected, "{query}");
    }
    // Months of the grid likewise; what is in focus already stays there.
    for (keys, expected) in [
        ("VVG<Enter>", "fibre-optic-cables"),
        ("gdno<Space>peace<Space>treaty<Enter>/year:2017<Enter>", "no-peace-treaty"),
    ] {
        let mut explorer = Explorer::new(built_in(), "", 120, 40);
        assert_eq!(explorer.play(keys).selected(), expected, "{keys}");
    }
}

#[test]
fn who_takes_a_query_away_without_having_moved_is_back_where_it_was_asked() {
    let fifth = "gg4j";
    for (keys, comes_back) in [
        ("/lavrov<Enter><Esc>", true),
        ("/lavrov<Esc>", true),
        ("/lavrov<Enter>c<Esc>", true),
        ("/lavrov<Enter>/<Space>islands<Enter><Esc>", true),
        ("y2017<Enter><Esc>", true),
        ("/xyzzy<Enter><Esc>", true),
        ("/lavrov<Enter>j<Esc>", false),
        ("/lavrov<Enter>j/<Space>islands<Esc><Esc>", false),
        ("/lavrov<Enter>jcc<Esc>", false),
    ] {
        let mut explorer = Explorer::new(built_in(), "", 120, 40);
        let there = explorer.play(fifth).selected().to_owned();
        explorer.play(keys);
        assert_eq!(
            (explorer.selected() == there, explorer.state.question.text.as_str()),
            (comes_back, ""),
            "{keys}"
        );
    }
}

/// The row of the event in focus on the screen.
fn row(explorer: &Explorer) -> usize {
    explorer.state.selected_row().unwrap() - explorer.state.top
}

#[test]
fn the_list_stays_as_it_was_while_another_pane_has_the_screen() {
    let mut explorer = Explorer::new(built_in(), "", 80, 24);
    let before = row(explorer.play("20j5k"));
    for keys in ["<Enter><Esc>", "<Enter><Enter><Esc><Esc>", "<Tab>jj<Esc>"] {
        assert_eq!(row(explorer.play(keys)), before, "{keys}");
    }
}

#[test]
fn the_event_in_focus_keeps_its_row_of_the_screen_while_the_list_changes() {
    let mut explorer = Explorer::new(built_in(), "", 80, 24);
    explorer.play("20j5k");
    let before = explorer.screen();
    // But for a list that is too short for that.
    explorer.play("y2017<Enter><Esc>").state.notice = None;
    assert_eq!(explorer.screen(), before);
    for keys in
        ["/lavrov<Enter><Esc>", "/lavrov<Enter>cc<Esc>", "/xyzzy<Enter><Esc>", "/lavrov<Esc>", "gd2017<Esc>"]
    {
        explorer.play(keys).state.notice = None;
        assert_eq!(explorer.screen(), before, "{keys}");
    }
}

#[test]
fn a_jump_has_in_sight_what_follows() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut explorer = Explorer::new(built_in(), "", columns, rows);
        for keys in ["gd2016<Enter>", "gg", "gd2013<Enter>", "G", "gd2012<Enter>"] {
            explorer.play(keys);
            let last = explorer.state.listing.rows().len() - explorer.state.selected_row().unwrap();
            let height = explorer.state.screen().timeline.height();
            assert!(!keys.starts_with("gd") || row(&explorer) < height / 2 || last < height, "{keys}");
        }
    }
}

#[test]
fn a_jump_to_nowhere_says_so_and_stays() {
    let mut explorer = Explorer::new(built_in(), "", 80, 24);
    explorer.play("j");
    let selected = explorer.selected().to_owned();
    let screen = explorer.play("gdnonsense<Enter>").screen();
    assert!(screen.contains("neither a date nor words of a listed event; Esc leaves it"), "{screen}");
    assert_eq!(explorer.state.place(), Place::Jump);
    explorer.play("<Esc>");
    assert_eq!(explorer.selected(), selected);
}
