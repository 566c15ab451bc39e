//! What each source says when, and how much of it no event cites yet.

use std::collections::BTreeMap;
use std::ops::Range;

use super::strip::{Asked, tally_of};
use super::{Context, State};
use crate::edtf::Certainty;
use crate::model::{Key, Source, cited, uncited};
use crate::query::{Chosen, Field, Hit, Hits, Tally};
use crate::timeline::Scale;

/// The sources as they are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// The source in focus, by its place in the chronology.
    pub row: usize,
    /// The first source on the screen.
    pub top: usize,
    /// Which of its uncited paragraphs is to be read.
    pub paragraph: usize,
    /// What is told of each source that was in sight.
    told: BTreeMap<usize, Told>,
    chosen: Chosen,
    scale: Scale,
    of: Asked,
}

/// What there is to say of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// How many of the listed events cite it.
    pub events: usize,
    /// How many of them each cell has.
    pub tallies: Vec<Tally>,
    /// Whether all quotations from it have been looked up, so that the following is known.
    pub is_checked: bool,
    /// The share of its document that is quoted; `None` if there is no document.
    pub quoted: Option<f64>,
    /// The paragraphs of its document that no event cites.
    pub uncited: Vec<Range<usize>>,
}

impl Coverage {
    /// The whole span onto the cells that there are for it.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// What there is to say of a source that is in sight.
    pub fn told(&self, row: usize) -> Option<&Told> {
        self.told.get(&row)
    }

    /// The paragraph that is to be read, counted from nought, and all that are uncited, of the source in focus.
    pub fn uncited(&self) -> (usize, &[Range<usize>]) {
        (self.paragraph, self.told(self.row).map_or(&[], |told| told.uncited.as_slice()))
    }

    /// Puts another source in focus.
    pub fn focus(&mut self, row: usize) {
        if self.row != row {
            self.row = row;
            self.paragraph = 0;
        }
    }

    /// The coverage that the present list needs, if it is not this one.
    pub(super) fn renewed(state: &State) -> Option<Self> {
        let columns = state.screen().coverage_columns();
        let of = Asked::now(state, columns);
        if of == state.coverage.of {
            return None;
        }
        let chosen = Chosen::from(state.listing.events());
        let scale = Scale::fit(state.strip.axis(), columns);
        let Self { row, top, paragraph, .. } = state.coverage;
        Some(Self { row, top, paragraph, told: BTreeMap::new(), chosen, scale, of })
    }

    /// Keeps the source in focus on the screen, and works out what is told of those in sight.
    pub(super) fn settle(&mut self, height: usize, context: &Context) {
        let sources = context.chronology.sources().len();
        self.row = self.row.min(sources.saturating_sub(1));
        self.top = self.top.clamp((self.row + 1).saturating_sub(height.max(1)), self.row);
        self.top = self.top.min(sources.saturating_sub(height));
        for row in self.top..(self.top + height).min(sources) {
            let is_checked = context.chronology.is_checked(Key::new(row));
            if self.told.get(&row).is_none_or(|told| told.is_checked != is_checked) {
                let told = self.tell(row, context);
                self.told.insert(row, told);
            }
        }
    }

    fn tell(&self, row: usize, context: &Context) -> Told {
        let source = Key::<Source>::new(row);
        let events = self.chosen.with(Field::Source, row, &context.index).into_iter();
        let hits: Hits = events.map(|event| Hit { event, certainty: Certainty::Yes }).collect();
        let is_checked = context.chronology.is_checked(source);
        Told {
            is_checked,
            events: hits.len(),
            tallies: tally_of(&self.scale, &context.ground().by_date(&hits)),
            quoted: cited(&context.chronology, source),
            uncited: if is_checked { uncited(&context.chronology, source) } else { Vec::new() },
        }
    }
}
