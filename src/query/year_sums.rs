//! How many events fall in stretches of whole years, for any number of stretches without another look at the events.
//!
//! An event reaches a stretch if it begins by the end of it and does not end before it. So those that do are all
//! that begin by its end, without those that end before its beginning: two sums over years.

use std::collections::BTreeMap;

use super::buckets::Tally;

/// Events by the years that they may touch, and by those that a stretch must reach for them to be in it for sure.
#[derive(Default)]
pub(super) struct YearSums {
    possible: Reaching,
    certain: Reaching,
}

/// Events by the years from which and to which they are reached.
#[derive(Default)]
struct Reaching {
    from: Vec<(i64, usize)>,
    to: Vec<(i64, usize)>,
    /// Those that are reached only by what holds more than a year, from before its end to after its beginning: of
    /// these both are so that make an event not reached, which is to be counted once.
    crossed: BTreeMap<(i64, i64), usize>,
}

/// The same summed up.
pub(super) struct Tallies {
    possible: Summed,
    certain: Summed,
}

/// For each year how many events there are of it and of all years before it.
struct Summed {
    from: Vec<(i64, usize)>,
    to: Vec<(i64, usize)>,
    crossed: Vec<((i64, i64), usize)>,
}

impl YearSums {
    /// Adds events that may touch the years from a first to a last one; the ends of `i64` stand for no end.
    pub(super) fn add_possible(&mut self, years: (i64, i64), events: usize) {
        self.possible.add(years, events);
    }

    /// Adds events that are in a stretch for sure if it reaches these years. The first may be after the last.
    pub(super) fn add_certain(&mut self, years: (i64, i64), events: usize) {
        self.certain.add(years, events);
    }

    /// Sums up.
    pub(super) fn tallies(self) -> Tallies {
        Tallies { possible: self.possible.summed(), certain: self.certain.summed() }
    }
}

impl Tallies {
    /// How many events fall in the years from a first to a last one.
    pub(super) fn of(&self, first: i64, last: i64) -> Tally {
        let certain = self.certain.count(first, last);
        Tally { certain, perhaps: self.possible.count(first, last).saturating_sub(certain) }
    }
}

impl Reaching {
    fn add(&mut self, (from, to): (i64, i64), events: usize) {
        note(&mut self.from, from, events);
        note(&mut self.to, to, events);
        if from > to {
            *self.crossed.entry((from, to)).or_default() += events;
        }
    }

    fn summed(self) -> Summed {
        let crossed = self.crossed.into_iter().collect();
        Summed { from: summed(self.from), to: summed(self.to), crossed }
    }
}

impl Summed {
    fn count(&self, first: i64, last: i64) -> usize {
        let crossed = self.crossed.iter().filter(|((from, to), _)| *from > last && *to < first);
        let crossed: usize = crossed.map(|(_, events)| events).sum();
        (up_to(&self.from, last) + crossed).saturating_sub(up_to(&self.to, first.saturating_sub(1)))
    }
}

/// Notes events of a year. Most are of the same year as those before them.
fn note(years: &mut Vec<(i64, usize)>, year: i64, events: usize) {
    match years.last_mut() {
        Some((last, sum)) if *last == year => *sum += events,
        _ => years.push((year, events)),
    }
}

/// The years in their order, each with the events of all up to it.
fn summed(mut years: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    years.sort_unstable_by_key(|(year, _)| *year);
    let mut sum = 0;
    for (_, events) in &mut years {
        sum += *events;
        *events = sum;
    }
    years
}

/// How many events there are of a year and of all before it.
fn up_to(summed: &[(i64, usize)], year: i64) -> usize {
    let after = summed.partition_point(|(of, _)| *of <= year);
    after.checked_sub(1).and_then(|at| summed.get(at)).map_or(0, |(_, sum)| *sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sums_count_what_reaches_each_stretch(
            events in proptest::collection::vec((0..30_i64, 0..30_i64, proptest::bool::ANY, 1..4_usize), 0..40),
            stretches in proptest::collection::vec((0..30_i64, 0..6_i64), 1..20),
        ) {
            let mut sums = YearSums::default();
            for (one, other, open, count) in &events {
                let last = if *open { i64::MAX } else { *one.max(other) };
                sums.add_possible((*one.min(other), last), *count);
                sums.add_certain((*one, *other), *count);
            }
            let tallies = sums.tallies();
            for (first, more) in stretches {
                let last = first + more;
                let reached = |from: i64, to: i64| from <= last && first <= to;
                let count = |reached: &dyn Fn(i64, i64, bool) -> bool| -> usize {
                    events.iter().filter(|(one, other, open, _)| reached(*one, *other, *open)).map(|event| event.3).sum()
                };
                let certain = count(&|one, other, _| reached(one, other));
                let possible = count(&|one, other, open| reached(one.min(other), if open { i64::MAX } else { one.max(other) }));
                let tally = tallies.of(first, last);
                proptest::prop_assert_eq!((tally.certain, tally.perhaps), (certain, possible - certain));
            }
        }
    }
}
