//! Asking: each form of query, and the counts that pickers show.

use annals::edtf::Day;
use annals::query::{Field, Hits, Narrowing, Query, Unit, facet, tally};
use annals::timeline::{Headings, Rows};
use divan::{Bencher, black_box};

use super::data::READ;

/// A query of each form.
const QUERIES: [&str; 18] = [
    "salt",
    "slat",
    "\"crates of\"",
    "salt -timber",
    "tea OR (coal flood)",
    "ломизо",
    "year:2012..2014",
    "date:2014-02",
    "within:1950..1990",
    "actor:lomizo-1",
    "actor:society",
    "theme:trade",
    "place:lomizo",
    "kind:statement",
    "source:courier",
    "basis:inferred",
    "evidence:missing",
    "id:e77",
];

/// A text understood, and asked of all events.
#[divan::bench(args = QUERIES)]
fn ask(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench_local(|| {
        Query::with_index(black_box(text), &READ.chronology, &READ.index).hits(&READ.chronology, &READ.index)
    });
}

/// The fields that pickers and `stats` count.
const FIELDS: [&str; 8] = ["year", "actor", "theme", "place", "kind", "source", "basis", "evidence"];

#[divan::bench(args = FIELDS)]
fn count(bencher: Bencher<'_, '_>, name: &str) {
    count_under(bencher, name, "");
}

#[divan::bench(args = FIELDS)]
fn count_of_some(bencher: Bencher<'_, '_>, name: &str) {
    count_under(bencher, name, "salt year:1990..2014");
}

fn count_under(bencher: Bencher<'_, '_>, name: &str, text: &str) {
    let field = Field::from_name(name).unwrap();
    bencher.bench_local(|| facet(black_box(text), field, &READ.chronology, &READ.index));
}

/// Units of time, and the years for which they are counted: as much as a view may show at once, and more.
const UNITS: [(&str, Unit, i64); 3] =
    [("years", Unit::Year, 1100), ("months", Unit::Month, 1900), ("days", Unit::Day, 2000)];

/// How many events there are in each year, month or day, of all and of some.
#[divan::bench(args = UNITS.map(|(name, ..)| name), consts = [false, true])]
fn buckets<const SOME: bool>(bencher: Bencher<'_, '_>, name: &str) {
    let (_, unit, first) = UNITS.into_iter().find(|(known, ..)| *known == name).unwrap();
    let (first, last) = (Day::new(first, 1, 1).unwrap(), Day::new(2025, 12, 31).unwrap());
    let spans: Vec<_> = unit.between(first, last).collect();
    let query = Query::new(if SOME { "salt theme:trade" } else { "" }, &READ.chronology);
    let hits = query.hits(&READ.chronology, &READ.index);
    bencher.bench_local(|| tally(black_box(&spans), &hits, &READ.chronology, &READ.index));
}

/// The rows of the timeline, of all events.
#[divan::bench]
fn timeline_rows(bencher: Bencher<'_, '_>) {
    let hits = Hits::all(READ.chronology.events().len());
    let headings = Headings::new(&READ.chronology);
    bencher.bench_local(|| Rows::new(&headings, black_box(&hits).events()));
}

/// What is typed into a query letter by letter, and erased: each is asked with what is remembered of those before.
#[divan::bench]
fn typing(bencher: Bencher<'_, '_>) {
    let word = "salt crates";
    bencher.bench_local(|| {
        let mut narrowing = Narrowing::default();
        for end in (1..=word.len()).chain((1..word.len()).rev()) {
            let text = word.get(..end).unwrap();
            let query = Query::with_index(black_box(text), &READ.chronology, &READ.index);
            black_box(narrowing.hits(&query, &READ.chronology, &READ.index));
        }
    });
}

/// The rows of one screen in the midst of the list, with the rails beside them.
#[divan::bench]
fn timeline_rails(bencher: Bencher<'_, '_>) {
    let hits = Hits::all(READ.chronology.events().len());
    let headings = Headings::new(&READ.chronology);
    let rows = Rows::new(&headings, hits.events());
    let first = hits.len() / 2;
    let from = |place| hits.from(place).map(|hit| hit.event);
    bencher.bench_local(|| rows.rails(black_box(first..first + 40), &headings, from));
}
