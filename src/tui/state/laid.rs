//! Events as a view of time shows them, laid out beside the interface where they are too many to be between two frames.

use super::grid::counted;
use super::lanes::LanesOf;
use super::{Context, Ground, MadeOf, State};
use crate::query::Hits;
use crate::timeline::{Grid, Rows};
use crate::tui::place::View;

/// What of a view is made of all events that are listed, and not only of those in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The counts of the grid.
    Grid,
    /// The lanes.
    Lanes(MadeOf),
}

/// It, made.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The query whose events they are.
    of: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Grid(Grid),
    Lanes(LanesOf),
}

impl Sight {
    /// What the present view needs, if any of it.
    pub(super) fn of(state: &State) -> Option<Self> {
        match state.view {
            View::Grid => Some(Self::Grid),
            View::Lanes => Some(Self::Lanes(state.lanes.made_of())),
            View::List | View::Coverage => None,
        }
    }
}

impl Laid {
    /// Lays the events of a query out.
    pub(super) fn new(query: &str, sight: Sight, hits: &Hits, ground: Ground<'_>) -> Self {
        let what = match sight {
            Sight::Grid => What::Grid(counted(hits, &Rows::new(ground.headings, hits.events()), ground)),
            Sight::Lanes(made_of) => What::Lanes(LanesOf::new(made_of, hits, ground)),
        };
        Self { of: query.to_owned(), what }
    }

    fn is_of(&self, query: &str, sight: Sight) -> bool {
        let laid = match &self.what {
            What::Grid(_) => Sight::Grid,
            What::Lanes(lanes) => Sight::Lanes(lanes.made_of()),
        };
        self.of == query && laid == sight
    }

    /// The counts of the grid, if these are they.
    pub(super) fn into_grid(self, query: &str) -> Option<Grid> {
        match self.what {
            What::Grid(grid) if self.of == query => Some(grid),
            _ => None,
        }
    }

    /// The lanes, if these are they.
    pub(super) fn into_lanes(self, query: &str, made_of: MadeOf) -> Option<LanesOf> {
        match self.what {
            What::Lanes(lanes) if self.of == query && lanes.made_of() == made_of => Some(lanes),
            _ => None,
        }
    }
}

impl State {
    /// Whether the view waits for what is laid out beside the interface.
    pub fn is_laying_out(&self) -> bool {
        self.wanted.sight.is_some()
    }

    /// What is to be waited for before the view can show the list.
    pub(super) fn awaited_sight(&self, context: &Context) -> Option<Sight> {
        let is_of_before = match self.view {
            View::Grid => self.grid.is_of_before(self),
            View::Lanes => self.lanes.is_of_before(self),
            View::List | View::Coverage => false,
        };
        let sight = Sight::of(self).filter(|_| is_of_before && context.asks_beside)?;
        let is_laid = self.laid.as_ref().is_some_and(|laid| laid.is_of(self.listing.text(), sight));
        (!is_laid && context.ground().takes_long_to_lay(self.listing.events())).then_some(sight)
    }
}
