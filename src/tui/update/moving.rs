//! Getting about: through the list, the panes, and everything that scrolls.

use super::super::content;
use super::super::layout::upper_rows;
use super::super::place::Place;
use super::super::state::{Context, End, Overlay, Rest, State};
use super::{finding, helping, reading, say, sides, time};
use crate::model::EventKey;

/// Steps down by `steps` events, sources or lines; up if negative.
pub(super) fn step(state: &mut State, context: &Context, steps: isize) {
    match state.place() {
        Place::Timeline => select_by(state, steps),
        Place::Lanes | Place::Grid | Place::Coverage => time::down(state, context, steps),
        Place::Sources => citation(state, context, steps),
        _ => scroll(state, context, steps),
    }
}

/// Tells whoever has come to the first or the last event that is here why it goes no further.
pub(super) fn tell_edge(state: &mut State) {
    let Some(rest) = state.rest.filter(|_| state.notice.is_none() && state.place() == Place::Timeline) else {
        return;
    };
    let events = state.listing.events();
    let is_at = |edge: Option<EventKey>| edge.is_some() && state.selected == edge;
    let then = if rest.wanted.is_some() && rest.progress.is_some() { ", then you go there" } else { "" };
    let side = if is_at(events.last()) {
        "after"
    } else if is_at(events.get(0)) && rest.before > 0 {
        "before"
    } else {
        return;
    };
    say(state, &format!("What comes {side} {}{then}", rest.said()));
    state.rest = Some(Rest { is_told: true, ..rest });
}

/// Moves by `pages` times the height of the pane, divided by `part`.
pub(super) fn page(state: &mut State, context: &Context, pages: isize, part: usize) {
    let height = height(state) / part;
    let lines = pages.saturating_mul(isize::try_from(height.max(1)).unwrap_or(1));
    match state.place() {
        Place::Timeline | Place::Prompt | Place::Jump => {
            let rows = state.listing.rows().len();
            let Some(row) = state.selected_row() else { return };
            let target = row.saturating_add_signed(lines).min(rows.saturating_sub(1));
            let event = if lines < 0 && target == 0 {
                state.listing.events().get(0)
            } else {
                state.listing.event_at(target)
            };
            state.top = state.top.saturating_add_signed(lines);
            select(state, event);
        }
        Place::Picker | Place::Finder | Place::Keys => choose(state, context, lines),
        Place::Lanes | Place::Grid | Place::Coverage => time::down(state, context, lines),
        _ => scroll(state, context, lines),
    }
}

/// Goes to what has a number, or else to an end; of a list that is but a part, the end of the whole is gone to as soon as
/// that is here.
pub(super) fn end(state: &mut State, context: &Context, (number, end): (Option<usize>, End)) {
    let of_list = state.place() == Place::Timeline && number.is_none();
    if let Some(rest) = state.rest.as_mut().filter(|_| of_list) {
        rest.wanted = Some(end);
    }
    let furthest = if end == End::First { 1 } else { usize::MAX };
    jump(state, context, number.unwrap_or(furthest));
}

/// Goes to an end of the list, now that all of it is here.
pub fn go_to_end(state: &mut State, context: &Context, end: End) {
    let events = state.listing.events();
    select(state, if end == End::First { events.get(0) } else { events.last() });
    settle(state, context);
}

/// Goes to the event, source or line of a number, counted from one.
pub(super) fn jump(state: &mut State, context: &Context, number: usize) {
    match state.place() {
        Place::Timeline => {
            let events = state.listing.events();
            let event = events.get(number.saturating_sub(1)).or(events.last());
            select(state, event);
        }
        Place::Sources => focus_citation(state, context, number.saturating_sub(1)),
        Place::Lanes | Place::Grid | Place::Coverage => time::jump(state, context, number),
        _ => {
            scroll(state, context, isize::MIN);
            scroll(state, context, isize::try_from(number.saturating_sub(1)).unwrap_or(isize::MAX));
        }
    }
}

/// Goes to the first event under another heading, `steps` headings on.
pub(super) fn heading(state: &mut State, steps: isize) {
    let Some(row) = state.selected_row() else { return };
    let rows = state.listing.rows();
    let Some((here, _)) = rows.heading_above(row) else { return };
    // Back from within a year leads to its own beginning first.
    let steps = if steps < 0 && here + 1 < row { steps + 1 } else { steps };
    let count = steps.unsigned_abs();
    let target = if steps > 0 {
        rows.headings_below(here).take(count).last()
    } else {
        rows.headings_before(here).take(count).last()
    };
    let target = target.map_or(here, |(row, _)| row);
    let event = state.listing.event_at(target);
    state.top = target;
    select(state, event);
}

/// Gives the keys to the next pane, or to the previous one.
pub(super) fn pane(state: &mut State, steps: isize) {
    const ORDER: [Place; 3] = [Place::Timeline, Place::Event, Place::Sources];
    let here = ORDER.iter().position(|place| *place == state.focus).unwrap_or(0);
    let next = (here + ORDER.len()).saturating_add_signed(steps) % ORDER.len();
    state.focus = ORDER[next];
}

/// Moves the focus of a list that is chosen from.
pub(super) fn choose(state: &mut State, context: &Context, steps: isize) {
    let height = reading::picker_height(state);
    match &mut state.overlay {
        Some(Overlay::Picker(picker)) => {
            picker.go(picker.focus.at.saturating_add_signed(steps), height);
        }
        Some(Overlay::Finder(_)) => finding::step(state, steps),
        Some(Overlay::Help(_)) => helping::step(state, context, steps),
        _ => select_by(state, steps),
    }
}

/// Moves to another source of the event.
pub(super) fn citation(state: &mut State, context: &Context, steps: isize) {
    if state.place() == Place::Compare {
        sides::step(state, context, steps);
        return;
    }
    let target = state.citation.saturating_add_signed(steps);
    let count = state.selected.map_or(0, |event| context.chronology.event(event).citations.len());
    if count == 0 {
        say(state, "This event cites no source");
    } else if target == state.citation || target >= count {
        say(state, if steps < 0 { "No source before this one" } else { "No further source" });
        focus_citation(state, context, target.min(count - 1));
    } else {
        focus_citation(state, context, target);
    }
}

fn focus_citation(state: &mut State, context: &Context, number: usize) {
    let Some(event) = state.selected else { return };
    let count = context.chronology.event(event).citations.len();
    state.citation = number.min(count.saturating_sub(1));
    let sources = content::sources(state, context);
    let height = state.screen().sources.height();
    if let Some(block) = sources.blocks.get(state.citation) {
        let fits = block.end.saturating_sub(height).min(block.start);
        state.sources_scroll = state.sources_scroll.clamp(fits, block.start);
    }
}

/// Begins with the quotation that the query asks for, unless another than the first is in focus.
pub(super) fn begin_with_what_is_asked_for(state: &mut State, context: &Context) {
    let asked_for = state.citation_asked_for(context);
    if state.reader.is_none() && state.citation == 0 && asked_for > 0 {
        focus_citation(state, context, asked_for);
    }
}

pub(super) fn select_by(state: &mut State, steps: isize) {
    let Some(here) = state.selected.and_then(|event| state.listing.position_of(event)) else {
        return;
    };
    let last = state.listing.events().len().saturating_sub(1);
    let target = here.saturating_add_signed(steps).min(last);
    if target == here {
        say(state, if steps < 0 { "No earlier event" } else { "No later event" });
    }
    let event = state.listing.events().get(target);
    select(state, event);
}

/// Puts an event in focus, with its first source and its first lines.
pub(super) fn select(state: &mut State, event: Option<EventKey>) {
    state.place_kept = event.or(state.place_kept);
    if state.selected != event {
        state.selected = event;
        state.absent = None;
        state.citation = 0;
        state.event_scroll = 0;
        state.sources_scroll = 0;
    }
}

/// Scrolls what has the keys by lines; down is positive.
pub(super) fn scroll(state: &mut State, context: &Context, lines: isize) {
    match state.place() {
        Place::Event => state.event_scroll = state.event_scroll.saturating_add_signed(lines),
        Place::Sources => state.sources_scroll = state.sources_scroll.saturating_add_signed(lines),
        Place::Compare => sides::scroll(state, lines),
        Place::Reader => reading::scroll(state, context, lines),
        Place::Help => helping::step(state, context, lines),
        _ => {}
    }
}

/// Lines of the place that has the keys.
fn height(state: &State) -> usize {
    match state.place() {
        Place::Picker => reading::picker_height(state),
        Place::Finder => finding::height(state),
        Place::Prompt | Place::Jump => state.screen().timeline.height(),
        Place::Help | Place::Keys => state.screen().help(usize::MAX).height.into(),
        place => state.screen().pane(place).height(),
    }
}

/// Gives the panes their heights and keeps everything that scrolls within what there is to see.
pub(super) fn settle(state: &mut State, context: &Context) {
    let event = content::event(state, context).len();
    let sources = content::sources(state, context).lines.len();
    let usual = upper_rows(state.screen().middle.height, event, sources);
    state.upper = Some(state.wanted_rows(context).unwrap_or(usual));
    let screen = state.screen();
    state.event_scroll = state.event_scroll.min(event.saturating_sub(screen.event.height()));
    state.sources_scroll = state.sources_scroll.min(sources.saturating_sub(screen.sources.height()));
    if matches!(state.place(), Place::Picker | Place::Finder | Place::Help | Place::Keys) {
        choose(state, context, 0);
    }
    sides::settle(state, context);
    state.settle();
    state.refresh(context);
    // Lanes that are new may want other rows than those before them.
    let wanted = state.wanted_rows(context);
    if wanted.is_some() && wanted != state.upper {
        state.upper = wanted;
        state.refresh(context);
    }
}
