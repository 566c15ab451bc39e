//! Dates in all forms of EDTF, as unevenly spread as those of real chronologies.

use super::random::{Random, Stream};
use super::{Recipe, UNDATED_PER_THOUSAND};

/// A day, of which a form tells more or less.
#[derive(Clone, Copy, Debug)]
struct Moment {
    year: u64,
    /// 1 to 12.
    month: u64,
    /// 1 to the last of the month.
    day: u64,
}

/// The last year that is told of.
const LAST_YEAR: u64 = 2025;
/// The years before it, in which most of history lies.
const YEARS: u64 = 900;
/// Times at which much happens at once, and how many events of a thousand belong to one of them.
const BURSTS: u64 = 60;
const IN_BURSTS: u64 = 600;
/// A burst lasts so many months at most.
const BURST_MONTHS: u64 = 8;

/// How a date is told.
type Form = fn(Moment, &mut Random) -> String;

/// The same where nothing more is to be drawn.
type Telling = fn(Moment) -> String;

/// How many dates of a thousand are told in which form.
const FORMS: [(u64, Form); 14] = [
    (500, |moment, _| moment.day()),
    (190, |moment, _| moment.month()),
    (85, |moment, _| moment.year()),
    (10, time),
    (20, |moment, _| format!("{:03}X", moment.year / 10)),
    (10, |moment, _| format!("{:02}XX", moment.year / 100)),
    (15, partly_open),
    (30, part_of_year),
    (50, qualified),
    (15, qualified_in_part),
    (40, span),
    (20, half_open),
    (10, one_of_several),
    (5, long_ago),
];

/// The date of an event; a few have none.
pub(super) fn date(recipe: Recipe, random: &mut Random) -> Option<String> {
    if random.chance(UNDATED_PER_THOUSAND) {
        return None;
    }
    let moment = if random.chance(IN_BURSTS) {
        let burst = random.rank(BURSTS);
        let later = random.rank(BURST_MONTHS);
        self::burst(recipe, burst).plus(later, random)
    } else {
        recent(random)
    };
    let form = random.weighted(&FORMS)?;
    Some(form(moment, random))
}

/// A day or a month, as papers are dated.
pub(super) fn plain(random: &mut Random) -> String {
    let moment = recent(random);
    if random.chance(700) { moment.day() } else { moment.month() }
}

/// The years around the time at which most happens.
pub(super) fn focus(recipe: Recipe) -> String {
    let Moment { year, .. } = burst(recipe, 0);
    format!("{year:04}/{:04}", year + 1)
}

/// When a burst begins.
fn burst(recipe: Recipe, number: u64) -> Moment {
    recent(&mut recipe.random(Stream::Burst, number))
}

/// A day, the more likely the later it is.
fn recent(random: &mut Random) -> Moment {
    let century = random.below(YEARS) + 1;
    let decade = random.below(century) + 1;
    let year = LAST_YEAR - random.below(decade);
    let month = 1 + random.below(12);
    Moment { year, month, day: 1 + random.below(days(year, month)) }
}

fn days(year: u64, month: u64) -> u64 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Moment {
    fn year(self) -> String {
        format!("{:04}", self.year)
    }

    fn month(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    fn day(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Told to the day, the month or the year.
    fn told(self, random: &mut Random) -> String {
        let forms: [(u64, Telling); 3] = [(4, Self::day), (4, Self::month), (3, Self::year)];
        random.weighted(&forms).map(|form| form(self)).unwrap_or_default()
    }

    /// Some day so many months later.
    fn plus(self, months: u64, random: &mut Random) -> Self {
        let months = self.year * 12 + self.month - 1 + months;
        let (year, month) = (months / 12, months % 12 + 1);
        Self { year, month, day: 1 + random.below(days(year, month)) }
    }
}

fn time(moment: Moment, random: &mut Random) -> String {
    let zone = random.word(&["", "Z", "+03:00", "+09:00", "-05:00"]);
    format!("{}T{:02}:{:02}:00{zone}", moment.day(), random.below(24), random.below(60))
}

fn partly_open(moment: Moment, random: &mut Random) -> String {
    let forms: [(u64, Telling); 4] = [
        (4, |moment| format!("{}-XX", moment.month())),
        (3, |moment| format!("{}-XX", moment.year())),
        (2, |moment| format!("{}-XX-XX", moment.year())),
        (1, |moment| format!("{:03}X-{:02}", moment.year / 10, moment.month)),
    ];
    random.weighted(&forms).map(|form| form(moment)).unwrap_or_default()
}

/// Seasons, quarters, halves of a year: codes of two digits in the place of the month.
fn part_of_year(moment: Moment, random: &mut Random) -> String {
    let codes = [(6, 21..25), (1, 25..33), (2, 33..37), (1, 37..42)];
    let codes = random.weighted(&codes.each_ref().map(|(weight, codes)| (*weight, codes)));
    let code = codes.map(|codes| codes.start + random.below(codes.end - codes.start));
    format!("{}-{}", moment.year(), code.unwrap_or(21))
}

const QUALIFIERS: [&str; 3] = ["?", "~", "%"];

fn qualified(moment: Moment, random: &mut Random) -> String {
    format!("{}{}", moment.told(random), random.word(&QUALIFIERS))
}

/// Only one of year, month and day is in doubt, or the year and what stands before it.
fn qualified_in_part(moment: Moment, random: &mut Random) -> String {
    let Moment { year, month, day } = moment;
    let mark = random.word(&QUALIFIERS);
    match random.below(4) {
        0 => format!("{year:04}{mark}-{month:02}-{day:02}"),
        1 => format!("{year:04}-{mark}{month:02}-{day:02}"),
        2 => format!("{year:04}-{month:02}-{mark}{day:02}"),
        _ => format!("{mark}{year:04}-{month:02}"),
    }
}

/// From one day, month or year to a later one.
fn span(moment: Moment, random: &mut Random) -> String {
    let months = 1 + random.rank(240);
    let end = moment.plus(months, random);
    let forms: [(u64, Telling); 2] = [(4, Moment::day), (4, Moment::month)];
    let form = random.weighted(&forms).filter(|_| months < 12).unwrap_or(Moment::year);
    let mut mark = || if random.chance(150) { random.word(&QUALIFIERS) } else { "" };
    let (start_mark, end_mark) = (mark(), mark());
    format!("{}{start_mark}/{}{end_mark}", form(moment), form(end))
}

fn half_open(moment: Moment, random: &mut Random) -> String {
    let told = moment.told(random);
    let forms = ["{}/..", "../{}", "{}/", "/{}"];
    random.word(&forms).replace("{}", &told)
}

/// Sets: one of these days, or all of them.
fn one_of_several(moment: Moment, random: &mut Random) -> String {
    let later = moment.plus(1 + random.below(24), random);
    let last = later.plus(1, random);
    match random.below(6) {
        0 => format!("[{},{}]", moment.day(), later.day()),
        1 => format!("{{{},{},{}}}", moment.month(), later.month(), last.month()),
        2 => format!("[{}..{}]", moment.day(), later.day()),
        3 => format!("[..{}]", moment.year()),
        4 => format!("[{}..]", moment.month()),
        _ => format!("{{{}..{}}}", moment.year(), last.year()),
    }
}

/// Before our era, and where even the number of digits is not the usual one.
fn long_ago(moment: Moment, random: &mut Random) -> String {
    let within = 1 + random.below(3000);
    let year = 1 + random.below(within);
    match random.below(8) {
        0 | 1 => format!("-{year:04}"),
        2 => format!("-{year:04}~"),
        3 => format!("-{year:04}-{:02}-{:02}", moment.month, 1 + random.below(28)),
        4 => format!("-{:04}/-{year:04}", year + 1 + random.below(300)),
        5 => format!("{:04}S{}", moment.year, 2 + random.below(2)),
        6 => format!("Y-{}", 10_000 + random.below(90_000)),
        _ => format!("Y-{}E{}", 1 + random.below(9), 4 + random.below(3)),
    }
}
