//! `annals keys`: the keys of the explorer.

use std::path::Path;

use super::Status;
#[cfg(feature = "tui")]
use super::config;
use super::console::Console;
use super::failure::Failure;
#[cfg(feature = "tui")]
use super::table::{Column, Grid, Room};
#[cfg(feature = "tui")]
use crate::tui::{
    command::{Command, Group},
    keymap::Keymap,
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

/// Every command of the explorer with the keys that it has if nobody chooses others, in the order of its help.
#[cfg(feature = "tui")]
pub(super) fn sections() -> Vec<Section> {
    sections_of(&Keymap::default())
}

/// Every command of the explorer, in the order of its help.
#[cfg(feature = "tui")]
fn sections_of(keymap: &Keymap) -> Vec<Section> {
    let commands = |group| {
        let commands = Command::ALL.iter().map(|command| (keymap.keys(*command), command.info()));
        let commands = commands.filter(|(_, info)| info.group == group);
        commands.map(|(keys, info)| Entry { keys, help: info.help, places: places(info.places) }).collect()
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

/// Fails: the program was built without the explorer.
#[cfg(not(feature = "tui"))]
pub(super) fn run(_: Option<&Path>, _: &mut Console) -> Result<Status, Failure> {
    Err(Failure::NoExplorer)
}

/// Writes the keys that are configured.
#[cfg(feature = "tui")]
pub(super) fn run(configured: Option<&Path>, console: &mut Console) -> Result<Status, Failure> {
    let configured = config::read(configured)?;
    if let Some(notice) = configured.notice() {
        console.warn(&notice, None)?;
    }
    let sections = sections_of(&configured.config.keymap);
    let rows: Vec<_> = sections
        .iter()
        .flat_map(|section| section.commands.iter().map(move |entry| (section, entry)))
        .collect();
    let columns = [
        Column {
            heading: "keys",
            cell: |(_, entry): &Row<'_>| entry.keys.as_str().into(),
            room: Room::Whole,
        },
        Column { heading: "do", cell: |(_, entry)| entry.help.into(), room: Room::Cut(44) },
        Column { heading: "in", cell: |(_, entry)| entry.places.as_str().into(), room: Room::Cut(10) },
        Column { heading: "for", cell: |(section, _)| section.heading.into(), room: Room::Spare },
    ];
    Grid::new(&columns, &rows).write(console)?;
    Ok(Status::DONE)
}

#[cfg(feature = "tui")]
type Row<'a> = (&'a Section, &'a Entry);
