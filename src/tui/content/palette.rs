//! The entries of the palette: every command, the saved views, and the queries asked before.

use super::super::command::Command;
use super::super::place::Place;
use super::super::state::{Action, Context, Offer, State, Visit};
use crate::keep::Bookmark;
use crate::text::Clean;

/// Every command, those of a place first and the others with where they work.
pub fn commands(of: Place, context: &Context) -> Vec<Offer> {
    let entry = |command: &Command| {
        let info = command.info();
        let works = info.places.contains(&of);
        let beside = if works { info.name.to_owned() } else { format!("in {}", places(info.places)) };
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

/// The saved views.
pub fn views(context: &Context) -> Vec<Offer> {
    let offer = |(name, place): (&Clean, &Bookmark)| Offer {
        lead: String::new(),
        text: name.clone(),
        beside: Clean::new("saved view"),
        works: true,
        action: Action::View(place.clone()),
    };
    context.kept.views.iter().map(offer).collect()
}

/// The same, as a list of their own.
pub fn saved_views(context: &Context) -> Vec<Offer> {
    let offer = |(name, place): (&Clean, &Bookmark)| Offer {
        lead: name.to_string(),
        text: Clean::line(&place.to_string()),
        beside: Clean::default(),
        works: true,
        action: Action::View(place.clone()),
    };
    context.kept.views.iter().map(offer).collect()
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

/// Places as a sentence lists them, the first of many.
pub fn places(places: &[Place]) -> String {
    if let [one, another, _, _, ..] = places {
        return format!("{}, {} and elsewhere", one.name(), another.name());
    }
    let names: Vec<_> = places.iter().map(|place| place.name()).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}
