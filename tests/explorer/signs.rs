//! The signs on the screen: that each is explained where it is seen, and that there are none of Unicode where the
//! terminal has none.

use std::collections::BTreeSet;

use annals::tui::glyphs::Glyphs;
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::state::Context;
use ratatui::layout::Position;

use crate::driver::{Explorer, bridge, fixture};

/// The views, and how to get there.
const VIEWS: [(&str, &str); 6] = [
    ("list", ""),
    ("lanes", "v"),
    ("lanes from near", "v++++"),
    ("grid", "vv"),
    ("coverage", "vvv"),
    ("reader", "G<Home>/id:opening<Enter><Enter><Enter>"),
];

#[test]
fn nothing_but_ascii_is_written_where_the_terminal_has_nothing_else() {
    let places = [
        "",
        "<Enter>",
        "<Tab><Tab>",
        "?",
        "?G",
        "/",
        "/actr:x",
        "/act<Tab>",
        "y",
        "a",
        "t",
        "s",
        "b",
        "K",
        ":",
        "!",
        "!j",
        "r",
        "gd1905",
        "xjX",
        "X",
        "Y",
        "ea<Enter>",
        "m",
        "Sx<Enter>gv",
        "@",
        "v",
        "v+++",
        "v?",
        "vL",
        "vLL",
        "vv",
        "vv?",
        "vvv",
        "vvv?",
        "vvvn",
        "vvv<Enter>",
        "vvv<Enter>?",
        "g",
        "z",
        "/year:1909<Enter>",
        "/xyzzy<Enter>",
        "/actor:keeper<Enter>",
        "/evidence:missing<Enter><Enter>",
        "/id:believed<Enter>X",
        "/id:lit<Enter><Enter><Enter>",
    ];
    for (columns, rows) in [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)] {
        for keys in places {
            let context = Context { glyphs: Glyphs::ASCII, ..fixture("times", "plain") };
            let mut explorer = Explorer::new(context, "", columns, rows);
            let screen = explorer.play(keys).screen();
            let others: BTreeSet<char> = screen.chars().filter(|letter| !letter.is_ascii()).collect();
            assert!(others.is_empty(), "{keys} at {columns}x{rows}: {others:?}\n{screen}");
        }
    }
}

/// What parts a screen and is no sign of anything.
fn is_frame(letter: char) -> bool {
    "─│┬├┤╭╮╰╯…–—·›“”‘’".contains(letter) || letter.is_whitespace()
}

#[test]
fn every_sign_of_a_view_is_explained_in_its_help() {
    for (name, open) in [
        ("bridge", bridge as fn() -> Context),
        ("plain", || fixture("times", "plain")),
        ("ages", || fixture("times", "ages")),
    ] {
        for (view, keys) in VIEWS {
            let mut explorer = Explorer::new(open(), "", 120, 40);
            let screen = explorer.play(keys).screen();
            // The header is text, and so is the event beside a list.
            let signs: BTreeSet<char> = screen
                .lines()
                .skip(2)
                .flat_map(str::chars)
                .filter(|letter| matches!(letter, '\u{2010}'..='\u{2bff}') && !is_frame(*letter))
                .collect();
            explorer.send(Message::Resize(Size { columns: 120, rows: 200 }));
            let help = explorer.play("?").screen();
            for sign in signs {
                assert!(help.contains(sign), "{name}, {view}: {sign}\n{screen}\n{help}");
            }
        }
    }
}

#[test]
fn help_is_read_to_the_end_of_each_line() {
    for columns in [24, 40, 60, 80, 100, 120, 200] {
        for keys in ["?", "v?", "vv?", "vvv?", "<Enter><Enter>?"] {
            let mut explorer = Explorer::new(bridge(), "", columns, 300);
            let screen = explorer.play(keys).screen();
            let list = explorer.state.screen().help(0);
            let (from, width) = (list.x.into(), list.width.into());
            let inside: String = screen
                .lines()
                .skip(list.y.into())
                .take_while(|line| !line.contains('╰'))
                .flat_map(|line| line.chars().skip(from).take(width))
                .collect();
            assert!(!inside.contains('…'), "{keys} at {columns}\n{screen}");
        }
    }
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let screen = explorer.play("?/evidence:").screen();
    let (above, below) = screen.split_once("events with a quotation that is exact").unwrap();
    let column = above.lines().last().unwrap().chars().count();
    let further = below.lines().nth(1).unwrap();
    assert_eq!(further.chars().position(char::is_alphabetic), Some(column), "{screen}");
    assert!(further.contains("missing"), "{screen}");
}

#[test]
fn an_entry_of_the_help_on_two_lines_is_one_entry() {
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    // From the last entry up, each step is another term.
    explorer.play("?G");
    let mut met = Vec::new();
    for _ in 0..8 {
        let mut there = Explorer { state: explorer.state.clone(), ..Explorer::new(bridge(), "", 80, 24) };
        there.play("<Enter>");
        met.push(there.state.question.text.clone());
        explorer.play("k");
    }
    let terms = ["note:", "star:", "id:", "role:", "evidence:", "basis:", "source:", "kind:"];
    assert_eq!(met, terms);
    // Both lines of one are in focus, and a click on the second is one on it.
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let screen = explorer.play("?/evidence:<Enter>").screen();
    assert!(screen.contains("evidence:"), "{screen}");
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let screen = explorer.play("?/evidence:").screen();
    let row = screen.lines().position(|line| line.contains("evidence:missing")).unwrap();
    explorer.send(Message::Click(Position { x: 40, y: u16::try_from(row).unwrap() + 1 }));
    assert_eq!(explorer.state.question.text, "evidence:");
}

#[test]
fn help_says_where_signs_and_the_query_language_are() {
    let mut explorer = Explorer::new(bridge(), "", 80, 24);
    let screen = explorer.play("?").screen();
    assert!(screen.contains("/ finds keys, signs, query   Enter runs   G to the query language"), "{screen}");
    for (words, heading) in [("signs", "Signs of the list"), ("query", "Query")] {
        explorer.play("<Esc>?/").play(words);
        assert!(explorer.screen().contains(heading), "{words}\n{}", explorer.screen());
        explorer.play("<Esc>");
    }
    let screen = Explorer::new(bridge(), "", 80, 24).play("<Enter><Enter>?").screen();
    assert!(!screen.contains("query language"), "{screen}");
}

#[test]
fn help_is_found_by_the_sign_that_one_asks_about() {
    for (keys, sign, meaning) in [
        ("v", "~", "about then"),
        ("vv", "2+1", "none of its own"),
        ("vvv", "¶", "published then"),
        ("", "perhaps", "it may match the query"),
        ("v", "actor:", "in which they"),
    ] {
        let mut explorer = Explorer::new(bridge(), "", 120, 40);
        explorer.play(keys).play("?/");
        for letter in sign.chars() {
            explorer.play(&letter.to_string());
        }
        let screen = explorer.screen();
        assert!(screen.contains(meaning), "{keys} {sign}\n{screen}");
    }
}

#[test]
fn a_chronology_without_sources_says_so_in_the_view_of_sources() {
    let screen = Explorer::new(fixture("times", "one"), "", 80, 24).play("vvv").screen();
    assert!(screen.contains("No source is declared") && !screen.contains("It happens"), "{screen}");
}

#[test]
fn what_would_mend_a_query_is_read_to_its_end() {
    for query in ["colour:red", "actor:nobody"] {
        let mut explorer = Explorer::new(bridge(), "", 80, 24);
        let screen = explorer.play(&format!("/{query}")).screen();
        let mistake = explorer.state.question.query.mistakes()[0].clone();
        let said = format!("{}: {}", mistake.message, mistake.hint.unwrap());
        let lines: String = screen.lines().skip(5).take(5).collect::<Vec<_>>().join(" ");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        assert!(words(&lines).contains(&words(&said)), "{said}\n{screen}");
    }
}

#[test]
fn what_is_only_begun_is_no_mistake_yet() {
    for (typed, said) in [
        ("actor:", "Tab lists actors"),
        ("bridge<Space>-theme:", "Tab lists themes"),
        ("note:", "for example `note:why`"),
    ] {
        let mut explorer = Explorer::new(bridge(), "", 80, 24);
        let screen = explorer.play(&format!("/{typed}")).screen();
        assert!(screen.contains(said) && !screen.contains("no value") && !screen.contains('^'), "{screen}");
        let screen = explorer.play("<Space>x").screen();
        assert!(screen.contains("no value yet"), "{screen}");
    }
}

#[test]
fn of_several_mistakes_the_one_at_the_cursor_is_told_and_mended() {
    let there = "actr:lindqvist colour:red kind:statment";
    let to_the_middle = "<Left>".repeat(20);
    for (keys, told, mended) in [
        (String::new(), "(3 of 3)", "actr:lindqvist colour:red kind:statement"),
        (to_the_middle, "(2 of 3)", "actr:lindqvist colour:red kind:statement"),
        ("<Home>".to_owned(), "(1 of 3)", "actor:lindqvist colour:red kind:statment"),
    ] {
        let mut explorer = Explorer::new(bridge(), "", 120, 24);
        let screen = explorer.play(&format!("/{}{keys}", there.replace(' ', "<Space>"))).screen();
        let line: String = screen.lines().skip(5).take(3).collect();
        assert!(line.contains(told), "{told}\n{screen}");
        explorer.play("<Tab>");
        assert_eq!(explorer.state.question.text, mended, "{told}");
    }
    let screen = Explorer::new(bridge(), there, 120, 24).screen();
    assert!(screen.contains("3 mistakes: there is no field `actr`"), "{screen}");
}

#[test]
fn a_notice_is_read_to_its_end() {
    for (columns, keys) in [(80, "@"), (80, "xjx"), (60, "xjx"), (40, "YG<Enter>")] {
        let mut explorer = Explorer::new(bridge(), "theme:bridge year:1931", columns, 24);
        let screen = explorer.play(keys).screen();
        let notice = explorer.state.notice.clone().unwrap();
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert!(letters(&screen).contains(&letters(&notice)), "{notice}\n{screen}");
    }
}

#[test]
fn lanes_without_events_say_on_which_side_they_are() {
    let mut explorer = Explorer::new(bridge(), "", 120, 40);
    let screen = explorer.play("v99+<>><>><>>").screen();
    let title = screen.lines().find(|line| line.contains("Lanes")).unwrap();
    assert!(title.contains("nothing begins here") && title.contains("earlier"), "{screen}");
}
