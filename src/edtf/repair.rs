//! What was probably meant by a text that is not an EDTF date.
//!
//! Every answer is an expression that can be read, and only ever a proposal; what can be meant in two ways gets none.

use edtf_core::Edtf;

mod digits;
mod words;

/// Longer texts than this, in bytes, are no slips of a date.
const LONGEST: usize = 300;

/// A proposal for the whole text.
pub(super) fn repaired(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text = tidied(text);
    let repaired = set(&text).or_else(|| stretch(&text)).or_else(|| date(&text))?;
    Edtf::parse(&repaired).is_ok().then_some(repaired)
}

/// Whether it is a date with the year behind and a day that could be the month.
pub(super) fn is_ambiguous(text: &str) -> bool {
    digits::year_last(text.trim())
        .is_some_and(|(first, second, _)| first != second && first.max(second) <= 12)
}

/// The text with the dashes and spaces of a keyboard: a long dash lies between two dates, a short one within one.
fn tidied(text: &str) -> String {
    let plain = |char| match char {
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2012}'..='\u{2015}' | '\\' => '/',
        char if char.is_whitespace() => ' ',
        char => char,
    };
    text.trim().chars().map(plain).collect()
}

/// A set with each member mended, and its bracket closed.
fn set(text: &str) -> Option<String> {
    let (open, inner, close) = match text.chars().next()? {
        '[' => ('[', text.strip_prefix('[')?, ']'),
        '{' => ('{', text.strip_prefix('{')?, '}'),
        _ => return None,
    };
    let inner = inner.strip_suffix(close).unwrap_or(inner);
    let members: Option<Vec<_>> = inner.split(',').map(member).collect();
    Some(format!("{open}{}{close}", members?.join(",")))
}

fn member(text: &str) -> Option<String> {
    let Some((first, last)) = text.split_once("..") else {
        return date(text);
    };
    let end = |text: &str| {
        if text.trim().is_empty() { Some(String::new()) } else { date(text) }
    };
    Some(format!("{}..{}", end(first)?, end(last)?))
}

/// What people put between two dates.
const SEPARATORS: [&str; 6] = ["/", "--", " - ", " to ", " until ", " till "];

/// A span with each end mended, and turned round if it ends before it starts.
fn stretch(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some(end) = lower.strip_prefix("until ") {
        return Some(format!("../{}", date(end)?));
    }
    let since = lower.strip_prefix("since ").or_else(|| lower.strip_prefix("from ")?.strip_suffix(" on"));
    if let Some(start) = since {
        return Some(format!("{}/..", date(start)?));
    }
    let text = ["from ", "From "].iter().find_map(|from| text.strip_prefix(from)).unwrap_or(text);
    let (first, last) =
        SEPARATORS.iter().find_map(|separator| once(text, separator)).or_else(|| digits::years(text))?;
    let (first, last) = (first.trim(), last.trim());
    let start = end(first).or_else(|| completed(first, last))?;
    let end = digits::abbreviated(&start, last).or_else(|| end(last))?;
    let (forward, back) = (format!("{start}/{end}"), format!("{end}/{start}"));
    let turned = is_date(&start) && is_date(&end) && Edtf::parse(&forward).is_err();
    Some(if turned { back } else { forward })
}

/// Both sides of a separator that stands in the text once.
fn once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(separator).filter(|(_, last)| !last.contains(separator))
}

/// One end of a span.
fn end(text: &str) -> Option<String> {
    match text.to_lowercase().as_str() {
        "" | "unknown" => Some(String::new()),
        "open" | ".." | "now" | "present" | "today" | "ongoing" => Some("..".into()),
        _ => match (text.strip_prefix(".."), text.strip_suffix("..")) {
            (Some(rest), _) => Some(format!("..{}", date(rest)?)),
            (None, Some(rest)) => Some(format!("{}..", date(rest)?)),
            (None, None) => date(text),
        },
    }
}

/// The first of `29–31 January 2012`, with what it shares with the last.
fn completed(first: &str, last: &str) -> Option<String> {
    let words: Vec<_> = last.split_whitespace().collect();
    (1..words.len()).find_map(|from| date(&format!("{first} {}", words.get(from..)?.join(" "))))
}

/// What people write before a date that is an estimate, or doubtful, and the sign for it.
const QUALIFIERS: [(&str, char); 12] = [
    ("circa ", '~'),
    ("circ. ", '~'),
    ("ca. ", '~'),
    ("ca.", '~'),
    ("ca ", '~'),
    ("c. ", '~'),
    ("c.", '~'),
    ("about ", '~'),
    ("around ", '~'),
    ("perhaps ", '?'),
    ("probably ", '?'),
    ("possibly ", '?'),
];

/// The same behind a date.
const ENDINGS: [(&str, char); 9] = [
    ("?~", '%'),
    ("~?", '%'),
    ("(?)", '?'),
    (" ?", '?'),
    (" ~", '~'),
    (", uncertain", '?'),
    ("?", '?'),
    ("~", '~'),
    ("%", '%'),
];

/// A single date.
fn date(text: &str) -> Option<String> {
    let text = text.trim();
    if is_date(text) {
        return Some(text.to_owned());
    }
    let lower = text.to_lowercase();
    let before = QUALIFIERS.iter().find_map(|(word, mark)| Some((lower.strip_prefix(word)?, *mark)));
    let behind = || ENDINGS.iter().find_map(|(sign, mark)| Some((lower.strip_suffix(sign)?, *mark)));
    match before.or_else(behind) {
        Some((rest, mark)) => date(rest).and_then(|date| qualified(&date, mark)),
        None => plain(&lower),
    }
}

/// A date in lower case that has nothing in doubt.
fn plain(lower: &str) -> Option<String> {
    digits::RULES.iter().chain(&words::RULES).find_map(|rule| rule(lower).filter(|date| is_date(date)))
}

fn is_date(text: &str) -> bool {
    matches!(Edtf::parse(text), Ok(Edtf::Date(_) | Edtf::DateTime(_)))
}

/// The date with a mark, or with that for both if it has the other.
fn qualified(date: &str, mark: char) -> Option<String> {
    let (bare, present) = match date.chars().last()? {
        present @ ('?' | '~' | '%') => (date.trim_end_matches(present), present),
        _ => (date, mark),
    };
    let mark = if present == mark { mark } else { '%' };
    Some(format!("{bare}{mark}"))
}
