//! A whole chronology, immutable once it is made.

use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasher;
use std::ops::{Index, Range};
use std::sync::OnceLock;

use foldhash::quality::RandomState;

use super::run::Run;
use super::{Actor, Event, EventKey, Events, Finding, Key, Place, Seat, Source, Theme};
use crate::edtf::When;
use crate::text::Clean;

/// What a chronology is made of. Keys in it must be places in these lists; loading sees to that.
#[derive(Debug, Default, PartialEq)]
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
    /// The events.
    pub events: Events,
}

/// A cited passage of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Bytes into the text of the document.
    pub range: Range<usize>,
    /// The event that cites it.
    pub event: EventKey,
    /// Which of the event's citations it is.
    pub citation: usize,
}

/// A citation, by the event that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The event that cites.
    pub event: EventKey,
    /// Which of its citations it is.
    pub citation: usize,
}

/// Events in time order, with those who take part and the sources that bear them out.
///
/// One thing is written after it was made, once: how each quotation stands in its document
/// ([`Self::note_finding`]). Looking all of them up takes longer than anything else, and where there are
/// many, few are ever looked at.
#[derive(Debug, Default)]
pub struct Chronology {
    parts: Parts,
    /// Worked out when somebody first asks for one.
    ids: OnceLock<Ids>,
    /// For each actor itself and all who belong to it, however indirectly; sorted. Only of those to whom others do.
    members: HashMap<Key<Actor>, Vec<Key<Actor>>>,
    /// All actors, so that each is a list of one.
    actors: Vec<Key<Actor>>,
    citing: OnceLock<Citing>,
    /// For each source its cited passages, in the order of the document, once all are known.
    passages: Vec<OnceLock<Vec<Passage>>>,
}

impl Chronology {
    /// Works out what is asked for often.
    pub fn new(parts: Parts) -> Self {
        let members = members(&parts.actors);
        let actors = (0..parts.actors.len()).map(Key::new).collect();
        let passages = parts.sources.iter().map(|_| OnceLock::new()).collect();
        Self { parts, ids: OnceLock::new(), members, actors, citing: OnceLock::new(), passages }
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
    pub fn events(&self) -> &Events {
        &self.parts.events
    }

    /// The events with their keys.
    pub fn events_with_keys(&self) -> impl DoubleEndedIterator<Item = (EventKey, Event<'_>)> {
        (0..self.parts.events.len())
            .filter_map(|place| Some((Key::new(place), self.parts.events.get(place)?)))
    }

    /// An event.
    ///
    /// # Panics
    ///
    /// If the key is of another chronology, as indexing does.
    pub fn event(&self, event: EventKey) -> Event<'_> {
        self.parts.events.at(event.index())
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
    pub fn event_of_id(&self, id: &str) -> Option<EventKey> {
        let ids = self.ids.get_or_init(|| Ids::new(&self.parts.events));
        ids.event(id, &self.parts.events)
    }

    /// An actor and all who belong to it, however indirectly, sorted by key.
    pub fn members(&self, actor: Key<Actor>) -> &[Key<Actor>] {
        match self.members.get(&actor) {
            Some(members) => members,
            None => self.actors.get(actor.index()..=actor.index()).unwrap_or_default(),
        }
    }

    /// Works out what only some questions need, so that no one need wait for it.
    pub fn prepare(&self) {
        rayon::join(
            || self.citing.get_or_init(|| Citing::new(&self.parts)),
            || self.ids.get_or_init(|| Ids::new(&self.parts.events)),
        );
    }

    /// The citations of a source, by their events in time order.
    pub fn citing(&self, source: Key<Source>) -> impl ExactSizeIterator<Item = Cited> {
        self.citing.get_or_init(|| Citing::new(&self.parts)).of(source)
    }

    /// The passages of a source that events cite, in the order of the document; none until all of its quotations
    /// have been looked for.
    pub fn passages(&self, source: Key<Source>) -> &[Passage] {
        self.passages.get(source.index()).and_then(OnceLock::get).map_or(&[], Vec::as_slice)
    }

    /// Whether all quotations of a source have been looked for.
    pub fn is_checked(&self, source: Key<Source>) -> bool {
        self.passages.get(source.index()).is_none_or(|passages| passages.get().is_some())
    }

    /// Writes down how a quotation stands in its document, unless that was done already.
    pub fn note_finding(&self, cited: Cited, finding: Finding) {
        self.event(cited.event).citations.note(cited.citation, finding);
    }

    /// Writes down that all quotations of a source have been looked for.
    pub fn note_checked(&self, source: Key<Source>) {
        if let Some(of_source) = self.passages.get(source.index()) {
            of_source.get_or_init(|| self.found(source));
        }
    }

    fn found(&self, source: Key<Source>) -> Vec<Passage> {
        let passages = self.citing(source).flat_map(|cited| {
            let finding = self.event(cited.event).citations.get(cited.citation).and_then(|it| it.finding);
            finding.map_or(&[][..], Finding::passages).iter().map(move |range| Passage {
                range: range.clone(),
                event: cited.event,
                citation: cited.citation,
            })
        });
        let mut passages: Vec<_> = passages.collect();
        passages.sort_by_key(|passage| (passage.range.start, passage.range.end, passage.event));
        passages
    }
}

impl PartialEq for Chronology {
    fn eq(&self, other: &Self) -> bool {
        // All else is worked out of these.
        self.parts == other.parts
    }
}

/// The events by their ids: a list of places in the order of the ids' hashes, which takes an eighth of the memory
/// of a map that has the ids themselves.
#[derive(Debug, Default)]
struct Ids {
    state: RandomState,
    /// Hash and place in time, sorted.
    sorted: Vec<(u32, u32)>,
}

impl Ids {
    fn new(events: &Events) -> Self {
        let state = RandomState::default();
        // First in the order in which the texts stand: it takes a fraction of the time that the order of time would.
        let of_run = |run: &Run| (0..run.len()).map(|row| hash(&state, run.id(row))).collect();
        let hashes: Vec<Vec<u32>> = events.runs().iter().map(of_run).collect();
        let of_seat = |seat: &Seat| hashes.get(seat.run as usize)?.get(seat.row as usize).copied();
        let mut sorted: Vec<(u32, u32)> =
            events.seats().iter().map(|seat| of_seat(seat).unwrap_or_default()).zip(0..).collect();
        sorted.sort_unstable();
        Self { state, sorted }
    }

    fn event(&self, id: &str, events: &Events) -> Option<EventKey> {
        let hash = hash(&self.state, Some(id));
        let start = self.sorted.partition_point(|(of, _)| *of < hash);
        let alike = self.sorted.get(start..)?.iter().take_while(|(of, _)| *of == hash);
        alike.map(|(_, place)| *place as usize).find(|place| events.at(*place).id == id).map(Key::new)
    }
}

/// Half of a hash: of a million ids a few hundred share one.
fn hash(state: &RandomState, id: Option<&str>) -> u32 {
    u32::try_from(state.hash_one(id) >> 32).unwrap_or_default()
}

/// For each actor to whom others belong, itself and everyone below it. Circles in `of` do no harm.
fn members(actors: &[Actor]) -> HashMap<Key<Actor>, Vec<Key<Actor>>> {
    let mut direct: HashMap<Key<Actor>, Vec<Key<Actor>>> = HashMap::new();
    for (index, actor) in actors.iter().enumerate() {
        for above in &actor.of {
            direct.entry(*above).or_default().push(Key::new(index));
        }
    }
    let all_of = |top: &Key<Actor>| {
        let mut found = BTreeSet::from([*top]);
        let mut open = vec![*top];
        while let Some(actor) = open.pop() {
            let below = direct.get(&actor).into_iter().flatten();
            open.extend(below.filter(|actor| found.insert(**actor)));
        }
        (*top, found.into_iter().collect())
    };
    direct.keys().map(all_of).collect()
}

/// The citations of all sources, those of one behind those of the one before it: events in time order, and which of
/// their citations they are.
#[derive(Debug)]
struct Citing {
    all: Vec<(u32, u32)>,
    /// For each source where its citations end.
    ends: Vec<usize>,
}

impl Citing {
    fn new(parts: &Parts) -> Self {
        let events = &parts.events;
        // As they stand in memory, which is several times as quick as the order of time.
        let as_read = || events.runs().iter().flat_map(Run::sources_of_each);
        let places = events.places_as_read();
        let listed = || as_read().zip(&places).filter(|(_, place)| **place != u32::MAX);
        let mut ends = vec![0; parts.sources.len()];
        for source in listed().flat_map(|(sources, _)| sources) {
            ends[source.index()] += 1;
        }
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        let mut all = vec![(0, 0); before];
        for (sources, place) in listed() {
            for (number, source) in (0..).zip(sources) {
                let end: &mut usize = &mut ends[source.index()];
                all[*end] = (*place, number);
                *end += 1;
            }
        }
        let mut citing = Self { all, ends };
        for source in 0..citing.ends.len() {
            let range = citing.range(source);
            citing.all[range].sort_unstable();
        }
        citing
    }

    /// Where the citations of a source stand.
    fn range(&self, source: usize) -> Range<usize> {
        let end = |source: usize| self.ends.get(source).copied().unwrap_or_default();
        source.checked_sub(1).map_or(0, end)..end(source)
    }

    fn of(&self, source: Key<Source>) -> impl ExactSizeIterator<Item = Cited> {
        let of_source = self.all.get(self.range(source.index())).unwrap_or_default();
        of_source
            .iter()
            .map(|(event, citation)| Cited { event: Key::new(*event as usize), citation: *citation as usize })
    }
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

indexed!(Source in sources, Actor in actors, Place in places, Theme in themes);
