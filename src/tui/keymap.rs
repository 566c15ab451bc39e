//! From the keys that were pressed to the command that they mean.

use super::command::Command;
use super::key::{Key, chord, shown};
use super::place::Place;

/// The chords of every command, read once from the registry.
#[derive(Clone, Debug)]
pub struct Keymap {
    chords: Vec<(Vec<Key>, Command)>,
}

/// What pressed keys mean so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// This command.
    Command(Command),
    /// The beginning of a chord.
    Unfinished,
    /// Nothing here.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let chords = Command::ALL
            .iter()
            .flat_map(|command| {
                command.info().keys.iter().filter_map(move |keys| Some((chord(keys)?, *command)))
            })
            .collect();
        Self { chords }
    }
}

impl Keymap {
    /// What these keys mean in a place.
    pub fn meaning(&self, place: Place, keys: &[Key]) -> Meaning {
        let mut here = self
            .chords
            .iter()
            .filter(|(chord, command)| chord.starts_with(keys) && command.info().places.contains(&place));
        match here.next() {
            Some((chord, command)) if chord.len() == keys.len() => Meaning::Command(*command),
            Some(_) => Meaning::Unfinished,
            None => Meaning::Nothing,
        }
    }

    /// How a chord that was begun may go on in a place: the keys that are still to be pressed, and what they run.
    pub fn continuations(&self, place: Place, begun: &[Key]) -> Vec<(String, Command)> {
        let works = |command: &Command| command.info().places.contains(&place);
        let here = self.chords.iter().filter(|(_, command)| works(command));
        here.filter_map(|(chord, command)| Some((shown(chord.strip_prefix(begun)?), *command))).collect()
    }

    /// The commands that a chord runs, each in places of its own.
    pub fn anywhere(&self, keys: &[Key]) -> impl Iterator<Item = Command> {
        self.chords.iter().filter(move |(chord, _)| chord == keys).map(|(_, command)| *command)
    }

    /// The chords of a command as a person reads them, the first one first.
    pub fn chords(&self, command: Command) -> impl Iterator<Item = String> {
        self.chords.iter().filter(move |(_, other)| *other == command).map(|(chord, _)| shown(chord))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_what_the_place_makes_of_it() {
        let keymap = Keymap::default();
        for (place, keys, meaning) in [
            (Place::Timeline, "j", Meaning::Command(Command::Down)),
            (Place::Timeline, "n", Meaning::Command(Command::NextCitation)),
            (Place::Reader, "n", Meaning::Command(Command::NextPassage)),
            (Place::Timeline, "g", Meaning::Unfinished),
            (Place::Timeline, "gg", Meaning::Command(Command::First)),
            (Place::Prompt, "j", Meaning::Nothing),
            (Place::Picker, "Space", Meaning::Command(Command::Mark)),
        ] {
            assert_eq!(keymap.meaning(place, &chord(keys).unwrap()), meaning, "{keys} in {place:?}");
        }
    }
}
