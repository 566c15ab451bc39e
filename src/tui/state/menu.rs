//! A short list of things to go to or to take, over the panes.

/// A list that is chosen from. What stands in it is worked out when it is drawn or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What is listed.
    pub of: Listed,
    /// The one in focus.
    pub cursor: usize,
    /// Lines above the first one shown.
    pub top: usize,
}

/// What a menu lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The saved views.
    Views,
    /// The ways to cite the source in focus.
    Citations,
}

impl Listed {
    /// What stands over it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Views => "Saved views, x forgets one",
            Self::Citations => "Copy as",
        }
    }

    /// What is said when there is nothing in it.
    pub fn emptiness(self) -> &'static str {
        match self {
            Self::Views => "No view is saved; S saves this one",
            Self::Citations => "There is no source here to cite",
        }
    }
}

impl Menu {
    /// A list with its first in focus.
    pub fn new(of: Listed) -> Self {
        Self { of, cursor: 0, top: 0 }
    }
}
