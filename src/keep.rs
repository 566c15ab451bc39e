//! What a reader keeps of a chronology: stars, notes, saved views, and the place where they left it.
//!
//! Plain data, and what can be done to it. Nothing of it is ever in the chronology, and everything is known by the
//! ids of events, so that it outlives the file's being edited. Where it lies on a disk is the business of
//! [`crate::store`].

mod bookmark;
mod form;
mod kept;

pub use bookmark::{Bookmark, VIEWS};
pub use form::{Belongs, FORM, Unread, from_text, to_text};
pub use kept::{Change, Kept};
