//! A date or words being typed, to go to.

use super::{Input, State, Visit};

/// The line in which a date or words are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Jump {
    /// What has been typed.
    pub input: Input,
    /// Where to go back to if it is left.
    pub before: Visit,
    /// Rows of the list above the event in focus, to be given back as well.
    pub below_top: usize,
    /// How it was understood.
    pub understood: Understood,
}

/// How a text was understood that is to be gone to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Understood {
    /// Nothing has been typed.
    #[default]
    Nothing,
    /// A date, as a person says it. An event stands there or behind it.
    Date(String),
    /// A date behind which there is no dated event.
    After(String),
    /// Words that so many of the listed events have.
    Words(usize),
    /// Neither a date nor words of a listed event.
    Neither,
}

impl Jump {
    /// Opens the line.
    pub fn new(state: &State) -> Self {
        let (before, below_top) = (state.visit(), state.below_top);
        Self { input: Input::default(), before, below_top, understood: Understood::Nothing }
    }
}
