//! The event in full: title, date and how it is known, who, what about, where, and the summary.

use super::super::line::{Line, Roles, paragraph};
use super::super::state::{Context, State};
use super::super::theme::Role;
use crate::model::{Chronology, Event};
use crate::query::{Query, TextKind};

/// The lines of the event in focus.
pub fn event(state: &State, context: &Context) -> Vec<Line> {
    let Some(event) = state.selected else {
        return Vec::new();
    };
    let event = context.chronology.event(event);
    let columns = state.screen().event.measure();
    let query = state.question.in_force();
    let mut lines = Vec::new();
    lines.extend(words(query, event.title, TextKind::Name, columns, Role::Title));
    lines.extend(facts(&event, context, columns));
    if let Some(note) = &event.date_note {
        lines.extend(paragraph(note, columns, &[], Roles { plain: Role::Dim, marked: Role::Dim }));
    }
    for part in [
        own(&event, context, columns),
        words(query, event.summary, TextKind::Prose, columns, Role::Text),
        who_and_where(&event, context, query, columns),
    ] {
        if !part.is_empty() {
            lines.push(Line::default());
            lines.extend(part);
        }
    }
    lines
}

/// Who takes part, where it was, and what it has to do with.
fn who_and_where(event: &Event<'_>, context: &Context, query: Option<&Query>, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, values) in taking_part(event, &context.chronology) {
        if values.is_empty() {
            continue;
        }
        let indent = 9.min(columns / 2);
        for (number, mut line) in
            words(query, &values.join(", "), TextKind::Name, columns - indent, Role::Text)
                .into_iter()
                .enumerate()
        {
            let label = if number == 0 { name } else { "" };
            line = Line::new(label, Role::Dim).pad(indent).with(line);
            lines.push(line);
        }
    }
    lines
}

/// What the reader has put on it.
fn own(event: &Event<'_>, context: &Context, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if context.kept.stars.contains(event.id) {
        lines.push(Line::new(format!("{} starred", context.glyphs.star), Role::Plan));
    }
    if let Some(note) = context.kept.notes.get(event.id) {
        let indent = 2.min(columns.saturating_sub(1));
        let text = paragraph(note, columns - indent, &[], Roles { plain: Role::Text, marked: Role::Text });
        for (number, line) in text.into_iter().enumerate() {
            let sign = if number == 0 { context.glyphs.note } else { "" };
            lines.push(Line::new(sign, Role::Plan).pad(indent).with(line));
        }
    }
    lines
}

/// The kind, the date, and how it is known; on several lines where one is too short.
pub(super) fn facts(event: &Event<'_>, context: &Context, columns: usize) -> Vec<Line> {
    let dot = format!(" {} ", context.glyphs.dot);
    let kind = Role::of_kind(event.kind);
    let kind = Line::new(context.glyphs.kind(event.kind), kind).then(format!(" {}", event.kind.name()), kind);
    let date = event.when.map_or_else(|| "undated".to_owned(), crate::edtf::When::spoken);
    let basis = event.when.map_or("", |_| event.basis.name());
    let dated = Line::new(date.as_str(), Role::Text);
    let known = Line::new(if basis.is_empty() { String::new() } else { dot.clone() + basis }, Role::Dim);
    let together = |first: Line, second: &Line| first.then(&dot, Role::Dim).with(second.clone());
    let whole = together(kind.clone(), &dated).with(known.clone());
    if whole.width() <= columns {
        return vec![whole];
    }
    let mut lines = vec![kind.with(known)];
    lines.extend(paragraph(&date, columns, &[], Roles { plain: Role::Text, marked: Role::Text }));
    lines
}

fn taking_part(event: &Event<'_>, chronology: &Chronology) -> [(&'static str, Vec<String>); 3] {
    [
        ("Actors", event.actors.iter().map(|actor| chronology[*actor].name.to_string()).collect()),
        ("Places", event.places.iter().map(|place| chronology[*place].name.to_string()).collect()),
        ("Themes", event.themes.iter().map(|theme| chronology[*theme].name.to_string()).collect()),
    ]
}

/// A text in lines, with the letters marked that the query asks for.
pub(super) fn words(
    query: Option<&Query>,
    text: &str,
    kind: TextKind,
    columns: usize,
    plain: Role,
) -> Vec<Line> {
    if text.is_empty() {
        return Vec::new();
    }
    let marks = query.map_or_else(Vec::new, |query| query.marks(text, kind));
    paragraph(text, columns, &marks, Roles { plain, marked: Role::Match })
}
