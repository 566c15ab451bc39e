//! Looking quotations up beside the screen, on a thread of its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use super::state::Context;
use crate::diagnostic::Diagnostic;
use crate::evidence::{check_all, check_events, check_source};
use crate::load::{Unchecked, unverified};
use crate::model::{Chronology, EventKey, Key, Source};
use crate::query::Index;

/// The quotations that are to be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Those of these events, and all from these sources.
    Some {
        /// The events.
        events: Vec<EventKey>,
        /// The sources.
        sources: Vec<Key<Source>>,
    },
    /// All of them.
    All,
}

/// What the thread tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Of all quotations, so many of so many have been looked up.
    Progress {
        /// So many are done.
        done: usize,
        /// Of so many.
        of: usize,
    },
    /// This is done.
    Done(Lookup),
    /// All is done, and this is wrong.
    AllDone(Vec<Diagnostic>),
}

/// The way to the thread.
#[derive(Debug)]
pub(super) struct Lookups(mpsc::Sender<Lookup>);

/// Of so many events all quotations are looked up at once.
const SMALL: usize = 10_000;

/// Whether all quotations are looked up although nobody asks for them.
pub(super) fn is_small(chronology: &Chronology) -> bool {
    chronology.events().len() <= SMALL
}

/// Whether all quotations have been looked up.
pub(super) fn is_checked(chronology: &Chronology) -> bool {
    (0..chronology.sources().len()).all(|source| chronology.is_checked(Key::new(source)))
}

/// Times that it tells how far it is.
const TOLD: usize = 200;

impl Lookups {
    /// Starts the thread. It makes ready what the first frame did not need, and looks everything up at once if that is
    /// little.
    pub(super) fn start(
        context: &Context,
        unchecked: Option<Unchecked>,
        tell: impl Fn(Told) + Send + Sync + 'static,
    ) -> Self {
        let (sender, asked) = mpsc::channel();
        let (chronology, index) = (Arc::clone(&context.chronology), context.index.clone());
        // Not joined: whoever leaves does not wait for it.
        let prepares = !context.asks_beside;
        thread::spawn(move || {
            if prepares {
                // Of many events that is done by whoever answers questions about them.
                index.prepare(&chronology);
            }
            if let Some(unchecked) = unchecked {
                let problems = unchecked.check(&chronology);
                index.renew_evidence(&chronology);
                tell(Told::AllDone(problems));
            } else if is_small(&chronology) && !is_checked(&chronology) {
                tell(look(&chronology, &index, Lookup::All, &tell));
            }
            while let Ok(first) = asked.recv() {
                // Only what was come to last is still in sight.
                let mut all: Vec<_> = [first].into_iter().chain(asked.try_iter()).collect();
                let last = all.pop();
                all.retain(|lookup| *lookup == Lookup::All);
                for lookup in all.into_iter().chain(last) {
                    tell(look(&chronology, &index, lookup, &tell));
                }
            }
        });
        Self(sender)
    }

    /// Has quotations looked up.
    pub(super) fn ask(&self, lookup: Lookup) {
        // It ends only with the program.
        let _ = self.0.send(lookup);
    }
}

fn look(chronology: &Chronology, index: &Index, lookup: Lookup, tell: &(impl Fn(Told) + Sync)) -> Told {
    match &lookup {
        Lookup::Some { events, sources } => {
            check_events(chronology, events);
            for source in sources {
                check_source(chronology, *source);
            }
        }
        Lookup::All => {
            let steps = AtomicUsize::new(0);
            check_all(chronology, &|done, of| {
                let step = (done * TOLD).checked_div(of).unwrap_or(TOLD);
                if steps.fetch_max(step, Ordering::Relaxed) < step {
                    tell(Told::Progress { done, of });
                }
            });
            index.renew_evidence(chronology);
            return Told::AllDone(unverified(chronology));
        }
    }
    Told::Done(lookup)
}
