//! What is worked out of a chronology once, so that no question goes through all of its events.

use std::ops::{Deref, Range};
use std::sync::{Arc, LazyLock, OnceLock};

use roaring::RoaringBitmap;

use super::answer::Answer;
use super::bits::Bits;
use super::bounds::Bounds;
use super::event_texts::{EventTexts, Share};
use super::facet::{Count, listed};
use super::field::{Field, fields};
use super::fuzzy::{Fuzzy, Letters};
use super::order::Order;
use super::postings::{Postings, Values, ValuesOf};
use super::remarks::{ANSWERS, Remarks};
use super::sets::Of;
use super::spread::{SHARE, both, shares, spread};
use super::texts::Texts;
use super::values::{Called, called};
use super::vocabulary::{Collected, Vocabulary};
use super::words::{flat_onto, words};
use super::year_facet::YearForms;
use crate::model::{Chronology, Key};
use crate::text::Clean;

/// Folds the text of events.
type MakeTexts = Box<dyn FnOnce() -> EventTexts + Send>;

/// What is worked out of one chronology, and what the reader has put on its events.
#[derive(Clone, Debug)]
pub struct Index {
    worked_out: Arc<WorkedOut>,
    /// None at first.
    pub(super) remarks: Remarks,
}

/// The text of one chronology's events, actors, places and themes, folded; for each value of a field the
/// events that have it; and the days that each event may touch.
#[derive(Debug)]
pub struct WorkedOut {
    events: u32,
    /// Of few events folded only when words are first looked for.
    pub(super) texts: LazyLock<EventTexts, MakeTexts>,
    title_words: OnceLock<Vocabulary>,
    pub(super) actors: Names,
    pub(super) places: Names,
    pub(super) themes: Names,
    /// By field, what its values are called.
    called: Vec<Called>,
    pub(super) postings: Postings,
    pub(super) bounds: Bounds,
    /// Worked out when years are first counted, or before.
    year_forms: OnceLock<YearForms>,
    /// By field, how many of all events each of its values has; counted when somebody first asks, or before.
    counts_of_all: Vec<OnceLock<Vec<Count>>>,
}

impl Deref for Index {
    type Target = WorkedOut;

    fn deref(&self) -> &WorkedOut {
        &self.worked_out
    }
}

/// What the things of a list are called.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// For each thing all its names, with line feeds between.
    texts: Texts,
    words: Vocabulary,
}

/// What is gathered of a share of the events in one look at each of them.
struct Gathered {
    /// None if it is not wanted yet.
    texts: Option<Share>,
    values: Values,
    /// For each event the number of its date.
    dates: Vec<Option<u32>>,
}

impl Index {
    /// Works through a chronology.
    pub fn new(chronology: &Chronology) -> Self {
        Self::made(chronology, None)
    }

    /// The same, but of few events the text is not looked at before somebody looks for words, or has that prepared.
    pub fn at_once(chronology: &Arc<Chronology>) -> Self {
        let few = chronology.events().len() <= SHARE;
        let later = few.then(|| -> MakeTexts {
            let chronology = Arc::clone(chronology);
            Box::new(move || EventTexts::of(&chronology))
        });
        Self::made(chronology, later)
    }

    fn made(chronology: &Chronology, later: Option<MakeTexts>) -> Self {
        let actors = chronology.actors().iter();
        let places = chronology.places().iter();
        let themes = chronology.themes().iter();
        let count = chronology.events().len();
        let with_texts = later.is_none();
        let order = Arc::new(Order::new(chronology.events()));
        let (mut texts, mut values, mut dates) = (Vec::new(), Vec::new(), vec![None; count]);
        let gather = |numbers: &Range<usize>| Gathered::new(chronology, numbers.clone(), &order, with_texts);
        let mut number = 0;
        for gathered in spread(&shares(order.read()), count, gather) {
            texts.extend(gathered.texts);
            values.push(gathered.values);
            for date in gathered.dates {
                if let Some(of_event) = order.place(number).and_then(|place| dates.get_mut(place)) {
                    *of_event = date;
                }
                number += 1;
            }
        }
        let (postings, bounds) = both(
            count,
            || Postings::new(chronology, &values, &order),
            || Bounds::new(chronology.events().dates(), &dates),
        );
        let worked_out = WorkedOut {
            events: u32::try_from(count).unwrap_or(u32::MAX),
            texts: LazyLock::new(later.unwrap_or_else(|| Box::new(move || EventTexts::new(texts, order)))),
            title_words: OnceLock::new(),
            actors: Names::new(actors.map(|actor| [&actor.name].into_iter().chain(&actor.aliases))),
            places: Names::new(places.map(|place| [&place.name])),
            themes: Names::new(themes.map(|theme| [&theme.name])),
            called: fields().iter().map(|info| called(info.field, chronology)).collect(),
            postings,
            bounds,
            year_forms: OnceLock::new(),
            counts_of_all: fields().iter().map(|_| OnceLock::new()).collect(),
        };
        Self { worked_out: Arc::new(worked_out), remarks: Remarks::default() }
    }

    /// Works out what only some questions need, so that they need not wait for it.
    pub fn prepare(&self, chronology: &Chronology) {
        for info in fields() {
            self.counts_of_all(info.field, chronology);
        }
        self.title_words();
    }

    /// How many of all events each value of a field has, as a picker lists them; `None` of a field of which that does not
    /// stay the same.
    pub(super) fn counts_of_all(&self, field: Field, chronology: &Chronology) -> Option<&[Count]> {
        let changes = matches!(field, Field::Evidence | Field::Star | Field::Note);
        let counts = self.counts_of_all.get(field as usize).filter(|_| !changes)?;
        let all = || Answer::from(Bits::all(self.events as usize).from(0));
        Some(counts.get_or_init(|| listed(&all(), field, &[], chronology, self)))
    }

    /// Looks at the events for which a value of a field counts, as a place in the list of values.
    pub(super) fn with_value<T>(
        &self,
        field: Field,
        value: usize,
        look: impl FnOnce(Of<'_>) -> T,
    ) -> Option<T> {
        match field {
            Field::Star => Some(look(Of::Many(&self.remarks.answering(value, self.events)))),
            Field::Evidence => self.postings.evidence().get(value).map(|events| look(Of::Many(events))),
            _ => self.postings.counted(field, value).map(look),
        }
    }

    /// How many of some events count for each value of a field.
    pub(super) fn counts(&self, field: Field, events: &RoaringBitmap) -> Vec<usize> {
        match field {
            Field::Star => {
                let answers = (0..ANSWERS.len()).map(|answer| self.remarks.answering(answer, self.events));
                let count = |answering: RoaringBitmap| events.intersection_len(&answering);
                answers.map(|answering| usize::try_from(count(answering)).unwrap_or(usize::MAX)).collect()
            }
            _ => self.postings.counts(field, events),
        }
    }
}

impl WorkedOut {
    /// Takes in how quotations stand in their documents by now; all else never changes.
    pub fn renew_evidence(&self, chronology: &Chronology) {
        self.postings.renew_evidence(chronology);
    }

    /// How many events there are.
    pub(super) fn len(&self) -> u32 {
        self.events
    }

    /// The words of titles, collected when somebody first types letters that may be of one.
    pub(super) fn title_words(&self) -> &Vocabulary {
        self.title_words.get_or_init(|| self.texts.title_words())
    }

    /// How dates are counted by years.
    pub(super) fn year_forms(&self, chronology: &Chronology) -> &YearForms {
        self.year_forms.get_or_init(|| YearForms::new(chronology, &self.bounds))
    }

    /// What the values of a field are called.
    pub(super) fn called(&self, field: Field) -> Option<&Called> {
        self.called.get(field as usize)
    }
}

impl Gathered {
    fn new(chronology: &Chronology, numbers: Range<usize>, order: &Order, with_texts: bool) -> Self {
        let first = u32::try_from(numbers.start).unwrap_or(u32::MAX);
        let mut texts = with_texts.then(Share::default);
        let mut values = ValuesOf::new(chronology);
        let mut dates = Vec::with_capacity(numbers.len());
        let events = chronology.events().as_read(numbers.clone());
        for ((number, in_share), (date, event)) in numbers.zip(0..=u16::MAX).zip(events) {
            let place = order.place(number);
            if let Some(texts) = &mut texts {
                texts.add(Some(&event).filter(|_| place.is_some()));
            }
            if place.is_some() {
                values.note(in_share, &event);
            }
            dates.push(date.and_then(|date| u32::try_from(date).ok()));
        }
        if let Some(texts) = &mut texts {
            texts.shrink();
        }
        Self { texts, values: values.closed(chronology, first), dates }
    }
}

impl Names {
    fn new<'a, Of: IntoIterator<Item = &'a Clean>>(names: impl Iterator<Item = Of>) -> Self {
        let mut texts = Texts::default();
        for of_one in names {
            texts.add(|all| {
                for (number, name) in of_one.into_iter().enumerate() {
                    if number > 0 {
                        all.push('\n');
                    }
                    flat_onto(name, all);
                }
            });
        }
        let collected = shares(texts.len()).into_iter().map(|share| {
            let mut collected = Collected::default();
            for (number, thing) in share.clone().zip(0..=u16::MAX) {
                for word in texts.get(number).into_iter().flat_map(words) {
                    collected.note(word, thing);
                }
            }
            collected.closed(u32::try_from(share.start).unwrap_or(u32::MAX))
        });
        let words = Vocabulary::new(collected.collect(), texts.len(), |thing| thing);
        Self { texts, words }
    }

    /// All names of a thing, with line feeds between.
    pub(super) fn of<T>(&self, thing: Key<T>) -> &str {
        self.texts.get(thing.index()).unwrap_or_default()
    }

    /// The things that have a pattern in a name.
    pub(super) fn with(&self, pattern: &memchr::memmem::Finder<'_>) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        self.texts.each_with(pattern, |thing, _| found.extend(u32::try_from(thing)));
        found
    }

    /// The things that have these letters in a word of a name.
    pub(super) fn with_letters(&self, letters: &Letters, fuzzy: &Fuzzy) -> RoaringBitmap {
        self.words.with_letters(letters, fuzzy)
    }
}
