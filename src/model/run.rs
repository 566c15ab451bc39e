//! A run of events in columns, as one thread reads them: a million take little more memory than their words do.
//!
//! What is the same for many events (dates, those who take part) is kept elsewhere, and referred to by number.

use std::ops::Range;
use std::sync::OnceLock;

use super::event::{Basis, Citation, Citations, Event, Kind, Role};
use super::{Actor, Finding, Key, Place, Source, Theme};
use crate::edtf::When;
use crate::text::CleanStr;

/// Stands for a number or a length that is not there.
const NONE: u32 = u32::MAX;

/// An event as it is read, before it has a place in time.
///
/// Its keys are those of the lists that the reader of the file has so far; [`Run::renumber`] takes them to others.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'d> {
    /// See [`Event::id`].
    pub id: CleanStr<'d>,
    /// A place in a list of dates; `None` if there is no date.
    pub date: Option<u32>,
    /// See [`Event::basis`].
    pub basis: Basis,
    /// See [`Event::date_note`].
    pub date_note: Option<CleanStr<'d>>,
    /// See [`Event::title`].
    pub title: CleanStr<'d>,
    /// See [`Event::summary`].
    pub summary: CleanStr<'d>,
    /// See [`Event::kind`].
    pub kind: Kind,
    /// See [`Event::actors`].
    pub actors: &'d [Key<Actor>],
    /// See [`Event::themes`].
    pub themes: &'d [Key<Theme>],
    /// See [`Event::places`].
    pub places: &'d [Key<Place>],
    /// See [`Event::citations`].
    pub citations: &'d [DraftCitation<'d>],
    /// The line on which it begins, counted from that of the run.
    pub line: u32,
}

/// A citation as it is read.
#[derive(Clone, Copy, Debug)]
pub struct DraftCitation<'d> {
    /// See [`Citation::source`].
    pub source: Key<Source>,
    /// See [`Citation::quote`].
    pub quote: CleanStr<'d>,
    /// See [`Citation::prefix`].
    pub prefix: Option<CleanStr<'d>>,
    /// See [`Citation::suffix`].
    pub suffix: Option<CleanStr<'d>>,
    /// See [`Citation::role`].
    pub role: Role,
}

/// Events in the order in which a file has them: one part of it, or the whole.
#[derive(Debug, Default)]
pub struct Run {
    /// The line of the file that lines are counted from.
    pub first_line: usize,
    /// All texts of one event after the other: id, title, summary, note; then those of its citations.
    text: String,
    rows: Vec<Row>,
    actors: Vec<Key<Actor>>,
    themes: Vec<Key<Theme>>,
    places: Vec<Key<Place>>,
    citations: Vec<CitationRow>,
    findings: Findings,
}

/// What is kept of each event. What it has many of ends where the next event's begin.
#[derive(Clone, Copy, Debug)]
struct Row {
    text: u32,
    id: u32,
    title: u32,
    summary: u32,
    note: u32,
    actors: u32,
    themes: u32,
    places: u32,
    citations: u32,
    date: u32,
    line: u32,
    kind: Kind,
    basis: Basis,
}

impl Row {
    fn date(&self) -> Option<usize> {
        (self.date != NONE).then_some(self.date as usize)
    }
}

/// What is kept of each citation.
#[derive(Debug)]
struct CitationRow {
    source: Key<Source>,
    text: u32,
    quote: u32,
    prefix: u32,
    suffix: u32,
    role: Role,
}

/// New numbers for the keys of a run, by the old ones.
#[derive(Clone, Copy, Debug)]
pub struct Renumbering<'r> {
    /// For each actor its key.
    pub actors: &'r [Key<Actor>],
    /// For each theme its key.
    pub themes: &'r [Key<Theme>],
    /// For each place its key.
    pub places: &'r [Key<Place>],
    /// For each source its key.
    pub sources: &'r [Key<Source>],
}

/// What is asked of what events speak of.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Of each actor.
    pub actor: &'a dyn Fn(Key<Actor>) -> bool,
    /// Of each place.
    pub place: &'a dyn Fn(Key<Place>) -> bool,
    /// Of each source.
    pub source: &'a dyn Fn(Key<Source>) -> bool,
    /// Of all themes of an event.
    pub themes: &'a dyn Fn(&[Key<Theme>]) -> bool,
}

/// A length or place as columns have it. The reader of files takes no text of 4 GiB.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

impl Run {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds an event.
    pub fn push(&mut self, event: &Draft<'_>) {
        let row = Row {
            text: narrow(self.text.len()),
            id: self.say(event.id),
            title: self.say(event.title),
            summary: self.say(event.summary),
            note: self.say_some(event.date_note),
            actors: narrow(self.actors.len()),
            themes: narrow(self.themes.len()),
            places: narrow(self.places.len()),
            citations: narrow(self.citations.len()),
            date: event.date.unwrap_or(NONE),
            line: event.line,
            kind: event.kind,
            basis: event.basis,
        };
        self.rows.push(row);
        self.actors.extend_from_slice(event.actors);
        self.themes.extend_from_slice(event.themes);
        self.places.extend_from_slice(event.places);
        for citation in event.citations {
            let row = CitationRow {
                source: citation.source,
                text: narrow(self.text.len()),
                quote: self.say(citation.quote),
                prefix: self.say_some(citation.prefix),
                suffix: self.say_some(citation.suffix),
                role: citation.role,
            };
            self.citations.push(row);
        }
    }

    /// Gives back the memory that was kept for more events.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.actors.shrink_to_fit();
        self.themes.shrink_to_fit();
        self.places.shrink_to_fit();
        self.citations.shrink_to_fit();
    }

    /// Gives every key its new number. Numbers that are not in the lists stay.
    pub fn renumber(&mut self, to: &Renumbering<'_>) {
        fn each<T>(keys: &mut [Key<T>], to: &[Key<T>]) {
            for key in keys {
                *key = to.get(key.index()).copied().unwrap_or(*key);
            }
        }
        each(&mut self.actors, to.actors);
        each(&mut self.themes, to.themes);
        each(&mut self.places, to.places);
        for citation in &mut self.citations {
            citation.source = to.sources.get(citation.source.index()).copied().unwrap_or(citation.source);
        }
    }

    /// The id of an event of this run.
    pub fn id(&self, row: usize) -> Option<&str> {
        let row = self.rows.get(row)?;
        self.text.get(row.text as usize..)?.get(..row.id as usize)
    }

    /// The rows of events that speak of something of which something is so, or of one thing twice.
    pub fn rows_with(&self, about: &About<'_>) -> Vec<usize> {
        let is_told = |row: &usize| {
            let event = self.at(*row, &[]);
            event.actors.iter().any(|key| (about.actor)(*key))
                || event.places.iter().any(|key| (about.place)(*key))
                || event.citations.iter().any(|citation| (about.source)(citation.source))
                || (about.themes)(event.themes)
        };
        (0..self.len()).filter(is_told).collect()
    }

    /// The event that begins on a line of the file.
    pub fn row_on(&self, line: usize) -> Option<usize> {
        let line = u32::try_from(line.checked_sub(self.first_line)?).ok()?;
        self.rows.binary_search_by_key(&line, |row| row.line).ok()
    }

    /// The sources that each of its events cites, one event after the other.
    pub(super) fn sources_of_each(&self) -> impl Iterator<Item = impl Iterator<Item = Key<Source>>> {
        let ends = self.rows.iter().skip(1).map(|row| row.citations as usize).chain([self.citations.len()]);
        self.rows.iter().zip(ends).map(|(row, end)| self.sources(row.citations as usize..end))
    }

    /// The themes of all its events, one event after the other.
    pub fn themes(&self) -> &[Key<Theme>] {
        &self.themes
    }

    /// The line of the file on which an event of this run begins, counted from one.
    pub fn line(&self, row: usize) -> Option<usize> {
        Some(self.first_line + self.rows.get(row)?.line as usize)
    }

    /// The number of the date of an event.
    pub(super) fn date(&self, row: usize) -> Option<usize> {
        self.rows.get(row).and_then(Row::date)
    }

    fn say(&mut self, text: CleanStr<'_>) -> u32 {
        self.text.push_str(&text);
        narrow(text.len())
    }

    fn say_some(&mut self, text: Option<CleanStr<'_>>) -> u32 {
        text.map_or(NONE, |text| self.say(text))
    }

    pub(super) fn event<'c>(&'c self, number: usize, dates: &'c [When]) -> Option<Event<'c>> {
        (number < self.rows.len()).then(|| self.at(number, dates))
    }

    pub(super) fn at<'c>(&'c self, number: usize, dates: &'c [When]) -> Event<'c> {
        let row = &self.rows[number];
        let next = self.rows.get(number + 1);
        let mut text = Texts(self.text.get(row.text as usize..).unwrap_or_default());
        let end = |column: fn(&Row) -> u32, all: usize| next.map_or(all, |next| column(next) as usize);
        let citations = row.citations as usize..end(|row| row.citations, self.citations.len());
        Event {
            id: text.take(row.id).unwrap_or_default(),
            title: text.take(row.title).unwrap_or_default(),
            summary: text.take(row.summary).unwrap_or_default(),
            date_note: text.take(row.note),
            when: dates.get(row.date as usize),
            basis: row.basis,
            kind: row.kind,
            actors: part(&self.actors, row.actors, end(|row| row.actors, self.actors.len())),
            themes: part(&self.themes, row.themes, end(|row| row.themes, self.themes.len())),
            places: part(&self.places, row.places, end(|row| row.places, self.places.len())),
            citations: Citations::new(self, citations),
            line: self.first_line + row.line as usize,
        }
    }

    pub(super) fn citation(&self, number: usize) -> Option<Citation<'_>> {
        let row = self.citations.get(number)?;
        let mut text = Texts(self.text.get(row.text as usize..).unwrap_or_default());
        Some(Citation {
            source: row.source,
            quote: text.take(row.quote).unwrap_or_default(),
            prefix: text.take(row.prefix),
            suffix: text.take(row.suffix),
            role: row.role,
            finding: self.finding(number),
        })
    }

    /// The sources of some of the citations.
    pub(super) fn sources(&self, numbers: Range<usize>) -> impl Iterator<Item = Key<Source>> {
        self.citations.get(numbers).unwrap_or_default().iter().map(|row| row.source)
    }

    /// What some of the citations say of their event.
    pub(super) fn roles(&self, numbers: Range<usize>) -> impl Iterator<Item = Role> {
        self.citations.get(numbers).unwrap_or_default().iter().map(|row| row.role)
    }

    /// What was found of some of the citations, as far as they have been looked for.
    pub(super) fn findings(&self, numbers: Range<usize>) -> impl Iterator<Item = Option<&Finding>> {
        numbers.map(|number| self.finding(number))
    }

    fn finding(&self, number: usize) -> Option<&Finding> {
        self.findings.get(number)
    }

    pub(super) fn note_finding(&self, number: usize, finding: Finding) {
        if number < self.citations.len() {
            self.findings.note(number, self.citations.len(), finding);
        }
    }
}

/// Citations that get room for findings together.
const TOGETHER: usize = 32;

/// For each citation of a run what was found, written once, when the quotation has been looked for. There is no room
/// for it before a neighbour has been: of a million events few are ever looked at.
#[derive(Debug, Default)]
struct Findings(OnceLock<Vec<OnceLock<Neighbours>>>);

type Neighbours = Box<[OnceLock<Finding>; TOGETHER]>;

impl Findings {
    fn get(&self, number: usize) -> Option<&Finding> {
        self.0.get()?.get(number / TOGETHER)?.get()?.get(number % TOGETHER)?.get()
    }

    /// Writes down what was found of one of so many.
    fn note(&self, number: usize, of: usize, finding: Finding) {
        let none = || (0..of.div_ceil(TOGETHER)).map(|_| OnceLock::new()).collect();
        let neighbours = self.0.get_or_init(none).get(number / TOGETHER);
        let found = neighbours.and_then(|all| all.get_or_init(Box::default).get(number % TOGETHER));
        if let Some(found) = found {
            // Whoever was first found the same.
            let _ = found.set(finding);
        }
    }
}

fn part<T>(list: &[T], from: u32, to: usize) -> &[T] {
    list.get(from as usize..to).unwrap_or_default()
}

/// Texts that stand one behind the other.
struct Texts<'c>(&'c str);

impl<'c> Texts<'c> {
    /// The next one, unless it is not there.
    fn take(&mut self, length: u32) -> Option<&'c str> {
        let (text, rest) = (length != NONE).then(|| self.0.split_at_checked(length as usize))??;
        self.0 = rest;
        Some(text)
    }
}
