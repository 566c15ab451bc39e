//! Narrowing down. The query is text; everything here only rewrites that text and asks it anew.

use super::super::command::Command;
use super::super::place::Place;
use super::super::state::{Anchor, Context, Goal, Input, Overlay, Picker, Question, State, Visit};
use super::{answering, reading, say};
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
    if context.asks_beside {
        state.wanted.count = Some(state.question.text.clone());
        state.overlay = Some(Overlay::Picker(Picker::counting(field)));
        return;
    }
    let text = &state.question.text;
    let counts = state.narrowing.facet(text, field, &context.chronology, &context.index);
    answering::fill_picker(state, context, Picker::counting(field), counts);
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
                ask_for(state, context, &Visit { text, on: true, selected: anchor }, Goal::BestMatch);
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
        Some(Overlay::Picker(mut picker)) if picker.counting => {
            picker.accepted = true;
            state.overlay = Some(Overlay::Picker(picker));
        }
        Some(Overlay::Picker(picker)) if picker.shown().is_empty() => {
            let cancel = context.keymap.hint(Command::Cancel, |key| format!("; {key} leaves the list"));
            say(state, &format!("No value matches what is typed{cancel}"));
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

/// Asks a visit's query and puts its event in focus, or the one nearest to it.
pub(super) fn ask(state: &mut State, context: &Context, visit: &Visit) {
    ask_for(state, context, visit, Goal::SamePlace);
}

/// Asks a visit's query. Where that may take long, the list of the one before stays until it is answered.
fn ask_for(state: &mut State, context: &Context, visit: &Visit, goal: Goal) {
    if state.question.text != visit.text || state.question.on != visit.on {
        state.question = Question { on: visit.on, ..Question::new(&visit.text, context) };
    }
    state.wanted.list = None;
    if !state.listing.answers(&state.question) {
        if context.takes_long(&state.question) {
            state.wanted.list = Some(Anchor { event: visit.selected, goal, left: state.selected });
            return;
        }
        state.list(context);
    }
    answering::focus(state, visit.selected, goal);
}
