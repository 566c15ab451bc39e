//! The strip above the panes: years, how many events, and what of them is in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::line::Line;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::paint_line;
use crate::edtf::Span;
use crate::query::Tally;
use crate::timeline::{BREAK, Scale, ticks};

/// So many events that are perhaps in a cell are not few, however few there are elsewhere.
const FAINT: usize = 6;

/// Draws the strip, if there is one.
pub(super) fn draw(state: &State, context: &Context, buffer: &mut Buffer) {
    let area = state.screen().strip;
    if area.height < 3 || area.width < 3 {
        return;
    }
    let inner = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
    let strip = &state.strip;
    let scale = strip.scale();
    labels(context, buffer, inner, scale, 0);
    let seen = state.in_sight(context).map(|seen| cells(scale, seen));
    let bars = Rect { y: inner.y + 1, ..inner };
    let most = |count: fn(&Tally) -> usize| strip.tallies().iter().map(count).max().unwrap_or(0);
    let most =
        Tally { certain: most(|tally| tally.certain), perhaps: most(|tally| tally.perhaps).max(FAINT) };
    let mut line = Line::default();
    for (cell, tally) in (0_i64..).zip(strip.tallies()) {
        let near = seen.is_some_and(|(first, last)| (first..=last).contains(&cell));
        let (sign, role) = bar(context, *tally, most);
        line = line.then(sign, if near && role == Role::Text { Role::Title } else { role });
    }
    paint_line(context, buffer, bars, &line);
    folds(context, buffer, bars, scale, 0);
    if let Some((first, last)) = seen {
        let role = Role::Dim;
        run(
            context,
            buffer,
            Rect { y: inner.y + 2, ..inner },
            (first, last),
            (context.glyphs.time.window, role),
        );
    }
    let told = state.selected.and_then(|event| context.index.told(event));
    if let Some((first, last)) = told.map(|told| cells(scale, told)) {
        let under = Rect { y: inner.y + 2, ..inner };
        run(context, buffer, under, (first, last), (context.glyphs.time.lasts, Role::Accent));
        run(context, buffer, under, (first, first), (context.glyphs.time.focus, Role::Accent));
    }
}

/// The sign of a cell of the strip: as high as there are certain events, or else that there may be some.
fn bar(context: &Context, tally: Tally, most: Tally) -> (&'static str, Role) {
    let glyphs = &context.glyphs.time;
    match (tally.certain, tally.perhaps) {
        (0, 0) => (" ", Role::Text),
        (0, perhaps) => (step(&glyphs.perhaps, perhaps, most.perhaps), Role::Dim),
        (certain, _) => (step(&glyphs.heights, certain, most.certain), Role::Text),
    }
}

/// The sign, of those for few to many, of a count of which there are at most so many.
pub(super) fn step(signs: &[&'static str], count: usize, most: usize) -> &'static str {
    let place = (count * signs.len()).div_ceil(most.max(1)).clamp(1, signs.len().max(1));
    signs.get(place - 1).copied().unwrap_or(" ")
}

/// From the first cell of a span to its last.
fn cells(scale: &Scale, span: Span) -> (i64, i64) {
    let first = span.earliest.map_or(-1, |day| scale.cell(day));
    let last = span.latest.map_or(scale.cells(), |day| scale.cell(day));
    (first.max(0), last.min(scale.cells() - 1).max(first.max(0)))
}

/// Paints a sign from one cell to another.
fn run(
    context: &Context,
    buffer: &mut Buffer,
    row: Rect,
    (first, last): (i64, i64),
    (sign, role): (&str, Role),
) {
    let width = i64::from(row.width);
    let (from, to) = (first.clamp(0, width), (last + 1).clamp(0, width));
    if from < to {
        let cells = usize::try_from(to - from).unwrap_or(0);
        let x = row.x + u16::try_from(from).unwrap_or(0);
        let area = Rect { x, width: row.right() - x, ..row };
        paint_line(context, buffer, area, &Line::new(sign.repeat(cells), role));
    }
}

/// The labels of a scale in a row that shows it from a cell on, and its folds.
pub(super) fn labels(context: &Context, buffer: &mut Buffer, row: Rect, scale: &Scale, left: i64) {
    let window = left..left + i64::from(row.width);
    for tick in ticks(scale, window) {
        let Ok(offset) = u16::try_from(tick.cell - left) else { continue };
        let area = Rect { x: row.x + offset, width: row.width.saturating_sub(offset), ..row };
        let role = if tick.year { Role::Heading } else { Role::Dim };
        paint_line(context, buffer, area, &Line::new(tick.text, role));
    }
    folds(context, buffer, row, scale, left);
}

/// The folds of a scale, in the middle of their cells.
pub(super) fn folds(context: &Context, buffer: &mut Buffer, row: Rect, scale: &Scale, left: i64) {
    for first in scale.breaks() {
        if let Some(offset) =
            u16::try_from(first + BREAK / 2 - left).ok().filter(|offset| *offset < row.width)
        {
            let area = Rect { x: row.x + offset, width: 1, ..row };
            paint_line(context, buffer, area, &Line::new(context.glyphs.time.fold, Role::Dim));
        }
    }
}
