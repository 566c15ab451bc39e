//! The dates of events, each kept once however many events have it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use crate::edtf::When;

/// Numbers by what is written. The hash has a seed of its own in each run of the program, so that nobody can write dates
/// that fall together.
type Numbers = HashMap<Box<str>, u32, RandomState>;

/// Dates by the way they are written.
#[derive(Debug, Default)]
pub(super) struct Dates {
    list: Vec<When>,
    known: Numbers,
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

    /// All dates, by their numbers.
    pub(super) fn into_list(self) -> Vec<When> {
        self.list
    }
}

/// Dates that several threads read at the same time.
#[derive(Debug, Default)]
pub(super) struct SharedDates(Mutex<Dates>);

impl SharedDates {
    /// What a thread knows of them: nothing at first.
    pub(super) fn known(&self) -> KnownDates<'_> {
        KnownDates { shared: self, known: Numbers::default() }
    }

    /// All that were read.
    pub(super) fn into_dates(self) -> Dates {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Dates> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a date that one thread meets for the first time; others may know it. `None` if it is none.
    fn read(&self, text: &str) -> Option<u32> {
        let known = self.lock().known.get(text).copied();
        if known.is_some() {
            return known;
        }
        // Not while the others wait.
        let when = When::parse(text).ok()?;
        Some(self.lock().note(when))
    }
}

/// Dates that a thread has read, which it need not ask the others for.
#[derive(Debug)]
pub(super) struct KnownDates<'d> {
    shared: &'d SharedDates,
    known: Numbers,
}

impl KnownDates<'_> {
    /// The number of a date; `None` if it is none, or if what is asked of every other text is not so of it.
    pub(super) fn read(&mut self, text: &str, is_sound: impl Fn(&str) -> bool) -> Option<u32> {
        if let Some(number) = self.known.get(text) {
            return Some(*number);
        }
        let number = self.shared.read(Some(text).filter(|text| is_sound(text))?)?;
        self.known.insert(text.into(), number);
        Some(number)
    }
}
