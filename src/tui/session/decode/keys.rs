//! Keys, by the bytes that terminals send for them.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::numbers;

/// A key that writes a character. Capital letters are marked as shifted.
pub(super) fn character(character: char, modifiers: KeyModifiers) -> KeyEvent {
    let shift = if character.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(character), modifiers | shift)
}

/// A key that sends a control character.
pub(super) fn control(byte: u8) -> KeyEvent {
    let held =
        |base: u8| KeyEvent::new(KeyCode::Char(char::from(base.wrapping_add(byte))), KeyModifiers::CONTROL);
    match byte {
        b'\t' => KeyCode::Tab.into(),
        b'\r' => KeyCode::Enter.into(),
        0x1b => KeyCode::Esc.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => held(b' '),
        1..=26 => held(b'a' - 1),
        // Ctrl with 4 to 7 is how most layouts reach these.
        _ => held(b'4' - 0x1c),
    }
}

/// The keys of `ESC O` and of `ESC [` with a letter.
pub(super) fn by_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The keys of `ESC [`, a number and `~`.
fn by_number(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers of the VT220's two rows of function keys, which leave gaps.
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    })
}

/// The keys of `ESC [ [` and a letter.
pub(super) fn of_linux_console(letter: u8) -> Option<KeyCode> {
    matches!(letter, b'A'..=b'E').then(|| KeyCode::F(letter - b'A' + 1))
}

/// A key that sends a control sequence: its parameters, and the letter that ends it.
pub(super) fn of_sequence(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    if last == b'Z' {
        return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT));
    }
    let mut numbers = numbers(parameters);
    let number = numbers.next().flatten();
    let code = match last {
        b'~' => by_number(number?)?,
        b'M' => return None,
        _ if parameters.is_empty() || number == Some(1) => by_letter(last)?,
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers(numbers.next().flatten().unwrap_or(1))))
}

/// The modifiers as xterm numbers them: one more than their bits.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    [KeyModifiers::SHIFT, KeyModifiers::ALT, KeyModifiers::CONTROL]
        .into_iter()
        .enumerate()
        .filter(|(bit, _)| bits >> bit & 1 == 1)
        .map(|(_, modifier)| modifier)
        .collect()
}
