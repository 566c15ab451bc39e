//! A document with its cited passages, and in the margin the events that cite them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::line::{Line, Roles, marked};
use super::super::state::{Context, Reader, State};
use super::super::theme::Role;
use super::{paint, paint_line};
use crate::model::{Passage, Source};
use crate::text::{expand_tabs, wrap};

/// Draws the document over the panes.
pub(super) fn draw(state: &State, context: &Context, reader: &Reader, buffer: &mut Buffer) {
    let screen = state.screen();
    let source = &context.chronology[reader.source];
    let Some(document) = source.document.document() else {
        return;
    };
    let passages = context.chronology.passages(reader.source);
    let current = reader.current(&context.chronology);
    title(context, source, screen.reader.title, buffer);
    let reading = screen.reading();
    let seen = reader.lines.get(reader.top..).unwrap_or_default();
    for (y, line) in (reading.text.y..reading.text.bottom()).zip(seen) {
        let here: Vec<&Passage> = passages
            .iter()
            .filter(|passage| passage.range.start < line.end && line.start < passage.range.end)
            .collect();
        let in_current = current.is_some_and(|current| here.contains(&current));
        let role = if in_current { Role::Accent } else { Role::Dim };
        let bar = if here.is_empty() { " " } else { context.glyphs.bar };
        paint_line(
            context,
            buffer,
            Rect { x: screen.reader.body.x, y, width: 1, height: 1 },
            &Line::new(bar, role),
        );
        let marks: Vec<_> = here.iter().map(|passage| passage.range.clone()).collect();
        let text = marked(document.text(), line, &marks, Roles { plain: Role::Dim, marked: Role::Passage });
        let text = match current.filter(|_| in_current) {
            Some(current) => brighten(document.text(), line, current, text),
            None => text,
        };
        paint_line(context, buffer, Rect { y, height: 1, ..reading.text }, &without_tabs(text));
    }
    margin(state, context, reader, buffer);
}

/// The line with the passage in focus as the brightest part of it.
fn brighten(text: &str, line: &std::ops::Range<usize>, current: &Passage, marked_line: Line) -> Line {
    let from = current.range.start.clamp(line.start, line.end);
    let to = current.range.end.clamp(line.start, line.end);
    let mut bright = Line::default();
    let mut place = line.start;
    for segment in marked_line.segments {
        let end = place + segment.text.len();
        for (start, stop, role) in [
            (place, end.min(from), segment.role),
            (place.max(from), end.min(to), Role::Current),
            (place.max(to), end, segment.role),
        ] {
            if start < stop {
                bright = bright.then(text.get(start..stop).unwrap_or_default(), role);
            }
        }
        place = end;
    }
    bright
}

fn without_tabs(line: Line) -> Line {
    if line.segments.iter().all(|segment| !segment.text.contains('\t')) {
        return line;
    }
    let mut expanded = Line::default();
    for segment in line.segments {
        expanded = expanded.then(expand_tabs(&segment.text), segment.role);
    }
    expanded
}

/// What is being read.
fn title(context: &Context, source: &Source, row: Rect, buffer: &mut Buffer) {
    let horizontal = context.glyphs.horizontal;
    let mut line =
        Line::new(format!("{horizontal} "), Role::Border).then(source.title.as_str(), Role::Accent);
    if let Some(publisher) = &source.publisher {
        line = line.then(format!("  {publisher}"), Role::Text);
    }
    if let Some(published) = &source.published {
        line = line.then(format!(", {}", published.spoken()), Role::Dim);
    }
    let line = line.then(" ", Role::Text).fit(row.width.into());
    let rest = usize::from(row.width).saturating_sub(line.width());
    paint_line(context, buffer, row, &line.then(horizontal.repeat(rest), Role::Border));
}

/// The events whose passages begin in sight, beside their first lines.
fn margin(state: &State, context: &Context, reader: &Reader, buffer: &mut Buffer) {
    let area = state.screen().reading().margin;
    if area.is_empty() {
        return;
    }
    let height = usize::from(area.height);
    let passages = context.chronology.passages(reader.source);
    let mut free = 0;
    for (number, passage) in passages.iter().enumerate() {
        let first = reader.line_of(passage.range.start);
        let last = reader.line_of(passage.range.end.saturating_sub(1));
        if last < reader.top || first >= reader.top + height {
            continue;
        }
        let row = first.saturating_sub(reader.top).max(free);
        if row >= height {
            break;
        }
        let event = &context.chronology[passage.event];
        let in_focus = reader.passage == Some(number);
        let role = if in_focus { Role::Title } else { Role::Dim };
        let sign =
            Line::new(context.glyphs.kind(event.kind), Role::of_kind(event.kind)).then(" ", Role::Text);
        let columns = usize::from(area.width).saturating_sub(2).max(1);
        // A name may use two lines, but never those of the next passage.
        let next = passages.get(number + 1).map_or(usize::MAX, |next| reader.line_of(next.range.start));
        let room = next.saturating_sub(reader.top).saturating_sub(row).clamp(1, 3);
        let mut lines: Vec<Line> = wrap(&event.title, columns)
            .into_iter()
            .map(|part| Line::new("  ", Role::Text).then(event.title.get(part).unwrap_or_default(), role))
            .collect();
        if lines.len() > room {
            lines = vec![Line::new("  ", Role::Text).then(event.title.as_str(), role).fit(columns + 2)];
        }
        if let Some(line) = lines.first_mut() {
            line.segments.remove(0);
            *line = sign.with(std::mem::take(line));
        }
        free = row + lines.len();
        let y = area.y + u16::try_from(row).unwrap_or(area.height);
        paint(context, buffer, Rect { y, height: area.bottom().saturating_sub(y), ..area }, &lines);
    }
}
