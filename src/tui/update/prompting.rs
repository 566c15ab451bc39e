//! Help while the query is typed: completion, and the queries asked before.

use super::super::state::{Asked, Completing, Context, Input, Overlay, Prompt, State};
use super::{filtering, say};
use crate::query::{Completion, Completions, Repair};
use crate::text::Clean;

/// Puts the next of the terms that may be meant at the cursor into the text; a suggestion for another part of it
/// first.
pub(super) fn complete(state: &mut State, context: &Context, steps: isize) {
    let suggested = suggestion(state).cloned();
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return };
    if let Some(completing) = &mut prompt.completing {
        completing.step(steps);
    } else {
        let input = prompt.input.clone();
        let offered = offered(&input, suggested, |text, cursor| {
            state.narrowing.completions(text, cursor, &context.chronology, &context.index)
        });
        prompt.completing = Completing::new(input, offered);
    }
    let Some(completing) = &prompt.completing else {
        say(state, "Nothing is known that begins so");
        return;
    };
    prompt.input = completing.text();
    if completing.offered.list.len() == 1 {
        // The next Tab is for what comes next.
        prompt.completing = None;
    }
    prompt.recalled = None;
    filtering::typed(state, context);
}

/// What is offered: for the term at the cursor what begins so, and for a mistaken one what was probably meant.
fn offered(
    input: &Input,
    suggested: Option<Repair>,
    completions: impl FnOnce(&str, usize) -> Completions,
) -> Completions {
    let text = input.text();
    // What was asked is the text without white space around it.
    let lead = text.len() - text.trim_start().len();
    let instead = suggested.and_then(|repair| repair.instead).map(|(span, term)| {
        let list = vec![Completion { term, label: Clean::new("probably meant"), tally: None }];
        Completions { span: span.start + lead..span.end + lead, list }
    });
    match instead {
        // Right before a term nothing of it is typed that could be completed.
        Some(instead) if !(instead.span.start + 1..=instead.span.end).contains(&input.cursor()) => instead,
        instead => match (completions(text, input.cursor()), instead) {
            // What is written is what was said that Tab writes.
            (mut offered, Some(instead)) if offered.span == instead.span => {
                offered
                    .list
                    .retain(|completion| instead.list.iter().all(|said| said.term != completion.term));
                offered.list.splice(0..0, instead.list);
                offered
            }
            (_, Some(instead)) => instead,
            (offered, None) => offered,
        },
    }
}

/// Of the mistakes of the query for which something is suggested, the one nearest to the cursor, which is told.
fn suggestion(state: &State) -> Option<&Repair> {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return None };
    let suggested = state.understood()?.repairs().iter().filter(|repair| repair.instead.is_some());
    suggested.min_by_key(|repair| repair.distance(prompt.cursor()))
}

/// Calls an earlier query up.
pub(super) fn earlier(state: &mut State, context: &Context) {
    recall(state, context, Asked::earlier, "No earlier query begins so");
}

/// Goes back to a later query, and at last to what was typed.
pub(super) fn later(state: &mut State, context: &Context) {
    recall(state, context, Asked::later, "No later query");
}

fn recall(state: &mut State, context: &Context, step: fn(&Asked, &mut Prompt) -> bool, none: &str) {
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return };
    if step(&state.asked, prompt) {
        prompt.completing = None;
        filtering::typed(state, context);
    } else {
        say(state, none);
    }
}
