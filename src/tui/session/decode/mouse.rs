//! Mouse reports, in the three forms that terminals send.

use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::numbers;

/// A report of three bytes, each 32 more than what it says.
pub(super) fn of_bytes(report: &[u8]) -> Option<MouseEvent> {
    let mut said = report.iter().map(|byte| u16::from(byte.saturating_sub(32)));
    event(said.next()?, said.next()?, said.next()?)
}

/// A report in numbers: xterm's, which begins with `<` and tells a release by its last letter, or rxvt's.
pub(super) fn of_numbers(parameters: &[u8], last: u8) -> Option<MouseEvent> {
    let (extended, parameters) = match parameters.strip_prefix(b"<") {
        Some(rest) => (true, rest),
        None => (false, parameters),
    };
    let mut said = numbers(parameters);
    let (what, column, row) = (said.next()??, said.next()??, said.next()??);
    let what = if extended { what } else { what.saturating_sub(32) };
    let mut event = event(what, column, row)?;
    if let (b'm', MouseEventKind::Down(button)) = (last, event.kind) {
        event.kind = MouseEventKind::Up(button);
    }
    Some(event)
}

/// What a report says, with columns and rows counted from 1; some terminals say 0 at the edge.
fn event(what: u16, column: u16, row: u16) -> Option<MouseEvent> {
    let (button, moved) = (what & 0b11 | (what & 0b1100_0000) >> 4, what & 0b10_0000 != 0);
    let pressed =
        || [MouseButton::Left, MouseButton::Middle, MouseButton::Right].get(usize::from(button)).copied();
    let kind = match (button, moved) {
        (0..=2, false) => MouseEventKind::Down(pressed()?),
        (0..=2, true) => MouseEventKind::Drag(pressed()?),
        // The old forms do not say which button was released.
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (3, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let modifiers = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| what & bit != 0)
        .map(|(_, modifier)| modifier)
        .collect();
    Some(MouseEvent { kind, column: column.saturating_sub(1), row: row.saturating_sub(1), modifiers })
}
