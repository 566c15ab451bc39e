//! Where one is in a chronology that is explored line by line, and what each order comes to. It knows no terminal.

use super::order::{Order, help};
use super::reading::Reading;
use super::said;
use crate::cli::opening::{counted, problems};
use crate::cli::records::spoken;
use crate::cli::show;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edtf::When;
use crate::keep::{Bookmark, Change, Kept};
use crate::model::{Chronology, EventKey};
use crate::query::{Hit, Hits, Index, Narrowing, Query, Remarks};
use crate::text::Clean;
use crate::timeline::{Related, neighbours, related};

/// Related events that are said.
const RELATED: usize = 10;
/// Problems that are said.
const PROBLEMS: usize = 20;

/// Where one is.
#[derive(Debug)]
pub(super) struct State<'c> {
    chronology: &'c Chronology,
    problems: &'c [Diagnostic],
    index: Index,
    kept: Kept,
    query: Query,
    hits: Hits,
    /// The place of the present event in the list.
    at: usize,
    reading: Option<Reading>,
}

/// What is said, and what is to be done then.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Answer {
    /// Clean text, each on one line.
    pub(super) lines: Vec<String>,
    pub(super) then: Then,
}

/// What is to be done when something has been said.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Then {
    /// To wait for the next order.
    GoOn,
    /// To write down a change, which has been made here already.
    Keep(Change),
    /// To leave.
    Quit,
}

impl Answer {
    /// One line.
    pub(super) fn say(line: impl Into<String>) -> Self {
        vec![line.into()].into()
    }
}

impl From<Vec<String>> for Answer {
    fn from(lines: Vec<String>) -> Self {
        Self { lines, then: Then::GoOn }
    }
}

impl<'c> State<'c> {
    /// At the first of all events.
    pub(super) fn new(chronology: &'c Chronology, problems: &'c [Diagnostic], kept: Kept) -> Self {
        let mut index = Index::new(chronology);
        index.remark(Remarks::new(chronology, &kept));
        let query = Query::default();
        let hits = query.hits(chronology, &index);
        Self { chronology, problems, index, kept, query, hits, at: 0, reading: None }
    }

    /// The first event of the span that the chronology is about, or else the first of all.
    fn opening(&self) -> usize {
        let focus = self.chronology.focus().map(When::span);
        let is_within = |event| {
            let when = self.chronology.event(event).when;
            focus.zip(when).is_some_and(|(focus, when)| focus.contains(&when.span()))
        };
        self.hits.events().position(is_within).unwrap_or(0)
    }

    /// Says what this is, and goes to where one is to begin.
    pub(super) fn begin(&mut self, place: &Bookmark) -> Answer {
        let mut lines = vec![self.chronology.title().to_string()];
        lines.extend(self.chronology.description().lines().map(str::to_owned));
        if !self.problems.is_empty() {
            lines.push(format!("{}; `problems` tells them", problems(self.problems)));
        }
        if place.query.is_empty() {
            lines.push(self.hits.to_string());
            self.at = self.opening();
        } else {
            lines.extend(self.ask(&place.query));
        }
        if let Some(id) = &place.event {
            match self.chronology.event_of_id(id).and_then(|event| self.hits.place_of(event)) {
                Some(at) => self.at = at,
                None => lines.push(format!("there is no event `{id}` in the list")),
            }
        }
        lines.extend(place.unknown_view());
        lines.extend(self.here());
        lines.push("`help` lists the commands".to_owned());
        lines.into()
    }

    /// Takes what is kept by now.
    pub(super) fn keep(&mut self, kept: Kept) {
        self.index.remark(Remarks::new(self.chronology, &kept));
        self.kept = kept;
    }

    /// Does what is ordered.
    pub(super) fn answer(&mut self, order: Order) -> Answer {
        let here = self.hits.from(self.at).next();
        let last = self.hits.len().saturating_sub(1);
        match (order, here) {
            (Order::Help, _) => help().into(),
            (Order::Quit, _) => Answer { lines: Vec::new(), then: Then::Quit },
            (Order::Find(text), _) => self.find(&text),
            (Order::Problems, _) => self.tell_problems(),
            (Order::Where, _) | (_, None) => Answer::say(self.whereabouts()),
            (Order::Next(_), _) if self.at == last => self.stay("this is the last event"),
            (Order::Back(_), _) if self.at == 0 => self.stay("this is the first event"),
            (Order::Next(by), _) => self.go(self.at.saturating_add(by).min(last)),
            (Order::Back(by), _) => self.go(self.at.saturating_sub(by)),
            (Order::First, _) => self.go(0),
            (Order::Last, _) => self.go(last),
            (Order::Go(number), _) => match number.checked_sub(1).filter(|at| *at <= last) {
                Some(at) => self.go(at),
                None => Answer::say(format!("there is no number {number} in a list of {}", self.hits)),
            },
            (Order::Year(text), _) => self.go_to_date(&text),
            (Order::List(count), _) => self.list(count),
            (Order::Show, Some(hit)) => said::whole(self.chronology, hit, &self.kept).into(),
            (Order::Sources, Some(hit)) => {
                said::sources(self.chronology, &self.chronology.event(hit.event)).into()
            }
            (Order::Read(number), Some(hit)) => self.read(number, hit.event),
            (Order::More, _) => self.more(),
            (Order::Related, Some(hit)) => self.tell_related(hit.event),
            (Order::Star, Some(hit)) => self.star(hit.event),
            (Order::Note(text), Some(hit)) => self.note(hit.event, &text),
        }
    }

    /// `event 12 of 72, filtered by actor:abe`.
    fn whereabouts(&self) -> String {
        let of = if self.query.is_empty() { String::new() } else { format!(", filtered by {}", self.query) };
        match self.hits.len() {
            0 if self.query.is_empty() => "there are no events".to_owned(),
            0 => format!("there are no events{of}; `find` alone lists all again"),
            all => format!("event {} of {all}{of}", self.at + 1),
        }
    }

    /// An event of the list on one line.
    fn numbered(&self, at: usize, hit: Hit) -> String {
        format!("{}. {}", at + 1, said::headline(self.chronology, hit, &self.kept))
    }

    /// The present event on one line.
    fn here(&self) -> Option<String> {
        self.hits.from(self.at).next().map(|hit| self.numbered(self.at, hit))
    }

    fn go(&mut self, at: usize) -> Answer {
        self.at = at;
        self.reading = None;
        self.here().into_iter().collect::<Vec<_>>().into()
    }

    fn stay(&self, why: &str) -> Answer {
        [why.to_owned()].into_iter().chain(self.here()).collect::<Vec<_>>().into()
    }

    fn go_to_date(&mut self, text: &str) -> Answer {
        let Some(date) = When::meant(text) else {
            return Answer::say(format!("`{text}` is no date; a year is written like 2014, or 44 BC"));
        };
        let when = |event| self.chronology.event(event).when;
        let at = self.hits.partition_point(|event| when(event).is_some_and(|when| *when < date));
        match self.hits.get(at).filter(|event| when(*event).is_some_and(When::has_year)) {
            Some(_) => self.go(at),
            None => self.stay(&format!("no event of the list is dated {} or later", date.spoken())),
        }
    }

    fn list(&self, count: usize) -> Answer {
        let end = self.at.saturating_add(count).min(self.hits.len());
        let hits = (self.at..end).zip(self.hits.from(self.at));
        let mut lines: Vec<_> = hits.map(|(at, hit)| self.numbered(at, hit)).collect();
        if end == self.hits.len() {
            lines.push("end of the list".to_owned());
        }
        lines.into()
    }

    fn find(&mut self, text: &str) -> Answer {
        let here = self.hits.get(self.at);
        let mut lines = self.ask(text);
        if let Some(at) = here.filter(|_| text.is_empty()).and_then(|event| self.hits.place_of(event)) {
            self.at = at;
        }
        lines.extend(self.here());
        lines.into()
    }

    /// Asks for what the list is to be of, and says what came of it. The list begins anew, unless nothing of the
    /// query was understood.
    fn ask(&mut self, text: &str) -> Vec<String> {
        let query = Query::new(text, self.chronology);
        let mut lines: Vec<_> = query.mistakes().iter().map(said::problem).collect();
        let is_error = |mistake: &Diagnostic| mistake.severity == Severity::Error;
        if query.is_empty() && query.mistakes().iter().any(is_error) {
            lines.push("nothing of the query was understood; the list stays as it was".to_owned());
            return lines;
        }
        self.hits = query.hits(self.chronology, &self.index);
        self.at = 0;
        self.reading = None;
        lines.push(self.hits.to_string());
        if self.hits.is_empty() {
            let obstacles = Narrowing::default().obstacles(text, &query, self.chronology, &self.index);
            lines.extend(obstacles.iter().map(said::obstacle));
        }
        self.query = query;
        lines
    }

    fn read(&mut self, number: Option<usize>, event: EventKey) -> Answer {
        let citations = self.chronology.event(event).citations;
        let number = number.or(self.reading.as_ref().map(|reading| reading.number)).unwrap_or(1);
        self.reading = None;
        let Some(citation) = citations.get(number - 1) else {
            return Answer::say(match citations.len() {
                0 => "uncited: there is nothing to read".to_owned(),
                sources => format!("this event has {}", counted(sources, "source")),
            });
        };
        let source = &self.chronology[citation.source];
        let mut lines = vec![show::described(source)];
        lines.extend(show::remarks(&citation, source));
        if let Some(document) = source.document.document() {
            let (reading, read) = Reading::begin(document, citation.source, number, citation.finding);
            self.reading = Some(reading);
            lines.extend(read);
        }
        lines.into()
    }

    fn more(&mut self) -> Answer {
        let Some(reading) = &mut self.reading else {
            return Answer::say("no document is being read; `read` opens one");
        };
        let document = self.chronology[reading.source].document.document();
        document.map(|document| reading.more(document)).unwrap_or_default().into()
    }

    fn tell_related(&self, event: EventKey) -> Answer {
        let akin = self.index.akin(self.chronology, event, &neighbours(self.chronology, event));
        let found = related(self.chronology, event, &akin, RELATED);
        if found.is_empty() {
            return Answer::say("no event has to do with this one");
        }
        let line = |Related { event: key, bond }: &Related| {
            let event = self.chronology.event(*key);
            let number = match self.hits.place_of(*key) {
                Some(at) => format!("{}", at + 1),
                None => format!("not in the list, id {}", event.id),
            };
            format!("{number}. {}. {}. {bond}", spoken(&event), event.title)
        };
        found.iter().map(line).collect::<Vec<_>>().into()
    }

    fn star(&mut self, event: EventKey) -> Answer {
        let id = Clean::line(self.chronology.event(event).id);
        let (change, said) = if self.kept.stars.contains(&id) {
            (Change::Unstar(id), "no longer starred")
        } else {
            (Change::Star(id), "starred")
        };
        self.change(change, said)
    }

    fn note(&mut self, event: EventKey, text: &str) -> Answer {
        let id = Clean::line(self.chronology.event(event).id);
        let note = self.kept.notes.get(&id);
        match (text, note) {
            ("", Some(note)) => Answer::say(format!("your note: {note}")),
            ("" | "-", None) => Answer::say("you have no note on this event"),
            ("-", Some(_)) => self.change(Change::Note(id, Clean::default()), "the note is gone"),
            (text, Some(note)) if note.as_str() == text => Answer::say("this is your note already"),
            (text, _) => self.change(Change::Note(id, Clean::line(text)), "noted"),
        }
    }

    fn change(&mut self, change: Change, said: &str) -> Answer {
        let mut kept = self.kept.clone();
        kept.apply(&change);
        self.keep(kept);
        Answer { lines: vec![said.to_owned()], then: Then::Keep(change) }
    }

    fn tell_problems(&self) -> Answer {
        if self.problems.is_empty() {
            return Answer::say("no problem found");
        }
        let mut lines: Vec<_> = self.problems.iter().take(PROBLEMS).map(said::problem).collect();
        if let Some(more) = self.problems.len().checked_sub(PROBLEMS).filter(|more| *more > 0) {
            lines.push(format!("and {more} more; `annals check` tells all"));
        }
        lines.into()
    }
}

#[cfg(test)]
mod tests;
