//! Stars, notes and saved views of one chronology, and the single changes that are made to them.

use std::collections::{BTreeMap, BTreeSet};

use super::Bookmark;
use crate::text::Clean;

/// Everything that is kept of one chronology. Events are named by their ids, and may be gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The events with a star.
    pub stars: BTreeSet<Clean>,
    /// What is noted on events; none of it is empty.
    pub notes: BTreeMap<Clean, Clean>,
    /// Places to come back to, by the names given them.
    pub views: BTreeMap<Clean, Bookmark>,
    /// Where the chronology was left.
    pub last: Option<Bookmark>,
}

/// One change. Changes to different things may be made in any order, so that two programs that keep things of one
/// chronology lose nothing of one another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An event gets a star.
    Star(Clean),
    /// An event loses its star.
    Unstar(Clean),
    /// An event gets this note instead of any other; an empty one takes it away.
    Note(Clean, Clean),
    /// A view is saved under a name, instead of any other of that name.
    Save(Clean, Bookmark),
    /// The view of that name is forgotten.
    Forget(Clean),
    /// The chronology is left here.
    Leave(Bookmark),
}

impl Kept {
    /// Makes a change.
    pub fn apply(&mut self, change: &Change) {
        match change.clone() {
            Change::Star(event) => {
                self.stars.insert(event);
            }
            Change::Unstar(event) => {
                self.stars.remove(&event);
            }
            Change::Note(event, note) if note.is_empty() => {
                self.notes.remove(&event);
            }
            Change::Note(event, note) => {
                self.notes.insert(event, note);
            }
            Change::Save(name, bookmark) => {
                self.views.insert(name, bookmark);
            }
            Change::Forget(name) => {
                self.views.remove(&name);
            }
            Change::Leave(bookmark) => self.last = Some(bookmark),
        }
    }

    /// The events that have a star or a note, each once, in the order of their ids.
    pub fn events(&self) -> BTreeSet<&Clean> {
        self.stars.iter().chain(self.notes.keys()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn change() -> impl Strategy<Value = Change> {
        let line = || "[abc]".prop_map(|text| Clean::line(&text));
        let bookmark = || "[a-c]{0,2}".prop_map(|text| Bookmark::read(&text));
        prop_oneof![
            line().prop_map(Change::Star),
            line().prop_map(Change::Unstar),
            (line(), "[a-c]{0,2}").prop_map(|(event, note)| Change::Note(event, Clean::line(&note))),
            (line(), bookmark()).prop_map(|(name, bookmark)| Change::Save(name, bookmark)),
            line().prop_map(Change::Forget),
            bookmark().prop_map(Change::Leave),
        ]
    }

    /// What a change is about; changes to the same thing have an order.
    fn subject(change: &Change) -> (u8, Clean) {
        match change {
            Change::Star(event) | Change::Unstar(event) => (0, event.clone()),
            Change::Note(event, _) => (1, event.clone()),
            Change::Save(name, _) | Change::Forget(name) => (2, name.clone()),
            Change::Leave(_) => (3, Clean::default()),
        }
    }

    fn made(changes: &[Change]) -> Kept {
        let mut kept = Kept::default();
        for change in changes {
            kept.apply(change);
        }
        kept
    }

    proptest! {
        #[test]
        fn changes_to_different_things_may_come_in_any_order(mut changes in prop::collection::vec(change(), 0..20)) {
            let kept = made(&changes);
            // Stable: what is of one thing stays in its order.
            changes.sort_by_key(subject);
            prop_assert_eq!(made(&changes), kept);
        }

        #[test]
        fn a_change_made_twice_is_made_once(mut changes in prop::collection::vec(change(), 1..20)) {
            let kept = made(&changes);
            changes.extend(changes.last().cloned());
            prop_assert_eq!(made(&changes), kept);
        }
    }

    #[test]
    fn an_empty_note_is_none() {
        let (event, note) = (Clean::line("e"), Clean::line("why?"));
        let mut changes = vec![Change::Note(event.clone(), note), Change::Star(event.clone())];
        assert_eq!(made(&changes).events(), [&event].into());
        changes.push(Change::Note(event.clone(), Clean::default()));
        assert!(made(&changes).notes.is_empty());
    }
}
