//! The commands of the line-by-line mode, and what a typed line orders.

use crate::diagnostic::nearest;
use crate::text::{Clean, fold};

/// What a line orders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::cli) enum Order {
    /// So many events on.
    Next(usize),
    /// So many events back.
    Back(usize),
    /// To the event of this number in the list.
    Go(usize),
    First,
    Last,
    /// To the first event at a date or after it.
    Year(String),
    /// The list is to be of the events that match a query.
    Find(String),
    /// So many events from here on.
    List(usize),
    Where,
    Show,
    Sources,
    /// The document of the source of this number; without one, of that which was read last.
    Read(Option<usize>),
    More,
    Related,
    Star,
    /// A note on the event; `-` takes it away, and nothing asks for it.
    Note(String),
    Problems,
    Help,
    Quit,
}

/// A command.
#[derive(Debug)]
pub(in crate::cli) struct Info {
    pub(in crate::cli) name: &'static str,
    pub(in crate::cli) letter: &'static str,
    /// What may stand behind it.
    pub(in crate::cli) takes: &'static str,
    pub(in crate::cli) help: &'static str,
    /// What it orders with this behind it.
    order: fn(&str) -> Result<Order, &'static str>,
}

/// Events that are listed if no number is said.
const LISTED: usize = 10;

/// Every command, in the order of help.
pub(in crate::cli) const COMMANDS: [Info; 18] = [
    Info {
        name: "next",
        letter: "n",
        takes: "[N]",
        help: "the next event, or the Nth after this one",
        order: |rest| Ok(Order::Next(number(rest)?.unwrap_or(1))),
    },
    Info {
        name: "back",
        letter: "b",
        takes: "[N]",
        help: "the event before, or the Nth before this one",
        order: |rest| Ok(Order::Back(number(rest)?.unwrap_or(1))),
    },
    Info {
        name: "first",
        letter: "a",
        takes: "",
        help: "the first event of the list",
        order: |rest| alone(rest, Order::First),
    },
    Info {
        name: "last",
        letter: "z",
        takes: "",
        help: "the last event of the list",
        order: |rest| alone(rest, Order::Last),
    },
    Info {
        name: "year",
        letter: "y",
        takes: "DATE",
        help: "the first event of a year, or of any date, or else the first one after it",
        order: |rest| match rest {
            "" => Err("wants a year, as in `year 2014`"),
            _ => Ok(Order::Year(rest.to_owned())),
        },
    },
    Info {
        name: "find",
        letter: "f",
        takes: "[QUERY]",
        help: "list only the events that match, as in `find actor:abe year:2014`; alone, all of them again",
        order: |rest| Ok(Order::Find(rest.to_owned())),
    },
    Info {
        name: "list",
        letter: "l",
        takes: "[N]",
        help: "this event and the next, ten or N in all",
        order: |rest| Ok(Order::List(number(rest)?.unwrap_or(LISTED))),
    },
    Info {
        name: "where",
        letter: "w",
        takes: "",
        help: "which event of how many this is, and what the list is of",
        order: |rest| alone(rest, Order::Where),
    },
    Info {
        name: "show",
        letter: "s",
        takes: "",
        help: "all there is to say of this event",
        order: |rest| alone(rest, Order::Show),
    },
    Info {
        name: "sources",
        letter: "e",
        takes: "",
        help: "the evidence: each quotation, how it stands in its document, and who published it",
        order: |rest| alone(rest, Order::Sources),
    },
    Info {
        name: "read",
        letter: "r",
        takes: "[N]",
        help: "the document of the first or the Nth source, around the words that are cited",
        order: |rest| Ok(Order::Read(number(rest)?)),
    },
    Info {
        name: "more",
        letter: "m",
        takes: "",
        help: "read on in the document",
        order: |rest| alone(rest, Order::More),
    },
    Info {
        name: "related",
        letter: "k",
        takes: "",
        help: "the events that have to do with this one",
        order: |rest| alone(rest, Order::Related),
    },
    Info {
        name: "star",
        letter: "t",
        takes: "",
        help: "put a star on this event, or take it away",
        order: |rest| alone(rest, Order::Star),
    },
    Info {
        name: "note",
        letter: "o",
        takes: "[TEXT]",
        help: "write a note on this event; `note -` takes it away, and alone it says the one there is",
        order: |rest| Ok(Order::Note(rest.to_owned())),
    },
    Info {
        name: "problems",
        letter: "p",
        takes: "",
        help: "what is wrong with the chronology",
        order: |rest| alone(rest, Order::Problems),
    },
    Info {
        name: "help",
        letter: "h",
        takes: "",
        help: "these commands",
        order: |rest| alone(rest, Order::Help),
    },
    Info {
        name: "quit",
        letter: "q",
        takes: "",
        help: "leave; so does the end of the input",
        order: |rest| alone(rest, Order::Quit),
    },
];

/// The order, if nothing stands behind its word.
fn alone(rest: &str, order: Order) -> Result<Order, &'static str> {
    if rest.is_empty() { Ok(order) } else { Err("takes nothing behind it") }
}

/// A number from one on, if there is anything.
fn number(rest: &str) -> Result<Option<usize>, &'static str> {
    match rest.parse() {
        _ if rest.is_empty() => Ok(None),
        Ok(number) if number > 0 => Ok(Some(number)),
        _ => Err("takes a number from 1 on"),
    }
}

impl Order {
    /// What a line orders. A number alone goes to that event, and an empty line asks where one is.
    ///
    /// # Errors
    ///
    /// What is wrong with the line, and what may have been meant.
    pub(super) fn read(line: &Clean) -> Result<Self, String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let typed = word;
        let word = fold(typed);
        if word.is_empty() {
            return Ok(Self::Where);
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number that is too large to be read is too large for any list.
            return alone(rest, Self::Go(word.parse().unwrap_or(usize::MAX)))
                .map_err(|mistake| format!("a number {mistake}"));
        }
        match COMMANDS.iter().find(|command| [command.name, command.letter].contains(&word.as_ref())) {
            Some(command) => (command.order)(rest).map_err(|mistake| format!("`{}` {mistake}", command.name)),
            None => Err(unknown(typed)),
        }
    }
}

fn unknown(word: &str) -> String {
    let word: String = word.chars().take(40).collect();
    match nearest(&fold(&word), COMMANDS.iter().map(|command| command.name)) {
        Some(meant) => format!("there is no command `{word}`; did you mean `{meant}`?"),
        None => format!("there is no command `{word}`; `help` lists them, and `find {word}` looks for it"),
    }
}

/// The lines of help.
pub(super) fn help() -> Vec<String> {
    let line = |Info { name, letter, takes, help, .. }: &Info| {
        let gap = if takes.is_empty() { "" } else { " " };
        format!("{name}{gap}{takes}, or {letter}: {help}")
    };
    let number = "a number alone: the event of that number in the list".to_owned();
    COMMANDS.iter().map(line).chain([number]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_order_what_they_say() {
        for (line, expected) in [
            ("", Order::Where),
            ("next", Order::Next(1)),
            ("N 5", Order::Next(5)),
            ("b 2", Order::Back(2)),
            ("12", Order::Go(12)),
            ("0", Order::Go(0)),
            ("99999999999999999999999", Order::Go(usize::MAX)),
            ("find  actor:abe \t year:2014 ", Order::Find("actor:abe year:2014".into())),
            ("FIND Abe", Order::Find("Abe".into())),
            ("f", Order::Find(String::new())),
            ("year 44 BC", Order::Year("44 BC".into())),
            ("read", Order::Read(None)),
            ("r 2", Order::Read(Some(2))),
            ("ｓｈｏｗ", Order::Show),
            ("note Who says so?", Order::Note("Who says so?".into())),
            ("o -", Order::Note("-".into())),
            ("note", Order::Note(String::new())),
        ] {
            assert_eq!(Order::read(&Clean::line(line)), Ok(expected), "{line}");
        }
    }

    #[test]
    fn what_is_no_order_is_answered_with_what_was_meant() {
        for (line, expected) in [
            ("nxt", "there is no command `nxt`; did you mean `next`?"),
            ("soruces", "there is no command `soruces`; did you mean `sources`?"),
            ("Хабомаи", "there is no command `Хабомаи`; `help` lists them, and `find Хабомаи` looks for it"),
            ("next five", "`next` takes a number from 1 on"),
            ("r 0", "`read` takes a number from 1 on"),
            ("show 5", "`show` takes nothing behind it"),
            ("5 show", "a number takes nothing behind it"),
            ("y", "`year` wants a year, as in `year 2014`"),
        ] {
            assert_eq!(Order::read(&Clean::line(line)), Err(expected.to_owned()), "{line}");
        }
    }

    #[test]
    fn no_two_commands_share_a_word() {
        let words: BTreeSet<_> = COMMANDS.iter().flat_map(|command| [command.name, command.letter]).collect();
        assert_eq!(words.len(), 2 * COMMANDS.len());
    }

    proptest! {
        #[test]
        fn every_line_is_read(line: String) {
            let _ = Order::read(&Clean::line(&line));
        }
    }
}
