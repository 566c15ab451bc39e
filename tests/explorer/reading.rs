//! What is done in a document: to the event of a passage, and to find words.

use annals::keep::Change;
use annals::text::Clean;
use annals::tui::content::sources;
use annals::tui::message::{Effect, Message};
use annals::tui::place::Place;
use annals::tui::state::{Context, Reader};

use crate::driver::{Explorer, bridge, built_in};

fn explorer(context: Context) -> Explorer {
    Explorer::new(context, "", 120, 40)
}

fn reader(explorer: &Explorer) -> &Reader {
    explorer.state.reader.as_ref().unwrap()
}

/// The text that is in focus of what was found.
fn found(explorer: &Explorer) -> &str {
    let reader = reader(explorer);
    let document = explorer.context.chronology[reader.source].document.document().unwrap();
    let search = reader.search.as_ref().unwrap();
    document.text().get(search.hits[search.at].clone()).unwrap()
}

#[test]
fn keys_are_about_the_event_of_the_passage() {
    let id = || Clean::line("fishermen-object");
    for (keys, effect) in [
        ("<Enter>Nm", Effect::Keep(Change::Star(id()))),
        ("<Enter>Newhy<Enter>", Effect::Keep(Change::Note(id(), Clean::line("why")))),
    ] {
        let mut explorer = explorer(bridge());
        assert_eq!(explorer.play(keys).effects, [effect], "{keys}");
        assert_eq!((explorer.state.place(), explorer.selected()), (Place::Reader, "cost"));
    }
    let mut marked = explorer(bridge());
    marked.play("<Enter>Nx");
    let event = marked.context.chronology.event_of_id("fishermen-object");
    assert_eq!(marked.state.sides.marked, event);
    // The words of the passage, and in a comparison those of the quotation in focus.
    for (keys, words) in [("<Enter>NY<PageDown><Enter>", "“their masts"), ("XnY<PageDown><Enter>", "“")] {
        let mut explorer = explorer(bridge());
        let effects = &explorer.play(keys).effects;
        assert!(
            matches!(&effects[..], [Effect::Copy(text)] if text.starts_with(words)),
            "{keys}: {effects:?}"
        );
    }
    // Where no event cites what is read, there is none to keep.
    for key in ["m", "e", "x", "Y"] {
        let mut explorer = explorer(bridge());
        explorer.play("vvvgg<Enter>").play(key);
        assert_eq!((explorer.state.place(), explorer.effects.len()), (Place::Reader, 0), "{key}");
        assert!(explorer.state.notice.is_some(), "{key}");
    }
}

#[test]
fn words_are_found_in_the_document_that_is_read() {
    let mut explorer = explorer(built_in());
    explorer.play("/id:no-reset-with-asia<Enter><Enter>");
    let before = reader(&explorer).clone();
    let screen = explorer.play("/LAVROV").screen();
    assert!(screen.lines().last().unwrap().contains(" of "), "{screen}");
    assert_eq!(found(&explorer), "Lavrov");
    // Esc gives back what was.
    explorer.play("<Esc>");
    assert_eq!((reader(&explorer), explorer.state.place()), (&before, Place::Reader));
    // Enter stays; n and N lead from place to place, and Esc ends it, and then the reading.
    explorer.play("/lavrov<Enter>gg");
    let search = |explorer: &Explorer| reader(explorer).search.clone().unwrap();
    let first = search(&explorer).at;
    explorer.play("n");
    assert_eq!(search(&explorer).at, first + 1);
    explorer.play("NN99n");
    let Some(last) = search(&explorer).hits.len().checked_sub(1) else { panic!("nothing is found") };
    assert_eq!((search(&explorer).at, found(&explorer)), (last, "Lavrov"));
    let line = reader(&explorer).line_of(search(&explorer).hits[last].start);
    assert!((reader(&explorer).top..reader(&explorer).top + 40).contains(&line));
    let notice = explorer.play("n").state.notice.clone().unwrap_or_default();
    assert_eq!(notice.as_str(), "No further place of these words");
    let screen = explorer.play("<C-l>").screen();
    assert!(screen.contains("n next place") && screen.contains("Esc end search"), "{screen}");
    explorer.play("<Esc>");
    assert_eq!((reader(&explorer).search.as_ref(), explorer.state.place()), (None, Place::Reader));
    explorer.play("<Esc>");
    assert_eq!(explorer.state.place(), Place::Timeline);
}

#[test]
fn words_that_stand_nowhere_are_told_and_nothing_moves() {
    let mut explorer = explorer(bridge());
    let before = reader(explorer.play("<Enter>")).clone();
    assert!(explorer.play("/xyzzy").screen().contains("stands nowhere"));
    explorer.play("<Enter>");
    assert_eq!(reader(&explorer), &before);
    let notice = explorer.state.notice.clone().unwrap_or_default();
    assert_eq!(notice.as_str(), "`xyzzy` does not stand in this document");
    // Nothing typed looks for nothing.
    explorer.play("/<Enter>");
    assert_eq!(reader(&explorer), &before);
}

#[test]
fn a_place_of_words_within_a_passage_leads_to_its_event() {
    let mut explorer = explorer(bridge());
    explorer.play("<Enter>/ELEVEN<Space>metres<Enter><Enter>");
    assert_eq!((explorer.selected(), explorer.state.place()), ("fishermen-object", Place::Timeline));
}

#[test]
fn another_size_keeps_the_place_that_was_found() {
    let mut explorer = explorer(built_in());
    explorer.play("/id:no-reset-with-asia<Enter><Enter>/japan<Enter>nnn");
    let before = reader(&explorer).search.clone();
    explorer.play("/asia");
    for (columns, rows) in [(40, 12), (200, 50), (120, 40)] {
        explorer.send(Message::Resize(annals::tui::layout::Size { columns, rows }));
        explorer.screen();
    }
    explorer.play("<Esc>");
    assert_eq!(reader(&explorer).search, before);
    assert_eq!(reader(&explorer).columns, explorer.state.screen().reading().columns());
}

#[test]
fn a_citation_says_its_line_however_long_its_publisher() {
    for (columns, keys) in [(120, "vv"), (100, ""), (40, "l")] {
        let mut explorer = Explorer::new(built_in(), "", columns, 40);
        explorer.play(keys);
        let events: Vec<_> = explorer.state.listing.events().events().collect();
        for event in events {
            explorer.state.selected = Some(event);
            let listed = sources(&explorer.state, &explorer.context);
            let citations = explorer.context.chronology.event(event).citations;
            for (citation, block) in citations.iter().zip(listed.blocks) {
                let document = explorer.context.chronology[citation.source].document.document();
                let Some((extent, document)) = citation.extent().zip(document) else { continue };
                let text: Vec<&str> = listed.lines[block]
                    .iter()
                    .flat_map(|line| &line.segments)
                    .flat_map(|segment| segment.text.split_whitespace())
                    .filter(|word| *word != explorer.context.glyphs.bar)
                    .collect();
                let (text, line) = (text.join(" "), document.line(extent.start));
                assert!(text.contains(&format!("line {line} “")), "{columns}: {text}");
            }
        }
    }
}
