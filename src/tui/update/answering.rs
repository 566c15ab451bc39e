//! Taking in what was asked: at once, or beside the interface and later.

use std::collections::HashMap;

use super::super::state::{Answer, Context, Goal, Listed, Overlay, Picker, State};
use super::{filtering, jumping, moving, say};
use crate::model::EventKey;
use crate::query::{Count, Field};
use crate::text::Clean;

/// Takes an answer in, if it is still waited for.
pub(super) fn take(state: &mut State, context: &Context, answer: Answer) {
    match answer {
        Answer::Listed(listed) => {
            let Listed { listing, strip, laid } = *listed;
            if !listing.answers(&state.question) {
                return;
            }
            if let Some(anchor) = state.wanted.listed() {
                state.listing = listing;
                state.strip = strip.of_edition(state.edition);
                state.laid = laid;
                if state.selected == anchor.left {
                    focus(state, context, anchor.event, anchor.goal);
                } else {
                    focus(state, context, state.selected, Goal::SamePlace);
                }
                state.arrived();
            }
        }
        Answer::Laid(laid) => {
            state.wanted.laid();
            state.laid = Some(laid);
        }
        Answer::Best { of, matches, best } => jumping::found(state, context, &of, matches, best),
        Answer::Counts { of: (text, field), counts } => {
            let is_open = matches!(&state.overlay, Some(Overlay::Picker(picker)) if picker.field == field);
            if is_open
                && state.wanted.count.as_ref() == Some(&text)
                && let Some(Overlay::Picker(picker)) = state.overlay.take()
            {
                state.wanted.counted();
                let accepted = picker.accepted;
                if picker.counting {
                    fill_picker(state, context, picker, counts);
                } else {
                    recount_picker(state, context, picker, counts);
                }
                if accepted {
                    // What is accepted here asks nothing of the world.
                    let _ = filtering::accept(state, context);
                }
            }
        }
    }
}

/// Puts the best match in focus, or what is nearest to an event.
pub(super) fn focus(state: &mut State, context: &Context, event: Option<EventKey>, goal: Goal) {
    let best = state.listing.best().filter(|_| goal == Goal::BestMatch);
    let nearest = || match event.or(state.place_kept) {
        Some(event) => state.listing.nearest(event, context.ground()),
        None => state.listing.events().get(0),
    };
    let event = best.or_else(nearest);
    // On the same row of the screen as before; another event with room for what follows it.
    let half = state.screen().timeline.height() / 2;
    let below_top = if state.selected == event { state.below_top } else { state.below_top.min(half) };
    moving::select(state, event);
    state.put(below_top);
}

/// Goes on with a list whose values were counted anew, or says that there are none any more.
pub(super) fn recount_picker(state: &mut State, context: &Context, picker: Picker, counts: Vec<Count>) {
    if counts.is_empty() {
        say(state, &format!("No {} to pick from", picker.field.name()));
    } else {
        let counts = named(picker.field, counts, context);
        state.overlay = Some(Overlay::Picker(picker.recounted(counts)));
    }
}

/// The values by the names that they have everywhere: of a source first who published it, and then, because that may
/// have several, its title.
fn named(field: Field, mut counts: Vec<Count>, context: &Context) -> Vec<Count> {
    if field == Field::Source {
        let sources = context.chronology.sources().iter();
        let publishers: HashMap<&str, &Clean> =
            sources.filter_map(|source| Some((source.id.as_str(), source.publisher.as_ref()?))).collect();
        for count in &mut counts {
            if let Some(publisher) = publishers.get(count.value.as_str()) {
                count.label = Clean::line(&format!("{publisher}: {}", count.label));
            }
        }
    }
    counts
}

/// Opens a list of values that have been counted, or says that there are none.
pub(super) fn fill_picker(state: &mut State, context: &Context, picker: Picker, counts: Vec<Count>) {
    if counts.is_empty() {
        say(state, &format!("No {} to pick from", picker.field.name()));
        return;
    }
    let counts = named(picker.field, counts, context);
    // Only years have an order in which a place is worth keeping; other values stand by their weight.
    let when = state.selected.and_then(|event| context.chronology.event(event).when);
    let year = when.and_then(|when| when.span().earliest).map(|day| day.year().to_string());
    state.overlay = Some(Overlay::Picker(picker.filled(counts, year.as_deref())));
    moving::choose(state, context, 0);
}
