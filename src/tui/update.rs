//! From a state and a message to the next state. Nothing here touches the world; what is to be done there is
//! returned as effects.

mod answering;
mod evidence;
mod exchanging;
mod filtering;
mod finding;
mod helping;
mod jumping;
mod keeping;
mod moving;
mod nothing;
mod outside;
mod pointing;
mod prompting;
mod reading;
mod searching;
mod sides;
mod time;

pub use exchanging::exchange;
pub use keeping::{begin, bookmark, go_to};
pub use moving::go_to_end;
use ratatui::crossterm::event::KeyCode;

use super::command::Command;
use super::key::Key;
use super::keymap::Meaning;
use super::message::{Effect, Message};
use super::state::{Context, End, FinderKind, Mark, Pending, State};
use crate::model::EventKey;
use crate::query::Field;
use crate::text::Clean;

/// Takes one message in.
pub fn update(state: &mut State, context: &Context, message: Message) -> Vec<Effect> {
    let before = begins(state);
    let mut effects = match message {
        Message::Key(key) => {
            let effects = press(state, context, key);
            moving::tell_edge(state);
            effects
        }
        Message::Paste(text) => {
            filtering::type_text(state, context, &text);
            Vec::new()
        }
        Message::Resize(size) => {
            state.size = size;
            reading::rewrap(state, context);
            Vec::new()
        }
        Message::Click(position) => {
            (state.notice, state.welcome) = (None, false);
            pointing::click(state, context, position)
        }
        Message::Drag(position) => pointing::drag(state, context, position),
        Message::Wheel(position, steps) => {
            (state.notice, state.welcome) = (None, false);
            pointing::wheel(state, context, position, steps)
        }
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
        Message::Answered(answer) => {
            answering::take(state, context, answer);
            Vec::new()
        }
        Message::Kept => {
            keeping::look_again(state, context);
            Vec::new()
        }
        Message::ReadAgain => {
            outside::read_again(state, context);
            Vec::new()
        }
        Message::ReadingAgain(progress) => {
            state.reading_again = Some(progress);
            Vec::new()
        }
    };
    if before.zip(begins(state)).is_some_and(|(before, now)| before != now) {
        moving::begin_with_what_is_asked_for(state, context);
    }
    moving::settle(state, context);
    effects.extend(request(state));
    effects.extend(evidence::look(state, context));
    effects
}

/// What decides with which of its quotations an event begins, unless one goes to a certain quotation out of a document.
fn begins(state: &State) -> Option<(Option<EventKey>, String)> {
    state.reader.is_none().then(|| (state.selected, state.listing.text().to_owned()))
}

/// What is to be asked beside the interface now, unless that was done already.
pub fn request(state: &mut State) -> Option<Effect> {
    state.request().map(Effect::Ask)
}

/// Puts a line into the footer until the next key.
fn say(state: &mut State, what: &str) {
    state.notice = Some(Clean::line(what));
}

/// The largest number that can be typed before a command.
const LARGEST_COUNT: usize = 1_000_000;

fn press(state: &mut State, context: &Context, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.welcome = false;
    if let Some(rest) = &mut state.rest {
        (rest.wanted, rest.is_told) = (None, false);
    }
    let place = state.place();
    let typing = place.takes_text();
    if key.code == KeyCode::Esc && state.pending != Pending::default() {
        state.pending = Pending::default();
        return Vec::new();
    }
    let key = context.keymap.meant(place, &state.pending.keys, key);
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
                _ => nothing::say_why(state, context, place, &keys),
            }
            Vec::new()
        }
    }
}

/// The digit that a key adds to the number before a command. A nought alone is no number.
fn digit(state: &State, key: Key) -> Option<usize> {
    let typed = key.text()?;
    let digit = typed.to_digit(10).or_else(|| key.latin()?.text()?.to_digit(10))?;
    let begins = state.pending.keys.is_empty() && (digit > 0 || state.pending.count.is_some());
    begins.then_some(digit as usize)
}

/// Runs a command, so many times or to that place.
#[expect(
    clippy::too_many_lines,
    reason = "a line for each command, and the compiler sees that none is missing"
)]
pub fn run(state: &mut State, context: &Context, command: Command, count: Option<usize>) -> Vec<Effect> {
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    match command {
        Command::Down => moving::step(state, context, times),
        Command::Up => moving::step(state, context, -times),
        Command::HalfDown => moving::page(state, context, times, 2),
        Command::HalfUp => moving::page(state, context, -times, 2),
        Command::PageDown => moving::page(state, context, times, 1),
        Command::PageUp => moving::page(state, context, -times, 1),
        Command::First => moving::end(state, context, (count, End::First)),
        Command::Last => moving::end(state, context, (count, End::Last)),
        Command::NextHeading => moving::heading(state, times),
        Command::PreviousHeading => moving::heading(state, -times),
        Command::JumpTo => jumping::open(state),
        Command::ChooseDown | Command::NextMatch => moving::choose(state, context, 1),
        Command::ChooseUp | Command::PreviousMatch => moving::choose(state, context, -1),
        Command::Complete => prompting::complete(state, context, 1),
        Command::CompleteBack => prompting::complete(state, context, -1),
        Command::RecallEarlier => prompting::earlier(state, context),
        Command::RecallLater => prompting::later(state, context),
        Command::NextPane | Command::RightPane => moving::pane(state, 1),
        Command::PreviousPane | Command::LeftPane => moving::pane(state, -1),
        Command::NextView => time::turn(state, context, times),
        Command::PreviousView => time::turn(state, context, -times),
        Command::NextInLane => time::in_lane(state, times),
        Command::PreviousInLane => time::in_lane(state, -times),
        Command::ZoomIn => time::zoom(state, context, times),
        Command::ZoomOut => time::zoom(state, context, -times),
        Command::Fit => state.lanes.fit(),
        Command::PanLeft => time::pan(state, -times),
        Command::PanRight => time::pan(state, times),
        Command::TurnLanes => state.lanes.turn(),
        Command::CellLeft => time::across(state, context, -times),
        Command::CellRight => time::across(state, context, times),
        Command::Narrow => time::narrow(state, context),
        Command::ReadUncited => time::read_uncited(state, context),
        Command::NextUncited => time::uncited(state, times),
        Command::PreviousUncited => time::uncited(state, -times),
        Command::Find => filtering::open_prompt(state),
        Command::PickYear => filtering::open_picker(state, context, Field::Year),
        Command::PickActor => filtering::open_picker(state, context, Field::Actor),
        Command::PickTheme => filtering::open_picker(state, context, Field::Theme),
        Command::PickPlace => filtering::open_picker(state, context, Field::Place),
        Command::PickSource => filtering::open_picker(state, context, Field::Source),
        Command::PickBasis => filtering::open_picker(state, context, Field::Basis),
        Command::PickKind => filtering::open_picker(state, context, Field::Kind),
        Command::ToggleFilters => filtering::toggle(state, context),
        Command::Earlier => filtering::earlier(state, context),
        Command::Later => filtering::later(state, context),
        Command::Mark => filtering::mark(state, Mark::Wanted),
        Command::Exclude => filtering::mark(state, Mark::Excluded),
        Command::SortValues => filtering::sort(state, context),
        Command::Accept => return filtering::accept(state, context),
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
        Command::MarkEvent => sides::mark(state, context),
        Command::SideBySide => sides::open(state, context),
        Command::NextPassage => reading::passage(state, context, times),
        Command::PreviousPassage => reading::passage(state, context, -times),
        Command::FindWords => searching::open(state),
        Command::GoToEvent => reading::go_to_event(state, context),
        Command::Back => filtering::back(state, context),
        Command::Close => close(state),
        Command::Views => finding::open(state, context, FinderKind::Views),
        Command::Cite => finding::open(state, context, FinderKind::Citations),
        Command::Forget => return finding::forget(state),
        Command::Star | Command::Note | Command::SaveView | Command::CopyPlace => {
            return keeping::run(state, context, command);
        }
        Command::Help => helping::open(state, context, state.place()),
        Command::FindKey => helping::narrow(state),
        Command::RunKey => return helping::choose(state, context),
        Command::Palette => finding::open(state, context, FinderKind::Commands),
        Command::Related => finding::open(state, context, FinderKind::Related),
        Command::Problems => finding::open(state, context, FinderKind::Problems),
        Command::ReadAgain | Command::Edit | Command::OpenAddress => {
            return outside::run(state, context, command);
        }
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

/// Leaves what covers the panes; words that are looked for in a document first.
fn close(state: &mut State) {
    if state.overlay.is_none() && searching::end(state) {
        return;
    }
    if state.overlay.take().is_none() && state.reader.take().is_none() {
        state.sides.shown = None;
    }
}
