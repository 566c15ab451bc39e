//! A line that is being typed and is not the query: a note, or a name.

use super::Input;
use crate::text::Clean;

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is to be.
    pub subject: Subject,
    /// What has been typed.
    pub input: Input,
}

/// What a typed line is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The note on the event of this id.
    Note(Clean),
    /// The name of the view that is to be saved.
    View,
}

impl Subject {
    /// What stands before the line.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Note(_) => "Note",
            Self::View => "Save this view as",
        }
    }
}
