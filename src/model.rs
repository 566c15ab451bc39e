//! The vocabulary: a chronology, its events, and who says so.
//!
//! Everything here is plain data that was checked when it was loaded. It knows no file, no clock and no
//! terminal. Things refer to each other by [`Key`], and a [`Chronology`] is indexed with one.

mod chronology;
mod coverage;
mod event;
mod events;
mod evidence;
mod key;
mod people;
mod run;
mod source;
mod vocabulary;

pub use chronology::{Chronology, Cited, Parts, Passage};
pub use coverage::{cited, cited_by, uncited};
pub use event::{Basis, Citation, Citations, Event, EventKey, Kind, Role};
pub use events::{Events, Seat};
pub use evidence::{Alarm, Change, Changed, Evidence, Finding};
pub use key::Key;
pub use people::{Actor, ActorKind, Place, Theme};
pub use run::{About, Draft, DraftCitation, Renumbering, Run};
pub use source::{DocumentState, Source};
