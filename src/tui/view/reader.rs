//! A document with its cited passages, and in the margin the events that cite them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::line::{Line, Roles, marked};
use super::super::state::{Context, Reader, State};
use super::super::theme::Role;
use super::{paint, paint_line};
use crate::model::{Evidence, Passage, Source};
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
        let paragraph =
            reader.paragraph().filter(|paragraph| paragraph.start < line.end && line.start < paragraph.end);
        let role = if paragraph.is_some() { Role::Accent } else { role };
        let bar = if here.is_empty() && paragraph.is_none() { " " } else { context.glyphs.bar };
        paint_line(
            context,
            buffer,
            Rect { x: screen.reader.body.x, y, width: 1, height: 1 },
            &Line::new(bar, role),
        );
        let marks: Vec<_> = here.iter().map(|passage| passage.range.clone()).collect();
        let plain = if paragraph.is_some() { Role::Title } else { Role::Dim };
        let roles = Roles { plain, marked: Role::Passage };
        let mut text = marked(document.text(), line, &marks, roles);
        for passage in here.iter().filter(|passage| !is_verified(evidence(context, passage))) {
            text = overlaid(document.text(), line, &passage.range, Role::Doubtful, text);
        }
        // Where words are looked for, nothing is as bright as the place that is gone to.
        if let Some(current) = current.filter(|_| in_current && reader.search.is_none()) {
            text = overlaid(document.text(), line, &current.range, Role::Current, text);
        }
        for (hit, role) in hits(reader, line) {
            text = overlaid(document.text(), line, hit, role, text);
        }
        paint_line(context, buffer, Rect { y, height: 1, ..reading.text }, &without_tabs(text));
    }
    margin(state, context, reader, buffer);
}

/// The places on a line of the words that are looked for.
fn hits<'r>(reader: &'r Reader, line: &Range<usize>) -> impl Iterator<Item = (&'r Range<usize>, Role)> {
    let (hits, at) =
        reader.search.as_ref().map_or((&[][..], 0), |search| (search.hits.as_slice(), search.at));
    let here =
        hits.partition_point(|hit| hit.end <= line.start)..hits.partition_point(|hit| hit.start < line.end);
    let role = move |number| if number == at { Role::Selected } else { Role::Match };
    here.filter_map(move |number| Some((hits.get(number)?, role(number))))
}

/// How the quotation that a passage was found for stands there.
fn evidence(context: &Context, passage: &Passage) -> Option<Evidence> {
    let citations = context.chronology.event(passage.event).citations;
    citations.get(passage.citation)?.evidence()
}

fn is_verified(evidence: Option<Evidence>) -> bool {
    evidence.is_some_and(Evidence::verified)
}

/// A line of a text with a part of the text in another role.
fn overlaid(text: &str, line: &Range<usize>, part: &Range<usize>, role: Role, under: Line) -> Line {
    let from = part.start.clamp(line.start, line.end);
    let to = part.end.clamp(line.start, line.end);
    let mut over = Line::default();
    let mut place = line.start;
    for segment in under.segments {
        let end = place + segment.text.len();
        for (start, stop, role) in [
            (place, end.min(from), segment.role),
            (place.max(from), end.min(to), role),
            (place.max(to), end, segment.role),
        ] {
            if start < stop {
                over = over.then(text.get(start..stop).unwrap_or_default(), role);
            }
        }
        place = end;
    }
    over
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

/// The events whose passages are in sight, beside their first lines; one of several passages in a row once.
fn margin(state: &State, context: &Context, reader: &Reader, buffer: &mut Buffer) {
    let area = state.screen().reading().margin;
    if area.is_empty() {
        return;
    }
    let height = usize::from(area.height);
    let passages = context.chronology.passages(reader.source);
    let in_focus = reader.current(&context.chronology).map(|passage| passage.event);
    let mut labels = Vec::new();
    for passage in passages {
        let first = reader.line_of(passage.range.start);
        let last = reader.line_of(passage.range.end.saturating_sub(1));
        let in_sight = reader.top <= last && first < reader.top + height;
        let told = labels.last().is_some_and(|(_, of): &(usize, &Passage)| of.event == passage.event);
        if in_sight && !told {
            labels.push((first.saturating_sub(reader.top), passage));
        }
    }
    let mut free = 0;
    for (number, (first, passage)) in labels.iter().enumerate() {
        let row = free.max(*first);
        // A name may use several lines, but never that of the next one.
        let next = labels.get(number + 1).map_or(height, |(next, _)| *next);
        let room = next.saturating_sub(row).clamp(1, 3);
        let role = if in_focus == Some(passage.event) { Role::Title } else { Role::Dim };
        let lines = label(context, passage, role, usize::from(area.width), room);
        free = row + lines.len();
        let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX)).min(area.bottom());
        paint(context, buffer, Rect { y, height: area.bottom() - y, ..area }, &lines);
    }
}

/// The name of the event that cites a passage, in at most `room` lines, with the sign of its kind, and before it
/// how the quotation stands there if that is not verified.
fn label(context: &Context, passage: &Passage, role: Role, columns: usize, room: usize) -> Vec<Line> {
    const INDENT: usize = 2;
    let event = context.chronology.event(passage.event);
    let evidence = evidence(context, passage);
    let name = if is_verified(evidence) {
        event.title.to_string()
    } else {
        format!("{} {}: {}", context.glyphs.evidence(evidence), Evidence::said(evidence), event.title)
    };
    let kind = Line::new(context.glyphs.kind(event.kind), Role::of_kind(event.kind)).pad(INDENT);
    let mut lines: Vec<Line> = wrap(&name, columns.saturating_sub(INDENT).max(1))
        .into_iter()
        .map(|part| Line::default().pad(INDENT).then(name.get(part).unwrap_or_default(), role))
        .collect();
    if lines.len() > room {
        lines = vec![Line::default().pad(INDENT).then(name.as_str(), role).fit(columns)];
    }
    if let Some(line) = lines.first_mut() {
        line.segments.splice(..1, kind.segments);
    }
    lines
}
