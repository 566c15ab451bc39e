//! Looking quotations up when somebody comes to them: at once where that is quick, or else beside the screen.

use super::super::lookup::Lookup;
use super::super::message::Effect;
use super::super::state::{Context, LookedUp, State};
use super::filtering;
use crate::model::{DocumentState, EventKey, Key, Source};
use crate::query::Query;

/// Text of documents that is gone through before the next frame, in bytes. Even where nothing of a quotation stands
/// in it, that takes a few milliseconds.
const AT_ONCE: usize = 256 << 10;

/// Looks up what is in sight; gives what is to be done beside the screen.
pub(super) fn look(state: &mut State, context: &Context) -> Option<Effect> {
    let lookup = wanted(state, context)?;
    let is_new = state.awaited.replace(lookup) != Some(lookup);
    is_new.then_some(Effect::LookUp(lookup))
}

fn wanted(state: &mut State, context: &Context) -> Option<Lookup> {
    if state.looked_up == LookedUp::All {
        return None;
    }
    let asks = state.question.in_force().is_some_and(Query::asks_for_evidence);
    if asks && state.looked_up == LookedUp::Some {
        state.looked_up = LookedUp::Going { done: 0, of: 0 };
        return Some(Lookup::All);
    }
    if let Some(reader) = &state.reader
        && !look_at(context, reader.source)
    {
        return Some(Lookup::Source(reader.source));
    }
    let event = state.selected.filter(|event| !look_at_event(context, *event));
    event.map(Lookup::Event)
}

/// Looks the quotations from a source up, if that is quick; gives whether it was done.
pub(super) fn look_at(context: &Context, source: Key<Source>) -> bool {
    let chronology = &context.chronology;
    let quotations = chronology.citing(source).len();
    let is_quick = length(context, source).saturating_mul(quotations) <= AT_ONCE;
    if is_quick {
        crate::evidence::check_source(chronology, source);
    }
    is_quick || chronology.is_checked(source)
}

/// The same for those of an event.
fn look_at_event(context: &Context, event: EventKey) -> bool {
    let citations = context.chronology.event(event).citations.iter();
    let unchecked = citations.filter(|citation| citation.finding.is_none());
    let is_quick = unchecked.map(|citation| length(context, citation.source)).sum::<usize>() <= AT_ONCE;
    if is_quick {
        crate::evidence::check_event(&context.chronology, event);
    }
    is_quick
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
pub(super) fn take(state: &mut State, context: &Context, lookup: Lookup) {
    if state.awaited == Some(lookup) {
        state.awaited = None;
    }
    if lookup == Lookup::All {
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
