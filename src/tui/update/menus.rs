//! Opening lists of things to do or to go to, and doing what was chosen from them.

use super::super::content;
use super::super::message::Effect;
use super::super::state::{Action, Context, Menu, Overlay, State};
use super::{filtering, run, say};

/// Opens the list of every command and of the queries asked before.
pub(super) fn open_palette(state: &mut State, context: &Context) {
    let of = state.place();
    let entries = [content::commands(of, context), content::queries(state)].concat();
    state.overlay = Some(Overlay::Menu(Menu::new(of, entries)));
}

/// Does what the entry in focus is for, at the place that the list was opened from.
pub(super) fn choose(state: &mut State, context: &Context, menu: Menu) -> Vec<Effect> {
    let Some(entry) = menu.in_focus() else {
        say(state, "Nothing has these letters; Esc leaves the list");
        state.overlay = Some(Overlay::Menu(menu));
        return Vec::new();
    };
    if !entry.works {
        let (name, of) = (entry.beside.to_string(), menu.of.name());
        say(state, &format!("This works {name}, not in {of}"));
        state.overlay = Some(Overlay::Menu(menu));
        return Vec::new();
    }
    match entry.action.clone() {
        Action::Run(command) => run(state, context, command, None),
        Action::Visit(visit) => {
            filtering::visit(state, context, &visit);
            Vec::new()
        }
    }
}

/// Moves to the entry `steps` further on.
pub(super) fn step(state: &mut State, steps: isize) {
    let height = height(state);
    if let Some(Overlay::Menu(menu)) = &mut state.overlay {
        menu.go(menu.focus.at.saturating_add_signed(steps), height);
    }
}

/// Entries that are seen at once.
pub(super) fn height(state: &State) -> usize {
    match &state.overlay {
        Some(Overlay::Menu(menu)) => state.screen().menu(menu.entries.len()).height.saturating_sub(4).into(),
        _ => 0,
    }
}
