//! Rails: lines beside a list that lead from a span to the dates that fall within it.

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

/// Lays rails beside dates in time order. Of each date: its span, and whether something lasted throughout it.
pub(super) fn rails(dates: &[(Span, bool)]) -> Vec<[Rail; RAILS]> {
    let mut laid = vec![[Rail::None; RAILS]; dates.len()];
    let mut busy_until = [0; RAILS];
    for (index, (span, lasting)) in dates.iter().enumerate() {
        if !lasting || span.earliest.is_none() || span.latest.is_none() {
            continue;
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
        let Some(&last) = held.last().filter(|last| **last - index <= REACH) else {
            continue;
        };
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
}
