//! Opening lists of things to do or to go to, and doing what was chosen from them.

use super::super::command::Command;
use super::super::content;
use super::super::message::Effect;
use super::super::place::Place;
use super::super::state::{Action, Context, Finder, FinderKind, Offer, Overlay, State};
use super::{filtering, go_to, reading, run, say};
use crate::keep::Change;
use crate::load::event_of;
use crate::text::Clean;

/// Opens a list, unless there is nothing in it.
pub(super) fn open(state: &mut State, context: &Context, kind: FinderKind) {
    let of = state.place();
    let entries = entries((kind, of), state, context);
    if entries.is_empty() {
        let is_known = state.rest.is_none() || kind != FinderKind::Problems;
        say(state, if is_known { kind.emptiness() } else { "What is wrong is known when all is read" });
    } else {
        state.overlay = Some(Overlay::Finder(Finder::new(kind, of, entries)));
    }
}

/// The entries of a list that is opened from a place: every command, with the saved views and the queries asked
/// before; the events that have to do with the one in focus; what is wrong with the chronology; saved views; ways to
/// cite.
pub(super) fn entries((kind, of): (FinderKind, Place), state: &State, context: &Context) -> Vec<Offer> {
    match kind {
        FinderKind::Commands => {
            [content::commands(of, context), content::views(context), content::queries(state)].concat()
        }
        FinderKind::Related => content::related_entries(state, context),
        FinderKind::Problems => content::problem_entries(context),
        FinderKind::Views => content::saved_views(context),
        FinderKind::Citations => content::citations(state, context),
    }
}

/// Does what the entry in focus is for, at the place that the list was opened from.
pub(super) fn choose(state: &mut State, context: &Context, finder: Finder) -> Vec<Effect> {
    let Some(entry) = finder.in_focus() else {
        let leaves = context.keymap.hint(Command::Cancel, |key| format!("; {key} leaves the list"));
        say(state, &format!("Nothing has these letters{leaves}"));
        state.overlay = Some(Overlay::Finder(finder));
        return Vec::new();
    };
    if !entry.works {
        let (name, of) = (entry.beside.to_string(), finder.of.name());
        say(state, &format!("This works {name}, not in {of}"));
        state.overlay = Some(Overlay::Finder(finder));
        return Vec::new();
    }
    match entry.action.clone() {
        Action::Run(command) => run(state, context, command, None),
        Action::Visit(visit) => {
            filtering::visit(state, context, &visit);
            Vec::new()
        }
        Action::View(place) => {
            state.uncover();
            go_to(state, context, &place);
            Vec::new()
        }
        Action::Event(event) => {
            reading::show(state, context, event);
            Vec::new()
        }
        Action::Copy(text) => {
            say(state, &format!("Copied, if the terminal lets it be: {text}"));
            vec![Effect::Copy(text)]
        }
        Action::Problem(number) => {
            let problem = context.problems.get(number).filter(|_| context.unread.is_empty());
            if let Some(event) = problem.and_then(|problem| event_of(problem, &context.chronology)) {
                reading::show(state, context, event);
            } else if let Some(why) = not_shown(context) {
                say(state, &why);
                state.overlay = Some(Overlay::Finder(finder));
            } else {
                say(
                    state,
                    "Which event this is about is not known: it may be about none, or about one that could not be read",
                );
                state.overlay = Some(Overlay::Finder(finder));
            }
            Vec::new()
        }
    }
}

/// Why the event of a problem cannot be gone to, if it is none of the chronology that is shown.
fn not_shown(context: &Context) -> Option<String> {
    let edit = context.keymap.hint(Command::Edit, |key| format!("; {key} opens it there"));
    (!context.unread.is_empty()).then(|| format!("This stands in the file as it is now{edit}"))
}

/// Forgets the saved view in focus.
pub(super) fn forget(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Finder(finder)) = &state.overlay else { return Vec::new() };
    let view = finder.in_focus().filter(|_| finder.kind == FinderKind::Views);
    let Some(name) = view.map(|view| Clean::line(&view.lead)) else {
        say(state, "Only saved views can be forgotten");
        return Vec::new();
    };
    say(state, &format!("The view {name} is forgotten"));
    vec![Effect::Keep(Change::Forget(name))]
}

/// Lists anew what has changed, where that is listed; a list that has become empty closes.
pub(super) fn look_again(state: &mut State, context: &Context, kind: FinderKind) {
    let is_of_kind =
        |overlay: &mut Overlay| matches!(overlay, Overlay::Finder(finder) if finder.kind == kind);
    if let Some(Overlay::Finder(finder)) = state.overlay.take_if(is_of_kind) {
        let entries = entries((finder.kind, finder.of), state, context);
        state.overlay = (!entries.is_empty()).then(|| Overlay::Finder(finder.renewed(entries)));
    }
}

/// Moves to the entry `steps` further on.
pub(super) fn step(state: &mut State, steps: isize) {
    let height = height(state);
    if let Some(Overlay::Finder(finder)) = &mut state.overlay {
        finder.go(finder.focus.at.saturating_add_signed(steps), height);
    }
}

/// Entries that are seen at once.
pub(super) fn height(state: &State) -> usize {
    match &state.overlay {
        Some(Overlay::Finder(finder)) => {
            state.screen().finder(finder.entries.len(), finder.details()).list.height.into()
        }
        _ => 0,
    }
}
