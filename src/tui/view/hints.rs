//! The few keys that matter now, for the footer: by the place, and by what is going on there.

use super::super::command::{Command, Group};
use super::super::content;
use super::super::layout::Arrangement;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::{Context, FinderKind, Overlay, State};
use super::super::theme::Role;

/// Keys that the footer shows at most: more are not read.
const MOST: usize = 7;
/// Cells between two of them.
const GAP: usize = 3;

/// As many hints as there is room for, whole ones only. The way back and the list of keys come before reading on,
/// and that before all others.
pub(super) fn hints(state: &State, context: &Context, columns: usize) -> Line {
    let key = |command| context.keymap.key(command);
    let source = state.source_in_focus(context);
    let has_address = source.is_some_and(|source| context.chronology[source].url.is_some());
    let hints: Vec<(Command, Line)> = matter(state, context)
        .into_iter()
        .filter(|command| *command != Command::OpenAddress || has_address)
        // A command that was left without keys cannot be given from here.
        .filter(|command| !key(*command).is_empty())
        .take(MOST)
        .map(|command| {
            let word = format!(" {}", word(state, command));
            (command, Line::new(key(command), Role::Key).then(word, Role::Dim))
        })
        .collect();
    let mut by_rank: Vec<_> = hints.iter().collect();
    by_rank.sort_by_key(|(command, _)| rank(*command));
    let mut room = columns.saturating_sub(1);
    let mut shown = Vec::new();
    for (command, hint) in by_rank {
        let Some(left) = room.checked_sub(hint.width()) else { break };
        room = left.saturating_sub(GAP);
        shown.push(*command);
    }
    let mut line = Line::new(" ", Role::Text);
    for (number, (_, hint)) in hints.into_iter().filter(|(command, _)| shown.contains(command)).enumerate() {
        let gap = if number > 0 { " ".repeat(GAP) } else { String::new() };
        line = line.then(gap, Role::Text).with(hint);
    }
    line
}

fn rank(command: Command) -> u8 {
    match command {
        Command::Back | Command::Close | Command::Cancel | Command::Help => 0,
        command if command.info().group == Group::Read => 1,
        _ => 2,
    }
}

/// The line of a first start: what this is, and the keys to begin with.
pub(super) fn welcome(context: &Context, columns: usize) -> Line {
    const LONG: [&str; 4] = ["the next event", "its source", "find", "all keys"];
    const SHORT: [&str; 4] = ["next", "source", "find", "keys"];
    let commands = [Command::Down, Command::Open, Command::Find, Command::Help];
    let line = |about: &str, words: [&str; 4]| {
        let start = Line::new(about, Role::Title);
        commands.into_iter().zip(words).fold(start, |line, (command, word)| {
            let key = context.keymap.key(command);
            if key.is_empty() {
                return line;
            }
            let gap = " ".repeat(if line.segments.is_empty() { 1 } else { GAP });
            line.then(gap, Role::Text).then(key, Role::Key).then(format!(" {word}"), Role::Text)
        })
    };
    let ways = [
        line(" Events in the order of time, each with who says so:", LONG),
        line(" Events, and who says so:", LONG),
        line(" Events, and who says so:", SHORT),
    ];
    ways.into_iter().find(|line| line.width() <= columns).unwrap_or_else(|| line("", SHORT))
}

/// The commands that matter now, in the order of the footer.
fn matter(state: &State, context: &Context) -> Vec<Command> {
    use Command::{
        Accept, Back, Cancel, Earlier, Edit, Find, Fit, Help, Narrow, NextCitation, NextView, Open,
        OpenAddress, Palette, PickActor, PickTheme, PickYear, Problems, Quit, ReadAgain, ReadUncited,
        Related, ToggleFilters, TurnLanes, ZoomIn, ZoomOut,
    };
    let citations = state.selected.map_or(0, |event| context.chronology.event(event).citations.len());
    match state.place() {
        Place::Timeline if !context.unread.is_empty() => {
            vec![Problems, Edit, ReadAgain, Find, Open, Help, Palette]
        }
        Place::Timeline if state.selected.is_none() && state.question.in_force().is_some() => {
            vec![Open, Find, ToggleFilters, Back, Earlier, Help]
        }
        Place::Timeline if state.selected.is_none() => vec![Help, Palette, Quit],
        Place::Timeline if !state.question.text.is_empty() => {
            vec![Find, ToggleFilters, Back, Related, Open, Help, Palette]
        }
        Place::Timeline => vec![Find, PickYear, PickActor, PickTheme, NextView, Open, Help],
        Place::Lanes => vec![ZoomIn, ZoomOut, Fit, TurnLanes, NextView, Open, Help],
        Place::Grid => vec![Find, Narrow, NextView, Back, Help],
        Place::Coverage => vec![Find, ReadUncited, NextView, Back, Help],
        Place::Event => vec![Find, Related, Open, Back, Help, Palette],
        Place::Sources if citations > 1 => {
            vec![NextCitation, Related, OpenAddress, Open, Back, Help, Palette]
        }
        Place::Sources => vec![Related, OpenAddress, Open, Back, Help, Palette],
        Place::Finder | Place::Jump | Place::Keys => vec![Accept, Cancel],
        place => content::hints(place, &context.keymap).map(|(command, _)| command).collect(),
    }
}

/// The word for a command where it stands now.
fn word(state: &State, command: Command) -> &'static str {
    let narrow = state.screen().arrangement == Arrangement::Narrow && state.place() == Place::Timeline;
    let going =
        matches!(&state.overlay, Some(Overlay::Finder(finder)) if finder.kind != FinderKind::Commands);
    match (command, state.place()) {
        (Command::Problems, _) => "what is wrong",
        (Command::Edit, _) => "edit",
        (Command::ReadAgain, _) => "read again",
        (Command::Open, _) if state.selected.is_none() => "leave out",
        (Command::Open, _) if narrow => "open",
        (Command::NextCitation, Place::Compare) => "next quotation",
        (Command::Back, Place::Timeline) => "no filter",
        (Command::ToggleFilters, _) if !state.question.on => "filters on",
        (Command::Accept, Place::Jump) => "stay there",
        (Command::Accept, Place::Finder) if going => "go there",
        (Command::Accept, Place::Finder | Place::Keys) => "run",
        _ => command.info().hint,
    }
}
