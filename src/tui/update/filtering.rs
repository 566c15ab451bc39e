//! Narrowing down. The query is text; everything here only rewrites that text and asks it anew.

use super::super::command::Command;
use super::super::message::Effect;
use super::super::place::{Place, View};
use super::super::state::{
    Anchor, Chosen, Context, Entry, Goal, Input, Jump, Mark, Order, Overlay, Picker, Prompt, Question, State,
    Subject, Understood, Visit,
};
use super::{answering, finding, helping, jumping, keeping, reading, say, searching};
use crate::model::EventKey;
use crate::query::{Field, with_choice};

/// Opens the line in which the query is typed.
pub(super) fn open_prompt(state: &mut State) {
    let prompt = Prompt::new(state);
    state.focus = Place::Timeline;
    state.overlay = Some(Overlay::Prompt(prompt));
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
    let Some(input) = state.overlay.as_mut().and_then(Overlay::input) else { return };
    let old = input.text().to_owned();
    edit(input);
    if input.text() != old {
        if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
            (prompt.completing, prompt.recalled) = (None, None);
        }
        typed(state, context);
    }
}

/// Does what follows from another text.
pub(super) fn typed(state: &mut State, context: &Context) {
    let height = reading::picker_height(state);
    match &mut state.overlay {
        Some(Overlay::Prompt(prompt)) => {
            let text = prompt.input.text().trim().to_owned();
            let anchor = prompt.before.selected;
            ask_for(state, context, &Visit { text, on: true, selected: anchor }, Goal::BestMatch);
        }
        Some(Overlay::Picker(picker)) => picker.go(0, height),
        Some(Overlay::Finder(finder)) => finder.narrow(),
        Some(Overlay::Help(_)) => helping::narrowed(state, context),
        Some(Overlay::Jump(_)) => jumping::typed(state, context),
        Some(Overlay::Entry(_)) => searching::typed(state, context),
        None => {}
    }
}

/// Keeps what was typed, or does what was chosen.
pub(super) fn accept(state: &mut State, context: &Context) -> Vec<Effect> {
    match state.overlay.take() {
        Some(Overlay::Prompt(Prompt { before, way_back, .. })) => {
            state.asked.remember(&state.question.text);
            if before.text != state.question.text || before.on != state.question.on {
                state.history.leave(before);
                state.came_from(way_back);
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
            let Chosen { wanted, excluded } = picker.chosen();
            let text = with_choice(&state.question.text, picker.field, &wanted, &excluded);
            go(state, context, &text);
        }
        Some(Overlay::Finder(finder)) => return finding::choose(state, context, finder),
        Some(Overlay::Entry(entry)) => return keeping::accept(state, context, entry),
        Some(Overlay::Jump(jump)) if jump.understood == Understood::Neither => {
            let cancel = context.keymap.hint(Command::Cancel, |key| format!("; {key} leaves it"));
            say(state, &format!("This is neither a date nor words of a listed event{cancel}"));
            state.overlay = Some(Overlay::Jump(jump));
        }
        Some(Overlay::Jump(Jump { before, .. })) if state.visit() != before => state.history.leave(before),
        Some(Overlay::Help(help)) => {
            state.overlay = Some(Overlay::Help(help));
            return helping::choose(state, context);
        }
        Some(Overlay::Jump(_)) | None => {}
    }
    Vec::new()
}

/// Leaves everything as it was.
pub(super) fn cancel(state: &mut State, context: &Context) {
    match state.overlay.take() {
        Some(
            Overlay::Prompt(Prompt { before, below_top, .. }) | Overlay::Jump(Jump { before, below_top, .. }),
        ) => {
            ask(state, context, &before);
            state.put(below_top);
        }
        Some(Overlay::Help(help)) => helping::open(state, context, help.of),
        Some(Overlay::Entry(Entry { subject: Subject::Words(before), .. })) => {
            searching::cancel(state, context, *before);
        }
        _ => {}
    }
}

/// Marks the value in focus, or takes its mark away, and moves on to the next.
pub(super) fn mark(state: &mut State, mark: Mark) {
    let height = reading::picker_height(state);
    if let Some(Overlay::Picker(picker)) = &mut state.overlay {
        picker.toggle(mark);
        picker.go(picker.focus.at + 1, height);
    }
}

/// Puts the values in the next order.
pub(super) fn sort(state: &mut State, context: &Context) {
    let height = reading::picker_height(state);
    let Some(Overlay::Picker(picker)) = &mut state.overlay else { return };
    let listed_by_weight = !matches!(picker.field, Field::Year | Field::Kind | Field::Basis);
    let order = match picker.order {
        Order::Usual if listed_by_weight => Order::Time,
        Order::Weight if picker.field == Field::Year => Order::Usual,
        Order::Weight => Order::Time,
        Order::Usual | Order::Time => Order::Weight,
    };
    let text = &state.question.text;
    let first = match order {
        Order::Time => state.narrowing.first_events(text, picker.field, &context.chronology, &context.index),
        Order::Usual | Order::Weight => Vec::new(),
    };
    picker.sort(order, &first, height);
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
    let narrowed = state.narrowed.take().filter(|narrowed| narrowed.text == state.question.text);
    if state.focus != Place::Timeline {
        state.focus = Place::Timeline;
        state.narrowed = narrowed;
    } else if let Some(narrowed) = narrowed {
        state.history.leave(state.visit());
        state.view = narrowed.view;
        ask(state, context, &narrowed.before);
    } else if state.view != View::List {
        state.view = View::List;
    } else if state.question.text.is_empty() {
        say(state, "Nothing to step back from; q leaves Annals");
    } else {
        let way_back = state.way_back();
        let visit = Visit { text: String::new(), on: true, selected: way_back.event };
        self::visit(state, context, &visit);
        state.put(way_back.below_top);
        let back = context.keymap.hint(Command::Earlier, |key| format!("; {key} brings it back"));
        say(state, &format!("The query is empty now{back}"));
    }
}

/// Asks a new query and remembers the old one.
pub(super) fn go(state: &mut State, context: &Context, text: &str) {
    let visit = Visit { text: text.to_owned(), on: true, ..state.visit() };
    self::visit(state, context, &visit);
}

/// Goes somewhere, and remembers where one was.
pub(super) fn visit(state: &mut State, context: &Context, visit: &Visit) {
    let (here, way_back) = (state.visit(), state.way_back());
    if here != *visit {
        state.history.leave(here);
    }
    state.uncover();
    state.asked.remember(&visit.text);
    ask(state, context, visit);
    state.came_from(way_back);
}

/// Asks the same query once more, of what is known better now; the place stays.
pub(super) fn ask_again(state: &mut State, context: &Context) {
    list(state, context, state.selected.or(state.place_kept), Goal::SamePlace);
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
    if state.listing.answers(&state.question) {
        answering::focus(state, context, visit.selected, goal);
    } else {
        list(state, context, visit.selected, goal);
    }
}

/// Lists what the question finds, and puts an event in focus, or the best.
pub(super) fn list(state: &mut State, context: &Context, event: Option<EventKey>, goal: Goal) {
    if state.takes_long(context) {
        state.wanted.list = Some(Anchor { event, goal, left: state.selected });
    } else {
        state.list(context);
        answering::focus(state, context, event, goal);
    }
}
