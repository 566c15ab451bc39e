//! What is wrong with a chronology or its file, and how much that is: counted once, not once a frame.

use std::fmt;
use std::ops::Deref;

use crate::diagnostic::Diagnostic;
use crate::load::is_of_many;

/// Problems in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    /// How many are told one by one.
    count: usize,
    /// Whether there are more than these.
    are_more: bool,
}

impl From<Vec<Diagnostic>> for Problems {
    fn from(list: Vec<Diagnostic>) -> Self {
        let of_many = list.iter().filter(|problem| is_of_many(problem)).count();
        Self { count: list.len() - of_many, are_more: of_many > 0, list }
    }
}

impl Deref for Problems {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.list
    }
}

/// How many there are, in words: `1 problem`, `10000+ problems`.
impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.are_more { "+" } else { "" };
        write!(formatter, "{}{more} problem{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

impl Problems {
    /// Puts others in the place of those from one on.
    pub fn replace_from(&mut self, first: usize, others: Vec<Diagnostic>) {
        let mut list = std::mem::take(&mut self.list);
        list.truncate(first);
        list.extend(others);
        *self = list.into();
    }
}
