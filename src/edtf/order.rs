//! Where a date stands in a list: beneath which heading, and before which others.
//!
//! The heading comes first, so that what has the same one stands together. Beneath it a date stands by its start,
//! a longer one before those that it holds.

use std::cmp::Reverse;

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement, Time, TimeShift};

use super::{
    Precision,
    reach::Reach,
    window::{PAST, Window},
    years::{Years, has_year},
};

/// What a list of dates is headed by, in the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Heading {
    /// A year, or a run of years for what is not told so narrowly. A longer run stands before a shorter one.
    Years { first: i64, side: Side, last: Reverse<i64> },
    /// Nothing is known of the year: last, with what has no date at all.
    Unknown,
}

/// Whether the thing starts in those years, or is only known to be there by then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Side {
    /// It has no known start (`../1945`). It stands just before the years in which it ends, the one thing that is
    /// known of it: at the head of the list it would be far from anything that it has to do with.
    UpTo,
    /// It starts there, or is there.
    From,
}

impl Heading {
    fn of(date: &Date, side: Side) -> Self {
        if !has_year(date) {
            return Self::Unknown;
        }
        let Years { first, last } = Years::of(date);
        Self::Years { first, side, last: Reverse(last) }
    }

    /// Whether it is of the years in which the thing starts.
    fn is_of_start(self) -> bool {
        matches!(self, Self::Years { side: Side::From, .. })
    }

    /// `2012`, `1960s`, `1945 or earlier`, `Year unknown`.
    pub(super) fn label(self) -> String {
        match self {
            Self::Unknown => "Year unknown".into(),
            Self::Years { first, side, last: Reverse(last) } => {
                let years = Years { first, last }.label();
                match side {
                    Side::From => years,
                    Side::UpTo => format!("{years} or earlier"),
                }
            }
        }
    }
}

/// The date by which a longer expression stands, and on which side of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor<'a> {
    pub(super) date: &'a Date,
    pub(super) side: Side,
}

impl<'a> Anchor<'a> {
    /// The start if it is known, else the end; of a set the member that comes first.
    pub(super) fn of(value: &'a Edtf) -> Option<Self> {
        match value {
            Edtf::Date(date) => Some(Self { date, side: Side::From }),
            Edtf::DateTime(instant) => Some(Self { date: &instant.date, side: Side::From }),
            Edtf::Interval(interval) => {
                let start = Self::of_end(&interval.start, Side::From);
                let end = Self::of_end(&interval.end, Side::UpTo);
                let known = |anchor: &Self| has_year(anchor.date);
                start.filter(known).or(end.filter(known)).or(start).or(end)
            }
            Edtf::Set(set) => set.elements.iter().map(Self::of_member).min_by_key(|anchor| anchor.key()),
        }
    }

    fn of_end(end: &'a IntervalEndpoint, side: Side) -> Option<Self> {
        match end {
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
            IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrAfter(date) => Some(Self { date, side }),
            IntervalEndpoint::OnOrBefore(date) => Some(Self { date, side: Side::UpTo }),
        }
    }

    pub(super) fn of_member(member: &'a SetElement) -> Self {
        match member {
            SetElement::Date(date) | SetElement::OnOrAfter(date) | SetElement::Range(date, _) => {
                Self { date, side: Side::From }
            }
            SetElement::OnOrBefore(date) => Self { date, side: Side::UpTo },
        }
    }

    /// The heading and the first day beneath it.
    pub(super) fn key(self) -> (Heading, i64) {
        (Heading::of(self.date, self.side), Window::of(self.date).from)
    }
}

/// What the order of dates goes by, but for the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Position {
    /// The heading, and the first day beneath it.
    anchor: (Heading, i64),
    /// The last day that it may touch: the later, the earlier in the list.
    end: Reverse<i64>,
    /// A day without a time stands before its hours, which go by the clock as written. Where the clocks agree, the
    /// one farther east is ahead.
    time: Option<(u32, Reverse<i16>)>,
    precision: Precision,
    approximate: bool,
    uncertain: bool,
}

impl Position {
    pub(super) fn of(value: &Edtf, reach: &Reach) -> Self {
        let hull = reach.hull();
        let (heading, from) = Anchor::of(value).map_or((Heading::Unknown, hull.from), Anchor::key);
        // The member of a set that gives the heading need not be the one that begins first.
        let from = if heading.is_of_start() && hull.from != PAST { hull.from } else { from };
        Self {
            anchor: (heading, from),
            end: Reverse(hull.to),
            time: match value {
                Edtf::DateTime(instant) => Some(clock(instant.time)),
                _ => None,
            },
            precision: Precision::of(value),
            approximate: value.is_approximate(),
            uncertain: value.is_uncertain(),
        }
    }

    pub(super) fn heading(&self) -> Heading {
        self.anchor.0
    }

    /// The first day beneath its heading.
    pub(super) fn from(&self) -> i64 {
        self.anchor.1
    }

    /// The last day that it may touch.
    pub(super) fn to(&self) -> i64 {
        self.end.0
    }
}

/// Seconds since midnight, and minutes east of Greenwich.
fn clock(time: Time) -> (u32, Reverse<i16>) {
    let seconds = (u32::from(time.hour) * 60 + u32::from(time.minute)) * 60 + u32::from(time.second);
    let east = match time.shift {
        Some(TimeShift::Offset { minutes, .. }) => minutes,
        Some(TimeShift::Utc) | None => 0,
    };
    (seconds, Reverse(east))
}
