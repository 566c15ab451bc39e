//! From an event into its source, through the source, and back to an event.

use super::super::command::Command;
use super::super::layout::Arrangement;
use super::super::place::Place;
use super::super::state::{Context, Overlay, Reader, State};
use super::{filtering, moving, say, searching};
use crate::model::{Cited, DocumentState, EventKey, Evidence};

/// Reads on: from the list into the event where there is room for one pane only, else into the source.
pub(super) fn open(state: &mut State, context: &Context) {
    if let Some(cited) = state.compared(context) {
        read(state, context, cited);
        return;
    }
    if state.selected.is_none() {
        leave_out(state, context);
        return;
    }
    let screen = state.screen();
    if screen.arrangement == Arrangement::Narrow && state.focus == Place::Timeline {
        state.focus = Place::Sources;
        return;
    }
    let Some(event) = state.selected else { return };
    read(state, context, Cited { event, citation: state.citation });
}

/// Opens the document of a citation where it is quoted.
fn read(state: &mut State, context: &Context, Cited { event, citation: number }: Cited) {
    let screen = state.screen();
    let Some(citation) = context.chronology.event(event).citations.get(number) else {
        say(state, "This event cites no source");
        return;
    };
    let source = citation.source;
    super::evidence::look_at(context, source);
    let Some(mut reader) = Reader::new(&context.chronology, source, screen.reading().columns()) else {
        match &context.chronology[source].document {
            DocumentState::Lost(why) => say(state, &format!("The document cannot be read: {why}")),
            DocumentState::Unread => say(state, "The document is not read yet"),
            _ => say(state, "The source names no document to read"),
        }
        return;
    };
    reader.focus_citation(&context.chronology, event, number, screen.reader.height());
    if reader.passage.is_none() && context.chronology.is_checked(source) {
        let evidence = Evidence::said(citation.evidence());
        say(state, &format!("The quotation is {evidence}: no one place in the document is known"));
    }
    state.reader = Some(reader);
}

/// Where nothing is listed, leaves out the term that hides most.
fn leave_out(state: &mut State, context: &Context) {
    let obstacle = state.listing.to_leave_out();
    let Some((term, text)) = obstacle.map(|obstacle| (obstacle.term.clone(), obstacle.text.clone())) else {
        say(state, "There is nothing to open");
        return;
    };
    filtering::go(state, context, &text);
    let back = context.keymap.hint(Command::Earlier, |key| format!("; {key} brings it back"));
    say(state, &format!("Left out `{term}`{back}"));
}

/// Goes to another cited passage, or, where words are looked for, to another place of these.
pub(super) fn passage(state: &mut State, context: &Context, steps: isize) {
    if searching::step(state, context, steps) {
        return;
    }
    let height = state.screen().reader.height();
    let Some(reader) = &mut state.reader else { return };
    if let Some((paragraphs, here)) = reader.uncited.take() {
        let target = here.saturating_add_signed(steps).min(paragraphs.len().saturating_sub(1));
        reader.walk(paragraphs, target, height);
        state.coverage.paragraph = target;
        if target == here {
            say(
                state,
                if steps < 0 {
                    "No uncited paragraph before this one"
                } else {
                    "No further uncited paragraph"
                },
            );
        }
        return;
    }
    let passages = context.chronology.passages(reader.source);
    let place = reader.lines.get(reader.top).map_or(0, |line| line.start);
    let target = if let Some(here) = reader.passage {
        here.checked_add_signed(steps)
    } else {
        let below = passages.partition_point(|passage| passage.range.start < place);
        below.checked_add_signed(if steps > 0 { steps - 1 } else { steps })
    };
    match target.filter(|target| *target < passages.len()) {
        Some(target) => reader.focus(&context.chronology, target, height),
        None if passages.is_empty() => say(state, "No event cites a passage of this document"),
        None => say(
            state,
            if steps < 0 { "No cited passage before this one" } else { "No further cited passage" },
        ),
    }
}

/// Leaves the document for the event that cites the passage in focus.
pub(super) fn go_to_event(state: &mut State, context: &Context) {
    let Some(passage) = state.reader.as_ref().and_then(|reader| reader.current(&context.chronology)) else {
        let uncited = state.reader.as_ref().is_some_and(|reader| reader.uncited.is_some());
        say(
            state,
            if uncited { "No event cites this paragraph yet" } else { "No cited passage is in sight" },
        );
        return;
    };
    let (event, citation) = (passage.event, passage.citation);
    show(state, context, event);
    state.citation = citation;
}

/// Puts an event in focus, wherever one is.
pub(super) fn show(state: &mut State, context: &Context, event: EventKey) {
    state.uncover();
    if state.listing.position_of(event).is_none() {
        // The event is filtered out: the filters go, and are one step back.
        state.history.leave(state.visit());
        let visit = super::super::state::Visit { text: String::new(), on: true, selected: Some(event) };
        super::filtering::ask(state, context, &visit);
        let back = context.keymap.hint(Command::Earlier, |key| format!("; {key} brings it back"));
        say(state, &format!("The query left this event out and was emptied{back}"));
    } else if state.selected != Some(event) {
        state.history.leave(state.visit());
        moving::select(state, Some(event));
    }
}

/// Scrolls the document by lines, and the focus on to a passage in sight.
pub(super) fn scroll(state: &mut State, context: &Context, lines: isize) {
    let height = state.screen().reader.height();
    let Some(reader) = &mut state.reader else { return };
    reader.scroll(reader.top.saturating_add_signed(lines), height);
    let seen = reader.top..reader.top + height;
    let in_sight = |passage: &crate::model::Passage| {
        let first = reader.line_of(passage.range.start);
        let last = reader.line_of(passage.range.end.saturating_sub(1));
        first < seen.end && seen.start <= last
    };
    let passages = context.chronology.passages(reader.source);
    if reader.uncited.is_none() && !reader.current(&context.chronology).is_some_and(in_sight) {
        reader.passage = passages.iter().position(in_sight);
    }
}

/// Breaks the lines of the document anew for the present screen; the passage in focus stays in sight.
pub(super) fn rewrap(state: &mut State, context: &Context) {
    let screen = state.screen();
    let (columns, height) = (screen.reading().columns(), screen.reader.height());
    if let Some(reader) = &mut state.reader {
        if reader.columns != columns {
            *reader = reader.rewrapped(&context.chronology, columns);
        }
        reader.scroll(reader.top, height);
        if let Some(passage) = reader.passage {
            reader.focus(&context.chronology, passage, height);
        }
    }
}

/// Lines of the list that a picker shows.
pub(super) fn picker_height(state: &State) -> usize {
    match &state.overlay {
        Some(Overlay::Picker(picker)) => {
            state.screen().picker(picker.lines(), picker.names).height.saturating_sub(4).into()
        }
        _ => 0,
    }
}
