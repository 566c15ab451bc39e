//! The keys of a place, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::command::Command;
use super::super::content;
use super::super::line::Line;
use super::super::state::{Context, Help, State};
use super::super::theme::Role;
use super::{boxed, highlight, paint_line, typed_line};

/// Draws the keys of a place; gives the cell of the cursor while words are typed.
pub(super) fn draw(state: &State, context: &Context, help: &Help, buffer: &mut Buffer) -> Option<Position> {
    let lines = content::help(help, &state.screen(), context);
    let list = state.screen().help(lines.len());
    let area = Rect {
        x: list.x.saturating_sub(2),
        y: list.y.saturating_sub(2),
        width: list.width + 4,
        height: list.height + 3,
    };
    let below = lines.len().saturating_sub(help.focus.top + usize::from(list.height));
    let more = if below > 0 { format!("  {below} lines below") } else { String::new() };
    let mut title = Line::new("Keys", Role::Accent).then(format!("  {}", help.of.name()), Role::Dim);
    if title.width() + more.len() + 4 <= area.width.into() {
        title = title.then(more, Role::Dim);
    }
    let inside = boxed(context, buffer, area, &title);
    let cursor = if let Some(input) = &help.input {
        Some(typed_line(context, buffer, inside, input, "type to narrow"))
    } else {
        paint_line(context, buffer, inside, &ways(context, help, inside.width.into()));
        None
    };
    if lines.is_empty() {
        paint_line(context, buffer, list, &Line::new("no line has these words", Role::Dim));
    }
    let in_focus = content::entry_at(&lines, help.focus.at);
    for (y, (at, line)) in (list.y..list.bottom()).zip(lines.into_iter().enumerate().skip(help.focus.top)) {
        let row = Rect { y, height: 1, ..list };
        paint_line(context, buffer, row, &line.line);
        if in_focus.contains(&at) && line.does.is_some() {
            highlight(context, buffer, row, Role::Selected);
        }
    }
    cursor
}

/// What can be done here, and what there is beside keys; shorter where there is less room.
fn ways(context: &Context, help: &Help, columns: usize) -> Line {
    let way = |line: Line, command, what: &str| {
        let key = context.keymap.key(command);
        if key.is_empty() {
            return line;
        }
        let gap = if line.segments.is_empty() { "" } else { "   " };
        line.then(gap, Role::Dim).then(key, Role::Key).then(format!(" {what}"), Role::Dim)
    };
    let has_query = Command::Find.info().places.contains(&help.of);
    let sections = if has_query { "finds keys, signs, query" } else { "finds keys and signs" };
    let short = way(way(Line::default(), Command::FindKey, "narrows"), Command::RunKey, "runs");
    let long = way(way(Line::default(), Command::FindKey, sections), Command::RunKey, "runs");
    let longest =
        if has_query { way(long.clone(), Command::Last, "to the query language") } else { long.clone() };
    [longest, long].into_iter().find(|line| line.width() <= columns).unwrap_or(short)
}
