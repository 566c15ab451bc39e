//! What is looked at, wherever that is: in the panes, in a comparison, in a document.

use super::{Context, State};
use crate::model::{Cited, EventKey, Key, Passage, Source};
use crate::tui::place::View;

impl State {
    /// The quotation in focus in a comparison that covers the panes.
    pub fn compared(&self, context: &Context) -> Option<Cited> {
        let shown = self.sides.shown.as_ref().filter(|_| self.reader.is_none())?;
        shown.in_focus(&context.chronology)
    }

    /// The source of the document, of the quotation, or of the event that is looked at.
    pub fn source_in_focus(&self, context: &Context) -> Option<Key<Source>> {
        if let Some(reader) = &self.reader {
            return Some(reader.source);
        }
        let is_shown = self.sides.shown.is_none() && self.view == View::Coverage;
        if is_shown && self.coverage.row < context.chronology.sources().len() {
            return Some(Key::new(self.coverage.row));
        }
        let Cited { event, citation } = self.cited_in_focus(context)?;
        Some(context.chronology.event(event).citations.get(citation)?.source)
    }

    /// The quotation of the passage, of the comparison, or of the event that is looked at.
    pub fn cited_in_focus(&self, context: &Context) -> Option<Cited> {
        if let Some(reader) = &self.reader {
            let Passage { event, citation, .. } = *reader.current(&context.chronology)?;
            return Some(Cited { event, citation });
        }
        let selected = self.selected.map(|event| Cited { event, citation: self.citation });
        self.compared(context).or(selected)
    }

    /// The event of the passage, of the quotation, or of the list that is looked at; `None` where no event cites what
    /// is read.
    pub fn event_in_focus(&self, context: &Context) -> Option<EventKey> {
        self.cited_in_focus(context).map(|cited| cited.event)
    }

    /// The quotation of the event in focus that is asked for, or else its first.
    pub fn citation_asked_for(&self, context: &Context) -> usize {
        let asked = self.question.in_force().zip(self.selected);
        asked.and_then(|(query, event)| query.citation_of(&context.chronology.event(event))).unwrap_or(0)
    }
}
