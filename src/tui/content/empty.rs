//! What to say where a query leaves no event: which of its terms stand in the way, and which key mends it.

use super::super::command::Command;
use super::super::line::{Line, Roles, paragraph};
use super::super::state::{Context, State};
use super::super::theme::Role;
use crate::query::{Obstacle, Tally};

/// Obstacles that are told.
const TOLD: usize = 5;

/// The lines of an empty list.
pub fn nothing_found(state: &State, context: &Context, columns: usize) -> Vec<Line> {
    let obstacles = state.listing.obstacles();
    let roles = Roles { plain: Role::Title, marked: Role::Title };
    let mut lines = paragraph(&why(&state.question.text, obstacles), columns, &[], roles);
    lines.push(Line::default());
    let key = |command| context.keymap.chords(command).next().unwrap_or_default();
    let promising = obstacles.iter().filter(|obstacle| count(obstacle.without) > 0).take(TOLD);
    for (number, Obstacle { term, without, .. }) in promising.enumerate() {
        let key = if number == 0 { key(Command::Open) } else { String::new() };
        let line = Line::new(key, Role::Key).pad(KEYS).then("without ", Role::Dim).then(term, Role::Text);
        lines.push(line.then(format!("  {}", said(*without)), Role::Dim).fit(columns));
    }
    let ways = [
        (Command::ToggleFilters, "all filters off, and on again"),
        (Command::Back, "empties the query"),
        (Command::Earlier, "goes back to the one before"),
    ];
    lines.extend(ways.map(|(command, does)| {
        Line::new(key(command), Role::Key).pad(KEYS).then(does, Role::Dim).fit(columns)
    }));
    lines
}

/// Cells before what a key does.
const KEYS: usize = 7;

/// Why there is none.
fn why(text: &str, obstacles: &[Obstacle]) -> String {
    let unknown: Vec<_> = obstacles.iter().filter(|obstacle| count(obstacle.alone) == 0).collect();
    match (obstacles, unknown.as_slice()) {
        ([], _) => format!("No event matches `{text}`"),
        ([only], _) => format!("No event matches `{}`", only.term),
        (_, [unknown, ..]) => format!("No events: nothing at all matches `{}`", unknown.term),
        (all, []) => {
            let terms: Vec<_> = all.iter().map(|obstacle| format!("`{}`", obstacle.term)).collect();
            let (last, others) = terms.split_last().map_or(("", &[][..]), |(last, others)| (last, others));
            format!("No events: {} and {last} leave none", others.join(", "))
        }
    }
}

fn count(tally: Tally) -> usize {
    tally.certain + tally.perhaps
}

fn said(tally: Tally) -> String {
    let events = if count(tally) == 1 { "event" } else { "events" };
    match tally.perhaps {
        0 => format!("{} {events}", count(tally)),
        perhaps => format!("{} {events}, {perhaps} perhaps", count(tally)),
    }
}
