//! A chronology that is exchanged for another while somebody is in it: the place stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use annals::keep::{Bookmark, Kept};
use annals::load::{Checking, Folder, Format, load, open};
use annals::text::Clean;
use annals::tui::keymap::Keymap;
use annals::tui::message::Message;
use annals::tui::place::Place;
use annals::tui::state::{Beside, Context};
use annals::tui::update::{begin, exchange};
use proptest::prelude::*;

use crate::driver::{Explorer, bridge, keys};
use crate::keys::{SCRIPTS, WIDE};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bridge")
}

fn text() -> String {
    fs::read_to_string(folder().join("bridge.toml")).unwrap()
}

fn read(text: &str) -> Context {
    let loaded = load(&Clean::line("bridge.toml"), text, Format::Toml, &Folder(folder()));
    Context::new(loaded.chronology, loaded.diagnostics)
}

/// The bridge with more before everything, so that no event and no source has the key that it had.
fn longer() -> String {
    let source = "[[source]]\nid = \"almanac\"\ntitle = \"Almanac\"\n\n[[source]]\nid = \"gazette\"\ntitle = \"Council";
    let event = "[[event]]\nid = \"founded\"\ndate = \"1700\"\ndate_basis = \"stated\"\ntitle = \"Norhavn is founded\"\nactors = [\"fishermen\"]\n\n";
    let text = text().replacen("[[source]]\nid = \"gazette\"\ntitle = \"Council", source, 1);
    text.replacen("[[event]]", &format!("{event}[[event]]"), 1)
}

/// The bridge without some events.
fn without(ids: &[&str]) -> String {
    let text = text();
    let mut parts = text.split("[[event]]\n");
    let head = parts.next().unwrap();
    let kept = parts.filter(|part| !ids.iter().any(|id| part.starts_with(&format!("id = \"{id}\""))));
    std::iter::once(head.to_owned()).chain(kept.map(|part| format!("[[event]]\n{part}"))).collect()
}

impl Explorer {
    /// Goes on with another chronology, as the session has it done.
    fn exchange(&mut self, context: Context) -> &mut Self {
        let mut context = context;
        context.remember(self.context.kept.clone());
        let before = std::mem::replace(&mut self.context, context);
        exchange(&mut self.state, &before, &self.context);
        let size = self.state.size;
        self.send(Message::Resize(size))
    }
}

fn explorer(script: &str) -> Explorer {
    let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
    let size = explorer.state.size;
    explorer.send(Message::Resize(size)).play(script);
    explorer
}

/// A chronology once more, with nothing of what the reader keeps.
fn again(context: &Context) -> Context {
    Context {
        chronology: Arc::clone(&context.chronology),
        index: context.index.clone(),
        kept: Kept::default(),
        file: context.file.clone(),
        headings: Arc::clone(&context.headings),
        asks_beside: context.asks_beside,
        keymap: Keymap::default(),
        problems: context.problems.clone(),
        unread: Vec::new().into(),
        glyphs: context.glyphs,
        theme: context.theme,
        everything: OnceLock::new(),
        axis: OnceLock::new(),
    }
}

#[test]
fn the_same_chronology_again_changes_nothing_whenever_it_comes() {
    let same = bridge();
    for (script, ..) in SCRIPTS {
        let mut exchanged = explorer("");
        for key in keys(script) {
            exchanged.press(key).exchange(again(&same));
        }
        assert_eq!(exchanged.screen(), explorer(script).screen(), "{script}");
    }
}

#[test]
fn where_many_events_are_asked_beside_the_screen_it_changes_nothing_either() {
    let same = Context { asks_beside: true, ..bridge() };
    for (script, ..) in SCRIPTS {
        let (mut exchanged, mut plain) = (
            Explorer::new(again(&same), "", WIDE.0, WIDE.1),
            Explorer::new(again(&same), "", WIDE.0, WIDE.1),
        );
        for key in keys(script) {
            exchanged.press(key).answer_all();
            plain.press(key).answer_all();
        }
        exchanged.exchange(again(&same)).answer_all();
        assert_eq!(exchanged.screen(), plain.screen(), "{script}");
    }
}

#[test]
fn the_place_is_kept_by_id() {
    let longer = longer();
    for (script, event, place, query) in SCRIPTS {
        let mut exchanged = explorer(script);
        let at = |explorer: &Explorer| {
            let row = explorer.state.selected_row().map(|row| row.saturating_sub(explorer.state.top));
            let passage = explorer.state.reader.as_ref().map(|reader| {
                let passage = reader.current(&explorer.context.chronology);
                let source = explorer.context.chronology[reader.source].id.clone();
                (source, passage.map(|passage| passage.range.clone()), reader.top)
            });
            (row, passage, explorer.state.citation)
        };
        let before = at(&exchanged);
        exchanged.exchange(read(&longer));
        let got = (exchanged.selected(), exchanged.state.place(), exchanged.state.question.text.as_str());
        assert_eq!(got, (*event, *place, *query), "{script}");
        let after = at(&exchanged);
        assert_eq!((before.1, before.2), (after.1, after.2), "{script}");
    }
}

#[test]
fn what_is_gone_is_left_and_its_neighbour_in_time_taken() {
    let memoirless = text().replace("source = \"memoir\"", "source = \"gazette\"").replacen(
        "id = \"memoir\"",
        "id = \"memory\"",
        1,
    );
    for (script, text, event, place, notice) in [
        ("", without(&["cost"]), "ferry-aground", Place::Timeline, ""),
        ("G", without(&["engineer"]), "last-ferry", Place::Timeline, ""),
        ("gg", without(&["old-ferry"]), "cost", Place::Timeline, ""),
        ("/mayor<Enter>", without(&["mayor-promises"]), "opening", Place::Timeline, ""),
        // What was compared or read is gone with it, and so is what was to be cited.
        ("xjX", without(&["cost"]), "ferry-aground", Place::Timeline, "What was compared is gone"),
        ("X", without(&["cost"]), "ferry-aground", Place::Timeline, "What was compared is gone"),
        ("xj", without(&["cost"]), "ferry-aground", Place::Timeline, "The event that was marked is gone"),
        ("Y", without(&["cost"]), "ferry-aground", Place::Timeline, ""),
        ("r", without(&["cost"]), "ferry-aground", Place::Timeline, ""),
        ("jr", without(&["old-ferry"]), "ferry-aground", Place::Finder, ""),
        (
            "/orchestra<Enter><Enter>",
            memoirless,
            "opening",
            Place::Timeline,
            "The document that was read is gone",
        ),
        ("<Enter>", without(&["cost"]), "ferry-aground", Place::Reader, ""),
        // What is typed or chosen goes on.
        ("afish", without(&["cost"]), "ferry-aground", Place::Picker, ""),
        ("/bri", without(&["cost"]), "council-resolves", Place::Prompt, ""),
        ("ewhy", without(&["cost"]), "ferry-aground", Place::Entry, ""),
        (":next", without(&["cost"]), "ferry-aground", Place::Finder, ""),
        ("!quite", without(&["cost"]), "ferry-aground", Place::Finder, ""),
        ("?/pick", without(&["cost"]), "ferry-aground", Place::Keys, ""),
        ("v++", without(&["cost"]), "ferry-aground", Place::Lanes, ""),
    ] {
        let mut explorer = explorer(script);
        explorer.exchange(read(&text));
        let said = explorer.state.notice.clone().unwrap_or_default();
        let got = (explorer.selected(), explorer.state.place(), said.as_str());
        assert_eq!(got, (event, place, notice), "{script}\n{}", explorer.screen());
    }
}

#[test]
fn what_comes_back_is_gone_back_to_unless_one_has_gone_elsewhere() {
    let mut explorer = explorer("");
    explorer.exchange(read(&without(&["cost"]))).exchange(bridge());
    assert_eq!(explorer.selected(), "cost");
    explorer.exchange(read(&without(&["cost"]))).play("j").exchange(bridge());
    assert_eq!(explorer.selected(), "council-resolves");
    // The first part of a chronology, and then all of it.
    let beginning = || read(&without(&["opening", "last-ferry", "engineer"]));
    let mut explorer = Explorer::new(beginning(), "", WIDE.0, WIDE.1);
    let place = Bookmark::read("at:opening");
    begin(&mut explorer.state, &explorer.context, &place);
    explorer.exchange(bridge());
    assert_eq!(explorer.selected(), "opening");
}

#[test]
fn an_empty_chronology_is_gone_on_from_at_its_opening() {
    let mut explorer = Explorer::new(read(""), "", WIDE.0, WIDE.1);
    explorer.exchange(bridge());
    assert_eq!(explorer.selected(), "cost");
    explorer.exchange(read("")).exchange(read(&longer()));
    assert_eq!(explorer.selected(), "cost");
}

#[test]
fn marks_history_and_counts_are_those_of_the_same_events() {
    let mut explorer = explorer("/fish<Enter><Esc>ggjx");
    explorer.exchange(read(&longer())).play("jX");
    let of = explorer.state.sides.shown.as_ref().map(|shown| shown.of);
    let event = |id| explorer.context.chronology.event_of_id(id).unwrap();
    assert_eq!(of, Some(Beside::Events(event("cost"), event("ferry-aground"))));
    explorer.play("<Esc>[");
    assert_eq!((explorer.selected(), explorer.state.question.text.as_str()), ("fishermen-object", "fish"));
    explorer.play("]a");
    // One more event is of the fishermen now; the marks that were set stay.
    explorer.play("<Esc>afish<Space>").exchange(bridge()).exchange(read(&longer())).play("<Enter>");
    assert_eq!(explorer.state.question.text, "actor:fishermen");
    assert_eq!(explorer.state.listing.events().len(), 2);
}

#[test]
fn answers_about_the_chronology_before_are_not_taken() {
    let many = |context| Context { asks_beside: true, ..context };
    let mut explorer = Explorer::new(many(read(&without(&["opening"]))), "", WIDE.0, WIDE.1);
    explorer.play("/ferry");
    let requests = explorer.requests();
    let late = explorer.answers(requests.last().unwrap());
    explorer.exchange(many(bridge()));
    assert!(explorer.screen().contains("searching 10 events"), "{}", explorer.screen());
    explorer.answer_all();
    let listing = explorer.state.listing.clone();
    for answer in late {
        explorer.send(Message::Answered(answer));
    }
    assert_eq!(explorer.state.listing, listing);
    assert!(explorer.state.selected.is_some_and(|event| listing.position_of(event).is_some()));
}

#[test]
fn documents_that_were_read_stay_open_where_they_were() {
    let path = folder().join("bridge.toml");
    let late = || {
        let loaded = open(&path, None, Checking::Later).unwrap();
        Context { problems: bridge().problems, ..Context::new(loaded.chronology, Vec::new()) }
    };
    for script in ["<Enter>", "<Enter>N", "<Enter>NN<C-d>", "jjv<Enter>"] {
        let mut explorer = explorer(script);
        let before = explorer.screen();
        explorer.exchange(late());
        assert_eq!(explorer.screen(), before, "{script}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_keys_and_any_exchanges_leave_a_sound_state(
        steps in prop::collection::vec((prop::sample::select(vec![
            "/", "f", "e", "r", "<Enter>", "<Esc>", "j", "G", "a", "c", "[", "]", "x", "X", "v", "n", "!", "<Tab>", "m", "Y",
        ]), prop::option::weighted(0.3, 0_usize..5)), 0..40),
    ) {
        let texts = [text(), longer(), without(&["cost", "opening"]), String::new(), without(&["mayor-promises"])];
        let mut explorer = Explorer::new(bridge(), "", WIDE.0, WIDE.1);
        for (key, other) in steps {
            explorer.play(key);
            if let Some(other) = other {
                explorer.exchange(read(&texts[other]));
            }
            explorer.screen();
            let state = &explorer.state;
            prop_assert!(state.listing.answers(&state.question));
            prop_assert!(state.selected.is_none_or(|event| state.listing.position_of(event).is_some()));
            prop_assert_eq!(state.selected.is_none(), state.listing.events().is_empty());
        }
    }
}
