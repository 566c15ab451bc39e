//! Getting about in the views of time: lanes, grid, coverage.

use ratatui::layout::Position;

use super::super::place::{Place, View};
use super::super::state::{Context, NamedLane, Narrowed, Reader, State};
use super::{filtering, moving, say};
use crate::edtf::Day;
use crate::model::{Key, Source};
use crate::timeline::GridRow;

/// Shows the events so many views further on. The event in focus stays.
pub(super) fn turn(state: &mut State, context: &Context, steps: isize) {
    state.view = state.view.further(steps);
    state.focus = Place::Timeline;
    state.narrowed = None;
    let citation =
        state.selected.and_then(|event| context.chronology.event(event).citations.get(state.citation));
    if let Some(citation) = citation.filter(|_| state.view == View::Coverage) {
        state.coverage.focus(citation.source.index());
    }
}

/// Goes so many lanes, rows or sources down.
pub(super) fn down(state: &mut State, context: &Context, steps: isize) {
    match state.view {
        View::List => moving::select_by(state, steps),
        View::Lanes => {
            let lanes = state.lanes.lanes().len();
            let here = state.lanes.focus;
            let target = here.saturating_add_signed(steps).min(lanes.saturating_sub(1));
            if target == here {
                say(state, if steps < 0 { "No lane above" } else { "No lane below" });
                return;
            }
            let day = focus_day(state, context);
            let event = state.lanes.change(target, day, context);
            moving::select(state, event.or(state.selected));
        }
        View::Grid => {
            let rows = state.grid.grid.rows();
            let years: Vec<usize> =
                (0..rows.len()).filter(|row| matches!(rows[*row], GridRow::Years { .. })).collect();
            let here = years.partition_point(|row| *row < state.grid.row);
            let target = here.saturating_add_signed(steps).min(years.len().saturating_sub(1));
            if target == here {
                say(state, if steps < 0 { "No year above" } else { "No year below" });
            }
            state.grid.row = years.get(target).copied().unwrap_or(0);
            enter_cell(state, context);
        }
        View::Coverage => {
            let last = context.chronology.sources().len().saturating_sub(1);
            let target = state.coverage.row.saturating_add_signed(steps).min(last);
            if target == state.coverage.row {
                say(state, if steps < 0 { "No source above" } else { "No source below" });
            }
            state.coverage.focus(target);
        }
    }
}

/// Goes to the event of a number in the lane, or to the row of a number.
pub(super) fn jump(state: &mut State, context: &Context, number: usize) {
    let place = number.saturating_sub(1);
    match state.view {
        View::List => {}
        View::Lanes => {
            let events = state.lanes.in_focus().map_or(&[][..], |lane| lane.events());
            let event = events.get(place).or(events.last()).copied();
            moving::select(state, event.or(state.selected));
        }
        View::Grid => {
            state.grid.row = 0;
            down(state, context, isize::try_from(place).unwrap_or(isize::MAX));
            state.notice = None;
        }
        View::Coverage => {
            state.coverage.focus(place.min(context.chronology.sources().len().saturating_sub(1)));
        }
    }
}

/// Goes to another event of the lane.
pub(super) fn in_lane(state: &mut State, steps: isize) {
    let lane = state.lanes.in_focus();
    match state.selected.zip(lane).and_then(|(event, lane)| lane.further(event, steps)) {
        Some(event) => moving::select(state, Some(event)),
        None => say(
            state,
            if steps < 0 { "No earlier event in this lane" } else { "No later event in this lane" },
        ),
    }
}

/// The first day of the event in focus.
fn focus_day(state: &State, context: &Context) -> Option<Day> {
    context.index.told(state.selected?)?.earliest
}

/// Zooms about the event in focus if it is in sight, else about the middle.
pub(super) fn zoom(state: &mut State, context: &Context, doublings: isize) {
    let columns = state.screen().lane_columns();
    let lanes = &mut state.lanes;
    let middle = lanes.left() + i64::try_from(columns / 2).unwrap_or(0);
    let seen = lanes.left()..lanes.left() + i64::try_from(columns).unwrap_or(0);
    let day = state.selected.and_then(|event| context.index.told(event)?.earliest);
    let day = day.filter(|day| seen.contains(&lanes.scale().cell(*day)));
    let Some(about) = day.or_else(|| lanes.scale().day(middle)) else { return };
    if !lanes.zoom(doublings, about, columns) {
        say(state, if doublings > 0 { "No closer than this" } else { "This is the whole span" });
    }
}

/// Moves the lanes by quarters of a screen.
pub(super) fn pan(state: &mut State, quarters: isize) {
    let columns = state.screen().lane_columns();
    let cells = i64::try_from(columns / 4).unwrap_or(1).max(1);
    let before = state.lanes.left();
    state.lanes.pan(cells.saturating_mul(i64::try_from(quarters).unwrap_or(0)), columns);
    if state.lanes.left() == before {
        say(state, if quarters < 0 { "Nothing earlier" } else { "Nothing later" });
    }
}

/// Goes so many columns of the grid to the right.
pub(super) fn across(state: &mut State, context: &Context, steps: isize) {
    let last = state.grid.grid.columns().saturating_sub(1);
    let target = state.grid.column.saturating_add_signed(steps).min(last);
    if target == state.grid.column {
        say(state, if steps < 0 { "No column to the left" } else { "No column to the right" });
    }
    state.grid.column = target;
    enter_cell(state, context);
}

/// Puts the first event of the cell in focus, if it has one.
fn enter_cell(state: &mut State, context: &Context) {
    if let Some(event) = state.grid.first_event(state, context) {
        moving::select(state, Some(event));
    }
}

/// Narrows the query to the cell in focus and lists what it leaves.
pub(super) fn narrow(state: &mut State, context: &Context) {
    let Some(text) = state.grid.narrowed(&state.question.text) else {
        say(state, "Nothing of its own is told of in this cell");
        return;
    };
    let narrowed = Narrowed { view: state.view, before: state.visit(), text: text.clone() };
    filtering::go(state, context, &text);
    state.view = View::List;
    state.narrowed = Some(narrowed);
    say(state, "Narrowed; Esc goes back to the grid");
}

/// Chooses another uncited paragraph of the source in focus.
pub(super) fn uncited(state: &mut State, steps: isize) {
    let (here, all) = state.coverage.uncited();
    let count = all.len();
    let target = here.saturating_add_signed(steps).min(count.saturating_sub(1));
    if count == 0 {
        say(state, "Every paragraph of this source is cited, or there is none to read");
    } else {
        state.coverage.paragraph = target;
        say(state, &format!("Uncited paragraph {} of {count}; Enter reads on there", target + 1));
    }
}

/// Opens the source in focus at the uncited paragraph that was chosen.
pub(super) fn read_uncited(state: &mut State, context: &Context) {
    if context.chronology.sources().is_empty() {
        say(state, "This chronology has no sources");
        return;
    }
    let source = Key::<Source>::new(state.coverage.row);
    let screen = state.screen();
    let (paragraph, all) = state.coverage.uncited();
    let walk = all.to_vec();
    let Some(mut reader) = Reader::new(&context.chronology, source, screen.reading().columns()) else {
        say(state, "There is no document of this source to read");
        return;
    };
    if walk.is_empty() {
        say(state, "Every paragraph of this source is cited");
    } else {
        reader.walk(walk, paragraph, screen.reader.height());
    }
    state.reader = Some(reader);
}

/// Puts in focus what was clicked in a view of time.
pub(super) fn click(state: &mut State, context: &Context, position: Position) {
    let body = state.screen().timeline.body;
    let Some(below) = position.y.checked_sub(body.y + 1).map(usize::from) else { return };
    match state.view {
        View::List => {}
        View::Grid => {
            let row = state.grid.top + below;
            // Between the rows there is nothing to be in focus.
            if state.grid.grid.span(row, 0).is_none() {
                return;
            }
            let column = state.grid.columns(body.width.into()).at(usize::from(position.x - body.x));
            state.grid.row = row;
            state.grid.column = column.unwrap_or(state.grid.column);
            enter_cell(state, context);
        }
        View::Lanes => {
            let mut rows = below;
            let mut lane = state.lanes.top;
            while let Some(height) =
                state.lanes.lanes().get(lane).map(NamedLane::height).filter(|height| rows >= *height)
            {
                rows -= height;
                lane += 1;
            }
            if lane >= state.lanes.lanes().len() {
                return;
            }
            let cell =
                i64::from(position.x - body.x) - i64::try_from(state.screen().lane_names()).unwrap_or(0);
            let day = if cell < 0 {
                focus_day(state, context)
            } else {
                state.lanes.scale().day(state.lanes.left() + cell)
            };
            let event = state.lanes.change(lane, day, context);
            moving::select(state, event.or(state.selected));
        }
        View::Coverage => {
            let row = state.coverage.top + below;
            if row < context.chronology.sources().len() {
                state.coverage.focus(row);
            }
        }
    }
}
