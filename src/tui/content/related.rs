//! The events that have to do with the one in focus, as entries of a list and as lines of the event's pane.

use super::super::line::Line;
use super::super::state::{Action, Context, Offer, State};
use super::super::theme::Role;
use super::dates::alone;
use crate::text::{Clean, fit, width};
use crate::timeline::Related;

/// Those that stand in the pane of the event, if there is room.
const IN_PANE: usize = 5;

/// The entries of the list of related events.
pub fn related_entries(state: &State, context: &Context) -> Vec<Offer> {
    let entry = |&Related { event: key, bond }: &Related| {
        let event = context.chronology.event(key);
        Offer {
            lead: event.when.map_or_else(|| "undated".to_owned(), alone),
            text: Clean::line(event.title),
            beside: Clean::line(&bond.to_string()),
            works: true,
            action: Action::Event(key),
        }
    };
    state.relations.found.iter().map(entry).collect()
}

/// The nearest of them, for the rows that an event leaves free in its pane; nothing if they are too few.
pub fn related_lines(state: &State, context: &Context, columns: usize, rows: usize) -> Vec<Line> {
    // A blank line, a heading, and one event at least.
    const FEWEST: usize = 3;
    let shown = IN_PANE.min((rows + 1).saturating_sub(FEWEST)).min(state.relations.found.len());
    let Some(found @ [_, ..]) = state.relations.found.get(..shown) else { return Vec::new() };
    let key = context.keymap.key(super::super::command::Command::Related);
    let heading = Line::new("Related", Role::Dim).then("  ", Role::Text).then(key, Role::Key);
    let date =
        |related: &Related| context.chronology.event(related.event).when.map_or_else(String::new, alone);
    let widest = found.iter().map(|related| width(&date(related))).max().unwrap_or(0).min(columns / 3);
    let line = |related: &Related| {
        let event = context.chronology.event(related.event);
        Line::new(fit(&date(related), widest), Role::Dim)
            .pad(widest + 1)
            .then(context.glyphs.kind(event.kind), Role::of_kind(event.kind))
            .then(format!(" {}", event.title), Role::Text)
            .fit(columns)
    };
    [Line::default(), heading].into_iter().chain(found.iter().map(line)).collect()
}
