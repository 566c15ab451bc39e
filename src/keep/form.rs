//! What is kept, as the text of a file (JSON), and back.
//!
//! ```json
//! {
//!   "form": 1,
//!   "chronology": { "file": "/data/strait.toml", "title": "The strait", "digest": "9f3c..." },
//!   "stars": ["council-resolves"],
//!   "notes": { "council-resolves": "who voted against?" },
//!   "views": { "ferries": "at:old-ferry theme:ferry" },
//!   "last": "at:council-resolves view:sources theme:bridge"
//! }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Bookmark, Kept};
use crate::text::Clean;

/// The form that is written. A later one is not read, and so never written over.
pub const FORM: u64 = 1;

/// Which chronology it is kept of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belongs {
    /// Its file, as a canonical path; empty if it has none.
    pub file: String,
    /// Its title.
    pub title: String,
    /// What tells it from others of that title, wherever it is.
    pub digest: String,
}

/// Why a text is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It was never such a text, or is only a part of one.
    #[error("{0}")]
    Damaged(Clean),
    /// A later version of the program wrote it.
    #[error("a later version of Annals wrote it")]
    Later,
}

#[derive(Serialize, Deserialize)]
struct Record {
    form: u64,
    chronology: Belongs,
    #[serde(default)]
    stars: BTreeSet<String>,
    #[serde(default)]
    notes: BTreeMap<String, String>,
    #[serde(default)]
    views: BTreeMap<String, String>,
    #[serde(default)]
    last: Option<String>,
}

/// As much of a text as says whether the rest can be understood.
#[derive(Deserialize)]
struct Head {
    form: u64,
}

/// The text of a file.
///
/// # Errors
///
/// Never, but for what the JSON writer may think of.
pub fn to_text(kept: &Kept, belongs: &Belongs) -> Result<String, serde_json::Error> {
    let record = Record {
        form: FORM,
        chronology: belongs.clone(),
        stars: kept.stars.iter().map(ToString::to_string).collect(),
        notes: kept.notes.iter().map(|(event, note)| (event.to_string(), note.to_string())).collect(),
        views: kept.views.iter().map(|(name, view)| (name.to_string(), view.to_string())).collect(),
        last: kept.last.as_ref().map(ToString::to_string),
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

/// What a text keeps, and of which chronology.
///
/// # Errors
///
/// [`Unread`] if it is damaged, or of a later form.
pub fn from_text(text: &str) -> Result<(Kept, Belongs), Unread> {
    let damaged = |error: &serde_json::Error| Unread::Damaged(Clean::line(&error.to_string()));
    let head: Head = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    if head.form > FORM {
        return Err(Unread::Later);
    }
    let record: Record = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    let line = |text: &String| Clean::line(text);
    let notes = record.notes.iter().map(|(event, note)| (line(event), line(note)));
    let kept = Kept {
        stars: record.stars.iter().map(line).collect(),
        notes: notes.filter(|(_, note)| !note.is_empty()).collect(),
        views: record.views.iter().map(|(name, view)| (line(name), Bookmark::read(view))).collect(),
        last: record.last.as_deref().map(Bookmark::read),
    };
    Ok((kept, record.chronology))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line() -> impl Strategy<Value = Clean> {
        r#"([a-c"\\: ]|\PC){0,8}"#.prop_map(|text| Clean::line(&text))
    }

    prop_compose! {
        fn kept()(
            stars in prop::collection::btree_set(line(), 0..5),
            notes in prop::collection::btree_map(line(), line(), 0..5),
            views in prop::collection::btree_map(line(), line(), 0..5),
            last in prop::option::of(line()),
        ) -> Kept {
            let place = |text: &Clean| Bookmark::read(text);
            Kept {
                stars,
                notes: notes.into_iter().filter(|(_, note)| !note.is_empty()).collect(),
                views: views.iter().map(|(name, view)| (name.clone(), place(view))).collect(),
                last: last.as_ref().map(place),
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_prints_to_text_that_reads_back(kept in kept(), title: String) {
            let belongs = Belongs { title, ..Belongs::default() };
            let text = to_text(&kept, &belongs).unwrap();
            prop_assert_eq!(from_text(&text), Ok((kept, belongs)));
            // Whatever is cut off is missed.
            let half = text.trim_end().len() / 2;
            let half = text.floor_char_boundary(half);
            prop_assert!(matches!(from_text(&text[..half]), Err(Unread::Damaged(_))));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            prop_assert!(from_text(&text).is_err());
        }
    }

    #[test]
    fn a_later_form_is_known_as_one() {
        assert_eq!(from_text(r#"{"form": 2, "stars": {"new": true}}"#), Err(Unread::Later));
        let least = r#"{"form": 1, "chronology": {"file": "", "title": "", "digest": ""}}"#;
        assert_eq!(from_text(least), Ok((Kept::default(), Belongs::default())));
    }
}
