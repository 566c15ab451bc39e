//! How far the reading of a chronology has come.

/// A part of the work, in its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The file is read, and taken apart.
    Reading,
    /// Its events are put together.
    Events,
    /// Their quotations are looked for in the documents.
    Quotations,
}

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// In which part of the work.
    pub stage: Stage,
    /// What is done: bytes of the file, events, or quotations.
    pub done: usize,
    /// Of how many; nought while that is not known.
    pub of: usize,
    /// Events that were read, as far as they are counted on the way.
    pub events: usize,
}

impl Progress {
    /// The start of a part of the work.
    pub const fn start(stage: Stage) -> Self {
        Self { stage, done: 0, of: 0, events: 0 }
    }
}

/// Who is told how far it has come.
pub type Watch<'w> = &'w (dyn Fn(Progress) + Sync);

/// Tells only of every so many steps, so that telling costs nothing.
#[derive(Clone, Copy)]
pub(super) struct Steps<'w> {
    watch: Watch<'w>,
    stage: Stage,
    of: usize,
}

/// Times that a part of the work tells how far it is.
const TOLD: usize = 200;

impl<'w> Steps<'w> {
    pub(super) fn new(watch: Watch<'w>, stage: Stage, of: usize) -> Self {
        watch(Progress { of, ..Progress::start(stage) });
        Self { watch, stage, of }
    }

    /// One more step is done.
    pub(super) fn done(&self, done: usize) {
        if done.is_multiple_of((self.of / TOLD).max(1)) {
            (self.watch)(Progress { done, of: self.of, ..Progress::start(self.stage) });
        }
    }
}
