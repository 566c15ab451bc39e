//! Which days a date may touch, and whether those of a span are among them.

use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, Precision as Unit, Set, SetElement, SetKind};

use super::{Certainty, Day, Span, years::span_of};

/// Days by number, from a first to a last one; the ends of `i64` stand for no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    pub(super) from: i64,
    pub(super) to: i64,
}

const PAST: i64 = i64::MIN;
const FUTURE: i64 = i64::MAX;

impl Window {
    pub(super) fn of(date: &Date) -> Self {
        Self::from(span_of(date))
    }

    fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

impl From<Span> for Window {
    fn from(span: Span) -> Self {
        Self { from: span.earliest.map_or(PAST, Day::number), to: span.latest.map_or(FUTURE, Day::number) }
    }
}

impl From<Window> for Span {
    fn from(window: Window) -> Self {
        let day = |number| (number != PAST && number != FUTURE).then(|| Day::from_number(number));
        Self { earliest: day(window.from), latest: day(window.to) }
    }
}

/// One thing that a date tells of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Extent {
    /// It is somewhere in the window.
    Somewhere(Window),
    /// It holds from somewhere in the first window until somewhere in the second.
    Throughout(Window, Window),
    /// It is in each unit from the first window, which is one, to the second; `None`: units that are not counted.
    Each(Window, Window, Option<Unit>),
}

/// An extent, and whether it is told without doubt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Part {
    extent: Extent,
    qualified: bool,
}

/// All that a date may touch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reach {
    parts: Box<[Part]>,
    /// Whether each part is so, and not only one of them.
    all: bool,
}

impl Reach {
    pub(super) fn of(value: &Edtf) -> Self {
        match value {
            Edtf::Date(date) => Self::one(somewhere(date)),
            Edtf::DateTime(instant) => Self::one(somewhere(&instant.date)),
            Edtf::Interval(interval) => Self::one(throughout(interval)),
            Edtf::Set(Set { kind, elements }) => Self {
                parts: elements.iter().map(|element| member(element, *kind)).collect(),
                all: *kind == SetKind::AllMembers,
            },
        }
    }

    fn one(part: Part) -> Self {
        Self { parts: Box::new([part]), all: false }
    }

    /// From the first day that it may touch to the last.
    pub(super) fn hull(&self) -> Window {
        let hulls = self.parts.iter().map(|part| part.extent.hull());
        hulls.reduce(Window::hull).unwrap_or(Window { from: PAST, to: FUTURE })
    }

    /// The days that it touches for certain, if they are one run.
    pub(super) fn certain(&self) -> Option<Window> {
        match *self.parts {
            [Part { extent, qualified: false }] => extent.certain(),
            _ => None,
        }
    }

    pub(super) fn overlaps(&self, span: &Span) -> Certainty {
        let window = Window::from(*span);
        let answers = self.parts.iter().map(|part| part.doubt(part.extent.overlaps(window)));
        if self.all { answers.reduce(Certainty::or) } else { answers.reduce(agreed) }.unwrap_or(Certainty::No)
    }

    pub(super) fn within(&self, span: &Span) -> Certainty {
        let window = Window::from(*span);
        let answers = self.parts.iter().map(|part| part.doubt(part.extent.within(window)));
        if self.all { answers.reduce(Certainty::and) } else { answers.reduce(agreed) }
            .unwrap_or(Certainty::No)
    }
}

/// What is so of one of two, when it is not known of which.
fn agreed(one: Certainty, other: Certainty) -> Certainty {
    if one == other { one } else { Certainty::Perhaps }
}

impl Part {
    fn doubt(self, answer: Certainty) -> Certainty {
        if self.qualified { answer.and(Certainty::Perhaps) } else { answer }
    }
}

impl Extent {
    fn hull(self) -> Window {
        match self {
            Self::Somewhere(window) => window,
            Self::Throughout(first, last) | Self::Each(first, last, _) => first.hull(last),
        }
    }

    fn certain(self) -> Option<Window> {
        let window = match self {
            Self::Somewhere(window) => return (window.from == window.to).then_some(window),
            Self::Throughout(start, end) => Window { from: start.to, to: end.from },
            Self::Each(..) => return None,
        };
        (window.from <= window.to).then_some(window)
    }

    fn overlaps(self, window: Window) -> Certainty {
        let surely = match self {
            Self::Somewhere(place) => window.contains(place),
            Self::Throughout(start, end) => start.to <= window.to && window.from <= end.from,
            Self::Each(first, last, unit) => unit.is_some_and(|unit| holds_unit(first, last, unit, window)),
        };
        answer(surely, window.meets(self.hull()))
    }

    fn within(self, window: Window) -> Certainty {
        let possibly = match self {
            Self::Somewhere(place) => window.meets(place),
            Self::Throughout(start, end) => window.from <= start.to && end.from <= window.to,
            Self::Each(first, last, _) => window.meets(first) && window.meets(last),
        };
        answer(window.contains(self.hull()), possibly)
    }
}

fn answer(surely: bool, possibly: bool) -> Certainty {
    match (surely, possibly) {
        (true, _) => Certainty::Yes,
        (false, true) => Certainty::Perhaps,
        (false, false) => Certainty::No,
    }
}

/// Whether the window holds a whole unit of those from the first to the last.
fn holds_unit(first: Window, last: Window, unit: Unit, window: Window) -> bool {
    let from = first.from.max(window.from);
    if from == PAST {
        // There is always a unit early enough.
        return true;
    }
    next_unit(Day::from_number(from), unit).is_some_and(|unit| unit.to <= window.to.min(last.to))
}

/// The first unit that begins on the day or after it.
fn next_unit(day: Day, unit: Unit) -> Option<Window> {
    let (year, month, day_of_month) = day.civil();
    let (first, last) = match unit {
        Unit::Day => (day, day),
        Unit::Month => {
            let passed = year * 12 + i64::from(month) - 1 + i64::from(day_of_month > 1);
            (month_start(passed)?, Day::from_number(month_start(passed + 1)?.number() - 1))
        }
        Unit::Year | Unit::Season => {
            let year = year + i64::from(month > 1 || day_of_month > 1);
            (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?)
        }
    };
    Some(Window { from: first.number(), to: last.number() })
}

/// The first day of a month, by months since the year 0.
fn month_start(months: i64) -> Option<Day> {
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    Day::new(months.div_euclid(12), month, 1)
}

fn is_qualified(date: &Date) -> bool {
    date.is_approximate() || date.is_uncertain()
}

fn somewhere(date: &Date) -> Part {
    Part { extent: Extent::Somewhere(Window::of(date)), qualified: is_qualified(date) }
}

fn throughout(interval: &Interval) -> Part {
    let end_of = |end: &IntervalEndpoint, open: i64| match end {
        IntervalEndpoint::Open => (Window { from: open, to: open }, false),
        IntervalEndpoint::Unknown => (Window { from: PAST, to: FUTURE }, false),
        IntervalEndpoint::Date(date) => (Window::of(date), is_qualified(date)),
        IntervalEndpoint::OnOrBefore(date) => (Window { from: PAST, ..Window::of(date) }, is_qualified(date)),
        IntervalEndpoint::OnOrAfter(date) => (Window { to: FUTURE, ..Window::of(date) }, is_qualified(date)),
    };
    let (start, doubtful_start) = end_of(&interval.start, PAST);
    let (end, doubtful_end) = end_of(&interval.end, FUTURE);
    // It does not end before it starts, so each end narrows the other.
    let extent = Extent::Throughout(
        Window { to: start.to.min(end.to), ..start },
        Window { from: end.from.max(start.from), ..end },
    );
    Part { extent, qualified: doubtful_start || doubtful_end }
}

fn member(element: &SetElement, kind: SetKind) -> Part {
    let (first, last, date) = match element {
        SetElement::Date(date) => return somewhere(date),
        SetElement::OnOrBefore(date) => (Window { from: PAST, to: PAST }, Window::of(date), date),
        SetElement::OnOrAfter(date) => (Window::of(date), Window { from: FUTURE, to: FUTURE }, date),
        SetElement::Range(first, last) => (Window::of(first), Window::of(last), first),
    };
    let extent = match kind {
        SetKind::OneMember => Extent::Somewhere(first.hull(last)),
        SetKind::AllMembers => Extent::Each(first, last, countable(date)),
    };
    Part { extent, qualified: is_qualified(date) }
}

/// The unit that the members of a range are counted in: a season and a mask have no next one.
fn countable(date: &Date) -> Option<Unit> {
    let whole = !date.has_unspecified() && date.year.significant_digits.is_none();
    (whole && date.precision() != Unit::Season).then(|| date.precision())
}
