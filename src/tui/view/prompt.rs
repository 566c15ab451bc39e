//! The query while it is typed, and beneath it what is wrong with it or what it may be completed to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::command::Command;
use super::super::line::{Line, Roles, marked, paragraph};
use super::super::state::{Completing, Context, Prompt, State};
use super::super::theme::Role;
use super::frame::mistaken;
use super::{boxed, highlight, paint, paint_line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::query::{Completion, Field, Query, Repair};
use crate::text::{Clean, fit, width};

/// Draws the line that is typed; gives the cell of the cursor.
pub(super) fn draw(state: &State, context: &Context, prompt: &Prompt, buffer: &mut Buffer) -> Position {
    let row = state.screen().query;
    let lead = lead(context);
    let from = scrolled(row, &lead, prompt);
    let column = u16::try_from(width(&lead) + prompt.input.column() - from).unwrap_or(u16::MAX);
    let text = mistaken(state, prompt.input.text(), Some(prompt.cursor()));
    paint_line(context, buffer, row, &Line::new(lead, Role::Accent).with(text.skip(from)));
    Position { x: row.x.saturating_add(column).min(row.right().saturating_sub(1)), y: row.y }
}

fn lead(context: &Context) -> String {
    format!(" {} ", context.glyphs.prompt)
}

/// Cells of the text that have gone off to the left.
fn scrolled(row: Rect, lead: &str, prompt: &Prompt) -> usize {
    let room = usize::from(row.width).saturating_sub(width(lead) + 1);
    prompt.input.column().saturating_sub(room.saturating_sub(1))
}

/// Draws what helps to type, over the panes.
pub(super) fn draw_help(state: &State, context: &Context, prompt: &Prompt, buffer: &mut Buffer) {
    match &prompt.completing {
        Some(completing) => completions(state, context, completing, buffer),
        None => mistake(state, context, prompt, buffer),
    }
}

/// The mistake that is told while somebody types: the one nearest to the cursor.
struct Told<'a> {
    mistake: &'a Diagnostic,
    repair: &'a Repair,
    /// Which of several it is, in the order of the text.
    which: String,
}

impl<'a> Told<'a> {
    fn of(query: &'a Query, prompt: &Prompt) -> Option<Self> {
        let place = query.mistake_near(prompt.cursor())?;
        let (mistakes, repairs) = (query.mistakes(), query.repairs());
        let which = match mistakes.len() {
            0 | 1 => String::new(),
            several => format!(" ({} of {several})", place + 1),
        };
        Some(Self { mistake: mistakes.get(place)?, repair: repairs.get(place)?, which })
    }
}

/// Draws a caret beneath the part that was not understood, and what to say to it.
fn mistake(state: &State, context: &Context, prompt: &Prompt, buffer: &mut Buffer) {
    let told = state.understood().and_then(|query| Told::of(query, prompt));
    let Some(Told { mistake, repair, which }) = told else { return };
    if let Some(field) = repair.awaited(prompt.cursor()) {
        return expectation(state, context, field, buffer);
    }
    let row = state.screen().query;
    let text = prompt.input.text();
    let lead = lead(context);
    let start = prompt.lead() + repair.span.start;
    let end = start + (repair.span.end - repair.span.start);
    let cells = |from: usize, to: usize| width(text.get(from..to).unwrap_or_default());
    let from = scrolled(row, &lead, prompt);
    let column = (width(&lead) + cells(0, start)).saturating_sub(from);
    let carets = "^".repeat(cells(start, end).max(1));
    let (said, lead) = if let Some((_, term)) = &repair.instead {
        let key = context.keymap.key(Command::Complete);
        (format!("{key} writes {}, for {}{which}", Clean::line(term), mistake.message), key.len())
    } else {
        let hint = mistake.hint.as_ref().map_or_else(String::new, |hint| format!(": {hint}"));
        (format!("{}{hint}{which}", mistake.message), mistake.message.len())
    };
    let role = if repair.instead.is_some() { Role::Key } else { Role::Doubtful };
    let (marks, roles) = (0..lead, Roles { plain: Role::Text, marked: role });
    let columns = usize::from(row.width);
    let behind = column + carets.len() + 1;
    let is_left_out = mistake.severity == Severity::Error;
    let carets =
        Line::default().pad(column).then(carets, if is_left_out { Role::Bad } else { Role::Doubtful });
    let lines = if width(&said) <= columns.saturating_sub(behind) {
        vec![carets.then(" ", Role::Text).with(marked(
            &said,
            &(0..said.len()),
            std::slice::from_ref(&marks),
            roles,
        ))]
    } else {
        // What would mend it is to be read to its end.
        let text = paragraph(&said, columns.saturating_sub(2).max(1), std::slice::from_ref(&marks), roles);
        let text = text.into_iter().map(|line| Line::new(" ", Role::Text).with(line));
        std::iter::once(carets).chain(text).collect()
    };
    let middle = state.screen().middle;
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(middle.height);
    let lines: Vec<_> = lines.into_iter().map(|line| line.fit(columns).pad(columns)).collect();
    paint(context, buffer, Rect { height, ..middle }, &lines);
}

/// Draws what may be typed behind the colon of a field.
fn expectation(state: &State, context: &Context, field: Field, buffer: &mut Buffer) {
    let middle = state.screen().middle;
    let key = context.keymap.key(Command::Complete);
    let (key, said) = match field.listed().filter(|_| !key.is_empty()) {
        Some(things) => (key, format!(" lists {things}")),
        None => (String::new(), format!("for example `{}`", field.info().example)),
    };
    let line = Line::new(" ", Role::Text).then(key, Role::Key).then(said, Role::Dim);
    let columns = usize::from(middle.width);
    paint(
        context,
        buffer,
        Rect { height: middle.height.min(1), ..middle },
        &[line.fit(columns).pad(columns)],
    );
}

/// Draws the terms that may be meant, the one that stands in the text marked.
fn completions(state: &State, context: &Context, completing: &Completing, buffer: &mut Buffer) {
    let list = &completing.offered.list;
    let screen = state.screen();
    let inside = screen.completions(list.len());
    let terms = list.iter().map(|completion| width(&completion.term)).max().unwrap_or(0);
    let height = (inside.height + 2).min(screen.middle.height);
    let area = Rect { width: screen.middle.width.min(78), height, ..screen.middle };
    let title = Line::new(format!("{} of {}", completing.at + 1, list.len()), Role::Dim);
    boxed(context, buffer, area, &title);
    let seen = list.iter().enumerate().skip(completing.seen_from(inside.height.into()));
    for (y, (number, completion)) in (inside.y..inside.bottom()).zip(seen) {
        let row = Rect { y, height: 1, ..inside };
        paint_line(context, buffer, row, &line(completion, terms.min(30), row.width.into()));
        if number == completing.at {
            highlight(context, buffer, row, Role::Selected);
        }
    }
}

fn line(completion: &Completion, terms: usize, columns: usize) -> Line {
    let count = completion.tally.map_or_else(String::new, |tally| match tally.perhaps {
        0 => format!("  {}", tally.certain),
        perhaps => format!("  {} +{perhaps} perhaps", tally.certain),
    });
    let room = columns.saturating_sub(terms + 2 + width(&count));
    Line::new(fit(&completion.term, terms), Role::Text)
        .pad(terms + 2)
        .then(fit(&completion.label, room), Role::Dim)
        .pad(columns.saturating_sub(width(&count)))
        .then(count, Role::Text)
}
