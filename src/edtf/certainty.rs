//! Whether something is so: no, perhaps, yes.

use std::ops::Not;

/// A truth value of Kleene's strong logic of three values, in rising order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// It is not so, whatever the date turns out to be.
    No,
    /// It is so for some of the dates that it may be, and not for others.
    Perhaps,
    /// It is so, whatever the date turns out to be.
    Yes,
}

impl Certainty {
    /// Both are so.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one is so.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Not for Certainty {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Perhaps => Self::Perhaps,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Certainty {
    fn from(so: bool) -> Self {
        if so { Self::Yes } else { Self::No }
    }
}
