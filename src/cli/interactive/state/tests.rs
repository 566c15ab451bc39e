//! Orders and what they come to.
