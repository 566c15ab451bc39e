//! Marking an event, and looking at two side by side, or at the sources of one.

use ratatui::layout::Position;

use super::super::command::Command;
use super::super::content;
use super::super::place::Place;
use super::super::state::{Beside, Comparison, Context, State};
use super::{keeping, say};

/// Marks the event in focus, or takes its mark away.
pub(super) fn mark(state: &mut State, context: &Context) {
    let Some(event) = state.event_in_focus(context) else {
        say(state, keeping::nothing_in_focus(state));
        return;
    };
    let before = state.sides.marked.take();
    if before == Some(event) {
        say(state, "No longer marked");
        return;
    }
    state.sides.marked = Some(event);
    let instead = if before.is_some() { ", instead of the one before" } else { "" };
    let leads = context
        .keymap
        .hint(Command::SideBySide, |key| format!("; {key} on another event shows both side by side"));
    say(state, &format!("Marked{instead}{leads}"));
}

/// Shows the event in focus beside the marked one; without such, its sources beside each other.
pub(super) fn open(state: &mut State, context: &Context) {
    let Some(event) = state.selected else {
        say(state, "No event is in focus");
        return;
    };
    let of = match state.sides.marked.filter(|marked| *marked != event) {
        Some(marked) => Beside::Events(marked.min(event), marked.max(event)),
        None => Beside::Sources(event),
    };
    let count = context.chronology.event(event).citations.len();
    if state.sides.marked == Some(event) && count < 2 {
        let way = context.keymap.hint(Command::SideBySide, |key| format!(" and press {key} there"));
        say(state, &format!("This is the marked one: go to another{way}"));
        return;
    }
    if matches!(of, Beside::Sources(_)) && count < 2 {
        let what = if count == 0 { "no source" } else { "one quotation only" };
        let way = context
            .keymap
            .hint(Command::MarkEvent, |key| format!("; {key} marks one to be compared with another"));
        say(state, &format!("This event has {what}{way}"));
        return;
    }
    state.sides.shown = Some(Comparison::new(of));
}

/// Goes to the quotation `steps` further on, and has it in sight.
pub(super) fn step(state: &mut State, context: &Context, steps: isize) {
    let Some(shown) = &state.sides.shown else { return };
    let (here, count) = (shown.focus.at, shown.quotations(&context.chronology).len());
    let target = here.saturating_add_signed(steps).min(count.saturating_sub(1));
    if target == here {
        say(state, if steps < 0 { "No quotation before this one" } else { "No further quotation" });
    }
    focus(state, context, target);
}

fn focus(state: &mut State, context: &Context, target: usize) {
    let Some(shown) = &mut state.sides.shown else { return };
    shown.focus.at = target;
    settle(state, context);
    let sheet = content::sides(state, context);
    let height = state.screen().pane(Place::Compare).height();
    if let (Some(shown), Some(block)) = (&mut state.sides.shown, sheet.quotations.get(target)) {
        let fits = block.end.saturating_sub(height).min(block.start);
        shown.scroll = shown.scroll.clamp(fits, block.start);
    }
}

/// Scrolls by lines.
pub(super) fn scroll(state: &mut State, lines: isize) {
    if let Some(shown) = &mut state.sides.shown {
        shown.scroll = shown.scroll.saturating_add_signed(lines);
    }
}

/// Puts the quotation under the mouse in focus, where there is one only on its line.
pub(super) fn click(state: &mut State, context: &Context, position: Position) {
    let body = state.screen().pane(Place::Compare).body;
    let Some(shown) = state.sides.shown.as_ref().filter(|_| body.contains(position)) else { return };
    let line = shown.scroll + usize::from(position.y - body.y);
    let clicked = content::sides(state, context).at(line, (position.x - body.x).into());
    if let (Some(shown), Some(clicked)) = (&mut state.sides.shown, clicked) {
        shown.focus.at = clicked;
    }
}

/// Keeps what is shown within what there is to see.
pub(super) fn settle(state: &mut State, context: &Context) {
    let Some(shown) = &state.sides.shown else { return };
    let count = shown.quotations(&context.chronology).len();
    let columns = match shown.of {
        Beside::Sources(_) => content::columns(state, count),
        Beside::Events(..) => count,
    };
    if let Some(shown) = &mut state.sides.shown {
        shown.focus.go(shown.focus.at, count, columns);
    }
    let lines = content::sides(state, context).lines.len();
    let height = state.screen().pane(Place::Compare).height();
    if let Some(shown) = &mut state.sides.shown {
        shown.scroll = shown.scroll.min(lines.saturating_sub(height));
    }
}
