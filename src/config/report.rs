//! What is wrong with a text of settings, and reading values of the types that it should have.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::load::{Item, Setting, Written, settings};
use crate::text::Clean;

/// So many problems are told. Nobody mends more at a time, and each costs a look through the text for its line.
const MOST: usize = 200;

/// Collects what is wrong with a text.
#[derive(Debug)]
pub(super) struct Report<'t> {
    file: &'t Clean,
    text: &'t str,
    found: Vec<Diagnostic>,
}

/// What may have been meant by a word that nothing is called, or what there is.
pub(super) fn instead(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", known.join(", ")),
    }
}

impl<'t> Report<'t> {
    pub(super) fn new(file: &'t Clean, text: &'t str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    /// Everything that is set in the text.
    pub(super) fn settings(&mut self) -> Vec<Setting> {
        let (settings, mistakes) = settings(self.file, self.text);
        self.found.extend(mistakes);
        settings
    }

    /// The problems, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.truncate(MOST);
        self.found.sort_by_key(|problem| problem.place.as_ref().map(|place| (place.line, place.column)));
        self.found
    }

    /// Tells a problem at a place.
    pub(super) fn add(&mut self, span: &Range<usize>, problem: Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(problem.at(Place::new(self.file, self.text, span)));
        }
    }

    /// Tells that a word is none of those that there are.
    pub(super) fn unknown(
        &mut self,
        span: &Range<usize>,
        problem: (&'static str, &str),
        word: &str,
        known: &[&str],
    ) {
        let (code, message) = problem;
        self.add(span, Diagnostic::error(code, message).hint(&instead(word, known)));
    }

    /// Tells that a value is of another type than it should be, unless it was told already that it is none.
    pub(super) fn wrong_type(&mut self, item: &Item, name: &str, wanted: &str, example: &str) {
        if item.value != Written::Mistaken {
            let message = format!("`{name}` must be {wanted}, but this is {}", item.value.type_name());
            let hint = format!("write {example}");
            self.add(&item.span, Diagnostic::error("wrong-type", &message).hint(&hint));
        }
    }

    /// A value that is text.
    pub(super) fn text<'i>(&mut self, item: &'i Item, name: &str, example: &str) -> Option<&'i str> {
        if let Written::Text(text) = &item.value {
            return Some(text);
        }
        self.wrong_type(item, name, "text", example);
        None
    }

    /// A value that is true or false.
    pub(super) fn truth(&mut self, item: &Item, name: &str) -> Option<bool> {
        if let Written::Truth(truth) = item.value {
            return Some(truth);
        }
        self.wrong_type(item, name, "true or false", &format!("{name} = true"));
        None
    }

    /// A value that is a table; empty if it is none.
    pub(super) fn table<'i>(&mut self, item: &'i Item, name: &str, example: &str) -> &'i [Setting] {
        if let Written::Table(settings) = &item.value {
            return settings;
        }
        self.wrong_type(item, name, "a table", example);
        &[]
    }

    /// A value that is one of several words.
    pub(super) fn word<T: Copy>(&mut self, item: &Item, name: &str, words: &[(&str, T)]) -> Option<T> {
        let example = words.first().map_or_else(String::new, |(word, _)| format!("{name} = \"{word}\""));
        let word = self.text(item, name, &example)?;
        let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<_> = words.iter().map(|(known, _)| *known).collect();
            self.unknown(&item.span, ("unknown-word", &format!("`{name}` cannot be `{word}`")), word, &known);
        }
        found
    }
}
