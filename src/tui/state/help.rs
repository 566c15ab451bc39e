//! The list of the keys of a place, narrowed by words.

use super::super::place::Place;
use super::{Focus, Input};

/// The keys of a place, being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Whose keys.
    pub of: Place,
    /// What has been typed to narrow them; `None` while letters are commands.
    pub input: Option<Input>,
    /// The line in focus, and the first one on the screen.
    pub focus: Focus,
}

impl Help {
    /// Opens the keys of a place.
    pub fn new(of: Place) -> Self {
        Self { of, input: None, focus: Focus::default() }
    }

    /// The words that each line must have.
    pub fn typed(&self) -> &str {
        self.input.as_ref().map_or("", Input::text)
    }
}
