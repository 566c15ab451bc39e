//! The words of an event as its record has them, and how they are taken from a line of JSON.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The words of an event. One after the other is read into the same, so that its lists need no room of their own.
#[derive(Default)]
pub(super) struct Words<'r> {
    pub(super) id: Maybe<'r>,
    pub(super) title: Maybe<'r>,
    pub(super) date: Maybe<'r>,
    pub(super) date_basis: Maybe<'r>,
    pub(super) date_note: Maybe<'r>,
    pub(super) summary: Maybe<'r>,
    pub(super) kind: Maybe<'r>,
    pub(super) actors: Vec<Text<'r>>,
    pub(super) themes: Vec<Text<'r>>,
    pub(super) places: Vec<Text<'r>>,
    pub(super) citation: Vec<CitationWords<'r>>,
    /// What is lacking in every record, and was told.
    pub(super) told: Told,
}

/// The words of a citation.
#[derive(Clone, Default)]
pub(super) struct CitationWords<'r> {
    pub(super) source: Maybe<'r>,
    pub(super) quote: Maybe<'r>,
    pub(super) prefix: Maybe<'r>,
    pub(super) suffix: Maybe<'r>,
    pub(super) role: Maybe<'r>,
}

/// Things that an event may lack, of which one would say so.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Told {
    pub(super) date: bool,
    pub(super) citation: bool,
    pub(super) quote: bool,
}

/// Text, which stands in the record itself unless it has escapes.
#[derive(Deserialize)]
pub(super) struct Text<'r>(#[serde(borrow)] pub(super) Cow<'r, str>);

/// Text, or nothing; not JSON's null, of which something is to be said.
pub(super) type Maybe<'r> = Option<Cow<'r, str>>;

impl<'r> Words<'r> {
    /// Forgets the words of the record before.
    pub(super) fn clear(&mut self) {
        let Self {
            id,
            title,
            date,
            date_basis,
            date_note,
            summary,
            kind,
            actors,
            themes,
            places,
            citation,
            told,
        } = self;
        for text in [id, title, date, date_basis, date_note, summary, kind] {
            *text = None;
        }
        for list in [actors, themes, places] {
            list.clear();
        }
        citation.clear();
        *told = Told::default();
    }

    /// Takes the words of a line. Not if it is no object, or has a field that is not told here or is told twice.
    pub(super) fn read(&mut self, line: &'r str) -> Result<(), serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(line);
        Object(self).deserialize(&mut deserializer)?;
        deserializer.end()
    }
}

impl CitationWords<'_> {
    /// Whether nothing of it is there.
    pub(super) fn is_empty(&self) -> bool {
        let Self { source, quote, prefix, suffix, role } = self;
        [source, quote, prefix, suffix, role].iter().all(|words| words.is_none())
    }
}

/// What the fields of an object are read into.
trait Fields<'r> {
    /// The number of a field, which is less than 32.
    fn number(name: &str) -> Option<u8>;

    /// Reads the value of a field.
    fn read<A: MapAccess<'r>>(&mut self, field: u8, object: &mut A) -> Result<(), A::Error>;
}

impl<'r> Fields<'r> for Words<'r> {
    fn number(name: &str) -> Option<u8> {
        Some(match name {
            "id" => 0,
            "date" => 1,
            "title" => 2,
            "summary" => 3,
            "actors" => 4,
            "themes" => 5,
            "places" => 6,
            "citation" => 7,
            "kind" => 8,
            "date_basis" => 9,
            "date_note" => 10,
            _ => return None,
        })
    }

    fn read<A: MapAccess<'r>>(&mut self, field: u8, object: &mut A) -> Result<(), A::Error> {
        let text = match field {
            0 => &mut self.id,
            1 => &mut self.date,
            2 => &mut self.title,
            3 => &mut self.summary,
            4 => return object.next_value_seed(List(&mut self.actors)),
            5 => return object.next_value_seed(List(&mut self.themes)),
            6 => return object.next_value_seed(List(&mut self.places)),
            7 => return object.next_value_seed(List(&mut self.citation)),
            8 => &mut self.kind,
            9 => &mut self.date_basis,
            _ => &mut self.date_note,
        };
        *text = Some(object.next_value::<Text<'r>>()?.0);
        Ok(())
    }
}

impl<'r> Fields<'r> for CitationWords<'r> {
    fn number(name: &str) -> Option<u8> {
        Some(match name {
            "source" => 0,
            "quote" => 1,
            "prefix" => 2,
            "suffix" => 3,
            "role" => 4,
            _ => return None,
        })
    }

    fn read<A: MapAccess<'r>>(&mut self, field: u8, object: &mut A) -> Result<(), A::Error> {
        let text = match field {
            0 => &mut self.source,
            1 => &mut self.quote,
            2 => &mut self.prefix,
            3 => &mut self.suffix,
            _ => &mut self.role,
        };
        *text = Some(object.next_value::<Text<'r>>()?.0);
        Ok(())
    }
}

impl<'r> Deserialize<'r> for CitationWords<'r> {
    fn deserialize<D: Deserializer<'r>>(deserializer: D) -> Result<Self, D::Error> {
        let mut words = Self::default();
        Object(&mut words).deserialize(deserializer)?;
        Ok(words)
    }
}

/// Reads an object, and nothing else, into what is there.
struct Object<'w, T>(&'w mut T);

impl<'r, T: Fields<'r>> DeserializeSeed<'r> for Object<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r, T: Fields<'r>> Visitor<'r> for Object<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut object: A) -> Result<(), A::Error> {
        let mut seen = 0_u32;
        while let Some(Text(name)) = object.next_key()? {
            let field = T::number(&name).ok_or_else(|| A::Error::custom("a field that is not known"))?;
            if seen & 1 << field != 0 {
                return Err(A::Error::custom("a field that was there already"));
            }
            seen |= 1 << field;
            self.0.read(field, &mut object)?;
        }
        Ok(())
    }
}

/// Reads a list into one that is there, and empty.
struct List<'w, T>(&'w mut Vec<T>);

impl<'r, T: Deserialize<'r>> DeserializeSeed<'r> for List<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'r, T: Deserialize<'r>> Visitor<'r> for List<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'r>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }
}
