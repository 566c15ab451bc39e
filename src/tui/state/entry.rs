//! A line that is being typed and is not the query: a note, a name, or words to be found in a document.

use super::{Input, Reader};
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
    /// Words to be found in the document that is read, which was here before.
    Words(Box<Reader>),
}

impl Subject {
    /// What stands before the line.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Note(_) => "Note",
            Self::View => "Save this view as",
            Self::Words(_) => "Find",
        }
    }
}
