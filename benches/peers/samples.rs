//! What was measured, and what is worked out from it.

use std::collections::BTreeMap;

use super::program::Program;
use super::terminal::Manner;

/// What a number is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key {
    pub(crate) program: Program,
    pub(crate) on: On,
    pub(crate) what: Measure,
}

/// What a program shows meanwhile, and in which terminal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum On {
    /// The built-in chronology.
    BuiltIn(Manner),
    /// A made-up one of so many events.
    MadeUp(u64),
}

/// What is measured. Times are in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Measure {
    /// From the start to the first whole frame.
    FirstFrame,
    /// From the start to a list.
    Usable,
    /// From the start until everything is read.
    Loaded,
    /// The most memory until then, in bytes; and until the end.
    PeakLoaded,
    PeakEnd,
    /// Keys.
    Moved(Move, Of),
    Typed(usize, Of),
    Backspace(Of),
    Opened(&'static str, Of),
    /// Processor time of a step, in screens of 120 by 40 and of 300 by 100.
    StepProcessor,
    StepProcessorLarge,
    /// The same of drawing the whole screen anew.
    RedrawProcessor,
    RedrawProcessorLarge,
    /// Bytes written while nobody does anything.
    IdleBytes,
    /// Events that the typed letters find.
    Found(usize),
    LeftLoaded,
    LeftLoading,
}

/// A way to move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Move {
    Step,
    Scroll,
    Page,
    Last,
    First,
    Redraw,
}

/// What of the answer to a key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Of {
    FirstByte,
    LastByte,
    Bytes,
    Reads,
}

/// Everything that was measured.
#[derive(Clone, Debug, Default)]
pub(crate) struct Samples(BTreeMap<Key, Vec<f64>>);

impl Samples {
    pub(crate) fn add(&mut self, key: Key, value: f64) {
        self.0.entry(key).or_default().push(value);
    }

    /// The middle of what was measured.
    pub(crate) fn median(&self, key: Key) -> Option<f64> {
        self.quantile(key, 0.5)
    }

    /// What 19 of 20 stay below.
    pub(crate) fn p95(&self, key: Key) -> Option<f64> {
        self.quantile(key, 0.95)
    }

    fn quantile(&self, key: Key, share: f64) -> Option<f64> {
        quantile(self.0.get(&key)?, share)
    }
}

/// The value below which a share of all lies: the nearest rank.
pub(crate) fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a small count"
    )]
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied()
}

/// The exponent of the power of x that y grows with: least squares on logarithms.
pub(crate) fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<_> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| {
        Some(logs.iter().map(of).sum::<f64>() / f64::from(u32::try_from(logs.len()).ok()?))
    };
    let (x, y) = (mean(|log| log.0)?, mean(|log| log.1)?);
    let both: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
    let spread: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
    (spread > 0.0).then(|| both / spread)
}
