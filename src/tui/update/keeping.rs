//! What the reader keeps: stars, notes, saved views. The world writes it down; what is said here is what to keep.

use super::super::command::Command;
use super::super::message::Effect;
use super::super::place::{Place, View};
use super::super::state::{Context, Entry, FinderKind, Goal, Input, Overlay, State, Subject, Visit};
use super::{filtering, finding, moving, say, searching};
use crate::keep::{Bookmark, Change, VIEWS};
use crate::model::EventKey;
use crate::text::{Clean, word};

/// Runs one of the commands about what is kept.
pub(super) fn run(state: &mut State, context: &Context, command: Command) -> Vec<Effect> {
    match (command, state.event_in_focus(context)) {
        (Command::SaveView, _) => {
            state.overlay = Some(Overlay::Entry(Entry { subject: Subject::View, input: Input::default() }));
            Vec::new()
        }
        (Command::CopyPlace, _) => {
            let call = call(state, context);
            say(state, &format!("Copied, if the terminal lets it be: {call}"));
            vec![Effect::Copy(call)]
        }
        (Command::Star, Some(event)) => star(state, context, event),
        (Command::Note, Some(event)) => {
            let id = context.chronology.event(event).id;
            let note = context.kept.notes.get(id).map_or("", Clean::as_str);
            let input = Input::new(note);
            state.overlay = Some(Overlay::Entry(Entry { subject: Subject::Note(Clean::line(id)), input }));
            Vec::new()
        }
        _ => {
            say(state, nothing_in_focus(state));
            Vec::new()
        }
    }
}

/// Why there is no event to do something with.
pub(super) fn nothing_in_focus(state: &State) -> &'static str {
    if state.reader.is_some() { "No cited passage is in sight" } else { "No event is in focus" }
}

fn star(state: &mut State, context: &Context, event: EventKey) -> Vec<Effect> {
    let id = Clean::line(context.chronology.event(event).id);
    let is_starred = context.kept.stars.contains(&id);
    say(state, if is_starred { "No longer starred" } else { "Starred; star:yes finds all that are" });
    vec![Effect::Keep(if is_starred { Change::Unstar(id) } else { Change::Star(id) })]
}

/// Keeps what was typed.
pub(super) fn accept(state: &mut State, context: &Context, entry: Entry) -> Vec<Effect> {
    let text = Clean::line(entry.input.text());
    match entry.subject {
        Subject::Note(event) => {
            if context.kept.notes.get(&event).map_or("", Clean::as_str) == text.as_str() {
                return Vec::new();
            }
            say(state, if text.is_empty() { "The note is gone" } else { "Noted; note:* finds all notes" });
            vec![Effect::Keep(Change::Note(event, text))]
        }
        Subject::Words(_) => {
            searching::accept(state, context, entry.input.text());
            Vec::new()
        }
        Subject::View if text.is_empty() => {
            say(state, "A view without a name cannot be saved");
            Vec::new()
        }
        Subject::View => {
            let known =
                if context.kept.views.contains_key(&text) { ", instead of the one before" } else { "" };
            say(state, &format!("This view is saved as {text}{known}"));
            vec![Effect::Keep(Change::Save(text, bookmark(state, context)))]
        }
    }
}

/// Where the reader is, to come back to.
pub fn bookmark(state: &State, context: &Context) -> Bookmark {
    let event =
        state.selected.or(state.place_kept).map(|event| Clean::line(context.chronology.event(event).id));
    // Lanes, grid and coverage are more of a place than which pane beside them has the keys.
    let place = if state.view == View::List { state.focus } else { state.view.place() };
    let view = Some(place).filter(|place| *place != Place::Timeline);
    Bookmark {
        query: Clean::line(&state.question.text),
        event,
        view: view.map(|place| Clean::line(&place.name().to_lowercase())),
    }
}

/// What a shell runs to open the explorer here again.
fn call(state: &State, context: &Context) -> String {
    let file = context.file.as_ref().map(|file| format!(" {}", word(&file.display().to_string())));
    let place = bookmark(state, context).to_string();
    format!("annals{} --at {}", file.unwrap_or_default(), word(&place))
}

/// Goes to a saved view; where one was is one step back.
pub fn go_to(state: &mut State, context: &Context, place: &Bookmark) {
    state.history.leave(state.visit());
    let event = place.event.as_ref().and_then(|id| context.chronology.event_of_id(id));
    filtering::ask(state, context, &Visit { text: place.query.to_string(), on: true, selected: event });
    (state.focus, state.view) = (Place::Timeline, View::List);
    begin(state, context, place);
}

/// Goes to a place that was kept, or asked for. What of it there is not is told.
pub fn begin(state: &mut State, context: &Context, place: &Bookmark) {
    let event = place.event.as_ref().map(|id| (id, context.chronology.event_of_id(id)));
    let mut missing = Vec::new();
    match event {
        Some((_, Some(event))) => {
            moving::select(state, state.listing.nearest(event, context.ground()));
        }
        Some((id, None)) => {
            let where_not =
                if state.rest.is_some() { "among those read so far" } else { "in this chronology" };
            missing.push(format!("There is no event {id} {where_not}"));
            state.absent = Some(id.clone());
        }
        None => {}
    }
    if let Some(view) = &place.view {
        match PLACES.iter().find(|place| place.name().eq_ignore_ascii_case(view)) {
            Some(place) => {
                let of_view = View::ALL.into_iter().find(|view| view.place() == *place);
                state.view = of_view.unwrap_or(state.view);
                state.focus = if of_view.is_some() { Place::Timeline } else { *place };
            }
            None => missing.push(format!("There is no view {view}; there are {}", VIEWS.join(", "))),
        }
    }
    if !missing.is_empty() {
        say(state, &missing.join(". "));
    }
    moving::settle(state, context);
}

/// The places that a reader can come back to.
const PLACES: [Place; VIEWS.len()] =
    [Place::Timeline, Place::Lanes, Place::Grid, Place::Coverage, Place::Event, Place::Sources];

/// Looks again at what is kept, which has changed.
pub(super) fn look_again(state: &mut State, context: &Context) {
    finding::look_again(state, context, FinderKind::Views);
    if !state.question.in_force().is_some_and(crate::query::Query::asks_for_remarks) {
        return;
    }
    filtering::list(state, context, state.selected, Goal::SamePlace);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_to_come_back_to_are_called_as_in_bookmarks() {
        assert_eq!(PLACES.map(|place| place.name().to_lowercase()), VIEWS);
    }
}
