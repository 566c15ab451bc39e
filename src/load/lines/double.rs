//! Events whose ids others have already.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use rayon::prelude::*;

use super::super::registry::Registry;
use super::{Part, Taken, narrow};
use crate::model::{Event, Seat};
use crate::text::Clean;

/// The events that have an id which an event of an earlier line has.
#[derive(Default)]
pub(super) struct Doubles {
    /// Those that were taken, by their lines.
    pub(super) taken: BTreeMap<usize, Seat>,
    /// The lines of those that are to be read again.
    pub(super) odd: BTreeSet<usize>,
}

/// Finds them. The registry learns of the first holders, so that it can say where they are.
pub(super) fn doubles(
    taken: &Taken,
    odd: &[(String, usize)],
    registry: &mut Registry<Event<'static>>,
) -> Doubles {
    // Events that were taken are counted one part after the other, and behind them those that are to be read again.
    let mut starts = vec![0];
    starts.extend(taken.parts.iter().scan(0, |end, part| {
        *end += part.run.len();
        Some(*end)
    }));
    let count = starts.last().copied().unwrap_or_default();
    let seat = |number: usize| {
        let run = starts.partition_point(|start| *start <= number).checked_sub(1)?;
        Some((run, number - starts.get(run)?)).filter(|_| number < count)
    };
    let line = |number: usize| match seat(number) {
        Some((run, row)) => taken.parts.get(run)?.run.line(row),
        None => odd.get(number - count).map(|(_, line)| *line),
    };
    let id = |number: usize| match seat(number) {
        Some((run, row)) => taken.parts.get(run)?.run.id(row),
        None => odd.get(number - count).map(|(id, _)| id.as_str()),
    };
    let mut doubles = Doubles::default();
    for alike in hashed(taken, odd).chunk_by(|(one, _), (other, _)| one == other) {
        if alike.len() == 1 {
            continue;
        }
        let mut holders: Vec<usize> = alike.iter().map(|(_, number)| *number as usize).collect();
        // Two ids of one hash are as good as never met; if they are, they stand apart here.
        holders.sort_by(|one, other| (id(*one), line(*one)).cmp(&(id(*other), line(*other))));
        for same in holders.chunk_by(|one, other| id(*one) == id(*other)) {
            let [first, others @ ..] = same else { continue };
            if let (Some(_), Some(id), Some(line), false) =
                (seat(*first), id(*first), line(*first), others.is_empty())
            {
                registry.take(Clean::line(id), line);
            }
            for holder in others {
                match (seat(*holder), line(*holder)) {
                    (Some((run, row)), Some(line)) => {
                        let seat = Seat { run: narrow(run), row: narrow(row) };
                        doubles.taken.insert(line, seat);
                    }
                    (None, line) => doubles.odd.extend(line),
                    (Some(_), None) => {}
                }
            }
        }
    }
    doubles
}

/// The hashes of all ids, sorted, with the numbers of their events.
fn hashed(taken: &Taken, odd: &[(String, usize)]) -> Vec<(u64, u32)> {
    let state = RandomState::default();
    let of_part = |part: &Part| {
        let hash = |row| part.run.id(row).map_or(0, |id| state.hash_one(id));
        (0..part.run.len()).map(hash).collect::<Vec<u64>>()
    };
    let taken: Vec<Vec<u64>> = taken.parts.par_iter().map(of_part).collect();
    let odd = odd.iter().map(|(id, _)| state.hash_one(id.as_str()));
    let mut hashed: Vec<(u64, u32)> = taken.into_iter().flatten().chain(odd).zip(0..).collect();
    hashed.par_sort_unstable();
    hashed
}
