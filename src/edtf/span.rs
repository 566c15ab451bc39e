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
    /// An astronomical year, from its first day to its last: 0 is 1 BC. A year too far off to be counted ends
    /// the count on its side.
    pub fn year(year: i64) -> Self {
        let far = if year < 0 { Day::FIRST } else { Day::LAST };
        Self {
            earliest: Some(Day::new(year, 1, 1).unwrap_or(far)),
            latest: Some(Day::new(year, 12, 31).unwrap_or(far)),
        }
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            earliest: self.earliest.zip(other.earliest).map(|(ours, theirs)| ours.min(theirs)),
            latest: self.latest.zip(other.latest).map(|(ours, theirs)| ours.max(theirs)),
        }
    }

    /// Whether a day is common to both.
    pub fn overlaps(&self, other: &Self) -> bool {
        !(before(self.latest, other.earliest) || before(other.latest, self.earliest))
    }

    /// Whether every day of the other is a day of this one.
    pub fn contains(&self, other: &Self) -> bool {
        let begins = self.earliest.is_none_or(|first| other.earliest.is_some_and(|theirs| first <= theirs));
        let ends = self.latest.is_none_or(|last| other.latest.is_some_and(|theirs| theirs <= last));
        begins && ends
    }
}

/// Whether a last day is known to come before a first day.
fn before(last: Option<Day>, first: Option<Day>) -> bool {
    matches!((last, first), (Some(last), Some(first)) if last < first)
}
