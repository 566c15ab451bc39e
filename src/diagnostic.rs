//! What is wrong with a text that a person wrote, where, how badly, and what would mend it.
//!
//! Chronology files and queries both answer mistakes with these; nothing stops at the first one.

use std::ops::Range;

use crate::text::Clean;

mod render;
mod suggest;

pub use render::render;
pub use suggest::nearest;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data stand, but a reader should know.
    Warning,
    /// Something was left out, or does not hold.
    Error,
}

/// One thing that is wrong, complete in itself: it can be shown without the text that it speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A short, stable name of the kind of mistake, in kebab case (`unknown-field`).
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: Clean,
    /// Where, if it is anywhere in particular.
    pub place: Option<Place>,
    /// What would mend it.
    pub hint: Option<Clean>,
}

/// A place in a text, with the line that it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file's name as the user would say it; empty for a query.
    pub file: Clean,
    /// The line, counted from one.
    pub line: usize,
    /// The column, counted in characters from one.
    pub column: usize,
    /// The line's text, or as much of a long line as shows the mistake.
    pub excerpt: Clean,
    /// The part of `excerpt` that is meant, in bytes.
    pub span: Range<usize>,
}

/// Characters of a long line that are shown on each side of a mistake.
const CONTEXT: usize = 70;

impl Place {
    /// Finds the line of a span of bytes in a text. A span of several lines is cut at the end of the first;
    /// a span outside the text is moved to its end.
    pub fn new(file: &Clean, text: &str, span: &Range<usize>) -> Self {
        let floor = |place: usize| text.floor_char_boundary(place.min(text.len()));
        let start = floor(span.start);
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(start..).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |place| place + 1);
        let line_end = start + after.find('\n').unwrap_or(after.len());
        let end = floor(span.end).clamp(start, line_end);
        let head = text.get(line_start..start).unwrap_or_default();
        let meant = text.get(start..end).unwrap_or_default();
        let tail = text.get(end..line_end).unwrap_or_default();
        let (head_cut, head_shown) = last_characters(head, CONTEXT);
        let head_shown = visible(head_shown);
        let (meant_cut, meant) = first_characters(meant, CONTEXT);
        let (tail_cut, tail) = first_characters(if meant_cut { "" } else { tail }, CONTEXT);
        let (meant, tail) = (visible(meant), visible(tail));
        let before_cut = if head_cut { "… " } else { "" };
        let after_cut = if meant_cut || tail_cut { " …" } else { "" };
        let from = before_cut.len() + head_shown.len();
        Self {
            file: file.clone(),
            line: before.matches('\n').count() + 1,
            column: head.chars().count() + 1,
            span: from..from + meant.len(),
            excerpt: Clean::new(&format!("{before_cut}{head_shown}{meant}{tail}{after_cut}")),
        }
    }
}

/// Cleans a part of a line so that its bytes can be counted; tabs become single spaces.
fn visible(part: &str) -> Clean {
    Clean::new(&part.replace(['\t', '\r'], " "))
}

fn first_characters(text: &str, count: usize) -> (bool, &str) {
    match text.char_indices().nth(count) {
        Some((place, _)) => (true, text.get(..place).unwrap_or_default()),
        None => (false, text),
    }
}

fn last_characters(text: &str, count: usize) -> (bool, &str) {
    match text.char_indices().rev().nth(count.saturating_sub(1)) {
        Some((place, _)) if place > 0 => (true, text.get(place..).unwrap_or_default()),
        _ => (false, text),
    }
}

impl Diagnostic {
    /// An error that stands nowhere in particular yet.
    pub fn error(code: &'static str, message: &str) -> Self {
        Self { severity: Severity::Error, code, message: Clean::line(message), place: None, hint: None }
    }

    /// A warning that stands nowhere in particular yet.
    pub fn warning(code: &'static str, message: &str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The same, with what would mend it.
    #[must_use]
    pub fn hint(self, hint: &str) -> Self {
        Self { hint: Some(Clean::line(hint)), ..self }
    }

    /// The same, with a hint where there is one.
    #[must_use]
    pub fn maybe_hint(self, hint: Option<&str>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line_and_column() {
        let text = "first\nsecond = \"wörd\"\nthird";
        let start = text.find("wörd").unwrap();
        let place = Place::new(&Clean::line("file"), text, &(start..start + 5));
        assert_eq!((place.line, place.column), (2, 11));
        assert_eq!(&place.excerpt[place.span.clone()], "wörd");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mistake() {
        let text = format!("{}X{}", "a".repeat(100_000), "b".repeat(100_000));
        let place = Place::new(&Clean::default(), &text, &(100_000..100_001));
        assert_eq!(&place.excerpt[place.span.clone()], "X");
        assert!(place.excerpt.chars().count() < 200);
        assert_eq!(place.column, 100_001);
        assert!(place.excerpt.starts_with("… ") && place.excerpt.ends_with(" …"));
    }

    #[test]
    fn a_long_mistake_is_cut_where_it_goes_on() {
        let text = format!("key = {} # after", "a".repeat(500));
        let place = Place::new(&Clean::default(), &text, &(6..506));
        assert_eq!(&place.excerpt[place.span.clone()], "a".repeat(CONTEXT));
        assert!(place.excerpt.ends_with("a …"));
    }

    proptest::proptest! {
        #[test]
        fn any_span_of_any_text_is_a_place(text: String, start in 0_usize..200, length in 0_usize..50) {
            let place = Place::new(&Clean::default(), &text, &(start..start + length));
            proptest::prop_assert!(place.excerpt.get(place.span.clone()).is_some());
        }
    }
}
