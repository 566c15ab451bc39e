//! An EDTF date, with all that Annals asks of it.

use std::fmt;

use edtf_core::{Bound, Edtf};

use super::{Certainty, Day, Span};

/// An EDTF expression of level 0, 1 or 2 (Library of Congress, 2019; ISO 8601-2:2019, Annex A).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct When {
    written: Box<str>,
    value: Edtf,
    span: Span,
}

/// Why a text is not an EDTF date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where, in bytes into the text.
    pub offset: usize,
    /// What was probably meant, where that is known.
    pub suggestion: Option<String>,
}

impl When {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    ///
    /// When it is not one, with the place and, if there is one, a likely correction.
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        let value = Edtf::parse(text).map_err(|error| WhenError {
            message: error.message.to_owned(),
            offset: error.offset,
            suggestion: None,
        })?;
        let bounds = value.bounds();
        let day = |bound| match bound {
            Bound::Date(date) => Day::new(date.year, date.month, date.day),
            Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
        };
        let span = Span {
            earliest: day(bounds.earliest),
            latest: day(bounds.latest),
        };
        Ok(Self {
            written: text.into(),
            value,
            span,
        })
    }

    /// The expression as it was written.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The first and the last day that it touches.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether it falls wholly within a span.
    pub fn within(&self, span: &Span) -> Certainty {
        Certainty::from(span.contains(&self.span))
    }

    /// Whether some of it falls in a span.
    pub fn overlaps(&self, span: &Span) -> Certainty {
        Certainty::from(span.overlaps(&self.span))
    }

    /// The date as a person says it: `29–31 January 2012`.
    pub fn spoken(&self) -> String {
        self.written.to_string()
    }

    /// The heading under which a list of dates has it: `2012`, `1960s`, `19th century`.
    pub fn heading(&self) -> String {
        self.span
            .earliest
            .map_or_else(String::new, |day| day.year().to_string())
    }

    /// The date as it stands beneath its heading, as short as can be: `29–31 Jan`.
    pub fn brief(&self) -> String {
        self.written.to_string()
    }
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.span.earliest.cmp(&other.span.earliest)
    }
}
