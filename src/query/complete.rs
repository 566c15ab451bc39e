//! What may be meant by the beginning of a term: names of fields, and values with the events that they would leave.

use std::cmp::Reverse;
use std::ops::Range;

use super::Query;
use super::answer::Answer;
use super::asking::Asking;
use super::buckets::Tally;
use super::dates::years;
use super::facet::{Count, value_counts};
use super::field::{Field, fields};
use super::index::Index;
use super::narrowing::Narrowing;
use super::resolve::term;
use super::token::{Token, Wanted, tokens};
use super::values::values;
use super::year_facet::year_counts;
use crate::model::Chronology;
use crate::text::{Clean, fold};

/// A term that may be meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// The term, or the name of a field with its colon.
    pub term: String,
    /// What it is, as a screen says it.
    pub label: Clean,
    /// The events that it would leave, of a value.
    pub tally: Option<Tally>,
}

/// What may stand in place of the term at a cursor.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Completions {
    /// The bytes of the text that it would take the place of.
    pub span: Range<usize>,
    /// The likeliest first.
    pub list: Vec<Completion>,
}

/// More terms than these are not listed: nobody reads them, everybody types another letter.
const LISTED: usize = 50;

/// Letters of a bare word from which on values are looked for that have it in a name.
const FEWEST: usize = 2;

impl Narrowing {
    /// The terms that may be meant by what stands before the cursor, which is in bytes. Values are counted under
    /// the rest of the query.
    pub fn completions(
        &mut self,
        text: &str,
        cursor: usize,
        chronology: &Chronology,
        index: &Index,
    ) -> Completions {
        let (begun, span) = begun(text, cursor);
        let rest = [text.get(..span.start), text.get(span.end..)].map(Option::unwrap_or_default).join(" ");
        let mut asking = Asking::new(chronology, index, self, &|| false);
        let mut answer = || {
            let rest = Query::with_index(&rest, chronology, index);
            rest.answer(&mut asking).unwrap_or_default()
        };
        let list = match begun {
            Begun::Word(word) => match names(&word, "") {
                names if names.is_empty() && word.chars().count() >= FEWEST => {
                    Values { chronology, index, answer: answer() }.of_any(&word)
                }
                names => names,
            },
            Begun::Value { name, value } => match Field::from_name(&name) {
                Some(field) => Values { chronology, index, answer: answer() }.of(field, &value),
                None => names(&name, &value),
            },
            Begun::Nothing => Vec::new(),
        };
        Completions { span, list: list.into_iter().take(LISTED).collect() }
    }
}

/// What was begun right before a cursor.
enum Begun {
    Word(String),
    Value { name: String, value: String },
    Nothing,
}

/// The term at the cursor as far as it was typed, and the bytes of the whole of it.
fn begun(text: &str, cursor: usize) -> (Begun, Range<usize>) {
    let cursor = text.floor_char_boundary(cursor.min(text.len()));
    let before = tokens(text.get(..cursor).unwrap_or_default()).list.into_iter().next_back();
    let nothing = cursor..cursor;
    let Some((token, span)) = before.filter(|(_, span)| span.end == cursor) else {
        return (Begun::Word(String::new()), nothing);
    };
    let whole = tokens(text).list.into_iter().find(|(_, other)| other.start == span.start);
    let span = whole.map_or(span, |(_, whole)| whole);
    match token {
        Token::Term(Wanted::Word(word)) => (Begun::Word(word), span),
        Token::Term(Wanted::Field { name, value }) => (Begun::Value { name, value }, span),
        Token::Term(Wanted::Phrase(_)) | Token::Or | Token::And | Token::Not => (Begun::Nothing, nothing),
        Token::Open | Token::Close | Token::Minus | Token::Dash => (Begun::Word(String::new()), nothing),
    }
}

/// The fields whose names begin so, before a value.
fn names(begun: &str, value: &str) -> Vec<Completion> {
    let begun = begun.to_lowercase();
    let meant = fields().iter().filter(|info| info.name.starts_with(&begun));
    meant
        .map(|info| Completion { term: term(info.field, value), label: Clean::line(info.finds), tally: None })
        .collect()
}

/// Values under the rest of a query.
struct Values<'a> {
    chronology: &'a Chronology,
    index: &'a Index,
    answer: Answer,
}

impl Values<'_> {
    /// The values of a field that begin so, or have it in a name.
    fn of(&self, field: Field, begun: &str) -> Vec<Completion> {
        match field {
            Field::Id => self.ids(begun),
            Field::Year | Field::Date | Field::Within => self.years(field, begun),
            _ => self.named(field, begun, Place::Anywhere),
        }
    }

    /// The values of any field that have a name with a word that begins so.
    fn of_any(&self, begun: &str) -> Vec<Completion> {
        let fields = [Field::Actor, Field::Theme, Field::Place, Field::Source, Field::Kind];
        let named = fields.into_iter().flat_map(|field| self.named(field, begun, Place::Word));
        named.filter(|value| value.tally.is_some_and(|tally| tally != Tally::default())).collect()
    }

    /// The values that have what was typed at such a place of a name, or a better one.
    fn named(&self, field: Field, begun: &str, worst: Place) -> Vec<Completion> {
        let begun = fold(begun);
        let known = values(field, self.chronology);
        let mut found: Vec<(Place, Reverse<usize>, Count)> = Vec::new();
        for (place, count) in value_counts(&self.answer, field, &known, self.index) {
            let value = known.get(place);
            let names = value.into_iter().flat_map(super::values::Value::names);
            let place = names.filter_map(|name| Place::of(&begun, name)).min();
            if let Some(place) = place.filter(|place| *place <= worst) {
                found.push((place, Reverse(count.certain + count.perhaps), count));
            }
        }
        found.sort_by_key(|(place, weight, _)| (*place, *weight));
        found.into_iter().map(|(.., count)| completion(field, &count.value.clone(), count)).collect()
    }

    /// Years, also behind the dots of a range.
    fn years(&self, field: Field, begun: &str) -> Vec<Completion> {
        let from = begun.rfind("..").map_or(0, |dots| dots + 2);
        let (before, begun) = begun.split_at_checked(from).unwrap_or(("", begun));
        let counts = year_counts(&self.answer, &[], self.chronology, self.index);
        let meant = counts.into_iter().filter(|count| count.value.starts_with(begun));
        if before.is_empty() {
            return meant.map(|count| completion(field, &count.value.clone(), count)).collect();
        }
        let ranges = meant.map(|count| (format!("{before}{}", count.value), count.label));
        ranges
            .filter(|(range, _)| years(range).is_ok())
            .map(|(range, label)| Completion { term: term(field, &range), label, tally: None })
            .collect()
    }

    fn ids(&self, begun: &str) -> Vec<Completion> {
        let (possible, events) = (self.answer.possible(), self.chronology.events());
        // Of a million events the ids are looked at as they lie in memory, and nothing else of them.
        let placed = events.ids_as_read().zip(events.places_as_read());
        let meant = placed.filter(|(id, place)| id.starts_with(begun) && possible.contains(*place));
        let mut found: Vec<u32> = meant.map(|(_, place)| place).collect();
        found.sort_unstable();
        let completion = |place: u32| {
            let event = events.get(place as usize)?;
            Some(Completion { term: term(Field::Id, event.id), label: Clean::line(event.title), tally: None })
        };
        found.into_iter().take(LISTED).filter_map(completion).collect()
    }
}

fn completion(field: Field, value: &str, count: Count) -> Completion {
    let tally = Tally { certain: count.certain, perhaps: count.perhaps };
    Completion { term: term(field, value), label: count.label, tally: Some(tally) }
}

/// Where a name has what was typed: the better the place, the smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Start,
    Word,
    Anywhere,
}

impl Place {
    fn of(begun: &str, name: &str) -> Option<Self> {
        let name = fold(name);
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        if name.starts_with(begun) {
            Some(Self::Start)
        } else if words.into_iter().any(|word| word.starts_with(begun)) {
            Some(Self::Word)
        } else {
            name.contains(begun).then_some(Self::Anywhere)
        }
    }
}
