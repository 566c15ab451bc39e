//! The list of events: headings, dates in a gutter, rails, kinds, titles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::command::Command;
use super::super::content;
use super::super::layout::Pane;
use super::super::line::{Line, Roles, marked};
use super::super::place::Place;
use super::super::state::{Context, Seen, State};
use super::super::theme::Role;
use super::{highlight, paint_line};
use crate::edtf::Certainty;
use crate::load::{Progress, Stage};
use crate::model::{Evidence, Role as Part};
use crate::query::{Hit, TextKind};
use crate::text::fit;
use crate::timeline::{Rail, Row, length};

/// Cells for a date.
const GUTTER: usize = 12;

/// The heading that the first row stands under, when it has gone off the screen.
pub(super) fn title(state: &State, context: &Context) -> Line {
    let rows = state.listing.rows();
    match (rows.heading_above(state.top), rows.get(state.top)) {
        (Some((_, heading)), Some(Row::Event(_))) => {
            let heading = context.headings.name(heading);
            Line::new(format!("{} {heading}", context.glyphs.dot), Role::Heading)
        }
        _ => Line::default(),
    }
}

/// The rows that are in sight.
pub(super) fn draw(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    if state.listing.rows().is_empty() {
        empty(state, context, pane, buffer);
        return;
    }
    let seen = state.listing.seen(state.top..state.top + pane.height(), &context.headings);
    let lanes = state.listing.lanes();
    for (y, row) in (pane.body.y..pane.body.bottom()).zip(seen) {
        let area = Rect { y, height: 1, ..pane.body };
        let columns = usize::from(area.width);
        match row {
            Seen::Heading(heading) => {
                paint_line(context, buffer, area, &Line::new(context.headings.name(heading), Role::Heading));
            }
            Seen::Gap(days) => {
                let (sign, gap) = (context.glyphs.gap, length(days));
                let line = Line::new("  ", Role::Text).then(format!("{sign} {gap} {sign}"), Role::Dim);
                paint_line(context, buffer, area, &line);
            }
            Seen::Event(hit, rails) => {
                let rails = rails.get(..lanes).unwrap_or(&rails);
                let line = event(state, context, hit, Beside { columns, rails });
                let selected = state.selected == Some(hit.event);
                paint_line(context, buffer, area, &line);
                if selected {
                    let role = if state.focus == Place::Timeline { Role::Selected } else { Role::Resting };
                    // The whole width, the pane's margins too.
                    highlight(context, buffer, Rect { y, height: 1, ..pane.title }, role);
                }
            }
        }
    }
}

/// What stands beside an event, and the cells that its row has to share out.
#[derive(Clone, Copy)]
struct Beside<'a> {
    columns: usize,
    rails: &'a [Rail],
}

/// The event in focus, as a row of the list would tell it.
pub(super) fn in_focus(state: &State, context: &Context, columns: usize) -> Line {
    let hit = state.selected.and_then(|event| {
        let place = state.listing.position_of(event)?;
        state.listing.events().from(place).next()
    });
    hit.map_or_else(Line::default, |hit| event(state, context, hit, Beside { columns, rails: &[] }))
}

fn event(state: &State, context: &Context, row: Hit, Beside { columns, rails }: Beside<'_>) -> Line {
    let event = context.chronology.event(row.event);
    let glyphs = &context.glyphs;
    let date = event.when.map_or_else(String::new, |when| content::dated(when, GUTTER));
    let pointer = if state.selected == Some(row.event) { glyphs.pointer } else { " " };
    let remarks = context.index.remarks();
    let own = if remarks.has_star(row.event) { glyphs.star } else { " " };
    let mut line = Line::new(pointer, Role::Accent)
        .then(own, Role::Plan)
        .then(fit(&date, GUTTER), Role::Dim)
        .pad(GUTTER + 3);
    for rail in rails {
        line = line.then(glyphs.rail(*rail), Role::Dim);
    }
    line = line.then(glyphs.kind(event.kind), Role::of_kind(event.kind)).then(" ", Role::Text);
    let sign = sign(state, context, row);
    let room = columns.saturating_sub(line.width() + sign.width());
    let title = fit(event.title, room);
    let marks = state.question.in_force().map_or_else(Vec::new, |query| query.marks(&title, TextKind::Name));
    let roles = Roles { plain: Role::Text, marked: Role::Match };
    let line = line.with(marked(&title, &(0..title.len()), &marks, roles));
    if sign.segments.is_empty() { line } else { line.pad(columns.saturating_sub(sign.width())).with(sign) }
}

/// What a reader should know of the row at once: that it is here only perhaps, that it is not borne out.
fn sign(state: &State, context: &Context, row: Hit) -> Line {
    let event = context.chronology.event(row.event);
    let worst = event.citations.iter().filter_map(|citation| citation.evidence()).max();
    let mut line = Line::default();
    if context.index.remarks().has_note(row.event) {
        line = line.then(format!(" {}", context.glyphs.note), Role::Plan);
    }
    if state.sides.marked == Some(row.event) {
        line = line.then(" marked", Role::Accent);
    }
    if event.citations.iter().any(|citation| citation.role == Part::Disputes) {
        line = line.then(" disputed", Role::Plan);
    }
    if row.certainty == Certainty::Perhaps {
        line = line.then(" perhaps", Role::Dim);
    }
    match worst {
        _ if event.citations.is_empty() => line.then(" uncited", Role::Doubtful),
        // What has not been looked for yet is told where one looks at the event itself.
        None | Some(Evidence::Exact | Evidence::Typographic) => line,
        Some(evidence) => {
            let sign = format!(" {} {}", context.glyphs.evidence(worst), evidence.name());
            line.then(sign, Role::of_evidence(worst))
        }
    }
}

/// What to say when nothing matches.
fn empty(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    let lines = if let Some(progress) = state.loading {
        loading(context, progress)
    } else if state.wanted.list.is_some() {
        vec![Line::new("Searching", Role::Title)]
    } else if context.chronology.events().is_empty() {
        vec![Line::new("This chronology has no events", Role::Title)]
    } else if let Some(rest) = &state.rest {
        let here = format!("Nothing among the {} events that are here", context.chronology.events().len());
        vec![Line::new(here, Role::Title), Line::new(format!("The rest {}", rest.said()), Role::Dim)]
    } else {
        content::nothing_found(state, context, pane.measure())
    };
    let body = pane.body;
    super::paint(
        context,
        buffer,
        Rect { y: body.y + 1.min(body.height), height: body.height.saturating_sub(1), ..body },
        &lines,
    );
}

/// The keys that lead on from here, and where to; of those that there are.
fn ways(context: &Context, ways: &[(Command, &str)]) -> Line {
    let keyed = ways.iter().map(|(command, leads)| (context.keymap.key(*command), leads));
    keyed.filter(|(key, _)| !key.is_empty()).fold(Line::default(), |line, (key, leads)| {
        let comma = if line.segments.is_empty() { "" } else { ", " };
        line.then(comma, Role::Dim).then(key, Role::Key).then(format!(" {leads}"), Role::Dim)
    })
}

/// How far the chronology has been read.
fn loading(context: &Context, progress: Progress) -> Vec<Line> {
    let Progress { stage, done, of, events } = progress;
    let doing = match stage {
        Stage::Reading => "Reading the file",
        Stage::Events => "Putting the events together",
        Stage::Quotations => "Looking for the quotations in the documents",
    };
    let mut lines = vec![Line::new(doing, Role::Title)];
    if let Some(share) = (done * 100).checked_div(of) {
        let so_far = match stage {
            Stage::Reading => format!("{events} events, {share} % of the file"),
            Stage::Events | Stage::Quotations => format!("{done} of {of}, {share} %"),
        };
        lines.push(Line::new(so_far, Role::Dim));
    }
    lines.push(Line::default());
    lines.push(ways(context, &[(Command::Quit, "leaves")]));
    lines
}
