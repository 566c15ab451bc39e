//! The line in which a date or words are typed, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::line::Line;
use super::super::state::{Context, Jump, State, Understood};
use super::super::theme::Role;
use super::{boxed, paint_line, typed_line};

/// Draws the line, and beneath it how it was understood; gives the cell of the cursor.
pub(super) fn draw(state: &State, context: &Context, jump: &Jump, buffer: &mut Buffer) -> Position {
    let screen = state.screen();
    let area = screen.picker(0, 0);
    // At the bottom, or, where it would cover the event in focus, at the top.
    let bottom = screen.middle.bottom().saturating_sub(area.height);
    let row = state.selected_row().and_then(|row| u16::try_from(row.checked_sub(state.top)?).ok());
    let is_covered = row.is_some_and(|row| screen.timeline.body.y.saturating_add(row) >= bottom);
    let area = if is_covered { area } else { Rect { y: bottom, ..area } };
    let inside = boxed(context, buffer, area, &Line::new("Go to", Role::Accent));
    let cursor = typed_line(context, buffer, inside, &jump.input, "a date or words");
    let below =
        Rect { y: inside.y + 1.min(inside.height), height: inside.height.saturating_sub(1), ..inside };
    paint_line(context, buffer, below, &understood(state, context, jump).fit(below.width.into()));
    cursor
}

fn understood(state: &State, context: &Context, jump: &Jump) -> Line {
    let event = state.selected.map_or("", |event| context.chronology.event(event).title);
    let found = |how: String| Line::new(how, Role::Dim).then(event, Role::Text);
    match &jump.understood {
        Understood::Nothing => Line::new("april 2013, 2014-02-07, 1960s, or words of an event", Role::Dim),
        Understood::Date(date) => found(format!("{date}, or next: ")),
        Understood::After(date) => found(format!("nothing from {date} on; the last: ")),
        Understood::Words(1) => found("the event with these words: ".to_owned()),
        Understood::Words(count) => found(format!("the best of {count}: ")),
        Understood::Neither => Line::new("neither a date nor words of a listed event", Role::Doubtful),
    }
}
