//! What stands above the dates of a list: a year, a decade, a century.

use crate::edtf::When;
use crate::model::{Chronology, EventKey, Key};

/// One heading, as a place in the list of all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heading(u32);

/// The headings of a chronology's events, put in words once and not for every list anew.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    names: Vec<String>,
    /// For each event its heading.
    of: Vec<Heading>,
}

/// What stands above the events of which nobody knows when.
const UNDATED: &str = "Undated";

impl Headings {
    /// Puts the headings of all events in words. Events under one heading follow each other in time order.
    pub fn new(chronology: &Chronology) -> Self {
        let mut headings = Self::default();
        let mut last_date = None;
        for (place, event) in chronology.events().iter().enumerate() {
            let date = chronology.events().date_of(Key::new(place));
            if last_date.replace(date) == Some(date) {
                headings.of.extend(headings.of.last().copied());
                continue;
            }
            let name = event.when.map_or_else(|| UNDATED.to_owned(), When::heading);
            if headings.names.last() != Some(&name) {
                headings.names.push(name);
            }
            let last = headings.names.len() - 1;
            headings.of.push(Heading(u32::try_from(last).unwrap_or(u32::MAX)));
        }
        headings
    }

    /// The heading of an event.
    pub fn of(&self, event: EventKey) -> Heading {
        self.of.get(event.index()).copied().unwrap_or(Heading(u32::MAX))
    }

    /// A heading in words.
    pub fn name(&self, heading: Heading) -> &str {
        self.names.get(heading.0 as usize).map_or("", String::as_str)
    }
}
