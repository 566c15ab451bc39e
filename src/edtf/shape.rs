//! What kind of thing a date tells of, and how narrowly.

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement, SetKind};

/// How a date is to be read, and drawn: `1860/1865` lasts six years, `[1860..1865]` is once in them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// One thing, somewhere in the days of the span: `1985`, `156X`, `2014-21`.
    Moment,
    /// One thing, that holds throughout: `1860/1865`.
    Stretch,
    /// One thing, on one of several dates: `[1667,1760]`.
    OneOf,
    /// As many things as there are dates: `{1667,1760}`.
    AllOf,
}

impl Shape {
    pub(super) fn of(value: &Edtf) -> Self {
        match value {
            Edtf::Date(_) | Edtf::DateTime(_) => Self::Moment,
            Edtf::Interval(_) => Self::Stretch,
            Edtf::Set(set) if set.kind == SetKind::OneMember => Self::OneOf,
            Edtf::Set(_) => Self::AllOf,
        }
    }
}

/// How narrowly a date is told, the widest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// Within several years: `156X`, `1950S2`.
    Years,
    /// To the year; of the month too little is known to name it: `2014`, `2014-XX`.
    Year,
    /// To a season, a quarter, a third or a half of a year.
    PartOfYear,
    /// To the month.
    Month,
    /// To the day.
    Day,
    /// To the second.
    Second,
}

impl Precision {
    /// That of the widest date in the expression.
    pub(super) fn of(value: &Edtf) -> Self {
        if matches!(value, Edtf::DateTime(_)) {
            return Self::Second;
        }
        dates(value).into_iter().map(Self::of_date).min().unwrap_or(Self::Years)
    }

    fn of_date(date: &Date) -> Self {
        use edtf_core::Precision as Written;
        let masked = |field: edtf_core::DateField| field.has_unspecified();
        if date.year.has_unspecified() || date.year.significant_digits.is_some() {
            Self::Years
        } else if date.month.is_none_or(masked) {
            Self::Year
        } else if date.precision() == Written::Season {
            Self::PartOfYear
        } else if date.day.is_none_or(masked) {
            Self::Month
        } else {
            Self::Day
        }
    }
}

/// Every date that the expression is made of.
pub(super) fn dates(value: &Edtf) -> Vec<&Date> {
    match value {
        Edtf::Date(date) => vec![date],
        Edtf::DateTime(instant) => vec![&instant.date],
        Edtf::Interval(interval) => {
            [&interval.start, &interval.end].into_iter().filter_map(end_date).collect()
        }
        Edtf::Set(set) => set.elements.iter().flat_map(member_dates).collect(),
    }
}

/// The date at an end of an interval, if there is one.
pub(super) fn end_date(end: &IntervalEndpoint) -> Option<&Date> {
    match end {
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
    }
}

/// The dates of a member of a set.
pub(super) fn member_dates(member: &SetElement) -> Vec<&Date> {
    match member {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => vec![date],
        SetElement::Range(first, last) => vec![first, last],
    }
}
