//! What is taken out of a chronology in the forms of others.

mod citation;

pub use citation::{Style, cite};
