//! What is still to be read, where only some of the events are here.

use crate::load::{Progress, Stage};

/// An end of the list of all events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first event.
    First,
    /// The last one.
    Last,
}

/// The events that are not here yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// How many stand before those that are here.
    pub before: usize,
    /// How many there are in all.
    pub of: usize,
    /// The end that somebody wants to go to, and waits for; nobody who has pressed another key since.
    pub wanted: Option<End>,
    /// Whether the footer tells of it, because somebody has come to an end of what is here.
    pub is_told: bool,
    /// How far the reading of all has come; `None` if nobody reads any more.
    pub progress: Option<Progress>,
}

impl Rest {
    /// What becomes of it, in a few words.
    pub fn said(&self) -> String {
        match self.progress {
            Some(Progress { stage: Stage::Reading, done, of, .. }) => {
                format!("is being read: {} %", (done * 100).checked_div(of).unwrap_or(0))
            }
            Some(_) => "is being put in order".to_owned(),
            None => "could not be read".to_owned(),
        }
    }
}
