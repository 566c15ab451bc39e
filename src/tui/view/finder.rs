//! A list of things to do or to go to, over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::content;
use super::super::layout::FinderParts;
use super::super::line::Line;
use super::super::state::{Context, Finder, FinderKind, Offer, State};
use super::super::theme::Role;
use super::{boxed, highlight, paint, paint_line, typed_line};
use crate::text::{fit, width};

/// Draws the list; gives the cell of the cursor.
pub(super) fn draw(state: &State, context: &Context, finder: &Finder, buffer: &mut Buffer) -> Position {
    let FinderParts { area, list, details } = state.screen().finder(finder.entries.len(), finder.details());
    let inside = boxed(context, buffer, area, &title(state, context, finder));
    let cursor = typed_line(context, buffer, inside, &finder.input, about(finder.kind));
    if finder.shown().len() == 0 {
        paint_line(context, buffer, list, &Line::new("nothing has these letters", Role::Dim));
    }
    let lead = finder.entries.iter().map(|entry| width(&entry.lead)).max().unwrap_or(0);
    let lead = lead.min(usize::from(list.width) / 4);
    // Of a command its name is the least, of all else the reason why it is listed.
    let reasons = finder.kind != FinderKind::Commands;
    let cells = Cells { lead, columns: list.width.into(), reasons };
    for (y, (number, entry)) in (list.y..list.bottom()).zip(finder.shown().enumerate().skip(finder.focus.top))
    {
        let row = Rect { y, height: 1, ..list };
        paint_line(context, buffer, row, &line(entry, cells));
        if number == finder.focus.at {
            highlight(context, buffer, row, Role::Selected);
        }
    }
    paint(context, buffer, details, &content::details(finder, context, details.width.into()));
    cursor
}

/// What is said where nothing is typed.
fn about(kind: FinderKind) -> &'static str {
    match kind {
        FinderKind::Related => "type to narrow; first what has most in common and is nearest in time",
        _ => "type to narrow",
    }
}

/// What the list is of.
fn title(state: &State, context: &Context, finder: &Finder) -> Line {
    let (name, of) = match finder.kind {
        FinderKind::Commands => ("Commands", format!("of {}", finder.of.name())),
        FinderKind::Related => {
            let event = state.selected.map_or("", |event| context.chronology.event(event).title);
            ("Related", format!("to {event}"))
        }
        FinderKind::Problems => {
            let of = if context.unread.is_empty() { "" } else { " in the file as it is now" };
            let shown = finder.shown().len();
            ("Problems", format!("{} of {shown}{of}", shown.min(finder.focus.at + 1)))
        }
        FinderKind::Views => ("Saved views", String::new()),
        FinderKind::Citations => {
            let source = state.source_in_focus(context).map(|source| &context.chronology[source]);
            ("Copy as", source.map_or_else(String::new, |source| format!("of {}", source.short_name())))
        }
    };
    Line::new(name, Role::Accent).then(format!("  {of}"), Role::Dim)
}

/// What a line has to share out.
#[derive(Clone, Copy)]
struct Cells {
    lead: usize,
    columns: usize,
    /// Whether what stands behind is kept, and the text cut for it.
    reasons: bool,
}

/// So much of a text is worth more than the reason for it.
const TEXT: usize = 12;

fn line(entry: &Offer, cells: Cells) -> Line {
    let (lead, text) = if entry.works { (Role::Key, Role::Text) } else { (Role::Dim, Role::Dim) };
    let line = Line::new(fit(&entry.lead, cells.lead), lead).pad(cells.lead + 2);
    let kept = cells.columns.saturating_sub(line.width() + 2 + width(&entry.beside));
    let line = if cells.reasons && !entry.beside.is_empty() && kept >= TEXT {
        line.then(fit(&entry.text, kept), text)
    } else {
        line.then(entry.text.as_str(), text)
    };
    let room = cells.columns.saturating_sub(line.width() + 2);
    // What stands behind is whole or not there.
    if entry.beside.is_empty() || width(&entry.beside) > room {
        return line.fit(cells.columns);
    }
    line.pad(cells.columns - width(&entry.beside)).then(entry.beside.as_str(), Role::Dim)
}
