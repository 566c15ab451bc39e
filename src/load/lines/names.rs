//! Actors, places and sources of which a file has nothing but the names.

use std::collections::HashSet;

use super::super::Head;
use super::Taken;
use super::keys::Mention;
use super::symbols::{Names, Symbols};
use crate::model::{Actor, Place, Source};
use crate::text::Clean;

/// Names that events mention.
#[derive(Default)]
pub(super) struct Mentions {
    pub(super) actors: Vec<Mention>,
    pub(super) places: Vec<Mention>,
    pub(super) sources: Vec<Mention>,
}

impl Mentions {
    /// Forgets what is mentioned on some lines.
    pub(super) fn retain(&mut self, is_kept: impl Fn(usize) -> bool) {
        for mentions in [&mut self.actors, &mut self.places, &mut self.sources] {
            mentions.retain(|(line, ..)| is_kept(*line));
        }
    }
}

/// Where there is no record at all of actors, of places or of sources, whatever events call one is one. `odd` are
/// the names in events that were not taken.
pub(super) fn name_what_has_no_record(head: &mut Head, taken: &Taken, odd: Mentions) {
    if head.parts.actors.is_empty() {
        for (line, id) in in_file_order(odd.actors, taken, |symbols| &symbols.actors) {
            head.actors.name(&id, line);
            let (name, aliases, of) = (id.clone(), Vec::new(), Vec::new());
            head.parts.actors.push(Actor { id, name, kind: None, aliases, of });
        }
    }
    if head.parts.places.is_empty() {
        for (line, id) in in_file_order(odd.places, taken, |symbols| &symbols.places) {
            head.places.name(&id, line);
            head.parts.places.push(Place { name: id.clone(), id, coordinates: None });
        }
    }
    if head.parts.sources.is_empty() {
        for (line, id) in in_file_order(odd.sources, taken, |symbols| &symbols.sources) {
            head.sources.name(&id, line);
            head.parts.sources.push(Source::named(id));
        }
    }
}

/// All names of one kind, each once, with the lines that have them first.
fn in_file_order<T>(
    odd: Vec<Mention>,
    taken: &Taken,
    of_kind: impl Fn(&Symbols) -> &Names<T>,
) -> impl Iterator<Item = (usize, Clean)> {
    let mut mentions = odd;
    for symbols in &taken.symbols {
        mentions.extend(taken.mentions(of_kind(symbols)));
    }
    mentions.sort();
    let mut known = HashSet::new();
    mentions
        .into_iter()
        .filter(move |(.., name)| known.insert(name.clone()))
        .map(|(line, _, name)| (line, name))
}
