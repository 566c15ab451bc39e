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
pub(super) fn welcome(state: &State, context: &Context, columns: usize) -> Line {
    // Where a pane has the screen to itself, the event comes before its source.
    let is_narrow = state.screen().arrangement == Arrangement::Narrow;
    let [opens, briefly] = if is_narrow { ["the whole event", "open"] } else { ["its source", "source"] };
    let long = ["the next event", opens, "find", "all keys"];
    let short = ["next", briefly, "find", "keys"];
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
        line(" Events in the order of time, each with who says so:", long),
        line(" Events, and who says so:", long),
        line(" Events, and who says so:", short),
    ];
    ways.into_iter().find(|line| line.width() <= columns).unwrap_or_else(|| line("", short))
}

/// The commands that matter now, in the order of the footer.
fn matter(state: &State, context: &Context) -> Vec<Command> {
    use Command::{
        Accept, Back, Cancel, Edit, Find, Fit, Forget, Help, Narrow, NextCitation, NextView, Open,
        OpenAddress, Palette, PickActor, PickTheme, PickYear, Problems, ReadAgain, ReadUncited, Related,
        ToggleFilters, TurnLanes, ZoomIn, ZoomOut,
    };
    let citations = state.selected.map_or(0, |event| context.chronology.event(event).citations.len());
    match state.place() {
        Place::Timeline if !context.unread.is_empty() => {
            vec![Problems, Edit, ReadAgain, Find, Open, Help, Palette]
        }
        Place::Timeline | Place::Lanes | Place::Grid if state.selected.is_none() => nothing_listed(state),
        Place::Timeline if !state.question.text.is_empty() => {
            vec![Find, ToggleFilters, Back, Related, Open, Help, Palette]
        }
        Place::Timeline => vec![Find, PickYear, PickActor, PickTheme, NextView, Open, Help],
        Place::Lanes => vec![ZoomIn, ZoomOut, Fit, TurnLanes, NextView, Open, Help],
        Place::Grid => vec![Find, Narrow, NextView, Back, Help],
        Place::Coverage if !has_document(state, context) => vec![Find, NextView, Back, Help],
        Place::Coverage => vec![Find, ReadUncited, NextView, Back, Help],
        Place::Event if citations == 0 => vec![Find, Related, Back, Help, Palette],
        Place::Event => vec![Find, Related, Open, Back, Help, Palette],
        Place::Sources if citations > 1 => {
            vec![NextCitation, Related, OpenAddress, Open, Back, Help, Palette]
        }
        Place::Sources => vec![Related, OpenAddress, Open, Back, Help, Palette],
        Place::Finder if is_of(state, FinderKind::Views) => vec![Accept, Forget, Cancel],
        Place::Finder | Place::Jump | Place::Keys => vec![Accept, Cancel],
        Place::Reader => read(state, context),
        place => content::hints(place, &context.keymap).map(|(command, _)| command).collect(),
    }
}

/// What there is to do where no event is listed.
fn nothing_listed(state: &State) -> Vec<Command> {
    use Command::{Back, Earlier, Find, Help, NextView, Open, Palette, Quit, ToggleFilters};
    if state.question.in_force().is_none() {
        return vec![NextView, Help, Palette, Quit];
    }
    let leaves_out = state.place() != Place::Grid && state.listing.to_leave_out().is_some();
    let ways = [Find, ToggleFilters, Back, Earlier, Help];
    leaves_out.then_some(Open).into_iter().chain(ways).collect()
}

/// What there is to do in a document: what leads to a passage, or to its event, only where there is one.
fn read(state: &State, context: &Context) -> Vec<Command> {
    use Command::{Close, FindWords, GoToEvent, Help, NextPassage, OpenAddress};
    let Some(reader) = &state.reader else { return Vec::new() };
    let is_cited = reader.current(&context.chronology).is_some();
    let leads_on = reader.uncited.is_some()
        || reader.search.is_some()
        || !context.chronology.passages(reader.source).is_empty();
    let ways = [
        (leads_on, NextPassage),
        (is_cited, GoToEvent),
        (true, FindWords),
        (true, OpenAddress),
        (true, Close),
        (true, Help),
    ];
    ways.into_iter().filter(|(is_so, _)| *is_so).map(|(_, command)| command).collect()
}

/// Whether the source in focus in the coverage has a document.
fn has_document(state: &State, context: &Context) -> bool {
    let source = context.chronology.sources().get(state.coverage.row);
    source.is_some_and(|source| source.document.document().is_some())
}

/// Whether a list of this kind lies over the panes.
fn is_of(state: &State, kind: FinderKind) -> bool {
    matches!(&state.overlay, Some(Overlay::Finder(finder)) if finder.kind == kind)
}

/// The word for a command where it stands now.
fn word(state: &State, command: Command) -> &'static str {
    // Where the other panes are hidden, what is in focus is opened in them first.
    let hides = matches!(state.place(), Place::Timeline | Place::Lanes);
    let narrow = state.screen().arrangement == Arrangement::Narrow && hides;
    let going = [FinderKind::Related, FinderKind::Problems, FinderKind::Views];
    let going = going.into_iter().any(|kind| is_of(state, kind));
    let uncited = state.reader.as_ref().is_some_and(|reader| reader.uncited.is_some());
    let searched =
        state.place() == Place::Reader && state.reader.as_ref().is_some_and(|reader| reader.search.is_some());
    match (command, state.place()) {
        (Command::Problems, _) => "what is wrong",
        (Command::Edit, _) => "edit",
        (Command::ReadAgain, _) => "read again",
        (Command::Open, _) if state.selected.is_none() => "leave out",
        (Command::Open, _) if narrow => "open",
        (Command::NextCitation, Place::Compare) => "next quotation",
        (Command::NextPassage, _) if searched => "next place",
        (Command::Close, _) if searched => "end search",
        (Command::NextPassage, _) if uncited => "next uncited",
        (Command::ReadUncited, _) if state.coverage.uncited().1.is_empty() => "read",
        (Command::Accept, Place::Finder) if is_of(state, FinderKind::Citations) => "copy",
        (Command::Back, Place::Timeline) => "no filter",
        (Command::ToggleFilters, _) if !state.question.on => "filters on",
        (Command::Accept, Place::Jump) => "stay there",
        (Command::Accept, Place::Finder) if going => "go there",
        (Command::Accept, Place::Finder | Place::Keys) => "run",
        _ => command.info().hint,
    }
}
