//! What the signs of each view mean: the half of the help that is no keys.
//!
//! Whatever a view draws stands in its table, which a test of its screens holds it to.

use super::super::glyphs::Glyphs;
use super::super::place::Place;
use super::super::theme::Role;
use crate::model::{Evidence, Kind};
use crate::timeline::Rail;

/// Signs, what they are given to, and what they mean.
pub(super) type Sign = (String, Role, &'static str);

/// The tables of a place, each beneath its heading.
pub(super) fn signs(place: Place, glyphs: &Glyphs) -> Vec<(&'static str, Vec<Sign>)> {
    let mut tables = match place {
        Place::Timeline => {
            vec![("Signs of the list", [event(glyphs), rows(glyphs)].concat()), ("Dates", dates(glyphs))]
        }
        Place::Lanes => vec![("Signs of the lanes", [kinds(glyphs), lanes(glyphs)].concat())],
        Place::Grid => vec![("Signs of the grid", grid(glyphs)), ("Signs of the event", event(glyphs))],
        Place::Coverage => {
            vec![("Signs of the coverage", coverage(glyphs)), ("Signs of the event", event(glyphs))]
        }
        Place::Event | Place::Sources | Place::Compare => {
            vec![("Signs of the event", event(glyphs)), ("Dates", dates(glyphs))]
        }
        Place::Reader => {
            vec![("Signs of the reader", [reader(glyphs), kinds(glyphs), marks(glyphs)].concat())]
        }
        _ => return Vec::new(),
    };
    if place != Place::Reader {
        tables.push(("Signs of the evidence", marks(glyphs)));
    }
    tables.push(("Signs of the strip above", strip(glyphs)));
    tables
}

fn kinds(glyphs: &Glyphs) -> Vec<Sign> {
    let kind = |kind: &Kind| (glyphs.kind(*kind).to_owned(), Role::of_kind(*kind), kind.name());
    Kind::ALL.iter().map(kind).collect()
}

/// What the reader has put on an event.
fn own(glyphs: &Glyphs) -> Vec<Sign> {
    vec![
        (glyphs.star.to_owned(), Role::Plan, "starred by you"),
        (glyphs.note.to_owned(), Role::Plan, "you wrote a note on it"),
    ]
}

fn event(glyphs: &Glyphs) -> Vec<Sign> {
    [kinds(glyphs), own(glyphs)].concat()
}

fn rows(glyphs: &Glyphs) -> Vec<Sign> {
    let rails = [Rail::Begins, Rail::Passes, Rail::Ends].map(|rail| glyphs.rail(rail)).concat();
    let gap = glyphs.gap;
    vec![
        (rails, Role::Dim, "a span of time, and the events within it"),
        (format!("{gap} 7 months {gap}"), Role::Dim, "so long nothing is told of"),
        (glyphs.pointer.to_owned(), Role::Accent, "the event in focus"),
        ("perhaps".to_owned(), Role::Dim, "it may match the query, depending on its date"),
        ("disputed".to_owned(), Role::Plan, "a source says otherwise"),
        ("uncited".to_owned(), Role::Doubtful, "no source is given for it"),
    ]
}

fn dates(glyphs: &Glyphs) -> Vec<Sign> {
    let dash = if glyphs.is_ascii { "-" } else { "–" };
    let dim = |sign: String, meaning| (sign, Role::Dim, meaning);
    vec![
        dim("c. 2010".to_owned(), "about then"),
        dim("29 Jan?".to_owned(), "perhaps then"),
        dim("12 Feb+".to_owned(), "then or later"),
        dim(format!("26{dash}28 Jan"), "throughout that time"),
        dim(format!("in 26{dash}28 Jan, by 2015"), "once in that time"),
    ]
}

fn marks(glyphs: &Glyphs) -> Vec<Sign> {
    let marks = [
        (Evidence::Exact, "the words stand in the document"),
        (Evidence::Typographic, "they do, but for quotation marks, dashes, spaces"),
        (Evidence::Changed, "something near them stands there"),
        (Evidence::Ambiguous, "they stand in several places"),
        (Evidence::Missing, "they do not stand there"),
    ];
    let mark = |(mark, meaning): (Evidence, &'static str)| {
        (format!("{} {}", glyphs.evidence(Some(mark)), mark.name()), Role::of_evidence(Some(mark)), meaning)
    };
    let focus = (glyphs.bar.to_owned(), Role::Accent, "beside the quotation in focus");
    marks.map(mark).into_iter().chain([focus]).collect()
}

/// Signs side by side.
fn several(signs: &[&str]) -> String {
    let mut signs = signs.to_vec();
    signs.dedup();
    signs.join(" ")
}

fn strip(glyphs: &Glyphs) -> Vec<Sign> {
    let time = &glyphs.time;
    vec![
        (several(&time.heights), Role::Text, "events for certain: few to many"),
        (several(&time.perhaps), Role::Dim, "none for certain, but perhaps few to many"),
        (time.fold.to_owned(), Role::Dim, "time left out, of which nothing is told"),
        (
            several(&[time.window, time.lasts]),
            Role::Dim,
            "what is in sight below, and how long the event in focus is",
        ),
        (time.focus.to_owned(), Role::Accent, "the event in focus"),
    ]
}

fn lanes(glyphs: &Glyphs) -> Vec<Sign> {
    let time = &glyphs.time;
    let kind = glyphs.kind(Kind::Event);
    let [from, to] = time.one_of;
    let dim = |sign: String, meaning| (sign, Role::Dim, meaning);
    vec![
        (format!("{kind}{0}{0}", time.lasts), Role::Event, "it lasts so long"),
        dim(format!("{kind}{0}{0}", time.soft), "once in that time, or perhaps so long"),
        dim(format!("~{kind}"), "about then"),
        dim(format!("{kind}?"), "perhaps then"),
        dim(format!("{}{kind}", time.open[0]), "it began earlier, nobody knows when"),
        dim(format!("{kind}{}", time.open[1]), "it goes on, or was then or later"),
        dim(format!("{from}{kind} {to}"), "on one of several dates from here to there"),
        (format!("3  12{0}{0}", glyphs.block), Role::Title, "so many events in these cells"),
        (time.crowd.to_owned(), Role::Title, "more in this cell than a digit tells"),
        (several(&time.heights), Role::Title, "few to many, where too many to tell"),
        dim("second row".to_owned(), "what is at the same time as the first"),
        dim(time.fold.to_owned(), "time left out, of which nothing is told"),
        (glyphs.pointer.to_owned(), Role::Accent, "the lane in focus"),
    ]
}

fn grid(glyphs: &Glyphs) -> Vec<Sign> {
    let time = &glyphs.time;
    let gap = glyphs.gap;
    vec![
        ("14".to_owned(), Role::Title, "so many events, as many as Enter lists"),
        ("9+4".to_owned(), Role::Title, "nine for certain, and four perhaps"),
        ("3?".to_owned(), Role::Text, "three, all of them perhaps"),
        ("2+1".to_owned(), Role::Dim, "none of its own: they last longer, or are dated no closer"),
        (time.nothing.to_owned(), Role::Border, "none at all"),
        ("all".to_owned(), Role::Dim, "the whole row, with what is dated no closer"),
        (several(&time.heights), Role::Accent, "few to many for certain, beside the other cells"),
        (format!("{gap} 14 years {gap}"), Role::Dim, "so long nothing is told of, as in the list"),
    ]
}

fn coverage(glyphs: &Glyphs) -> Vec<Sign> {
    let time = &glyphs.time;
    vec![
        (several(&time.heights), Role::Text, "events for which it is cited: few to many"),
        (several(&time.perhaps), Role::Dim, "none for certain, but perhaps few to many"),
        (
            time.published.to_owned(),
            Role::Accent,
            "published then; what is behind it was foreseen, or others tell of it too",
        ),
        (time.fold.to_owned(), Role::Dim, "time left out, of which nothing is told"),
        ("events".to_owned(), Role::Dim, "so many of those listed cite it"),
        ("quoted".to_owned(), Role::Dim, "the share of its text that is quoted"),
        ("uncited".to_owned(), Role::Dim, "its paragraphs that no event cites"),
        (glyphs.pointer.to_owned(), Role::Accent, "the source in focus"),
    ]
}

fn reader(glyphs: &Glyphs) -> Vec<Sign> {
    vec![
        (glyphs.bar.to_owned(), Role::Accent, "beside lines that an event cites; bright, the one in focus"),
        ("words".to_owned(), Role::Passage, "quoted; all others are dim"),
        ("words".to_owned(), Role::Current, "the passage in focus"),
        ("words".to_owned(), Role::Doubtful, "not quite as they are quoted"),
        ("margin".to_owned(), Role::Dim, "which event cites the words beside it"),
        ("43 %".to_owned(), Role::Dim, "how far down one is"),
    ]
}
