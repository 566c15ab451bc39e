//! Work on many events, spread over the processors.
//!
//! With rayon, whose pool stands ready at each key and shares uneven work out by itself. It is never started
//! for a chronology that one processor is quick enough for.

use std::ops::Range;

use rayon::prelude::*;

/// Events that one thread works on: as many as one container of a bitmap holds. In tests so few that a small
/// chronology has several shares.
pub(super) const SHARE: usize = if cfg!(test) { 64 } else { 1 << 16 };

/// So many events divided into shares.
pub(super) fn shares(events: usize) -> Vec<Range<usize>> {
    (0..events).step_by(SHARE).map(|start| start..(start + SHARE).min(events)).collect()
}

/// Makes something of each item, at the same time if there is work on enough events in all.
pub(super) fn spread<T: Sync, U: Send>(
    items: &[T],
    events: usize,
    make: impl Fn(&T) -> U + Sync + Send,
) -> Vec<U> {
    if events > SHARE { items.par_iter().map(make).collect() } else { items.iter().map(make).collect() }
}

/// Whether what is being worked out is for nobody any more.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// The same, unless it is to stop meanwhile, which is asked before each item.
pub(super) fn spread_unless<T: Sync, U: Send>(
    items: &[T],
    events: usize,
    stop: Stop<'_>,
    make: impl Fn(&T) -> U + Sync + Send,
) -> Option<Vec<U>> {
    let make = |item: &T| (!stop()).then(|| make(item));
    if events > SHARE { items.par_iter().map(make).collect() } else { items.iter().map(make).collect() }
}

/// Does two things, at the same time if there is work on enough events.
pub(super) fn both<T: Send, U: Send>(
    events: usize,
    one: impl FnOnce() -> T + Send,
    other: impl FnOnce() -> U + Send,
) -> (T, U) {
    if events > SHARE { rayon::join(one, other) } else { (one(), other()) }
}
