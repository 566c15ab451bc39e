//! What has to do with the event in focus: looked for when that is another one, or more is known of its sources.

use super::{Context, State};
use crate::model::EventKey;
use crate::timeline::{Related, neighbours, related};

/// Related events that are listed.
const LISTED: usize = 30;

/// The events that have to do with one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// Those with most in common first.
    pub found: Vec<Related>,
    of: Option<Known>,
}

/// What relations were looked for, and with how much known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    edition: u64,
    event: EventKey,
    /// Its quotations that have been looked for, and those of them from sources of which all have been.
    quotations: (usize, usize),
}

impl Relations {
    /// Those of the event in focus, if they are not these.
    pub(super) fn renewed(state: &State, context: &Context) -> Option<Self> {
        let of = state.selected.map(|event| Known::now(state.edition, event, context));
        if of == state.relations.of {
            return None;
        }
        let found = state.selected.map(|event| {
            let akin =
                context.index.akin(&context.chronology, event, &neighbours(&context.chronology, event));
            related(&context.chronology, event, &akin, LISTED)
        });
        Some(Self { found: found.unwrap_or_default(), of })
    }
}

impl Known {
    fn now(edition: u64, event: EventKey, context: &Context) -> Self {
        let citations = || context.chronology.event(event).citations.iter();
        let found = citations().filter(|citation| citation.finding.is_some()).count();
        let beside = citations().filter(|citation| context.chronology.is_checked(citation.source)).count();
        Self { edition, event, quotations: (found, beside) }
    }
}
