//! What is asked beside the interface, so that no key waits for it: the list of a query, the values of a picker.

use std::sync::Arc;

use super::strip::Strip;
use super::{Laid, Listing, Overlay, Question, Sight, State};
use crate::model::{Chronology, EventKey};
use crate::query::{ByDate, Count, Field, Hits, Index, Narrowing, Query, Stop};
use crate::timeline::Headings;

/// A chronology with what was worked out of it: what a question is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The data.
    pub chronology: &'a Chronology,
    /// The data, folded for searching.
    pub index: &'a Index,
    /// What stands above the events in the list.
    pub headings: &'a Headings,
}

/// The same, for another thread.
#[derive(Clone, Debug)]
pub struct Data {
    /// The data.
    pub chronology: Arc<Chronology>,
    /// The data, folded for searching.
    pub index: Index,
    /// What stands above the events in the list.
    pub headings: Arc<Headings>,
}

impl<'a> Ground<'a> {
    /// Some events by their dates.
    pub fn by_date(self, hits: &Hits) -> ByDate<'a> {
        ByDate::new(hits, self.chronology, self.index)
    }

    /// Whether these are so many of many events that laying them out may take longer than a frame.
    pub fn takes_long_to_lay(self, hits: &Hits) -> bool {
        // Of the many of whom questions are asked beside the interface.
        const SHARE: usize = 32;
        hits.len() >= self.chronology.events().len() / SHARE
    }
}

impl Data {
    /// What questions are asked of.
    pub fn ground(&self) -> Ground<'_> {
        Ground { chronology: &self.chronology, index: &self.index, headings: &self.headings }
    }
}

/// All that is asked at a time. What it does not ask for any more need not be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// A query whose events are to be listed.
    pub list: Option<Sought>,
    /// A query whose events are listed already, and what is to be laid out of them.
    pub sight: Option<(String, Sight)>,
    /// A query under which the values of a field are to be counted.
    pub count: Option<(String, Field)>,
    /// A query of which the best match is to be found.
    pub jump: Option<String>,
}

/// A query whose events are to be listed, and what is to be seen of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The query.
    pub text: String,
    /// The cells of the strip.
    pub columns: usize,
    /// What is to be laid out, if many are found.
    pub sight: Option<Sight>,
}

/// What a query found.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The events.
    pub listing: Listing,
    /// Where they are in time.
    pub strip: Strip,
    /// They as they are looked at, if that was asked for and they are many.
    pub laid: Option<Laid>,
}

/// An answer to a part of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What a query found.
    Listed(Box<Listed>),
    /// The events of a list as they are looked at.
    Laid(Laid),
    /// The values of a field.
    Counts {
        /// The query and the field.
        of: (String, Field),
        /// Its values.
        counts: Vec<Count>,
    },
    /// The best match of a query.
    Best {
        /// The query.
        of: String,
        /// How many events match.
        matches: usize,
        /// The one whose words match best, or else the first.
        best: Option<EventKey>,
    },
}

impl Request {
    /// Answers part by part, until it is to stop.
    pub fn answer(
        &self,
        ground: Ground<'_>,
        narrowing: &mut Narrowing,
        stop: Stop<'_>,
        mut tell: impl FnMut(Answer),
    ) {
        let Ground { chronology, index, .. } = ground;
        if let Some(Sought { text, columns, sight }) = &self.list {
            let query = Query::with_index(text, chronology, index);
            let question = Question { text: text.clone(), query, on: true };
            let hits = narrowing.hits_unless(&question.query, chronology, index, stop);
            if let Some(hits) = hits.filter(|_| !stop()) {
                let (listing, strip) = rayon::join(
                    || Listing::found(&question, hits.clone(), ground, narrowing),
                    || Strip::new((text, &hits), *columns, ground),
                );
                let sight = sight.filter(|_| ground.takes_long_to_lay(listing.events()) && !stop());
                let laid = sight.map(|sight| Laid::new(text, sight, listing.events(), ground));
                tell(Answer::Listed(Box::new(Listed { listing, strip, laid })));
            }
        }
        if let Some((text, sight)) = &self.sight {
            let query = Query::with_index(text, chronology, index);
            if let Some(hits) = narrowing.hits_unless(&query, chronology, index, stop) {
                tell(Answer::Laid(Laid::new(text, *sight, &hits, ground)));
            }
        }
        if let Some(of) = &self.jump {
            let query = Query::with_index(of, chronology, index);
            if let Some(hits) = narrowing.hits_unless(&query, chronology, index, stop) {
                tell(best(of, &hits));
            }
        }
        if let Some((text, field)) = &self.count
            && let Some(counts) = narrowing.facet_unless((text, *field), chronology, index, stop)
        {
            tell(Answer::Counts { of: (text.clone(), *field), counts });
        }
    }
}

fn best(of: &str, hits: &Hits) -> Answer {
    let best = hits.best().or_else(|| hits.get(0));
    Answer::Best { of: of.to_owned(), matches: hits.len(), best }
}

/// What is waited for, and what is to be done with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// What to put in focus when the list has come.
    pub list: Option<Anchor>,
    /// The query under which the open picker counts.
    pub count: Option<String>,
    /// The query whose best match is to be gone to.
    pub jump: Option<String>,
    /// What is to be laid out of the events that are listed.
    pub sight: Option<Sight>,
    /// What was asked last, as far as it is not answered.
    asked: Request,
}

/// Where the focus goes in a new list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// The event in focus, or that nearest to it.
    pub event: Option<EventKey>,
    /// What goes before that.
    pub goal: Goal,
    /// What was in focus when the list was asked for. Whoever has moved on meanwhile stays there.
    pub left: Option<EventKey>,
}

/// What is put in focus in a new list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// What was in focus.
    SamePlace,
    /// The event whose words match best.
    BestMatch,
}

impl State {
    /// What is to be asked now, if it is not what was asked last.
    pub fn request(&mut self) -> Option<Request> {
        let list = self.wanted.list.map(|_| Sought {
            text: self.question.text_in_force().to_owned(),
            columns: self.strip_columns(),
            sight: Sight::of(self),
        });
        // What was left needs no answer.
        let picking = match &self.overlay {
            Some(Overlay::Picker(picker)) => Some(picker.field),
            _ => None,
        };
        let jumps = matches!(self.overlay, Some(Overlay::Jump(_)));
        let wanted = &mut self.wanted;
        wanted.count = wanted.count.take().filter(|_| picking.is_some());
        wanted.jump = wanted.jump.take().filter(|_| jumps);
        let sight = wanted.sight.map(|sight| (self.listing.text().to_owned(), sight));
        let request =
            Request { list, sight, count: wanted.count.clone().zip(picking), jump: wanted.jump.clone() };
        (request != wanted.asked).then(|| {
            wanted.asked = request.clone();
            request
        })
    }
}

impl Wanted {
    /// Takes an answer as given; gives what was to be done with a list.
    pub fn listed(&mut self) -> Option<Anchor> {
        self.asked.list = None;
        self.list.take()
    }

    /// Takes the counting as done.
    pub fn counted(&mut self) {
        self.asked.count = None;
        self.count = None;
    }

    /// Takes what is in sight as laid out.
    pub fn laid(&mut self) {
        self.asked.sight = None;
        self.sight = None;
    }

    /// Takes the best match as found.
    pub fn jumped(&mut self) {
        self.asked.jump = None;
        self.jump = None;
    }

    /// Asks all of it anew, because whoever was to answer is gone.
    pub fn forget_asked(&mut self) {
        self.asked = Request::default();
    }
}
