//! What happened, was said, planned, counted or judged, and the citations that bear it out.

use super::evidence::Finding;
use super::vocabulary::vocabulary;
use super::{Actor, Key, Place, Source, Theme};
use crate::edtf::When;
use crate::text::Clean;

vocabulary! {
    /// What sort of thing an event is.
    Kind {
        /// Something that happened.
        Event = "event",
        /// Something that somebody said.
        Statement = "statement",
        /// What somebody thinks that it means.
        Assessment = "assessment",
        /// Something announced, dated by when it was to happen.
        Plan = "plan",
        /// A number for a time.
        Figure = "figure",
    }
}

vocabulary! {
    /// How a date is known.
    Basis {
        /// The source gives it.
        Stated = "stated",
        /// Worked out from the text and the date of its publication.
        Resolved = "resolved",
        /// Partly from outside the sources.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// What a quotation does for the event that cites it.
    Role {
        /// It says so.
        Supports = "supports",
        /// It says otherwise.
        Disputes = "disputes",
        /// It speaks of it.
        Mentions = "mentions",
    }
}

/// One dated thing of a chronology.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name in the file; unique.
    pub id: Clean,
    /// When. `None`: nobody knows, and it stands at the end.
    pub when: Option<When>,
    /// How the date is known.
    pub basis: Basis,
    /// How the date was worked out.
    pub date_note: Option<Clean>,
    /// One line that says what.
    pub title: Clean,
    /// One to three sentences; may be empty.
    pub summary: Clean,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Who takes part.
    pub actors: Vec<Key<Actor>>,
    /// What it is about.
    pub themes: Vec<Key<Theme>>,
    /// Where.
    pub places: Vec<Key<Place>>,
    /// Who says so, in which words.
    pub citations: Vec<Citation>,
    /// The line of the chronology file on which it begins, counted from one.
    pub line: usize,
}

/// One quotation from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Where it is quoted from.
    pub source: Key<Source>,
    /// The words, as the chronology has them. May be empty: the source is cited as a whole.
    pub quote: Clean,
    /// What stands before it, where the words alone are not enough.
    pub prefix: Option<Clean>,
    /// What stands after it.
    pub suffix: Option<Clean>,
    /// What it does for the event.
    pub role: Role,
    /// How it stands in the document.
    pub finding: Finding,
}
