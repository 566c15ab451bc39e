//! `annals stats`: how many events there are of everything, and how well they are borne out.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::arguments::{self, TextFormat};
use super::check::evidence_counts;
use super::console::Console;
use super::counts::percent;
use super::failure::Failure;
use super::opening::{Answer, counted};
use super::prose::{Margin, Prose};
use super::table::{Column, Grid, Room};
use super::{Status, listing, opening, styles};
use crate::edtf::{Shape, Span, When};
use crate::model::{Chronology, EventKey, Key, Source, cited_by};
use crate::query::{Count, Field, Unit, tally};
use crate::text::{Clean, fit, width};

/// Everything that is counted.
#[derive(Debug, Serialize)]
struct Stats<'a> {
    title: &'a Clean,
    /// What all of it is of, as it was understood; null if of everything.
    query: Option<Clean>,
    events: usize,
    /// So many of them match only perhaps.
    perhaps: usize,
    undated: usize,
    /// Those dated without a year, which no year counts for certain.
    without_year: usize,
    years: Vec<Tally>,
    /// Of the year that is asked for, if it is one.
    months: Vec<Tally>,
    kinds: Vec<Tally>,
    actors: Vec<Tally>,
    themes: Vec<Tally>,
    places: Vec<Tally>,
    sources: Vec<Tally>,
    date_basis: Vec<Tally>,
    date_precision: Vec<Tally>,
    evidence: Vec<Tally>,
    documents: Vec<DocumentRecord<'a>>,
}

/// How many events, or quotations, something has.
#[derive(Debug, Serialize)]
struct Tally {
    id: String,
    name: Clean,
    certain: usize,
    /// How many more there may be.
    perhaps: usize,
}

#[derive(Debug, Serialize)]
struct DocumentRecord<'a> {
    source: &'a Clean,
    characters: Option<usize>,
    /// The share of them that some citation quotes.
    cited: Option<f64>,
}

/// How narrowly a date is known, in words, with the most days that it may leave open.
const WIDTHS: [(&str, i64); 4] = [
    ("to the day", 1),
    ("to a month or part of one", 31),
    ("to a year or part of one", 366),
    ("to several years", i64::MAX),
];
/// What lasts is not less known for being long.
const LASTS: &str = "from one time to another";
const OPEN: &str = "with an open end";
/// Whatever their width.
const IN_DOUBT: &str = "about then, or perhaps then";

/// How narrowly each date is known: each in one of these classes.
fn widths<'a>(dates: impl Iterator<Item = &'a When>) -> Vec<Tally> {
    let classes = WIDTHS.iter().map(|(name, _)| *name).chain([LASTS, OPEN, IN_DOUBT]);
    let mut counts: Vec<(&str, usize)> = classes.map(|name| (name, 0)).collect();
    for when in dates {
        let class = narrowness(when);
        if let Some((_, count)) = counts.iter_mut().find(|(name, _)| *name == class) {
            *count += 1;
        }
    }
    Tally::list(counts)
}

fn narrowness(when: &When) -> &'static str {
    let span = when.span();
    match (span.earliest, span.latest) {
        _ if when.is_approximate() || when.is_uncertain() => IN_DOUBT,
        (Some(_), Some(_)) if when.shape() == Shape::Stretch => LASTS,
        (Some(earliest), Some(latest)) => {
            let days = latest.number().saturating_sub(earliest.number()).saturating_add(1);
            WIDTHS.iter().find(|(_, most)| days <= *most).map_or(OPEN, |(name, _)| name)
        }
        _ => OPEN,
    }
}

/// Runs the command.
pub(super) fn run(
    stats: &arguments::Stats,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let chronology = opening::open(stats.asked.file.as_deref(), documents, console)?;
    if stats.asked.query().is_empty() {
        opening::check_all(&chronology, console);
    }
    let answer = opening::ask(&stats.asked, &chronology, console)?;
    answer.check(&chronology);
    let counts = Stats::new(&chronology, &answer);
    match stats.format {
        TextFormat::Text => counts.write(console)?,
        TextFormat::Json => listing::write_json(&counts, console)?,
    }
    let told = answer.tell(console)?;
    // That there are no events in a chronology is no failure to count them.
    Ok(if answer.query.is_empty() { Status::DONE } else { told })
}

/// Months of the year that is asked for, or of a part of it, those with events; none if more is asked for.
fn months(chronology: &Chronology, Answer { query, index, hits, .. }: &Answer) -> Vec<Tally> {
    let period = query.period().and_then(|span| span.earliest.zip(span.latest));
    let Some((first, last)) = period.filter(|(first, last)| first.year() == last.year()) else {
        return Vec::new();
    };
    let months: Vec<Span> = Unit::Month.between(first, last).collect();
    let counts = tally(&months, hits, chronology, index);
    let tallies = months.iter().zip(counts).filter_map(|(month, count)| {
        let (year, month, _) = month.earliest?.civil();
        let month = When::parse(&format!("{year:04}-{month:02}")).ok()?;
        let (certain, perhaps) = (count.certain, count.perhaps);
        Some(Tally {
            id: month.as_written().to_owned(),
            name: Clean::line(&month.spoken()),
            certain,
            perhaps,
        })
    });
    tallies.filter(|tally| tally.all() > 0).collect()
}

impl<'a> Stats<'a> {
    fn new(chronology: &'a Chronology, answer: &Answer) -> Self {
        let Answer { query, index, hits, .. } = answer;
        let by = |field| query.counts(field, chronology, index).into_iter().map(Tally::from).collect();
        let keys: Vec<EventKey> = hits.events().collect();
        let events = keys.iter().map(|event| chronology.event(*event));
        let dates = || events.clone().filter_map(|event| event.when);
        let sources: Vec<Tally> = by(Field::Source);
        // Of everything all sources are told, those too that no event cites.
        let is_told =
            |source: &Source| query.is_empty() || sources.iter().any(|tally| tally.id == source.id.as_str());
        let told = chronology.sources().iter().enumerate().filter(|(_, source)| is_told(source));
        let is_hit = |event| hits.place_of(event).is_some();
        Self {
            title: chronology.title(),
            query: (!query.is_empty()).then(|| Clean::line(&query.to_string())),
            events: hits.len(),
            perhaps: hits.perhaps(),
            undated: hits.len() - dates().count(),
            without_year: dates().filter(|when| !when.has_year()).count(),
            years: by(Field::Year),
            months: months(chronology, answer),
            kinds: by(Field::Kind),
            actors: by(Field::Actor),
            themes: by(Field::Theme),
            places: by(Field::Place),
            date_basis: by(Field::Basis),
            date_precision: widths(dates()),
            evidence: Tally::list(evidence_counts(events.clone()).map(|(mark, count)| (mark.name(), count))),
            documents: told
                .map(|(index, source)| DocumentRecord {
                    source: &source.id,
                    characters: source.document.document().map(|document| document.text().chars().count()),
                    cited: cited_by(chronology, Key::new(index), is_hit),
                })
                .collect(),
            sources,
        }
    }

    fn write(&self, console: &mut Console) -> io::Result<()> {
        Prose::new(styles::HEADING, self.title).write(Margin::NONE, console)?;
        if let Some(query) = &self.query {
            Prose::plain(&format!("only what matches {query}")).write(Margin::NONE, console)?;
        }
        let counts = [
            (self.events, "event"),
            (self.documents.len(), "source"),
            (self.actors.len(), "actor"),
            (self.places.len(), "place"),
            (self.themes.len(), "theme"),
        ];
        let counts = counts.map(|(count, noun)| counted(count, noun)).join(", ");
        Prose::plain(&counts).write(Margin::NONE, console)?;
        if self.perhaps > 0 {
            writeln!(console, "{} of the events perhaps", self.perhaps)?;
        }
        if self.undated > 0 {
            writeln!(console, "{} undated", self.undated)?;
        }
        if self.without_year > 0 {
            writeln!(console, "{} of an unknown year", self.without_year)?;
        }
        for (heading, tallies, command) in [
            ("Years", &self.years, None),
            ("Months", &self.months, None),
            ("Kinds", &self.kinds, None),
            ("Actors", &self.actors, Some("annals actors")),
            ("Themes", &self.themes, Some("annals themes")),
            ("Places", &self.places, Some("annals places")),
            ("Sources", &self.sources, Some("annals sources")),
            ("How dates are known", &self.date_basis, None),
            ("How narrowly dates are known", &self.date_precision, None),
            ("Quotations", &self.evidence, None),
        ] {
            write_section(heading, tallies, command, console)?;
        }
        if !self.documents.is_empty() {
            writeln!(console, "\n{}", console.paint(styles::HEADING, "Documents"))?;
            Grid::new(&DocumentRecord::columns(), &self.documents).write(console)?;
        }
        Ok(())
    }
}

impl DocumentRecord<'_> {
    fn columns() -> [Column<Self>; 3] {
        [
            Column {
                heading: "source",
                cell: |document| document.source.as_str().into(),
                room: Room::Cut(12),
            },
            Column {
                heading: "characters",
                cell: |document| {
                    document.characters.map(|count| count.to_string()).unwrap_or_default().into()
                },
                room: Room::Number,
            },
            Column {
                heading: "cited",
                cell: |document| document.cited.map(percent).unwrap_or_default().into(),
                room: Room::Number,
            },
        ]
    }
}

impl Tally {
    fn list(counts: impl IntoIterator<Item = (&'static str, usize)>) -> Vec<Self> {
        let counted = counts.into_iter().filter(|(_, count)| *count > 0);
        counted
            .map(|(name, certain)| Self { id: name.to_owned(), name: Clean::line(name), certain, perhaps: 0 })
            .collect()
    }

    fn all(&self) -> usize {
        self.certain + self.perhaps
    }
}

impl From<Count> for Tally {
    fn from(count: Count) -> Self {
        Self { id: count.value, name: count.label, certain: count.certain, perhaps: count.perhaps }
    }
}

/// So many of a list are shown if a command lists them all.
const SHOWN: usize = 12;
/// The longest bar, in cells.
const LONGEST: usize = 40;
/// Longer labels are cut.
const LABEL: usize = 40;

fn write_section(
    heading: &str,
    tallies: &[Tally],
    command: Option<&str>,
    console: &mut Console,
) -> io::Result<()> {
    if tallies.is_empty() {
        return Ok(());
    }
    let (shown, more) = match command {
        Some(command) if tallies.len() > SHOWN => (&tallies[..SHOWN], Some((tallies.len() - SHOWN, command))),
        _ => (tallies, None),
    };
    writeln!(console, "\n{}", console.paint(styles::HEADING, heading))?;
    let numbers = shown.iter().map(|tally| number(tally).len()).max().unwrap_or_default();
    let longest = console.width().map_or(LABEL, |width| width.saturating_sub(numbers + 6).min(LABEL));
    let labels = shown.iter().map(|tally| width(&tally.name)).max().unwrap_or_default().min(longest);
    let most = shown.iter().map(Tally::all).max().unwrap_or_default().max(1);
    let room =
        console.width().map_or(LONGEST, |width| width.saturating_sub(labels + numbers + 6).min(LONGEST));
    // A count has a cell of its own as long as there are enough of them.
    let scale = |count: usize| if most <= room { count } else { (count * room).div_ceil(most) };
    let bars = console.bars();
    for tally in shown {
        let label = padded(&fit(&tally.name, labels), labels);
        let certain = bars[0].repeat(scale(tally.certain));
        let perhaps = bars[1].repeat(scale(tally.all()) - scale(tally.certain));
        let line = format!("  {label}  {:>numbers$}  {certain}{perhaps}", number(tally));
        let line = console.spelled(line.trim_end()).into_owned();
        writeln!(console, "{line}")?;
    }
    if let Some((count, command)) = more {
        let margin = Margin { first: "  ", others: "  " };
        Prose::plain(&format!("and {count} more; `{command}` lists all")).write(margin, console)?;
    }
    Ok(())
}

/// `14`, or with three more perhaps `14+3?`.
fn number(tally: &Tally) -> String {
    match tally.perhaps {
        0 => tally.certain.to_string(),
        perhaps => format!("{}+{perhaps}?", tally.certain),
    }
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}
