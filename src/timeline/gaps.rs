//! The silences of a chronology: how long nothing is told of.

use crate::edtf::{Day, Span};

/// Silences shorter than this are not worth a line.
const WORTH_SAYING: i64 = 61;
/// A date coarser than this says too little about when it was quiet.
const FINE: i64 = 366;

/// What has been told so far, up to which day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    until: Option<Day>,
}

impl Told {
    /// Tells of one more date, and says how many days nothing was told of before it, if that is long.
    pub(super) fn tell(&mut self, span: &Span) -> Option<i64> {
        let (Some(earliest), Some(latest)) = (span.earliest, span.latest) else {
            return None;
        };
        if latest.number() - earliest.number() > FINE {
            return None;
        }
        let gap = self.until.map(|until| earliest.number() - until.number() - 1);
        self.until = self.until.max(Some(latest));
        gap.filter(|days| *days >= WORTH_SAYING)
    }
}

/// A number of days as a person says it: months up to two years, then years.
pub(super) fn length(days: i64) -> String {
    // Mean Gregorian month and year, in hundredths of a day.
    const MONTH: i64 = 3044;
    const YEAR: i64 = 36_524;
    let round = |unit: i64| (days * 100 + unit / 2) / unit;
    match round(MONTH) {
        months @ ..24 => format!("{months} months"),
        _ => format!("{} years", round(YEAR)),
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
    fn only_long_silences_are_said() {
        for (dates, said) in [
            (vec!["2012-01-31", "2012-12"], vec![None, Some("10 months")]),
            (vec!["2012-01-31", "2012-03-15"], vec![None, None]),
            (vec!["1945", "2010"], vec![None, Some("64 years")]),
            // What is coarse or open neither ends a silence nor keeps it from being said.
            (vec!["1945", "196X", "1945/..", "2010"], vec![None, None, None, Some("64 years")]),
            // Something that went on for months was no silence.
            (vec!["2012-01/2012-10", "2012-02", "2012-12"], vec![None, None, None]),
        ] {
            let said: Vec<_> = said.into_iter().map(|said| said.map(str::to_owned)).collect();
            assert_eq!(gaps(&dates), said, "{dates:?}");
        }
    }
}
