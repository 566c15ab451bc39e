//! Dates in digits, but not as EDTF has them.

/// What a lower-case text may be meant for, if it has the form that the rule is for.
pub(super) type Rule = fn(&str) -> Option<String>;

pub(super) const RULES: [Rule; 7] =
    [open_digits, long_year, short_year, basic_date, year_first, year_behind, time_of_day];

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_ascii_digit())
}

/// `198u`, `1985-xx`: the draft of 2012 wrote `u` for an open digit.
fn open_digits(text: &str) -> Option<String> {
    let fits = text.chars().all(|char| char.is_ascii_digit() || matches!(char, 'u' | 'x' | '-'));
    fits.then(|| text.replace(['u', 'x'], "X"))
}

/// `y1985`, `12014`, `+2006`, `-0000`: a year with the wrong sign before it.
fn long_year(text: &str) -> Option<String> {
    let unmarked = text.strip_prefix('y').unwrap_or(text);
    let (minus, digits) = match unmarked.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", unmarked.strip_prefix('+').unwrap_or(unmarked)),
    };
    match (is_number(digits), digits.len()) {
        (true, 4) if digits == "0000" => Some(digits.to_owned()),
        (true, 4) => Some(format!("{minus}{digits}")),
        // Six digits may be a year and a month, eight a whole date.
        (true, 5 | 7 | 9..) => Some(format!("Y{minus}{digits}")),
        _ => None,
    }
}

/// The last decade and century that a year with its end left off is taken for.
const LAST_DECADE: u16 = 210;
const LAST_CENTURY: u16 = 20;

/// `198` for a decade, `19` for a hundred years, as ISO 8601-1 has them; `476` can only be the year.
fn short_year(text: &str) -> Option<String> {
    let number: u16 = text.parse().ok().filter(|_| is_number(text))?;
    match text.len() {
        3 if number <= LAST_DECADE => Some(format!("{text}X")),
        3 => Some(format!("0{text}")),
        2 if number <= LAST_CENTURY => Some(format!("{text}XX")),
        _ => None,
    }
}

/// `19850412`.
fn basic_date(text: &str) -> Option<String> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    (is_number(text) && day.len() == 2).then(|| format!("{year}-{month}-{day}"))
}

/// `1985-4-2`, `1985/04/12`, `1985.4`.
fn year_first(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split(['-', '/', '.']).map(str::trim).collect();
    let (year, rest) = parts.split_first()?;
    let fits = is_number(year) && year.len() == 4 && matches!(rest.len(), 1 | 2);
    let rest: Option<Vec<_>> = rest.iter().map(|part| two_digits(part)).collect();
    rest.filter(|_| fits).map(|rest| format!("{year}-{}", rest.join("-")))
}

/// `25.12.1985`, where only one of the two can be the month.
fn year_behind(text: &str) -> Option<String> {
    let (first, second, year) = year_last(text)?;
    match (first, second) {
        (1..=12, 13..) => Some(format!("{year}-{first:02}-{second:02}")),
        (13.., 1..=12) => Some(format!("{year}-{second:02}-{first:02}")),
        _ if first == second => Some(format!("{year}-{first:02}-{second:02}")),
        _ => None,
    }
}

/// The parts of a date with the year behind: two numbers of which one is the month, and the year.
pub(super) fn year_last(text: &str) -> Option<(u8, u8, &str)> {
    let parts: Vec<_> = text.split(['-', '/', '.']).map(str::trim).collect();
    let [first, second, year] = *parts.as_slice() else {
        return None;
    };
    let small = |part: &str| part.parse().ok().filter(|_| is_number(part) && part.len() <= 2);
    (is_number(year) && year.len() == 4).then_some((small(first)?, small(second)?, year))
}

fn two_digits(text: &str) -> Option<String> {
    match text.len() {
        1 | 2 if is_number(text) => Some(format!("{text:0>2}")),
        _ => None,
    }
}

/// `1985-04-12t23:20`, `1985-04-12 9:05 utc`, `...t23:20:30+0400`.
fn time_of_day(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['t', ' '])?;
    let time = time.trim().replace("utc", "z").replace("gmt", "z").replace(' ', "");
    let zone_at = time.find(['z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone_at)?;
    let mut parts = clock.split(':').map(two_digits).collect::<Option<Vec<_>>>()?;
    if parts.len() == 2 {
        parts.push("00".into());
    }
    let zone = match zone.split_at_checked(3) {
        Some((hours, minutes)) if is_number(minutes) => format!("{hours}:{minutes}"),
        _ => zone.to_uppercase(),
    };
    Some(format!("{date}T{}{zone}", parts.join(":")))
}

/// Both years of `1914-1918`, and of `1914-18`, which no month can be.
pub(super) fn years(text: &str) -> Option<(&str, &str)> {
    let (first, last) = text.split_once('-')?;
    let fits = is_number(first) && first.len() == 4 && is_number(last);
    let no_month = || !matches!(last.parse(), Ok(0..=12 | 21..=41));
    match last.len() {
        4 if fits => Some((first, last)),
        2 if fits && no_month() && abbreviated(first, last).is_some() => Some((first, last)),
        _ => None,
    }
}

/// The `18` of `1914–18` in full.
pub(super) fn abbreviated(first: &str, last: &str) -> Option<String> {
    let (century, year) = first.split_at_checked(2).filter(|_| is_number(first) && first.len() == 4)?;
    (is_number(last) && last.len() == 2 && year < last).then(|| format!("{century}{last}"))
}
