//! `annals keys`: the keys of the explorer.

use std::io::Write;

use super::console::Console;
use super::failure::Failure;
use super::{Status, styles};

/// A command of the explorer.
pub(super) struct Key {
    /// The heading under which it is listed.
    pub(super) group: &'static str,
    /// The chords that run it.
    pub(super) keys: String,
    /// What it does.
    pub(super) help: &'static str,
    /// Where it works.
    pub(super) places: String,
}

/// Every command of the explorer, in the order of its help.
pub(super) fn all() -> Vec<Key> {
    Vec::new()
}

/// Writes the keys, group by group.
pub(super) fn run(console: &mut Console) -> Result<Status, Failure> {
    let keys = all();
    if keys.is_empty() {
        return Err(Failure::NoExplorer);
    }
    let column = keys.iter().map(|key| key.keys.chars().count()).max().unwrap_or_default();
    let help = keys.iter().map(|key| key.help.chars().count()).max().unwrap_or_default();
    let mut group = "";
    for key in &keys {
        if key.group != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(console, "{gap}{}", console.paint(styles::HEADING, key.group))?;
            group = key.group;
        }
        let places = console.paint(styles::FAINT, &key.places);
        writeln!(console, "  {:column$}  {:help$}  {places}", key.keys, key.help)?;
    }
    Ok(Status::DONE)
}
