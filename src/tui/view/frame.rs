//! What is around the panes: header, query, titles, footer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::command::Command;
use super::super::layout::Arrangement;
use super::super::line::{Line, Roles, marked, paragraph};
use super::super::place::Place;
use super::super::state::{Beside, Context, Entry, LookedUp, Overlay, Reader, Search, State, Subject};
use super::super::theme::Role;
use super::{hints, paint_line, prompt};
use crate::diagnostic::Severity;
use crate::load::Progress;
use crate::query::{Query, Repair};
use crate::text::{fit, width};

/// Paints a line at the left and one at the right of a row; the right one is whole, the left one is cut.
fn both(context: &Context, buffer: &mut Buffer, row: Rect, left: Line, right: Line) {
    let right = right.fit(row.width.into());
    let room = usize::from(row.width).saturating_sub(right.width() + 2);
    paint_line(context, buffer, row, &left.fit(room));
    let x = row.right().saturating_sub(u16::try_from(right.width()).unwrap_or(row.width));
    paint_line(context, buffer, Rect { x, width: row.right() - x, ..row }, &right);
}

/// The program, the chronology, and how much of it is listed.
pub(super) fn header(state: &State, context: &Context, buffer: &mut Buffer) {
    let all = context.chronology.events().len();
    let listed = state.listing.events().len();
    let counts = match (state.question.in_force(), state.listing.perhaps()) {
        _ if state.wanted.list.is_some() => format!("searching {}", events(all)),
        (None, _) => events(all),
        (Some(_), 0) => format!("{listed} of {}", events(all)),
        (Some(_), 1) if listed == 1 => format!("1 of {}, perhaps", events(all)),
        (Some(_), perhaps) => format!("{listed} of {}, {perhaps} perhaps", events(all)),
    };
    let counts = match (&state.rest, state.question.in_force()) {
        (None, _) => counts,
        (Some(rest), None) => format!("{all} of {}, the rest {}", events(rest.of), rest.said()),
        (Some(rest), Some(_)) => format!("{counts}; the rest of {} {}", rest.of, rest.said()),
    };
    let mut right = Line::new(counts, Role::Title);
    let problems = context.wrong();
    if !problems.is_empty() {
        let of = if context.unread.is_empty() { "" } else { "file not read again: " };
        let what = format!("{of}{problems} ");
        let key = context.keymap.key(Command::Problems);
        right = Line::new(what, Role::Bad).then(key, Role::Key).then("   ", Role::Text).with(right);
    }
    if let LookedUp::Going { done, of } = state.looked_up {
        let share = (done * 100).checked_div(of).unwrap_or(0);
        right = Line::new(format!("{share} % of quotations checked   "), Role::Dim).with(right);
    }
    if let Some(Progress { done, of, .. }) = state.reading_again {
        let share = (done * 100).checked_div(of).unwrap_or(0);
        right = Line::new(format!("reading again, {share} %   "), Role::Dim).with(right);
    }
    if state.mouse {
        right = Line::new("mouse  ", Role::Dim).with(right);
    }
    let left = Line::new(" Annals  ", Role::Accent).then(context.chronology.title().as_str(), Role::Title);
    both(context, buffer, state.screen().header, left, right.then(" ", Role::Text));
}

fn events(count: usize) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{count} events") }
}

/// The query, always as text, with its mistakes; gives the cell of the cursor while it is typed.
pub(super) fn query(state: &State, context: &Context, buffer: &mut Buffer) -> Option<Position> {
    let row = state.screen().query;
    let lead = format!(" {} ", context.glyphs.prompt);
    if let Some(Overlay::Prompt(prompt)) = &state.overlay {
        return Some(prompt::draw(state, context, prompt, buffer));
    }
    let text = state.question.text.as_str();
    let line = if text.is_empty() {
        Line::new(lead, Role::Dim).then("everything", Role::Dim)
    } else if state.question.on {
        Line::new(lead, Role::Accent).with(mistaken(state, text, None))
    } else {
        Line::new(lead, Role::Dim).then(text, Role::Dim)
    };
    let right = match state.understood().map_or(&[][..], Query::mistakes) {
        [mistake] if !text.is_empty() => Line::new(mistake.message.as_str(), Role::Doubtful),
        [first, ..] if !text.is_empty() => {
            let count = state.understood().map_or(0, |query| query.mistakes().len());
            Line::new(format!("{count} mistakes: {}", first.message), Role::Doubtful)
        }
        _ if !state.question.on => {
            let switch =
                context.keymap.hint(Command::ToggleFilters, |key| format!(", {key} switches them on"));
            Line::new(format!("filters off{switch}"), Role::Dim)
        }
        _ => Line::default(),
    };
    both(context, buffer, row, line, right.fit(usize::from(row.width) / 2).then(" ", Role::Text));
    None
}

/// The text of a query with what was left out of it marked, but for what is only begun where somebody types.
pub(super) fn mistaken(state: &State, text: &str, cursor: Option<usize>) -> Line {
    // What was asked is the text without white space around it.
    let lead = text.len() - text.trim_start().len();
    let of = |query: &'_ Query| -> Vec<_> {
        let told = query.mistakes().iter().zip(query.repairs());
        let begun = |repair: &Repair| cursor.is_some_and(|cursor| repair.awaited(cursor).is_some());
        let left_out = told.filter(|(mistake, repair)| mistake.severity == Severity::Error && !begun(repair));
        left_out.map(|(_, repair)| repair.span.start + lead..repair.span.end + lead).collect()
    };
    let marks = state.understood().map(of).unwrap_or_default();
    marked(text, &(0..text.len()), &marks, Roles { plain: Role::Text, marked: Role::Bad })
}

/// The title of a pane: what is to be said beside its name, and how much of it is out of sight.
#[derive(Default)]
pub(super) struct Title {
    /// Stands beside the name.
    pub(super) beside: Line,
    /// Lines above those in sight.
    pub(super) above: usize,
    /// Lines below them.
    pub(super) below: usize,
}

impl Title {
    /// The title of a pane that shows so many lines from a place on.
    pub(super) fn of(beside: Line, lines: usize, from: usize, height: usize) -> Self {
        Self { beside, above: from, below: lines.saturating_sub(from + height) }
    }
}

/// The key that leads from the pane in focus to the one beside it, where what is out of sight can be scrolled.
fn way_there(state: &State, context: &Context, place: Place) -> Line {
    let command = match (state.focus, place) {
        (Place::Timeline, Place::Event) | (Place::Event, Place::Sources) => Command::NextPane,
        (Place::Sources, Place::Event) => Command::PreviousPane,
        _ => return Line::default(),
    };
    match context.keymap.key(command) {
        key if key.is_empty() => Line::default(),
        key => Line::new(key, Role::Key).then(" ", Role::Text),
    }
}

/// The name of a pane in the line above it.
pub(super) fn title(state: &State, context: &Context, place: Place, title: Title, buffer: &mut Buffer) {
    let pane = state.screen().pane(place);
    let role = if place == Place::Compare || state.focus == place { Role::Accent } else { Role::Dim };
    let name = if place == Place::Timeline { state.view.place().name() } else { place.name() };
    let mut line = Line::new(format!("{} ", context.glyphs.horizontal), Role::Border).then(name, role);
    if !title.beside.segments.is_empty() {
        line = line.then(" ", Role::Text).with(title.beside);
    }
    let hidden: Vec<_> = [(title.above, "above"), (title.below, "below")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, side)| format!("{count} {side}"))
        .collect();
    let line = line.then(" ", Role::Text).fit(pane.title.width.into());
    let hidden = match hidden.join(", ") {
        hidden if hidden.is_empty() => Line::default(),
        hidden => Line::new(format!(" {hidden} "), Role::Dim)
            .with(way_there(state, context, place))
            .then(context.glyphs.horizontal, Role::Border),
    };
    let rest = usize::from(pane.title.width).saturating_sub(line.width() + hidden.width());
    let line = line.then(context.glyphs.horizontal.repeat(rest), Role::Border).with(hidden);
    paint_line(context, buffer, pane.title, &line);
}

/// The lines between panes that stand side by side.
pub(super) fn lines_between(state: &State, context: &Context, buffer: &mut Buffer) {
    let screen = state.screen();
    let glyphs = &context.glyphs;
    let mut column = |right_of: Rect, joint: Option<u16>| {
        for y in right_of.y..screen.middle.bottom() {
            let sign = match y {
                y if y == right_of.y => glyphs.tee_down,
                y if Some(y) == joint => glyphs.tee_right,
                _ => glyphs.vertical,
            };
            paint_line(
                context,
                buffer,
                Rect { x: right_of.right(), y, width: 1, height: 1 },
                &Line::new(sign, Role::Border),
            );
        }
    };
    match screen.arrangement {
        Arrangement::Wide | Arrangement::VeryWide if state.view.is_wide() => {
            column(screen.event.title, None);
        }
        Arrangement::Wide => column(screen.timeline.title, Some(screen.sources.title.y)),
        Arrangement::VeryWide => {
            column(screen.timeline.title, None);
            column(screen.event.title, None);
        }
        Arrangement::Narrow | Arrangement::Nothing => {}
    }
}

/// A note or a name that is typed, in place of the footer; gives the cell of the cursor.
pub(super) fn entry(state: &State, context: &Context, entry: &Entry, buffer: &mut Buffer) -> Position {
    let row = state.screen().footer;
    let lead = format!(" {} {} ", entry.subject.name(), context.glyphs.prompt);
    let is_of_document = matches!(entry.subject, Subject::Words(_));
    let found = state.reader.as_ref().filter(|_| is_of_document).and_then(found).unwrap_or_default();
    let taken = width(&lead) + LEAST + width(&found);
    let hints = hints::hints(state, context, usize::from(row.width).saturating_sub(taken));
    let hints =
        if found.is_empty() { hints } else { Line::new(found, Role::Text).then(" ", Role::Text).with(hints) };
    let room = usize::from(row.width).saturating_sub(width(&lead) + hints.width() + 2).max(1);
    let from = (entry.input.column() + 1).saturating_sub(room);
    let typed = Line::new(entry.input.text(), Role::Text).skip(from);
    both(
        context,
        buffer,
        row,
        Line::new(lead.as_str(), Role::Accent).with(typed),
        hints.then(" ", Role::Text),
    );
    let column = u16::try_from(width(&lead) + entry.input.column() - from).unwrap_or(u16::MAX);
    Position { x: row.x.saturating_add(column).min(row.right().saturating_sub(1)), y: row.y }
}

/// Which place of the words that are looked for is in focus, and how many there are.
fn found(reader: &Reader) -> Option<String> {
    let Search { hits, at, .. } = reader.search.as_ref()?;
    Some(if hits.is_empty() {
        "stands nowhere".to_owned()
    } else {
        format!("place {} of {}", at + 1, hits.len())
    })
}

/// Cells that a typed line has before there is a hint beside it.
const LEAST: usize = 30;

/// A notice, or what was begun, or the keys that matter here; and the position in the list.
pub(super) fn footer(state: &State, context: &Context, buffer: &mut Buffer) {
    let row = state.screen().footer;
    let position = position(state, context).then(" ", Role::Text);
    let pending = &state.pending;
    let left = if let Some(notice) = &state.notice {
        let line = Line::new(format!(" {notice}"), Role::Text);
        if line.width() + position.width() + 2 > usize::from(row.width) {
            self::notice(state, context, notice, buffer);
            return;
        }
        line
    } else if pending.count.is_some() || !pending.keys.is_empty() {
        let count = pending.count.map_or_else(String::new, |count| count.to_string());
        let keys: String = pending.keys.iter().map(ToString::to_string).collect();
        Line::new(format!(" {count}{keys}"), Role::Key)
    } else {
        let columns = usize::from(row.width).saturating_sub(position.width() + 2);
        if state.welcome && state.selected.is_some() {
            hints::welcome(state, context, columns)
        } else {
            hints::hints(state, context, columns)
        }
    };
    both(context, buffer, row, left, position);
}

/// A notice that has no room beside the position: alone, and on as many lines as it needs.
fn notice(state: &State, context: &Context, notice: &str, buffer: &mut Buffer) {
    let screen = state.screen();
    let columns = usize::from(screen.footer.width).saturating_sub(2).max(1);
    let roles = Roles { plain: Role::Text, marked: Role::Text };
    let lines: Vec<Line> = paragraph(notice, columns, &[], roles)
        .into_iter()
        .map(|line| Line::new(" ", Role::Text).with(line))
        .collect();
    let above = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(1).min(screen.middle.height);
    let y = screen.footer.y.saturating_sub(above);
    let area = Rect { y, height: screen.footer.bottom().saturating_sub(y), ..screen.footer };
    super::clear(context, buffer, area);
    super::paint(context, buffer, area, &lines);
}

fn position(state: &State, context: &Context) -> Line {
    let text = if let Some(reader) = &state.reader {
        let passages = context.chronology.passages(reader.source).len();
        let lines = reader.lines.len();
        let height = state.screen().reader.height();
        // What lies above, of what is not on the screen: nought at the top, all at the end.
        let share = (reader.top * 100).checked_div(lines.saturating_sub(height));
        let share = share.map_or_else(|| "all".to_owned(), |share| format!("{} %", share.min(100)));
        match reader.passage {
            _ if reader.search.is_some() => {
                found(reader).map_or_else(String::new, |found| format!("{found}   {share}"))
            }
            None if reader.uncited.is_some() => {
                let (of, here) = reader.uncited.as_ref().map_or((0, 0), |(all, here)| (all.len(), here + 1));
                format!("uncited {here} of {of}   {share}")
            }
            Some(passage) => format!("passage {} of {passages}   {share}", passage + 1),
            None => share,
        }
    } else if let Some(shown) = &state.sides.shown {
        let quotations = shown.quotations(&context.chronology);
        let number = match shown.of {
            // As the pane of the sources counts them.
            Beside::Sources(_) => shown.in_focus(&context.chronology).map(|cited| cited.citation + 1),
            Beside::Events(..) => Some((shown.focus.at + 1).min(quotations.len())),
        };
        format!("quotation {} of {}", number.unwrap_or_default(), quotations.len())
    } else {
        let events = state.listing.events().len();
        match state.selected.and_then(|event| state.listing.position_of(event)) {
            Some(position) => match &state.rest {
                Some(rest) if state.question.in_force().is_none() => {
                    format!("{} of {}", rest.before + position + 1, rest.of)
                }
                _ => format!("{} of {events}", position + 1),
            },
            None => String::new(),
        }
    };
    Line::new(fit(&text, 40), Role::Dim)
}
