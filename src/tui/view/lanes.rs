//! The lanes: time across, one lane an actor, theme or source.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::Pane;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Context, MadeOf, State};
use super::super::theme::Role;
use super::{highlight, paint_line, strip};
use crate::edtf::{Day, Shape, Span, When, month_name, year_text};
use crate::model::EventKey;
use crate::text::{fit, width};
use crate::timeline::{LaneItem, LaneRow};

/// What the lanes are of, which time is in sight, and what is not.
pub(super) fn title(state: &State, context: &Context) -> Line {
    let of = match state.lanes.made_of() {
        MadeOf::Actors => "of actors",
        MadeOf::Themes => "of themes",
        MadeOf::Sources => "of sources",
    };
    let dot = format!(" {} ", context.glyphs.dot);
    let mut line = Line::new(of, Role::Dim);
    if let Some((first, last)) = window(state) {
        line = line.then(format!("{dot}{}", said(first, last)), Role::Dim);
        line = line.with(elsewhere(state, context, (first, last)));
    }
    match undated(state, context) {
        0 => line,
        count => line.then(format!("{dot}{count} undated"), Role::Dim),
    }
}

/// The days in sight.
fn window(state: &State) -> Option<(Day, Day)> {
    let window = state.lanes.window(state.screen().lane_columns())?;
    window.earliest.zip(window.latest)
}

/// From one day to another, as closely as they are apart.
fn said(first: Day, last: Day) -> String {
    const YEARS: i64 = 3 * 366;
    const MONTHS: i64 = 92;
    let of = |day: Day| {
        let (year, month, number) = day.civil();
        let year = year_text(year);
        match last.number().saturating_sub(first.number()) {
            YEARS.. => year,
            MONTHS.. => format!("{} {year}", month_name(month)),
            _ => format!("{number} {} {year}", month_name(month)),
        }
    };
    format!("{} to {}", of(first), of(last))
}

/// On which sides there are events that do not begin in the time in sight.
fn elsewhere(state: &State, context: &Context, (first, last): (Day, Day)) -> Line {
    let events = state.listing.events();
    let starts = |event: EventKey| context.index.told(event).and_then(|told| told.earliest);
    // Those without a day stand at the end.
    let earlier = events.partition_point(|event| starts(event).is_some_and(|start| start < first));
    let until = events.partition_point(|event| starts(event).is_some_and(|start| start <= last));
    let later = events.len().saturating_sub(until + undated(state, context));
    let [before, after] = context.glyphs.time.open;
    let ways = match (earlier, later) {
        (0, 0) => return Line::default(),
        (earlier, 0) => format!("{before} {earlier} earlier"),
        (0, later) => format!("{later} later {after}"),
        (earlier, later) => format!("{before} {earlier} earlier, {later} later {after}"),
    };
    if earlier < until {
        return Line::new(format!(" {} {ways}", context.glyphs.dot), Role::Dim);
    }
    Line::new(format!(" {} nothing begins here: {ways}", context.glyphs.dot), Role::Doubtful)
}

/// The lanes in sight, below the labels of time.
pub(super) fn draw(state: &State, context: &Context, pane: Pane, buffer: &mut Buffer) {
    let lanes = &state.lanes;
    let names = state.screen().lane_names();
    let columns = state.screen().lane_columns();
    let offset = u16::try_from(names).unwrap_or(u16::MAX).min(pane.body.width);
    let time = Rect { x: pane.body.x + offset, width: pane.body.width - offset, height: 1, ..pane.body };
    strip::labels(context, buffer, time, lanes.scale(), lanes.left());
    let head = Rect { height: 1, width: offset, ..pane.body };
    paint_line(context, buffer, head, &heads(lanes.made_of(), names));
    let mut y = pane.body.y + 1;
    for (number, lane) in lanes.lanes().iter().enumerate().skip(lanes.top) {
        if y >= pane.body.bottom() {
            break;
        }
        let in_focus = number == lanes.focus;
        let weight = lane.weight.to_string();
        let room = names.saturating_sub(width(&weight) + 4);
        let role = if in_focus { Role::Title } else { Role::Text };
        let pointer = if in_focus { context.glyphs.pointer } else { " " };
        let name = Line::new(pointer, Role::Accent)
            .then(" ", Role::Text)
            .then(fit(&lane.name, room), role)
            .pad(names.saturating_sub(width(&weight) + 1))
            .then(weight, Role::Dim);
        paint_line(context, buffer, Rect { y, height: 1, width: offset, ..pane.body }, &name);
        for (row_number, row) in lane.lane().map_or(&[][..], |lane| lane.rows()).iter().enumerate() {
            if y < pane.body.bottom() {
                if in_focus && row_number > 0 {
                    let beside = Line::default().pad(4).then("same time", Role::Dim);
                    let area = Rect { y, height: 1, width: offset, ..pane.body };
                    paint_line(context, buffer, area, &beside.fit(names.saturating_sub(1)));
                }
                let area = Rect { y, ..time };
                let cells = RowCells::new(state, context, columns).with(row);
                cells.paint(area, buffer, in_focus);
                strip::folds(context, buffer, area, lanes.scale(), lanes.left());
                y += 1;
            }
        }
        y = y.max(pane.body.y + 1);
        if lane.lane().is_none_or(|lane| lane.rows().is_empty()) {
            y += 1;
        }
    }
}

/// What stands in the columns before the time.
fn heads(made_of: MadeOf, names: usize) -> Line {
    const EVENTS: &str = "events";
    let of = match made_of {
        MadeOf::Actors => "  actor",
        MadeOf::Themes => "  theme",
        MadeOf::Sources => "  source",
    };
    let has_room = width(of) + 1 + width(EVENTS) < names;
    let line = Line::new(if has_room { of } else { "" }, Role::Dim);
    line.pad(names.saturating_sub(width(EVENTS) + 1)).then(EVENTS, Role::Dim)
}

/// The cells of a row while it is drawn.
struct RowCells<'a> {
    state: &'a State,
    context: &'a Context,
    window: Option<Span>,
    row: Vec<Cell>,
    selected: Option<(usize, usize)>,
}

/// A cell of a row.
#[derive(Clone, Copy)]
struct Cell {
    /// How many events have their glyph in it.
    events: usize,
    sign: &'static str,
    role: Role,
}

/// Events in a row for each cell from which on they are counted, and not drawn.
const CROWD: usize = 4;

impl<'a> RowCells<'a> {
    fn new(state: &'a State, context: &'a Context, columns: usize) -> Self {
        let empty = Cell { events: 0, sign: " ", role: Role::Text };
        let window = state.lanes.window(columns);
        Self { state, context, window, row: vec![empty; columns], selected: None }
    }

    fn with(mut self, events: &LaneRow) -> Self {
        let Some((first, last)) = self.window.and_then(|window| window.earliest.zip(window.latest)) else {
            return self;
        };
        let items = events.within(first, last);
        if items.len() > self.row.len() * CROWD {
            self.count(events);
            return self;
        }
        for item in items {
            self.draw(item);
        }
        for item in items {
            self.mark_ends(item);
        }
        self
    }

    /// Only counts, where there are far more events than cells.
    fn count(&mut self, events: &LaneRow) {
        let scale = self.state.lanes.scale();
        for (cell, place) in self.row.iter_mut().zip(self.state.lanes.left()..) {
            if let Some((first, last)) = scale.days(place).and_then(|days| days.earliest.zip(days.latest)) {
                cell.events = events.beginning(first, last);
            }
        }
    }

    /// The cells of an event, the first and the last, which may lie beyond the edges.
    fn reach(&self, item: &LaneItem) -> (i64, i64) {
        let scale = self.state.lanes.scale();
        let left = self.state.lanes.left();
        let first = scale.cell(item.first);
        let mut last = scale.cell(item.last);
        if item.first == item.last {
            last = first;
        }
        (first - left, last.max(first) - left)
    }

    fn draw(&mut self, item: &LaneItem) {
        let (first, last) = self.reach(item);
        let event = self.context.chronology.event(item.event);
        let Some(when) = &event.when else { return };
        let width = i64::try_from(self.row.len()).unwrap_or(0);
        let is_selected = self.state.selected == Some(item.event);
        let sure = when.certain_span().filter(|_| when.shape() == Shape::Stretch).map(|span| {
            let scale = self.state.lanes.scale();
            let left = self.state.lanes.left();
            let from = span.earliest.map_or(first, |day| scale.cell(day) - left);
            (from, span.latest.map_or(last, |day| scale.cell(day) - left))
        });
        let glyphs = &self.context.glyphs;
        let bracketed = when.shape() == Shape::OneOf && last - first >= 2;
        for at in first.max(0)..=last.min(width - 1) {
            let Some(cell) = usize::try_from(at).ok().and_then(|at| self.row.get_mut(at)) else { continue };
            let is_glyph =
                at == first + i64::from(bracketed) || (at == 0 && first < 0 && !bracketed && last == 0);
            let sign = if bracketed && at == first {
                glyphs.time.one_of[0]
            } else if bracketed && at == last {
                glyphs.time.one_of[1]
            } else if is_glyph {
                glyphs.kind(event.kind)
            } else if sure.is_some_and(|(from, to)| (from..=to).contains(&at)) {
                glyphs.time.lasts
            } else {
                glyphs.time.soft
            };
            let role =
                if is_glyph || sign == glyphs.time.lasts { Role::of_kind(event.kind) } else { Role::Dim };
            // A glyph is not covered by the line of another event, and a line that is sure not by one that is not.
            if is_glyph || (cell.events == 0 && (cell.sign == " " || sign == glyphs.time.lasts)) {
                (cell.sign, cell.role) = (sign, role);
            }
            cell.events += usize::from(is_glyph);
        }
        if is_selected && last >= 0 && first < width {
            let clip = |cell: i64| usize::try_from(cell.clamp(0, width - 1)).unwrap_or(0);
            self.selected = Some((clip(first), clip(last)));
        }
    }

    /// What is about then, perhaps then, or open has a sign beside it where there is room.
    fn mark_ends(&mut self, item: &LaneItem) {
        let (first, last) = self.reach(item);
        // Beside a number nobody could tell of which event it is.
        let own = usize::try_from(first).ok().and_then(|first| self.row.get(first));
        if own.is_some_and(|cell| cell.events > 1) {
            return;
        }
        let Some(when) = self.context.chronology.event(item.event).when else { return };
        let glyphs = &self.context.glyphs.time;
        let span = when.span();
        let before = if span.earliest.is_none() { Some(glyphs.open[0]) } else { about(when) };
        let behind = if span.latest.is_none() { Some(glyphs.open[1]) } else { perhaps(when) };
        for (place, sign) in [(first - 1, before), (last + 1, behind)] {
            let is_time = self.state.lanes.scale().days(place + self.state.lanes.left()).is_some();
            let cell = usize::try_from(place).ok().and_then(|place| self.row.get_mut(place));
            if let Some((cell, sign)) = cell.filter(|cell| is_time && cell.sign == " ").zip(sign) {
                (cell.sign, cell.role) = (sign, Role::Dim);
            }
        }
    }

    fn paint(&self, area: Rect, buffer: &mut Buffer, in_focus: bool) {
        let line = self.row.chunk_by(|one, other| one.is_crowd() && other.is_crowd()).fold(
            Line::default(),
            |line, cells| match cells {
                [cell] if !cell.is_crowd() => line.then(cell.sign, cell.role),
                cells => line.then(self.crowd(cells), Role::Title),
            },
        );
        paint_line(self.context, buffer, area, &line);
        if let Some((first, last)) = self.selected {
            let role =
                if in_focus && self.state.focus == Place::Timeline { Role::Selected } else { Role::Resting };
            let x = area.x.saturating_add(u16::try_from(first).unwrap_or(u16::MAX));
            let wide = u16::try_from(last - first + 1).unwrap_or(1);
            let whole = Rect { x, width: wide, ..area }.intersection(area);
            highlight(self.context, buffer, whole, Role::Accent);
            highlight(self.context, buffer, Rect { width: whole.width.min(1), ..whole }, role);
        }
    }
}

impl Cell {
    /// Whether it is told by a number: several, or one that is counted only, whose digit would else be taken for one of
    /// the number beside it.
    fn is_crowd(&self) -> bool {
        self.events > 1 || (self.events == 1 && self.sign == " ")
    }
}

/// Cells in a row up to which a crowd is told by its number, and not by its shape.
const TOLD: usize = 6;

impl RowCells<'_> {
    /// What stands in cells side by side of which each has several events: how many there are in all of them, or
    /// where these are many, a height for each.
    fn crowd(&self, cells: &[Cell]) -> String {
        let glyphs = &self.context.glyphs;
        let number = cells.iter().map(|cell| cell.events).sum::<usize>().to_string();
        if cells.len() <= TOLD && number.len() <= cells.len() {
            let rest = cells.len() - number.len();
            return number + &glyphs.block.repeat(rest);
        }
        if cells.len() == 1 {
            return glyphs.time.crowd.to_owned();
        }
        let most = self.row.iter().map(|cell| cell.events).max().unwrap_or(0);
        cells.iter().map(|cell| strip::step(&glyphs.time.heights, cell.events, most)).collect()
    }
}

/// The sign before a date that is an estimate.
fn about(when: &When) -> Option<&'static str> {
    when.is_approximate().then_some("~")
}

/// The sign behind a date that is doubted.
fn perhaps(when: &When) -> Option<&'static str> {
    when.is_uncertain().then_some("?")
}

/// How many of the listed events no view of time can show, since nobody knows in which year they were.
pub(super) fn undated(state: &State, context: &Context) -> usize {
    let events = state.listing.events();
    // They stand at the end of the list.
    events.len() - events.partition_point(|event| context.index.told(event).is_some())
}
