//! The program as a person, a script and a pipe meet it.
#![expect(clippy::unwrap_used, reason = "a test may die of what it did not expect")]

#[path = "cli/asked.rs"]
mod asked;
#[cfg(feature = "tui")]
#[path = "cli/config.rs"]
mod config;
#[path = "cli/generated.rs"]
mod generated;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/interactive.rs"]
mod interactive;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/notes.rs"]
mod notes;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/rows.rs"]
mod rows;
#[path = "cli/support.rs"]
mod support;
#[cfg(feature = "tui")]
#[path = "cli/terminal.rs"]
mod terminal;
