//! What the explorer is in the midst of: plain data, changed only by `update`.

mod attention;
mod context;
mod coverage;
mod entry;
mod finder;
mod focus;
mod grid;
mod help;
mod history;
mod input;
mod jump;
mod laid;
mod lanes;
mod listing;
mod opening;
mod overlay;
mod picker;
mod problems;
mod prompt;
mod question;
mod reader;
mod relations;
mod rest;
mod sides;
mod strip;
mod wanted;

pub use context::Context;
pub use coverage::Coverage;
pub use entry::{Entry, Subject};
pub use finder::{Action, Finder, Kind as FinderKind, Offer};
pub use focus::Focus;
pub use grid::GridState;
pub use help::Help;
pub use history::{History, Narrowed, Origin, Visit, WayBack};
pub use input::Input;
pub use jump::{Jump, Understood};
pub use laid::{Laid, Sight};
pub use lanes::{Lanes, LanesOf, MadeOf, NamedLane};
pub use listing::{Listing, Seen};
pub use overlay::Overlay;
pub use picker::{Choice, Chosen, Mark, Order, Picker};
pub use problems::Problems;
pub use prompt::{Asked, Completing, Prompt, Recalled};
pub use question::Question;
pub use reader::{Reader, Search};
pub use relations::Relations;
pub use rest::Rest;
pub use sides::{Beside, Comparison, Sides};
pub use strip::Strip;
pub use wanted::{Anchor, Answer, Data, Goal, Ground, Listed, Request, Sought, Wanted};

use super::key::Key as Press;
use super::layout::{Screen, Size};
use super::lookup::{Lookup, is_checked};
use super::place::{Place, View};
use crate::load::Progress;
use crate::model::EventKey;
use crate::query::{Narrowing, Query};
use crate::text::Clean;
use crate::timeline::Row;

/// How many of the quotations have been looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookedUp {
    /// Those that somebody looked at.
    Some,
    /// The same, but all are about to be, and soon will be.
    Soon,
    /// All are being looked up.
    Going {
        /// So many are done.
        done: usize,
        /// Of so many; nought as long as that is not known.
        of: usize,
    },
    /// All of them.
    All,
}

impl LookedUp {
    /// What of the chronology has been looked up.
    pub fn of(context: &Context) -> Self {
        if is_checked(&context.chronology) { Self::All } else { Self::Some }
    }
}

/// Keys that were pressed and mean nothing yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The number typed before a command.
    pub count: Option<usize>,
    /// The beginning of a chord.
    pub keys: Vec<Press>,
}

/// The whole state of the explorer.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The terminal's size.
    pub size: Size,
    /// The query.
    pub question: Question,
    /// What is remembered of the queries asked before, so that typing on asks less.
    pub narrowing: Narrowing,
    /// The events that match it, as rows; while another list is waited for, those of the query before it.
    pub listing: Listing,
    /// What is waited for.
    pub wanted: Wanted,
    /// The event in focus; `None` only if the list is empty.
    pub selected: Option<EventKey>,
    /// The event that was in focus last: the place to come back to from an empty list.
    pub place_kept: Option<EventKey>,
    /// The id of the event that one would be at if it were listed, as long as nobody has gone elsewhere: another
    /// chronology may have it.
    pub absent: Option<Clean>,
    /// How often the chronology was exchanged for another. What was worked out of one is nothing to the next.
    pub edition: u64,
    /// The events over the whole span.
    pub strip: Strip,
    /// That of all events, which is come back to often.
    pub strip_of_all: Strip,
    /// How the events are shown.
    pub view: View,
    /// The view and the visit from which the query was narrowed, to go back to.
    pub narrowed: Option<Narrowed>,
    /// What has to do with the event in focus.
    pub relations: Relations,
    /// Where one was when the query was asked.
    pub origin: Option<Origin>,
    /// The grid of years and months.
    pub grid: GridState,
    /// The lanes.
    pub lanes: Lanes,
    /// What the sources say when.
    pub coverage: Coverage,
    /// What was laid out beside the interface and is about to be shown.
    pub laid: Option<Laid>,
    /// The first row of the list on the screen.
    pub top: usize,
    /// Rows from there to the event in focus, when that was last in sight.
    pub below_top: usize,
    /// The pane that takes the keys.
    pub focus: Place,
    /// Rows of the event's pane where it stands above the sources.
    pub upper: Option<u16>,
    /// Lines of the event above the first one shown.
    pub event_scroll: usize,
    /// Which of the event's citations is in focus.
    pub citation: usize,
    /// Lines of the sources above the first one shown.
    pub sources_scroll: usize,
    /// What is compared with what.
    pub sides: Sides,
    /// The document that is being read.
    pub reader: Option<Reader>,
    /// What lies over everything.
    pub overlay: Option<Overlay>,
    /// Earlier queries and selections.
    pub history: History,
    /// The queries that were asked.
    pub asked: Asked,
    /// Keys that mean nothing yet.
    pub pending: Pending,
    /// Whether the footer still says what this is, and how to begin; until the first key or click.
    pub welcome: bool,
    /// A line for the footer, until the next key or click.
    pub notice: Option<Clean>,
    /// Whether the mouse is Annals's.
    pub mouse: bool,
    /// How far the chronology has been read, as long as nothing of it is here.
    pub loading: Option<Progress>,
    /// How far it has been read again, while it is, if that takes long.
    pub reading_again: Option<Progress>,
    /// What is still to come, as long as only an excerpt is here.
    pub rest: Option<Rest>,
    /// How many of the quotations have been looked up.
    pub looked_up: LookedUp,
    /// What is being looked up because it is in sight.
    pub awaited: Option<Lookup>,
}

impl State {
    /// The opening view: the query asked, the focus span of the chronology in sight.
    pub fn new(size: Size, query: &str, context: &Context) -> Self {
        let question = Question::new(query, context);
        let mut state = Self {
            size,
            question,
            narrowing: Narrowing::default(),
            listing: Listing::default(),
            wanted: Wanted::default(),
            selected: None,
            place_kept: None,
            absent: None,
            edition: 0,
            strip: Strip::default(),
            strip_of_all: Strip::default(),
            view: View::List,
            narrowed: None,
            relations: Relations::default(),
            origin: None,
            grid: GridState::default(),
            lanes: Lanes::default(),
            coverage: Coverage::default(),
            laid: None,
            top: 0,
            below_top: 0,
            focus: Place::Timeline,
            upper: None,
            event_scroll: 0,
            citation: 0,
            sources_scroll: 0,
            sides: Sides::default(),
            reader: None,
            overlay: None,
            history: History::default(),
            asked: Asked::default(),
            pending: Pending::default(),
            welcome: false,
            notice: None,
            mouse: false,
            loading: None,
            reading_again: None,
            rest: None,
            looked_up: LookedUp::of(context),
            awaited: None,
        };
        state.list_for_now(context);
        state.asked.remember(query);
        state.selected = state.opening(context);
        state.wait_for_list();
        state.place_kept = state.selected;
        state.citation = state.citation_asked_for(context);
        if let Some(row) = state.selected_row() {
            // The heading above the first event in focus is the first line.
            state.top = row.saturating_sub(1);
        }
        state.settle();
        state.refresh(context);
        state
    }

    /// The rows that a view of the whole width has use for, its title and its labels among them.
    pub fn wanted_rows(&self, context: &Context) -> Option<u16> {
        let rows = match self.view {
            View::List | View::Grid => return None,
            View::Lanes if self.is_laying_out() => usize::from(self.size.rows),
            View::Lanes => self.lanes.rows(usize::from(self.size.rows)),
            View::Coverage => context.chronology.sources().len(),
        };
        Some(u16::try_from(rows.saturating_add(2)).unwrap_or(u16::MAX).max(6))
    }

    /// Works out anew what views of time show and what has to do with the event in focus, where the list, the screen or
    /// that event are others now.
    pub fn refresh(&mut self, context: &Context) {
        self.relate(context);
        if let Some(strip) = Strip::renewed(self, context) {
            if self.listing.text().is_empty() {
                self.strip_of_all.clone_from(&strip);
            }
            self.strip = strip;
        }
        let height = self.screen().timeline.height();
        self.wanted.sight = self.awaited_sight(context);
        let laid = self.laid.take();
        match self.view {
            View::List => {}
            View::Grid if self.is_laying_out() => self.grid.clear(),
            View::Lanes if self.is_laying_out() => self.lanes.clear(),
            View::Grid => {
                if let Some(grid) = GridState::renewed(self, laid, context) {
                    self.grid = grid;
                }
                self.grid.follow(self.selected, context);
                self.grid.settle(height.saturating_sub(1));
            }
            View::Lanes => {
                if let Some(lanes) = Lanes::renewed(self, laid, context) {
                    self.lanes = lanes;
                }
                self.lanes.settle(self.selected, height.saturating_sub(1), context);
            }
            View::Coverage => {
                if let Some(coverage) = Coverage::renewed(self) {
                    self.coverage = coverage;
                }
                self.coverage.settle(height.saturating_sub(1), context);
            }
        }
    }

    /// Looks for what has to do with the event in focus, unless that is known.
    pub fn relate(&mut self, context: &Context) {
        if let Some(relations) = Relations::renewed(self, context) {
            self.relations = relations;
        }
    }

    /// Lists what the question finds, or everything if that takes long.
    pub fn list_for_now(&mut self, context: &Context) {
        if self.takes_long(context) {
            self.listing = context.everything().clone();
        } else {
            self.list(context);
        }
    }

    /// Wants the list of the question, unless it is there; the event in focus is to stay.
    pub fn wait_for_list(&mut self) {
        if !self.listing.answers(&self.question) {
            let event = self.selected;
            self.wanted.list = Some(Anchor { event, goal: Goal::SamePlace, left: event });
        }
    }

    /// Lists what the question finds.
    pub fn list(&mut self, context: &Context) {
        if self.question.in_force().is_none() {
            self.listing = context.everything().clone();
            return;
        }
        let listing = Listing::asked(&self.question, context.ground(), &mut self.narrowing, &|| false);
        self.listing = listing.unwrap_or_default();
    }

    /// Whether what the question finds may not be known within a frame.
    pub fn takes_long(&self, context: &Context) -> bool {
        self.question.in_force().is_some_and(|query| context.takes_long(query))
    }

    /// Where the keys go.
    pub fn place(&self) -> Place {
        match (&self.overlay, &self.reader) {
            (Some(Overlay::Prompt { .. }), _) => Place::Prompt,
            (Some(Overlay::Picker(_)), _) => Place::Picker,
            (Some(Overlay::Entry(_)), _) => Place::Entry,
            (Some(Overlay::Help(help)), _) if help.input.is_some() => Place::Keys,
            (Some(Overlay::Help(_)), _) => Place::Help,
            (Some(Overlay::Jump(_)), _) => Place::Jump,
            (Some(Overlay::Finder(_)), _) => Place::Finder,
            (None, Some(_)) => Place::Reader,
            (None, None) if self.sides.shown.is_some() => Place::Compare,
            (None, None) if self.focus == Place::Timeline => self.view.place(),
            (None, None) => self.focus,
        }
    }

    /// The query, understood as far as it could be. While there is no chronology yet, nobody can tell.
    pub fn understood(&self) -> Option<&Query> {
        self.loading.is_none().then_some(&self.question.query)
    }

    /// The layout of the present screen.
    pub fn screen(&self) -> Screen {
        Screen::new(self.size, self.focus, self.upper, self.view)
    }

    /// The row of the event in focus.
    pub fn selected_row(&self) -> Option<usize> {
        self.listing.row_of(self.selected?)
    }

    /// Where a person is: what history keeps.
    pub fn visit(&self) -> Visit {
        let selected = self.selected.or(self.place_kept);
        Visit { text: self.question.text.clone(), on: self.question.on, selected }
    }

    /// Moves the list so that the event in focus is on the screen, with a little of its surroundings. As long as
    /// another pane has the screen, it stays as it is.
    pub fn settle(&mut self) {
        const SURROUNDINGS: usize = 2;
        let height = self.screen().timeline.height();
        if height == 0 {
            return;
        }
        let rows = self.listing.rows().len();
        let margin = SURROUNDINGS.min((height - 1) / 2);
        if let Some(row) = self.selected_row() {
            // Nothing above a heading belongs to what is below it.
            let above = row.checked_sub(1).and_then(|above| self.listing.rows().get(above));
            let margin_above = if matches!(above, Some(Row::Heading(_))) { margin.min(1) } else { margin };
            let highest = row.saturating_sub(margin_above);
            self.top = self.top.clamp((row + margin + 1).saturating_sub(height).min(highest), highest);
        }
        self.top = self.top.min(rows.saturating_sub(height));
        if let Some(row) = self.selected_row() {
            self.below_top = row.saturating_sub(self.top);
        }
    }
}
