//! What events speak of by name, numbered by each thread for itself while it reads.

use std::collections::HashMap;

use super::super::dates::Dates;
use crate::model::{Actor, Key, Place, Source, Theme};

/// Everything that one thread has numbered.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    pub(super) dates: Dates,
    pub(super) actors: Names<Actor>,
    pub(super) themes: Names<Theme>,
    pub(super) places: Names<Place>,
    pub(super) sources: Names<Source>,
}

/// The names of one kind.
#[derive(Debug)]
pub(super) struct Names<T> {
    known: HashMap<Box<str>, Key<T>>,
    /// For each key the block and the line in it that had the name first.
    pub(super) first: Vec<(usize, u32)>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { known: HashMap::new(), first: Vec::new() }
    }
}

impl<T> Names<T> {
    /// The key of a name, which stands at a place that is behind all places so far.
    pub(super) fn number(&mut self, name: &str, place: (usize, u32)) -> Key<T> {
        if let Some(key) = self.known.get(name) {
            return *key;
        }
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
