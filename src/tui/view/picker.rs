//! A list of values to choose from, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::line::Line;
use super::super::state::{Choice, Context, Mark, Order, Picker, State};
use super::super::theme::Role;
use super::{boxed, highlight, paint_line, typed_line};
use crate::query::Field;
use crate::text::{fit, width};

/// Cells of the longest bar.
const BAR: usize = 12;
/// Cells of the numbers at least, so that they stand in one place in most lists.
const NUMBER: usize = 15;

/// Draws the list; gives the cell of the cursor.
pub(super) fn draw(state: &State, context: &Context, picker: &Picker, buffer: &mut Buffer) -> Position {
    let area = state.screen().picker(picker.lines(), picker.names);
    let count = |mark: Mark| picker.choices.iter().filter(|choice| choice.mark == mark).count();
    let mut title = Line::new(format!("Pick {}", picker.field.name()), Role::Accent);
    for (count, what) in [(count(Mark::Wanted), "marked"), (count(Mark::Excluded), "ruled out")] {
        if count > 0 {
            title = title.then(format!("  {count} {what}"), Role::Dim);
        }
    }
    title = title.then(order(picker), Role::Dim);
    let inside = boxed(context, buffer, area, &title);
    let cursor = typed_line(context, buffer, inside, &picker.input, "type to narrow");
    let list = Rect { y: inside.y + 2.min(inside.height), height: inside.height.saturating_sub(2), ..inside };
    let shown = picker.shown();
    if shown.is_empty() {
        let what = if picker.counting { "counting" } else { "no value matches" };
        paint_line(context, buffer, list, &Line::new(what, Role::Dim));
    }
    let most =
        picker.choices.iter().map(|choice| choice.count.certain + choice.count.perhaps).max().unwrap_or(1);
    let names = picker.names;
    let numbers = picker.choices.iter().map(|choice| width(&number(choice))).max().unwrap_or(0);
    let seen = shown.iter().enumerate().skip(picker.focus.top);
    for (y, (number, index)) in (list.y..list.bottom()).zip(seen) {
        let row = Rect { y, height: 1, ..list };
        let columns = usize::from(row.width);
        paint_line(
            context,
            buffer,
            row,
            &choice(context, &picker.choices[*index], (most, names, numbers.max(NUMBER)), columns),
        );
        if number == picker.focus.at {
            highlight(context, buffer, row, Role::Selected);
        }
    }
    cursor
}

/// What the list is ordered by, in the title.
fn order(picker: &Picker) -> &'static str {
    match (picker.order, picker.field) {
        (Order::Usual, Field::Kind | Field::Basis | Field::Evidence) => "",
        (Order::Usual, Field::Year) | (Order::Time, _) => "  by time",
        (Order::Usual | Order::Weight, _) => "  by number",
    }
}

fn choice(
    context: &Context,
    choice: &Choice,
    (most, names, numbers): (usize, usize, usize),
    columns: usize,
) -> Line {
    let glyphs = &context.glyphs;
    let (certain, perhaps) = (choice.count.certain, choice.count.perhaps);
    let (mark, role) = match choice.mark {
        Mark::Wanted => (glyphs.marks[0], Role::Accent),
        Mark::Excluded => ("-", Role::Bad),
        Mark::None => (glyphs.marks[1], Role::Dim),
    };
    let right = numbers + 1;
    let bar = ((certain + perhaps) * BAR).div_ceil(most.max(1)).min(BAR);
    // A name matters more than a bar.
    let has_bar = columns > 48.max(names.min(columns) + right + BAR + 3);
    let bar = if has_bar { bar } else { 0 };
    let room = columns.saturating_sub(right + if has_bar { BAR + 2 } else { 0 } + 2);
    Line::new(mark, role)
        .then(" ", Role::Text)
        .then(fit(&choice.count.label, room), Role::Text)
        .pad(room + 3)
        .then(glyphs.block.repeat(bar), Role::Dim)
        .pad(columns.saturating_sub(right) + 1)
        .then(number(choice), Role::Text)
}

/// How many events it has.
fn number(choice: &Choice) -> String {
    match (choice.count.certain, choice.count.perhaps) {
        (certain, 0) => certain.to_string(),
        (certain, perhaps) => format!("{certain} +{perhaps} perhaps"),
    }
}
