//! What may follow the beginning of a chord, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::key::shown;
use super::super::line::Line;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::{boxed, paint};

/// Draws a box above the footer with the keys that may come next and what they do.
pub(super) fn draw(state: &State, context: &Context, buffer: &mut Buffer) {
    const KEYS: usize = 8;
    let begun = &state.pending.keys;
    let lines: Vec<Line> = context
        .keymap
        .continuations(state.place(), begun)
        .into_iter()
        .map(|(keys, command)| Line::new(keys, Role::Key).pad(KEYS).then(command.info().help, Role::Text))
        .chain([Line::new("Esc", Role::Key).pad(KEYS).then("Never mind", Role::Dim)])
        .collect();
    let middle = state.screen().middle;
    let widest = lines.iter().map(Line::width).max().unwrap_or(0) + 4;
    let width = u16::try_from(widest).unwrap_or(u16::MAX).min(middle.width);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(middle.height);
    let area = Rect { y: middle.bottom() - height, width, height, ..middle };
    let inside = boxed(context, buffer, area, &Line::new(shown(begun), Role::Accent));
    let columns = inside.width.into();
    let lines: Vec<_> = lines.into_iter().map(|line| line.fit(columns)).collect();
    paint(context, buffer, inside, &lines);
}
