//! Rails: lines beside a list that lead from a span to the dates that fall within it.

use std::ops::Range;

use crate::edtf::Span;

/// Rails that a list can have side by side. Further spans are listed without one.
pub const RAILS: usize = 3;

/// What a rail does in one row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rail {
    /// Nothing.
    #[default]
    None,
    /// Its span stands in this row.
    Begins,
    /// The row stands between the span and the last date in it; it may itself fall outside.
    Passes,
    /// The row's date falls within the span.
    Holds,
    /// The row's date is the last one within the span.
    Ends,
}

/// A rail that runs on for more rows than these leads nowhere that can be seen, and is not laid.
const REACH: usize = 40;

/// Dates before those in sight that are looked at first, and at most, for one that no rail passes.
const NEAR: usize = 3 * REACH;
const FAR: usize = 4096;

/// Lays rails beside some of many dates. `dates` gives those of a run of them, as [`rails`] takes them.
///
/// What stands beside a date depends on the lanes that are taken there, and so on what comes before it; but on
/// nothing that comes before a date that no rail passes. Such a one is near in all lists but those made up to have
/// none. In these, rails begin anew now and then, always at the same dates.
pub(super) fn rails_within(
    places: Range<usize>,
    dates: impl Fn(Range<usize>) -> Vec<(Span, bool)>,
) -> Vec<[Rail; RAILS]> {
    let mut back = NEAR;
    loop {
        let begin = if back < FAR { places.start.saturating_sub(back) } else { places.start / FAR * FAR };
        let near = dates(begin..places.end + REACH + 1);
        let here = places.start - begin;
        let free = if begin == 0 || back >= FAR { Some(0) } else { free_before(&near, here) };
        if let Some(free) = free {
            let laid = rails(near.get(free..).unwrap_or_default());
            return laid.into_iter().skip(here - free).take(places.len()).collect();
        }
        back *= 4;
    }
}

/// The last date up to `here` that no rail of those before it can pass, even one that begins before all of these.
fn free_before(dates: &[(Span, bool)], here: usize) -> Option<usize> {
    let ends = (0..here).map(|index| held(dates, index).last().copied().unwrap_or(0));
    let mut passed_until = REACH;
    let mut free = None;
    for (index, end) in ends.chain([0]).enumerate() {
        if passed_until <= index {
            free = Some(index);
        }
        passed_until = passed_until.max(end + 1);
    }
    free
}

/// The dates that fall within one of them, if it is worth a rail and they are all near.
fn held(dates: &[(Span, bool)], index: usize) -> Vec<usize> {
    let Some((span, true)) = dates.get(index) else { return Vec::new() };
    if span.earliest.is_none() || span.latest.is_none() {
        return Vec::new();
    }
    let held: Vec<usize> = dates
        .iter()
        .enumerate()
        .skip(index + 1)
        .take(REACH + 1)
        .take_while(|(_, (other, _))| other.earliest.is_none_or(|first| Some(first) <= span.latest))
        .filter(|(_, (other, _))| other != span && span.contains(other))
        .map(|(at, _)| at)
        .collect();
    if held.last().is_some_and(|last| last - index > REACH) { Vec::new() } else { held }
}

/// Lays rails beside dates in time order. Of each date: its span, and whether something lasted throughout it.
pub(super) fn rails(dates: &[(Span, bool)]) -> Vec<[Rail; RAILS]> {
    let mut laid = vec![[Rail::None; RAILS]; dates.len()];
    let mut busy_until = [0; RAILS];
    for index in 0..dates.len() {
        let held = held(dates, index);
        let Some(&last) = held.last() else { continue };
        let Some(lane) = busy_until.iter().position(|until| *until <= index) else {
            continue;
        };
        busy_until[lane] = last + 1;
        laid[index][lane] = Rail::Begins;
        for row in &mut laid[index + 1..last] {
            row[lane] = Rail::Passes;
        }
        for at in held {
            laid[at][lane] = Rail::Holds;
        }
        laid[last][lane] = Rail::Ends;
    }
    laid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::When;

    fn drawn(dates: &[&str]) -> Vec<String> {
        let dates: Vec<_> =
            dates.iter().map(|date| (When::parse(date).unwrap().span(), date.contains('/'))).collect();
        rails(&dates)
            .into_iter()
            .map(|row| {
                row.map(|rail| match rail {
                    Rail::None => ' ',
                    Rail::Begins => '┌',
                    Rail::Passes => '│',
                    Rail::Holds => '├',
                    Rail::Ends => '└',
                })
                .iter()
                .collect::<String>()
                .trim_end()
                .to_owned()
            })
            .collect()
    }

    #[test]
    fn spans_lead_to_what_they_hold() {
        for (dates, expected) in [
            (vec!["2012-01/2012-02", "2012-01-26", "2012-01-29", "2012-03"], vec!["┌", "├", "└", ""]),
            // What only overlaps is passed by.
            (vec!["2012-01/2012-02", "2012-02-20/2012-03-02", "2012-02-21"], vec!["┌", "│┌", "└└"]),
            (vec!["2010/2014", "2012-01/2012-02", "2012-01-26", "2013"], vec!["┌", "├┌", "├└", "└"]),
            (vec!["2010/2014", "2015"], vec!["", ""]),
            // An open end holds nothing that could be its last.
            (vec!["1945/..", "2010"], vec!["", ""]),
            // A month is not a span: what it dates happened on one of its days.
            (vec!["2012-01", "2012-01-26"], vec!["", ""]),
            (
                vec!["2001/2009", "2002/2009", "2003/2009", "2004/2009", "2005"],
                vec!["┌", "├┌", "├├┌", "├├├", "└└└"],
            ),
        ] {
            assert_eq!(drawn(&dates), expected, "{dates:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn rails_of_a_part_are_those_of_the_whole(
            dates in proptest::collection::vec((0..300_i64, 0..25_i64, proptest::bool::weighted(0.2)), 0..600),
            (from, more) in (0..600_usize, 0..60_usize),
        ) {
            let mut dates: Vec<(Span, bool)> = dates
                .into_iter()
                .map(|(first, more, lasting)| {
                    let day = |number| Some(crate::edtf::Day::from_number(number));
                    (Span { earliest: day(first), latest: day(first + more) }, lasting)
                })
                .collect();
            dates.sort_by_key(|(span, _)| span.earliest);
            let places = from.min(dates.len())..(from + more).min(dates.len());
            let run = |places: Range<usize>| dates[places.start..places.end.min(dates.len())].to_vec();
            proptest::prop_assert_eq!(&rails_within(places.clone(), run)[..], &rails(&dates)[places]);
        }
    }
}
