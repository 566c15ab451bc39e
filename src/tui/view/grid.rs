//! The grid: years down, months across, with the number of events and a shade for it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::Pane;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::strip::step;
use super::{highlight, paint_line};
use crate::edtf::{month_name, year_text, years_text};
use crate::text::{fit, width};
use crate::timeline::{Count, GridRow, length};

/// What the rows and columns are.
pub(super) fn title(state: &State) -> Line {
    let rows = match state.grid.grid.years_of_row() {
        1 => "years and months".to_owned(),
        10 => "decades and years".to_owned(),
        100 => "centuries and decades".to_owned(),
        years => format!("{years} years a row"),
    };
    Line::new(rows, Role::Dim)
}

/// The rows that are in sight, below the names of the columns.
pub(super) fn draw(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    let grid = &state.grid.grid;
    let (labels, each) = state.screen().grid_columns(grid.columns());
    let head = Rect { height: pane.body.height.min(1), ..pane.body };
    let names = (0..grid.columns()).fold(Line::default().pad(labels), |line, column| {
        let name = column_name(column, grid.years_of_row());
        let name = fit(&name, each.saturating_sub(1)).into_owned();
        let end = labels + (column + 1) * each - usize::from(each > 3);
        line.pad(end.saturating_sub(width(&name))).then(name, Role::Dim)
    });
    paint_line(context, buffer, head, &names);
    let most = grid.most();
    let seen = grid.rows().iter().enumerate().skip(state.grid.top);
    for (y, (number, row)) in (pane.body.y + head.height..pane.body.bottom()).zip(seen) {
        let area = Rect { y, height: 1, ..pane.body };
        match row {
            GridRow::Silence(years) => {
                let sign = context.glyphs.gap;
                let years = length(years.saturating_mul(365).saturating_add(years / 4));
                paint_line(context, buffer, area, &Line::new(format!("{sign} {years} {sign}"), Role::Dim));
            }
            GridRow::Years { first, last, cells } => {
                let label = years_text(*first, *last).replace("century", "c.");
                let is_vague = *last - *first != grid.years_of_row() - 1;
                let line = if is_vague {
                    // There is nothing in its other cells, so it may be as long as it is.
                    let label = Line::new(label, Role::Text).pad(labels);
                    label.with(cell(context, cells.first().copied().unwrap_or_default(), most, each))
                } else {
                    // Rather where it begins than the half of both.
                    let label = if width(&label) > labels { year_text(*first) } else { label };
                    let label = Line::new(fit(&label, labels), Role::Heading).pad(labels);
                    cells.iter().fold(label, |line, count| line.with(cell(context, *count, most, each)))
                };
                paint_line(context, buffer, area, &line);
                if is_vague && number == state.grid.row {
                    let wide = u16::try_from(line.width()).unwrap_or(u16::MAX).min(area.width);
                    highlight(context, buffer, Rect { width: wide, ..area }, focus_role(state));
                    continue;
                }
            }
        }
        if number == state.grid.row {
            let x = u16::try_from(labels + state.grid.column * each).unwrap_or(u16::MAX);
            let x = pane.body.x.saturating_add(x).min(pane.body.right());
            let wide = u16::try_from(each).unwrap_or(1).min(pane.body.right() - x);
            highlight(context, buffer, Rect { x, y, width: wide, height: 1 }, focus_role(state));
        }
    }
}

/// The look of what is in focus here.
fn focus_role(state: &State) -> Role {
    if state.focus == Place::Timeline { Role::Selected } else { Role::Resting }
}

/// A number and its shade; a question mark where none of it is certain.
fn cell(context: &Context, count: Count, most: usize, each: usize) -> Line {
    let glyphs = &context.glyphs.time;
    let shaded = each > 3;
    let room = each - usize::from(shaded);
    if count.all == 0 {
        return Line::default().pad(room.saturating_sub(1)).then(glyphs.nothing, Role::Border).pad(each);
    }
    let mut number = count.all.to_string();
    if number.len() >= room {
        glyphs.crowd.clone_into(&mut number);
    }
    let (shade, role) = if count.perhaps == count.all {
        ("?", Role::Dim)
    } else {
        (step(&glyphs.shades, count.all, most), Role::Text)
    };
    let line = Line::default().pad(room - number.len()).then(number, role);
    if shaded { line.then(shade, if role == Role::Dim { role } else { Role::Accent }) } else { line }
}

fn column_name(column: usize, years_of_row: i64) -> String {
    match (column, u8::try_from(column), years_of_row) {
        (0, ..) => "any".to_owned(),
        (_, Ok(month), 1) => month_name(month).to_owned(),
        _ => {
            let part = i64::try_from(column - 1).unwrap_or(0) * (years_of_row / 10);
            let digits = usize::try_from(years_of_row.ilog10()).unwrap_or(1);
            format!("{part:0digits$}")
        }
    }
}
