//! What the parts of a screen look like. Meaning is never in the colour alone: every role that matters has a
//! glyph, a word or a weight as well.
//!
//! Text stands in the terminal's own ink on its own ground. There is one accent, and it means: where you are.

use ratatui::style::{Color, Modifier, Style};

use crate::model::{Evidence, Kind};

/// What a part of a screen is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Running text.
    Text,
    /// What is less important.
    Dim,
    /// The title of an event.
    Title,
    /// A year above its events.
    Heading,
    /// Lines between panes.
    Border,
    /// The name of the pane that has the keys, and the mark of the selected row.
    Accent,
    /// The selected row of the pane that has the keys.
    Selected,
    /// The selected row of another pane.
    Resting,
    /// Letters that the query asked for.
    Match,
    /// A key in a hint.
    Key,
    /// A quotation that stands in its document.
    Good,
    /// One that stands there otherwise, or in several places.
    Doubtful,
    /// One that does not, and mistakes.
    Bad,
    /// A cited passage of a document.
    Passage,
    /// The cited passage in focus.
    Current,
    /// Something that happened.
    Event,
    /// Something said.
    Statement,
    /// Something thought.
    Assessment,
    /// Something announced.
    Plan,
    /// A number.
    Figure,
}

impl Role {
    /// The role of a kind of event.
    pub fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Event => Self::Event,
            Kind::Statement => Self::Statement,
            Kind::Assessment => Self::Assessment,
            Kind::Plan => Self::Plan,
            Kind::Figure => Self::Figure,
        }
    }

    /// The role of a mark of evidence.
    pub fn of_evidence(evidence: Option<Evidence>) -> Self {
        match evidence {
            Some(Evidence::Exact | Evidence::Typographic) => Self::Good,
            Some(Evidence::Changed | Evidence::Ambiguous) => Self::Doubtful,
            Some(Evidence::Missing) => Self::Bad,
            None => Self::Dim,
        }
    }

    /// The ink and the weight that it is set in.
    fn look(self) -> (Option<Ink>, Modifier) {
        const BOLD: Modifier = Modifier::BOLD;
        const NONE: Modifier = Modifier::empty();
        match self {
            Self::Text | Self::Event | Self::Passage => (None, NONE),
            Self::Title | Self::Heading | Self::Resting => (None, BOLD),
            Self::Dim | Self::Border => (Some(Ink::Quiet), NONE),
            Self::Accent | Self::Key | Self::Selected | Self::Current => (Some(Ink::Accent), BOLD),
            Self::Match => (Some(Ink::Accent), BOLD.union(Modifier::UNDERLINED)),
            Self::Good | Self::Figure => (Some(Ink::Green), NONE),
            Self::Doubtful => (Some(Ink::Ochre), BOLD),
            Self::Bad => (Some(Ink::Red), BOLD),
            Self::Statement => (Some(Ink::Blue), NONE),
            Self::Assessment => (Some(Ink::Violet), NONE),
            Self::Plan => (Some(Ink::Ochre), NONE),
        }
    }
}

/// The colours that there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ink {
    Accent,
    Quiet,
    Green,
    Ochre,
    Red,
    Blue,
    Violet,
}

impl Ink {
    /// A shade between black and white that reads on a dark ground as on a light one.
    const fn shade(self) -> [u8; 3] {
        match self {
            Self::Accent => [0x15, 0x84, 0x91],
            Self::Quiet => [0x74, 0x78, 0x82],
            Self::Green => [0x34, 0x88, 0x42],
            Self::Ochre => [0x9e, 0x6f, 0x12],
            Self::Red => [0xd3, 0x47, 0x42],
            Self::Blue => [0x37, 0x78, 0xcd],
            Self::Violet => [0xae, 0x56, 0xae],
        }
    }

    /// The one of the terminal's sixteen colours that the user most likely made to read well.
    const fn named(self) -> Color {
        match self {
            Self::Accent => Color::Cyan,
            Self::Quiet => Color::DarkGray,
            Self::Green => Color::Green,
            Self::Ochre => Color::Yellow,
            Self::Red => Color::LightRed,
            Self::Blue => Color::LightBlue,
            Self::Violet => Color::LightMagenta,
        }
    }
}

/// What roles look like on this terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// In shades of our own.
    Shades,
    /// In the terminal's sixteen colours.
    Named,
    /// Without colours.
    Plain,
}

impl Theme {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let (ink, weight) = role.look();
        let style = Style::new().add_modifier(weight);
        let here = matches!(role, Role::Selected | Role::Current);
        match (self, ink) {
            (Self::Shades, Some(ink)) if here => style.fg(Color::Rgb(255, 255, 255)).bg(shaded(ink)),
            (Self::Shades, Some(ink)) => style.fg(shaded(ink)),
            (Self::Named | Self::Plain, _) if here => style.add_modifier(Modifier::REVERSED),
            (Self::Named, Some(ink)) => style.fg(ink.named()),
            // Without colour only a line tells what is cited from what is not.
            (Self::Plain, _) if role == Role::Passage => style.add_modifier(Modifier::UNDERLINED),
            (Self::Plain, _) | (_, None) => style,
        }
    }
}

const fn shaded(ink: Ink) -> Color {
    let [red, green, blue] = ink.shade();
    Color::Rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: [u8; 3]) -> f64 {
        let [red, green, blue] = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_shade_reads_on_dark_and_on_light() {
        let inks = [Ink::Accent, Ink::Quiet, Ink::Green, Ink::Ochre, Ink::Red, Ink::Blue, Ink::Violet]
            .map(Ink::shade);
        for shade in inks {
            for ground in [[0, 0, 0], [0x10, 0x12, 0x18], [0xfa, 0xfa, 0xfa], [255, 255, 255]] {
                assert!(contrast(shade, ground) > 4.2, "{shade:02x?} on {ground:02x?}");
            }
        }
    }
}
