//! What to say where a query leaves no event: which of its terms stand in the way, and which key mends it.

use super::super::command::Command;
use super::super::line::{Line, Roles, paragraph};
use super::super::place::Place;
use super::super::state::{Context, State};
use super::super::theme::Role;
use crate::query::{Obstacle, Tally};
use crate::text::width;

/// Obstacles that are told.
const TOLD: usize = 5;

/// The lines of an empty list.
pub fn nothing_found(state: &State, context: &Context, columns: usize) -> Vec<Line> {
    let obstacles = state.listing.obstacles();
    let roles = Roles { plain: Role::Title, marked: Role::Title };
    let mut lines = paragraph(&why(&state.question.text, obstacles), columns, &[], roles);
    lines.push(Line::default());
    let promising = obstacles.iter().filter(|obstacle| count(obstacle.without) > 0).take(TOLD);
    let mut ways: Vec<(String, Line)> = Vec::new();
    // While the query is typed, keys are letters or keep it.
    let is_typed = state.place() == Place::Prompt;
    for Obstacle { term, without, .. } in promising {
        let is_first = ways.is_empty() && !is_typed;
        let key = if is_first { context.keymap.key(Command::Open) } else { String::new() };
        let line = Line::new("without ", Role::Dim).then(term, Role::Text);
        ways.push((key, line.then(format!("  {}", said(*without)), Role::Dim)));
    }
    let others = [
        (Command::ToggleFilters, "all filters off, and on again"),
        (Command::Back, "empties the query"),
        (Command::Earlier, "goes back to the one before"),
    ];
    let others = others
        .into_iter()
        .filter(|_| !is_typed)
        .map(|(command, does)| (context.keymap.key(command), Line::new(does, Role::Dim)));
    ways.extend(others.filter(|(key, _)| !key.is_empty()));
    let keys = ways.iter().map(|(key, _)| width(key)).max().unwrap_or(0);
    let keys = if keys > 0 { keys + 1 } else { 0 };
    lines.extend(
        ways.into_iter().map(|(key, does)| Line::new(key, Role::Key).pad(keys).with(does).fit(columns)),
    );
    lines
}

/// Why there is none.
fn why(text: &str, obstacles: &[Obstacle]) -> String {
    let unknown: Vec<_> = obstacles.iter().filter(|obstacle| count(obstacle.alone) == 0).collect();
    match (obstacles, unknown.as_slice()) {
        ([], _) => format!("No event matches `{text}`"),
        ([only], _) => format!("No event matches `{}`{}", only.term, meant(only)),
        (_, [unknown, ..]) => {
            format!("No events: nothing at all matches `{}`{}", unknown.term, meant(unknown))
        }
        (all, []) => {
            let terms: Vec<_> = all.iter().map(|obstacle| format!("`{}`", obstacle.term)).collect();
            let (last, others) = terms.split_last().map_or(("", &[][..]), |(last, others)| (last, others));
            let meant = all.iter().find(|obstacle| obstacle.meant.is_some()).map(meant).unwrap_or_default();
            format!("No events: {} and {last} leave none{meant}", others.join(", "))
        }
    }
}

fn meant(obstacle: &Obstacle) -> String {
    obstacle.meant.as_ref().map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

fn count(tally: Tally) -> usize {
    tally.certain + tally.perhaps
}

fn said(tally: Tally) -> String {
    let events = if count(tally) == 1 { "event" } else { "events" };
    match tally.perhaps {
        0 => format!("{} {events}", count(tally)),
        1 if count(tally) == 1 => format!("1 {events}, perhaps"),
        perhaps => format!("{} {events}, {perhaps} of them perhaps", count(tally)),
    }
}
