//! The dates that a query names: years and EDTF expressions, alone or from one to another.

use super::field::Field;
use super::resolve::term;
use crate::edtf::{Span, When};
use crate::text::fold;

/// Why a value names no dates.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum NoDates {
    /// Not a year, nor a range of years.
    #[error("this is not a year")]
    Year {
        /// What was probably meant, as a whole term.
        meant: Option<String>,
    },
    /// Not an EDTF date.
    #[error("this is not an EDTF date: {why}")]
    Date {
        /// What EDTF says.
        why: String,
        /// The value that was probably meant.
        meant: Option<String>,
    },
    /// It ends before it begins.
    #[error("this ends before it begins")]
    Reversed {
        /// The value the other way round.
        turned: String,
    },
    /// `..` and nothing else.
    #[error("this range is open at both ends")]
    Everything,
}

/// Years from a first to a last, `None` where open.
pub(super) type Years = (Option<i64>, Option<i64>);

/// Reads `2014`, `2012..2014`, `2016..`, `..2012`; years before 1 as `-43` or `44BC`.
pub(super) fn years(value: &str) -> Result<Years, NoDates> {
    let folded = fold(value);
    let Some((from, to)) = folded.split_once("..") else {
        let year = year(&folded).ok_or_else(|| NoDates::Year { meant: meant_years(&folded, value) })?;
        return Ok((Some(year), Some(year)));
    };
    let end = |part: &str| match part {
        "" => Ok(None),
        _ => year(part).map(Some).ok_or_else(|| NoDates::Year { meant: meant_range(from, to) }),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(NoDates::Everything),
        (Some(first), Some(last)) if last < first => {
            Err(NoDates::Reversed { turned: format!("{to}..{from}") })
        }
        years => Ok(years),
    }
}

/// One year in folded text, in astronomical numbering.
fn year(text: &str) -> Option<i64> {
    let eras = [("bce", true), ("bc", true), ("ce", false), ("ad", false)];
    let (digits, before_christ) = eras
        .iter()
        .find_map(|(era, before)| Some((text.strip_suffix(era)?.trim_end(), *before)))
        .unwrap_or((text, false));
    let number = digits.strip_prefix('-').unwrap_or(digits);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i64 = digits.parse().ok()?;
    match before_christ {
        // There was no year 0: 1 BC is year 0 of the astronomers, 44 BC is -43.
        true if year > 0 => Some(1 - year),
        true => None,
        false => Some(year),
    }
}

/// The term that a person probably meant who typed this for years.
fn meant_years(folded: &str, value: &str) -> Option<String> {
    let range = ["/", "-", ","].iter().find_map(|separator| {
        let (from, to) = folded.split_once(separator)?;
        (year(from)? <= year(to)?).then(|| format!("year:{from}..{to}"))
    });
    range.or_else(|| Some(term(Field::Date, When::meant(value)?.as_written())))
}

/// The same for two ends of a range, either of which may be left out.
fn meant_range(from: &str, to: &str) -> Option<String> {
    let end = |part: &str| match part {
        "" => Some(String::new()),
        _ => When::meant(part).map(|when| when.as_written().to_owned()),
    };
    let range = format!("{}..{}", end(from)?, end(to)?);
    dates(&range).is_ok().then(|| term(Field::Date, &range))
}

/// The days of these years.
pub(super) fn days_of_years((first, last): Years) -> Span {
    Span {
        earliest: first.and_then(|year| Span::year(year).earliest),
        latest: last.and_then(|year| Span::year(year).latest),
    }
}

/// Reads any EDTF expression, or two of them with `..` between, either of which may be left out.
pub(super) fn dates(value: &str) -> Result<Span, NoDates> {
    let whole = match When::parse(value) {
        Ok(when) => return Ok(when.span()),
        Err(error) => NoDates::Date { why: error.message, meant: error.suggestion },
    };
    let mut nearest = None;
    for (place, _) in value.match_indices("..") {
        let (Some(from), Some(to)) = (value.get(..place), value.get(place + 2..)) else {
            continue;
        };
        match (end(from), end(to)) {
            (Ok(None), Ok(None)) => return Err(NoDates::Everything),
            (Ok(from_span), Ok(to_span)) => {
                let span = Span {
                    earliest: from_span.and_then(|span| span.earliest),
                    latest: to_span.and_then(|span| span.latest),
                };
                return match (span.earliest, span.latest) {
                    (Some(first), Some(last)) if last < first => {
                        Err(NoDates::Reversed { turned: format!("{to}..{from}") })
                    }
                    _ => Ok(span),
                };
            }
            (Ok(_), Err(error)) => nearest = Some(error.within(|meant| format!("{from}..{meant}"))),
            (Err(error), Ok(_)) => nearest = Some(error.within(|meant| format!("{meant}..{to}"))),
            (Err(_), Err(_)) => {}
        }
    }
    Err(nearest.unwrap_or(whole))
}

/// One end of a range of dates; `None` where it is open.
fn end(text: &str) -> Result<Option<Span>, NoDates> {
    if text.is_empty() {
        return Ok(None);
    }
    match When::parse(text) {
        Ok(when) => Ok(Some(when.span())),
        Err(error) => Err(NoDates::Date { why: error.message, meant: error.suggestion }),
    }
}

impl NoDates {
    /// The same, where what is meant stands within a longer value.
    fn within(self, whole: impl FnOnce(String) -> String) -> Self {
        match self {
            Self::Date { why, meant } => Self::Date { why, meant: meant.map(whole) },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::Day;

    #[test]
    fn years_are_read_as_people_write_them() {
        for (value, read) in [
            ("2014", (Some(2014), Some(2014))),
            ("２０１４", (Some(2014), Some(2014))),
            ("2012..2014", (Some(2012), Some(2014))),
            ("2016..", (Some(2016), None)),
            ("..2012", (None, Some(2012))),
            ("-43", (Some(-43), Some(-43))),
            ("44BC", (Some(-43), Some(-43))),
            ("44bce..14CE", (Some(-43), Some(14))),
            ("1BC", (Some(0), Some(0))),
            ("-43..-42", (Some(-43), Some(-42))),
        ] {
            assert_eq!(years(value), Ok(read), "{value}");
        }
    }

    #[test]
    fn what_is_no_year_is_told_with_what_was_meant() {
        let meant = |meant: &str| NoDates::Year { meant: Some(meant.to_owned()) };
        for (value, error) in [
            ("2012-2014", meant("year:2012..2014")),
            ("2012–2014", meant("year:2012..2014")),
            ("2012/2014", meant("year:2012..2014")),
            ("201X", meant("date:201X")),
            ("2014-02", meant("date:2014-02")),
            ("1960s", meant("date:196X")),
            ("January 2012", meant("date:2012-01")),
            ("1960s..1970s", meant("date:196X..197X")),
            ("2014-02..", meant("date:2014-02..")),
            ("soon..2014", NoDates::Year { meant: None }),
            ("soon", NoDates::Year { meant: None }),
            ("0BC", NoDates::Year { meant: None }),
            ("-43BC", NoDates::Year { meant: None }),
            ("2012...2014", meant("date:2012..2014")),
            ("99999999999999999999", NoDates::Year { meant: None }),
            ("..", NoDates::Everything),
            ("2014..2012", NoDates::Reversed { turned: "2012..2014".to_owned() }),
        ] {
            assert_eq!(years(value), Err(error), "{value}");
        }
    }

    #[test]
    fn dates_are_read_alone_or_from_one_to_another() {
        let said = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
        for (value, earliest, latest) in [
            ("2014-02", "2014-02-01", "2014-02-28"),
            ("2014-02-01..2014-02-12", "2014-02-01", "2014-02-12"),
            ("2014..2014-02", "2014-01-01", "2014-02-28"),
            ("2014..", "2014-01-01", ".."),
            ("..2014-02", "..", "2014-02-28"),
            ("2012/2013", "2012-01-01", "2013-12-31"),
            ("2012/..", "2012-01-01", ".."),
            ("[2012,2014..2016]", "2012-01-01", "2016-12-31"),
            ("198X..199X", "1980-01-01", "1999-12-31"),
            ("-0043", "-0043-01-01", "-0043-12-31"),
        ] {
            let span = dates(value).unwrap();
            assert_eq!((said(span.earliest), said(span.latest)), (earliest.into(), latest.into()), "{value}");
        }
        assert_eq!(dates(".."), Err(NoDates::Everything));
        assert!(matches!(dates("2014..2012"), Err(NoDates::Reversed { turned }) if turned == "2012..2014"));
        for value in ["soon", "2014-13", "2014..soon", "2014...", "", "[2012..", "12.02.2014"] {
            assert!(matches!(dates(value), Err(NoDates::Date { .. })), "{value}");
        }
    }
}
