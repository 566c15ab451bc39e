//! Two events, or the sources of one, side by side over the panes.

use ratatui::buffer::Buffer;

use super::super::command::Command;
use super::super::content;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Beside, Comparison, Context, State};
use super::super::theme::Role;
use super::frame::{self, Title};
use super::paint;

/// That there is more than one source to be seen at once, beside the title of the sources, if there is room.
pub(super) fn hint(state: &State, context: &Context, count: usize) -> Line {
    // The name of the pane, which source is in focus, and lines out of sight.
    const TITLE: usize = 48;
    let key = context.keymap.key(Command::SideBySide);
    let is_its_own = state.sides.marked.is_none_or(|marked| state.selected == Some(marked));
    let has_room = usize::from(state.screen().sources.title.width) > TITLE;
    if count < 2 || key.is_empty() || !is_its_own || !has_room {
        return Line::default();
    }
    Line::new("  ", Role::Text).then(key, Role::Key).then(" side by side", Role::Dim)
}

/// Draws the comparison.
pub(super) fn draw(state: &State, context: &Context, shown: &Comparison, buffer: &mut Buffer) {
    let pane = state.screen().pane(Place::Compare);
    let count = shown.quotations(&context.chronology).len();
    let beside = match shown.of {
        Beside::Events(..) => "of two events".to_owned(),
        Beside::Sources(_) => {
            let last = (shown.focus.top + content::columns(state, count)).min(count);
            if last - shown.focus.top < count {
                format!("of quotations {} to {last} of {count}", shown.focus.top + 1)
            } else {
                format!("of the {count} quotations of an event")
            }
        }
    };
    let lines = content::sides(state, context).lines;
    let title = Title::of(Line::new(beside, Role::Dim), lines.len(), shown.scroll, pane.height());
    frame::title(state, context, Place::Compare, title, buffer);
    paint(context, buffer, pane.body, lines.get(shown.scroll..).unwrap_or_default());
}
