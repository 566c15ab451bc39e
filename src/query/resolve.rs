//! What was typed, understood against a chronology: names become keys, dates become days.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use super::dates::{NoDates, dates, days_of_years, years};
use super::field::{Field, fields};
use super::index::Index;
use super::mistakes::{Advice, Mistakes, shown};
use super::pattern::Pattern;
use super::remarks::{ANY, Remarked};
use super::token::Wanted;
use super::tree::{Node, Term};
use super::values::{Value, called, has_value, values};
use super::words::flat;
use super::written_dates::{date_from, written_dates};
use crate::diagnostic::nearest;
use crate::edtf::Span;
use crate::model::{Actor, Chronology, EventKey, Key};

/// A term that was understood.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Asked {
    /// As it was typed.
    wanted: Wanted,
    pub(super) test: Test,
}

/// What an event is tested for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    /// Some of its text says this.
    Says(Pattern),
    /// It has this property.
    Has(Property),
    /// The reader has put this on it.
    Remarked(Remarked),
}

/// Something other than words that an event may have.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Property {
    /// It falls, at least partly, in these days.
    Overlaps(Span),
    /// It falls, certainly and wholly, within these days.
    Within(Span),
    /// It has one of these values of a field: places in the list of [`values`], sorted.
    HasOne(Field, Vec<usize>),
    /// It is this one.
    Is(EventKey),
}

impl fmt::Display for Asked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wanted.fmt(formatter)
    }
}

/// So many values a hint lists in full.
const LISTED: usize = 8;
/// Of more than that it names those that most events have.
const NAMED: usize = 4;
/// How many ids are compared with a mistyped one, and how many events are counted for a hint. A large chronology must not make typing slow.
const COMPARED: usize = 10_000;
/// Bytes of a value above which nothing like it is looked for.
const LONGEST: usize = 100;

/// Reads terms against a chronology and notes what it does not understand.
pub(super) struct Resolver<'a, 'text> {
    pub(super) text: &'text str,
    pub(super) chronology: &'a Chronology,
    /// Of the chronology, if there is one already.
    pub(super) index: Option<&'a Index>,
    pub(super) mistakes: Mistakes<'text>,
}

impl Resolver<'_, '_> {
    /// The tree without what was not understood; `None` if nothing is left.
    pub(super) fn node(&mut self, node: &Node<Term>) -> Option<Node<Asked>> {
        node.filter_map(&mut |term| {
            let test = self.term(term)?;
            let wanted = term.wanted.clone();
            Some(Asked { wanted, test })
        })
    }

    /// Tells which words are plainly a date, and how to ask for that.
    pub(super) fn dates_in_words(&mut self, tree: &Node<Term>) {
        for (span, meant) in written_dates(self.text, tree) {
            let words = self.text.get(span.clone()).unwrap_or_default();
            let message = format!("`{}` is looked for as words", shown(words));
            self.mistakes.warning(&span, "date-as-words", &message).advise(&span, Advice::Instead(meant));
        }
    }

    fn term(&mut self, term: &Term) -> Option<Test> {
        let (name, value) = match &term.wanted {
            Wanted::Word(words) => return self.pattern(term, Pattern::word(words)),
            Wanted::Phrase(words) => return self.pattern(term, Pattern::phrase(words)),
            Wanted::Field { name, value } => (name, value),
        };
        let typed = self.text.get(term.span.clone()).unwrap_or_default();
        let colon = term.span.start + typed.find(':').unwrap_or(typed.len());
        let Some(field) = Field::from_name(name) else {
            self.unknown_field(&(term.span.start..colon), name, value, typed);
            return None;
        };
        if value.is_empty() {
            self.no_value(&term.span, field);
            return None;
        }
        let spot = Spot { term: term.span.clone(), value: colon + 1..term.span.end };
        let property = match field {
            Field::Year | Field::Date | Field::Within => self.days(&spot, field, value),
            Field::Id => self.id(&spot, value),
            Field::Note => return self.note(&spot, value).map(Test::Remarked),
            Field::Star => return self.places(&spot, field, value).map(Remarked::Star).map(Test::Remarked),
            _ => self.one_of(&spot, field, value),
        };
        property.map(Test::Has)
    }

    fn pattern(&mut self, term: &Term, pattern: Option<Pattern>) -> Option<Test> {
        if pattern.is_none() {
            self.nothing_to_find(&term.span);
        }
        pattern.map(Test::Says)
    }

    fn nothing_to_find(&mut self, place: &Range<usize>) {
        self.mistakes
            .error(place, "nothing-to-find", "there is no letter here to look for")
            .hint("write the words between the quotation marks");
    }

    fn days(&mut self, spot: &Spot, field: Field, value: &str) -> Option<Property> {
        let days = match field {
            Field::Year => years(value).map(days_of_years),
            _ => dates(value),
        };
        match days {
            Ok(span) if field == Field::Within => Some(Property::Within(span)),
            Ok(span) => Some(Property::Overlaps(span)),
            Err(error) => {
                let message = error.to_string();
                let (code, meant) = match error {
                    NoDates::Year { meant } => ("bad-year", meant),
                    NoDates::Date { meant, .. } => ("bad-date", meant.map(|meant| term(field, &meant))),
                    NoDates::Everything => ("open-range", None),
                    NoDates::Reversed { turned } => ("reversed-range", Some(term(field, &turned))),
                };
                if meant.is_none()
                    && let Some((whole, meant)) = longer_date(self.text, spot, field)
                {
                    self.mistakes.error(&spot.value, code, &message).advise(&whole, Advice::Instead(meant));
                    return None;
                }
                let example = || Advice::Say(format!("for example `{}`", field.info().example));
                let advice = meant.map_or_else(example, Advice::Instead);
                self.mistakes.error(&spot.value, code, &message).advise(&spot.term, advice);
                None
            }
        }
    }

    fn id(&mut self, spot: &Spot, value: &str) -> Option<Property> {
        let found = self.chronology.event_of_id(value);
        if found.is_none() {
            let ids = self.chronology.events().iter().take(COMPARED);
            let near = near(value, ids.map(|event| event.id));
            let message = format!("no event has the id `{}`", shown(value));
            let mistake = self.mistakes.error(&spot.value, "unknown-value", &message);
            if let Some(id) = near {
                mistake.advise(&spot.term, Advice::Instead(term(Field::Id, id)));
            }
        }
        found.map(Property::Is)
    }

    fn note(&mut self, spot: &Spot, value: &str) -> Option<Remarked> {
        let wanted = (value != ANY).then(|| flat(value));
        if wanted.as_deref() == Some("") {
            self.nothing_to_find(&spot.value);
            return None;
        }
        Some(Remarked::Note(wanted))
    }

    fn one_of(&mut self, spot: &Spot, field: Field, value: &str) -> Option<Property> {
        let mut found = self.places(spot, field, value)?;
        if field == Field::Actor {
            found = with_members(&found, self.chronology);
        }
        Some(Property::HasOne(field, found))
    }

    /// The values of a field that a word means, as places in the list of [`values`], sorted.
    fn places(&mut self, spot: &Spot, field: Field, value: &str) -> Option<Vec<usize>> {
        let found = self.meant(field, value);
        if found.is_empty() {
            let known = values(field, self.chronology);
            let advice = self.meant_instead(field, value, &known);
            let message = format!("no {} is called `{}`", thing(field), shown(value));
            self.mistakes.error(&spot.value, "unknown-value", &message).advise(&spot.term, advice);
            return None;
        }
        Some(found)
    }

    /// The values of a field that a person means by a word.
    fn meant(&self, field: Field, word: &str) -> Vec<usize> {
        match self.index.and_then(|index| index.called(field)) {
            Some(called) => called.meant(word),
            None => called(field, self.chronology).meant(word),
        }
    }

    /// What to say to a value that the field does not have.
    fn meant_instead(&self, field: Field, value: &str, known: &[Value<'_>]) -> Advice {
        let elsewhere = [Field::Actor, Field::Theme, Field::Place, Field::Kind]
            .into_iter()
            .filter(|other| *other != field)
            .find(|other| !self.meant(*other, value).is_empty());
        if let Some(other) = elsewhere {
            return Advice::Instead(term(other, value));
        }
        let name = near(value, known.iter().flat_map(Value::names));
        let close = name.and_then(|name| known.iter().find(|value| value.names().any(|other| other == name)));
        match close {
            Some(close) => Advice::Instead(term(field, close.id)),
            None => Advice::Say(listed(field, known, self.chronology)),
        }
    }

    fn no_value(&mut self, place: &Range<usize>, field: Field) {
        let message = format!("`{}:` has no value yet", field.name());
        let hint = listed(field, &values(field, self.chronology), self.chronology);
        self.mistakes.error(place, "no-value", &message).empty(field, &hint);
    }

    fn unknown_field(&mut self, place: &Range<usize>, name: &str, value: &str, typed: &str) {
        let message = format!("there is no field `{}`", shown(name));
        let close = near(name, fields().iter().map(|info| info.name));
        let advice = if let Some(field) = close.and_then(Field::from_name) {
            Advice::Instead(term(field, value))
        } else {
            let names: Vec<_> = fields().iter().map(|info| info.name).collect();
            let (text, names) = (Wanted::Phrase(shown(typed)), names.join(", "));
            Advice::Say(format!("to look for it as text, write `{text}`; the fields are {names}"))
        };
        let whole = place.start..place.start + typed.len();
        self.mistakes.error(place, "unknown-field", &message).advise(&whole, advice);
    }
}

/// The date that a value and the words behind it are together, as in `date:january 2012`: the bytes of all of it, and
/// the term that was probably meant.
fn longer_date(text: &str, spot: &Spot, field: Field) -> Option<(Range<usize>, String)> {
    let (end, date) = date_from(text, spot.value.start)?;
    let field = if field == Field::Year { Field::Date } else { field };
    Some((spot.term.start..end, term(field, date.as_written())))
}

/// Where a term stands in the text, and within it its value.
struct Spot {
    term: Range<usize>,
    value: Range<usize>,
}

/// These actors and all who belong to them, sorted.
fn with_members(actors: &[usize], chronology: &Chronology) -> Vec<usize> {
    let mut all: Vec<usize> = actors
        .iter()
        .flat_map(|index| chronology.members(Key::<Actor>::new(*index)))
        .map(|member| member.index())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The canonical text of a term.
pub(super) fn term(field: Field, value: &str) -> String {
    Wanted::Field { name: field.name().to_owned(), value: value.to_owned() }.to_string()
}

fn near<'a>(value: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    (value.len() <= LONGEST).then(|| nearest(value, candidates)).flatten()
}

/// What may stand after a field's colon.
fn listed(field: Field, known: &[Value<'_>], chronology: &Chronology) -> String {
    if known.is_empty() {
        return format!("for example `{}`", field.info().example);
    }
    let mut ids: Vec<_> = known.iter().map(|value| value.id).collect();
    if ids.len() <= LISTED {
        return format!("one of {}", ids.join(", "));
    }
    let mut events = vec![0_usize; ids.len()];
    for event in chronology.events().iter().take(COMPARED) {
        has_value(&event, field, |value| {
            events[value] += 1;
            false
        });
    }
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|value| Reverse(events[*value]));
    ids = order.into_iter().take(NAMED).map(|value| ids[value]).collect();
    format!("for example {}; there are {} in all", ids.join(", "), known.len())
}

/// What a value of the field is, in a sentence.
fn thing(field: Field) -> &'static str {
    match field {
        Field::Basis => "basis of a date",
        Field::Evidence => "mark of evidence",
        Field::Role => "role of a quotation",
        Field::Star => "answer to whether there is a star",
        other => other.name(),
    }
}
