//! Keys, as the registry writes them and as the terminal sends them.

use std::fmt;

mod layouts;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One press of a key, in the one form in which it is compared.
///
/// Shift is part of the letter (`G`) and is kept only where there is no letter (`S-Tab`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// What is held down with it.
    pub modifiers: KeyModifiers,
}

/// Keys that have names instead of letters.
const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Insert", KeyCode::Insert),
];

/// What is held down, as the registry writes it before the key.
const HELD: [(&str, KeyModifiers); 3] =
    [("C-", KeyModifiers::CONTROL), ("M-", KeyModifiers::ALT), ("S-", KeyModifiers::SHIFT)];

impl Key {
    /// The key of an event from the terminal.
    pub fn of(event: &KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            code => code,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Reads a key as the registry writes it: `j`, `C-d`, `S-Tab`, `PageDown`.
    pub fn parse(word: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = word;
        while let Some((held, tail)) =
            HELD.iter().find_map(|(prefix, held)| Some((*held, rest.strip_prefix(prefix)?)))
        {
            modifiers |= held;
            rest = tail;
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(character), None) => KeyCode::Char(character),
            _ => match NAMED.iter().find(|(name, _)| *name == rest) {
                Some((_, code)) => *code,
                None => KeyCode::F(
                    rest.strip_prefix('F')?.parse().ok().filter(|number| (1..=12).contains(number))?,
                ),
            },
        };
        Some(Self { code, modifiers })
    }

    /// The character that this key writes into a text, if it writes one.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => Some(character),
            _ => None,
        }
    }

    /// The Latin key in the same place of the keyboard, if this one writes a letter of another layout.
    pub fn latin(self) -> Option<Self> {
        match self.code {
            KeyCode::Char(letter) => {
                layouts::latin(letter).map(|latin| Self { code: KeyCode::Char(latin), ..self })
            }
            _ => None,
        }
    }

    /// The key that terminals send for this one, if that is another: control characters are few, and Shift is part of a
    /// letter.
    pub fn sent_as(self) -> Option<Self> {
        let KeyCode::Char(letter) = self.code else { return None };
        let (control, shift) = (KeyModifiers::CONTROL, KeyModifiers::SHIFT);
        let named = |code| Some(Self { code, modifiers: self.modifiers - control });
        match letter {
            _ if self.modifiers.contains(shift) => {
                let upper = letter.to_uppercase().next().unwrap_or(letter);
                Some(Self { code: KeyCode::Char(upper), modifiers: self.modifiers - shift })
            }
            _ if !self.modifiers.contains(control) => None,
            'i' => named(KeyCode::Tab),
            'm' => named(KeyCode::Enter),
            '[' => named(KeyCode::Esc),
            '?' => named(KeyCode::Backspace),
            'A'..='Z' => Some(Self { code: KeyCode::Char(letter.to_ascii_lowercase()), ..self }),
            _ => None,
        }
    }

    /// The key as the registry writes it, so that [`Key::parse`] reads it.
    pub fn notation(self) -> String {
        let held = HELD.iter().filter(|(_, held)| self.modifiers.contains(*held)).map(|(prefix, _)| *prefix);
        let named = NAMED.iter().find(|(_, code)| *code == self.code).map(|(name, _)| (*name).to_owned());
        held.collect::<String>() + &named.unwrap_or_else(|| self.code.to_string())
    }
}

/// The names of keys that have no letter.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, _)| *name)
}

/// Reads the presses of a chord: names between spaces, or letters that follow each other (`gg`).
pub fn chord(text: &str) -> Option<Vec<Key>> {
    text.split(' ')
        .map(|word| match Key::parse(word) {
            Some(key) => Some(vec![key]),
            None => word.chars().map(|letter| Key::parse(letter.encode_utf8(&mut [0; 4]))).collect(),
        })
        .collect::<Option<Vec<_>>>()
        .map(|words| words.concat())
}

/// The presses of a chord as a person reads them: `gg`, `Ctrl-d`.
pub fn shown(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

/// The presses of a chord as the registry writes them, so that [`chord`] reads them.
pub fn notation(keys: &[Key]) -> String {
    let words: Vec<_> = keys.iter().map(|key| key.notation()).collect();
    let joined = words.concat();
    if chord(&joined).is_some_and(|read| read == keys) { joined } else { words.join(" ") }
}

impl fmt::Display for Key {
    /// As a person reads it: `Ctrl-d`, `Shift-Tab`, `↓`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (word, held) in
            [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)]
        {
            if self.modifiers.contains(held) {
                formatter.write_str(word)?;
            }
        }
        match (self.code, NAMED.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => formatter.write_str(name),
            (KeyCode::Char(character), None) => write!(formatter, "{character}"),
            (other, None) => write!(formatter, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for (text, code, modifiers, shown) in [
            ("j", KeyCode::Char('j'), KeyModifiers::NONE, "j"),
            ("G", KeyCode::Char('G'), KeyModifiers::NONE, "G"),
            ("C-d", KeyCode::Char('d'), KeyModifiers::CONTROL, "Ctrl-d"),
            ("S-Tab", KeyCode::Tab, KeyModifiers::SHIFT, "Shift-Tab"),
            ("PageDown", KeyCode::PageDown, KeyModifiers::NONE, "PageDown"),
            ("-", KeyCode::Char('-'), KeyModifiers::NONE, "-"),
        ] {
            let key = Key::parse(text).unwrap();
            assert_eq!((key.code, key.modifiers), (code, modifiers), "{text}");
            assert_eq!(key.to_string(), shown);
        }
        assert_eq!(Key::parse("Nonsense"), None);
    }

    #[test]
    fn a_chord_is_letters_in_a_row() {
        assert_eq!(chord("gg"), Some(vec![Key::parse("g").unwrap(); 2]));
        assert_eq!(chord("g d").map(|keys| keys.len()), Some(2));
        assert_eq!(chord("PageDown").map(|keys| keys.len()), Some(1));
    }

    #[test]
    fn what_a_terminal_sends_has_one_form() {
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::of(&shifted), Key::parse("G").unwrap());
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE);
        assert_eq!(Key::of(&back), Key::parse("S-Tab").unwrap());
    }
}
