//! `annals keys`: the keys of the explorer.

use super::Status;
use super::console::Console;
use super::failure::Failure;
use super::table::{Column, Grid, Room};
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

type Row<'a> = (&'a Section, &'a Entry);
