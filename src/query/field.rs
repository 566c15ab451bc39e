//! The fields that a query can ask for: one table, from which help and completion are made.

/// A field of the query language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// Years in which an event may fall.
    Year,
    /// Dates on which an event may fall.
    Date,
    /// Dates within which an event certainly falls.
    Within,
    /// Who takes part.
    Actor,
    /// What it is about.
    Theme,
    /// Where.
    Place,
    /// What sort of thing it is.
    Kind,
    /// Who says so.
    Source,
    /// How the date is known.
    Basis,
    /// How its quotations stand in their documents.
    Evidence,
    /// What its quotations say of it.
    Role,
    /// One event.
    Id,
    /// Whether the reader has given it a star.
    Star,
    /// What the reader has noted on it.
    Note,
}

/// What there is to say of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldInfo {
    /// The field.
    pub field: Field,
    /// What stands before the colon.
    pub name: &'static str,
    /// What a term with it finds, as a phrase.
    pub finds: &'static str,
    /// A term as it may be typed.
    pub example: &'static str,
}

/// Every field, in the order in which help lists them.
const FIELDS: [FieldInfo; 14] = [
    info(Field::Year, "year", "events that may fall in these years", "year:2012..2014"),
    info(
        Field::Date,
        "date",
        "events that may fall on these dates (EDTF, or two of them with `..` between)",
        "date:2014-02",
    ),
    info(Field::Within, "within", "events that certainly fall within these dates", "within:2014"),
    info(
        Field::Actor,
        "actor",
        "events in which they, or those who belong to them, take part (id, name or alias)",
        "actor:russia",
    ),
    info(Field::Theme, "theme", "events about it", "theme:islands"),
    info(Field::Place, "place", "events there (id or name)", "place:sochi"),
    info(
        Field::Kind,
        "kind",
        "events of that kind: event, statement, assessment, plan, figure",
        "kind:statement",
    ),
    info(
        Field::Source,
        "source",
        "events that cite it (id, or words of its title or publisher)",
        "source:valdai-2017",
    ),
    info(
        Field::Basis,
        "basis",
        "events whose date is known in that way: stated, resolved, inferred",
        "basis:inferred",
    ),
    info(
        Field::Evidence,
        "evidence",
        "events with a quotation that is exact, typographic, changed, ambiguous, missing or unchecked, or with none",
        "evidence:missing",
    ),
    info(
        Field::Role,
        "role",
        "events with a quotation that supports, disputes or mentions what they tell",
        "role:disputes",
    ),
    info(Field::Id, "id", "that event", "id:abe-at-sochi-opening"),
    info(Field::Star, "star", "events with a star of yours, or without: yes, no", "star:yes"),
    info(Field::Note, "note", "events with this in your note on them; `*` for any note", "note:why"),
];

const fn info(field: Field, name: &'static str, finds: &'static str, example: &'static str) -> FieldInfo {
    FieldInfo { field, name, finds, example }
}

/// Every field of the query language, in the order in which help lists them.
pub fn fields() -> &'static [FieldInfo] {
    &FIELDS
}

impl Field {
    /// The field of a name, in capitals or not.
    pub fn from_name(name: &str) -> Option<Self> {
        let info = FIELDS.iter().find(|info| info.name.eq_ignore_ascii_case(name))?;
        Some(info.field)
    }

    /// What there is to say of it.
    pub fn info(self) -> &'static FieldInfo {
        // The table stands in the order of the declaration; a test sees to that.
        &FIELDS[self as usize]
    }

    /// What stands before the colon.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// What completion lists behind the colon, if it lists anything.
    pub fn listed(self) -> Option<&'static str> {
        Some(match self {
            Self::Year | Self::Date | Self::Within => "years",
            Self::Actor => "actors",
            Self::Theme => "themes",
            Self::Place => "places",
            Self::Kind => "kinds",
            Self::Source => "sources",
            Self::Basis => "ways of knowing a date",
            Self::Evidence => "marks of evidence",
            Self::Role => "roles of quotations",
            Self::Id => "events",
            Self::Star => "the answers",
            Self::Note => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_declaration() {
        for (place, info) in fields().iter().enumerate() {
            assert_eq!(info.field as usize, place);
            assert_eq!(info.field.info(), info);
            assert_eq!(Field::from_name(info.name), Some(info.field));
            assert!(info.example.starts_with(&format!("{}:", info.name)));
        }
    }
}
