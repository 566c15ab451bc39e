//! The keys of a place, over the panes.

use ratatui::buffer::Buffer;

use super::super::content;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::{boxed, paint};

/// Draws the keys of a place from a line on.
pub(super) fn draw(state: &State, context: &Context, of: Place, scroll: usize, buffer: &mut Buffer) {
    const WIDTH: u16 = 84;
    let middle = state.screen().middle;
    let lines = content::help(of, &context.keymap, &context.glyphs);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(middle.height);
    let width = middle.width.min(WIDTH);
    let area = ratatui::layout::Rect { x: (middle.width - width) / 2, width, height, ..middle };
    let below = lines.len().saturating_sub(scroll + usize::from(height.saturating_sub(2)));
    let more = if below > 0 { format!("  {below} lines below") } else { String::new() };
    let title =
        Line::new("Keys", Role::Accent).then(format!("  {}", of.name()), Role::Dim).then(more, Role::Dim);
    let inside = boxed(context, buffer, area, &title);
    let columns = inside.width.into();
    let lines: Vec<_> = lines.into_iter().skip(scroll).map(|line| line.fit(columns)).collect();
    paint(context, buffer, inside, &lines);
}
