//! Annals: cited chronologies, read, checked, asked and explored.
//!
//! The data has one way through the rooms of this crate, and no room looks back:
//! [`load`] turns bytes into an immutable [`model::Chronology`] and tells every problem it met;
//! [`evidence`] says of each quotation how it stands in its document; [`query`] asks which events match;
//! [`timeline`] turns time into rows and cells; `cli` and `tui` show the result.
#![forbid(unsafe_code)]
#![cfg_attr(test, expect(clippy::string_slice, reason = "a test may die of a wrong slice"))]

pub mod cli;
#[cfg(feature = "tui")]
pub mod config;
pub mod diagnostic;
pub mod edtf;
pub mod evidence;
pub mod exchange;
pub mod generate;
pub mod keep;
pub mod load;
pub mod model;
pub mod query;
pub mod store;
pub mod text;
pub mod timeline;
#[cfg(feature = "tui")]
pub mod tui;
