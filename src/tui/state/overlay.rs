//! What lies over the panes.

use super::{Entry, Finder, Help, Input, Jump, Picker, Prompt};

/// What lies over the panes and takes the keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The query is being typed.
    Prompt(Prompt),
    /// Values are being chosen.
    Picker(Picker),
    /// A note or a name is being typed.
    Entry(Entry),
    /// A date or words are being typed, to go to.
    Jump(Jump),
    /// Something to do, to go to or to take is being chosen.
    Finder(Finder),
    /// The keys of a place.
    Help(Help),
}

impl Overlay {
    /// The line that is typed in it.
    pub fn input(&mut self) -> Option<&mut Input> {
        match self {
            Self::Prompt(prompt) => Some(&mut prompt.input),
            Self::Picker(picker) => Some(&mut picker.input),
            Self::Jump(jump) => Some(&mut jump.input),
            Self::Finder(finder) => Some(&mut finder.input),
            Self::Help(help) => help.input.as_mut(),
            Self::Entry(entry) => Some(&mut entry.input),
        }
    }
}
