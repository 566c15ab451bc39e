//! What was not understood of a query, gathered while it is read.

use std::ops::Range;

use super::field::Field;
use crate::diagnostic::{Diagnostic, Place};
use crate::text::Clean;

/// Where a mistake stands in the text of a query, and what could stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repair {
    /// The bytes of the text that are meant.
    pub span: Range<usize>,
    /// The term that was probably meant, and the bytes that it would take the place of.
    pub instead: Option<(Range<usize>, String)>,
    /// The field that has no value, where that is all that is wrong.
    empty: Option<Field>,
}

impl Repair {
    /// The field whose value is yet to be typed at a byte of the text. Whoever is there has made no mistake so far.
    pub fn awaited(&self, byte: usize) -> Option<Field> {
        self.empty.filter(|_| self.span.end == byte)
    }

    /// How many bytes lie between what is meant and a place in the text; none if that is within it or at its end.
    pub fn distance(&self, byte: usize) -> usize {
        self.span.start.saturating_sub(byte).max(byte.saturating_sub(self.span.end))
    }
}

/// What to say to a mistake.
pub(super) enum Advice {
    /// This term was probably meant.
    Instead(String),
    /// Anything else.
    Say(String),
}

/// The mistakes of one query text.
#[derive(Debug)]
pub(super) struct Mistakes<'a> {
    text: &'a str,
    list: Vec<(Diagnostic, Repair)>,
}

/// Characters of a word or term that a message repeats.
const SHOWN: usize = 60;
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
        self.list.push((diagnostic.at(place), Repair { span: span.clone(), instead: None, empty: None }));
        Hint(self.list.last_mut())
    }

    /// The mistakes in the order of the text.
    pub(super) fn into_lists(mut self) -> (Vec<Diagnostic>, Vec<Repair>) {
        self.list.sort_by_key(|(_, repair)| repair.span.start);
        self.list.into_iter().unzip()
    }
}

/// A mistake that a hint may be given to.
pub(super) struct Hint<'a>(Option<&'a mut (Diagnostic, Repair)>);

impl Hint<'_> {
    pub(super) fn hint(self, hint: &str) {
        if let Some((diagnostic, _)) = self.0 {
            diagnostic.hint = Some(Clean::line(hint));
        }
    }

    /// Says that a field has no value, and which it may have.
    pub(super) fn empty(self, field: Field, hint: &str) {
        if let Some((diagnostic, repair)) = self.0 {
            diagnostic.hint = Some(Clean::line(hint));
            repair.empty = Some(field);
        }
    }

    /// Says what to write in place of a term, or something else.
    pub(super) fn advise(self, term: &Range<usize>, advice: Advice) {
        let Some((diagnostic, repair)) = self.0 else { return };
        match advice {
            Advice::Instead(meant) => {
                diagnostic.hint = Some(Clean::line(&format!("did you mean `{}`?", shown(&meant))));
                repair.instead = Some((term.clone(), meant));
            }
            Advice::Say(hint) => diagnostic.hint = Some(Clean::line(&hint)),
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
