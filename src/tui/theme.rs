//! What the parts of a screen look like. Meaning is never in the colour alone: every role that matters has a
//! glyph, a word or a weight as well.
//!
//! Which colours there are is said by themes, which are data; here is what they are given to, and what becomes of
//! them on a terminal that has not all of them.

use ratatui::style::{Color, Modifier, Style};

use super::session::Colours;
use crate::model::{Evidence, Kind};

macro_rules! roles {
    ($($variant:ident $name:literal, $what:literal;)+) => {
        /// What a part of a screen is.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Role { $(#[doc = $what] $variant),+ }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the files of themes.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it is given to.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what),+ }
            }
        }
    };
}

roles! {
    Text "text", "Running text; its colours are those of everything that has none of its own";
    Dim "dim", "What is less important";
    Title "title", "The title of an event";
    Heading "heading", "A year above its events";
    Border "border", "Lines between panes";
    Accent "accent", "The name of the pane that has the keys, and the mark of the selected row";
    Selected "selected", "The selected row of the pane that has the keys";
    Resting "resting", "The selected row of another pane";
    Match "match", "Letters that the query asked for";
    Key "key", "A key in a hint";
    Good "good", "A quotation that stands in its document";
    Doubtful "doubtful", "One that stands there otherwise, or in several places";
    Bad "bad", "One that does not, and mistakes";
    Passage "passage", "A cited passage of a document";
    Current "current", "The cited passage in focus";
    Event "event", "Something that happened";
    Statement "statement", "Something said";
    Assessment "assessment", "Something thought";
    Plan "plan", "Something announced";
    Figure "figure", "A number";
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
}

/// A colour of a theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ink {
    /// What it is where the terminal shows any colour.
    pub shade: Color,
    /// What it is in the 256 colours of xterm's palette; without it, the one nearest to the shade.
    pub palette: Option<Color>,
    /// What it is where there are only the sixteen colours whose looks the user chose. Without it letters take
    /// the one nearest to the shade, and grounds none.
    pub named: Option<Color>,
}

/// What a theme says of a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// The colour of letters, if it is not that of running text.
    pub fg: Option<Ink>,
    /// The colour behind them, if it is not that of running text.
    pub bg: Option<Ink>,
    /// Bold, underlined and the like.
    pub weight: Modifier,
}

impl Look {
    /// The look in such colours as may be sent. Letters that lose the ground that they were meant for are reversed, so
    /// that they still stand out.
    fn style(self, colours: Colours) -> Style {
        let style = Style::new().add_modifier(self.weight);
        let (fg, bg) = (self.fg.map(|ink| ink.letters(colours)), self.bg.and_then(|ink| ink.ground(colours)));
        if self.fg.is_some() && self.bg.is_some() && bg.is_none() {
            return style.add_modifier(Modifier::REVERSED);
        }
        Style { fg, bg, ..style }
    }
}

impl Ink {
    fn letters(self, colours: Colours) -> Color {
        let fitting = match colours {
            Colours::Sixteen => self.named,
            Colours::Palette => self.palette,
            Colours::None | Colours::True => None,
        };
        colours.nearest(fitting.unwrap_or(self.shade))
    }

    fn ground(self, colours: Colours) -> Option<Color> {
        match colours {
            Colours::None => None,
            Colours::Sixteen => self.named,
            Colours::Palette | Colours::True => Some(self.letters(colours)),
        }
    }
}

/// What roles look like on this terminal. The default has no looks at all, for what nobody is to see.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The theme that gives each role its look, in such colours as may be sent.
    pub fn new(colours: Colours, look: impl Fn(Role) -> Look) -> Self {
        let Look { fg, bg, weight } = look(Role::Text);
        // The ground of everything that stands on no other is not a mark, and never reversed.
        let text = Style {
            fg: fg.map(|ink| ink.letters(colours)),
            bg: bg.and_then(|ink| ink.ground(colours)),
            ..Style::new().add_modifier(weight)
        };
        let mut theme = Self { styles: [text; Role::ALL.len()] };
        for role in Role::ALL.iter().filter(|role| **role != Role::Text) {
            let style = look(*role).style(colours);
            theme.styles[*role as usize] =
                Style { fg: style.fg.or(text.fg), bg: style.bg.or(text.bg), ..style };
        }
        theme
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLUE: Ink = Ink { shade: Color::Rgb(0, 0, 250), palette: None, named: None };
    const PAPER: Ink = Ink {
        shade: Color::Rgb(255, 255, 255),
        palette: Some(Color::Indexed(16)),
        named: Some(Color::White),
    };

    /// A theme whose text has the ground `bg`.
    fn theme(bg: Option<Ink>, colours: Colours) -> Theme {
        Theme::new(colours, |role| match role {
            Role::Text => Look { fg: Some(BLUE), bg, ..Look::default() },
            Role::Selected => Look { fg: Some(PAPER), bg: Some(BLUE), ..Look::default() },
            Role::Resting => Look { bg: Some(BLUE), weight: Modifier::BOLD, ..Look::default() },
            Role::Key => Look { fg: Some(BLUE), bg: Some(PAPER), ..Look::default() },
            _ => Look::default(),
        })
    }

    #[test]
    fn a_role_takes_from_the_text_what_it_has_not() {
        let theme = theme(Some(PAPER), Colours::True);
        let (blue, paper) = (Some(BLUE.shade), Some(PAPER.shade));
        for (role, fg, bg) in
            [(Role::Text, blue, paper), (Role::Dim, blue, paper), (Role::Selected, paper, blue)]
        {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg, style.add_modifier), (fg, bg, Modifier::empty()), "{role:?}");
        }
    }

    #[test]
    fn a_ground_that_cannot_be_sent_is_made_up_for() {
        for colours in [Colours::None, Colours::Sixteen] {
            let theme = theme(Some(BLUE), colours);
            let weight = |role| theme.style(role).add_modifier;
            assert_eq!(theme.style(Role::Text).bg, None, "{colours:?}");
            assert_eq!(weight(Role::Text), Modifier::empty(), "{colours:?}");
            assert_eq!(weight(Role::Selected), Modifier::REVERSED, "{colours:?}");
            assert_eq!(weight(Role::Resting), Modifier::BOLD, "{colours:?}: a tint alone is left out");
        }
        for (colours, fg, bg) in [
            (Colours::Sixteen, Color::Blue, Color::White),
            (Colours::Palette, Color::Indexed(21), Color::Indexed(16)),
            (Colours::True, BLUE.shade, PAPER.shade),
        ] {
            let key = theme(None, colours).style(Role::Key);
            assert_eq!((key.fg, key.bg), (Some(fg), Some(bg)), "{colours:?}");
        }
    }
}
