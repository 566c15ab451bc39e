//! Finding a quotation in its document.

use crate::model::Finding;

/// A document's text, made ready for many searches.
pub struct Searchable {
    /// The text with every run of white space as one space.
    text: String,
    /// Where each of its bytes came from.
    origin: Vec<usize>,
}

/// What is looked for.
pub struct Quotation<'a> {
    /// The words.
    pub quote: &'a str,
    /// What stands before them.
    pub prefix: Option<&'a str>,
    /// What stands after them.
    pub suffix: Option<&'a str>,
}

impl Searchable {
    /// Makes a text ready.
    pub fn new(text: &str) -> Self {
        let mut flat = String::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len());
        for (place, character) in text.char_indices() {
            let shown = if character.is_whitespace() { ' ' } else { character };
            if shown != ' ' || !flat.ends_with(' ') {
                flat.push(shown);
                origin.extend(std::iter::repeat_n(place, shown.len_utf8()));
            }
        }
        origin.push(text.len());
        Self { text: flat, origin }
    }

    /// Looks for a quotation.
    pub fn find(&self, quotation: &Quotation<'_>) -> Finding {
        let quote = quotation.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let places: Vec<_> = self
            .text
            .match_indices(&quote)
            .map(|(place, _)| self.origin[place]..self.origin[place + quote.len()])
            .collect();
        match places.len() {
            _ if quote.is_empty() => Finding::Missing,
            0 => Finding::Missing,
            1 => Finding::Exact(places),
            _ => Finding::Ambiguous(places),
        }
    }
}
