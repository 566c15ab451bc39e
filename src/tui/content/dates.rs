//! A date beneath its heading, so that its line alone says when it was.
//!
//! What is brief beneath a heading can be too brief where that has gone off the screen, or stands rows above: each
//! date says its year, unless it says something narrower.

use crate::edtf::When;
use crate::text::{fit, width};

/// Behind a year that is counted backwards.
const BC: &str = " BC";

/// A date in so many cells, beneath the heading of its year.
pub fn dated(when: &When, columns: usize) -> String {
    let forms = forms(when);
    let fitting = forms.iter().find(|form| width(form) <= columns);
    fitting.cloned().unwrap_or_else(|| fit(forms.first().map_or("", String::as_str), columns).into_owned())
}

/// A date that stands alone, with its year.
pub(super) fn alone(when: &When) -> String {
    let (brief, year) = (when.brief(), when.heading());
    let said = forms(when).swap_remove(0);
    if said != brief || brief.contains(&year) { said } else { format!("{brief} {year}") }
}

/// The forms of a date, the fullest first; there is always one.
fn forms(when: &When) -> Vec<String> {
    let (brief, heading) = (when.brief(), when.heading());
    if let Some(year) = heading.strip_suffix(" or earlier") {
        return vec![if brief.is_empty() { format!("to {year}") } else { brief }];
    }
    let (about, rest) = match brief.strip_prefix("c.") {
        Some(rest) => ("c. ", rest.trim_start()),
        None => ("", brief.as_str()),
    };
    let (year, rest) = match rest.strip_prefix('?') {
        Some(rest) => (format!("{about}{heading}?"), rest.trim_start()),
        None => (format!("{about}{heading}"), rest),
    };
    // The end of a span, of which the year alone may have room.
    let end = rest.strip_prefix('–').map(str::trim_start);
    match (rest, end) {
        ("", _) => vec![year],
        (_, Some(end)) => {
            let last = end.rsplit(' ').next().unwrap_or(end);
            let last = if last.starts_with(|letter: char| letter.is_ascii_digit()) { last } else { end };
            let start = if end.ends_with(BC) { year.strip_suffix(BC).unwrap_or(&year) } else { &year };
            let dashed = |end: &str| [format!("{year} – {end}"), format!("{start}–{end}")];
            [dashed(end), dashed(last)].concat().into_iter().chain([format!("{year}–…")]).collect()
        }
        ("or later", _) => vec![format!("{year} or later"), format!("{year}+")],
        ("onward", _) => vec![format!("{year} onward"), format!("{year} on")],
        _ if rest.starts_with("or ") || rest.starts_with("and ") || rest.starts_with("+ ") => {
            let more = if rest.starts_with("or ") { "or …" } else { "and …" };
            vec![format!("{year} {rest}"), format!("{year} {more}")]
        }
        _ => match rest.strip_prefix("by ") {
            Some(last) if last.starts_with(|letter: char| letter.is_ascii_digit()) => {
                vec![format!("in {year}–{last}"), format!("{year} to {last}"), brief]
            }
            _ => vec![brief],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_alone_says_when_it_was() {
        for (date, said) in [
            ("2010", "2010"),
            ("2010~", "c. 2010"),
            ("2010?", "2010?"),
            ("2010%", "c. 2010?"),
            ("198X", "1980s"),
            ("18XX", "19th century"),
            ("-2999~", "c. 3000 BC"),
            ("2012-01-26", "26 Jan"),
            ("2012-01~", "c. Jan"),
            ("2020/2021", "2020 – 2021"),
            ("2020~/2022?", "c. 2020–…"),
            ("2012~/2016-04", "c. 2012–2016"),
            ("2020%/2022", "c. 2020?–…"),
            ("-2685/-2180", "2686–2181 BC"),
            ("0001/0014", "AD 1 – AD 14"),
            ("1945/..", "1945 onward"),
            ("1945~/..", "c. 1945 on"),
            ("../1945", "to 1945"),
            ("../1911-09", "to Sep"),
            ("[2014..2015]", "in 2014–2015"),
            ("[2012-01-26..2012-01-28]", "in 26–28 Jan"),
            ("[1760..]", "1760+"),
            ("[1667,1760]", "1667 or 1760"),
            ("{1906,1907,1909}", "1906 and …"),
            ("Y-17E7", "170,000,000…"),
            ("XXXX", "Year unknown"),
        ] {
            assert_eq!(dated(&When::parse(date).unwrap(), 12), said, "{date}");
        }
        for (date, said) in [
            ("2012-01-26", "26 Jan 2012"),
            ("2010~", "c. 2010"),
            ("1945/..", "1945 onward"),
            ("196X", "1960s"),
        ] {
            assert_eq!(alone(&When::parse(date).unwrap()), said, "{date}");
        }
    }
}
