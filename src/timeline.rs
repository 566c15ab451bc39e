//! Time made visible: where dates stand in a list, what lies between them, what holds what.
//!
//! Pure mathematics of time and rows. It knows no terminal, no file and no colour.

mod gaps;
mod headings;
mod rails;
mod related;
mod rows;

pub use gaps::length;
pub use headings::{Heading, Headings};
pub use rails::{RAILS, Rail};
pub use related::{Bond, Related, related};
pub use rows::{EventRow, Row, rows};
