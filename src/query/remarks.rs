//! What the reader has put on events: stars and notes, by which they can be asked for like by anything else.
//!
//! They are not of the chronology. An index holds the present ones, and is given others when they change.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::bits::Bits;
use super::index::Index;
use super::words::flat;
use crate::keep::Kept;
use crate::model::{Chronology, EventKey};
use crate::text::Clean;

/// The stars and notes on the events of one chronology.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Remarks {
    starred: RoaringBitmap,
    /// The notes, folded, by the events that have them.
    notes: BTreeMap<u32, String>,
}

/// What the reader may have put on an event, as a query asks for it.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Remarked {
    /// One of these answers to `star:` is true of it: places in [`ANSWERS`].
    Star(Vec<usize>),
    /// The note on it has this in it, folded; `None`: there is a note.
    Note(Option<String>),
}

/// What `star:` can say, in the order of its values.
pub(super) const ANSWERS: [&str; 2] = ["yes", "no"];
/// What `note:` says of any note at all.
pub(super) const ANY: &str = "*";

impl Remarks {
    /// The stars and notes that are kept of a chronology. Events that are gone are passed over.
    pub fn new(chronology: &Chronology, kept: &Kept) -> Self {
        let number = |id: &Clean| u32::try_from(chronology.event_of_id(id)?.index()).ok();
        let notes = kept.notes.iter().filter_map(|(id, note)| Some((number(id)?, flat(note))));
        Self { starred: kept.stars.iter().filter_map(number).collect(), notes: notes.collect() }
    }

    /// Whether an event has a star.
    pub fn has_star(&self, event: EventKey) -> bool {
        u32::try_from(event.index()).is_ok_and(|event| self.starred.contains(event))
    }

    /// Whether an event has a note.
    pub fn has_note(&self, event: EventKey) -> bool {
        self.note(event).is_some()
    }

    fn note(&self, event: EventKey) -> Option<&String> {
        self.notes.get(&u32::try_from(event.index()).ok()?)
    }

    /// Whether this was put on an event.
    pub(super) fn have(&self, remarked: &Remarked, event: EventKey) -> bool {
        match remarked {
            Remarked::Star(answers) => answers.contains(&usize::from(!self.has_star(event))),
            Remarked::Note(wanted) => self.note(event).is_some_and(|note| says(note, wanted.as_deref())),
        }
    }

    /// Of so many events those on which this was put.
    pub(super) fn having(&self, remarked: &Remarked, events: u32) -> RoaringBitmap {
        match remarked {
            Remarked::Star(answers) => {
                let sets = answers.iter().map(|answer| self.answering(*answer, events));
                sets.fold(RoaringBitmap::new(), |all, events| all | events)
            }
            Remarked::Note(wanted) => {
                let saying = self.notes.iter().filter(|(_, note)| says(note, wanted.as_deref()));
                saying.map(|(event, _)| *event).collect()
            }
        }
    }

    /// Of so many events those of which an answer to `star:` is true.
    pub(super) fn answering(&self, answer: usize, events: u32) -> RoaringBitmap {
        if answer == 0 {
            return self.starred.clone();
        }
        Bits::all(events as usize).from(0) - &self.starred
    }
}

/// Whether a note has this in it; with nothing asked of it, it does.
fn says(note: &str, wanted: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| note.contains(wanted))
}

impl Index {
    /// Takes the reader's stars and notes, instead of those that it had. They must be of the same chronology.
    pub fn remark(&mut self, remarks: Remarks) {
        self.remarks = remarks;
    }

    /// The reader's stars and notes.
    pub fn remarks(&self) -> &Remarks {
        &self.remarks
    }
}
