//! The grid: years down, months across, with the number of events and a bar for it.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::{GridColumns, Pane, Wording, count_text, label};
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::lanes::undated;
use super::strip::step;
use super::{highlight, paint_line};
use crate::edtf::{grouped, month_name};
use crate::text::{fit, width};
use crate::timeline::{Cell, GridRow, length};

/// From so many cells on the title has room for what its signs mean.
const ROOM: u16 = 50;

/// What the rows and columns are, and what is in none of them.
pub(super) fn title(state: &State, context: &Context) -> Line {
    let grid = &state.grid;
    let of = match grid.grid.years_of_row() {
        // None are known where there is no row.
        0 | 1 => "of years and months".to_owned(),
        10 => "of decades and years".to_owned(),
        100 => "of centuries and decades".to_owned(),
        years => format!("of {years} years a row"),
    };
    let dot = context.glyphs.dot;
    let columns = grid.columns(state.screen().timeline.body.width.into());
    let seen = match columns.shown.as_slice() {
        [_, (first, _), .., (last, _)] if columns.shown.len() < columns.all => {
            let name = |column: usize| column_name(column, grid.grid.years_of_row());
            format!(" {dot} {} to {}", name(*first), name(*last))
        }
        _ => String::new(),
    };
    let undated = match undated(state, context) {
        0 => String::new(),
        count => format!(" {dot} {count} undated"),
    };
    let has_room = state.screen().timeline.body.width >= ROOM;
    let perhaps = (0..columns.all).flat_map(|column| grid.grid.counts(column)).any(|count| count.perhaps > 0);
    let perhaps = if perhaps && seen.is_empty() && has_room {
        format!(" {dot} +3: three more perhaps")
    } else {
        String::new()
    };
    Line::new(format!("{of}{seen}{undated}{perhaps}"), Role::Dim)
}

/// The rows that are in sight, below the names of the columns.
pub(super) fn draw(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    let grid = &state.grid.grid;
    let columns = state.grid.columns(pane.body.width.into());
    let head = Rect { height: pane.body.height.min(1), ..pane.body };
    paint_line(context, buffer, head, &names(&columns, grid.years_of_row()));
    let most = grid.most();
    let seen = grid.rows().iter().enumerate().skip(state.grid.top);
    for (y, (number, row)) in (pane.body.y + head.height..pane.body.bottom()).zip(seen) {
        let area = Rect { y, height: 1, ..pane.body };
        let is_in_focus = number == state.grid.row;
        match row {
            GridRow::Silence(days) => between(context, buffer, area, &length(*days)),
            GridRow::Skipped(years) => {
                let years = grouped(years.unsigned_abs());
                between(context, buffer, area, &format!("{years} years with nothing of their own"));
            }
            GridRow::Years { first, last, cells } => {
                let is_vague = *last - *first != grid.years_of_row() - 1;
                let mut line = if is_vague {
                    // There is nothing in its other cells, so it may be as long as it is.
                    let label = label(*first, *last, Wording::Whole);
                    Line::new(label, Role::Text).then(" ", Role::Text).pad(columns.labels)
                } else {
                    let label = label(*first, *last, columns.wording);
                    Line::new(fit(&label, columns.labels - 1), Role::Heading).pad(columns.labels)
                };
                for (column, place) in columns.shown.iter().filter(|(column, _)| !is_vague || *column == 0) {
                    let found = cells.get(*column).copied().unwrap_or_default();
                    line = cell(context, line, (place, columns.signs), found, (*column > 0).then_some(most));
                }
                paint_line(context, buffer, area, &line);
                if is_in_focus && is_vague {
                    let wide = u16::try_from(line.width()).unwrap_or(u16::MAX).min(area.width);
                    highlight(context, buffer, Rect { width: wide, ..area }, focus_role(state));
                }
                if let Some(place) = columns.cells(state.grid.column).filter(|_| is_in_focus && !is_vague) {
                    let [x, end] =
                        [place.start, place.end].map(|cell| u16::try_from(cell).unwrap_or(u16::MAX));
                    let x = pane.body.x.saturating_add(x).min(pane.body.right());
                    let end = pane.body.x.saturating_add(end).min(pane.body.right());
                    highlight(context, buffer, Rect { x, y, width: end - x, height: 1 }, focus_role(state));
                }
            }
        }
    }
}

/// What stands in the place of rows that are left out.
fn between(context: &Context, buffer: &mut Buffer, area: Rect, text: &str) {
    let sign = context.glyphs.gap;
    paint_line(context, buffer, area, &Line::new(format!("{sign} {text} {sign}"), Role::Dim));
}

/// The names of the columns: three letters of each, or where one has no room for them, its first.
fn names(columns: &GridColumns, years_of_row: i64) -> Line {
    let short = columns.shown.iter().any(|(column, cells)| {
        let name = column_name(*column, years_of_row);
        *column > 0 && width(&name) >= cells.len()
    });
    columns.shown.iter().fold(Line::default(), |line, (column, cells)| {
        let mut name = column_name(*column, years_of_row);
        if short && *column > 0 && years_of_row == 1 {
            name.truncate(1);
        }
        let end = cells.end - 1 - usize::from(columns.signs);
        line.pad(end.saturating_sub(width(&name))).then(name, Role::Dim)
    })
}

/// The look of what is in focus here.
fn focus_role(state: &State) -> Role {
    if state.focus == Place::Timeline { Role::Selected } else { Role::Resting }
}

/// The line with a number, and behind it, where there is room, how it stands to the most that a cell has.
fn cell(
    context: &Context,
    line: Line,
    (place, signs): (&Range<usize>, bool),
    Cell { count, is_own }: Cell,
    most: Option<usize>,
) -> Line {
    let glyphs = &context.glyphs.time;
    let end = place.end - 1 - usize::from(signs);
    if count.all() == 0 {
        return line.pad(end.saturating_sub(1)).then(glyphs.nothing, Role::Border).pad(place.end);
    }
    let role = match (is_own, count.certain, most) {
        (false, ..) => Role::Dim,
        (true, 0, _) | (true, _, None) => Role::Text,
        _ => Role::Title,
    };
    let number = count_text(count);
    let line = line.pad(end.saturating_sub(number.len())).then(number, role);
    let bar = match most.filter(|_| signs) {
        Some(most) if is_own && count.certain > 0 => step(&glyphs.heights, count.certain, most),
        _ => "",
    };
    line.then(bar, Role::Accent).pad(place.end)
}

fn column_name(column: usize, years_of_row: i64) -> String {
    match (column, u8::try_from(column), years_of_row) {
        (0, ..) => "all".to_owned(),
        (_, Ok(month), 1) => month_name(month).to_owned(),
        _ => {
            let part = i64::try_from(column - 1).unwrap_or(0) * (years_of_row / 10);
            let digits = usize::try_from(years_of_row.ilog10()).unwrap_or(1);
            format!("{part:0digits$}")
        }
    }
}
