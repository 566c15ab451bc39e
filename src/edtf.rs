//! Dates as historians have them: parsed, bounded, ordered, compared, and said in words.

mod certainty;
mod day;
mod span;
mod when;

pub use certainty::Certainty;
pub use day::Day;
pub use span::Span;
pub use when::{When, WhenError};
