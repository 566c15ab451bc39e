//! How far long work has come, on a line of the terminal that is written over.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::load::{Progress, Stage};

/// Of fewer things nothing is told: they are done before it is read.
const FEW: usize = 10_000;

/// The line, on standard error. It is emptied in the end.
#[derive(Debug)]
pub(super) struct Line {
    /// Whether anybody sees it.
    is_seen: bool,
    /// What it shows, as a number.
    shown: AtomicUsize,
}

impl Line {
    pub(super) fn new(is_seen: bool) -> Self {
        Self { is_seen, shown: AtomicUsize::new(0) }
    }

    /// Shows how far the work is, if that is another percent.
    pub(super) fn tell(&self, progress: Progress) {
        let Progress { stage, done, of, .. } = progress;
        if !self.is_seen || of < FEW {
            return;
        }
        let share = done * 100 / of;
        let state = 1 + stage as usize * 101 + share;
        if self.shown.swap(state, Ordering::Relaxed) != state {
            let doing = match stage {
                Stage::Reading => "reading",
                Stage::Events => "putting events together",
                Stage::Quotations => "looking quotations up",
            };
            // There is nowhere left to complain of a standard error that cannot be written to.
            let _ = write!(io::stderr(), "\r{doing}: {share} % of {of}\x1b[K");
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
