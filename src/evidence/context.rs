//! What a quotation says of the words before and after it.

use std::ops::Range;

use super::approximate::{Pattern, Start};
use super::normalise::Normalised;

/// How much of a prefix or suffix is compared where it need not stand word for word, in characters.
const NEAR: usize = 256;

/// The share of the characters of prefix and suffix that must stand there for them to agree.
const AGREEMENT: f64 = 0.6;

/// Length of prefix and suffix together from which on their agreement is no accident, in characters.
const TELLING: usize = 16;

/// Prefix and suffix without their typography; none where they say nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Context {
    pub(super) fn new(prefix: Option<&str>, suffix: Option<&str>) -> Self {
        let side = |words: Option<&str>| {
            words.map(|words| Normalised::new(words).into_text()).filter(|words| !words.is_empty())
        };
        Self { prefix: side(prefix), suffix: side(suffix) }
    }

    /// Whether the prefix, if any, stands immediately before a place of a normalised text.
    pub(super) fn precedes(&self, text: &str, place: usize) -> bool {
        let before = text.get(..place).unwrap_or_default().trim_end();
        self.prefix.as_ref().is_none_or(|prefix| before.ends_with(prefix))
    }

    /// Whether the suffix, if any, stands immediately behind a place of a normalised text.
    pub(super) fn follows(&self, text: &str, place: usize) -> bool {
        let after = text.get(place..).unwrap_or_default().trim_start();
        self.suffix.as_ref().is_none_or(|suffix| after.starts_with(suffix))
    }

    /// Whether something very like prefix and suffix stands around a range of a normalised text.
    pub(super) fn resembles(&self, text: &str, range: &Range<usize>) -> bool {
        let before = text.get(..range.start).unwrap_or_default().trim_end();
        let after = text.get(range.end..).unwrap_or_default().trim_start();
        let sides = [
            self.prefix.as_ref().map(|prefix| similarity(prefix.chars().rev(), before.chars().rev())),
            self.suffix.as_ref().map(|suffix| similarity(suffix.chars(), after.chars())),
        ];
        let said: Vec<f64> = sides.into_iter().flatten().collect();
        // Two of them at most.
        let count = if said.len() == 2 { 2.0 } else { 1.0 };
        said.is_empty() || said.iter().sum::<f64>() / count >= AGREEMENT
    }

    /// Whether there is enough of it to tell one place from another that looks like it.
    pub(super) fn is_telling(&self) -> bool {
        let length = |words: &Option<String>| words.as_ref().map_or(0, |words| words.chars().count());
        length(&self.prefix) + length(&self.suffix) >= TELLING
    }
}

/// The share of some characters with which a text begins, from 0.0 to 1.0.
fn similarity(wanted: impl Iterator<Item = char>, text: impl Iterator<Item = char>) -> f64 {
    let pattern = Pattern::new(wanted.take(NEAR));
    let length = pattern.length();
    let errors = pattern.errors(text.take(2 * length), Start::Here).fold(length, usize::min);
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    1.0 - share(errors) / share(length.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_stands_immediately_beside() {
        let text = "He said that it will. She said that it will not.";
        let first = text.find("it will").unwrap();
        let second = text.rfind("it will").unwrap();
        let context = Context::new(Some(" She  said that\n"), Some(" not"));
        assert!(!context.precedes(text, first) && context.precedes(text, second));
        assert!(!context.follows(text, first + 7) && context.follows(text, second + 7));
        assert!(context.resembles(text, &(second..second + 7)));
        assert!(!Context::new(Some("something else"), None).resembles(text, &(first..first + 7)));
        assert!(Context::new(Some("\u{ad} "), None).prefix.is_none());
        assert!(Context::default().resembles(text, &(0..1)));
    }

    #[test]
    fn a_word_too_many_does_not_hide_the_context() {
        let text = "the ministers of both of the countries agreed";
        let place = text.find("agreed").unwrap();
        let context = Context::new(Some("the ministers of both countries"), None);
        assert!(context.resembles(text, &(place..text.len())));
    }
}
