//! The explorer: a terminal program over a chronology.

pub mod session;
