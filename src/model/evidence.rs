//! How well a quotation stands in its document.

use std::ops::Range;

use super::vocabulary::vocabulary;

vocabulary! {
    /// The mark of a quotation.
    Evidence {
        /// The words stand there, white space apart.
        Exact = "exact",
        /// They stand there but for kinds of quotes, dashes, spaces, ligatures, soft hyphens.
        Typographic = "typographic",
        /// One passage, and no other nearly as near, differs by little.
        Changed = "changed",
        /// It stands in several places and nothing says which.
        Ambiguous = "ambiguous",
        /// None of these.
        Missing = "missing",
    }
}

impl Evidence {
    /// Whether the quotation counts as verified.
    pub fn verified(self) -> bool {
        matches!(self, Self::Exact | Self::Typographic)
    }

    /// The mark in words, or that the quotation has not been looked for.
    pub fn said(mark: Option<Self>) -> &'static str {
        mark.map_or("not yet checked", Self::name)
    }
}

/// What was found when a quotation was looked for.
///
/// Ranges are bytes into the text of the document ([`crate::text::Document::text`]), in rising order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The words stand in these passages: one, or as many as `[...]` joins.
    Exact(Vec<Range<usize>>),
    /// They stand there in other typography.
    Typographic(Vec<Range<usize>>),
    /// Something near stands there.
    Changed(Box<Changed>),
    /// It stands in each of these places.
    Ambiguous(Vec<Range<usize>>),
    /// It does not stand there, or there is no document to look in.
    Missing,
}

/// What stands in a document instead of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The passages.
    pub passages: Vec<Range<usize>>,
    /// The quotation turned into the document's words, word by word.
    pub difference: Vec<Change>,
    /// What is most alarming about it.
    pub alarms: Vec<Alarm>,
}

/// A run of words in the difference between a quotation and its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both have it.
    Same(String),
    /// Only the quotation has it.
    Quoted(String),
    /// Only the document has it.
    Stands(String),
}

vocabulary! {
    /// Kinds of difference that turn a statement into another one.
    Alarm {
        /// A number differs.
        Digit = "digit",
        /// A name differs.
        Name = "name",
        /// A negation was added or lost.
        Negation = "negation",
    }
}

impl Finding {
    /// The mark that this finding gives.
    pub fn evidence(&self) -> Evidence {
        match self {
            Self::Exact(_) => Evidence::Exact,
            Self::Typographic(_) => Evidence::Typographic,
            Self::Changed(_) => Evidence::Changed,
            Self::Ambiguous(_) => Evidence::Ambiguous,
            Self::Missing => Evidence::Missing,
        }
    }

    /// The passages in which the quotation stands, if it is known where: never of an ambiguous one.
    pub fn passages(&self) -> &[Range<usize>] {
        match self {
            Self::Exact(passages) | Self::Typographic(passages) => passages,
            Self::Changed(changed) => &changed.passages,
            Self::Ambiguous(_) | Self::Missing => &[],
        }
    }

    /// From the start of the first passage to the end of the last.
    pub fn extent(&self) -> Option<Range<usize>> {
        let passages = self.passages();
        Some(passages.first()?.start..passages.last()?.end)
    }
}
