//! Where the keys go.

/// A part of the screen with keys of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The list of events.
    Timeline,
    /// Events in lanes, time across.
    Lanes,
    /// Years and months.
    Grid,
    /// What each source says when.
    Coverage,
    /// The event in full.
    Event,
    /// The event's citations.
    Sources,
    /// Quotations beside each other.
    Compare,
    /// A document with its cited passages.
    Reader,
    /// The line in which the query is typed.
    Prompt,
    /// A list of values to choose from.
    Picker,
    /// The line in which a note or a name is typed.
    Entry,
    /// The list of keys.
    Help,
    /// The line in which a date or words are typed, to go to.
    Jump,
    /// The list of keys, narrowed by typing.
    Keys,
    /// A list of commands, events or problems, narrowed by typing.
    Finder,
}

impl Place {
    /// Every place.
    pub const ALL: &'static [Self] = &[
        Self::Timeline,
        Self::Lanes,
        Self::Grid,
        Self::Coverage,
        Self::Event,
        Self::Sources,
        Self::Compare,
        Self::Reader,
        Self::Prompt,
        Self::Picker,
        Self::Entry,
        Self::Help,
        Self::Jump,
        Self::Keys,
        Self::Finder,
    ];

    /// Whether letters are text here, and no commands.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Prompt | Self::Picker | Self::Entry | Self::Jump | Self::Keys | Self::Finder)
    }

    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Lanes => "Lanes",
            Self::Grid => "Grid",
            Self::Coverage => "Coverage",
            Self::Event => "Event",
            Self::Sources => "Sources",
            Self::Compare => "Comparison",
            Self::Reader => "Reader",
            Self::Prompt => "Query",
            Self::Picker => "Picker",
            Self::Entry => "Entry",
            Self::Help => "Keys",
            Self::Jump => "Go to",
            Self::Keys => "Key search",
            Self::Finder => "Finder",
        }
    }
}

/// How the events are shown in the largest pane.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum View {
    /// As a list.
    #[default]
    List,
    /// In lanes, time across.
    Lanes,
    /// Counted by years and months.
    Grid,
    /// By the sources that tell of them.
    Coverage,
}

impl View {
    /// Every view, in the order of the key that leads through them.
    pub const ALL: [Self; 4] = [Self::List, Self::Lanes, Self::Grid, Self::Coverage];

    /// The place of the keys in its pane.
    pub fn place(self) -> Place {
        match self {
            Self::List => Place::Timeline,
            Self::Lanes => Place::Lanes,
            Self::Grid => Place::Grid,
            Self::Coverage => Place::Coverage,
        }
    }

    /// The view so many views further on, around the end.
    #[must_use]
    pub fn further(self, steps: isize) -> Self {
        let here = Self::ALL.iter().position(|view| *view == self).unwrap_or(0);
        let count = isize::try_from(Self::ALL.len()).unwrap_or(1);
        let place = isize::try_from(here).unwrap_or(0).saturating_add(steps % count).rem_euclid(count);
        Self::ALL[usize::try_from(place).unwrap_or(0)]
    }

    /// Whether time runs across it, so that it takes the whole width.
    pub fn is_wide(self) -> bool {
        matches!(self, Self::Lanes | Self::Coverage)
    }
}
