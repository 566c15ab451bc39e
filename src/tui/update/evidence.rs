//! Looking quotations up when somebody comes to them: at once where that is quick, or else beside the screen.

use super::super::lookup::Lookup;
use super::super::message::Effect;
use super::super::state::{Context, LookedUp, State};
use super::filtering;
use crate::evidence::{check_events, check_source};
use crate::model::{DocumentState, EventKey, Key, Source};
use crate::query::Query;
use crate::timeline::Row;

/// Text of documents that is gone through before the next frame, in bytes. Even where nothing of a quotation stands
/// in it, that takes a few milliseconds.
const AT_ONCE: usize = 256 << 10;

/// Looks up what is in sight; gives what is to be done beside the screen.
pub(super) fn look(state: &mut State, context: &Context) -> Option<Effect> {
    if state.looked_up == LookedUp::All {
        return None;
    }
    let lookup = wanted(state, context)?;
    let is_new = state.awaited.as_ref() != Some(&lookup);
    state.awaited = Some(lookup.clone());
    is_new.then_some(Effect::LookUp(lookup))
}

fn wanted(state: &mut State, context: &Context) -> Option<Lookup> {
    let asks = state.question.in_force().is_some_and(Query::asks_for_evidence);
    if asks && state.looked_up == LookedUp::Some {
        state.looked_up = LookedUp::Going { done: 0, of: 0 };
        return Some(Lookup::All);
    }
    if let Some(reader) = &state.reader {
        let source = reader.source;
        return (!look_at(context, source)).then_some(Lookup::Source(source));
    }
    // The event in focus first: of it most is to be seen.
    let mut unseen: Vec<EventKey> = state.selected.into_iter().collect();
    if state.looked_up != LookedUp::Soon {
        unseen.extend(in_sight(state).filter(|event| Some(*event) != state.selected));
    }
    unseen.retain(|event| work(context, *event) > 0);
    let mut left = AT_ONCE;
    let at_once = |event: &&EventKey| {
        let rest = left.checked_sub(work(context, **event));
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let quick = unseen.iter().take_while(at_once).count();
    check_events(&context.chronology, unseen.get(..quick).unwrap_or_default());
    if quick > 0 {
        // What was found may take more lines than that nothing was.
        super::moving::settle(state, context);
    }
    let rest = unseen.split_off(quick);
    (!rest.is_empty()).then_some(Lookup::Events(rest))
}

/// The events whose rows are on the screen.
fn in_sight(state: &State) -> impl Iterator<Item = EventKey> {
    let height = state.screen().timeline.height();
    let rows = (state.top..state.top + height).filter_map(|row| state.listing.rows().get(row));
    let events = rows.filter(|row| matches!(row, Row::Event(_))).count();
    let first = state.listing.rows().place_from(state.top);
    state.listing.events().from(first).take(events).map(|hit| hit.event)
}

/// The bytes to go through for those quotations of an event that have not been looked for; nought if all have been.
fn work(context: &Context, event: EventKey) -> usize {
    let citations = context.chronology.event(event).citations.iter();
    let unchecked = citations.filter(|citation| citation.finding.is_none());
    unchecked.map(|citation| length(context, citation.source).max(1)).sum()
}

/// Looks the quotations from a source up, if that is quick; gives whether they have been looked up.
pub(super) fn look_at(context: &Context, source: Key<Source>) -> bool {
    let chronology = &context.chronology;
    let quotations = chronology.citing(source).len();
    if length(context, source).saturating_mul(quotations) <= AT_ONCE {
        check_source(chronology, source);
    }
    chronology.is_checked(source)
}

/// The bytes of a source's document.
fn length(context: &Context, source: Key<Source>) -> usize {
    match &context.chronology[source].document {
        DocumentState::Sound(document) | DocumentState::Changed(document) => document.text().len(),
        DocumentState::Lost(_) | DocumentState::None => 0,
    }
}

/// So many of all quotations have been looked up.
pub(super) fn go_on(state: &mut State, done: usize, of: usize) {
    if matches!(state.looked_up, LookedUp::Going { .. }) {
        state.looked_up = LookedUp::Going { done, of };
    }
}

/// Goes on with what has been looked up.
pub(super) fn take(state: &mut State, context: &Context, lookup: &Lookup) {
    if state.awaited.as_ref() == Some(lookup) {
        state.awaited = None;
    }
    if *lookup == Lookup::All {
        state.looked_up = LookedUp::All;
        if state.question.in_force().is_some_and(Query::asks_for_evidence) {
            filtering::ask_again(state, context);
        }
    }
    let (height, event, citation) = (state.screen().reader.height(), state.selected, state.citation);
    if let Some(reader) = &mut state.reader
        && let Some(event) = event
        && reader.passage.is_none()
        && reader.top == 0
    {
        reader.focus_citation(&context.chronology, event, citation, height);
    }
}
