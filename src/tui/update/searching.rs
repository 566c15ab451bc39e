//! Finding words in the document that is read.

use super::super::state::{Context, Entry, Input, Overlay, Reader, Search, State, Subject};
use super::{reading, say};

/// Bytes of a document up to which every letter is looked for as it is typed.
const SOON_FOUND: usize = 2 << 20;

/// Opens the line in which the words are typed.
pub(super) fn open(state: &mut State) {
    if let Some(reader) = &state.reader {
        let subject = Subject::Words(Box::new(reader.clone()));
        state.overlay = Some(Overlay::Entry(Entry { subject, input: Input::default() }));
    }
}

/// Goes to the first place of what has been typed, seen from where one was.
pub(super) fn typed(state: &mut State, context: &Context) {
    let Some(Overlay::Entry(Entry { subject: Subject::Words(before), input })) = &state.overlay else {
        return;
    };
    let document = context.chronology[before.source].document.document();
    if document.is_some_and(|document| document.text().len() <= SOON_FOUND) {
        let (before, words) = (before.as_ref().clone(), input.text().to_owned());
        cancel(state, context, before);
        find(state, context, &words);
    }
}

/// Goes back to where one was in the document.
pub(super) fn cancel(state: &mut State, context: &Context, before: Reader) {
    state.reader = Some(before);
    reading::rewrap(state, context);
}

/// Stays with what was typed.
pub(super) fn accept(state: &mut State, context: &Context, words: &str) {
    let is_found = |search: &Search| search.words == words;
    if !state.reader.as_ref().and_then(|reader| reader.search.as_ref()).is_some_and(is_found) {
        find(state, context, words);
    }
    let Some(reader) = &mut state.reader else { return };
    if reader.search.take_if(|search| search.hits.is_empty()).is_some() {
        say(state, &format!("`{words}` does not stand in this document"));
    }
}

fn find(state: &mut State, context: &Context, words: &str) {
    let height = state.screen().reader.height();
    let Some(reader) = &mut state.reader else { return };
    let document = context.chronology[reader.source].document.document();
    let Some(document) = document.filter(|_| !words.trim().is_empty()) else {
        reader.search = None;
        return;
    };
    let from = reader.lines.get(reader.top).map_or(0, |line| line.start);
    let search = Search::new(document.text(), words, from);
    let at = search.at;
    reader.search = Some(search);
    reader.go_to_hit(&context.chronology, at, height);
}

/// Goes to another place of the words; `false` if none are looked for.
pub(super) fn step(state: &mut State, context: &Context, steps: isize) -> bool {
    let height = state.screen().reader.height();
    let Some(reader) = &mut state.reader else { return false };
    let Some(Search { at, hits, .. }) = &reader.search else { return false };
    let (here, last) = (*at, hits.len().saturating_sub(1));
    let target = here.saturating_add_signed(steps).min(last);
    reader.go_to_hit(&context.chronology, target, height);
    if target == here {
        say(
            state,
            if steps < 0 { "No place of these words before" } else { "No further place of these words" },
        );
    }
    true
}

/// Looks for words no more; `false` if none were looked for.
pub(super) fn end(state: &mut State) -> bool {
    state.reader.as_mut().is_some_and(|reader| reader.search.take().is_some())
}
