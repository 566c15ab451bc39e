//! The silences of a chronology: how long nothing is told of.

use crate::edtf::{Day, Span, grouped};

/// Silences shorter than this are not worth a line.
const WORTH_SAYING: i64 = 61;
/// A silence is no news beside a date that leaves so many times as much open: that there is a year between the 19th
/// century and 1901 says something of calendars only.
const VAGUE: i64 = 10;

/// How far what was told so far may reach.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    until: Option<Day>,
    /// How many days the date leaves open that reaches so far.
    open: i64,
}

impl Told {
    /// Tells of one more date, and says how many days at least nothing was told of before it, if that is long.
    ///
    /// A vague date may be anywhere in its span, so there was no silence in any of it. Of what goes on for
    /// ever only the beginning is an event.
    pub(super) fn tell(&mut self, span: &Span) -> Option<i64> {
        let silent = self.until.zip(span.earliest);
        let gap = silent.map(|(until, earliest)| earliest.number() - until.number() - 1);
        let until = span.latest.or(span.earliest);
        let open =
            until.zip(span.earliest).map_or(0, |(last, first)| last.number().saturating_sub(first.number()));
        let beside = self.open.max(open);
        if until > self.until {
            (self.until, self.open) = (until, open);
        }
        gap.filter(|days| *days >= WORTH_SAYING && days.saturating_mul(VAGUE) > beside)
    }
}

/// A number of days as a person says it: months up to two years, then years.
pub fn length(days: i64) -> String {
    // Mean Gregorian month and year, in millionths of a day: 400 years have 146,097 days.
    const MONTH: i128 = 30_436_875;
    const YEAR: i128 = 365_242_500;
    let round = |unit: i128| (i128::from(days) * 1_000_000 + unit / 2) / unit;
    match round(MONTH) {
        months @ ..24 => format!("{months} months"),
        _ => format!("{} years", grouped(u64::try_from(round(YEAR)).unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::When;

    fn gaps(dates: &[&str]) -> Vec<Option<String>> {
        let mut told = Told::default();
        dates.iter().map(|date| told.tell(&When::parse(date).unwrap().span()).map(length)).collect()
    }

    #[test]
    fn no_silence_is_too_long_to_be_said() {
        assert_eq!(length(i64::MAX), "25,252,734,927,766,555 years");
        assert_eq!(length(365_242_500), "1,000,000 years");
    }

    #[test]
    fn only_long_silences_are_said() {
        for (dates, said) in [
            (vec!["2012-01-31", "2012-12"], vec![None, Some("10 months")]),
            (vec!["2012-01-31", "2012-03-15"], vec![None, None]),
            (vec!["1945", "2010"], vec![None, Some("64 years")]),
            // Only what is certainly silence is said.
            (vec!["1945", "196X", "2010"], vec![None, Some("14 years"), Some("40 years")]),
            (vec!["2013-09", "[2014..2015]", "2014-01-31"], vec![None, Some("3 months"), None]),
            (
                vec!["2015", "[2016-04..]", "2016-04~", "2017"],
                vec![None, Some("3 months"), None, Some("8 months")],
            ),
            // A year is nothing beside a century.
            (vec!["18XX", "1901"], vec![None, None]),
            (vec!["18XX", "1950"], vec![None, Some("50 years")]),
            // What goes on for ever keeps no silence from being said, what went on for months does.
            (vec!["1945", "1945/..", "2010"], vec![None, None, Some("64 years")]),
            (vec!["2012-01/2012-10", "2012-02", "2012-12"], vec![None, None, None]),
            (vec!["../1945", "1945", "1947"], vec![None, None, Some("12 months")]),
        ] {
            let said: Vec<_> = said.into_iter().map(|said| said.map(str::to_owned)).collect();
            assert_eq!(gaps(&dates), said, "{dates:?}");
        }
    }
}
