//! What happened, was said, planned, counted or judged, and the citations that bear it out.

use std::fmt;
use std::ops::Range;

use super::evidence::{Evidence, Finding};
use super::run::Run;
use super::vocabulary::vocabulary;
use super::{Actor, Key, Place, Source, Theme};
use crate::edtf::When;

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

/// A reference to an event: its place in the order of time.
pub type EventKey = Key<Event<'static>>;

/// One dated thing of a chronology, as the columns have it. All its texts were made safe when they were read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event<'c> {
    /// Its name in the file; unique.
    pub id: &'c str,
    /// When. `None`: nobody knows, and it stands at the end.
    pub when: Option<&'c When>,
    /// How the date is known.
    pub basis: Basis,
    /// How the date was worked out.
    pub date_note: Option<&'c str>,
    /// One line that says what.
    pub title: &'c str,
    /// One to three sentences; may be empty.
    pub summary: &'c str,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Who takes part.
    pub actors: &'c [Key<Actor>],
    /// What it is about.
    pub themes: &'c [Key<Theme>],
    /// Where.
    pub places: &'c [Key<Place>],
    /// Who says so, in which words.
    pub citations: Citations<'c>,
    /// The line of the chronology file on which it begins, counted from one.
    pub line: usize,
}

/// The citations of one event, in the order of the file.
#[derive(Clone, Copy)]
pub struct Citations<'c> {
    run: &'c Run,
    from: usize,
    to: usize,
}

impl<'c> Citations<'c> {
    pub(super) fn new(run: &'c Run, numbers: Range<usize>) -> Self {
        Self { run, from: numbers.start, to: numbers.end }
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// One of them.
    pub fn get(self, number: usize) -> Option<Citation<'c>> {
        self.run.citation((self.from..self.to).nth(number)?)
    }

    /// All of them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Citation<'c>> + Clone {
        (self.from..self.to).filter_map(move |number| self.run.citation(number))
    }

    /// Their sources.
    pub fn sources(self) -> impl Iterator<Item = Key<Source>> {
        self.run.sources(self.from..self.to)
    }

    /// What they say of the event.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        self.run.roles(self.from..self.to)
    }

    /// The mark of each of them, as far as it has been looked for.
    pub fn evidence(self) -> impl Iterator<Item = Option<Evidence>> {
        self.run.findings(self.from..self.to).map(|finding| finding.map(Finding::evidence))
    }

    /// Writes down how one of them stands in its document, unless that was done already.
    pub(super) fn note(self, number: usize, finding: Finding) {
        if let Some(number) = (self.from..self.to).nth(number) {
            self.run.note_finding(number, finding);
        }
    }
}

impl PartialEq for Citations<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Citations<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// One quotation from one source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Citation<'c> {
    /// Where it is quoted from.
    pub source: Key<Source>,
    /// The words, as the chronology has them. May be empty: the source is cited as a whole.
    pub quote: &'c str,
    /// What stands before it, where the words alone are not enough.
    pub prefix: Option<&'c str>,
    /// What stands after it.
    pub suffix: Option<&'c str>,
    /// What it does for the event.
    pub role: Role,
    /// How it stands in the document; `None` as long as it was not looked for.
    pub finding: Option<&'c Finding>,
}

impl Citation<'_> {
    /// The mark of the quotation, once it has been looked for.
    pub fn evidence(&self) -> Option<Evidence> {
        self.finding.map(Finding::evidence)
    }

    /// The bytes of the document's text on which it stands, from the first passage to the last.
    pub fn extent(&self) -> Option<Range<usize>> {
        self.finding?.extent()
    }
}
