//! From a state and a message to the next state. Nothing here touches the world; what is to be done there is
//! returned as effects.

mod evidence;
mod filtering;
mod moving;
mod pointing;
mod reading;

use super::command::Command;
use super::key::Key;
use super::keymap::Meaning;
use super::message::{Effect, Message};
use super::place::Place;
use super::state::{Context, Overlay, State};
use crate::query::Field;
use crate::text::Clean;

/// Takes one message in.
pub fn update(state: &mut State, context: &Context, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Key(key) => press(state, context, key),
        Message::Paste(text) => {
            filtering::type_text(state, context, &text);
            Vec::new()
        }
        Message::Resize(size) => {
            state.size = size;
            reading::rewrap(state, context);
            Vec::new()
        }
        Message::Click(position) => pointing::click(state, context, position),
        Message::Wheel(position, steps) => pointing::wheel(state, context, position, steps),
        Message::LookingUp { done, of } => {
            evidence::go_on(state, done, of);
            Vec::new()
        }
        Message::LookedUp(lookup) => {
            evidence::take(state, context, &lookup);
            Vec::new()
        }
        Message::Trouble(what) => {
            say(state, &what);
            Vec::new()
        }
    };
    moving::settle(state, context);
    effects.extend(evidence::look(state, context));
    effects
}

/// Puts a line into the footer until the next key.
fn say(state: &mut State, what: &str) {
    state.notice = Some(Clean::line(what));
}

/// The largest number that can be typed before a command.
const LARGEST_COUNT: usize = 1_000_000;

fn press(state: &mut State, context: &Context, key: Key) -> Vec<Effect> {
    state.notice = None;
    let place = state.place();
    let typing = matches!(place, Place::Prompt | Place::Picker);
    if !typing && let Some(digit) = digit(state, key) {
        let count = state.pending.count.unwrap_or(0) * 10 + digit;
        state.pending.count = Some(count.min(LARGEST_COUNT));
        return Vec::new();
    }
    state.pending.keys.push(key);
    match context.keymap.meaning(place, &state.pending.keys) {
        Meaning::Command(command) => {
            let count = std::mem::take(&mut state.pending).count;
            run(state, context, command, count)
        }
        Meaning::Unfinished => Vec::new(),
        Meaning::Nothing => {
            let keys = std::mem::take(&mut state.pending).keys;
            match key.text() {
                Some(letter) if typing => {
                    filtering::type_text(state, context, letter.encode_utf8(&mut [0; 4]));
                }
                _ => {
                    let keys: String = keys.iter().map(Key::to_string).collect();
                    say(state, &format!("{keys} is no key of this place; ? lists them"));
                }
            }
            Vec::new()
        }
    }
}

/// The digit that a key adds to the number before a command. A nought alone is no number.
fn digit(state: &State, key: Key) -> Option<usize> {
    let digit = key.text()?.to_digit(10)?;
    let begins = state.pending.keys.is_empty() && (digit > 0 || state.pending.count.is_some());
    begins.then_some(digit as usize)
}

/// Runs a command, so many times or to that place.
pub fn run(state: &mut State, context: &Context, command: Command, count: Option<usize>) -> Vec<Effect> {
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    match command {
        Command::Down => moving::step(state, context, times),
        Command::Up => moving::step(state, context, -times),
        Command::HalfDown => moving::page(state, context, times, 2),
        Command::HalfUp => moving::page(state, context, -times, 2),
        Command::PageDown => moving::page(state, context, times, 1),
        Command::PageUp => moving::page(state, context, -times, 1),
        Command::First => moving::jump(state, context, count.unwrap_or(1)),
        Command::Last => moving::jump(state, context, count.unwrap_or(usize::MAX)),
        Command::NextHeading => moving::heading(state, times),
        Command::PreviousHeading => moving::heading(state, -times),
        Command::NextPane => moving::pane(state, 1),
        Command::PreviousPane => moving::pane(state, -1),
        Command::ChooseDown => moving::choose(state, 1),
        Command::ChooseUp => moving::choose(state, -1),
        Command::Find => filtering::open_prompt(state),
        Command::PickYear => filtering::open_picker(state, context, Field::Year),
        Command::PickActor => filtering::open_picker(state, context, Field::Actor),
        Command::PickTheme => filtering::open_picker(state, context, Field::Theme),
        Command::PickPlace => filtering::open_picker(state, context, Field::Place),
        Command::PickSource => filtering::open_picker(state, context, Field::Source),
        Command::PickKind => filtering::open_picker(state, context, Field::Kind),
        Command::ToggleFilters => filtering::toggle(state, context),
        Command::Earlier => filtering::earlier(state, context),
        Command::Later => filtering::later(state, context),
        Command::Mark => filtering::mark(state),
        Command::Accept => filtering::accept(state, context),
        Command::Cancel => filtering::cancel(state, context),
        Command::CursorLeft
        | Command::CursorRight
        | Command::CursorStart
        | Command::CursorEnd
        | Command::EraseBack
        | Command::EraseAhead
        | Command::EraseWord
        | Command::EraseAll => filtering::edit(state, context, command),
        Command::Open => reading::open(state, context),
        Command::NextCitation => moving::citation(state, context, times),
        Command::PreviousCitation => moving::citation(state, context, -times),
        Command::NextPassage => reading::passage(state, context, times),
        Command::PreviousPassage => reading::passage(state, context, -times),
        Command::GoToEvent => reading::go_to_event(state, context),
        Command::Back => filtering::back(state, context),
        Command::Close => close(state),
        Command::Help => state.overlay = Some(Overlay::Help { of: state.place(), scroll: 0 }),
        Command::Mouse => {
            state.mouse = !state.mouse;
            say(state, if state.mouse { "Mouse on" } else { "Mouse off: text can be selected" });
            return vec![Effect::Mouse(state.mouse)];
        }
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Quit => return vec![Effect::Quit],
        Command::Interrupt => return vec![Effect::Interrupt],
    }
    Vec::new()
}

/// Leaves what covers the panes.
fn close(state: &mut State) {
    if state.overlay.take().is_none() {
        state.reader = None;
    }
}
