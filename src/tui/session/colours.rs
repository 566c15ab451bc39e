//! How many colours may be sent, and what becomes of a colour that may not.

use std::ffi::OsString;

use ratatui::style::Color;

/// What colours a terminal is sent. Bold, reverse and the like are not colours: they are always sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colours {
    /// None.
    None,
    /// The sixteen whose looks the user chose.
    #[default]
    Sixteen,
    /// Those, and the 240 of xterm's palette.
    Palette,
    /// Any.
    True,
}

impl Colours {
    /// What the environment asks for: `NO_COLOR` (<https://no-color.org>), `COLORTERM`, `TERM`.
    pub fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let value = |name| variable(name).unwrap_or_default().to_string_lossy().into_owned();
        if !value("NO_COLOR").is_empty() {
            Self::None
        } else if matches!(value("COLORTERM").as_str(), "truecolor" | "24bit") {
            Self::True
        } else if value("TERM").contains("256color") {
            Self::Palette
        } else {
            Self::Sixteen
        }
    }

    /// The colour itself if it may be sent, otherwise the one nearest to it.
    pub(in crate::tui) fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::None, _) => Color::Reset,
            (Self::Sixteen, Color::Rgb(red, green, blue)) => named([red, green, blue]),
            (Self::Sixteen, Color::Indexed(index)) => match index {
                0..=15 => NAMED[usize::from(index)].0,
                _ => named(of_palette(index)),
            },
            (Self::Palette, Color::Rgb(red, green, blue)) => {
                let wanted = [red, green, blue];
                let distance = |&index: &u8| distance(of_palette(index), wanted);
                Color::Indexed((16..=u8::MAX).min_by_key(distance).unwrap_or(u8::MAX))
            }
            _ => colour,
        }
    }
}

/// The sixteen in the order of their numbers, as xterm shows them by default.
pub(super) const NAMED: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The number of one of the sixteen.
pub(super) fn number(colour: Color) -> Option<usize> {
    NAMED.iter().position(|(named, _)| *named == colour)
}

fn named(wanted: [u8; 3]) -> Color {
    NAMED.iter().min_by_key(|(_, shown)| distance(*shown, wanted)).map_or(Color::Reset, |(colour, _)| *colour)
}

/// What xterm shows for a number from 16 on: a cube of six steps a side, then 24 greys.
fn of_palette(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let place = index.saturating_sub(16);
    [place / 36, place / 6 % 6, place % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.into_iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_asked() {
        for (variables, colours) in [
            (&[][..], Colours::Sixteen),
            (&[("TERM", "xterm")], Colours::Sixteen),
            (&[("TERM", "xterm-256color")], Colours::Palette),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Colours::True),
            (&[("COLORTERM", "24bit"), ("NO_COLOR", "1")], Colours::None),
            (&[("COLORTERM", "24bit"), ("NO_COLOR", "")], Colours::True),
        ] {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
            };
            assert_eq!(Colours::of_environment(variable), colours, "{variables:?}");
        }
    }

    #[test]
    fn a_colour_becomes_the_nearest_that_may_be_sent() {
        for (colours, wanted, sent) in [
            (Colours::None, Color::Red, Color::Reset),
            (Colours::Sixteen, Color::Red, Color::Red),
            (Colours::Sixteen, Color::Rgb(250, 10, 10), Color::LightRed),
            (Colours::Sixteen, Color::Indexed(4), Color::Blue),
            (Colours::Sixteen, Color::Indexed(46), Color::LightGreen),
            (Colours::Sixteen, Color::Indexed(244), Color::DarkGray),
            (Colours::Palette, Color::Indexed(244), Color::Indexed(244)),
            (Colours::Palette, Color::Rgb(0, 255, 0), Color::Indexed(46)),
            (Colours::Palette, Color::Rgb(238, 238, 238), Color::Indexed(255)),
            (Colours::Palette, Color::Cyan, Color::Cyan),
            (Colours::True, Color::Rgb(1, 2, 3), Color::Rgb(1, 2, 3)),
            (Colours::True, Color::Reset, Color::Reset),
        ] {
            assert_eq!(colours.nearest(wanted), sent, "{colours:?} {wanted:?}");
        }
    }
}
