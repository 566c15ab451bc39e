//! The entries of the palette: every command, and the queries asked before.

use super::super::command::Command;
use super::super::place::Place;
use super::super::state::{Action, Context, Offer, State, Visit};
use crate::text::Clean;

/// Every command, those of a place first and the others with where they work.
pub fn commands(of: Place, context: &Context) -> Vec<Offer> {
    let entry = |command: &Command| {
        let info = command.info();
        let works = info.places.contains(&of);
        let beside = match info.places {
            _ if works => info.name.to_owned(),
            [one, another, _, _, ..] => format!("in {}, {} and elsewhere", one.name(), another.name()),
            few => format!("in {}", places(few)),
        };
        Offer {
            lead: context.keymap.keys(*command),
            text: Clean::line(info.help),
            beside: Clean::line(&beside),
            works,
            action: Action::Run(*command),
        }
    };
    Command::ALL.iter().map(entry).collect()
}

/// The queries that were asked before, to be asked again.
pub fn queries(state: &State) -> Vec<Offer> {
    let here = state.visit();
    let others = state.asked.queries().filter(|query| *query != here.text || !here.on);
    let entry = |query: &str| Offer {
        lead: String::new(),
        text: Clean::line(query),
        beside: Clean::new("asked before"),
        works: true,
        action: Action::Visit(Visit { text: query.to_owned(), on: true, ..here.clone() }),
    };
    others.map(entry).collect()
}

/// Places as a sentence lists them.
pub fn places(places: &[Place]) -> String {
    let names: Vec<_> = places.iter().map(|place| place.name()).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}
