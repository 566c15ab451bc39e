//! Looking quotations up when somebody comes to them: at once where that is quick, or else beside the screen.

use super::super::lookup::Lookup;
use super::super::message::Effect;
use super::super::place::View;
use super::super::state::{Comparison, Context, FinderKind, LookedUp, Overlay, State};
use super::{filtering, finding};
use crate::evidence::{check_events, check_source};
use crate::model::{Cited, DocumentState, EventKey, Key, Source};
use crate::query::{Field, Query};
use crate::timeline::Row;

/// Text of documents that is gone through before the next frame, in bytes. Even where nothing of a quotation stands
/// in it, that takes a few milliseconds.
const AT_ONCE: usize = 256 << 10;

/// Looks up what is in sight; gives what is to be done beside the screen.
pub(super) fn look(state: &mut State, context: &Context) -> Option<Effect> {
    // Of an excerpt no document is here yet.
    if state.looked_up == LookedUp::All || state.rest.is_some() {
        return None;
    }
    let lookup = wanted(state, context)?;
    let is_new = state.awaited.as_ref() != Some(&lookup);
    state.awaited = Some(lookup.clone());
    is_new.then_some(Effect::LookUp(lookup))
}

fn wanted(state: &mut State, context: &Context) -> Option<Lookup> {
    if depends(state) && state.looked_up == LookedUp::Some {
        state.looked_up = LookedUp::Going { done: 0, of: 0 };
        return Some(Lookup::All);
    }
    // Those of which most is to be seen first.
    let compared = state.sides.shown.iter().flat_map(Comparison::events);
    let read = state.selected.into_iter().chain(compared.filter(|event| Some(*event) != state.selected));
    let mut events: Vec<EventKey> = read.collect();
    let mut sources: Vec<Key<Source>> = state.reader.iter().map(|reader| reader.source).collect();
    if state.looked_up != LookedUp::Soon {
        let others: Vec<_> = in_sight(state).filter(|event| !events.contains(event)).collect();
        events.extend(others);
        // What else cites the same passages is told of the event in focus.
        let citations = state.selected.map(|event| context.chronology.event(event).citations.iter());
        sources.extend(citations.into_iter().flatten().map(|citation| citation.source));
    }
    events.retain(|event| of_event(context, *event) > 0);
    sources.retain(|source| of_source(context, *source) > 0);
    sources.sort_unstable();
    sources.dedup();
    let was = (events.len(), sources.len());
    let mut left = AT_ONCE;
    let quick = quick(&events, &mut left, |event| of_event(context, *event));
    check_events(&context.chronology, events.get(..quick).unwrap_or_default());
    events.drain(..quick);
    let also_quick = self::quick(&sources, &mut left, |source| of_source(context, *source));
    for source in sources.drain(..also_quick) {
        check_source(&context.chronology, source);
    }
    if was != (events.len(), sources.len()) {
        // What was found may take more lines than that nothing was.
        super::moving::settle(state, context);
    }
    (!events.is_empty() || !sources.is_empty()).then_some(Lookup::Some { events, sources })
}

/// How many of these are looked up before so many bytes are gone through.
fn quick<T>(all: &[T], left: &mut usize, work: impl Fn(&T) -> usize) -> usize {
    let fits = |one: &&T| {
        let rest = left.checked_sub(work(one));
        *left = rest.unwrap_or_default();
        rest.is_some()
    };
    all.iter().take_while(fits).count()
}

/// Whether what is shown depends on quotations that are not in sight.
fn depends(state: &State) -> bool {
    state.question.in_force().is_some_and(Query::asks_for_evidence)
        || state.view == View::Coverage
        || matches!(&state.overlay, Some(Overlay::Picker(picker)) if picker.field == Field::Evidence)
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
fn of_event(context: &Context, event: EventKey) -> usize {
    let citations = context.chronology.event(event).citations.iter();
    let unchecked = citations.filter(|citation| citation.finding.is_none());
    unchecked.map(|citation| length(context, citation.source).max(1)).sum()
}

/// The same for all quotations from a source.
fn of_source(context: &Context, source: Key<Source>) -> usize {
    if context.chronology.is_checked(source) {
        return 0;
    }
    let quotations = context.chronology.citing(source).len();
    length(context, source).saturating_mul(quotations).max(1)
}

/// Looks the quotations from a source up, if that is quick.
pub(super) fn look_at(context: &Context, source: Key<Source>) {
    if of_source(context, source) <= AT_ONCE {
        check_source(&context.chronology, source);
    }
}

/// The bytes of a source's document.
fn length(context: &Context, source: Key<Source>) -> usize {
    match &context.chronology[source].document {
        DocumentState::Sound(document) | DocumentState::Changed(document) => document.text().len(),
        DocumentState::Lost(_) | DocumentState::None | DocumentState::Unread => 0,
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
        finding::look_again(state, context, FinderKind::Problems);
        if state.question.in_force().is_some_and(Query::asks_for_evidence) {
            filtering::ask_again(state, context);
        }
        if let Some(Overlay::Picker(picker)) = state.overlay.take_if(|it| matches!(it, Overlay::Picker(_))) {
            let text = &state.question.text;
            let counts = state.narrowing.facet(text, picker.field, &context.chronology, &context.index);
            let picker = if picker.counting { picker } else { picker.recounted(counts) };
            state.overlay = Some(Overlay::Picker(picker));
        }
    }
    let height = state.screen().reader.height();
    let selected = state.selected.map(|event| Cited { event, citation: state.citation });
    let compared = state.sides.shown.as_ref().and_then(|shown| shown.in_focus(&context.chronology));
    if let Some(reader) = &mut state.reader
        && let Some(Cited { event, citation }) = compared.or(selected)
        && reader.passage.is_none()
        && reader.top == 0
    {
        reader.focus_citation(&context.chronology, event, citation, height);
    }
}
