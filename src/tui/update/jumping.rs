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
    state.overlay = Some(Overlay::Jump(Jump::new(state)));
}

/// Goes to what has been typed.
pub(super) fn typed(state: &mut State, context: &Context) {
    let Some(Overlay::Jump(jump)) = &state.overlay else { return };
    let (text, before) = (jump.input.text().trim().to_owned(), jump.before.selected);
    state.wanted.jump = None;
    let (understood, event) = if text.is_empty() {
        (Understood::Nothing, before)
    } else if let Some(date) = When::meant(&text) {
        to_date(state, context, &date)
    } else {
        let listed = state.question.text_in_force();
        let of = both(listed, &text);
        let query = Query::with_index(&of, &context.chronology, &context.index);
        if context.takes_long(&query) {
            state.wanted.jump = Some(of);
            return;
        }
        let hits = state.narrowing.hits(&query, &context.chronology, &context.index);
        let best = hits.best().or_else(|| hits.get(0));
        to_words(state, &query, hits.len(), best)
    };
    go(state, understood, event);
}

/// Goes to the best match of a query that was asked beside the interface.
pub(super) fn found(state: &mut State, context: &Context, of: &str, matches: usize, best: Option<EventKey>) {
    if state.wanted.jump.as_deref() == Some(of) {
        state.wanted.jumped();
        let query = Query::with_index(of, &context.chronology, &context.index);
        let (understood, event) = to_words(state, &query, matches, best);
        go(state, understood, event);
    }
}

fn go(state: &mut State, understood: Understood, event: Option<EventKey>) {
    if let Some(Overlay::Jump(jump)) = &mut state.overlay {
        jump.understood = understood;
        let before = jump.before.selected;
        moving::select(state, event.or(before));
        show(state);
    }
}

/// Has the event in focus in the upper half of the list, so that what follows it is seen as well.
fn show(state: &mut State) {
    let height = state.screen().timeline.height();
    if let Some(row) = state.selected_row()
        && !(state.top..state.top + height / 2).contains(&row)
    {
        // Below the heading that it may stand under.
        state.top = row.saturating_sub(1);
    }
}

/// The first listed event that does not stand before a date.
fn to_date(state: &State, context: &Context, date: &When) -> (Understood, Option<EventKey>) {
    let events = state.listing.events();
    let when = |event: EventKey| context.chronology.event(event).when;
    let at = events.partition_point(|event| when(event).is_some_and(|when| when < date));
    match events.get(at).filter(|event| when(*event).is_some()) {
        Some(event) => (Understood::Date(date.spoken()), Some(event)),
        None => (Understood::After(date.spoken()), at.checked_sub(1).and_then(|last| events.get(last))),
    }
}

/// The listed event that has words in the best place.
fn to_words(
    state: &State,
    query: &Query,
    matches: usize,
    best: Option<EventKey>,
) -> (Understood, Option<EventKey>) {
    match best.filter(|event| state.listing.position_of(*event).is_some()) {
        Some(event) if query.is_understood() => (Understood::Words(matches), Some(event)),
        _ => (Understood::Neither, None),
    }
}
