//! A list of things to do or to go to, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::line::Line;
use super::super::state::{Context, Entry, Menu, State};
use super::super::theme::Role;
use super::{boxed, highlight, paint_line, typed_line};
use crate::text::{fit, width};

/// Draws the list; gives the cell of the cursor.
pub(super) fn draw(state: &State, context: &Context, menu: &Menu, buffer: &mut Buffer) -> Position {
    let area = state.screen().menu(menu.entries.len());
    let title = Line::new("Commands", Role::Accent).then(format!("  of {}", menu.of.name()), Role::Dim);
    let inside = boxed(context, buffer, area, &title);
    let cursor = typed_line(context, buffer, inside, &menu.input, "type to narrow");
    let list = Rect { y: inside.y + 2.min(inside.height), height: inside.height.saturating_sub(2), ..inside };
    if menu.shown().len() == 0 {
        paint_line(context, buffer, list, &Line::new("nothing has these letters", Role::Dim));
    }
    let lead = menu.entries.iter().map(|entry| width(&entry.lead)).max().unwrap_or(0);
    let cells = Cells { lead: lead.min(usize::from(list.width) / 4), columns: list.width.into() };
    for (y, (number, entry)) in (list.y..list.bottom()).zip(menu.shown().enumerate().skip(menu.focus.top)) {
        let row = Rect { y, height: 1, ..list };
        paint_line(context, buffer, row, &line(entry, cells));
        if number == menu.focus.at {
            highlight(context, buffer, row, Role::Selected);
        }
    }
    cursor
}

/// What a line has to share out.
#[derive(Clone, Copy)]
struct Cells {
    lead: usize,
    columns: usize,
}

fn line(entry: &Entry, cells: Cells) -> Line {
    let (lead, text) = if entry.works { (Role::Key, Role::Text) } else { (Role::Dim, Role::Dim) };
    let line =
        Line::new(fit(&entry.lead, cells.lead), lead).pad(cells.lead + 2).then(entry.text.as_str(), text);
    let room = cells.columns.saturating_sub(line.width() + 2);
    // What stands behind is whole or not there.
    if width(&entry.beside) > room {
        return line.fit(cells.columns);
    }
    line.pad(cells.columns - width(&entry.beside)).then(entry.beside.as_str(), Role::Dim)
}
