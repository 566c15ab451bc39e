//! What stands side by side: two events, or the sources of one.

use super::{Focus, State};
use crate::model::{Chronology, Cited, EventKey, Role};

/// The event that another is to be compared with, and what is being compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The event that was marked.
    pub marked: Option<EventKey>,
    /// What is on the screen.
    pub shown: Option<Comparison>,
}

/// What is compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Two events, in the order of time.
    Events(EventKey, EventKey),
    /// What the sources of one event say.
    Sources(EventKey),
}

/// A comparison on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub of: Beside,
    /// The quotation in focus; of the sources of one event also the first that is seen.
    pub focus: Focus,
    /// Lines above the first one shown.
    pub scroll: usize,
}

impl Comparison {
    /// Begins with the first quotation.
    pub fn new(of: Beside) -> Self {
        Self { of, focus: Focus::default(), scroll: 0 }
    }

    /// The events that are seen.
    pub fn events(&self) -> impl Iterator<Item = EventKey> + use<> {
        let (one, other) = match self.of {
            Beside::Events(one, other) => (one, Some(other)),
            Beside::Sources(event) => (event, None),
        };
        std::iter::once(one).chain(other)
    }

    /// The quotation in focus.
    pub fn in_focus(&self, chronology: &Chronology) -> Option<Cited> {
        self.quotations(chronology).get(self.focus.at).copied()
    }

    /// All quotations, in the order in which one goes through them. Beside the first one of an event stands what speaks
    /// against it.
    pub fn quotations(&self, chronology: &Chronology) -> Vec<Cited> {
        let of = |event: EventKey| {
            (0..chronology.event(event).citations.len()).map(move |citation| Cited { event, citation })
        };
        let mut quotations: Vec<Cited> = self.events().flat_map(of).collect();
        if let Beside::Sources(event) = self.of {
            let citations = chronology.event(event).citations;
            let disputes = |cited: &Cited| {
                citations.get(cited.citation).is_some_and(|citation| citation.role == Role::Disputes)
            };
            let first = quotations.first().is_some_and(disputes);
            quotations.sort_by_key(|cited| (cited.citation > 0, disputes(cited) == first));
        }
        quotations
    }
}

impl State {
    /// Takes away what covers the panes and is read.
    pub fn uncover(&mut self) {
        self.reader = None;
        self.sides.shown = None;
    }
}
