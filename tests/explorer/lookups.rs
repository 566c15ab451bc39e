//! Quotations that are looked up when somebody comes to them.

use std::fs;
use std::path::Path;

use annals::evidence::{check_all, check_events, check_source};
use annals::load::{Checking, open};
use annals::tui::lookup::Lookup;
use annals::tui::message::{Effect, Message};
use annals::tui::state::{Context, LookedUp};

use crate::driver::{Explorer, bridge, keys};
use crate::keys::{SCRIPTS, WIDE};

/// A chronology of whose quotations none has been looked up.
fn unseen(path: &Path) -> Context {
    let loaded = open(path, None, Checking::Later).unwrap();
    Context::new(loaded.chronology, Vec::new())
}

fn unseen_bridge() -> Context {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bridge/bridge.toml");
    // The problems of quotations are told when all have been looked up.
    Context { problems: bridge().problems, ..unseen(&path) }
}

impl Explorer {
    fn opened(context: Context, query: &str) -> Self {
        let mut explorer = Self::new(context, query, WIDE.0, WIDE.1);
        let size = explorer.state.size;
        explorer.send(Message::Resize(size));
        explorer
    }

    /// What is to be looked up beside the screen, and was not taken out yet.
    fn lookups(&mut self) -> Vec<Lookup> {
        let (lookups, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.effects).into_iter().partition(|it| matches!(it, Effect::LookUp(_)));
        self.effects = others;
        let lookup = |effect| if let Effect::LookUp(lookup) = effect { Some(lookup) } else { None };
        lookups.into_iter().filter_map(lookup).collect()
    }

    /// Looks up whatever is to be.
    fn look_up_all(&mut self) -> &mut Self {
        loop {
            let lookups = self.lookups();
            if lookups.is_empty() {
                return self;
            }
            for lookup in lookups {
                match &lookup {
                    Lookup::Some { events, sources } => {
                        check_events(&self.context.chronology, events);
                        for source in sources {
                            check_source(&self.context.chronology, *source);
                        }
                    }
                    Lookup::All => check_all(&self.context.chronology, &|_, _| ()),
                }
                self.context.index.renew_evidence(&self.context.chronology);
                self.send(Message::LookedUp(lookup));
            }
        }
    }
}

#[test]
fn who_looks_when_somebody_comes_sees_the_same() {
    for (script, ..) in SCRIPTS {
        let (mut late, mut early) = (Explorer::opened(unseen_bridge(), ""), Explorer::opened(bridge(), ""));
        for key in keys(script) {
            late.press(key).look_up_all();
        }
        assert_eq!(late.screen(), early.play(script).screen(), "{script}");
    }
}

#[test]
fn a_question_about_evidence_has_all_looked_up_and_is_answered_anew() {
    let mut explorer = Explorer::opened(unseen_bridge(), "evidence:changed");
    let listed =
        |explorer: &Explorer| (explorer.state.listing.events().len(), explorer.state.listing.perhaps());
    let (all, perhaps) = listed(&explorer);
    assert!(all == perhaps && all > 1, "{all} {perhaps}");
    assert_eq!(explorer.lookups(), [Lookup::All]);
    explorer.play("j<Esc>/evidence:exact<Enter>");
    assert_eq!(explorer.lookups(), [], "asked once");
    explorer.send(Message::LookingUp { done: 3, of: 10 });
    assert!(explorer.screen().contains("30 % of quotations checked"), "{}", explorer.screen());
    check_all(&explorer.context.chronology, &|_, _| ());
    explorer.context.index.renew_evidence(&explorer.context.chronology);
    explorer.send(Message::LookedUp(Lookup::All));
    assert_eq!(explorer.state.looked_up, LookedUp::All);
    let plain = Explorer::opened(bridge(), "evidence:exact");
    assert_eq!(listed(&explorer), listed(&plain));
    assert!(!explorer.screen().contains("of quotations checked"));
}

#[test]
fn what_would_keep_a_key_waiting_is_looked_up_beside_the_screen() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lookups");
    fs::create_dir_all(&folder).unwrap();
    let event = |number: usize| {
        let quote = format!("quote = \"It was said on page {number} and nowhere else.\"");
        format!(
            "[[event]]\nid = \"e{number}\"\ntitle = \"Page {number}\"\ndate = \"2000-01-0{number}\"\n[[event.citation]]\nsource = \"long\"\n{quote}\n"
        )
    };
    let source = "[[source]]\nid = \"long\"\ntitle = \"A long one\"\nfile = \"long.txt\"\n";
    fs::write(folder.join("long.toml"), format!("{source}{}{}", event(1), event(2))).unwrap();
    let said = [1, 2].map(|number| format!("It was said on page {number} and nowhere else.\n"));
    fs::write(folder.join("long.txt"), said.join(&"Nothing is said here.\n".repeat(20_000))).unwrap();

    let mut explorer = Explorer::opened(unseen(&folder.join("long.toml")), "");
    assert!(explorer.screen().contains("not yet checked"), "{}", explorer.screen());
    let asked = explorer.lookups();
    let [Lookup::Some { events, sources }] = &asked[..] else { panic!("something else is looked up") };
    assert_eq!((events.len(), sources.len()), (2, 1));
    explorer.play("gg");
    assert_eq!(explorer.lookups(), [], "they are being looked up");
    explorer.play("<Enter>");
    let reading = |explorer: &Explorer| explorer.state.reader.as_ref().map(|reader| reader.passage);
    assert_eq!(reading(&explorer), Some(None));
    check_source(&explorer.context.chronology, sources[0]);
    explorer.send(Message::LookedUp(asked[0].clone()));
    assert_eq!(reading(&explorer), Some(Some(0)));
    assert!(explorer.screen().contains("passage 1 of 2"), "{}", explorer.screen());
    explorer.play("<Esc>");
    assert!(explorer.screen().contains("exact"), "{}", explorer.screen());
    assert_eq!(explorer.lookups(), []);
}
