//! The labels of a line of time: as fine as there is room for, never one into another, and never without the year.

use std::ops::Range;

use super::scale::{Piece, Scale};
use crate::edtf::{Day, month_name, year_text};

/// A label and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its first cell, of all those of the scale. It marks the beginning of what it names.
    pub cell: i64,
    /// What it says: `1990`, `3000 BC`, `Feb`, `7`, or where there is no room for more than one, `7 Feb 2014`.
    pub text: String,
    /// Whether it names a year, and stands out from the months or days around it.
    pub year: bool,
}

/// How far apart ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(u8),
    Months(u8),
    Years(i64),
}

/// The steps from the finest, with how many days there are in one, at least, and the cells of its widest label;
/// steps of many years follow from these.
const STEPS: [(Step, i64, i64); 6] = [
    (Step::Days(1), 1, 3),
    (Step::Days(5), 3, 4),
    (Step::Days(10), 8, 4),
    (Step::Months(1), 28, 4),
    (Step::Months(3), 90, 4),
    (Step::Months(6), 181, 4),
];

/// The labels for a window of cells, from the left. They take their own cells and at least one between them, within
/// the window, and in every stretch that is seen one of them tells the year, if there is room for it at all.
pub fn ticks(scale: &Scale, window: Range<i64>) -> Vec<Tick> {
    let mut placed: Vec<Tick> = Vec::new();
    for piece in scale.pieces() {
        let seen = piece.start.max(window.start)..(piece.start + piece.cells).min(window.end);
        if seen.start < seen.end {
            let named = placed.iter().rev().find(|tick| tick.year).map(|tick| tick.text.clone());
            let mut labels = piece_ticks(piece, scale, seen, named.as_deref());
            labels.sort_by_key(|tick| tick.cell);
            placed.append(&mut labels);
        }
    }
    placed
}

fn width(text: &str) -> i64 {
    // Labels are made of digits and English letters.
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// The labels of a stretch; `named` is what the last label of a year before it says.
fn piece_ticks(piece: &Piece, scale: &Scale, seen: Range<i64>, named: Option<&str>) -> Vec<Tick> {
    let (Some(first), Some(last)) = (scale.day(seen.start), scale.day(seen.end - 1)) else {
        return Vec::new();
    };
    let last = scale.days(seen.end - 1).and_then(|days| days.latest).unwrap_or(last);
    let step = fitting(piece, [first.year(), last.year()]);
    let mut candidates: Vec<(Day, u8)> = Vec::new();
    let mut next = step.floor(first);
    // As many as there are cells, and the one before them.
    for _ in 0..=(seen.end - seen.start).saturating_add(1) {
        let Some((day, rank)) = next.filter(|(day, _)| *day <= last) else { break };
        if scale.cell(day) >= seen.start {
            candidates.push((day, rank));
        }
        next = step.after(day);
    }
    candidates.sort_by_key(|(day, rank)| (*rank, *day));
    let mut placed: Vec<Placed> = Vec::new();
    let told = candidates.iter().any(|(day, rank)| {
        let text = label(*day, *rank);
        *rank == 0 && scale.cell(*day) + width(&text) <= seen.end
    });
    if !told {
        let (year, month, number) = first.civil();
        let year = year_text(year);
        // Behind a break in the midst of a year, its name again would be taken for a mistake.
        let is_named = named.is_some_and(|named| {
            named == year || named.strip_suffix(&year).is_some_and(|day| day.ends_with(' '))
        });
        let forms = match step {
            _ if is_named => {
                let month = month_name(month);
                let day = format!("{number} {month}");
                // So would be that of a month.
                let is_finer =
                    matches!(step, Step::Days(_)) || named.is_some_and(|named| named.contains(month));
                if is_finer { vec![day, month.to_owned()] } else { vec![month.to_owned()] }
            }
            Step::Days(_) => vec![
                format!("{number} {} {year}", month_name(month)),
                format!("{} {year}", month_name(month)),
                year,
            ],
            Step::Months(_) => vec![format!("{} {year}", month_name(month)), year],
            Step::Years(_) => vec![year],
        };
        // The last of the forms names the year only.
        let ranks = (0..forms.len()).rev().map(|coarser| u8::from(coarser > 0 || is_named));
        let fitting = forms.into_iter().zip(ranks).find(|(text, _)| seen.start + width(text) <= seen.end);
        placed.extend(fitting.map(|(text, rank)| Placed {
            tick: Tick { cell: seen.start, text, year: !is_named },
            day: first,
            rank,
        }));
    }
    for (day, rank) in candidates {
        let tick = Tick { cell: scale.cell(day), text: label(day, rank), year: rank == 0 };
        let end = tick.cell + width(&tick.text);
        let is_free = placed.iter().all(|Placed { tick: other, .. }| {
            end < other.cell || other.cell + width(&other.text) < tick.cell
        });
        if end <= seen.end && is_free {
            placed.push(Placed { tick, day, rank });
        }
    }
    placed.sort_by_key(|placed| placed.tick.cell);
    unmistakable(placed, seen.end)
}

/// A label with the day at which it stands, and how much it names: 0 a year, 1 a month, 2 a day.
#[derive(Debug)]
struct Placed {
    tick: Tick,
    day: Day,
    rank: u8,
}

/// Labels, in order, none of which is taken for one of the month or year that was named last: where the name of its own
/// had no room, it says it itself, or is left out.
fn unmistakable(placed: Vec<Placed>, end: i64) -> Vec<Tick> {
    let mut named: Option<(i64, Option<u8>)> = None;
    let mut ticks: Vec<Tick> = Vec::new();
    let (mut free, mut placed) = (i64::MIN, placed.into_iter().peekable());
    while let Some(Placed { tick, day, rank }) = placed.next() {
        let (year, month, number) = day.civil();
        let (name, year_name) = (month_name(month), year_text(year));
        let text = match (rank, named) {
            (0, _) | (_, None) => tick.text.clone(),
            (1, Some((named, _))) if named == year => tick.text.clone(),
            (1, Some(_)) => format!("{name} {year_name}"),
            (_, Some((named, Some(of)))) if (named, of) == (year, month) => tick.text.clone(),
            (_, Some((named, _))) if named == year => format!("{number} {name}"),
            (_, Some(_)) => format!("{number} {name} {year_name}"),
        };
        // A longer label may take the room of days behind it, but not that of a name.
        let next = placed.peek().filter(|next| rank < 2 || next.rank < 2);
        let next = next.map_or(end + 1, |next| next.tick.cell);
        let behind = tick.cell + width(&text);
        if tick.cell >= free && behind < next {
            free = behind + 1;
            let is_january = (month, number) == (1, 1);
            named = Some((year, (rank > 0 || is_january).then_some(month)));
            ticks.push(Tick { text, ..tick });
        }
    }
    ticks
}

/// The finest step whose labels have room.
fn fitting(piece: &Piece, years: [i64; 2]) -> Step {
    let cells = |days: i64| i128::from(days) * i128::from(piece.cells) / i128::from(piece.days.max(1));
    let wide = years.map(|year| width(&year_text(year))).into_iter().max().unwrap_or(4) + 1;
    for (step, days, label) in STEPS {
        // The first of a year has the year in its place, which must leave room for the second: what is told of one half
        // of the years only would be taken for something else.
        let behind_year = match step {
            Step::Days(_) => i128::MAX,
            Step::Months(1) => cells(31),
            Step::Months(_) | Step::Years(_) => cells(days),
        };
        if cells(days) >= i128::from(label) && behind_year >= i128::from(wide) {
            return step;
        }
    }
    let mut decimal: i64 = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = decimal.saturating_mul(factor);
            if cells(step.saturating_mul(365)) >= i128::from(wide) || step > i64::MAX / 1000 {
                return Step::Years(step);
            }
        }
        decimal = decimal.saturating_mul(10);
    }
}

/// What is written at a day: the year where one begins, the month where one does, else the day.
fn label(day: Day, rank: u8) -> String {
    let (year, month, number) = day.civil();
    match rank {
        0 => year_text(year),
        1 => month_name(month).to_owned(),
        _ => number.to_string(),
    }
}

fn rank(day: Day) -> u8 {
    match day.civil() {
        (_, 1, 1) => 0,
        (_, _, 1) => 1,
        _ => 2,
    }
}

impl Step {
    /// The last tick that is not after a day.
    fn floor(self, day: Day) -> Option<(Day, u8)> {
        let (year, month, number) = day.civil();
        let day = match self {
            Self::Days(step) => Day::new(year, month, if number < step { 1 } else { number - number % step }),
            Self::Months(step) => Day::new(year, month - (month - 1) % step, 1),
            Self::Years(step) => Day::new(floor_year(year, step), 1, 1),
        }?;
        Some((day, rank(day)))
    }

    /// The tick after a tick.
    fn after(self, day: Day) -> Option<(Day, u8)> {
        let (year, month, number) = day.civil();
        let next_month = |step: u8| match month + step {
            later @ 13.. => Day::new(year + 1, later - 12, 1),
            later => Day::new(year, later, 1),
        };
        let next = match self {
            Self::Days(1) => Some(Day::from_number(day.number() + 1)),
            Self::Days(step) => {
                let later = number - number % step + step;
                // So near its end the name of the next month needs the room.
                if later < 30 { Day::new(year, month, later) } else { next_month(1) }
            }
            Self::Months(step) => next_month(step),
            Self::Years(step) => Day::new(next_year(year, step)?, 1, 1),
        };
        let next = next.filter(|next| *next > day)?;
        Some((next, rank(next)))
    }
}

/// Years before this are counted as they are said, round numbers from the year 0 that there is not.
const FAR: i64 = -9999;

/// The last round year that is not after a year: `2010`, `AD 1`, `100 BC`.
fn floor_year(year: i64, step: i64) -> i64 {
    match year {
        1.. if year < step => 1,
        1.. => year - year % step,
        // 1 BC is 0, so 100 BC is -99.
        FAR..=0 => 1 - round_up(1 - year, step),
        _ => year.div_euclid(step).saturating_mul(step),
    }
}

/// The round year after a round year.
fn next_year(year: i64, step: i64) -> Option<i64> {
    match year {
        1 if step > 1 => Some(step),
        1.. => year.checked_add(step),
        FAR..=0 if 1 - year <= step => Some(1),
        FAR..=0 => Some(year + step),
        _ => {
            let next = year.checked_add(step)?;
            Some(if next >= FAR { floor_year(next.max(FAR), step).max(year + 1) } else { next })
        }
    }
}

fn round_up(number: i64, step: i64) -> i64 {
    number.saturating_add(step - 1) / step * step
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edtf::{Span, When};
    use crate::timeline::Axis;

    /// A row of labels as it is seen.
    fn row(dates: &[&str], columns: usize, zoom: u32, from: i64) -> String {
        let spans: Vec<Span> = dates.iter().map(|date| When::parse(date).unwrap().span()).collect();
        let scale = Scale::fit(&Axis::new(spans.into_iter()), columns).zoomed(zoom);
        let window = from..from + i64::try_from(columns).unwrap();
        let mut row = String::new();
        for tick in ticks(&scale, window) {
            let gap = usize::try_from(tick.cell - from).unwrap() - row.len();
            row.push_str(&" ".repeat(gap));
            row.push_str(&tick.text);
        }
        row
    }

    #[test]
    fn labels_suit_the_zoom() {
        let span = &["2010", "2013", "2017"][..];
        for (dates, zoom, from, expected) in [
            (span, 0, 0, "2010   2011   2012    2013    2014   2015   2016    2017"),
            // Of months that would not all have room there are none.
            (
                &["2010", "2011", "2012", "2013", "2014", "2015", "2016"][..],
                0,
                0,
                "2010    2011     2012    2013     2014    2015     2016",
            ),
            (span, 1, 0, "2010   Jul    2011    Jul    2012    Jul     2013   Jul"),
            (span, 3, 0, "2010 Feb Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec"),
            (span, 3, 2, "Jan 2010    Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec"),
            (span, 5, 20, "1 Feb 2010  20    Mar   10     20      Apr   10    20"),
            // What has no room for the name of its month is not taken for a day of the one before.
            (span, 6, 152, "27 Apr 2010      10 May       20              Jun         10"),
            (span, 7, 1000, "16 Jan 2011           25                Feb        5"),
            (span, 9, 3000, "11 Jan 2011     13      14      15      16      17      18"),
            (
                &["-2999", "-1500", "0001", "1500", "2100"],
                0,
                0,
                "3000 BC    2000 BC     1000 BC     AD 1        1000",
            ),
            // A year on both sides of a break is named once.
            (
                &["2009-01-03/2015-06-01", "2013-09-30", "2014-02"],
                0,
                0,
                " 2010    Sep   Oct     Nov    Dec    2014   Feb       Mar",
            ),
            // There is no year 0 to be told.
            (&["-0010", "0001", "0010"], 0, 0, "  10 BC          5 BC          AD 1       AD 5"),
            (
                &["Y-170000000", "Y-100000000", "Y-50000000", "1900", "2000"],
                0,
                0,
                "       150,000,000 BC   100,000,000 BC    50,000,000 BC",
            ),
        ] {
            assert_eq!(row(dates, 60, zoom, from), expected, "{dates:?} {zoom}");
        }
    }

    proptest! {
        #[test]
        fn labels_never_collide_and_always_tell_a_year(
            dates in prop::collection::vec((-4_000_000..4_000_000_i64, prop_oneof![0..40_i64, 0..400_000_i64]), 1..12),
            far in proptest::option::of(prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(60_000_000_000_i64), Just(-60_000_000_000_i64)]),
            columns in 24..300_i64,
            (zoom, at) in (0..14_u32, 0..1000_i64),
        ) {
            let day = Day::from_number;
            let mut spans: Vec<Span> = dates.iter()
                .map(|(first, more)| Span { earliest: Some(day(*first)), latest: Some(day(first + more)) })
                .collect();
            spans.extend(far.map(|far| Span { earliest: Some(day(far)), latest: Some(day(far)) }));
            let scale = Scale::fit(&Axis::new(spans.iter().copied()), usize::try_from(columns).unwrap()).zoomed(zoom);
            let from = (scale.cells() - columns).max(0) / 1000 * at;
            let window = from..from + columns;
            let ticks = ticks(&scale, window.clone());
            for tick in &ticks {
                prop_assert!(window.start <= tick.cell && tick.cell + width(&tick.text) <= window.end);
            }
            for pair in ticks.windows(2) {
                prop_assert!(pair[0].cell + width(&pair[0].text) < pair[1].cell, "{ticks:?}");
            }
            let years = || ticks.iter().filter(|tick| tick.year);
            prop_assert!(years().zip(years().skip(1)).all(|(year, next)| year.text != next.text), "{ticks:?}");
            let room = scale.pieces().iter()
                .map(|piece| (piece.start + piece.cells).min(window.end) - piece.start.max(window.start))
                .max().unwrap();
            prop_assert!(room < 20 || far.is_some() || ticks.iter().any(|tick| tick.year), "{scale:?} {ticks:?}");
        }
    }
}
