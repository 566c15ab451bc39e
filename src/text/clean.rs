//! The newtype of text that a terminal can only show, never obey.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

/// Text without control characters and bidirectional overrides.
///
/// Line feeds and tabs may stand in it; a view breaks lines at the one and expands the other.
/// Other control characters are replaced by their pictures (`␛`), so that a reader sees that something
/// was there; characters that are invisible and move or hide their neighbours are left out. Joiners
/// (U+200C, U+200D) and soft hyphens stay: words and emoji need them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clean(Box<str>);

/// What becomes of one character of outside text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// It stays as it is.
    Keep,
    /// It is shown as this instead.
    Picture(char),
    /// It is left out.
    Drop,
}

/// Decides about one character. Carriage returns are decided by their callers, who see what follows.
pub(super) fn fate(character: char) -> Fate {
    match character {
        '\n' | '\t' => Fate::Keep,
        '\0'..='\x1f' => Fate::Picture(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}')),
        '\x7f' => Fate::Picture('\u{2421}'),
        '\u{80}'..='\u{9f}' => Fate::Picture('\u{fffd}'),
        // Line and paragraph separators break a line in some terminals.
        '\u{2028}' | '\u{2029}' => Fate::Picture(' '),
        // Bidi controls (UAX #9): marks, embeddings, overrides, isolates.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Invisible operators and fillers, byte order mark, interlinear annotation, deprecated formats.
        | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        // The tag block, in which text can be hidden.
        | '\u{e0000}'..='\u{e007f}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

impl Clean {
    /// Cleans text of any number of lines. Carriage returns before line feeds go, others become line feeds.
    pub fn new(raw: &str) -> Self {
        if is_clean(raw) {
            return Self(raw.into());
        }
        let mut clean = String::with_capacity(raw.len());
        let mut characters = raw.chars().peekable();
        while let Some(character) = characters.next() {
            if character == '\r' {
                if characters.peek() != Some(&'\n') {
                    clean.push('\n');
                }
                continue;
            }
            match fate(character) {
                Fate::Keep => clean.push(character),
                Fate::Picture(picture) => clean.push(picture),
                Fate::Drop => {}
            }
        }
        Self(clean.into())
    }

    /// Cleans text that is to stand on one line: runs of white space become one space, the ends are trimmed.
    pub fn line(raw: &str) -> Self {
        let line: Cow<'_, str> = if is_line(raw) {
            raw.into()
        } else {
            raw.split_whitespace().collect::<Vec<_>>().join(" ").into()
        };
        Self::new(&line)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes text that the caller made of clean text alone.
    pub(super) fn assume(text: String) -> Self {
        Self(text.into())
    }
}

/// Clean text that stands elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct CleanStr<'a>(&'a str);

impl<'a> CleanStr<'a> {
    /// Takes text that is clean as it stands; `None` if something in it would have to be changed.
    pub fn of(raw: &'a str) -> Option<Self> {
        is_clean(raw).then_some(Self(raw))
    }

    /// Takes text that is clean and on one line as it stands.
    pub fn of_line(raw: &'a str) -> Option<Self> {
        (is_line(raw) && is_clean(raw)).then_some(Self(raw))
    }
}

impl Deref for CleanStr<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'a> From<&'a Clean> for CleanStr<'a> {
    fn from(clean: &'a Clean) -> Self {
        Self(&clean.0)
    }
}

/// How many bytes at the beginning of a text stay as they are.
pub(super) fn kept_length(raw: &str) -> usize {
    let is_kept = |character: char| !character.is_ascii() && fate(character) == Fate::Keep;
    let mut rest = raw;
    loop {
        let before = rest.len();
        rest = rest.get(plain_length(rest)..).unwrap_or_default().trim_start_matches(is_kept);
        if rest.is_empty() || rest.len() == before {
            return raw.len() - rest.len();
        }
    }
}

/// How many bytes at the beginning of a text are ASCII without control characters, as most text is.
fn plain_length(raw: &str) -> usize {
    // So many bytes are looked at together: a loop without a way out takes them at once.
    const TOGETHER: usize = 32;
    let is_other = |byte: &u8| !matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let mut length = 0;
    for part in raw.as_bytes().chunks(TOGETHER) {
        if part.iter().fold(false, |found, byte| found | is_other(byte)) {
            return length + part.iter().position(is_other).unwrap_or_default();
        }
        length += part.len();
    }
    length
}

/// Whether a terminal could only show it as it stands.
fn is_clean(raw: &str) -> bool {
    kept_length(raw) == raw.len()
}

/// Whether it is on one line, with single spaces and none at its ends.
fn is_line(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let pairs = || bytes.iter().zip(bytes.iter().skip(1));
    // Loops without a way out take many bytes at a time. The separators of lines and paragraphs begin with this byte.
    !bytes.iter().fold(false, |found, byte| found | matches!(byte, b'\n' | b'\t' | b'\r'))
        && !pairs().fold(false, |found, (one, next)| found || (*one == b' ') && (*next == b' '))
        && (memchr::memchr(0xe2, bytes).is_none() || !raw.contains(['\u{2028}', '\u{2029}']))
        && raw.trim() == raw
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Clean {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl serde::Serialize for Clean {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown_or_gone() {
        for (raw, clean) in [
            ("plain", "plain"),
            ("a\x1b[31mb", "a␛[31mb"),
            ("bell\x07 back\x08", "bell␇ back␈"),
            ("del\x7f", "del␡"),
            ("c1\u{9b}31m", "c1\u{fffd}31m"),
            ("over\u{202e}ride\u{2066}", "override"),
            ("\u{feff}bom", "bom"),
            ("tag\u{e0041}\u{e0042}", "tag"),
            ("two\r\nlines\rthree", "two\nlines\nthree"),
            ("tab\tstays", "tab\tstays"),
            ("می\u{200c}خواهم 👩\u{200d}👩", "می\u{200c}خواهم 👩\u{200d}👩"),
            ("line\u{2028}separator", "line separator"),
        ] {
            assert_eq!(Clean::new(raw).as_str(), clean, "{raw:?}");
        }
    }

    #[test]
    fn a_line_has_no_line_breaks() {
        assert_eq!(Clean::line("  two\n words\tor  more ").as_str(), "two words or more");
    }

    proptest::proptest! {
        #[test]
        fn what_stays_is_told_character_by_character(raw in "[ -~\\n\\t\\r\\PC\u{200b}\u{202e}\u{2028}\u{7f}]{0,80}") {
            let stays = |character: char| fate(character) == Fate::Keep;
            let length: usize = raw.chars().take_while(|character| stays(*character)).map(char::len_utf8).sum();
            proptest::prop_assert_eq!(kept_length(&raw), length);
            let line = !raw.contains(['\n', '\t', '\r', '\u{2028}', '\u{2029}']) && !raw.contains("  ") && raw.trim() == raw;
            proptest::prop_assert_eq!(is_line(&raw), line);
        }

        #[test]
        fn nothing_clean_can_command_a_terminal(raw: String) {
            let clean = Clean::new(&raw);
            proptest::prop_assert!(
                !clean.chars().any(|character| character.is_control() && !matches!(character, '\n' | '\t'))
            );
            proptest::prop_assert_eq!(Clean::new(&clean), clean.clone());
            proptest::prop_assert!(!Clean::line(&raw).contains(['\n', '\t']));
        }
    }
}
