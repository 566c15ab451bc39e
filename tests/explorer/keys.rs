//! Key scripts: what was typed, and where it led.

use std::collections::BTreeSet;

use crate::driver::{Explorer, all_commands, bridge};
use annals::diagnostic::Diagnostic;
use annals::keep::{Bookmark, Change};
use annals::load::{Embedded, Format, Progress, Stage, load};
use annals::text::Clean;
use annals::tui::layout::Size;
use annals::tui::message::{Effect, Message};
use annals::tui::place::Place;
use annals::tui::state::Context;
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
    // To a date as people write it, to the best match of words; the query stays.
    ("gdmay<Space>1931", "fishermen-object", Place::Jump, ""),
    ("gdmay<Space>1931<Enter>", "fishermen-object", Place::Timeline, ""),
    ("gd1931-05-03<Enter>", "mayor-promises", Place::Timeline, ""),
    ("gd1933<Enter>", "opening", Place::Timeline, ""),
    ("gdspring<Space>1931<Enter>", "ferry-aground", Place::Timeline, ""),
    ("gd3<Space>may<Space>1931<Enter>", "mayor-promises", Place::Timeline, ""),
    ("gd1890s<Enter>", "cost", Place::Timeline, ""),
    ("gd2000<Enter>", "last-ferry", Place::Timeline, ""),
    ("gdmasts<Enter>", "fishermen-object", Place::Timeline, ""),
    ("gdferry<Enter>", "old-ferry", Place::Timeline, ""),
    ("/bridge<Enter>gdferry<Enter>", "opening", Place::Timeline, "bridge"),
    ("gdmasts<Enter>[", "cost", Place::Timeline, ""),
    ("gdmasts<Esc>", "cost", Place::Timeline, ""),
    ("gdmastsxx", "cost", Place::Jump, ""),
    ("gdmay<Space>1931<C-n><Enter>", "mayor-promises", Place::Timeline, ""),
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
    ("/ferry<C-n><Enter>", "ferry-aground", Place::Timeline, "ferry"),
    ("/ferry<C-n><C-p><Enter>", "old-ferry", Place::Timeline, "ferry"),
    ("/ferry<Esc>", "cost", Place::Timeline, ""),
    ("j/xyzzy<Esc>", "ferry-aground", Place::Timeline, ""),
    ("/линдквист<Enter>", "mayor-promises", Place::Timeline, "линдквист"),
    ("/lindqvst<Enter>", "mayor-promises", Place::Timeline, "lindqvst"),
    ("/year:1933<Enter>", "opening", Place::Timeline, "year:1933"),
    ("/ferrz<Backspace>y<Enter>", "old-ferry", Place::Timeline, "ferry"),
    ("/one<Space>two<C-w>x<Enter>", "", Place::Timeline, "one x"),
    ("/abc<C-u>fish<Enter>", "fishermen-object", Place::Timeline, "fish"),
    ("/ish<Home>f<End>e<Enter>", "fishermen-object", Place::Timeline, "fishe"),
    ("/fsh<Left><Left>i<Right><Right>e<Enter>", "fishermen-object", Place::Timeline, "fishe"),
    ("/xfish<C-a><Delete><C-e><Enter>", "fishermen-object", Place::Timeline, "fish"),
    ("/ferry<Enter><Esc>", "cost", Place::Timeline, ""),
    // Completion: fields, then values; several are gone through; what was suggested is taken.
    ("/act<Tab>", "cost", Place::Prompt, "actor:"),
    ("/actor:fer<Tab>", "ferry-aground", Place::Prompt, "actor:ferrymen"),
    ("/actor:f<Tab><Tab>", "fishermen-object", Place::Prompt, "actor:fishermen"),
    ("/actor:f<Tab><Tab><S-Tab>", "ferry-aground", Place::Prompt, "actor:ferrymen"),
    ("/actor:f<S-Tab>", "ferry-aground", Place::Prompt, "actor:ferrymen"),
    ("/k<Tab><Tab><Tab><Enter>", "mayor-promises", Place::Timeline, "kind:statement"),
    ("/lindq<Tab>", "mayor-promises", Place::Prompt, "actor:lindqvist"),
    ("/actr:lindqvist<Space>bridge<Tab>", "mayor-promises", Place::Prompt, "actor:lindqvist bridge"),
    ("/<Space><Space>actor:lindkvist<Tab>", "mayor-promises", Place::Prompt, "actor:lindqvist"),
    ("/may<Space>1931<Tab>", "cost", Place::Prompt, "date:1931-05"),
    ("/zzz<Tab>", "", Place::Prompt, "zzz"),
    // Earlier queries come back, those that begin so.
    ("/fish<Enter>/<C-u>ferry<Enter>/<Up>", "fishermen-object", Place::Prompt, "fish"),
    ("/fish<Enter>/<C-u>ferry<Enter><Esc>/<Up><Up>", "fishermen-object", Place::Prompt, "fish"),
    ("/fish<Enter>/<C-u>ferry<Enter><Esc>/<Up><Up><Down>", "old-ferry", Place::Prompt, "ferry"),
    ("/fish<Enter>/<C-u>ferry<Enter>/<C-u>fi<Up>", "fishermen-object", Place::Prompt, "fish"),
    ("/fish<Enter><Esc>:asked<Enter>", "fishermen-object", Place::Timeline, "fish"),
    // Pickers write into the query.
    ("aåse<Enter>", "mayor-promises", Place::Timeline, "actor:lindqvist"),
    ("t<Enter>", "cost", Place::Timeline, "theme:bridge"),
    (
        "tferry<Space><Backspace><Backspace><Backspace><Backspace><Backspace>fishing<Space><Enter>",
        "ferry-aground",
        Place::Timeline,
        "(theme:ferry OR theme:fishing)",
    ),
    ("y1933<Enter>", "opening", Place::Timeline, "year:1933"),
    ("p<Enter>", "ferry-aground", Place::Timeline, "place:sund"),
    ("smemoir<Enter>", "opening", Place::Timeline, "source:memoir"),
    ("b<Enter>", "cost", Place::Timeline, "basis:stated"),
    // Related events and problems lead to events.
    ("jr<Enter>", "last-ferry", Place::Timeline, ""),
    ("r<Esc>", "cost", Place::Timeline, ""),
    ("/theme:ferry<Enter>jrlast<C-u>aground<Enter>", "ferry-aground", Place::Timeline, "theme:ferry"),
    ("/id:council-resolves<Enter>r<Enter>", "cost", Place::Timeline, ""),
    ("!", "cost", Place::Finder, ""),
    ("!quite<Enter>", "fishermen-object", Place::Timeline, ""),
    ("!<Enter><Esc>", "cost", Place::Timeline, ""),
    // Values are ruled out, let in again, and put in another order.
    ("a-<Enter>", "ferry-aground", Place::Timeline, "-actor:norhavn"),
    ("a-<Enter>a-<Enter>", "ferry-aground", Place::Timeline, ""),
    ("tferry<Space><C-u>fish-<Enter>", "ferry-aground", Place::Timeline, "theme:ferry -theme:fishing"),
    ("a<C-o><Home><C-o><C-o><Enter>", "cost", Place::Timeline, "actor:norhavn"),
    ("y<C-o><C-o><Enter>", "cost", Place::Timeline, "year:1931"),
    ("Kplan<Enter>", "opening-planned", Place::Timeline, "kind:plan"),
    ("a<Down><Up><Esc>", "cost", Place::Timeline, ""),
    ("aåse<Enter>a<Space><Enter>", "mayor-promises", Place::Timeline, ""),
    // Where nothing is left, Enter leaves out what hides most.
    ("/actor:fishermen<Space>year:1934<Enter><Enter>", "last-ferry", Place::Timeline, "year:1934"),
    ("/xyzzy<Enter><Enter>", "cost", Place::Timeline, ""),
    ("/xyzzy<Enter><Enter>[", "", Place::Timeline, "xyzzy"),
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
    // Two events side by side, or the quotations of one; into a source and back.
    ("x", "cost", Place::Timeline, ""),
    ("X", "cost", Place::Compare, ""),
    ("xjX", "ferry-aground", Place::Compare, ""),
    ("xxX", "cost", Place::Compare, ""),
    ("xjxkX<Esc>", "cost", Place::Timeline, ""),
    ("Xq", "cost", Place::Timeline, ""),
    ("X<Enter>", "cost", Place::Reader, ""),
    ("X<Enter><Esc>", "cost", Place::Compare, ""),
    ("X<Enter>N<Enter>", "fishermen-object", Place::Timeline, ""),
    // The second source was lost.
    ("Xn<Enter>", "cost", Place::Compare, ""),
    ("XnN<Enter>", "cost", Place::Reader, ""),
    ("Xjk<PageDown>G", "cost", Place::Compare, ""),
    ("X?<Esc>", "cost", Place::Compare, ""),
    ("X!quite<Enter>", "fishermen-object", Place::Timeline, ""),
    ("vxjX", "ferry-aground", Place::Compare, ""),
    ("ggxX", "old-ferry", Place::Timeline, ""),
    // Stars, notes and saved views.
    ("mj", "ferry-aground", Place::Timeline, ""),
    ("e", "cost", Place::Entry, ""),
    ("ewhy<Enter>", "cost", Place::Timeline, ""),
    ("ewhy<Esc>", "cost", Place::Timeline, ""),
    ("jm/star:yes<Enter>", "ferry-aground", Place::Timeline, "star:yes"),
    ("jewho<Space>says?<Enter>/note:\"says?\"<Enter>", "ferry-aground", Place::Timeline, "note:\"says?\""),
    // What is no longer starred leaves the list, and its neighbour comes into focus.
    ("mjm/star:yes<Enter>m", "cost", Place::Timeline, "star:yes"),
    ("m/star:yes<Enter>m", "", Place::Timeline, "star:yes"),
    ("m/star:yes<Enter>mm", "", Place::Timeline, "star:yes"),
    ("m/-star:yes<Enter>", "ferry-aground", Place::Timeline, "-star:yes"),
    ("S", "cost", Place::Entry, ""),
    ("Sbridge<Enter>", "cost", Place::Timeline, ""),
    ("jSaground<Enter>ggSold<Enter>gv", "old-ferry", Place::Finder, ""),
    (
        "/fish<Enter>lSone<Enter><Esc><Esc>ggSold<Enter>gv<Down><Enter>",
        "fishermen-object",
        Place::Event,
        "fish",
    ),
    ("/fish<Enter>lSone<Enter><Esc><Esc>ggSold<Enter>gv<Down><Up><Enter>", "old-ferry", Place::Timeline, ""),
    // A view of time is part of a saved view, and the list is too.
    ("vvSgrid<Enter>vvggSlist<Enter>gv<Enter>", "cost", Place::Grid, ""),
    ("vvSgrid<Enter>vvggSlist<Enter>vgv<Down><Enter>", "old-ferry", Place::Timeline, ""),
    ("/fish<Enter>Sone<Enter><Esc>gggv<Enter>[", "old-ferry", Place::Timeline, ""),
    ("Sone<Enter>Stwo<Enter>gv<C-x>", "cost", Place::Finder, ""),
    ("Sone<Enter>Stwo<Enter>gv<C-x><C-x>", "cost", Place::Timeline, ""),
    ("Sone<Enter>gv<Esc>", "cost", Place::Timeline, ""),
    ("@", "cost", Place::Timeline, ""),
    ("Y", "cost", Place::Finder, ""),
    ("nY<Down><Enter>", "cost", Place::Timeline, ""),
    ("Y<C-x><Esc>", "cost", Place::Timeline, ""),
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
    // Words are found in a document; Esc leaves them, and then the document.
    ("<Enter>/masts", "cost", Place::Entry, ""),
    ("<Enter>/masts<Enter>nN", "cost", Place::Reader, ""),
    ("<Enter>/masts<Enter><Esc>", "cost", Place::Reader, ""),
    ("<Enter>/masts<Enter><Esc><Esc>", "cost", Place::Timeline, ""),
    ("<Enter>/masts<Enter><Enter>", "fishermen-object", Place::Timeline, ""),
    ("<Enter>/masts<Esc><Esc>", "cost", Place::Timeline, ""),
    ("<Enter>m:star<Enter>", "cost", Place::Reader, ""),
    // Help.
    ("?", "cost", Place::Help, ""),
    ("?<Esc>", "cost", Place::Timeline, ""),
    ("<Enter>?q", "cost", Place::Reader, ""),
    // A line of the help can be run, and found by words.
    ("?jj<Enter>", "engineer", Place::Timeline, ""),
    ("?<Enter>", "ferry-aground", Place::Timeline, ""),
    ("?/last<Enter>", "engineer", Place::Timeline, ""),
    ("?/pick<Down><Enter>", "cost", Place::Picker, ""),
    ("?/year:<Enter>", "cost", Place::Prompt, "year:"),
    ("?/pick<Esc>", "cost", Place::Help, ""),
    ("?/zzz<Enter><Esc>q", "cost", Place::Timeline, ""),
    ("?G<Enter>", "cost", Place::Prompt, "note:"),
    ("?<C-d><C-u><Enter>", "ferry-aground", Place::Timeline, ""),
    // The palette runs a command at the place that it was opened from.
    (":", "cost", Place::Finder, ""),
    (":next<Space>year<Enter>", "opening-planned", Place::Timeline, ""),
    (":actrs<Enter>", "cost", Place::Picker, ""),
    (":<Down><Down><Up><Enter>", "old-ferry", Place::Timeline, ""),
    (":passage<Enter>", "cost", Place::Finder, ""),
    (":<Esc>", "cost", Place::Timeline, ""),
    ("<Enter>:previous<Space>passage<Enter><Enter>", "fishermen-object", Place::Timeline, ""),
    // What stands outside: the file, the pages of sources.
    ("jR", "ferry-aground", Place::Timeline, ""),
    ("jE", "ferry-aground", Place::Timeline, ""),
    ("<Enter>E", "cost", Place::Reader, ""),
    ("lo", "cost", Place::Event, ""),
    ("Xo", "cost", Place::Compare, ""),
    (":browser<Enter>", "cost", Place::Timeline, ""),
    ("g<Esc>j", "ferry-aground", Place::Timeline, ""),
    // Keys without a meaning change nothing.
    ("zZ#", "cost", Place::Timeline, ""),
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

fn cost() -> Clean {
    Clean::line("cost")
}

fn note(text: &str) -> Effect {
    Effect::Keep(Change::Note(cost(), Clean::line(text)))
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
        ("mm", vec![Effect::Keep(Change::Star(cost())), Effect::Keep(Change::Unstar(cost()))]),
        ("e two  words<Enter>", vec![Effect::Keep(Change::Note(cost(), Clean::line("two words")))]),
        ("ea<Enter>e<Backspace><Enter>", vec![note("a"), note("")]),
        ("ea<Enter>e<Enter>", vec![note("a")]),
        ("l@", vec![Effect::Copy("annals --at 'at:cost view:event'".to_owned())]),
        ("e<Enter>", vec![]),
        (
            "/bridge<Enter>j<Tab>S one<Enter>",
            vec![Effect::Keep(Change::Save(
                Clean::line("one"),
                Bookmark::read("at:council-resolves view:event bridge"),
            ))],
        ),
    ] {
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        assert_eq!(explorer.play(keys).effects, effects, "{keys}");
    }
}

#[test]
fn the_file_and_the_pages_are_those_of_what_is_looked_at() {
    let page = || vec![Effect::OpenAddress("https://gazette.example/1931/05/03".to_owned())];
    let line = |id: &str| {
        let context = bridge();
        let event = context.chronology.event_of_id(id).unwrap();
        vec![Effect::Edit(Some(context.chronology.event(event).line))]
    };
    for (keys, effects) in [
        ("R", vec![Effect::ReadAgain]),
        ("jE", line("ferry-aground")),
        ("v<Right>E", line("council-resolves")),
        ("xjXnE", line("cost")),
        ("<Enter>NE", line("fishermen-object")),
        ("/xyzzy<Enter>E", vec![Effect::Edit(None)]),
        ("o", page()),
        ("no", vec![]),
        ("<Enter>o", page()),
        ("Xo", page()),
        ("Xno", vec![]),
        // In the coverage it is the source in focus, whatever event is.
        ("Gvvvggo", page()),
        ("vvvGo", vec![]),
    ] {
        let context = Context { file: Some("/far/bridge.toml".into()), ..bridge() };
        let mut explorer = Explorer::new(context, "", WIDE.0, WIDE.1);
        assert_eq!(explorer.play(keys).effects, effects, "{keys}");
    }
    for address in ["file:///etc/passwd", "javascript:alert(1)"] {
        let text = format!(
            "[[source]]\nid = \"s\"\ntitle = \"S\"\nurl = \"{address}\"\n[[event]]\nid = \"e\"\ntitle = \"E\"\n[[event.citation]]\nsource = \"s\"\n"
        );
        let loaded = load(&Clean::line("x"), &text, Format::Toml, &Embedded(&[]));
        let mut explorer = Explorer::new(Context::new(loaded.chronology, Vec::new()), "", WIDE.0, WIDE.1);
        assert_eq!(explorer.play("o").effects, [], "{address}");
        assert!(explorer.state.notice.is_some(), "{address}");
    }
}

#[test]
fn a_file_that_was_not_taken_says_so_until_it_is() {
    let mut explorer =
        Explorer::new(Context { file: Some("/far/b.toml".into()), ..bridge() }, "", WIDE.0, WIDE.1);
    let place =
        |text: &str, at: usize| annals::diagnostic::Place::new(&Clean::line("b.toml"), text, &(at..at + 1));
    explorer.context.unread =
        vec![Diagnostic::error("toml-syntax", "this text is not closed").at(place("a = 1\nb = \"", 10))]
            .into();
    explorer.play("!").send(Message::ReadAgain);
    let said = explorer.state.notice.clone().unwrap_or_default();
    assert_eq!(said.as_str(), "Not read again, for line 2: this text is not closed; ! shows it");
    let screen = explorer.screen();
    assert!(screen.contains("file not read again: 1 problem") && screen.contains("b = \""), "{screen}");
    explorer.play("<Enter>");
    let said = explorer.state.notice.clone().unwrap_or_default();
    assert_eq!(said.as_str(), "This stands in the file as it is now; E opens it there");
    let screen = explorer.play("<Esc>x").play("x").play("z<Esc>j").play("k").screen();
    assert!(screen.contains("! what is wrong   E edit   R read again"), "{screen}");
    explorer.play("GE");
    assert_eq!(explorer.effects.pop(), Some(Effect::Edit(Some(2))));
    explorer.context.unread = Vec::new().into();
    explorer.send(Message::ReadAgain);
    assert!(!explorer.screen().contains("not read again"));
    explorer.send(Message::ReadingAgain(Progress { done: 43, of: 100, ..Progress::start(Stage::Reading) }));
    assert!(explorer.screen().contains("reading again, 43 %"));
    explorer.send(Message::ReadAgain);
    assert!(!explorer.screen().contains("reading again,"));
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
        ("z", "z does nothing here; ? lists the keys"),
        ("gz", "gz does nothing here; ? lists the keys"),
        ("<Enter>y", "y does nothing here; in Timeline, Lanes and elsewhere: Pick years"),
        ("?y", "y does nothing here; in Timeline, Lanes and elsewhere: Pick years"),
        ("?z", "z does nothing here; Esc goes back"),
        ("<F9>", "F9 does nothing here; ? lists the keys"),
        ("y<C-d>", "Ctrl-d does nothing here; in Timeline, Lanes and elsewhere: Half a page down"),
        (":passage<Enter>", "This works in Reader, not in Timeline"),
        (":zzz<Enter>", "Nothing has these letters"),
        ("/zzz<Tab>", "Nothing is known that begins so"),
        ("/zzz<Up>", "No earlier query begins so"),
        ("/<Down>", "No later query"),
        ("Gr", "No other event has to do"),
        ("!lost<Enter>", "Which event this is about is not known"),
        ("?/zzz<Enter>", "No line has these words"),
        ("?/span<Enter>", "This line tells what a sign means"),
        ("Gj", "No later event"),
        ("ggk", "No earlier event"),
        ("]", "Nothing later to go forward to"),
        ("[", "Nothing earlier to go back to"),
        ("c", "There is no filter to switch; / sets one"),
        ("GN", "No source before this one"),
        ("n<Enter>", "The document cannot be read"),
        ("gg<Enter>", "This event cites no source"),
        ("x", "Marked; X on another event shows both side by side"),
        ("xjx", "Marked, instead of the one before; X on another"),
        ("xx", "No longer marked"),
        ("/xyzzy<Enter>x", "No event is in focus"),
        ("/xyzzy<Enter>X", "No event is in focus"),
        ("ggX", "This event has no source; x marks one to be compared with another"),
        ("jX", "This event has one quotation only; x marks"),
        ("jxX", "This is the marked one: go to another and press X there"),
        ("ggxX", "This is the marked one: go to another and press X there"),
        ("Xnn", "No further quotation"),
        ("XN", "No quotation before this one"),
        ("m", "Starred; star:yes finds all that are"),
        ("mm", "No longer starred"),
        ("ex<Enter>", "Noted; note:* finds all notes"),
        ("ex<Enter>e<C-u><Enter>", "The note is gone"),
        ("S<Enter>", "A view without a name cannot be saved"),
        ("Sx<Enter>", "This view is saved as x"),
        ("Sx<Enter>Sx<Enter>", "This view is saved as x, instead of the one before"),
        ("/xyzzy<Enter>m", "No event is in focus"),
        ("gv", "No view is saved; S saves this one"),
        ("ggY", "There is no source here to cite"),
        ("Y<C-x>", "Only saved views can be forgotten"),
        ("Y<PageDown><Enter>", "Copied, if the terminal lets it be: “The bridge is to cost 240,000 crowns.”"),
        ("Sone<Enter>gv<C-x>", "The view one is forgotten"),
        ("@", "Copied, if the terminal lets it be: annals --at at:cost"),
        ("R", "This chronology is part of the program: it has no file to read again"),
        ("E", "This chronology is part of the program: it has no file to edit"),
        ("o", "To the browser: https://gazette.example/1931/05/03"),
        ("no", "No address is given for Ledger of the bridge company"),
        ("ggo", "There is no source here whose address could be shown"),
        ("vgg<Left>", "No earlier event in this lane"),
        ("v-", "This is the whole span"),
        ("v99+", ""),
        ("v99++", "No closer than this"),
        ("v<", "Nothing earlier"),
        ("vv99h<Left>", "No column to the left"),
        ("vvG99l<Enter>", "Nothing of its own is told of in this cell"),
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
