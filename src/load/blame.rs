//! Which event a problem of a chronology's file is about.

use super::codes;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Chronology, EventKey};

/// The problems that are only told of events that were read.
const OF_EVENTS: [&str; 6] = [
    codes::UNDATED,
    codes::UNCITED,
    codes::NO_QUOTE,
    codes::QUOTE_CHANGED,
    codes::QUOTE_AMBIGUOUS,
    codes::QUOTE_MISSING,
];

/// The problems that a file has which is cut off, or in the midst of being written.
const OF_FORM: [&str; 6] = [
    codes::TOML_SYNTAX,
    codes::JSON_SYNTAX,
    codes::CSV_SYNTAX,
    codes::NOT_TEXT,
    codes::NO_HEADER,
    codes::NO_EVENTS,
];

/// Whether a problem stands for more that are not told one by one.
pub fn is_of_many(problem: &Diagnostic) -> bool {
    problem.code == codes::TOO_MANY && problem.place.is_none()
}

/// Whether a problem is one of the file's form: as much of it as was read may be little of what it is to say.
pub fn is_of_form(problem: &Diagnostic) -> bool {
    OF_FORM.contains(&problem.code)
}

/// The event that a problem is about, if that is certain: it is of a kind that only events have, and of all events
/// that begin by its line one alone begins last.
pub fn event_of(problem: &Diagnostic, chronology: &Chronology) -> Option<EventKey> {
    let is_of_event = |place: &&Place| {
        OF_EVENTS.contains(&problem.code) || problem.code == codes::BAD_DATE && is_in_date(place)
    };
    let line = problem.place.as_ref().filter(is_of_event)?.line;
    let mut last: Option<(usize, EventKey)> = None;
    let mut is_alone = false;
    for (key, event) in chronology.events_with_keys().filter(|(_, event)| event.line <= line) {
        match last {
            Some((begins, _)) if event.line < begins => {}
            Some((begins, _)) if event.line == begins => is_alone = false,
            _ => (last, is_alone) = (Some((event.line, key)), true),
        }
    }
    last.filter(|_| is_alone).map(|(_, key)| key)
}

/// Whether it is in the value of a field `date`, which only events have: other dates have other names.
fn is_in_date(place: &Place) -> bool {
    let before = place.excerpt.get(..place.span.start).unwrap_or_default();
    let field = before.rfind(['"', '\'']).and_then(|quote| before.get(..quote)).unwrap_or(before);
    let field = field.trim_end_matches([' ', '\t', '=', ':', '"', '\'']);
    let rest = field.strip_suffix("date");
    rest.is_some_and(|rest| !rest.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Embedded, Format, load};
    use crate::text::Clean;

    /// For each problem of a file its code and the event that it is about.
    fn blamed(text: &str, format: Format) -> Vec<(&'static str, String)> {
        let loaded = load(&Clean::new("file"), text, format, &Embedded(&[]));
        let id = |key: EventKey| loaded.chronology.event(key).id.to_string();
        let event = |problem| event_of(problem, &loaded.chronology).map_or_else(String::new, id);
        loaded.diagnostics.iter().map(|problem| (problem.code, event(problem))).collect()
    }

    #[test]
    fn problems_of_events_lead_to_them() {
        let toml = r#"
            [[event]]
            id = "late"
            date = "2014"
            title = "Late"
            [[event]]
            id = "early"
            title = "Early"
            colour = "red"
            [[event]]
            id = "never"
            date = "2014-02-30"
            title = "Never"
            [[event.citation]]
            source = "book"
            [[source]]
            id = "book"
            title = "Book"
            published = "2014-02-30"
        "#;
        let expected = [
            ("uncited", "late"),
            ("undated", "early"),
            ("uncited", "early"),
            ("unknown-field", ""),
            ("bad-date", "never"),
            ("no-quote", "never"),
            ("bad-date", ""),
        ];
        let blamed_in_toml = blamed(toml, Format::Toml);
        assert_eq!(blamed_in_toml, expected.map(|(code, id)| (code, id.to_owned())));
        let one_line = r#"{"event": [{"id": "a", "title": "A", "date": "2014"}, {"id": "b", "title": "B", "date": "2014"}]}"#;
        assert!(blamed(one_line, Format::Json).iter().all(|(_, event)| event.is_empty()));
    }
}
