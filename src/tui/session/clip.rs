//! Text on its way to the terminal's clipboard (OSC 52).

use std::ffi::OsString;

/// The most bytes of text that are handed over. Terminals drop longer ones without a word; some do so from 75 kB of base64.
const LIMIT: usize = 48 * 1024;

/// Text for the clipboard: without control characters but for line feeds and tabs, and short enough for terminals to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip(String);

/// The text is longer than terminals take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too long for the terminal's clipboard, which takes {} kB", LIMIT / 1024)]
pub struct TooLong;

impl Clip {
    /// Takes text for the clipboard.
    ///
    /// # Errors
    ///
    /// [`TooLong`] if it is longer than terminals take.
    pub fn new(text: &str) -> Result<Self, TooLong> {
        if text.len() > LIMIT {
            return Err(TooLong);
        }
        let kept = |character: &char| matches!(character, '\n' | '\t') || !character.is_control();
        Ok(Self(text.chars().filter(kept).collect()))
    }

    /// The bytes that ask the terminal beyond to put the text on its clipboard.
    pub(super) fn sequence(&self, between: Between) -> Vec<u8> {
        let mut sequence = b"\x1b]52;c;".to_vec();
        encode(self.0.as_bytes(), &mut sequence);
        match between {
            Between::Nothing => sequence.extend_from_slice(END),
            Between::Tmux => {
                // Told to, tmux takes it itself (`set-clipboard on`); told otherwise, it hands it on
                // (`allow-passthrough on`). Twice does no harm.
                sequence.extend_from_slice(END);
                let doubled: Vec<u8> = sequence
                    .iter()
                    .flat_map(|byte| std::iter::repeat_n(*byte, if *byte == 0x1b { 2 } else { 1 }))
                    .collect();
                sequence.extend_from_slice(b"\x1bPtmux;");
                sequence.extend(doubled);
                sequence.extend_from_slice(END);
            }
            Between::Screen => {
                // What ends a string would end the one around it: here a bell must do.
                sequence.push(0x07);
                let wrapped = sequence.chunks(SCREENFUL).map(|part| [b"\x1bP", part, END].concat());
                sequence = wrapped.collect::<Vec<_>>().concat();
            }
        }
        sequence
    }
}

/// The end of a string that a terminal is told (ST).
const END: &[u8] = b"\x1b\\";
/// The bytes of one string that GNU Screen hands on; it drops longer ones.
const SCREENFUL: usize = 700;

/// What runs between the program and the terminal that has the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// Nothing.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU Screen.
    Screen,
}

impl Between {
    /// What the environment says; `variable` gives the value of a variable.
    pub(super) fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        match () {
            () if is_set("TMUX") => Self::Tmux,
            () if is_set("STY") => Self::Screen,
            () => Self::Nothing,
        }
    }
}

/// Base64 with padding (RFC 4648, section 4).
fn encode(bytes: &[u8], into: &mut Vec<u8>) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for group in bytes.chunks(3) {
        let bits =
            (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(group.get(at).copied().unwrap_or(0)));
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            into.push(if at <= group.len() { DIGITS[bits >> shift & 63] } else { b'=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_standard() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("ы?>", "0Ys/Pg=="),
        ] {
            let mut bytes = Vec::new();
            encode(text.as_bytes(), &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), encoded, "{text:?}");
        }
    }

    #[test]
    fn what_a_shell_would_run_on_pasting_is_left_out() {
        assert_eq!(Clip::new("a\x1b[31m\r\n\tb\u{9b}\x03").unwrap(), Clip("a[31m\n\tb".into()));
    }

    #[test]
    fn whatever_runs_between_hands_it_on() {
        let clip = Clip::new("foo").unwrap();
        for (name, expected) in [
            ("", "\x1b]52;c;Zm9v\x1b\\"),
            ("TMUX", "\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\"),
            ("STY", "\x1bP\x1b]52;c;Zm9v\x07\x1b\\"),
        ] {
            let between = Between::of_environment(|asked| (asked == name).then(|| "1".into()));
            assert_eq!(String::from_utf8(clip.sequence(between)).unwrap(), expected, "{name}");
        }
        assert_eq!(Between::of_environment(|_| Some("".into())), Between::Nothing);
        let long = Clip::new(&"x".repeat(3000)).unwrap().sequence(Between::Screen);
        let parts: Vec<_> = long.split(|byte| *byte == b'P').filter(|part| !part.is_empty()).collect();
        assert!(parts.len() > 5 && parts.iter().all(|part| part.len() <= 768));
    }

    #[test]
    fn too_long_is_said() {
        assert!(Clip::new(&"x".repeat(LIMIT)).is_ok());
        assert_eq!(Clip::new(&"x".repeat(LIMIT + 1)), Err(TooLong));
    }
}
