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
    let lines = content::help(help.of, context, help.typed());
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
        let [narrows, runs] = [Command::FindKey, Command::RunKey].map(|command| context.keymap.key(command));
        let ways = Line::new(narrows, Role::Key).then(" narrows, ", Role::Dim).then(runs, Role::Key);
        paint_line(context, buffer, inside, &ways.then(" runs", Role::Dim));
        None
    };
    if lines.is_empty() {
        paint_line(context, buffer, list, &Line::new("no line has these words", Role::Dim));
    }
    for (y, (at, line)) in (list.y..list.bottom()).zip(lines.into_iter().enumerate().skip(help.focus.top)) {
        let row = Rect { y, height: 1, ..list };
        paint_line(context, buffer, row, &line.line.fit(row.width.into()));
        if at == help.focus.at && line.does.is_some() {
            highlight(context, buffer, row, Role::Selected);
        }
    }
    cursor
}
