//! Which days a date may touch, and whether those of a span are among them.

use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, Precision as Unit, Set, SetElement, SetKind};

use super::{
    Certainty, Span,
    window::{FUTURE, PAST, Window, holds_unit},
};

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

    /// Whether nothing in it ends before it begins. The parser sees to that, but for years too far off for it.
    pub(super) fn is_forward(&self) -> bool {
        self.parts.iter().all(|part| match part.extent {
            Extent::Somewhere(window) => window.from <= window.to,
            Extent::Throughout(first, last) | Extent::Each(first, last, _) => {
                first.from <= first.to && first.from <= last.to && last.from <= last.to
            }
        })
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
            Self::Each(first, last, unit) => {
                let among = unit.is_some_and(|unit| holds_unit(first, last, unit, window));
                among || window.contains(first) || window.contains(last)
            }
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
        SetKind::OneMember => Extent::Somewhere(Window { from: first.from, to: last.to }),
        SetKind::AllMembers => Extent::Each(first, last, countable(date)),
    };
    Part { extent, qualified: is_qualified(date) }
}

/// The unit that the members of a range are counted in: a season and a mask have no next one.
fn countable(date: &Date) -> Option<Unit> {
    let whole = !date.has_unspecified() && date.year.significant_digits.is_none();
    (whole && date.precision() != Unit::Season).then(|| date.precision())
}
