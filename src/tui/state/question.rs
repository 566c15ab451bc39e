//! What is asked of the chronology.

use super::Context;
use crate::query::Query;

/// The query, and whether it is in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The query as text: the one truth about what is filtered.
    pub text: String,
    /// The text, understood.
    pub query: Query,
    /// Off: everything is listed, and the text waits.
    pub on: bool,
}

impl Question {
    /// Asks a text.
    pub fn new(text: &str, context: &Context) -> Self {
        let query = Query::with_index(text, &context.chronology, &context.index);
        Self { text: text.to_owned(), query, on: true }
    }

    /// The query in force.
    pub fn in_force(&self) -> Option<&Query> {
        (self.on && !self.query.is_empty()).then_some(&self.query)
    }

    /// The text of the query in force; empty if everything is listed.
    pub fn text_in_force(&self) -> &str {
        self.in_force().map_or("", |_| self.text.as_str())
    }
}
