//! A stretch of days, open at either end perhaps.

use super::Day;

/// From a first day to a last one, both within; `None` is an open end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// The first day; `None`: it has no beginning.
    pub earliest: Option<Day>,
    /// The last day; `None`: it has no end.
    pub latest: Option<Day>,
}

impl Span {
    /// Whether a day is common to both.
    pub fn overlaps(&self, other: &Self) -> bool {
        !(before(self.latest, other.earliest) || before(other.latest, self.earliest))
    }

    /// Whether every day of the other is a day of this one.
    pub fn contains(&self, other: &Self) -> bool {
        let begins = self
            .earliest
            .is_none_or(|first| other.earliest.is_some_and(|theirs| first <= theirs));
        let ends = self
            .latest
            .is_none_or(|last| other.latest.is_some_and(|theirs| theirs <= last));
        begins && ends
    }
}

/// Whether a last day is known to come before a first day.
fn before(last: Option<Day>, first: Option<Day>) -> bool {
    matches!((last, first), (Some(last), Some(first)) if last < first)
}
