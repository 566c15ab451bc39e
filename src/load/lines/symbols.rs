//! What events speak of by name, numbered by each thread for itself while it reads.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::{Actor, Key, Place, Source, Theme};

/// Everything that one thread has numbered.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    pub(super) actors: Names<Actor>,
    pub(super) themes: Names<Theme>,
    pub(super) places: Names<Place>,
    pub(super) sources: Names<Source>,
}

/// The names of one kind.
#[derive(Debug)]
pub(super) struct Names<T> {
    known: HashMap<Box<str>, Key<T>, RandomState>,
    /// For each key the block and the line in it that had the name first.
    pub(super) first: Vec<(usize, u32)>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { known: HashMap::default(), first: Vec::new() }
    }
}

impl<T> Names<T> {
    /// The key of a name that was met.
    pub(super) fn known(&self, name: &str) -> Option<Key<T>> {
        self.known.get(name).copied()
    }

    /// The key of a name that was not met yet; it stands at a place that is behind all places so far.
    pub(super) fn add(&mut self, name: &str, place: (usize, u32)) -> Key<T> {
        let key = Key::new(self.first.len());
        self.known.insert(name.into(), key);
        self.first.push(place);
        key
    }

    /// The names in the order of their keys.
    pub(super) fn list(&self) -> Vec<&str> {
        let mut list = vec![""; self.first.len()];
        for (name, key) in &self.known {
            if let Some(place) = list.get_mut(key.index()) {
                *place = name;
            }
        }
        list
    }
}
