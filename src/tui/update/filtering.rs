//! Narrowing down. The query is text; everything here only rewrites that text and asks it anew.

use super::super::command::Command;
use super::super::place::Place;
use super::super::state::{Context, Input, Listing, Overlay, Picker, Question, State, Visit};
use super::{moving, reading, say};
use crate::query::{Field, with_values};

/// Opens the line in which the query is typed.
pub(super) fn open_prompt(state: &mut State) {
    let before = state.visit();
    let text = state.question.text.clone();
    let input = if text.is_empty() || text.ends_with(' ') {
        Input::new(&text)
    } else {
        Input::new(&format!("{text} "))
    };
    state.focus = Place::Timeline;
    state.overlay = Some(Overlay::Prompt { input, before });
}

/// Opens a list of a field's values under the rest of the query.
pub(super) fn open_picker(state: &mut State, context: &Context, field: Field) {
    let text = &state.question.text;
    let counts = state.narrowing.facet(text, field, &context.chronology, &context.index);
    if counts.is_empty() {
        say(state, &format!("No {} to pick from", field.name()));
        return;
    }
    // Only years have an order in which a place is worth keeping; other values stand by their weight.
    let when = state.selected.and_then(|event| context.chronology.event(event).when);
    let year = when.and_then(|when| when.span().earliest).map(|day| day.year().to_string());
    state.overlay = Some(Overlay::Picker(Picker::new(field, counts, year.as_deref())));
    moving::choose(state, 0);
}

/// Types text into what is being typed.
pub(super) fn type_text(state: &mut State, context: &Context, text: &str) {
    change(state, context, |input| input.insert(text));
}

/// Moves within what is being typed, or erases some of it.
pub(super) fn edit(state: &mut State, context: &Context, command: Command) {
    change(state, context, |input| match command {
        Command::CursorLeft => input.left(),
        Command::CursorRight => input.right(),
        Command::CursorStart => input.start(),
        Command::CursorEnd => input.end(),
        Command::EraseBack => input.erase_back(),
        Command::EraseAhead => input.erase_ahead(),
        Command::EraseWord => input.erase_word(),
        Command::EraseAll => input.erase_all(),
        _ => {}
    });
}

fn change(state: &mut State, context: &Context, edit: impl FnOnce(&mut Input)) {
    match &mut state.overlay {
        Some(Overlay::Prompt { input, before }) => {
            let old = input.text().to_owned();
            edit(input);
            if input.text() != old {
                let text = input.text().trim().to_owned();
                let anchor = before.selected;
                ask(state, context, &Visit { text, on: true, selected: anchor });
                if let Some(best) = state.listing.best() {
                    moving::select(state, Some(best));
                }
            }
        }
        Some(Overlay::Picker(picker)) => {
            let old = picker.input.text().to_owned();
            edit(&mut picker.input);
            if picker.input.text() != old {
                let height = reading::picker_height(state);
                if let Some(Overlay::Picker(picker)) = &mut state.overlay {
                    picker.focus(0, height);
                }
            }
        }
        _ => {}
    }
}

/// Keeps what was typed or chosen.
pub(super) fn accept(state: &mut State, context: &Context) {
    match state.overlay.take() {
        Some(Overlay::Prompt { before, .. }) => {
            if before.text != state.question.text || before.on != state.question.on {
                state.history.leave(before);
            }
        }
        Some(Overlay::Picker(picker)) if picker.shown().is_empty() => {
            say(state, "No value matches what is typed; Esc leaves the list");
            state.overlay = Some(Overlay::Picker(picker));
        }
        Some(Overlay::Picker(picker)) => {
            let text = with_values(&state.question.text, picker.field, &picker.chosen());
            go(state, context, &text);
        }
        other => state.overlay = other,
    }
}

/// Leaves everything as it was.
pub(super) fn cancel(state: &mut State, context: &Context) {
    if let Some(Overlay::Prompt { before, .. }) = state.overlay.take() {
        ask(state, context, &before);
    }
}

/// Marks the value in focus and moves on to the next.
pub(super) fn mark(state: &mut State) {
    let height = reading::picker_height(state);
    if let Some(Overlay::Picker(picker)) = &mut state.overlay {
        picker.toggle();
        picker.focus(picker.cursor + 1, height);
    }
}

/// Switches the query off or on again; the place stays.
pub(super) fn toggle(state: &mut State, context: &Context) {
    if state.question.text.is_empty() {
        say(state, "There is no filter to switch; / sets one");
        return;
    }
    let visit = state.visit();
    ask(state, context, &Visit { on: !visit.on, ..visit });
}

/// One visit back.
pub(super) fn earlier(state: &mut State, context: &Context) {
    let here = state.visit();
    match state.history.back(here) {
        Some(visit) => ask(state, context, &visit),
        None => say(state, "Nothing earlier to go back to"),
    }
}

/// One visit forward.
pub(super) fn later(state: &mut State, context: &Context) {
    let here = state.visit();
    match state.history.forward(here) {
        Some(visit) => ask(state, context, &visit),
        None => say(state, "Nothing later to go forward to"),
    }
}

/// One step back: to the list, then to no query.
pub(super) fn back(state: &mut State, context: &Context) {
    if state.focus != Place::Timeline {
        state.focus = Place::Timeline;
    } else if state.question.text.is_empty() {
        say(state, "Nothing to step back from; q leaves Annals");
    } else {
        go(state, context, "");
        say(state, "The query is empty now; [ brings it back");
    }
}

/// Asks a new query and remembers the old one.
fn go(state: &mut State, context: &Context, text: &str) {
    let here = state.visit();
    if here.text != text || !here.on {
        state.history.leave(here);
    }
    let visit = Visit { text: text.to_owned(), on: true, ..state.visit() };
    ask(state, context, &visit);
}

/// Asks the same query once more, of what is known better now; the place stays.
pub(super) fn ask_again(state: &mut State, context: &Context) {
    state.listing = Listing::new(&state.question, context, &mut state.narrowing);
    let event = state.selected.or(state.place_kept);
    let event = event.map_or(state.listing.events().first().copied(), |event| state.listing.nearest(event));
    moving::select(state, event);
}

/// Asks a visit's query and puts its event in focus, or the one nearest to it.
pub(super) fn ask(state: &mut State, context: &Context, visit: &Visit) {
    if state.question.text != visit.text || state.question.on != visit.on {
        state.question = Question { on: visit.on, ..Question::new(&visit.text, context) };
        state.listing = Listing::new(&state.question, context, &mut state.narrowing);
    }
    let event = match visit.selected.or(state.place_kept) {
        Some(event) => state.listing.nearest(event),
        None => state.listing.events().first().copied(),
    };
    moving::select(state, event);
}
