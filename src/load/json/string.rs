//! Strings of JSON, with their escapes.

use super::{Reader, Text};

impl<'t> Reader<'_, 't> {
    /// Reads a string; the opening quote is the next byte. Stops at the end of the line if nothing closes it.
    pub(super) fn string(&mut self) -> Text<'t> {
        let open = self.place;
        self.place += 1;
        let mut decoded: Option<String> = None;
        let mut piece = self.place;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\n') | None => {
                    let hint = "a line break within text is written \\n";
                    self.mistake(open..self.place, "this text is not closed with a quote", Some(hint));
                    break;
                }
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(self.report.slice(&(piece..self.place)));
                    let character = self.escape();
                    decoded.get_or_insert_default().push(character);
                    piece = self.place;
                }
                Some(byte) => {
                    if byte < 0x20 {
                        let span = self.place..self.place + 1;
                        let hint = format!("write it as \\u{byte:04x}");
                        self.mistake(span, "a control character stands in this text", Some(&hint));
                    }
                    self.place += 1;
                }
            }
        }
        let last = self.report.slice(&(piece..self.place));
        self.take(b'"');
        match decoded {
            Some(mut text) => {
                text.push_str(last);
                text.into()
            }
            None => last.into(),
        }
    }

    /// Reads an escape; the backslash is the next byte.
    fn escape(&mut self) -> char {
        let start = self.place;
        self.place += 1;
        let plain = match self.peek() {
            Some(b'u') => {
                self.place += 1;
                return self.unicode_escape(start);
            }
            Some(byte @ (b'"' | b'\\' | b'/')) => Some(char::from(byte)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            _ => None,
        };
        if let Some(character) = plain {
            self.place += 1;
            return character;
        }
        // The character after the backslash is read as itself by the caller, whatever it is.
        self.mistake(
            start..start + 1,
            "JSON knows no such escape",
            Some("a backslash itself is written \\\\"),
        );
        '\u{fffd}'
    }

    /// Reads the digits of `\uXXXX`, and of a second one that completes a surrogate pair.
    fn unicode_escape(&mut self, start: usize) -> char {
        let first = self.four_digits();
        let code = match first {
            Some(high @ 0xd800..=0xdbff) => {
                let after_high = self.place;
                let low = if self.take(b'\\') && self.take(b'u') { self.four_digits() } else { None };
                if let Some(low @ 0xdc00..=0xdfff) = low {
                    Some(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                } else {
                    self.place = after_high;
                    None
                }
            }
            other => other,
        };
        code.and_then(char::from_u32).unwrap_or_else(|| {
            let span = start..self.place;
            self.mistake(
                span,
                "this escape stands for no character",
                Some("it is \\u with four hexadecimal digits; two of them for characters past U+FFFF"),
            );
            '\u{fffd}'
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16))?;
            code = code * 16 + digit;
            self.place += 1;
        }
        Some(code)
    }

    /// Goes to the closing quote of a string, or to the last byte of its line; the opening quote is the next byte.
    pub(super) fn skip_string(&mut self) {
        self.place += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => return,
                b'\\' => self.place += 1,
                b'\n' => break,
                _ => {}
            }
            self.place += 1;
        }
        self.place = self.place.min(self.end).saturating_sub(1);
    }
}
