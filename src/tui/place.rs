//! Where the keys go.

/// A part of the screen with keys of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The list of events.
    Timeline,
    /// The event in full.
    Event,
    /// The event's citations.
    Sources,
    /// A document with its cited passages.
    Reader,
    /// The line in which the query is typed.
    Prompt,
    /// A list of values to choose from.
    Picker,
    /// A short list to go on from.
    Menu,
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
        Self::Event,
        Self::Sources,
        Self::Reader,
        Self::Prompt,
        Self::Picker,
        Self::Menu,
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
            Self::Event => "Event",
            Self::Sources => "Sources",
            Self::Reader => "Reader",
            Self::Prompt => "Query",
            Self::Picker => "Picker",
            Self::Menu => "Menu",
            Self::Entry => "Entry",
            Self::Help => "Keys",
            Self::Jump => "Go to",
            Self::Keys => "Key search",
            Self::Finder => "Finder",
        }
    }
}
