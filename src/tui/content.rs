//! What the panes say, line by line, before anything is drawn: `update` counts these lines, `view` paints
//! them.

mod event;
mod help;
mod sources;

pub use event::event;
pub use help::{help, hints};
pub use sources::{Sources, sources};
