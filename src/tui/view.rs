//! From a state to cells. Nothing is decided and nothing is changed here.

mod coverage;
mod finder;
mod frame;
mod grid;
mod help;
mod hints;
mod jump;
mod lanes;
mod picker;
mod prompt;
mod reader;
mod sides;
mod strip;
mod timeline;
mod which;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use frame::Title;

use super::content;
use super::layout::{Arrangement, SMALLEST};
use super::line::Line;
use super::place::{Place, View};
use super::state::{Context, Input, Overlay, State};
use super::theme::Role;
use crate::text::width;

/// Draws the whole screen; gives the cell where the cursor belongs, if it is to be seen.
pub fn view(state: &State, context: &Context, buffer: &mut Buffer) -> Option<Position> {
    let cursor = whole(state, context, buffer);
    if context.glyphs.is_ascii {
        for cell in &mut buffer.content {
            if let Some(letter) = context.glyphs.spelled(cell.symbol()) {
                cell.set_symbol(letter);
            }
        }
    }
    cursor
}

fn whole(state: &State, context: &Context, buffer: &mut Buffer) -> Option<Position> {
    clear(context, buffer, buffer.area);
    let screen = state.screen();
    if screen.arrangement == Arrangement::Nothing {
        let sentence = format!("Too small: {} by {} cells are needed", SMALLEST.columns, SMALLEST.rows);
        let lines = super::line::paragraph(
            &sentence,
            state.size.columns.into(),
            &[],
            super::line::Roles { plain: Role::Text, marked: Role::Text },
        );
        paint(
            context,
            buffer,
            Rect { x: 0, y: 0, width: state.size.columns, height: state.size.rows },
            &lines,
        );
        return None;
    }
    frame::header(state, context, buffer);
    let cursor = frame::query(state, context, buffer);
    strip::draw(state, context, buffer);
    if let Some(reader) = &state.reader {
        reader::draw(state, context, reader, buffer);
    } else if let Some(shown) = &state.sides.shown {
        sides::draw(state, context, shown, buffer);
    } else {
        panes(state, context, buffer);
    }
    if !matches!(state.overlay, Some(Overlay::Entry(_))) {
        frame::footer(state, context, buffer);
    }
    if !state.pending.keys.is_empty() {
        which::draw(state, context, buffer);
    }
    if matches!(&state.overlay, Some(Overlay::Finder(_) | Overlay::Picker(_) | Overlay::Help(_))) {
        // What the keys do not go to steps back, and its focus does not stick out beside what they do go to.
        highlight(context, buffer, screen.middle, Role::Dim);
    }
    match &state.overlay {
        Some(Overlay::Jump(jump)) => Some(jump::draw(state, context, jump, buffer)),
        Some(Overlay::Finder(finder)) => Some(finder::draw(state, context, finder, buffer)),
        Some(Overlay::Picker(picker)) => Some(picker::draw(state, context, picker, buffer)),
        Some(Overlay::Help(help)) => help::draw(state, context, help, buffer),
        Some(Overlay::Prompt(prompt)) => {
            prompt::draw_help(state, context, prompt, buffer);
            cursor
        }
        Some(Overlay::Entry(entry)) => Some(frame::entry(state, context, entry, buffer)),
        None => None,
    }
}

fn panes(state: &State, context: &Context, buffer: &mut Buffer) {
    let screen = state.screen();
    frame::lines_between(state, context, buffer);
    if screen.timeline.body.area() > 0 {
        main(state, context, buffer);
    }
    if screen.told.area() > 0 {
        let line = timeline::in_focus(state, context, screen.told.width.into());
        paint_line(context, buffer, screen.told, &line);
    }
    if screen.event.body.area() > 0 {
        let mut lines = content::event(state, context);
        let free = screen.event.height().saturating_sub(lines.len());
        lines.extend(content::related_lines(state, context, screen.event.measure(), free));
        let title = Title::of(Line::default(), lines.len(), state.event_scroll, screen.event.height());
        frame::title(state, context, Place::Event, title, buffer);
        paint(context, buffer, screen.event.body, lines.get(state.event_scroll..).unwrap_or_default());
    }
    if screen.sources.body.area() > 0 {
        let count = state.selected.map_or(0, |event| context.chronology.event(event).citations.len());
        let which = if count > 1 { format!("{} of {count}", state.citation + 1) } else { String::new() };
        let lines = content::sources(state, context).lines;
        let which = Line::new(which, Role::Dim).with(sides::hint(state, context, count));
        let title = Title::of(which, lines.len(), state.sources_scroll, screen.sources.height());
        frame::title(state, context, Place::Sources, title, buffer);
        paint(context, buffer, screen.sources.body, lines.get(state.sources_scroll..).unwrap_or_default());
    }
}

/// Paints a line that is typed to narrow a list; gives the cell of the cursor.
fn typed_line(context: &Context, buffer: &mut Buffer, area: Rect, input: &Input, about: &str) -> Position {
    let lead = format!("{} ", context.glyphs.prompt);
    let room = usize::from(area.width).saturating_sub(width(&lead) + 1);
    let from = input.column().saturating_sub(room.saturating_sub(1));
    let typed = if input.text().is_empty() {
        Line::new(about, Role::Dim)
    } else {
        Line::new(input.text(), Role::Text).skip(from)
    };
    let column = u16::try_from(width(&lead) + input.column() - from).unwrap_or(u16::MAX);
    paint_line(context, buffer, area, &Line::new(lead, Role::Accent).with(typed));
    Position { x: area.x.saturating_add(column).min(area.right().saturating_sub(1)), y: area.y }
}

/// Empties an area down to the ground of the theme.
fn clear(context: &Context, buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
            cell.set_style(context.theme.style(Role::Text));
        }
    }
}

/// The largest pane, in the present view.
fn main(state: &State, context: &Context, buffer: &mut Buffer) {
    let pane = state.screen().timeline;
    let nothing = state.listing.events().is_empty();
    let beside = match state.view {
        View::List => timeline::title(state, context),
        View::Lanes => lanes::title(state, context),
        View::Grid => grid::title(state, context),
        View::Coverage => Line::new("what each source says when; uncited: paragraphs", Role::Dim),
    };
    // What is drawn from a part looks as if it were all.
    let beside = match &state.rest {
        Some(_) if state.view != View::List => {
            let part = format!(" {} of a part so far", context.glyphs.dot);
            beside.then(part, Role::Doubtful)
        }
        _ => beside,
    };
    frame::title(state, context, Place::Timeline, Title { beside, ..Title::default() }, buffer);
    match state.view {
        _ if state.is_laying_out() => {
            let waits = format!("Laying out {} events", state.listing.events().len());
            paint_line(context, buffer, pane.body, &Line::new(waits, Role::Dim));
        }
        View::Lanes if !nothing => lanes::draw(state, context, pane, buffer),
        View::Grid if !nothing => grid::draw(state, context, pane, buffer),
        View::Coverage => coverage::draw(state, context, pane, buffer),
        _ => timeline::draw(state, context, pane, buffer),
    }
}

/// Paints lines from the top of an area, cut to its width and height.
fn paint(context: &Context, buffer: &mut Buffer, area: Rect, lines: &[Line]) {
    let area = area.intersection(buffer.area);
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        paint_line(context, buffer, Rect { y, height: 1, ..area }, line);
    }
}

/// Paints one line into the first row of an area.
fn paint_line(context: &Context, buffer: &mut Buffer, area: Rect, line: &Line) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut x = area.x;
    for segment in &line.segments {
        let style = context.theme.style(segment.role);
        let mut rest = segment.text.as_str();
        while x < area.right() && !rest.is_empty() {
            let room = usize::from(area.right() - x);
            let (plain, mut other, after) = pieces(rest);
            for letter in plain.chars().take(room) {
                if let Some(cell) = buffer.cell_mut((x, area.y)) {
                    cell.set_char(letter).set_style(style);
                }
                x += 1;
            }
            let room = usize::from(area.right() - x);
            let all = rest.get(plain.len()..).unwrap_or_default();
            rest = after;
            if other.len() > room {
                // Where a wide letter has no room, nothing follows it.
                (other, rest) = (all, "");
            }
            // `set_stringn` leaves out what has no width of its own, soft hyphens among it.
            (x, _) = buffer.set_stringn(x, area.y, other, room, style);
        }
    }
}

/// The front of a text whose letters surely take one cell each, then what must be looked at to tell, and the rest.
fn pieces(text: &str) -> (&str, &str, &str) {
    let is_plain = |byte: &u8| (b' '..=b'~').contains(byte);
    let bytes = text.as_bytes();
    let plain = bytes.iter().position(|byte| !is_plain(byte)).unwrap_or(bytes.len());
    // A mark that follows may belong to the last plain letter; and after others, the first to what is before it.
    let plain = if plain < bytes.len() { plain.saturating_sub(1) } else { plain };
    let (front, others) = text.split_at_checked(plain).unwrap_or((text, ""));
    let pairs = others.as_bytes().windows(2).skip(1);
    let other = pairs.take_while(|pair| !pair.iter().all(is_plain)).count();
    let (other, rest) = others.split_at_checked(other + 2).unwrap_or((others, ""));
    (front, other, rest)
}

/// Gives a row the look of what is in focus, whatever stands in it; letters that match stay underlined.
fn highlight(context: &Context, buffer: &mut Buffer, row: Rect, role: Role) {
    let style = context.theme.style(role);
    for position in row.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            let underline = cell.modifier & Modifier::UNDERLINED;
            cell.set_style(Style::reset().patch(style).add_modifier(underline));
        }
    }
}

/// Empties an area and draws a box around it, its title in the upper line.
fn boxed(context: &Context, buffer: &mut Buffer, area: Rect, title: &Line) -> Rect {
    let area = area.intersection(buffer.area);
    if area.width < 2 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    let glyphs = &context.glyphs;
    let inner = usize::from(area.width) - 2;
    let edge = |left: &str, right: &str, title: Line| {
        let rest = inner.saturating_sub(title.width());
        Line::new(left, Role::Border)
            .with(title)
            .then(glyphs.horizontal.repeat(rest), Role::Border)
            .then(right, Role::Border)
    };
    let title =
        Line::new(" ", Role::Text).with(title.clone().fit(inner.saturating_sub(2))).then(" ", Role::Text);
    let mut lines = vec![edge(glyphs.corners[0], glyphs.corners[1], title)];
    let side = Line::new(glyphs.vertical, Role::Border)
        .then(" ".repeat(inner), Role::Text)
        .then(glyphs.vertical, Role::Border);
    lines.extend(std::iter::repeat_n(side, usize::from(area.height) - 2));
    lines.push(edge(glyphs.corners[2], glyphs.corners[3], Line::default()));
    clear(context, buffer, area);
    paint(context, buffer, area, &lines);
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height - 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Chronology, Parts};

    proptest! {
        #[test]
        fn pieces_are_painted_as_the_whole(
            text in "([ -~]|[é漢…]|[\u{301}\u{600}\u{200d}\u{ad}\t\u{1f468}]){0,12}",
            width in 0_u16..14,
        ) {
            let context = Context::new(Chronology::new(Parts::default()), Vec::new());
            let area = Rect { x: 0, y: 0, width, height: 1 };
            let (mut painted, mut expected) = (Buffer::empty(area), Buffer::empty(area));
            paint_line(&context, &mut painted, area, &Line::new(text.as_str(), Role::Bad));
            if width > 0 {
                expected.set_stringn(0, 0, &text, width.into(), context.theme.style(Role::Bad));
            }
            prop_assert_eq!(painted, expected);
        }
    }
}
