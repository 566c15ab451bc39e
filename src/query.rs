//! The one query language: the prompt, the command line and saved views all speak it.
//!
//! A text becomes tokens (`token`), these a tree with places (`parse`, `tree`), that is understood against
//! a chronology (`resolve`). No text fails: what is not understood is left out and told, each with its place
//! and what would mend it.
//!
//! Whether one event matches is for `search` to say, and this is what a query means. All events are asked at once
//! (`asking`): each term gives a set of events from the [`Index`], and sets are joined in Kleene's logic (`answer`).
//! Words are found in one pass over all text (`event_texts`), values of fields in sets made beforehand
//! (`postings`), dates by columns of days (`bounds`). [`Narrowing`] remembers while somebody types.
//!
//! Words without a field are looked for in titles, in the names of actors, places and themes, in summaries
//! and quotations, whatever their case, accents or width: as part of the text, or, in titles and names, by
//! their letters (`fuzzy`). `"Quoted words"` must stand as they are. Terms join by "and"; `OR` binds
//! looser; `-term` or `NOT term` negates; parentheses group. The fields are those of [`fields`]; a name in
//! a field is an id, a name or an alias, or else whole words of a name, and finds everything that has them.

mod akin;
mod answer;
mod asking;
mod bits;
mod bounds;
mod buckets;
mod chosen;
mod complete;
mod dates;
mod edit;
mod event_texts;
mod facet;
mod field;
mod fuzzy;
mod hits;
mod index;
mod marks;
mod mistakes;
mod narrowing;
mod obstacles;
mod order;
mod parse;
mod pattern;
mod period;
mod postings;
mod remarks;
mod resolve;
mod said;
mod search;
mod sets;
mod spread;
mod texts;
mod token;
mod told;
mod tree;
mod values;
mod vocabulary;
mod words;
mod written_dates;
mod year_facet;
mod year_sums;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::fmt;

pub use buckets::{Tally, Unit, tally};
pub use chosen::Chosen;
pub use complete::{Completion, Completions};
pub use edit::{both, excluded, selected, with_choice, with_values};
pub use facet::{Count, facet};
pub use field::{Field, FieldInfo, fields};
pub use fuzzy::has_letters;
pub use hits::{Hit, Hits};
pub use index::Index;
pub use marks::{TextKind, places};
pub use mistakes::Repair;
pub use narrowing::Narrowing;
pub use obstacles::Obstacle;
pub use remarks::Remarks;
pub use spread::Stop;
pub use told::{ByDate, Told};
pub use values::{Value, values};

use parse::parse;
use resolve::{Asked, Resolver};
use tree::Node;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Chronology;
use crate::text::Clean;

/// A query, understood against one chronology. It must be asked of no other.
///
/// Shown, it is the canonical text of what was understood, which reads back to an equal query.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Query {
    /// `None`: everything matches.
    tree: Option<Node<Asked>>,
    mistakes: Vec<Diagnostic>,
    /// For each mistake where it stands and what would mend it.
    repairs: Vec<Repair>,
}

impl Query {
    /// Understands a text. What was not understood is left out and listed.
    pub fn new(text: &str, chronology: &Chronology) -> Self {
        Self::understood(text, chronology, None)
    }

    /// The same, sooner where there are many names: `index`, of the same chronology, has them ready.
    pub fn with_index(text: &str, chronology: &Chronology, index: &Index) -> Self {
        Self::understood(text, chronology, Some(index))
    }

    fn understood(text: &str, chronology: &Chronology, index: Option<&Index>) -> Self {
        let text = Clean::new(text);
        let parsed = parse(&text);
        let mut resolver = Resolver { text: &text, chronology, index, mistakes: parsed.mistakes };
        let tree = parsed.tree.and_then(|tree| {
            resolver.dates_in_words(&tree);
            resolver.node(&tree)
        });
        let (mistakes, repairs) = resolver.mistakes.into_lists();
        Self { tree, mistakes, repairs }
    }

    /// Whether it asks for nothing, so that every event matches.
    pub fn is_empty(&self) -> bool {
        self.tree.is_none()
    }

    /// What was not understood, in the order of the text. The places are in the text, of a file without name.
    pub fn mistakes(&self) -> &[Diagnostic] {
        &self.mistakes
    }

    /// Whether nothing was left out of it.
    pub fn is_understood(&self) -> bool {
        self.mistakes.iter().all(|mistake| mistake.severity != Severity::Error)
    }

    /// For each of the mistakes where in the text it stands, and what could stand there instead.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// The place among the mistakes of the one nearest to a byte of the text, of two as near the earlier: whoever
    /// types there has it before their eyes.
    pub fn mistake_near(&self, byte: usize) -> Option<usize> {
        (0..self.repairs.len())
            .min_by_key(|place| self.repairs.get(*place).map(|repair| repair.distance(byte)))
    }
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tree.as_ref().map_or(Ok(()), |tree| tree.fmt(formatter))
    }
}
