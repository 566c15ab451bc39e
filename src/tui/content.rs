//! What the panes say, line by line, before anything is drawn: `update` counts these lines, `view` paints
//! them.

mod dates;
mod dating;
mod empty;
mod event;
mod finder;
mod help;
mod palette;
mod problems;
mod related;
mod sides;
mod signs;
mod sources;

pub use dates::dated;
pub use empty::nothing_found;
pub use event::event;
pub use finder::{citations, details};
pub use help::{Does, HelpLine, entry_at, help, hints};
pub use palette::{commands, places, queries, saved_views, views};
pub use problems::{problem, problem_entries};
pub use related::{related_entries, related_lines};
pub use sides::{Sheet, columns, sides};
pub use sources::{Sources, sources};
