//! Going on with another chronology where one was in the one before: what a file says now instead of what it said
//! then, or all of it instead of its beginning.
//!
//! Keys of one chronology mean nothing in another, so whatever the state remembers of events and sources is found again
//! by their ids. What is gone is left, or its neighbour in time taken, and what covers the panes is closed only where
//! it was about that.

use super::super::state::{
    Beside, Comparison, Context, Entry, FinderKind, Jump, LookedUp, Overlay, Prompt, Question, Reader,
    Search, State, Subject, Visit, Wanted, WayBack,
};
use super::{answering, evidence, finding, moving, say};
use crate::model::{Cited, EventKey, Key, Source, uncited};
use crate::query::Narrowing;
use crate::text::Clean;

/// Goes on with `context` instead of `before`. Nobody must answer a question about `before` any more.
pub fn exchange(state: &mut State, before: &Context, context: &Context) {
    let counterparts = Counterparts { before, after: context };
    let below_top = state.selected_row().map(|row| row.saturating_sub(state.top));
    let (selected, was) = (state.selected, state.selected.or(state.place_kept));
    state.edition += 1;
    state.loading = None;
    state.narrowing = Narrowing::default();
    state.wanted = Wanted::default();
    (state.looked_up, state.awaited) = (LookedUp::of(context), None);
    state.question = Question { on: state.question.on, ..Question::new(&state.question.text, context) };
    state.list_for_now(context);

    let id = state.absent.take().or(was.map(|event| Clean::line(before.chronology.event(event).id)));
    let same = id.as_ref().and_then(|id| context.chronology.event_of_id(id));
    let event = same.or(was.and_then(|event| counterparts.near(event)));
    state.selected = match event {
        Some(event) => state.listing.nearest(event, context.ground()),
        None => state.opening(context),
    };
    state.place_kept = state.selected.or(event);
    if same.is_none() || state.selected != same {
        state.absent = id;
    }
    state.wait_for_list();
    if let (Some(below_top), Some(row)) = (below_top, state.selected_row()) {
        state.top = row.saturating_sub(below_top);
    }
    // Whether what is told of the event in focus is told of the same one as before.
    let stays = selected.is_some() && state.selected == selected.and_then(|event| counterparts.event(event));
    if let Some(event) = selected.filter(|_| stays) {
        state.citation = counterparts.citation(Cited { event, citation: state.citation });
    } else {
        (state.citation, state.event_scroll, state.sources_scroll) = (0, 0, 0);
    }
    state.relate(context);
    views(state, &counterparts);
    sides(state, &counterparts);
    reader(state, &counterparts);
    overlay(state, &counterparts, stays);
    state.history.change(|visit| counterparts.change(visit));
    if let Some(narrowed) = &mut state.narrowed {
        counterparts.change(&mut narrowed.before);
    }
    if let Some(origin) = &mut state.origin {
        counterparts.lead(&mut origin.way_back);
        origin.led_to = origin.led_to.and_then(|event| counterparts.event(event));
    }
    moving::settle(state, context);
}

/// Where what one chronology has is in another.
struct Counterparts<'c> {
    before: &'c Context,
    after: &'c Context,
}

impl Counterparts<'_> {
    /// The event of the same id.
    fn event(&self, event: EventKey) -> Option<EventKey> {
        self.after.chronology.event_of_id(self.before.chronology.event(event).id)
    }

    /// The same, or else the event nearest in time.
    fn near(&self, event: EventKey) -> Option<EventKey> {
        self.event(event).or_else(|| {
            let when = self.before.chronology.event(event).when;
            let start = |context: &Context, event| context.index.told(event)?.earliest;
            let events = self.after.everything().events();
            let is_before = |other: EventKey| {
                let other = self.after.chronology.event(other).when;
                other.is_some_and(|other| when.is_none_or(|when| other < when))
            };
            let next = events.partition_point(is_before);
            let near = [next.checked_sub(1), Some(next)].into_iter().flatten();
            let distance = |other: &EventKey| {
                let days = start(self.before, event).zip(start(self.after, *other));
                days.map_or(u64::MAX, |(one, other)| one.number().abs_diff(other.number()))
            };
            near.filter_map(|place| events.get(place)).min_by_key(distance)
        })
    }

    /// The source of the same id.
    fn source(&self, source: Key<Source>) -> Option<Key<Source>> {
        let id = &self.before.chronology.sources().get(source.index())?.id;
        let place = self.after.chronology.sources().iter().position(|source| source.id == *id);
        place.map(Key::new)
    }

    /// Which citation of the same event quotes the same words of the same source, or else has the same number.
    fn citation(&self, Cited { event, citation: number }: Cited) -> usize {
        let before = self.before.chronology.event(event).citations.get(number);
        let same = before.zip(self.event(event)).and_then(|(before, event)| {
            let source = self.source(before.source)?;
            let mut citations = self.after.chronology.event(event).citations.iter();
            citations.position(|citation| (citation.source, citation.quote) == (source, before.quote))
        });
        same.unwrap_or(number)
    }

    /// Leads a way back to the same event, or to the one nearest to it.
    fn lead(&self, way_back: &mut WayBack) {
        way_back.event = way_back.event.and_then(|event| self.near(event));
    }

    /// Leads a visit to the same event, or to the one nearest to it.
    fn change(&self, visit: &mut Visit) {
        visit.selected = visit.selected.and_then(|event| self.near(event));
    }
}

/// What the views of time remember.
fn views(state: &mut State, counterparts: &Counterparts<'_>) {
    state.lanes.rename(|event| counterparts.event(event));
    state.grid.rename(|event| counterparts.event(event));
    let coverage = &mut state.coverage;
    if let Some(source) = counterparts.source(Key::new(coverage.row)) {
        let above = coverage.row.saturating_sub(coverage.top);
        (coverage.row, coverage.top) = (source.index(), source.index().saturating_sub(above));
    }
}

/// The marked event, and what is compared.
fn sides(state: &mut State, counterparts: &Counterparts<'_>) {
    let event = |event| counterparts.event(event);
    if let Some(marked) = state.sides.marked {
        state.sides.marked = event(marked);
        if state.sides.marked.is_none() {
            say(state, "The event that was marked is gone");
        }
    }
    if let Some(shown) = state.sides.shown.take() {
        let of = match shown.of {
            Beside::Events(one, other) => event(one)
                .zip(event(other))
                .map(|(one, other)| Beside::Events(one.min(other), one.max(other))),
            Beside::Sources(one) => event(one).map(Beside::Sources),
        };
        state.sides.shown = of.map(|of| Comparison { of, ..shown });
        if state.sides.shown.is_none() {
            say(state, "What was compared is gone");
        }
    }
}

/// The document that is read.
fn reader(state: &mut State, counterparts: &Counterparts<'_>) {
    let Some(reader) = state.reader.take() else { return };
    state.reader = reopened(&reader, counterparts);
    if state.reader.is_none() {
        say(state, "The document that was read is gone");
    }
}

fn reopened(old: &Reader, counterparts: &Counterparts<'_>) -> Option<Reader> {
    let chronology = &counterparts.after.chronology;
    let source = counterparts.source(old.source)?;
    evidence::look_at(counterparts.after, source);
    let reader = Reader::new(chronology, source, old.columns)?;
    let place = old.lines.get(old.top).map_or(0, |line| line.start);
    let passage = old.current(&counterparts.before.chronology).and_then(|passage| {
        let event = counterparts.event(passage.event)?;
        let citation = counterparts.citation(Cited { event: passage.event, citation: passage.citation });
        let passages = chronology.passages(source).iter();
        let mut cited = passages.map(|passage| (passage.event, passage.citation));
        cited.position(|cited| cited == (event, citation))
    });
    let walk = old.uncited.as_ref().filter(|_| chronology.is_checked(source)).and_then(|(_, here)| {
        let paragraphs = uncited(chronology, source);
        let here = (*here).min(paragraphs.len().checked_sub(1)?);
        Some((paragraphs, here))
    });
    let document = chronology[source].document.document();
    let search = old.search.as_ref().zip(document).map(|(search, document)| {
        let here = search.hits.get(search.at).map_or(place, |hit| hit.start);
        Search::new(document.text(), &search.words, here)
    });
    let search = search.filter(|search| !search.hits.is_empty());
    Some(Reader { top: reader.line_of(place), passage, search, uncited: walk, ..reader })
}

/// What lies over the panes. `stays`: the event in focus is the same.
fn overlay(state: &mut State, counterparts: &Counterparts<'_>, stays: bool) {
    let context = counterparts.after;
    let visit = |mut visit: Visit| {
        counterparts.change(&mut visit);
        visit
    };
    let overlay = match state.overlay.take() {
        Some(Overlay::Prompt(prompt)) => {
            let mut way_back = prompt.way_back;
            counterparts.lead(&mut way_back);
            Some(Overlay::Prompt(Prompt { before: visit(prompt.before), way_back, ..prompt }))
        }
        Some(Overlay::Jump(jump)) => Some(Overlay::Jump(Jump { before: visit(jump.before), ..jump })),
        Some(Overlay::Picker(picker)) if context.asks_beside => {
            state.wanted.count = Some(state.question.text.clone());
            Some(Overlay::Picker(picker))
        }
        Some(Overlay::Picker(picker)) => {
            let text = &state.question.text;
            let counts = state.narrowing.facet(text, picker.field, &context.chronology, &context.index);
            answering::recount_picker(state, context, picker, counts);
            return;
        }
        Some(Overlay::Finder(finder)) => {
            let entries = finding::entries((finder.kind, finder.of), state, context);
            let is_of_event = matches!(finder.kind, FinderKind::Related | FinderKind::Citations);
            let goes_on = !entries.is_empty() && (stays || !is_of_event);
            goes_on.then(|| Overlay::Finder(finder.renewed(entries)))
        }
        Some(Overlay::Entry(Entry { subject: Subject::Words(before), input })) => {
            let before = reopened(&before, counterparts).map(Box::new);
            before.map(|before| Overlay::Entry(Entry { subject: Subject::Words(before), input }))
        }
        // These know nothing of the chronology but ids.
        other @ (Some(Overlay::Entry(_) | Overlay::Help(_)) | None) => other,
    };
    state.overlay = overlay;
}
