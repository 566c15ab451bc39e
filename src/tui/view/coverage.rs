//! What each source says when: the time that it speaks of, how much of it is quoted, and what of it is not.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::{COVERED, Pane};
use super::super::line::{Line, Roles, paragraph};
use super::super::place::Place;
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::strip::step;
use super::{highlight, paint, paint_line, strip};
use crate::model::{DocumentState, Source};
use crate::text::{fit, width};

/// The sources in sight, below the labels of time and of the numbers.
pub(super) fn draw(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    if context.chronology.sources().is_empty() {
        no_sources(context, pane, buffer);
        return;
    }
    let coverage = &state.coverage;
    let names = state.screen().lane_names();
    let columns = state.screen().coverage_columns();
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let time = Rect {
        x: pane.body.x.saturating_add(cells(names)).min(pane.body.right()),
        width: cells(columns).min(pane.body.width.saturating_sub(cells(names))),
        height: 1,
        ..pane.body
    };
    strip::labels(context, buffer, time, coverage.scale(), 0);
    let head = Line::default().pad(names + columns).with(numbers(["events", "quoted", "uncited"], Role::Dim));
    paint_head(context, buffer, pane, head);
    let sources = context.chronology.sources().iter().enumerate().skip(coverage.top);
    for (y, (row, source)) in (pane.body.y + 1..pane.body.bottom()).zip(sources) {
        let area = Rect { y, height: 1, ..pane.body };
        let selected = coverage.row == row;
        let pointer = if selected { context.glyphs.pointer } else { " " };
        let name = fit(source.short_name(), names.saturating_sub(3));
        let line = Line::new(pointer, Role::Accent).then(" ", Role::Text).then(name, Role::Text).pad(names);
        let Some(told) = coverage.told(row) else { continue };
        let (quoted, uncited) = match told.quoted {
            None if source.document != DocumentState::Unread => ("no text".to_owned(), String::new()),
            Some(share) if told.is_checked => {
                (format!("{:.0} %", share * 100.0), told.uncited.len().to_string())
            }
            // Nobody knows before all of its quotations have been looked up.
            _ => ("?".to_owned(), "?".to_owned()),
        };
        let line = line
            .with(speaks(context, state, source, row))
            .pad(names + columns)
            .with(numbers([&told.events.to_string(), &quoted, &uncited], Role::Text));
        paint_line(context, buffer, area, &line);
        strip::folds(context, buffer, Rect { y, ..time }, coverage.scale(), 0);
        if selected {
            let role = if state.focus == Place::Timeline { Role::Selected } else { Role::Resting };
            highlight(context, buffer, Rect { y, height: 1, ..pane.title }, role);
        }
    }
}

/// What to say where there is no row.
fn no_sources(context: &Context, pane: Pane, buffer: &mut Buffer) {
    let roles = |role| Roles { plain: role, marked: role };
    let mut lines = vec![Line::default()];
    lines.extend(paragraph("No source is declared", pane.measure(), &[], roles(Role::Title)));
    let rest = "Nothing that this chronology tells can be followed to the words of a document. \
                Sources stand in its file as [[source]], and events cite them.";
    lines.extend(paragraph(rest, pane.measure(), &[], roles(Role::Dim)));
    paint(context, buffer, pane.body, &lines);
}

/// The head stands in the row of the labels and does not cover them.
fn paint_head(context: &Context, buffer: &mut Buffer, pane: Pane, head: Line) {
    let lead = head.segments.first().map_or(0, |segment| width(&segment.text));
    let offset = u16::try_from(lead).unwrap_or(u16::MAX).min(pane.body.width);
    let area = Rect { x: pane.body.x + offset, width: pane.body.width - offset, height: 1, ..pane.body };
    let head = Line { segments: head.segments.into_iter().skip(1).collect() };
    paint_line(context, buffer, area, &head);
}

/// Three numbers under their heads.
fn numbers(texts: [&str; 3], role: Role) -> Line {
    let each = COVERED / 3;
    texts.iter().enumerate().fold(Line::default(), |line, (place, text)| {
        line.pad(((place + 1) * each).saturating_sub(width(text))).then(*text, role)
    })
}

/// The time that a source speaks of: where it tells of much and of little, and when it was published.
fn speaks(context: &Context, state: &State, source: &Source, row: usize) -> Line {
    let glyphs = &context.glyphs.time;
    let Some(told) = state.coverage.told(row) else { return Line::default() };
    let most = told.tallies.iter().map(|tally| tally.certain).max().unwrap_or(0);
    let published = source.published.as_ref().and_then(|when| when.span().earliest);
    let published = published.and_then(|day| usize::try_from(state.coverage.scale().cell(day)).ok());
    let mut line = Line::default();
    for (cell, tally) in told.tallies.iter().enumerate() {
        let (sign, role) = match tally.certain {
            _ if published == Some(cell) => (glyphs.published, Role::Accent),
            0 if tally.perhaps > 0 => (step(&glyphs.perhaps, tally.perhaps, told.events), Role::Dim),
            0 => (" ", Role::Text),
            certain => (step(&glyphs.heights, certain, most), Role::Text),
        };
        line = line.then(sign, role);
    }
    line
}
