//! The dates of events, each kept once however many events have it.

use std::collections::HashMap;

use crate::edtf::When;

/// Dates by the way they are written.
#[derive(Debug, Default)]
pub(super) struct Dates {
    list: Vec<When>,
    known: HashMap<Box<str>, u32>,
}

impl Dates {
    /// The number of a date that was read.
    pub(super) fn note(&mut self, when: When) -> u32 {
        if let Some(number) = self.known.get(when.as_written()) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.known.insert(when.as_written().into(), number);
        self.list.push(when);
        number
    }

    /// The number of a date that is to be read; `None` if it is none.
    pub(super) fn read(&mut self, text: &str) -> Option<u32> {
        match self.known.get(text) {
            Some(number) => Some(*number),
            None => Some(self.note(When::parse(text).ok()?)),
        }
    }

    /// All dates, by their numbers.
    pub(super) fn into_list(self) -> Vec<When> {
        self.list
    }
}
