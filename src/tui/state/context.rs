//! What the explorer looks at while it runs: the data, and what everything is to look like.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::super::glyphs::Glyphs;
use super::super::keymap::Keymap;
use super::super::theme::Theme;
use super::{Data, Ground, Listing, Problems};
use crate::diagnostic::Diagnostic;
use crate::keep::{Change, Kept};
use crate::model::Chronology;
use crate::query::{Index, Query, Remarks};
use crate::timeline::{Axis, Headings};

/// What `update` and `view` look at and never change.
#[derive(Debug)]
pub struct Context {
    /// The data.
    pub chronology: Arc<Chronology>,
    /// The data, folded for searching, with what the reader has put on events.
    pub index: Index,
    /// What the reader keeps. Changed only by [`Context::keep`] and [`Context::remember`], between messages.
    pub kept: Kept,
    /// The file that the chronology was read from, as an absolute path; `None`: it is built in.
    pub file: Option<PathBuf>,
    /// What stands above the events in the list.
    pub headings: Arc<Headings>,
    /// Whether there are so many events that questions about them are answered beside the interface.
    pub asks_beside: bool,
    /// What keys mean.
    pub keymap: Keymap,
    /// What is wrong with the chronology.
    pub problems: Problems,
    /// What is wrong with the file as it is by now, so that what it said before stays; nothing as long as the
    /// chronology is what it says.
    pub unread: Problems,
    /// The signs that the terminal can show.
    pub glyphs: Glyphs,
    /// What everything looks like.
    pub theme: Theme,
    /// The list of all events, which is come back to often; see [`Context::everything`].
    pub everything: OnceLock<Listing>,
    /// The days that all events tell of; see [`Context::axis`].
    pub axis: OnceLock<Axis>,
}

/// Events among which looking for a word may take longer than a frame on a slow machine.
const MANY: usize = 50_000;

impl Context {
    /// Prepares a chronology for exploring.
    pub fn new(chronology: Chronology, problems: Vec<Diagnostic>) -> Self {
        let asks_beside = chronology.events().len() >= MANY;
        let chronology = Arc::new(chronology);
        let (index, headings) = (|| Index::at_once(&chronology), || Headings::new(&chronology));
        let (index, headings) =
            if asks_beside { rayon::join(index, headings) } else { (index(), headings()) };
        let (glyphs, theme) = (Glyphs::UNICODE, Theme::default());
        let (kept, keymap) = (Kept::default(), Keymap::default());
        let headings = Arc::new(headings);
        let everything = OnceLock::new();
        let context = Self {
            chronology,
            index,
            kept,
            file: None,
            headings,
            asks_beside,
            keymap,
            problems: problems.into(),
            unread: Problems::default(),
            glyphs,
            theme,
            everything,
            axis: OnceLock::new(),
        };
        if asks_beside {
            // Worked out now, so that no key has to wait for it.
            rayon::join(|| context.chronology.prepare(), || context.axis());
        }
        context
    }

    /// The list of all events.
    pub fn everything(&self) -> &Listing {
        self.everything.get_or_init(|| Listing::everything(self.ground()))
    }

    /// The days that all events tell of.
    pub fn axis(&self) -> &Axis {
        self.axis.get_or_init(|| super::strip::axis(&self.ground().by_date(self.everything().events())))
    }

    /// What is wrong: with the file as it is by now if that was not taken, or else with the chronology.
    pub fn wrong(&self) -> &Problems {
        if self.unread.is_empty() { &self.problems } else { &self.unread }
    }

    /// What questions are asked of.
    pub fn ground(&self) -> Ground<'_> {
        Ground { chronology: &self.chronology, index: &self.index, headings: &self.headings }
    }

    /// The same, for another thread, as it is now.
    pub fn data(&self) -> Data {
        Data {
            chronology: Arc::clone(&self.chronology),
            index: self.index.clone(),
            headings: Arc::clone(&self.headings),
        }
    }

    /// Whether a question may take longer than a frame: one about words does where there are many events.
    pub fn takes_long(&self, query: &Query) -> bool {
        self.asks_beside && query.looks_for_words()
    }

    /// Makes a change to what is kept.
    pub fn keep(&mut self, change: &Change) {
        self.kept.apply(change);
        self.remark();
    }

    /// Takes what is kept, instead of all that was.
    pub fn remember(&mut self, kept: Kept) {
        self.kept = kept;
        self.remark();
    }

    fn remark(&mut self) {
        self.index.remark(Remarks::new(&self.chronology, &self.kept));
    }
}
