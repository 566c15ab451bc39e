//! Choosing from a menu: a saved view to go to, a citation to copy.

use super::super::content::{self, items};
use super::super::message::Effect;
use super::super::state::{Context, Listed, Menu, Overlay, State};
use super::{keeping, say};
use crate::keep::{Bookmark, Change};

/// Opens a menu, unless there is nothing in it.
pub(super) fn open(state: &mut State, context: &Context, of: Listed) {
    if items(of, state, context).is_empty() {
        say(state, of.emptiness());
    } else {
        state.overlay = Some(Overlay::Menu(Menu::new(of)));
    }
}

/// Moves the focus.
pub(super) fn step(state: &mut State, steps: isize) {
    if let Some(Overlay::Menu(menu)) = &mut state.overlay {
        menu.cursor = menu.cursor.saturating_add_signed(steps);
    }
}

/// Takes what is in focus.
pub(super) fn accept(state: &mut State, context: &Context, menu: &Menu) -> Vec<Effect> {
    let Some(item) = items(menu.of, state, context).into_iter().nth(menu.cursor) else {
        return Vec::new();
    };
    match menu.of {
        Listed::Views => {
            keeping::go_to(state, context, &Bookmark::read(&item.text));
            Vec::new()
        }
        Listed::Citations => {
            say(state, &format!("Copied, if the terminal lets it be: {}", item.text));
            vec![Effect::Copy(item.text)]
        }
    }
}

/// Forgets the saved view in focus.
pub(super) fn forget(state: &mut State, context: &Context) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = &state.overlay else { return Vec::new() };
    let Some(item) = items(menu.of, state, context).into_iter().nth(menu.cursor) else {
        return Vec::new();
    };
    match menu.of {
        Listed::Views => {
            say(state, &format!("The view {} is forgotten", item.name));
            vec![Effect::Keep(Change::Forget(item.name))]
        }
        Listed::Citations => {
            say(state, "Only saved views can be forgotten");
            Vec::new()
        }
    }
}

/// Keeps the focus among what is listed, and in sight; a menu that has become empty closes.
pub(super) fn settle(state: &mut State, context: &Context) {
    let Some(Overlay::Menu(menu)) = &state.overlay else { return };
    let lines = content::menu(menu.of, state, context);
    let height = usize::from(state.screen().menu(lines.lines.len()).height.saturating_sub(2)).max(1);
    let Some(last) = lines.blocks.len().checked_sub(1) else {
        state.overlay = None;
        return;
    };
    if let Some(Overlay::Menu(menu)) = &mut state.overlay {
        menu.cursor = menu.cursor.min(last);
        if let Some(block) = lines.blocks.get(menu.cursor) {
            menu.top = menu.top.clamp(block.end.saturating_sub(height).min(block.start), block.start);
        }
    }
}
