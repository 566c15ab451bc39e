//! The citations of the event in focus, each with how its words stand in the document.

use std::ops::Range;

use super::super::line::{Line, Roles, marked, paragraph};
use super::super::state::{Context, State};
use super::super::theme::Role;
use super::event::words;
use crate::model::{Change, Changed, Citation, DocumentState, Evidence, Finding, Role as Part};
use crate::query::TextKind;

/// The lines of the citations, and which of them belong to which.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// All lines, a blank one between citations.
    pub lines: Vec<Line>,
    /// For each citation its lines.
    pub blocks: Vec<Range<usize>>,
}

/// The cells on the left in which the citation in focus is marked.
pub(super) const MARGIN: usize = 2;

/// The citations of the event in focus.
pub fn sources(state: &State, context: &Context) -> Sources {
    let Some(event) = state.selected else {
        return Sources::default();
    };
    let columns = state.screen().sources.measure().saturating_sub(MARGIN).max(1);
    let citations = context.chronology.event(event).citations;
    let mut sources = Sources::default();
    if citations.is_empty() {
        sources.lines.push(Line::new("uncited: no source is given for this event", Role::Doubtful));
    }
    for (number, citation) in citations.iter().enumerate() {
        if number > 0 {
            sources.lines.push(Line::default());
        }
        let start = sources.lines.len();
        let in_focus = number == state.citation;
        let margin = if in_focus { context.glyphs.bar } else { " " };
        for line in block(state, context, &citation, columns) {
            sources.lines.push(Line::new(margin, Role::Accent).pad(MARGIN).with(line));
        }
        sources.blocks.push(start..sources.lines.len());
    }
    sources
}

pub(super) fn block(state: &State, context: &Context, citation: &Citation<'_>, columns: usize) -> Vec<Line> {
    let source = &context.chronology[citation.source];
    // Beside each other they are for or against it; one below the other, that one is for it needs no word.
    let with_role = citation.role != Part::Supports || state.sides.shown.is_some();
    let mut lines = head(context, citation, with_role, columns);
    if !citation.quote.is_empty() {
        let [open, close] = context.glyphs.quotes;
        let quote =
            format!("{open}{}{close}", citation.quote.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.extend(words(state.question.in_force(), &quote, TextKind::Prose, columns, Role::Text));
    }
    if let Some(Finding::Changed(changed)) = citation.finding {
        let Changed { difference, alarms, .. } = &**changed;
        if !alarms.is_empty() {
            let alarms: Vec<_> = alarms.iter().map(|alarm| alarm.name()).collect();
            lines.push(Line::new(format!("differs in a {}", alarms.join(", a ")), Role::Bad));
        }
        lines.extend(difference_lines(difference, columns));
    }
    match &source.document {
        DocumentState::Lost(why) => {
            lines.extend(paragraph(&format!("document lost: {why}"), columns, &[], BAD));
        }
        DocumentState::Changed(_) => {
            lines.extend(paragraph("document changed since it was cited", columns, &[], BAD));
        }
        DocumentState::Sound(_) | DocumentState::None | DocumentState::Unread => {}
    }
    lines
}

const BAD: Roles = Roles { plain: Role::Bad, marked: Role::Bad };

/// The mark, the publisher, the year and the line; from the publisher on below the mark where one line is too short,
/// and never cut: who says so and where is what a reader looks for.
fn head(context: &Context, citation: &Citation<'_>, with_role: bool, columns: usize) -> Vec<Line> {
    let source = &context.chronology[citation.source];
    let evidence = citation.evidence();
    let mark = match citation.finding {
        Some(Finding::Ambiguous(places)) => format!("ambiguous, {} places", places.len()),
        _ => Evidence::said(evidence).to_owned(),
    };
    let dot = format!(" {} ", context.glyphs.dot);
    let mut how =
        Line::new(format!("{} {mark}", context.glyphs.evidence(evidence)), Role::of_evidence(evidence));
    if with_role {
        let role = if citation.role == Part::Disputes { Role::Plan } else { Role::Title };
        how = how.then(&dot, Role::Dim).then(citation.role.name(), role);
    }
    let name = source.short_name().as_str();
    let published =
        source.published.as_ref().map_or_else(String::new, |when| format!(", {}", when.heading()));
    let place = citation.extent().zip(source.document.document());
    let place = place
        .map_or_else(String::new, |(extent, document)| format!(", line {}", document.line(extent.start)));
    let who = format!("{name}{published}{place}");
    let roles = Roles { plain: Role::Dim, marked: Role::Title };
    let named = 0..name.len();
    let named = std::slice::from_ref(&named);
    let whole = how.clone().then("  ", Role::Text).with(marked(&who, &(0..who.len()), named, roles));
    if whole.width() <= columns {
        return vec![whole];
    }
    let mut lines = vec![how.fit(columns)];
    lines.extend(paragraph(&who, columns, named, roles));
    lines
}

/// Words of a run that both have which are shown on each side of a difference.
const SAME: usize = 4;

/// A run of words that both have, without its middle.
fn shortened(words: &str) -> String {
    let all: Vec<_> = words.split_whitespace().collect();
    match (all.first_chunk::<SAME>(), all.last_chunk::<SAME>()) {
        (Some(first), Some(last)) if all.len() > 2 * SAME + 1 => {
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        _ => words.to_owned(),
    }
}

/// The word difference between quotation and document, on one running text.
fn difference_lines(difference: &[Change], columns: usize) -> Vec<Line> {
    let mut text = String::new();
    let mut marks = Vec::new();
    for change in difference {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        match change {
            Change::Same(words) => text.push_str(&shortened(words)),
            Change::Quoted(words) => text.extend(["[quotation: ", words, "]"]),
            Change::Stands(words) => text.extend(["[document: ", words, "]"]),
        }
        if !matches!(change, Change::Same(_)) {
            marks.push(start..text.len());
        }
    }
    paragraph(&text, columns, &marks, Roles { plain: Role::Dim, marked: Role::Doubtful })
}
