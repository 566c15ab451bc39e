//! Text from outside, made safe to show: the one way by which it comes in.
//!
//! A terminal obeys some characters instead of showing them. [`Clean`] is the type of text that holds none
//! of them; everything that is read from a file becomes one before anything else sees it.

mod ascii;
mod clean;
mod document;
mod fold;
mod offsets;
mod paragraphs;
mod shell;
mod wrap;

pub use ascii::in_ascii;
pub use clean::{Clean, CleanStr};
pub use document::{Document, NotText};
pub use fold::{Folded, fold, fold_onto};
pub use offsets::OffsetMap;
pub use paragraphs::paragraphs;
pub use shell::word;
pub use wrap::{expand_tabs, fit, width, wrap};
