//! From the keys that were pressed to the command that they mean, and from a command to its keys.

use super::command::Command;
use super::key::{Key, chord, shown};
use super::place::Place;

/// The chords of every command: those of the registry, where nobody chose others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    chords: Vec<(Command, Vec<Vec<Key>>)>,
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
        Self::new(&[])
    }
}

impl Keymap {
    /// The keys of the registry but for commands that others were chosen for. Chosen chords count before those of the
    /// registry: a chord of another command that could not be told from one of them is left out.
    pub fn new(chosen: &[(Command, Vec<Vec<Key>>)]) -> Self {
        let taken = |command: Command, keys: &[Key]| {
            let mut others = chosen.iter().filter(|(other, _)| command.meets(*other));
            others.any(|(_, chords)| chords.iter().any(|other| clash(keys, other)))
        };
        let chords = Command::ALL.iter().map(|command| {
            let own = chosen.iter().find(|(other, _)| other == command);
            let chords = own.map_or_else(
                || {
                    let given = command.info().keys.iter().filter_map(|keys| chord(keys));
                    given.filter(|keys| !taken(*command, keys)).collect()
                },
                |(_, chords)| chords.clone(),
            );
            (*command, chords)
        });
        Self { chords: chords.collect() }
    }

    /// What these keys mean in a place.
    pub fn meaning(&self, place: Place, keys: &[Key]) -> Meaning {
        let here = self.chords.iter().filter(|(command, _)| command.info().places.contains(&place));
        let mut begun = here
            .flat_map(|(command, chords)| chords.iter().map(move |chord| (chord, command)))
            .filter(|(chord, _)| chord.starts_with(keys));
        match begun.next() {
            Some((chord, command)) if chord.len() == keys.len() => Meaning::Command(*command),
            Some(_) => Meaning::Unfinished,
            None => Meaning::Nothing,
        }
    }

    /// How a chord that was begun may go on in a place: the keys that are still to be pressed, and what they run.
    pub fn continuations(&self, place: Place, begun: &[Key]) -> Vec<(String, Command)> {
        let here = self.chords.iter().filter(|(command, _)| command.info().places.contains(&place));
        let each = here.flat_map(|(command, chords)| chords.iter().map(move |chord| (chord, *command)));
        each.filter_map(|(chord, command)| Some((shown(chord.strip_prefix(begun)?), command))).collect()
    }

    /// The commands that a chord runs, each in places of its own.
    pub fn anywhere(&self, keys: &[Key]) -> impl Iterator<Item = Command> {
        let runs = move |chords: &[Vec<Key>]| chords.iter().any(|chord| chord == keys);
        self.chords.iter().filter(move |(_, chords)| runs(chords)).map(|(command, _)| *command)
    }

    /// A key as it is meant after those before it: itself if it means something, or else the Latin key in its place
    /// of the keyboard if that does. Where text is typed a letter is always itself.
    pub fn meant(&self, place: Place, before: &[Key], key: Key) -> Key {
        let means = |key: Key| self.meaning(place, &[before, &[key]].concat()) != Meaning::Nothing;
        if means(key) || (place.takes_text() && key.text().is_some()) {
            return key;
        }
        key.latin().filter(|latin| means(*latin)).unwrap_or(key)
    }

    /// The chords of a command, the one to be told first.
    pub fn chords(&self, command: Command) -> &[Vec<Key>] {
        self.chords.iter().find(|(known, _)| *known == command).map_or(&[], |(_, chords)| chords)
    }

    /// The first chord of a command as a person reads it; empty if it has none.
    pub fn key(&self, command: Command) -> String {
        self.chords(command).first().map_or_else(String::new, |keys| shown(keys))
    }

    /// What is to be said with the first chord of a command; nothing if it has none.
    pub fn hint(&self, command: Command, words: impl FnOnce(&str) -> String) -> String {
        match self.key(command) {
            key if key.is_empty() => key,
            key => words(&key),
        }
    }

    /// All chords of a command as a person reads them; empty if it has none.
    pub fn keys(&self, command: Command) -> String {
        self.chords(command).iter().map(|keys| shown(keys)).collect::<Vec<_>>().join(" ")
    }
}

/// Whether two chords cannot both have a meaning in one place: they are the same, or one begins the other.
pub fn clash(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        chord(text).unwrap()
    }

    #[test]
    fn a_key_means_what_the_place_makes_of_it() {
        let keymap = Keymap::default();
        for (place, pressed, meaning) in [
            (Place::Timeline, "j", Meaning::Command(Command::Down)),
            (Place::Timeline, "n", Meaning::Command(Command::NextCitation)),
            (Place::Reader, "n", Meaning::Command(Command::NextPassage)),
            (Place::Timeline, "g", Meaning::Unfinished),
            (Place::Timeline, "gg", Meaning::Command(Command::First)),
            (Place::Prompt, "j", Meaning::Nothing),
            (Place::Picker, "Space", Meaning::Command(Command::Mark)),
        ] {
            assert_eq!(keymap.meaning(place, &keys(pressed)), meaning, "{pressed} in {place:?}");
        }
    }

    #[test]
    fn chosen_keys_count_before_those_of_the_registry() {
        let keymap = Keymap::new(&[
            (Command::Down, vec![keys("k"), keys("g")]),
            (Command::Find, vec![]),
            (Command::NextPassage, vec![keys("y")]),
        ]);
        for (place, pressed, meaning) in [
            (Place::Timeline, "k", Meaning::Command(Command::Down)),
            // It would wait for a second key, and go down at the first.
            (Place::Timeline, "g", Meaning::Command(Command::Down)),
            (Place::Timeline, "Home", Meaning::Command(Command::First)),
            (Place::Timeline, "j", Meaning::Nothing),
            (Place::Timeline, "/", Meaning::Nothing),
            // Nobody is in both places at once.
            (Place::Timeline, "y", Meaning::Command(Command::PickYear)),
            (Place::Reader, "y", Meaning::Command(Command::NextPassage)),
        ] {
            assert_eq!(keymap.meaning(place, &keys(pressed)), meaning, "{pressed} in {place:?}");
        }
        assert_eq!(
            (keymap.keys(Command::Up).as_str(), keymap.key(Command::Find).as_str()),
            ("Up Ctrl-p", "")
        );
    }

    #[test]
    fn letters_of_other_layouts_are_commands_and_never_change_a_text() {
        let keymap = Keymap::default();
        for (place, before, pressed, meant) in [
            (Place::Timeline, "", "о", "j"),
            (Place::Timeline, "g", "п", "g"),
            (Place::Timeline, "", "Ь", "M"),
            (Place::Timeline, "", "ま", "j"),
            (Place::Timeline, "", "ｊ", "j"),
            (Place::Reader, "", "т", "n"),
            // Nothing is on that key.
            (Place::Reader, "", "я", "я"),
            (Place::Prompt, "", "о", "о"),
            (Place::Picker, "", "　", "　"),
            (Place::Prompt, "", "C-ц", "C-w"),
        ] {
            let before = if before.is_empty() { Vec::new() } else { keys(before) };
            let pressed = Key::parse(pressed).unwrap();
            assert_eq!(
                keymap.meant(place, &before, pressed),
                Key::parse(meant).unwrap(),
                "{pressed} in {place:?}"
            );
        }
    }

    #[test]
    fn a_letter_that_was_chosen_is_not_translated() {
        let chosen = Keymap::new(&[(Command::Quit, vec![keys("о")])]);
        let key = Key::parse("о").unwrap();
        assert_eq!(chosen.meant(Place::Timeline, &[], key), key);
    }
}
