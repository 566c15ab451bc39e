//! The years that a date may fall in, and what such a run of years is called.

use edtf_core::{Date, Year, YearKind};

use super::{
    Day, Span,
    names::{grouped, ordinal},
};

/// Astronomical years from a first to a last one, both within: 0 is 1 BC, -43 is 44 BC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Years {
    pub(super) first: i64,
    pub(super) last: i64,
}

/// Where years beyond the reach of an `i64` are put, and its negative.
const FAR: i64 = i64::MAX;

/// Years of more digits than this are written with `Y`, and said with commas between the thousands.
const FOUR_DIGITS: u64 = 9999;

impl Years {
    /// The years that the digits allow: one, or those of a mask (`156X`) or of significant digits (`1950S2`).
    pub(super) fn of(date: &Date) -> Self {
        let Year { kind, significant_digits, .. } = date.year;
        let (years, width) = match kind {
            YearKind::Standard { negative, digits } => {
                let fill = |filler| {
                    digits.iter().fold(0, |year, digit| year * 10 + i64::from(digit.unwrap_or(filler)))
                };
                let (low, high) = (fill(0), fill(9));
                let years = if negative {
                    Self { first: -high, last: -low }
                } else {
                    Self { first: low, last: high }
                };
                (years, 4)
            }
            YearKind::Big { value } => (Self { first: value, last: value }, digits_of(value)),
            YearKind::Exponential { significand, exponent } => {
                let value = date.year.value().unwrap_or(if significand < 0 { -FAR } else { FAR });
                (Self { first: value, last: value }, digits_of(significand).saturating_add(exponent))
            }
        };
        significant_digits.map_or(years, |digits| years.rounded(width.saturating_sub(digits)))
    }

    /// All the years that share their digits with this one but for the last few.
    fn rounded(self, digits: u32) -> Self {
        let Some(step) = 10_i64.checked_pow(digits) else {
            return self;
        };
        let magnitude = self.first.saturating_abs();
        let low = magnitude - magnitude % step;
        let high = low.saturating_add(step - 1);
        if self.first < 0 { Self { first: -high, last: -low } } else { Self { first: low, last: high } }
    }

    /// From the first day of the first to the last day of the last.
    pub(super) fn span(self) -> Span {
        Span { earliest: Span::year(self.first).earliest, latest: Span::year(self.last).latest }
    }

    /// As a heading has it: `2012`, `44 BC`, `1960s`, `19th century`, `1000–1999`.
    ///
    /// The first ten years of a century are `1900–1909`: "the 1900s" may be read as a hundred years.
    pub(super) fn label(self) -> String {
        if self.is_decade() {
            format!("{}s", self.first)
        } else if let Some(century) = self.century() {
            format!("{} century", ordinal(century))
        } else {
            let range = self.range();
            if range.starts_with("far ") { range.replacen('f', "F", 1) } else { range }
        }
    }

    /// Whether these are ten years that a name in -ties fits: `1960s`.
    pub(super) fn is_decade(self) -> bool {
        self.first >= 100 && self.first % 10 == 0 && self.first % 100 != 0 && self.last - self.first == 9
    }

    /// Which century these years are commonly called. Strictly the 19th begins with 1801; EDTF can only say `18XX`.
    pub(super) fn century(self) -> Option<u64> {
        let whole = self.first >= 0 && self.first % 100 == 0 && self.last - self.first == 99;
        whole.then(|| self.first.unsigned_abs() / 100 + 1)
    }

    /// The first and the last: `1914–1918`, `100–51 BC`, `27 BC – AD 14`.
    pub(super) fn range(self) -> String {
        let (first, last) = (year_text(self.first), year_text(self.last));
        if self.first == self.last {
            return first;
        }
        let shared = |text: &str| first.strip_suffix(text).map(|before| format!("{before}–{last}"));
        match (Era::of(self.first), Era::of(self.last)) {
            _ if self.first == -FAR || self.last == FAR => format!("{first} – {last}"),
            (Era::Before, Era::Before) => shared(" BC").unwrap_or_default(),
            (Era::Early, Era::Early) => {
                last.strip_prefix("AD ").map(|after| format!("{first}–{after}")).unwrap_or_default()
            }
            (Era::Plain, Era::Plain) => format!("{first}–{last}"),
            _ => format!("{first} – {last}"),
        }
    }
}

/// How a year says on which side of the birth of Christ it lies.
#[derive(PartialEq, Eq)]
enum Era {
    /// `44 BC`.
    Before,
    /// `AD 14`: so small a number could be taken for a day of the month.
    Early,
    /// `2014`.
    Plain,
}

impl Era {
    fn of(year: i64) -> Self {
        match year {
            ..=0 => Self::Before,
            1..=99 => Self::Early,
            100.. => Self::Plain,
        }
    }
}

/// A run of astronomical years as a heading has it: `2012`, `1960s`, `19th century`, `1901–1950`.
pub fn years_text(first: i64, last: i64) -> String {
    Years { first, last }.label()
}

/// One astronomical year as it is said: `2014`, `AD 14`, `1 BC`, `170,000,002`.
///
/// The year 0 is 1 BC, so each year before is one more than its number; but many round thousands of years
/// (`Y-17E7`) are a round number and stay one.
pub fn year_text(year: i64) -> String {
    let magnitude = year.unsigned_abs();
    match Era::of(year) {
        _ if year == FAR => "far future".into(),
        _ if year == -FAR => "far past".into(),
        Era::Before if magnitude > FOUR_DIGITS && magnitude.is_multiple_of(1000) => {
            format!("{} BC", grouped(magnitude))
        }
        Era::Before => format!("{} BC", grouped(magnitude + 1)),
        Era::Early => format!("AD {magnitude}"),
        Era::Plain => grouped(magnitude),
    }
}

/// The year that a date is written with, of which only the first digits count. So many years back that a comma
/// parts their thousands, what is a round number there stays one.
pub(super) fn rounded_year(date: &Date) -> String {
    let whole = Year { significant_digits: None, ..date.year };
    let year = Years::of(&Date { year: whole, ..*date }).first;
    if year < 0 && year.unsigned_abs() > FOUR_DIGITS {
        return format!("{} BC", grouped(year.unsigned_abs()));
    }
    year_text(year)
}

/// The days that the date may fall on.
pub(super) fn span_of(date: &Date) -> Span {
    use edtf_core::{Bound, Edtf};
    if date.month.is_none() {
        return Years::of(date).span();
    }
    let bounds = Edtf::Date(*date).bounds();
    let day = |bound| match bound {
        Bound::Date(day) => Day::new(day.year, day.month, day.day),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    };
    Span { earliest: day(bounds.earliest), latest: day(bounds.latest) }
}

/// Whether anything at all is known of the year.
pub(super) fn has_year(date: &Date) -> bool {
    !matches!(date.year.kind, YearKind::Standard { digits: [None, None, None, None], .. })
}

/// The digits after the last that is open: `5` of `19X5`.
pub(super) fn final_digits(date: &Date) -> String {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return String::new();
    };
    let known: Vec<_> = digits.iter().rev().map_while(|digit| *digit).collect();
    known.iter().rev().map(|digit| char::from(b'0' + digit)).collect()
}

fn digits_of(number: i64) -> u32 {
    number.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}
