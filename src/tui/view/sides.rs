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
    let beside = match shown.of {
        Beside::Events(..) => "of two events".to_owned(),
        Beside::Sources(_) => of_sources(state, context, shown),
    };
    let lines = content::sides(state, context).lines;
    let title = Title::of(Line::new(beside, Role::Dim), lines.len(), shown.scroll, pane.height());
    frame::title(state, context, Place::Compare, title, buffer);
    paint(context, buffer, pane.body, lines.get(shown.scroll..).unwrap_or_default());
}

/// Which of the quotations of an event are in sight, by their numbers in the pane of its sources.
fn of_sources(state: &State, context: &Context, shown: &Comparison) -> String {
    let quotations = shown.quotations(&context.chronology);
    let count = quotations.len();
    let numbers: Vec<usize> = quotations.iter().map(|cited| cited.citation + 1).collect();
    let seen = numbers.iter().skip(shown.focus.top).take(content::columns(state, count));
    let seen: Vec<String> = seen.map(ToString::to_string).collect();
    let which = match seen.split_last() {
        Some((last, others)) if seen.len() < count && !others.is_empty() => {
            format!("of quotations {} and {last} of {count}", others.join(", "))
        }
        Some((only, [])) if count > 1 => format!("of quotation {only} of {count}"),
        _ => format!("of the {count} quotations of an event"),
    };
    // Without a word on it, they would seem to be in disorder.
    let order = if numbers.is_sorted() { "" } else { ", what speaks against the first beside it" };
    which + order
}
