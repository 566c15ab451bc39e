//! `annals keys`: the keys of the explorer.

use std::io::Write;

use super::console::Console;
use super::failure::Failure;
use super::{Status, styles};
use crate::text::width;
#[cfg(feature = "tui")]
use crate::tui::{
    command::{Command, Group},
    content::keys,
    place::Place,
};

/// The commands of the explorer beneath one heading.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) commands: Vec<Entry>,
}

/// A command of the explorer.
pub(super) struct Entry {
    /// The chords that run it.
    pub(super) keys: String,
    /// What it does.
    pub(super) help: &'static str,
    /// Where it works.
    pub(super) places: String,
}

/// Every command of the explorer, in the order of its help.
#[cfg(feature = "tui")]
pub(super) fn sections() -> Vec<Section> {
    let commands = |group| {
        let infos = Command::ALL.iter().map(|command| command.info()).filter(move |info| info.group == group);
        infos.map(|info| Entry { keys: keys(&info), help: info.help, places: places(info.places) }).collect()
    };
    Group::ALL.into_iter().map(|group| Section { heading: group.name(), commands: commands(group) }).collect()
}

#[cfg(feature = "tui")]
fn places(places: &[Place]) -> String {
    if places.len() == Place::ALL.len() {
        return "everywhere".to_owned();
    }
    places.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ")
}

/// None: the program was built without the explorer.
#[cfg(not(feature = "tui"))]
pub(super) fn sections() -> Vec<Section> {
    Vec::new()
}

/// Writes the keys.
pub(super) fn run(console: &mut Console) -> Result<Status, Failure> {
    let sections = sections();
    #[cfg(not(feature = "tui"))]
    if sections.is_empty() {
        return Err(Failure::NoExplorer);
    }
    let entries = || sections.iter().flat_map(|section| &section.commands);
    let keys = entries().map(|entry| width(&entry.keys)).max().unwrap_or_default();
    let help = entries().map(|entry| width(entry.help)).max().unwrap_or_default();
    for (number, Section { heading, commands }) in sections.iter().enumerate() {
        if number > 0 {
            writeln!(console)?;
        }
        writeln!(console, "{}", console.paint(styles::HEADING, heading))?;
        for entry in commands {
            let places = console.paint(styles::FAINT, &entry.places);
            writeln!(console, "  {:keys$}  {:help$}  {places}", entry.keys, entry.help)?;
        }
    }
    Ok(Status::DONE)
}
