//! Keys of the user's own: for each command that is named, the chords that run it.

use super::report::Report;
use crate::diagnostic::{Diagnostic, nearest};
use crate::load::{Item, Setting, Written};
use crate::tui::command::Command;
use crate::tui::key::{self, Key, chord};
use crate::tui::keymap::{Keymap, clash};

/// Letters that may follow each other without spaces between.
const RUN_TOGETHER: usize = 2;

/// Commands and the chords that were chosen for them.
type Chosen = Vec<(Command, Vec<Vec<Key>>)>;

/// Reads the table of keys.
pub(super) fn read(setting: &Setting, report: &mut Report<'_>) -> Keymap {
    let settings = report.table(&setting.item, "keys", "[keys]");
    let mut commands = Vec::new();
    for Setting { name, name_span, item } in settings {
        if let Some(command) = Command::named(name) {
            commands.push((command, item));
        } else {
            let message = format!("there is no command `{name}`");
            let known = Command::ALL.iter().map(|command| command.info().name);
            let hint = match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`annals config --print` has the names of all".to_owned(),
            };
            report.add(name_span, Diagnostic::error("unknown-command", &message).hint(&hint));
        }
    }
    Keymap::new(&chosen(&commands, report))
}

/// What is chosen for each command, as far as it can be.
fn chosen(commands: &[(Command, &Item)], report: &mut Report<'_>) -> Chosen {
    // Nothing may take the way out of everything, so its keys are seen to first.
    const WAY_OUT: Command = Command::Interrupt;
    let (out, others): (Vec<_>, Vec<_>) = commands.iter().partition(|(command, _)| *command == WAY_OUT);
    let mut chosen = Chosen::new();
    for (command, item) in out {
        let keys = chords(command, item, &chosen, report).unwrap_or_default();
        if keys.is_empty() {
            let message =
                format!("`{}` must keep a key: it is the way out of everything", command.info().name);
            let hint = "leave it out, or give it another key";
            report.add(&item.span, Diagnostic::error("no-way-out", &message).hint(hint));
        } else {
            chosen.push((command, keys));
        }
    }
    if chosen.is_empty() {
        chosen.push((WAY_OUT, Keymap::default().chords(WAY_OUT).to_vec()));
    }
    for (command, item) in others {
        if let Some(keys) = chords(command, item, &chosen, report) {
            chosen.push((command, keys));
        }
    }
    chosen
}

/// The chords that are given to a command; nothing if none of them can be, although some are given.
fn chords(command: Command, item: &Item, chosen: &Chosen, report: &mut Report<'_>) -> Option<Vec<Vec<Key>>> {
    let name = command.info().name;
    let written = match &item.value {
        Written::List(items) => items.as_slice(),
        Written::Text(_) => std::slice::from_ref(item),
        _ => {
            let example = format!("{name} = [\"C-j\", \"gj\"], or {name} = [] for none");
            report.wrong_type(item, name, "a list of keys", &example);
            return None;
        }
    };
    let mut chords: Vec<Vec<Key>> = Vec::new();
    for item in written {
        let Some(text) = report.text(item, name, "keys in quotes: \"C-j\"") else { continue };
        match fitting(command, text, &chords, chosen) {
            Ok(keys) => chords.push(keys),
            Err(problem) => report.add(&item.span, problem),
        }
    }
    (!chords.is_empty() || written.is_empty()).then_some(chords)
}

/// The presses that a text stands for, if they can run a command beside those that were given before.
fn fitting(command: Command, text: &str, own: &[Vec<Key>], chosen: &Chosen) -> Result<Vec<Key>, Diagnostic> {
    let keys = keys_of(text)?;
    may_run(command, &keys)?;
    match holder(command, &keys, own, chosen) {
        Some(problem) => Err(problem),
        None => Ok(keys),
    }
}

/// The presses that a text stands for.
fn keys_of(text: &str) -> Result<Vec<Key>, Diagnostic> {
    let unknown = |word: &str, hint: &str| {
        Err(Diagnostic::error("unknown-key", &format!("there is no key `{word}`")).hint(hint))
    };
    for word in text.split(' ') {
        let is_one = Key::parse(word).is_some();
        let letters = word.chars().count();
        if !is_one && (letters == 0 || letters > RUN_TOGETHER) {
            let hint = match nearest(word, key::names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "keys are written `j`, `G`, `C-d`, `M-x`, `Enter`, and one after the other `g d`"
                    .to_owned(),
            };
            return unknown(word, &hint);
        }
    }
    let keys = chord(text).unwrap_or_default();
    if keys.is_empty() {
        return unknown(text, "a key is written `j`, `G`, `C-d`, `M-x` or `Enter`");
    }
    match keys.iter().find_map(|key| Some((key, key.sent_as()?))) {
        Some((key, sent)) => {
            let message = format!("terminals do not send `{}`", key.notation());
            let hint = format!("what they send for it is `{}`", sent.notation());
            Err(Diagnostic::error("unsent-key", &message).hint(&hint))
        }
        None => Ok(keys),
    }
}

/// Refuses what is text or a number where a command is to work.
fn may_run(command: Command, keys: &[Key]) -> Result<(), Diagnostic> {
    let first = keys.first().and_then(|key| key.text());
    let info = command.info();
    let typed = info.places.iter().find(|place| place.takes_text());
    match (first, typed) {
        // What the registry gives a command that chooses in a list is typed into queries only.
        (Some(_), Some(_))
            if info.keys.iter().any(|known| chord(known).is_some_and(|known| known == keys)) =>
        {
            Ok(())
        }
        (Some(letter), Some(place)) => {
            let message = format!("`{letter}` is text in the {}, where `{}` works", place.name(), info.name);
            Err(Diagnostic::error("typed-key", &message).hint("hold Ctrl or Alt with it: `C-` or `M-`"))
        }
        (Some(digit), _) if matches!(digit, '1'..='9') => {
            let message = format!("`{digit}` begins the number that repeats a command");
            Err(Diagnostic::error("typed-key", &message).hint("take another key, or hold Alt with it: `M-`"))
        }
        _ => Ok(()),
    }
}

/// What stands in the way of a chord: another one that was chosen for a command of the same place.
fn holder(command: Command, keys: &[Key], own: &[Vec<Key>], chosen: &Chosen) -> Option<Diagnostic> {
    let others = chosen.iter().filter(|(other, _)| command.meets(*other));
    let all = others.flat_map(|(other, chords)| chords.iter().map(move |chord| (*other, chord)));
    let (other, chord) =
        all.chain(own.iter().map(|chord| (command, chord))).find(|(_, chord)| clash(keys, chord))?;
    let (name, holder) = (key::notation(keys), other.info().name);
    let message = match chord.as_slice() {
        chord if chord == keys => format!("`{name}` is given to `{holder}` already"),
        chord if chord.starts_with(keys) => {
            format!("`{name}` begins `{}`, which is given to `{holder}`", key::notation(chord))
        }
        chord => format!("`{name}` begins with `{}`, which is given to `{holder}`", key::notation(chord)),
    };
    Some(Diagnostic::error("key-conflict", &message).hint("one of the two needs another key"))
}
