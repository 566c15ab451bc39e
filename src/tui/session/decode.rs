//! The bytes that a terminal sends, made into keys, mouse reports and pastes.
//!
//! What is no known sequence is dropped whole. Nothing here waits: whoever feeds the decoder asks it how
//! long the rest of a sequence may take ([`Decoder::patience`]) and tells it when that time is over.

mod keys;
mod mouse;

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

/// How long the rest of a sequence may take. Less, and one that the network split falls apart; more, and Escape lags.
const SEQUENCE: Duration = Duration::from_millis(40);

/// How long a paste may rest before it is taken for whole.
const PASTE: Duration = Duration::from_secs(1);

/// The most bytes of a paste that are kept.
const LONGEST_PASTE: usize = 1 << 20;

/// The most bytes of a control sequence, and of a string that the terminal sends unasked.
const LONGEST_SEQUENCE: usize = 64;
const LONGEST_STRING: usize = 4096;

const PASTE_END: &[u8] = b"\x1b[201~";
const ESC: u8 = 0x1b;

/// What the terminal said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Key(KeyEvent),
    Mouse(MouseEvent),
    /// Text as it came, but for bytes that are not UTF-8.
    Paste(String),
}

/// What stands at the front of some bytes, and how many of them it takes.
#[derive(Debug, PartialEq, Eq)]
enum Front {
    Said(Said, usize),
    PasteBegins(usize),
    Nothing(usize),
    /// More bytes are needed to tell.
    Unfinished,
}

/// Keeps what has come of an unfinished sequence or paste.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    bytes: Vec<u8>,
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes bytes and gives what is whole.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Said> {
        self.bytes.extend_from_slice(bytes);
        let mut said = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            if let Some(paste) = &mut self.paste {
                let (taken, ended) = continue_paste(paste, rest);
                at += taken;
                if !ended {
                    break;
                }
                said.extend(self.paste.take().map(|paste| pasted(&paste)));
                continue;
            }
            match front(rest) {
                Front::Said(event, taken) => {
                    said.push(event);
                    at += taken;
                }
                Front::PasteBegins(taken) => {
                    self.paste = Some(Vec::new());
                    at += taken;
                }
                Front::Nothing(taken) => at += taken,
                Front::Unfinished => break,
            }
        }
        self.bytes.drain(..at);
        said
    }

    /// How long to wait for the rest of what has begun, if anything has.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.paste {
            Some(_) => Some(PASTE),
            None => (!self.bytes.is_empty()).then_some(SEQUENCE),
        }
    }

    /// Gives up waiting: what looked like the beginning of a sequence was a key, or nothing.
    pub(super) fn expire(&mut self) -> Option<Said> {
        let bytes = std::mem::take(&mut self.bytes);
        if let Some(mut paste) = self.paste.take() {
            paste.extend(bytes);
            return Some(pasted(&paste));
        }
        match *bytes {
            [ESC] => Some(Said::Key(KeyCode::Esc.into())),
            [ESC, key @ 0x20..=0x7e] => Some(Said::Key(keys::character(char::from(key), KeyModifiers::ALT))),
            _ => None,
        }
    }
}

/// Moves bytes into the paste; says how many, the mark of its end included, and whether that was met.
fn continue_paste(paste: &mut Vec<u8>, bytes: &[u8]) -> (usize, bool) {
    let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
    // Without the mark, its first bytes may be among the last.
    let text = end.unwrap_or_else(|| {
        let begun = (1..PASTE_END.len()).rev().find(|&length| bytes.ends_with(&PASTE_END[..length]));
        bytes.len() - begun.unwrap_or(0)
    });
    let room = LONGEST_PASTE.saturating_sub(paste.len());
    paste.extend(bytes.iter().take(text.min(room)));
    (text + end.map_or(0, |_| PASTE_END.len()), end.is_some())
}

fn pasted(bytes: &[u8]) -> Said {
    Said::Paste(String::from_utf8_lossy(bytes).into_owned())
}

fn front(bytes: &[u8]) -> Front {
    match bytes {
        [] => Front::Unfinished,
        [ESC, ..] => escape(bytes),
        [control @ (0..=0x1f | 0x7f), ..] => Front::Said(Said::Key(keys::control(*control)), 1),
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Front {
    let longest = bytes.get(..4).unwrap_or(bytes);
    let valid = match std::str::from_utf8(longest) {
        Ok(valid) => valid,
        Err(error) => match (error.valid_up_to(), error.error_len()) {
            (0, None) => return Front::Unfinished,
            (0, Some(wrong)) => return Front::Nothing(wrong),
            (length, _) => std::str::from_utf8(&longest[..length]).unwrap_or_default(),
        },
    };
    match valid.chars().next() {
        None => Front::Nothing(1),
        // The second block of control characters.
        Some(character) if character.is_control() => Front::Nothing(character.len_utf8()),
        Some(character) => {
            let key = keys::character(character, KeyModifiers::NONE);
            Front::Said(Said::Key(key), character.len_utf8())
        }
    }
}

fn escape(bytes: &[u8]) -> Front {
    match bytes.get(1) {
        None => Front::Unfinished,
        Some(&ESC) => Front::Said(Said::Key(KeyCode::Esc.into()), 1),
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Front::Unfinished,
            Some(&last) => match keys::by_letter(last) {
                Some(code) => Front::Said(Said::Key(code.into()), 3),
                None => Front::Said(Said::Key(keys::character('O', KeyModifiers::ALT)), 2),
            },
        },
        Some(b']' | b'P' | b'X' | b'^' | b'_') => string(bytes),
        Some(_) => match front(&bytes[1..]) {
            Front::Said(Said::Key(mut key), taken) => {
                key.modifiers |= KeyModifiers::ALT;
                Front::Said(Said::Key(key), taken + 1)
            }
            Front::Nothing(taken) => Front::Nothing(taken + 1),
            other => other,
        },
    }
}

/// An answer to a question that another program asked: dropped up to its end.
fn string(bytes: &[u8]) -> Front {
    let looked_at = bytes.get(..LONGEST_STRING).unwrap_or(bytes);
    let bell = looked_at.iter().position(|&byte| byte == 0x07).map(|at| at + 1);
    let terminator = looked_at.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 2);
    match bell.into_iter().chain(terminator).min() {
        Some(end) => Front::Nothing(end),
        None if looked_at.len() == LONGEST_STRING => Front::Nothing(LONGEST_STRING),
        None => Front::Unfinished,
    }
}

/// `ESC [`, parameters, one letter (ECMA-48, 5.4), and two older forms that are not made so.
fn control_sequence(bytes: &[u8]) -> Front {
    match bytes.get(2) {
        Some(b'[') => {
            return match bytes.get(3) {
                None => Front::Unfinished,
                Some(&letter) => keys::of_linux_console(letter)
                    .map_or(Front::Nothing(4), |code| Front::Said(Said::Key(code.into()), 4)),
            };
        }
        Some(b'M') => {
            return match bytes.get(3..6) {
                None => Front::Unfinished,
                Some(report) => said_if(mouse::of_bytes(report).map(Said::Mouse), 6),
            };
        }
        _ => {}
    }
    let parameters = bytes.iter().skip(2).take_while(|byte| matches!(byte, 0x20..=0x3f)).count();
    if parameters > LONGEST_SEQUENCE {
        return Front::Nothing(2 + LONGEST_SEQUENCE);
    }
    let (body, end) = (&bytes[2..2 + parameters], 3 + parameters);
    match bytes.get(2 + parameters) {
        None => Front::Unfinished,
        Some(b'~') if body == b"200" => Front::PasteBegins(end),
        Some(last @ (b'M' | b'm')) => said_if(mouse::of_numbers(body, *last).map(Said::Mouse), end),
        Some(last @ 0x40..=0x7e) => said_if(keys::of_sequence(body, *last).map(Said::Key), end),
        // Whatever this is begins something else.
        Some(_) => Front::Nothing(end - 1),
    }
}

fn said_if(said: Option<Said>, taken: usize) -> Front {
    said.map_or(Front::Nothing(taken), |said| Front::Said(said, taken))
}

/// The numbers of a sequence, parted by semicolons. What follows a colon says more about the same thing.
fn numbers(parameters: &[u8]) -> impl Iterator<Item = Option<u16>> {
    parameters.split(|&byte| byte == b';').map(|number| {
        let digits = number.split(|&byte| byte == b':').next()?;
        let number: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        Some(u16::try_from(number).unwrap_or(u16::MAX))
    })
}

#[cfg(test)]
mod tests;
