//! Events, sources, actors, places and themes as programs get them, and as tables show them.
//!
//! The names of the fields are part of the contract: programs rely on them.

mod actor;
mod event;
mod note;
mod place;
mod source;
mod theme;

pub(super) use actor::ActorRecord;
pub(super) use event::{EventRecord, spoken};
pub(super) use note::NoteRecord;
pub(super) use place::PlaceRecord;
pub(super) use source::SourceRecord;
pub(super) use theme::ThemeRecord;

/// A text, or nothing.
fn optional(text: Option<impl ToString>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}
