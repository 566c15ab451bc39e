//! From the numbers that each thread gave to names, to the keys of one chronology.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::super::Head;
use super::super::events::Themes;
use super::super::registry::Registry;
use super::Taken;
use super::symbols::Names;
use crate::model::{About, Actor, Key, Place, Renumbering, Seat, Source, Theme};
use crate::text::Clean;

/// The keys of all names.
pub(super) struct Keys {
    /// For each thread the keys of its numbers.
    threads: Vec<OfThread>,
    /// The lines that first have a theme in another spelling than the one before.
    variants: BTreeSet<usize>,
}

/// The keys of one thread's numbers; [`Key::NONE`] where there is no such record.
struct OfThread {
    actors: Vec<Key<Actor>>,
    places: Vec<Key<Place>>,
    sources: Vec<Key<Source>>,
    themes: Vec<Key<Theme>>,
    /// Whether some name has no record, or two names are one theme.
    has_gaps: bool,
}

/// A name by the line that mentions it; of one line, by its place among those of the line.
pub(super) type Mention = (usize, usize, Clean);

impl Keys {
    /// Looks all names up. Themes have their order and their spelling from the line that mentions them first, be
    /// it one of `odd`.
    pub(super) fn new(taken: &Taken, head: &Head, odd: &[Mention], themes: &mut Themes) -> Self {
        let mut mentions = odd.to_vec();
        for symbols in &taken.symbols {
            mentions.extend(taken.mentions(&symbols.themes));
        }
        mentions.sort();
        let mut variants = BTreeSet::new();
        let mut spelled = HashSet::new();
        for (line, _, name) in &mentions {
            let (key, _) = themes.note(name, *line);
            let is_first = themes.list.get(key.index()).is_some_and(|theme| theme.name == *name);
            if spelled.insert(name) && !is_first {
                variants.insert(*line);
            }
        }
        let of_thread = taken.symbols.iter().map(|symbols| {
            let actors = looked_up(&symbols.actors, &head.actors);
            let places = looked_up(&symbols.places, &head.places);
            let sources = looked_up(&symbols.sources, &head.sources);
            let names = symbols.themes.list();
            let themes: Vec<_> = names.iter().map(|name| themes.note(&Clean::line(name), 0).0).collect();
            let distinct: HashSet<_> = themes.iter().collect();
            let has_gaps = distinct.len() < themes.len()
                || actors.contains(&Key::NONE)
                || places.contains(&Key::NONE)
                || sources.contains(&Key::NONE);
            OfThread { actors, places, sources, themes, has_gaps }
        });
        Self { threads: of_thread.collect(), variants }
    }

    /// The events that speak of something that has no record, or of a theme in another spelling, by their lines.
    pub(super) fn unsound(&self, taken: &Taken) -> BTreeMap<usize, Seat> {
        let mut unsound = BTreeMap::new();
        for (part, number) in taken.parts.iter().zip(0..) {
            let seat = |row| Seat { run: number, row: u32::try_from(row).unwrap_or(u32::MAX) };
            let of_block = part.run.first_line..part.run.first_line + part.lines as usize;
            let variants = self.variants.range(of_block);
            unsound.extend(variants.filter_map(|line| Some((*line, seat(part.run.row_on(*line)?)))));
            let Some(keys) = self.threads.get(part.thread) else { continue };
            let is_twice = |themes: &[Key<Theme>]| {
                let key = |theme: &Key<Theme>| keys.themes.get(theme.index());
                themes
                    .iter()
                    .enumerate()
                    .any(|(place, theme)| themes.iter().take(place).any(|it| key(it) == key(theme)))
            };
            if !keys.has_gaps {
                continue;
            }
            let rows = part.run.rows_with(&About {
                actor: &|key| is_unknown(key, &keys.actors),
                place: &|key| is_unknown(key, &keys.places),
                source: &|key| is_unknown(key, &keys.sources),
                themes: &is_twice,
            });
            unsound.extend(rows.into_iter().filter_map(|row| Some((part.run.line(row)?, seat(row)))));
        }
        unsound
    }

    /// Gives all events the keys of the chronology.
    pub(super) fn renumber(&self, taken: &mut Taken) {
        taken.parts.par_iter_mut().for_each(|part| {
            if let Some(keys) = self.threads.get(part.thread) {
                part.run.renumber(&Renumbering {
                    actors: &keys.actors,
                    themes: &keys.themes,
                    places: &keys.places,
                    sources: &keys.sources,
                });
            }
        });
    }
}

/// The keys of names, by their numbers.
fn looked_up<T>(names: &Names<T>, registry: &Registry<T>) -> Vec<Key<T>> {
    names.list().into_iter().map(|name| registry.key(name).unwrap_or(Key::NONE)).collect()
}

fn is_unknown<T>(number: Key<T>, keys: &[Key<T>]) -> bool {
    keys.get(number.index()) == Some(&Key::NONE)
}
