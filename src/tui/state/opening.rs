//! Where one begins: the event in focus when a chronology is opened on a query.

use super::{Context, Listing, State};
use crate::model::EventKey;

impl State {
    /// The first event within the focus span, or else the first of all. Where days were asked for, what is nearest to
    /// where one would be without them, as if they had been asked for there.
    pub fn opening(&self, context: &Context) -> Option<EventKey> {
        if self.listing.is_of_period() {
            let before = opening(context.everything(), context);
            return before.and_then(|event| self.listing.nearest(event, context.ground()));
        }
        opening(&self.listing, context)
    }
}

/// The first event of a list within the focus span, or else the first of all.
fn opening(listing: &Listing, context: &Context) -> Option<EventKey> {
    let events = listing.events();
    let focus = context.chronology.focus().map(crate::edtf::When::span);
    let within = focus.and_then(|focus| {
        let mut spans = context.headings.spans(events.events());
        // What has no date has no days, which is not all days.
        spans.find(|(event, span)| focus.contains(span) && context.chronology.event(*event).when.is_some())
    });
    within.map(|(event, _)| event).or_else(|| events.get(0))
}
