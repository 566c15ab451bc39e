//! A year in words, or the years that it may be.

use edtf_core::{Date, YearKind};

use crate::edtf::{
    names::grouped,
    years::{Years, final_digits, has_year, rounded_year, year_text},
};

/// A year, as it is said alone and after a month.
pub(super) struct YearWords {
    /// `2014`, `the 1960s`, `year unknown`.
    pub(super) alone: String,
    /// ` 2014`, ` of some year in the 1960s`, `, year unknown`.
    pub(super) after: String,
    /// The same after a word that asks for an "of": ` of 2014`.
    pub(super) of: String,
}

/// The words for the year of a date, whatever is open about it.
pub(super) fn year_words(date: &Date) -> YearWords {
    let years = Years::of(date);
    let of_some = |alone: String, within: &str| {
        let after = format!(" of some year {within}");
        YearWords { alone, of: after.clone(), after }
    };
    if !has_year(date) {
        let unknown = ", year unknown".to_owned();
        YearWords { alone: "year unknown".into(), after: unknown.clone(), of: unknown }
    } else if let Some(digits) = date.year.significant_digits.filter(|_| years.first != years.last) {
        // Such a year has no months, so nothing stands before it.
        of_some(rounded(date, digits), "near it")
    } else if years.first == years.last {
        let name = year_text(years.first);
        YearWords { after: format!(" {name}"), of: format!(" of {name}"), alone: named_year(date, name) }
    } else if years.is_decade() || years.century().is_some() {
        let name = format!("the {}", years.label());
        of_some(name.clone(), &format!("in {name}"))
    } else if is_whole_run(years, date) {
        of_some(format!("the years {}", years.range()), &format!("from {}", ends(years)))
    } else {
        let ending = ending(date);
        of_some(format!("some year from {}{ending}", ends(years)), &format!("from {}{ending}", ends(years)))
    }
}

/// A long number is hardly taken for a year if nothing says that it is one.
fn named_year(date: &Date, name: String) -> String {
    match date.year.kind {
        YearKind::Exponential { significand, exponent } if date.year.value().is_none() => {
            let era = if significand < 0 { " BC" } else { "" };
            format!(
                "the year {} followed by {} zeros{era}",
                grouped(significand.unsigned_abs()),
                grouped(exponent.into())
            )
        }
        YearKind::Big { value } if value > 0 => format!("the year {name}"),
        YearKind::Exponential { significand, .. } if significand > 0 => format!("the year {name}"),
        YearKind::Standard { .. } | YearKind::Big { .. } | YearKind::Exponential { .. } => name,
    }
}

/// `about 1950, to two digits`.
fn rounded(date: &Date, digits: u32) -> String {
    const NUMBERS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let year = named_year(date, rounded_year(date));
    let number = usize::try_from(digits).ok().and_then(|digits| NUMBERS.get(digits));
    let number = number.map_or_else(|| digits.to_string(), |word| (*word).to_owned());
    format!("about {year}, to {number} {}", if digits == 1 { "digit" } else { "digits" })
}

/// Whether a mask leaves open the last digits and no others.
fn is_whole_run(years: Years, date: &Date) -> bool {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return false;
    };
    let open = digits.iter().rev().take_while(|digit| digit.is_none()).count();
    digits.iter().filter(|digit| digit.is_none()).count() == open && years.first != years.last
}

/// `1905 to 1995`.
fn ends(years: Years) -> String {
    format!("{} to {}", year_text(years.first), year_text(years.last))
}

/// ` that ends in 5`.
fn ending(date: &Date) -> String {
    match final_digits(date).as_str() {
        "" => String::new(),
        digits => format!(" that ends in {digits}"),
    }
}
