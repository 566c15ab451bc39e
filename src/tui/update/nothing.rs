//! What to say to a key that does nothing.

use super::super::command::Command;
use super::super::content::places;
use super::super::key::{Key, shown};
use super::super::place::Place;
use super::super::state::{Context, State};
use super::say;

/// Says that keys do nothing in a place, and where they would do what.
pub(super) fn say_why(state: &mut State, context: &Context, place: Place, keys: &[Key]) {
    let elsewhere = context.keymap.anywhere(keys).find_map(|command| {
        let info = command.info();
        // What edits a line of text is no news where there is none.
        let reading: Vec<_> = info.places.iter().copied().filter(|place| !place.takes_text()).collect();
        (!reading.is_empty()).then(|| format!("in {}: {}", places(&reading), info.help))
    });
    let what = elsewhere.unwrap_or_else(|| {
        let works = |command: &Command| {
            command.info().places.contains(&place) && !context.keymap.key(*command).is_empty()
        };
        let ways =
            [(Command::Help, "lists the keys"), (Command::Close, "goes back"), (Command::Cancel, "leaves")];
        let way = ways.into_iter().find(|(command, _)| works(command));
        way.map_or_else(String::new, |(command, does)| format!("{} {does}", context.keymap.key(command)))
    });
    say(state, &format!("{} does nothing here; {what}", shown(keys)));
}
