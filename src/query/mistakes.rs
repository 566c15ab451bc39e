//! What was not understood of a query, gathered while it is read.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::text::Clean;

/// The mistakes of one query text.
#[derive(Debug)]
pub(super) struct Mistakes<'a> {
    text: &'a str,
    list: Vec<Diagnostic>,
}

/// Characters of a mistaken word that a message repeats.
const SHOWN: usize = 40;
/// How many mistakes are told. A text with more of them was never meant to be a query.
const TOLD: usize = 50;

impl<'a> Mistakes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, list: Vec::new() }
    }

    /// Something is left out of the query.
    pub(super) fn error(&mut self, span: &Range<usize>, code: &'static str, message: &str) -> Hint<'_> {
        self.add(span, Diagnostic::error(code, message))
    }

    /// Something was taken in the one way in which it makes sense.
    pub(super) fn warning(&mut self, span: &Range<usize>, code: &'static str, message: &str) -> Hint<'_> {
        self.add(span, Diagnostic::warning(code, message))
    }

    fn add(&mut self, span: &Range<usize>, diagnostic: Diagnostic) -> Hint<'_> {
        if self.list.len() == TOLD {
            return Hint(None);
        }
        let place = Place::new(&Clean::default(), self.text, span);
        self.list.push(diagnostic.at(place));
        Hint(self.list.last_mut())
    }

    /// The mistakes in the order of the text.
    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|mistake| {
            let place = mistake.place.as_ref();
            place.map(|place| (place.line, place.column))
        });
        self.list
    }
}

/// A mistake that a hint may be given to.
pub(super) struct Hint<'a>(Option<&'a mut Diagnostic>);

impl Hint<'_> {
    pub(super) fn hint(self, hint: &str) {
        self.maybe_hint(Some(hint));
    }

    pub(super) fn maybe_hint(self, hint: Option<&str>) {
        if let Some(diagnostic) = self.0 {
            diagnostic.hint = hint.map(Clean::line);
        }
    }
}

/// As much of a typed word as a message should repeat.
pub(super) fn shown(word: &str) -> String {
    match word.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.to_owned(),
    }
}
