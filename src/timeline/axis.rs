//! Which days a chronology tells of, so that a line of time can be drawn for them and far outliers folded.
//!
//! A few events far from all others would leave them no room. So the line is made of stretches: the days that
//! most events are of, each day as wide as the next, and apart from them, behind a break, those of the few.

use crate::edtf::{Day, Span};

/// The stretches of a line of time, in order, with no day in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    stretches: Vec<Stretch>,
}

/// Days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The number of its first day.
    pub(super) from: i64,
    /// The number of its last day.
    pub(super) to: i64,
    /// How many events are in it.
    pub(super) events: usize,
    /// Whether it is one of the few that need not be as wide as the others.
    pub(super) apart: bool,
}

impl Stretch {
    /// How many days it has.
    pub(super) fn days(&self) -> i64 {
        (self.to - self.from).saturating_add(1)
    }
}

/// Dates from which on it does not matter for a line of time which day of a month they are of.
const MANY: usize = 10_000;
/// Silences up to so many days are never folded.
const SHORT: i64 = 2 * 366;
/// How long silences are of so many days and more is no news.
const LONG: i64 = 50 * 366;
/// Where all takes so many times the days of most events and more, what lies beyond those is apart.
const TAIL: i64 = 4;
/// Stretches that there are at most.
const MOST: usize = 5;
/// And with those that wide dates leave between and beside them.
const MOST_WITH_WIDE: usize = MOST + 3;
/// A stretch of one in so many events, or fewer, is apart.
const FEW: usize = 7;
/// A date that leaves more years open than these, and more than this share of those of most events, says little
/// about any of them.
const WIDE: (i64, i64) = (3 * 366, 20);

impl Axis {
    /// The line for events that may touch these days, which are in time order. A span without an end on some side is left out.
    pub fn new(told: impl Iterator<Item = Span>) -> Self {
        Self::of_many(told.map(|span| (span, 1)), &[])
    }

    /// The same, where so many events touch the same days, and beside them the ends of those of which no more is known:
    /// what began in 1945 and goes on is there in all the years since, so 1945 is to have no room for its sake.
    pub fn of_many(told: impl Iterator<Item = (Span, usize)>, ends: &[(Span, usize)]) -> Self {
        let days: Vec<Stretch> = told.filter_map(stretch).collect();
        let days = if days.len() < MANY { days } else { by_months(&days) };
        let ends = || ends.iter().copied().filter_map(stretch);
        if days.is_empty() {
            return Self::of_stretches(ends(), &[]);
        }
        Self::of_stretches(days.iter().copied(), &ends().collect::<Vec<_>>())
    }

    /// The line for stretches, with others that get no room for their own sake.
    fn of_stretches(days: impl Iterator<Item = Stretch> + Clone, ends: &[Stretch]) -> Self {
        let Some(whole) = days.clone().reduce(hull) else { return Self::default() };
        let few = whole.events / FEW + 1;
        // Nearly all come in order, so these are about the first and the last when the few are left out.
        let nth = |mut place: usize| {
            let has_it = |stretch: &Stretch| {
                let has_it = place < stretch.events;
                place = place.saturating_sub(stretch.events);
                has_it
            };
            days.clone().find(has_it).map_or(0, |stretch| stretch.from)
        };
        let outer = (few - 1) / 2;
        let most = (nth(outer), nth(whole.events.saturating_sub(1 + outer)));
        let most_days = most.1.saturating_sub(most.0).max(0);
        let wide = WIDE.0.max(most_days / WIDE.1);
        let is_narrow = |stretch: &Stretch| stretch.days() <= wide;
        let narrow = || days.clone().filter(is_narrow);
        let Some(all) = narrow().reduce(hull) else {
            return Self { stretches: vec![ends.iter().copied().fold(whole, hull)] }.rounded();
        };
        // A tail may be so long and thin that none of its silences is long beside the whole of it.
        let margin = SHORT.max(most_days / TAIL);
        let core = (most.0.saturating_sub(margin), most.1.saturating_add(margin));
        let has_tails = most.0 <= most.1 && all.days() / TAIL > core.1.saturating_sub(core.0);
        let side = |stretch: &Stretch| match stretch.from {
            from if has_tails && from < core.0 => 0,
            from if has_tails && from > core.1 => 2,
            _ => 1,
        };
        let parts = [0, 1, 2].map(|part| {
            let of_part = narrow().filter(|stretch| side(stretch) == part);
            unfolded(&runs(of_part, SHORT), few)
        });
        let (apart, main): (Vec<_>, Vec<_>) =
            parts.concat().into_iter().partition(|stretch| stretch.events < few);
        let wide = days.filter(|stretch| !is_narrow(stretch)).chain(ends.iter().copied());
        let beside = wide.flat_map(|wide| without(wide, &main));
        let apart = gathered(apart.into_iter().chain(beside).collect(), &main);
        let apart = apart.into_iter().map(|stretch| Stretch { apart: true, ..stretch });
        let mut stretches: Vec<_> = apart.chain(main).collect();
        stretches.sort_unstable_by_key(|stretch| stretch.from);
        Self { stretches: fewer(stretches) }.rounded()
    }

    /// The stretches, in order.
    pub(super) fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Whether nothing is told of.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The same with whole years, or whole months or a day more on each side where it is shorter than that.
    fn rounded(mut self) -> Self {
        const YEARS: i64 = 3 * 365;
        const MONTHS: i64 = 90;
        let main = self.stretches.iter().filter(|stretch| !stretch.apart);
        let days = main.map(Stretch::days).fold(0, i64::saturating_add);
        for stretch in &mut self.stretches {
            let (first, last) = (Day::from_number(stretch.from), Day::from_number(stretch.to));
            let ((year, month, _), (last_year, last_month, _)) = (first.civil(), last.civil());
            let (from, next) = match days {
                _ if stretch.apart => (Day::new(year, 1, 1), Day::new(last_year + 1, 1, 1)),
                YEARS.. => (Day::new(year, 1, 1), Day::new(last_year + 1, 1, 1)),
                MONTHS.. if last_month == 12 => (Day::new(year, month, 1), Day::new(last_year + 1, 1, 1)),
                MONTHS.. => (Day::new(year, month, 1), Day::new(last_year, last_month + 1, 1)),
                _ => (Some(Day::from_number(stretch.from - 1)), Some(Day::from_number(stretch.to + 2))),
            };
            // What lies too far off for the calendar is left as it is.
            stretch.from = from.map_or(stretch.from, Day::number).min(stretch.from);
            stretch.to = next.map_or(stretch.to, |next| next.number() - 1).max(stretch.to);
        }
        // Rounding may have brought two together. The one with more events keeps its days.
        let mut kept: Vec<Stretch> = Vec::with_capacity(self.stretches.len());
        for mut stretch in self.stretches {
            if let Some(last) = kept.last_mut().filter(|last| stretch.from <= last.to) {
                let is_after_few = last.apart && !stretch.apart && last.from < stretch.from;
                if last.apart == stretch.apart || (stretch.to <= last.to && !is_after_few) {
                    *last = Stretch { apart: last.apart && stretch.apart, ..hull(*last, stretch) };
                    continue;
                }
                if is_after_few {
                    last.to = stretch.from - 1;
                } else if last.apart {
                    *last = Stretch { apart: false, ..hull(*last, stretch) };
                    continue;
                } else {
                    stretch.from = last.to + 1;
                }
            }
            kept.push(stretch);
        }
        Self { stretches: kept }
    }
}

/// Takes those together that follow each other within a month.
fn by_months(days: &[Stretch]) -> Vec<Stretch> {
    const MONTH: i64 = 31;
    let mut taken: Vec<Stretch> = Vec::new();
    for stretch in days {
        match taken.last_mut() {
            Some(last) if hull(*last, *stretch).days() <= MONTH => *last = hull(*last, *stretch),
            _ => taken.push(*stretch),
        }
    }
    taken
}

fn stretch((span, events): (Span, usize)) -> Option<Stretch> {
    let (from, to) = (span.earliest?.number(), span.latest?.number());
    Some(Stretch { from, to: to.max(from), events, apart: false })
}

fn hull(one: Stretch, other: Stretch) -> Stretch {
    Stretch {
        from: one.from.min(other.from),
        to: one.to.max(other.to),
        events: one.events + other.events,
        apart: one.apart,
    }
}

/// Joins stretches that have no more than so many days between them. Most of them come in order, so those that
/// are joined at once leave few to be sorted.
fn runs(stretches: impl Iterator<Item = Stretch>, apart: i64) -> Vec<Stretch> {
    let joined = |stretches: &mut dyn Iterator<Item = Stretch>| {
        let mut runs: Vec<Stretch> = Vec::new();
        for stretch in stretches {
            match runs.last_mut() {
                Some(run)
                    if stretch.from.saturating_sub(run.to) <= apart
                        && run.from.saturating_sub(stretch.to) <= apart =>
                {
                    *run = hull(*run, stretch);
                }
                _ => runs.push(stretch),
            }
        }
        runs
    };
    let mut runs = joined(&mut { stretches });
    runs.sort_unstable_by_key(|run| run.from);
    joined(&mut runs.into_iter())
}

/// Joins runs but for the silences that would take most of the line: more of it than everything else together,
/// where few events are parted from the others, and where they are not few half as much again, or four times as much
/// if it is short.
fn unfolded(runs: &[Stretch], few: usize) -> Vec<Stretch> {
    let mut silences: Vec<(i64, usize)> = runs
        .windows(2)
        .enumerate()
        .filter_map(|(place, pair)| Some((pair.get(1)?.from - pair.first()?.to - 1, place + 1)))
        .collect();
    silences.sort_unstable_by(|one, other| other.cmp(one));
    let whole = |parts: &[Stretch]| match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => (last.to - first.from).saturating_add(1),
        _ => 0,
    };
    let events = |parts: &[Stretch]| parts.iter().map(|run| run.events).sum::<usize>();
    let all = events(runs);
    let mut shown = whole(runs);
    let mut cuts = Vec::new();
    for (days, place) in silences {
        let rest = shown - days;
        let before = runs.get(..place).map_or(0, events);
        let parts_few = before.min(all - before) < few;
        let kept = match days {
            _ if parts_few => rest,
            LONG.. => rest.saturating_add(rest / 2),
            _ => rest.saturating_mul(4),
        };
        if cuts.len() + 1 >= MOST || days <= kept {
            break;
        }
        shown = rest;
        cuts.push(place);
    }
    cuts.sort_unstable();
    cuts.push(runs.len());
    let mut from = 0;
    cuts.into_iter()
        .filter_map(|to| {
            let joined = runs.get(from..to)?.iter().copied().reduce(hull);
            from = to;
            joined
        })
        .collect()
}

/// What of a stretch lies outside of all of these, which are in order.
fn without(stretch: Stretch, others: &[Stretch]) -> Vec<Stretch> {
    let mut parts = Vec::new();
    let mut from = stretch.from;
    for other in others.iter().filter(|other| other.from <= stretch.to && stretch.from <= other.to) {
        if from < other.from {
            parts.push(Stretch { from, to: other.from - 1, ..stretch });
        }
        from = other.to + 1;
    }
    if from <= stretch.to {
        parts.push(Stretch { from, ..stretch });
    }
    parts
}

/// Joins stretches that lie near each other for their length, and then the nearest until they are few enough; never
/// over one of the others, which all of them lie outside of.
fn gathered(stretches: Vec<Stretch>, others: &[Stretch]) -> Vec<Stretch> {
    let side = |stretch: &Stretch| others.partition_point(|other| other.from <= stretch.from);
    let mut sorted = stretches;
    sorted.sort_unstable_by_key(|stretch| (stretch.from, stretch.to));
    let mut gathered: Vec<Stretch> = Vec::new();
    for stretch in sorted {
        match gathered.last_mut() {
            Some(last) if side(last) == side(&stretch) && stretch.from.saturating_sub(last.to) <= SHORT => {
                *last = hull(*last, stretch);
            }
            _ => gathered.push(stretch),
        }
    }
    loop {
        let pairs = gathered.windows(2).enumerate().filter_map(|(place, pair)| match pair {
            [one, other] if side(one) == side(other) => {
                let silence = other.from - one.to;
                let near = silence <= SHORT.max(one.days().saturating_add(other.days()) / 4);
                Some((!near, silence, place))
            }
            _ => None,
        });
        let too_many = gathered.len() + others.len() > MOST;
        let Some((.., place)) = pairs.filter(|(far, ..)| !far || too_many).min() else { return gathered };
        let other = gathered.remove(place + 1);
        gathered[place] = hull(gathered[place], other);
    }
}

/// Joins those neighbours that take the fewest days together until there are few enough: wide dates can reach into
/// every silence between the others.
fn fewer(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    while stretches.len() > MOST_WITH_WIDE {
        let pairs = stretches.windows(2).enumerate().filter_map(|(place, pair)| match pair {
            [one, other] => Some((other.to.saturating_sub(one.from), place)),
            _ => None,
        });
        let Some((_, place)) = pairs.min() else { break };
        let other = stretches.remove(place + 1);
        if let Some(one) = stretches.get_mut(place) {
            *one = Stretch { apart: one.apart && other.apart, ..hull(*one, other) };
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edtf::When;

    fn axis(dates: &[&str]) -> Axis {
        let mut dates: Vec<When> = dates.iter().map(|date| When::parse(date).unwrap()).collect();
        dates.sort();
        Axis::new(dates.iter().map(When::span))
    }

    /// The stretches as ISO dates, those apart in parentheses.
    fn told(dates: &[&str]) -> String {
        let stretches = axis(dates).stretches.into_iter().map(|stretch| {
            let (from, to) = (Day::from_number(stretch.from), Day::from_number(stretch.to));
            if stretch.apart { format!("({from}/{to})") } else { format!("{from}/{to}") }
        });
        stretches.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_far_off_is_folded_and_what_is_empty_is_kept() {
        let year: Vec<String> = (1..=12).map(|month| format!("2014-{month:02}-05")).collect();
        let busy: Vec<&str> = (0..3).flat_map(|_| year.iter().map(String::as_str)).collect();
        let with = |more: &[&'static str]| [&busy[..], more].concat();
        for (dates, expected) in [
            (vec![], ""),
            (vec!["2014-02-07"], "2014-02-06/2014-02-08"),
            (vec!["2014"], "2014-01-01/2014-12-31"),
            (vec!["2014-02-07", "2014-05-30"], "2014-02-01/2014-05-31"),
            (vec!["2010", "2012", "2017"], "2010-01-01/2017-12-31"),
            (vec!["2010", "2025"], "2010-01-01/2010-12-31 2025-01-01/2025-12-31"),
            (
                with(&["1945", "2010"]),
                "(1945-01-01/1945-12-31) (2010-01-01/2010-12-31) 2014-01-01/2014-12-31",
            ),
            // A vague date does not hold the room open that it leaves.
            (with(&["18XX", "2010", "2017-05"]), "(1800-01-01/1899-12-31) 2010-01-01/2017-12-31"),
            (
                with(&["2010", "2017-05", "[2000..2050]"]),
                "(2000-01-01/2009-12-31) 2010-01-01/2017-12-31 (2018-01-01/2050-12-31)",
            ),
            (vec!["-2999", "2100"], "-2999-01-01/-2999-12-31 2100-01-01/2100-12-31"),
            // A tail of many silences, none of which is most of it.
            (
                with(&["-9999", "-8000", "-7000", "-6000", "-5000", "-3000", "-2000", "-1000"])
                    .iter()
                    .copied()
                    .chain(busy.iter().copied())
                    .chain(busy.iter().copied())
                    .chain(busy.iter().copied())
                    .collect(),
                "(-9999-01-01/-1000-12-31) 2014-01-01/2014-12-31",
            ),
            (vec!["18XX", "19XX"], "1800-01-01/1999-12-31"),
            // One of ten is few, and a thousand years are no picture of how long they are.
            (
                vec!["-2999", "0238", "1377", "1812", "1889", "198X", "1999", "2004", "2016", "2100"],
                "(-2999-01-01/-2999-12-31) (0238-01-01/0238-12-31) 1377-01-01/2100-12-31",
            ),
        ] {
            assert_eq!(told(&dates), expected, "{dates:?}");
        }
    }

    #[test]
    fn what_goes_on_for_ever_takes_no_room_where_it_began() {
        let span = |date: &str| When::parse(date).unwrap().span();
        let told = ["2012-01-26", "2012-01-28", "2012-02"].map(|date| (span(date), 1));
        let began = [(span("1945"), 2)];
        let axis = Axis::of_many(told.into_iter(), &began);
        let apart = |axis: &Axis| axis.stretches.iter().map(|stretch| stretch.apart).collect::<Vec<_>>();
        assert_eq!(apart(&axis), [true, false]);
        assert_eq!(apart(&Axis::of_many(std::iter::empty(), &began)), [false]);
    }

    #[test]
    fn there_are_few_stretches_however_wide_the_dates_between_them() {
        let day = Day::from_number;
        let span = |from, to| Span { earliest: Some(day(from)), latest: Some(day(to)) };
        let points = [0, 3_000, 18_000, 100_000, 700_000].map(|from| span(from, from));
        let wide = span(-1_000_000, 1_700_000);
        let ordered = [&[wide][..], &points].concat();
        assert!(Axis::new(ordered.iter().copied()).stretches.len() <= MOST_WITH_WIDE);
        // Out of order, there are more places where the few could be taken for the many.
        let days = [
            (-1_939_477, 0),
            (-3_489_082, 0),
            (-3_572_931, 0),
            (0, 0),
            (-2_251_642, 0),
            (-1_669_741, 0),
            (0, 14_826),
            (733, 0),
            (-1_642_938, 0),
        ];
        let unordered = days.map(|(from, more)| span(from, from + more));
        assert!(Axis::new(unordered.iter().copied()).stretches.len() <= MOST_WITH_WIDE);
    }

    proptest! {
        #[test]
        fn stretches_are_in_order_and_hold_all_that_is_told(
            days in prop::collection::vec((-4_000_000..4_000_000_i64, prop_oneof![0..40_i64, 0..400_000_i64]), 1..30),
            far in proptest::option::of(prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(60_000_000_000_i64)]),
        ) {
            let day = Day::from_number;
            let mut spans: Vec<Span> = days.iter()
                .map(|(first, more)| Span { earliest: Some(day(*first)), latest: Some(day(first + more)) })
                .collect();
            spans.extend(far.map(|far| Span { earliest: Some(day(far)), latest: Some(day(far)) }));
            let axis = Axis::new(spans.iter().copied());
            prop_assert!((1..=MOST_WITH_WIDE).contains(&axis.stretches.len()));
            for stretch in &axis.stretches {
                prop_assert!(stretch.from <= stretch.to);
            }
            for pair in axis.stretches.windows(2) {
                prop_assert!(pair[0].to < pair[1].from);
            }
            for span in &spans {
                for end in [span.earliest, span.latest] {
                    let end = end.unwrap().number();
                    prop_assert!(axis.stretches.iter().any(|stretch| (stretch.from..=stretch.to).contains(&end)));
                }
            }
        }
    }
}
