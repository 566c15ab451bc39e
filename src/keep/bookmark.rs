//! A place in a chronology as one line of text: the event in focus, the view, the query.
//!
//! ```text
//! at:abe-at-sochi-opening view:sources actor:lavrov year:2012
//! ```
//!
//! `at:` and `view:` come first and may be left out; everything behind them is the query as it is typed. A value
//! that has white space or a quotation mark in it, or is empty, stands in quotation marks, as in a query. Where
//! the query itself begins with one of the two words, both stand before it, if need be empty.

use std::fmt;

use crate::text::Clean;

/// A place to come back to. Every text is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The query, on one line.
    pub query: Clean,
    /// The id of the event in focus.
    pub event: Option<Clean>,
    /// The name of the view, unless it is the usual one.
    pub view: Option<Clean>,
}

/// The names of the views, the usual one first.
pub const VIEWS: [&str; 6] = ["timeline", "lanes", "grid", "coverage", "event", "sources"];

const EVENT: &str = "at:";
const VIEW: &str = "view:";

impl Bookmark {
    /// Reads a line of text.
    pub fn read(text: &str) -> Self {
        let text = Clean::line(text);
        let (mut event, mut view) = (None, None);
        let mut rest = text.as_str();
        loop {
            let (lead, value) = match () {
                () if event.is_none() && rest.starts_with(EVENT) => (EVENT, &mut event),
                () if view.is_none() && rest.starts_with(VIEW) => (VIEW, &mut view),
                () => break,
            };
            let (read, behind) = value_of(rest.strip_prefix(lead).unwrap_or_default());
            *value = Some(Clean::line(&read));
            rest = behind.trim_start();
        }
        let named = |name: Option<Clean>| name.filter(|name| !name.is_empty());
        Self { query: Clean::line(rest), event: named(event), view: named(view) }
    }

    /// What is wrong with the view, if there is none of its name.
    pub fn unknown_view(&self) -> Option<String> {
        let view = self.view.as_deref()?;
        let is_known = VIEWS.iter().any(|name| name.eq_ignore_ascii_case(view));
        (!is_known).then(|| format!("there is no view `{view}`; there are {}", VIEWS.join(", ")))
    }
}

/// The value at the beginning of a text, and what stands behind it.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut escaped = false;
    for (place, character) in quoted.char_indices() {
        match character {
            '"' | '\\' if escaped => value.push(character),
            '\\' => {}
            '"' => return (value, quoted.get(place + 1..).unwrap_or_default()),
            _ => {
                // A stroke before anything else is one itself.
                value.extend(escaped.then_some('\\'));
                value.push(character);
            }
        }
        escaped = character == '\\' && !escaped;
    }
    value.extend(escaped.then_some('\\'));
    (value, "")
}

impl fmt::Display for Bookmark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let must_part = self.query.starts_with(EVENT) || self.query.starts_with(VIEW);
        let mut gap = "";
        for (lead, value) in [(EVENT, &self.event), (VIEW, &self.view)] {
            if let Some(value) = value.as_deref().or(must_part.then_some("")) {
                formatter.write_str(gap)?;
                formatter.write_str(lead)?;
                if value.is_empty() || value.contains(|sign: char| sign.is_whitespace() || sign == '"') {
                    write!(formatter, "\"{}\"", value.replace('\\', r"\\").replace('"', "\\\""))?;
                } else {
                    formatter.write_str(value)?;
                }
                gap = " ";
            }
        }
        if self.query.is_empty() {
            return Ok(());
        }
        write!(formatter, "{gap}{}", self.query)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bookmark(query: &str, event: &str, view: &str) -> Bookmark {
        let named = |name: &str| Some(Clean::line(name)).filter(|name| !name.is_empty());
        Bookmark { query: Clean::line(query), event: named(event), view: named(view) }
    }

    #[test]
    fn a_place_reads_as_a_person_would_write_it() {
        for (text, query, event, view) in [
            ("", "", "", ""),
            ("at:abe-at-sochi", "", "abe-at-sochi", ""),
            ("actor:lavrov year:2012", "actor:lavrov year:2012", "", ""),
            ("at:opening view:sources -actor:abe", "-actor:abe", "opening", "sources"),
            ("view:lanes", "", "", "lanes"),
            ("at:\"the talks\" talks", "talks", "the talks", ""),
            (r#"at:"a \"b\" \\" x"#, "x", r#"a "b" \"#, ""),
            (r#"at:"" view:"" at:x"#, "at:x", "", ""),
            ("x at:opening", "x at:opening", "", ""),
        ] {
            let expected = bookmark(query, event, view);
            assert_eq!(Bookmark::read(text), expected, "{text}");
            assert_eq!(expected.to_string(), text);
        }
    }

    #[test]
    fn what_is_written_otherwise_is_read_too() {
        for (text, query, event, view) in [
            ("  view:lanes   at:opening  a\tb ", "a b", "opening", "lanes"),
            ("at:one at:two", "at:two", "one", ""),
            ("at:\"never closed", "", "never closed", ""),
            (r#"at:"\x\"#, "", r"\x\", ""),
            ("at:x\x1b[31m", "", "x␛[31m", ""),
        ] {
            assert_eq!(Bookmark::read(text), bookmark(query, event, view), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_place_prints_to_text_that_reads_back(
            query in r#"((at|view):)?([a-b"\\: ]|\PC){0,12}"#,
            event in r#"([a-b"\\: ]|\PC){0,6}"#,
            view in "[a-c ]{0,4}",
        ) {
            let bookmark = bookmark(&query, &event, &view);
            prop_assert_eq!(Bookmark::read(&bookmark.to_string()), bookmark);
        }

        #[test]
        fn every_text_is_a_place(text: String) {
            let bookmark = Bookmark::read(&text);
            prop_assert_eq!(Bookmark::read(&bookmark.to_string()), bookmark);
        }
    }
}
