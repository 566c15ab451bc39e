//! The vocabulary: a chronology, its events, and who says so.
//!
//! Everything here is plain data that was checked when it was loaded. It knows no file, no clock and no
//! terminal. Things refer to each other by [`Key`], and a [`Chronology`] is indexed with one.

mod chronology;
mod coverage;
mod event;
mod evidence;
mod key;
mod people;
mod source;
mod vocabulary;

pub use chronology::{Chronology, Parts, Passage};
pub use coverage::{cited, uncited};
pub use event::{Basis, Citation, Event, Kind, Role};
pub use evidence::{Alarm, Change, Evidence, Finding};
pub use key::Key;
pub use people::{Actor, ActorKind, Place, Theme};
pub use source::{DocumentState, Source};
