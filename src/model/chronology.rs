//! A whole chronology, immutable once it is made.

use std::collections::HashMap;
use std::ops::{Index, Range};

use super::{Actor, Citation, Event, Key, Place, Source, Theme};
use crate::edtf::When;
use crate::text::Clean;

/// What a chronology is made of. Keys in it must be places in these lists; loading sees to that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The name of the whole.
    pub title: Clean,
    /// What it is about.
    pub description: Clean,
    /// The span that the opening view fits.
    pub focus: Option<When>,
    /// The sources, as the file has them.
    pub sources: Vec<Source>,
    /// The actors, as the file has them.
    pub actors: Vec<Actor>,
    /// The places, as the file has them.
    pub places: Vec<Place>,
    /// The themes, in the order of their first mention.
    pub themes: Vec<Theme>,
    /// The events, in any order.
    pub events: Vec<Event>,
}

/// A cited passage of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Bytes into the text of the document.
    pub range: Range<usize>,
    /// The event that cites it.
    pub event: Key<Event>,
    /// Which of the event's citations it is.
    pub citation: usize,
}

/// Events in time order, with those who take part and the sources that bear them out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chronology {
    parts: Parts,
    events_by_id: HashMap<Clean, Key<Event>>,
    /// For each actor itself and all who belong to it, however indirectly; sorted.
    members: Vec<Vec<Key<Actor>>>,
    /// For each source its cited passages, in the order of the document.
    passages: Vec<Vec<Passage>>,
}

impl Chronology {
    /// Puts the events in time order and works out what is asked for often.
    pub fn new(mut parts: Parts) -> Self {
        parts.events.sort_by(|one, other| {
            // Undated events stand last.
            (one.when.is_none(), &one.when).cmp(&(other.when.is_none(), &other.when))
        });
        let events_by_id = parts
            .events
            .iter()
            .enumerate()
            .map(|(index, event)| (event.id.clone(), Key::new(index)))
            .collect();
        let members = members(&parts.actors);
        let passages = passages(&parts);
        Self { parts, events_by_id, members, passages }
    }

    /// The name of the whole.
    pub fn title(&self) -> &Clean {
        &self.parts.title
    }

    /// What it is about.
    pub fn description(&self) -> &Clean {
        &self.parts.description
    }

    /// The span that the opening view fits.
    pub fn focus(&self) -> Option<&When> {
        self.parts.focus.as_ref()
    }

    /// The events in time order, undated ones last. Events of one date keep the order of the file.
    pub fn events(&self) -> &[Event] {
        &self.parts.events
    }

    /// The events with their keys.
    pub fn events_with_keys(&self) -> impl ExactSizeIterator<Item = (Key<Event>, &Event)> {
        self.parts.events.iter().enumerate().map(|(index, event)| (Key::new(index), event))
    }

    /// The sources, as the file has them.
    pub fn sources(&self) -> &[Source] {
        &self.parts.sources
    }

    /// The actors, as the file has them.
    pub fn actors(&self) -> &[Actor] {
        &self.parts.actors
    }

    /// The places, as the file has them.
    pub fn places(&self) -> &[Place] {
        &self.parts.places
    }

    /// The themes, in the order of their first mention.
    pub fn themes(&self) -> &[Theme] {
        &self.parts.themes
    }

    /// The event of an id.
    pub fn event_of_id(&self, id: &str) -> Option<Key<Event>> {
        self.events_by_id.get(id).copied()
    }

    /// An actor and all who belong to it, however indirectly, sorted by key.
    pub fn members(&self, actor: Key<Actor>) -> &[Key<Actor>] {
        self.members.get(actor.index()).map_or(&[], Vec::as_slice)
    }

    /// The passages of a source that events cite, in the order of the document.
    pub fn passages(&self, source: Key<Source>) -> &[Passage] {
        self.passages.get(source.index()).map_or(&[], Vec::as_slice)
    }
}

/// For each actor, itself and everyone below it. Circles in `of` do no harm.
fn members(actors: &[Actor]) -> Vec<Vec<Key<Actor>>> {
    let mut direct: Vec<Vec<Key<Actor>>> = vec![Vec::new(); actors.len()];
    for (index, actor) in actors.iter().enumerate() {
        for above in &actor.of {
            if let Some(below) = direct.get_mut(above.index()) {
                below.push(Key::new(index));
            }
        }
    }
    (0..actors.len())
        .map(|index| {
            let mut found = vec![false; actors.len()];
            let mut open = vec![Key::<Actor>::new(index)];
            while let Some(actor) = open.pop() {
                if !std::mem::replace(&mut found[actor.index()], true) {
                    open.extend(&direct[actor.index()]);
                }
            }
            (0..actors.len()).filter(|index| found[*index]).map(Key::new).collect()
        })
        .collect()
}

fn passages(parts: &Parts) -> Vec<Vec<Passage>> {
    let mut passages = vec![Vec::new(); parts.sources.len()];
    for (index, event) in parts.events.iter().enumerate() {
        for (number, Citation { source, finding, .. }) in event.citations.iter().enumerate() {
            if let Some(of_source) = passages.get_mut(source.index()) {
                of_source.extend(finding.passages().iter().map(|range| Passage {
                    range: range.clone(),
                    event: Key::new(index),
                    citation: number,
                }));
            }
        }
    }
    for of_source in &mut passages {
        of_source.sort_by_key(|passage| (passage.range.start, passage.range.end, passage.event));
    }
    passages
}

/// Lets a chronology be indexed with the keys of its things.
macro_rules! indexed {
    ($($thing:ident in $list:ident),+) => {
        $(impl Index<Key<$thing>> for Chronology {
            type Output = $thing;

            fn index(&self, key: Key<$thing>) -> &$thing {
                &self.parts.$list[key.index()]
            }
        })+
    };
}

indexed!(Event in events, Source in sources, Actor in actors, Place in places, Theme in themes);
