//! The mouse, when it is Annals's.

use ratatui::layout::Position;

use super::super::content;
use super::super::message::Effect;
use super::super::place::{Place, View};
use super::super::state::{Context, Mark, Overlay, State};
use super::{filtering, finding, helping, moving, reading, sides, time};
use crate::text::{expand_tabs, width};
use crate::timeline::Row;

/// Lines of text that one step of the wheel moves.
const WHEEL: isize = 3;

/// Puts what was clicked in focus.
pub(super) fn click(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    match state.place() {
        Place::Picker => return click_picker(state, context, position),
        Place::Reader => click_reader(state, context, position),
        Place::Finder => return click_finder(state, context, position),
        Place::Help | Place::Keys => return click_help(state, context, position),
        Place::Compare => sides::click(state, context, position),
        Place::Prompt | Place::Jump => return click_beside_line(state, context, position),
        Place::Entry => {}
        _ => click_pane(state, context, position),
    }
    Vec::new()
}

/// Follows the mouse where something can be drawn along: the strip.
pub(super) fn drag(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    if !matches!(state.place(), Place::Picker | Place::Compare | Place::Reader | Place::Help | Place::Prompt)
    {
        click_strip(state, context, position);
    }
    Vec::new()
}

/// Goes to the time under the mouse.
fn click_strip(state: &mut State, context: &Context, position: Position) -> bool {
    let strip = state.screen().strip;
    if !strip.contains(position) {
        return false;
    }
    let cell = i64::from(position.x) - i64::from(strip.x) - 1;
    if let Some(day) = state.strip.scale().day(cell) {
        let event = state.nearest_to(day, context);
        moving::select(state, event.or(state.selected));
    }
    true
}

fn click_pane(state: &mut State, context: &Context, position: Position) {
    if click_strip(state, context, position) {
        return;
    }
    let screen = state.screen();
    let Some(place) = screen.pane_at(position) else {
        return;
    };
    state.focus = place;
    let body = screen.pane(place).body;
    if body.contains(position) {
        let line = usize::from(position.y - body.y);
        if place == Place::Timeline && state.view != View::List {
            time::click(state, context, position);
        } else if place == Place::Timeline {
            let row = state.top + line;
            if let Some(Row::Event(place)) = state.listing.rows().get(row) {
                let event = state.listing.events().get(place);
                moving::select(state, event);
            }
        } else if place == Place::Sources {
            let line = line + state.sources_scroll;
            let blocks = content::sources(state, context).blocks;
            if let Some(citation) = blocks.iter().position(|block| block.contains(&line)) {
                state.citation = citation;
            }
        }
    }
}

/// Takes the value under the mouse, or on its sign marks it only; beside the list leaves it.
fn click_picker(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    // The frame, a space, and the sign with the space behind it.
    const SIGN: u16 = 4;
    let height = reading::picker_height(state);
    let screen = state.screen();
    let Some(Overlay::Picker(picker)) = &mut state.overlay else { return Vec::new() };
    let area = screen.picker(picker.lines(), picker.names);
    if !area.contains(position) {
        state.overlay = None;
        return Vec::new();
    }
    let line = position.y.checked_sub(area.y + 3).map(usize::from).filter(|line| *line < height);
    let clicked = line.map(|line| picker.focus.top + line).filter(|at| *at < picker.shown().len());
    let Some(clicked) = clicked else { return Vec::new() };
    picker.go(clicked, height);
    if position.x < area.x + SIGN {
        picker.toggle(Mark::Wanted);
        return Vec::new();
    }
    picker.want();
    filtering::accept(state, context)
}

/// Takes the completion under the mouse. In the list beneath, keeps what was typed and goes to what was clicked.
fn click_beside_line(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    let screen = state.screen();
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay
        && let Some(completing) = &mut prompt.completing
    {
        let list = screen.completions(completing.offered.list.len());
        if list.contains(position) {
            let clicked = completing.seen_from(list.height.into()) + usize::from(position.y - list.y);
            completing.at = clicked.min(completing.offered.list.len().saturating_sub(1));
            prompt.input = completing.text();
            prompt.completing = None;
            filtering::typed(state, context);
            return Vec::new();
        }
    }
    if !screen.timeline.body.contains(position) {
        return Vec::new();
    }
    let effects = filtering::accept(state, context);
    click_pane(state, context, position);
    effects
}

/// Chooses the entry under the mouse; beside the list leaves it.
fn click_finder(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    let height = finding::height(state);
    let screen = state.screen();
    let Some(Overlay::Finder(finder)) = &mut state.overlay else { return Vec::new() };
    let parts = screen.finder(finder.entries.len(), finder.details());
    if !parts.area.contains(position) {
        state.overlay = None;
        return Vec::new();
    }
    let clicked =
        parts.list.contains(position).then(|| finder.focus.top + usize::from(position.y - parts.list.y));
    let clicked = clicked.filter(|at| *at < finder.shown().len());
    let Some(clicked) = clicked else { return Vec::new() };
    finder.go(clicked, height);
    filtering::accept(state, context)
}

/// Does what the line under the mouse is about; beside the list leaves it.
fn click_help(state: &mut State, context: &Context, position: Position) -> Vec<Effect> {
    let screen = state.screen();
    let Some(Overlay::Help(help)) = &mut state.overlay else { return Vec::new() };
    let lines = content::help(help, &screen, context);
    let list = screen.help(lines.len());
    if !list.contains(position) {
        state.overlay = None;
        return Vec::new();
    }
    let clicked = help.focus.top + usize::from(position.y - list.y);
    help.focus.at = content::entry_at(&lines, clicked).start;
    helping::choose(state, context)
}

/// Puts the passage under the mouse in focus, or where it is in focus already goes to its event. Beside its
/// words, and on its name in the margin, the one that begins on the line is meant.
fn click_reader(state: &mut State, context: &Context, position: Position) {
    let screen = state.screen();
    let Some(reader) = state.reader.as_mut().filter(|_| screen.reader.body.contains(position)) else {
        return;
    };
    let Some(line) = reader.lines.get(reader.top + usize::from(position.y - screen.reader.body.y)) else {
        return;
    };
    let column = position.x.saturating_sub(screen.reading().text.x);
    let document = context.chronology[reader.source].document.document();
    let text = document.and_then(|document| document.text().get(line.clone())).unwrap_or_default();
    let pointed = line.start + at_column(text, column.into());
    let passages = context.chronology.passages(reader.source);
    // Of one passage within another the inner one: the outer has other words to click on.
    let words = (0..).zip(passages).filter(|(_, passage)| passage.range.contains(&pointed));
    let words = words.min_by_key(|(_, passage)| passage.range.len()).map(|(place, _)| place);
    let begins = || passages.iter().position(|passage| line.contains(&passage.range.start));
    let goes_on = || passages.iter().position(|passage| passage.range.contains(&line.start));
    let Some(clicked) = words.or_else(begins).or_else(goes_on) else { return };
    if reader.passage == Some(clicked) {
        reading::go_to_event(state, context);
    } else {
        (reader.passage, reader.uncited) = (Some(clicked), None);
    }
}

/// Where in a line of text the character begins that is shown in a column.
fn at_column(line: &str, column: usize) -> usize {
    let left_of = |place: &usize| width(&expand_tabs(line.get(..*place).unwrap_or_default())) <= column;
    let places = line.char_indices().map(|(place, _)| place);
    places.take_while(left_of).last().unwrap_or(0)
}

/// Scrolls what is under the mouse.
pub(super) fn wheel(state: &mut State, context: &Context, position: Position, steps: isize) -> Vec<Effect> {
    match state.place() {
        Place::Prompt | Place::Jump | Place::Picker | Place::Finder | Place::Keys => {
            moving::choose(state, context, steps);
        }
        Place::Entry => {}
        Place::Compare | Place::Reader | Place::Help => {
            moving::scroll(state, context, steps.saturating_mul(WHEEL));
        }
        _ => match state.screen().pane_at(position) {
            Some(Place::Event) => {
                state.event_scroll = state.event_scroll.saturating_add_signed(steps.saturating_mul(WHEEL));
            }
            Some(Place::Sources) => {
                state.sources_scroll =
                    state.sources_scroll.saturating_add_signed(steps.saturating_mul(WHEEL));
            }
            _ => {
                let focus = std::mem::replace(&mut state.focus, Place::Timeline);
                moving::step(state, context, steps);
                state.focus = focus;
            }
        },
    }
    Vec::new()
}
