//! Colours, as themes write them.

use ratatui::style::Color;

use super::report::Report;
use crate::diagnostic::Diagnostic;
use crate::load::{Item, Written};
use crate::tui::theme::Ink;

/// The colours that have names: the terminal's own of letters and ground, and its sixteen.
const NAMES: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// The names that colours have without a theme's giving them one.
pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// The colour of a name.
pub(super) fn named(name: &str) -> Option<Color> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, colour)| *colour)
}

/// The colour of six hexadecimal digits behind a `#`.
fn shade(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
    Some(Color::Rgb(part(0)?, part(2)?, part(4)?))
}

/// The colour that one word stands for.
pub(super) fn ink(word: &str) -> Option<Ink> {
    let of_name = named(word).map(|colour| Ink { shade: colour, palette: None, named: Some(colour) });
    of_name.or_else(|| Some(Ink { shade: shade(word)?, palette: None, named: None }))
}

const EXAMPLE: &str = "\"#15818e\", \"cyan\" or [\"#15818e\", \"cyan\"]";

/// Reads a colour: one word, or one for where there is any, one for where there are 256, which may be left out, and
/// one for where there are sixteen.
pub(super) fn read(item: &Item, name: &str, report: &mut Report<'_>) -> Option<Ink> {
    let words = match &item.value {
        Written::List(items) => items.as_slice(),
        _ => std::slice::from_ref(item),
    };
    let inks: Vec<_> = words
        .iter()
        .map(|item| {
            let word = report.text(item, name, EXAMPLE)?;
            let ink = ink(word);
            if ink.is_none() {
                bad(item, word, report);
            }
            ink
        })
        .collect::<Option<_>>()?;
    match *inks.as_slice() {
        [ink] => Some(ink),
        [first, Ink { named: Some(named), .. }] => Some(Ink { named: Some(named), ..first }),
        [first, second, Ink { named: Some(named), .. }] => {
            Some(Ink { palette: Some(second.shade), named: Some(named), ..first })
        }
        [_, _] | [_, _, _] => {
            let message = "the last of several colours is one of sixteen, and has a name";
            let hint = format!("write {EXAMPLE}");
            report.add(&item.span, Diagnostic::error("bad-colour", message).hint(&hint));
            None
        }
        _ => {
            report.wrong_type(item, name, "one colour to three", EXAMPLE);
            None
        }
    }
}

fn bad(item: &Item, word: &str, report: &mut Report<'_>) {
    let message = format!("`{word}` is no colour that is meant here");
    if word.starts_with('#') {
        let hint =
            "six hexadecimal digits stand for red, green and blue: \"#158491\"; the second of two is a name";
        report.add(&item.span, Diagnostic::error("bad-colour", &message).hint(hint));
    } else {
        let known: Vec<_> = names().collect();
        report.unknown(&item.span, ("bad-colour", &message), word, &known);
    }
}

/// A colour as it can be read again.
pub(super) fn written(ink: Ink) -> String {
    let word = |colour: Color| match (colour, NAMES.iter().find(|(_, known)| *known == colour)) {
        (_, Some((name, _))) => format!("\"{name}\""),
        (Color::Rgb(red, green, blue), None) => format!("\"#{red:02x}{green:02x}{blue:02x}\""),
        (other, None) => format!("\"{other}\""),
    };
    let words = [Some(ink.shade), ink.palette, ink.named.filter(|named| *named != ink.shade)];
    match words.into_iter().flatten().map(word).collect::<Vec<_>>().as_slice() {
        [only] => only.clone(),
        words => format!("[{}]", words.join(", ")),
    }
}
