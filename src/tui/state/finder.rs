//! Lists of things to do or to go to, narrowed by their letters. What an entry does is a value, not code, so that
//! entries can come from anywhere.

use super::super::command::Command;
use super::super::place::Place;
use super::{Focus, Input, Visit};
use crate::keep::Bookmark;
use crate::model::EventKey;
use crate::query::has_letters;
use crate::text::{Clean, fold};

/// What happens when an entry is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A command is run.
    Run(Command),
    /// A query is asked, and its event put in focus.
    Visit(Visit),
    /// A saved view is gone to.
    View(Bookmark),
    /// An event is put in focus.
    Event(EventKey),
    /// The event of a problem of the chronology is put in focus, if it is known.
    Problem(usize),
    /// A text is copied.
    Copy(String),
}

/// What a finder is a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Things to do.
    Commands,
    /// Events that have to do with the one in focus.
    Related,
    /// What is wrong with the chronology.
    Problems,
    /// The saved views.
    Views,
    /// The ways to cite the source in focus.
    Citations,
}

impl Kind {
    /// What is said when there is nothing in it.
    pub fn emptiness(self) -> &'static str {
        match self {
            Self::Commands => "There is nothing to do",
            Self::Related => "No other event has to do with this one",
            Self::Problems => "Nothing is wrong with this chronology",
            Self::Views => "No view is saved; S saves this one",
            Self::Citations => "There is no source here to cite",
        }
    }
}

/// One line of a finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What stands in front: its keys, its date, its line.
    pub lead: String,
    /// What it is.
    pub text: Clean,
    /// What stands behind: its name, where it works, why it is listed.
    pub beside: Clean,
    /// Whether it can be chosen now. What cannot stands behind what can.
    pub works: bool,
    /// What it does.
    pub action: Action,
}

/// A list of entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Finder {
    /// What it is a list of.
    pub kind: Kind,
    /// The place that it was opened from, where its commands are run.
    pub of: Place,
    /// All entries.
    pub entries: Vec<Offer>,
    /// What has been typed to narrow them.
    pub input: Input,
    /// Where one is among those shown.
    pub focus: Focus,
    /// The entries that what was typed leaves, the best first, by their places among all.
    shown: Vec<usize>,
}

/// Letters of what was typed, and of an entry, that are compared.
const COMPARED: usize = 200;

impl Finder {
    /// Opens a list.
    pub fn new(kind: Kind, of: Place, entries: Vec<Offer>) -> Self {
        let mut finder =
            Self { kind, of, entries, input: Input::default(), focus: Focus::default(), shown: Vec::new() };
        finder.narrow();
        finder
    }

    /// Lists what the typed words leave, and puts the best in focus.
    pub fn narrow(&mut self) {
        let typed = beginning(&fold(self.input.text()));
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut found: Vec<_> = (0..)
            .zip(&self.entries)
            .filter_map(|(number, entry)| {
                let (apart, place) = likeness(entry, &words)?;
                Some((apart, !entry.works, place, number))
            })
            .collect();
        found.sort_unstable();
        self.shown = found.into_iter().map(|(.., number)| number).collect();
        self.focus = Focus::default();
    }

    /// The same list of other entries, narrowed by the same letters, where one is at the same entry.
    #[must_use]
    pub fn renewed(mut self, entries: Vec<Offer>) -> Self {
        let (at, text) = (self.focus.at, self.in_focus().map(|entry| entry.text.clone()));
        self.entries = entries;
        self.narrow();
        let same = self.shown().position(|entry| Some(&entry.text) == text.as_ref());
        self.focus.at = same.unwrap_or(at);
        self
    }

    /// The entries that are left, the best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Offer> {
        self.shown.iter().map(|number| &self.entries[*number])
    }

    /// Lines in which the entry in focus is told in full.
    pub fn details(&self) -> u16 {
        match self.kind {
            Kind::Commands | Kind::Related => 0,
            // What they usually take.
            Kind::Problems => 7,
            Kind::Views => 2,
            Kind::Citations => 6,
        }
    }

    /// The entry in focus.
    pub fn in_focus(&self) -> Option<&Offer> {
        self.shown().nth(self.focus.at)
    }

    /// Goes to one of the entries that are left, `height` of which are seen at once.
    pub fn go(&mut self, at: usize, height: usize) {
        self.focus.go(at, self.shown.len(), height);
    }
}

/// How far from each other an entry has these folded words (nought: side by side; one: somewhere; two: by their
/// letters), and how soon the first of them; `None` if it lacks one.
fn likeness(entry: &Offer, words: &[&str]) -> Option<(u8, usize)> {
    let Some(first) = words.first() else { return Some((0, 0)) };
    let text = beginning(&fold(&format!("{} {} {}", entry.text, entry.beside, entry.lead)));
    if !words.iter().all(|word| text.contains(word) || has_letters(&text, word)) {
        return None;
    }
    let is_whole = words.iter().all(|word| text.contains(word));
    let is_together = text.contains(&words.join(" "));
    // At the start of a word rather than within one.
    let place = format!(" {text}").find(&format!(" {first}"));
    let place = place.or_else(|| text.find(first).map(|place| place + text.len()));
    Some((2 - u8::from(is_whole) - u8::from(is_together), place.unwrap_or(usize::MAX)))
}

fn beginning(text: &str) -> String {
    text.chars().take(COMPARED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        let entry = |text: &str, works| Offer {
            lead: String::new(),
            text: Clean::new(text),
            beside: Clean::default(),
            works,
            action: Action::Run(Command::Quit),
        };
        Finder::new(
            Kind::Commands,
            Place::Timeline,
            vec![entry("Next cited passage", false), entry("Next pane", true), entry("Читать", true)],
        )
    }

    #[test]
    fn letters_narrow_and_what_works_comes_first() {
        for (typed, shown) in [
            ("", &["Next pane", "Читать", "Next cited passage"][..]),
            ("next cited", &["Next cited passage"]),
            ("pasage", &["Next cited passage"]),
            // Letters that stand apart are no word.
            ("nxt", &[]),
            ("npane", &[]),
            ("pa", &["Next pane", "Next cited passage"]),
            ("чит", &["Читать"]),
            ("zzz", &[]),
            ("   ", &["Next pane", "Читать", "Next cited passage"]),
        ] {
            let mut finder = finder();
            finder.input.insert(typed);
            finder.narrow();
            let found: Vec<_> = finder.shown().map(|entry| entry.text.as_str().to_owned()).collect();
            assert_eq!(found, shown, "{typed}");
        }
    }

    #[test]
    fn the_longest_text_is_soon_compared() {
        let mut finder = finder();
        finder.input.insert(&"n".repeat(4000));
        finder.narrow();
        assert!(finder.in_focus().is_none());
    }
}
