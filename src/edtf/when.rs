//! An EDTF date, with all that Annals asks of it.

use std::{cmp::Ordering, fmt};

use edtf_core::Edtf;

use super::{
    Certainty, Precision, Rough, Shape, Span, WhenError, brief, order::Position, reach::Reach, shape, spoken,
    years::has_year,
};

/// An EDTF expression of level 0, 1 or 2 (Library of Congress, 2019; ISO 8601-2:2019, Annex A).
///
/// Two are equal when they mean the same, however written: `?2004-?06` and `2004-06?`.
///
/// They are ordered as a reader goes down a list: by heading, beneath it by the first day, and a date before those
/// that it holds (`2014`, `2014-02`, `2014-02-07`, `2014-02-07T10:00:00`). What has no known start stands just
/// before the year in which it ends; what has no known year, last.
#[derive(Clone, Debug)]
pub struct When {
    written: Box<str>,
    value: Edtf,
    reach: Reach,
    position: Position,
}

impl When {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    ///
    /// When it is not one, with the place and, if there is one, a likely correction.
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        let value = Edtf::parse(text).map_err(|error| WhenError::new(text, error))?;
        let reach = Reach::of(&value);
        if !reach.is_forward() {
            return Err(WhenError::backward(text));
        }
        Ok(Self { written: text.into(), position: Position::of(&value, &reach), value, reach })
    }

    /// Reads a date as people write them: an EDTF expression, or what was probably meant by a text that is none.
    pub fn meant(text: &str) -> Option<Self> {
        match Self::parse(text) {
            Ok(when) => Some(when),
            Err(error) => Self::parse(&error.suggestion?).ok(),
        }
    }

    /// The expression as it was written.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// From the first day that it may touch to the last, in the calendar of the place that its time of day is
    /// given for. An end that is open or unknown is none. Doubt (`?`, `~`) does not widen it.
    pub fn span(&self) -> Span {
        self.reach.hull().into()
    }

    /// The days that it touches whatever it turns out to be: of a stretch those from its latest start to its
    /// earliest end, of a moment its one day. `None` where there are none, where they are more than one run, or
    /// where the date is in doubt.
    pub fn certain_span(&self) -> Option<Span> {
        self.reach.certain().map(Span::from)
    }

    /// Whether the whole of it falls in a span.
    ///
    /// An open end lies in no span that ends; an unknown one perhaps does.
    pub fn within(&self, span: &Span) -> Certainty {
        self.reach.within(span)
    }

    /// Whether some of it falls in a span: never `No` where a date that it may be does.
    ///
    /// A moment falls in the span for certain only if all the days that it may be on do, and what is in doubt
    /// (`?`, `~`, `%`) never does for certain. Masks (`19X5`) go by their first and last day.
    pub fn overlaps(&self, span: &Span) -> Certainty {
        self.reach.overlaps(span)
    }

    /// What kind of thing it tells of.
    pub fn shape(&self) -> Shape {
        Shape::of(&self.value)
    }

    /// How narrowly it is told: the widest of its dates counts.
    pub fn precision(&self) -> Precision {
        Precision::of(&self.value)
    }

    /// Whether any of it is an estimate (`~`, `%`).
    pub fn is_approximate(&self) -> bool {
        self.value.is_approximate()
    }

    /// Whether any of it is doubted (`?`, `%`).
    pub fn is_uncertain(&self) -> bool {
        self.value.is_uncertain()
    }

    /// Whether anything is known of the year: not of `XXXX-12-25`, which is to stand with what has no date.
    pub fn has_year(&self) -> bool {
        shape::dates(&self.value).into_iter().any(has_year)
    }

    /// The date as a person says it: `29–31 January 2012`.
    pub fn spoken(&self) -> String {
        spoken::spoken(&self.value)
    }

    /// The heading under which a list of dates has it: `2012`, `44 BC`, `1960s`, `19th century`,
    /// `1945 or earlier`, `Year unknown`. In a sorted list those of one heading stand together.
    pub fn heading(&self) -> String {
        self.position.heading().label()
    }

    /// Where it stands in a list, in a number that is soon compared.
    pub fn roughly(&self) -> Rough {
        Rough::at(&self.position)
    }

    /// The date as it stands beneath its heading, in twelve columns at most: `29–31 Jan`, `c. Mar`, `– 2016`.
    /// Empty where the heading says it all.
    pub fn brief(&self) -> String {
        brief::brief(&self.value)
    }
}

impl fmt::Display for When {
    /// The preferred form of what was written, which reads back as an equal date.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for When {}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most dates stand apart. Where two do not, the preferred form tells any two values from each other.
        self.position.cmp(&other.position).then_with(|| {
            if self == other { Ordering::Equal } else { self.to_string().cmp(&other.to_string()) }
        })
    }
}
