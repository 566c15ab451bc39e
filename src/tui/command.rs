//! The registry: every command of the explorer, once.
//!
//! Names, keys, the places where a command works, its help and its hint in the footer stand here and nowhere
//! else. The keymap, the footer, the help screen, the README's table and the man page are made of it.

use super::place::Place::{
    self, Compare, Coverage, Entry, Event, Finder, Grid, Help, Jump, Keys, Lanes, Picker, Prompt, Reader,
    Sources, Timeline,
};

/// Everything about a command but what it does.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// The heading under which the help lists it.
    pub group: Group,
    /// The places where it works.
    pub places: &'static [Place],
    /// The chords that run it, in the notation of [`super::key::chord`].
    pub keys: &'static [&'static str],
    /// What it does, in at most sixty characters.
    pub help: &'static str,
    /// A word for the footer; empty if it is never shown there.
    pub hint: &'static str,
}

/// The headings of the help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Getting about.
    Move,
    /// Seeing time.
    Time,
    /// Narrowing down.
    Find,
    /// Reading on.
    Read,
    /// Keeping what matters.
    Keep,
    /// Typing.
    Write,
    /// Everything else.
    Program,
}

impl Group {
    /// The headings in the order of the help.
    pub const ALL: [Self; 7] =
        [Self::Move, Self::Time, Self::Find, Self::Read, Self::Keep, Self::Write, Self::Program];

    /// The heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Time => "Time",
            Self::Find => "Find",
            Self::Read => "Read",
            Self::Keep => "Keep",
            Self::Write => "Write",
            Self::Program => "Program",
        }
    }
}

/// The panes, with the list or another view in the largest.
const PANES: &[Place] = &[Timeline, Lanes, Grid, Coverage, Event, Sources];
/// Those of them in which nothing moves to the sides.
const STEADY: &[Place] = &[Timeline, Event, Sources];
/// Those from which one reads on in the event's own source.
const EVENTS: &[Place] = &[Timeline, Lanes, Event, Sources, Compare];
/// Those in which one goes from source to source of an event.
const CITED: &[Place] = &[Timeline, Lanes, Grid, Event, Sources];
/// Those, and where the quotations stand side by side.
const QUOTED: &[Place] = &[Timeline, Lanes, Grid, Event, Sources, Compare];
/// The panes, and what covers them to be read or chosen from.
const SCROLLED: &[Place] = &[Timeline, Lanes, Grid, Coverage, Event, Sources, Compare, Reader, Help];
/// Where one reads, and letters are commands.
const READ: &[Place] = &[Timeline, Lanes, Grid, Coverage, Event, Sources, Compare, Reader];
/// Where one types.
const TYPING: &[Place] = &[Prompt, Picker, Jump, Keys, Finder, Entry];
/// Where one types, and chooses from a list beneath.
const LISTS: &[Place] = &[Picker, Keys, Finder];
/// What is answered, one way or the other.
const ANSWERED: &[Place] = &[Prompt, Picker, Jump, Keys, Finder, Entry];
/// Everywhere.
const EVERYWHERE: &[Place] = Place::ALL;

macro_rules! commands {
    ($($variant:ident $name:literal $group:ident $places:expr, [$($key:literal),*], $help:literal, $hint:literal;)+) => {
        /// What a person can tell the explorer to do.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Command { $(#[doc = $help] $variant),+ }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What the registry says of it.
            pub const fn info(self) -> Info {
                match self {
                    $(Self::$variant => Info {
                        name: $name, group: Group::$group, places: $places, keys: &[$($key),*], help: $help, hint: $hint,
                    }),+
                }
            }

            /// Whether there is a place where both work.
            pub fn meets(self, other: Self) -> bool {
                self.info().places.iter().any(|place| other.info().places.contains(place))
            }

            /// The command of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|command| command.info().name == name)
            }
        }
    };
}

commands! {
    Down "down" Move SCROLLED, ["j", "Down", "C-n"], "Next event, lane, year, source or line", "";
    Up "up" Move SCROLLED, ["k", "Up", "C-p"], "Previous event, lane, year, source or line", "";
    HalfDown "half-page-down" Move SCROLLED, ["C-d"], "Half a page down", "";
    HalfUp "half-page-up" Move SCROLLED, ["C-u"], "Half a page up", "";
    PageDown "page-down" Move EVERYWHERE, ["PageDown", "C-f"], "A page down", "";
    PageUp "page-up" Move EVERYWHERE, ["PageUp", "C-b"], "A page up", "";
    First "first" Move SCROLLED, ["gg", "Home"], "To the first; with a number, to that one", "";
    Last "last" Move SCROLLED, ["G", "End"], "To the last; with a number, to that one", "";
    NextHeading "next-year" Move &[Timeline], ["}"], "To the next year", "";
    PreviousHeading "previous-year" Move &[Timeline], ["{"], "To the previous year", "";
    JumpTo "jump" Move PANES, ["g d"], "To a date or words, within what is listed", "";
    NextPane "next-pane" Move PANES, ["Tab"], "To the next pane", "";
    PreviousPane "previous-pane" Move PANES, ["S-Tab"], "To the previous pane", "";
    RightPane "right-pane" Move STEADY, ["l", "Right"], "To the next pane", "";
    LeftPane "left-pane" Move STEADY, ["h", "Left"], "To the previous pane", "";
    NextView "next-view" Time PANES, ["v"], "Next view: list, lanes, grid, coverage", "view";
    PreviousView "previous-view" Time PANES, ["V"], "Previous view", "";
    NextInLane "next-in-lane" Time &[Lanes], ["Right"], "Next event of the lane", "";
    PreviousInLane "previous-in-lane" Time &[Lanes], ["Left"], "Previous event of the lane", "";
    ZoomIn "zoom-in" Time &[Lanes], ["+"], "Closer, about the event in focus", "closer";
    ZoomOut "zoom-out" Time &[Lanes], ["-"], "Farther off", "farther";
    Fit "fit" Time &[Lanes], ["="], "The whole span", "all";
    PanLeft "pan-left" Time &[Lanes], ["<", "h"], "Earlier in time", "";
    PanRight "pan-right" Time &[Lanes], [">", "l"], "Later in time", "";
    TurnLanes "turn-lanes" Time &[Lanes], ["L"], "Lanes of actors, of themes, of sources", "lanes";
    CellLeft "cell-left" Time &[Grid], ["h", "Left"], "To the month before", "";
    CellRight "cell-right" Time &[Grid], ["l", "Right"], "To the month after", "";
    Narrow "narrow" Time &[Grid], ["Enter"], "Narrow the query to this month or year", "narrow";
    ReadUncited "read-uncited" Time &[Coverage], ["Enter"], "Read on where no event cites the source yet", "read uncited";
    NextUncited "next-uncited" Time &[Coverage], ["n"], "Next uncited paragraph", "";
    PreviousUncited "previous-uncited" Time &[Coverage], ["N"], "Previous uncited paragraph", "";
    Find "find" Find PANES, ["/"], "Filter by words, names and fields", "find";
    PickYear "pick-year" Find PANES, ["y"], "Pick years", "year";
    PickActor "pick-actor" Find PANES, ["a"], "Pick actors", "actor";
    PickTheme "pick-theme" Find PANES, ["t"], "Pick themes", "theme";
    PickPlace "pick-place" Find PANES, ["p"], "Pick places", "";
    PickSource "pick-source" Find PANES, ["s"], "Pick sources", "";
    PickKind "pick-kind" Find PANES, ["K"], "Pick kinds", "";
    PickBasis "pick-basis" Find PANES, ["b"], "Pick how dates are known", "";
    ToggleFilters "toggle-filters" Find PANES, ["c"], "All filters off, and on again", "filters off";
    Earlier "earlier" Find PANES, ["["], "Back to the earlier query and event", "before";
    Later "later" Find PANES, ["]"], "Forward again", "";
    Complete "complete" Find &[Prompt], ["Tab"], "Complete the term, or take what was suggested", "complete";
    CompleteBack "complete-back" Find &[Prompt], ["S-Tab"], "Back to the completion before", "";
    RecallEarlier "recall-earlier" Find &[Prompt], ["Up"], "The query before, of those that begin so", "earlier";
    RecallLater "recall-later" Find &[Prompt], ["Down"], "The query after it again", "";
    NextMatch "next-match" Find &[Prompt, Jump], ["C-n"], "Next event of the list", "";
    PreviousMatch "previous-match" Find &[Prompt, Jump], ["C-p"], "Previous event of the list", "";
    ChooseDown "choose-next" Find LISTS, ["Down", "C-n"], "Next of the list", "";
    ChooseUp "choose-previous" Find LISTS, ["Up", "C-p"], "Previous of the list", "";
    Mark "mark" Find &[Picker], ["Space", "Tab"], "Mark this value, or unmark it", "mark";
    Exclude "exclude" Find &[Picker], ["-"], "Rule this value out, or let it in again", "rule out";
    SortValues "sort-values" Find &[Picker], ["C-o"], "Order by time or by the number of events", "order";
    Accept "accept" Find ANSWERED, ["Enter"], "Keep it", "keep";
    Cancel "cancel" Find ANSWERED, ["Esc"], "Leave everything as it was", "cancel";
    Related "related" Find CITED, ["r"], "Events that have to do with this one", "related";
    Open "open" Read EVENTS, ["Enter"], "Read on: the event, then its source", "read in source";
    NextCitation "next-source" Read QUOTED, ["n"], "Next source of the event", "next source";
    PreviousCitation "previous-source" Read QUOTED, ["N"], "Previous source of the event", "";
    MarkEvent "mark-event" Read READ, ["x"], "Mark the event to compare another with, or unmark it", "";
    SideBySide "side-by-side" Read PANES, ["X"], "Beside the marked event; or its own sources side by side", "";
    NextPassage "next-passage" Read &[Reader], ["n"], "Next cited passage, or place of the words found", "next passage";
    PreviousPassage "previous-passage" Read &[Reader], ["N"], "Previous cited passage, or place of the words found", "";
    FindWords "find-words" Read &[Reader], ["/"], "Find words in this document; n and N go from place to place", "find";
    GoToEvent "go-to-event" Read &[Reader], ["Enter"], "To the event that cites this passage", "its event";
    OpenAddress "open-address" Read READ, ["o"], "Show the page of the source in the browser", "in browser";
    Cite "cite" Read READ, ["Y"], "Copy as a citation: Chicago, APA, MLA, or the words", "";
    Back "back" Read PANES, ["Esc"], "One step back: the pane, then the query", "back";
    Close "close" Read &[Compare, Reader, Help], ["Esc", "q"], "Back to where you were", "back";
    Star "star" Keep READ, ["m"], "Give the event a star, or take it away", "";
    Note "note" Keep READ, ["e"], "Write a note on the event", "";
    SaveView "save-view" Keep PANES, ["S"], "Save this view under a name", "";
    Views "saved-views" Keep PANES, ["gv"], "Go to a saved view, or forget it", "";
    Forget "forget-view" Keep &[Finder], ["C-x"], "Forget this saved view", "forget";
    CopyPlace "copy-place" Keep PANES, ["@"], "Copy the line that opens this again: annals --at", "";
    CursorLeft "cursor-left" Write TYPING, ["Left"], "One character left", "";
    CursorRight "cursor-right" Write TYPING, ["Right"], "One character right", "";
    CursorStart "cursor-start" Write TYPING, ["Home", "C-a"], "To the start of the text", "";
    CursorEnd "cursor-end" Write TYPING, ["End", "C-e"], "To the end of the text", "";
    EraseBack "erase-back" Write TYPING, ["Backspace", "C-h"], "Erase the character before", "";
    EraseAhead "erase-ahead" Write TYPING, ["Delete"], "Erase the character after", "";
    EraseWord "erase-word" Write TYPING, ["C-w"], "Erase the word before", "";
    EraseAll "erase-all" Write TYPING, ["C-u"], "Erase the text", "";
    Help "help" Program READ, ["?", "F1"], "All keys of this place", "keys";
    FindKey "find-key" Program &[Help], ["/"], "Narrow the keys by words", "narrow";
    RunKey "run-key" Program &[Help], ["Enter"], "Do what this line is about", "run";
    Problems "problems" Program READ, ["!"], "What is wrong with the chronology", "";
    Palette "palette" Program READ, [":"], "Every command, found by its letters", "commands";
    Edit "edit" Program READ, ["E"], "Open the chronology in your editor, at the event", "";
    ReadAgain "read-again" Program READ, ["R"], "Read the file of the chronology again", "";
    Mouse "mouse" Program READ, ["M"], "Mouse on or off; off, text can be selected", "";
    Redraw "redraw" Program EVERYWHERE, ["C-l"], "Draw everything anew", "";
    Suspend "suspend" Program EVERYWHERE, ["C-z"], "To the shell; fg brings Annals back", "";
    Quit "quit" Program PANES, ["q"], "Leave Annals", "quit";
    Interrupt "interrupt" Program EVERYWHERE, ["C-c"], "Leave Annals at once", "";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::tui::key::chord;

    #[test]
    fn no_two_commands_share_a_key_and_no_chord_begins_another() {
        for place in Place::ALL {
            let chords: Vec<_> = Command::ALL
                .iter()
                .filter(|command| command.info().places.contains(place))
                .flat_map(|command| {
                    command.info().keys.iter().map(move |keys| (command, chord(keys).unwrap()))
                })
                .collect();
            for (at, (command, keys)) in chords.iter().enumerate() {
                for (other, others) in &chords[at + 1..] {
                    assert!(
                        !keys.starts_with(others) && !others.starts_with(keys),
                        "{command:?} and {other:?} share keys in {place:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_command_can_be_reached_and_is_explained_shortly() {
        let mut names = HashSet::new();
        for command in Command::ALL {
            let info = command.info();
            assert!(!info.keys.is_empty() && !info.places.is_empty(), "{command:?}");
            assert!((1..=60).contains(&info.help.chars().count()), "{command:?}");
            assert!(info.help.starts_with(char::is_uppercase) && !info.help.ends_with('.'), "{command:?}");
            assert!(names.insert(info.name), "two commands are called {}", info.name);
        }
    }
}
