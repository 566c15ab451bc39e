//! Going to a date or to words within what is listed. The query stays as it is.

use super::super::place::Place;
use super::super::state::{Context, Jump, Overlay, State, Understood};
use super::moving;
use crate::edtf::When;
use crate::model::EventKey;
use crate::query::{Query, both};

/// Opens the line in which a date or words are typed.
pub(super) fn open(state: &mut State) {
    state.focus = Place::Timeline;
    state.overlay = Some(Overlay::Jump(Jump::new(state.visit())));
}

/// Goes to what has been typed.
pub(super) fn typed(state: &mut State, context: &Context) {
    let Some(Overlay::Jump(jump)) = &state.overlay else { return };
    let (text, before) = (jump.input.text().trim().to_owned(), jump.before.selected);
    let (understood, event) = if text.is_empty() {
        (Understood::Nothing, before)
    } else if let Some(date) = When::meant(&text) {
        to_date(state, context, &date)
    } else {
        to_words(state, context, &text)
    };
    moving::select(state, event.or(before));
    if let Some(Overlay::Jump(jump)) = &mut state.overlay {
        jump.understood = understood;
    }
}

/// The first listed event that does not stand before a date.
fn to_date(state: &State, context: &Context, date: &When) -> (Understood, Option<EventKey>) {
    let events = state.listing.events();
    let when = |event: &EventKey| context.chronology.event(*event).when;
    let at = events.partition_point(|event| when(event).is_some_and(|when| when < date));
    match events.get(at).filter(|event| when(event).is_some()) {
        Some(event) => (Understood::Date(date.spoken()), Some(*event)),
        None => {
            (Understood::After(date.spoken()), at.checked_sub(1).and_then(|last| events.get(last)).copied())
        }
    }
}

/// The listed event that has words in the best place.
fn to_words(state: &mut State, context: &Context, text: &str) -> (Understood, Option<EventKey>) {
    let listed = state.question.in_force().map_or("", |_| state.question.text.as_str());
    let query = Query::new(&both(listed, text), &context.chronology);
    let hits = state.narrowing.hits(&query, &context.chronology, &context.index);
    let first = || hits.events.first().map(|hit| hit.event);
    let event = hits.best().or_else(first).filter(|event| state.listing.position_of(*event).is_some());
    match event {
        Some(event) if query.mistakes().is_empty() => (Understood::Words(hits.len()), Some(event)),
        _ => (Understood::Neither, None),
    }
}
