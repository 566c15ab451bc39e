//! Dates as historians have them: parsed, bounded, ordered, compared, and said in words.
//!
//! The syntax is edtf-core's, which no other room sees; everything that a date means is here.

mod brief;
mod certainty;
mod day;
mod error;
mod names;
mod order;
mod reach;
mod repair;
mod rough;
mod shape;
mod span;
mod spoken;
mod when;
mod window;
mod years;

#[cfg(test)]
mod tests;

pub use certainty::Certainty;
pub use day::Day;
pub use error::WhenError;
pub use names::{grouped, month_name};
pub use rough::Rough;
pub use shape::{Precision, Shape};
pub use span::Span;
pub use when::When;
pub use years::{year_text, years_text};
