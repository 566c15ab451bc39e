//! Getting about in the list of keys, and doing what a line of it is about.

use super::super::command::Command;
use super::super::content::{Does, HelpLine, entry_at, help};
use super::super::message::Effect;
use super::super::place::Place;
use super::super::state::{Context, Help, Input, Overlay, State};
use super::{filtering, run, say};

/// Opens the keys of a place, all of them.
pub(super) fn open(state: &mut State, context: &Context, of: Place) {
    state.overlay = Some(Overlay::Help(Help::new(of)));
    settle(state, context);
}

/// Starts to narrow the list by words.
pub(super) fn narrow(state: &mut State) {
    if let Some(Overlay::Help(help)) = &mut state.overlay {
        help.input = Some(Input::default());
    }
}

/// Puts the first line that is left in focus.
pub(super) fn narrowed(state: &mut State, context: &Context) {
    if let Some(Overlay::Help(help)) = &mut state.overlay {
        help.focus.at = 0;
    }
    settle(state, context);
}

/// Goes on by so many entries, each of which may have several lines.
pub(super) fn step(state: &mut State, context: &Context, steps: isize) {
    let lines = lines(state, context);
    let Some(Overlay::Help(help)) = &mut state.overlay else { return };
    let entries: Vec<usize> =
        (0..lines.len()).filter(|at| lines[*at].does.is_some() && !lines[*at].goes_on).collect();
    let here = entries.partition_point(|at| *at <= help.focus.at).saturating_sub(1);
    let target = here.saturating_add_signed(steps).min(entries.len().saturating_sub(1));
    let height = state.screen().help(lines.len()).height.into();
    if let (Some(Overlay::Help(help)), Some(at)) = (&mut state.overlay, entries.get(target)) {
        // The heading above the first line is to be seen as well.
        if target == 0 {
            help.focus.top = 0;
        }
        // The whole entry is to be seen, and if it has no room its beginning.
        help.focus.go(entry_at(&lines, *at).end - 1, lines.len(), height);
        help.focus.go(*at, lines.len(), height);
    }
}

/// Keeps a line that does something in focus, and on the screen.
pub(super) fn settle(state: &mut State, context: &Context) {
    step(state, context, 0);
}

/// Does what the line in focus is about, at the place whose keys are listed.
pub(super) fn choose(state: &mut State, context: &Context) -> Vec<Effect> {
    let lines = lines(state, context);
    let Some(Overlay::Help(help)) = &state.overlay else { return Vec::new() };
    match lines.get(help.focus.at).and_then(|line| line.does) {
        Some(Does::Run(command)) => {
            state.overlay = None;
            return run(state, context, command, None);
        }
        Some(Does::Type(term)) => {
            state.overlay = None;
            filtering::open_prompt(state);
            filtering::type_text(state, context, term);
        }
        Some(Does::Nothing) => say(state, "This line tells what a sign means; it has nothing to run"),
        None => {
            let back = context.keymap.hint(Command::Cancel, |key| format!("; {key} gives all back"));
            say(state, &format!("No line has these words{back}"));
        }
    }
    Vec::new()
}

fn lines(state: &State, context: &Context) -> Vec<HelpLine> {
    match &state.overlay {
        Some(Overlay::Help(shown)) => help(shown, &state.screen(), context),
        _ => Vec::new(),
    }
}
