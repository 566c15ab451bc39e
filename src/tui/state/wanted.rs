//! What is asked beside the interface, so that no key waits for it: the list of a query, the values of a picker.

use std::sync::Arc;

use super::{Listing, Overlay, Question};
use crate::model::{Chronology, EventKey};
use crate::query::{Count, Field, Hits, Index, Narrowing, Query, Stop};
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

impl Data {
    /// What questions are asked of.
    pub fn ground(&self) -> Ground<'_> {
        Ground { chronology: &self.chronology, index: &self.index, headings: &self.headings }
    }
}

/// All that is asked at a time. What it does not ask for any more need not be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The text of a query whose events are to be listed.
    pub list: Option<String>,
    /// A query under which the values of a field are to be counted.
    pub count: Option<(String, Field)>,
    /// A query of which the best match is to be found.
    pub jump: Option<String>,
}

/// An answer to a part of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What a query found.
    Listing(Listing),
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
        if let Some(text) = &self.list {
            let query = Query::with_index(text, chronology, index);
            let question = Question { text: text.clone(), query, on: true };
            if let Some(listing) = Listing::asked(&question, ground, narrowing, stop) {
                tell(Answer::Listing(listing));
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

impl Wanted {
    /// What is to be asked now, if it is not what was asked last.
    pub fn request(&mut self, question: &Question, overlay: Option<&Overlay>) -> Option<Request> {
        let list = self.list.map(|_| question.text_in_force().to_owned());
        // What was left needs no answer.
        let picking = overlay.and_then(|overlay| match overlay {
            Overlay::Picker(picker) => Some(picker.field),
            _ => None,
        });
        self.count = self.count.take().filter(|_| picking.is_some());
        self.jump = self.jump.take().filter(|_| matches!(overlay, Some(Overlay::Jump(_))));
        let request = Request { list, count: self.count.clone().zip(picking), jump: self.jump.clone() };
        (request != self.asked).then(|| {
            self.asked = request.clone();
            request
        })
    }

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
