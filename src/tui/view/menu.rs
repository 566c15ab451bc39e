//! A short list of things to go to or to take, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::content;
use super::super::line::Line;
use super::super::state::{Context, Menu, State};
use super::super::theme::Role;
use super::{boxed, highlight, paint};

/// Draws the list; gives the cell of the one in focus.
pub(super) fn draw(state: &State, context: &Context, menu: &Menu, buffer: &mut Buffer) -> Option<Position> {
    let listed = content::menu(menu.of, state, context);
    let area = state.screen().menu(listed.lines.len());
    let inside = boxed(context, buffer, area, &Line::new(menu.of.title(), Role::Accent));
    paint(context, buffer, inside, listed.lines.get(menu.top..).unwrap_or_default());
    let block = listed.blocks.get(menu.cursor)?;
    let line = u16::try_from(block.start.checked_sub(menu.top)?).ok()?;
    let row = Rect { y: inside.y.checked_add(line)?, height: 1, ..inside };
    if row.y >= inside.bottom() {
        return None;
    }
    highlight(context, buffer, row, Role::Selected);
    Some(row.as_position())
}
