//! The keys: all of a place for the help, the few that matter for the footer.

use super::super::command::{Command, Group, Info};
use super::super::key::chord;
use super::super::line::Line;
use super::super::place::Place;
use super::super::theme::Role;

/// The lines of the help: every command of a place.
pub fn help(place: Place) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let commands: Vec<Info> = Command::ALL
            .iter()
            .map(|command| command.info())
            .filter(|info| info.group == group && info.places.contains(&place))
            .collect();
        if commands.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::new(group.name(), Role::Heading));
        for info in commands {
            lines.push(
                Line::new("  ", Role::Text).then(keys(&info), Role::Key).pad(22).then(info.help, Role::Text),
            );
        }
    }
    lines
}

/// The footer's hints: the first key of each command that has a word for it here.
pub fn hints(place: Place) -> Vec<(String, &'static str)> {
    Command::ALL
        .iter()
        .map(|command| command.info())
        .filter(|info| info.places.contains(&place) && !info.hint.is_empty())
        .map(|info| (info.keys.first().map_or_else(String::new, |key| shown(key)), info.hint))
        .collect()
}

/// The keys of a command, as a person reads them.
pub fn keys(info: &Info) -> String {
    info.keys.iter().map(|keys| shown(keys)).collect::<Vec<_>>().join(" ")
}

fn shown(keys: &str) -> String {
    chord(keys).map_or_else(String::new, |keys| keys.iter().map(ToString::to_string).collect())
}
