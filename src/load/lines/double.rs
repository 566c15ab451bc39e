//! Events whose ids others have already.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};

use rayon::prelude::*;

use super::super::registry::Registry;
use super::Taken;
use crate::model::{Event, Seat};
use crate::text::Clean;

/// Who has an id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    /// An event that was taken.
    Taken(Seat),
    /// One that is to be read again: its place in the list of those.
    Odd(u32),
}

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
    let state = RandomState::new();
    let of_part = |(part, run): (&super::Part, u32)| {
        let rows = (0..part.run.len()).zip(0..);
        let hashed =
            |(place, row)| Some((state.hash_one(part.run.id(place)?), Holder::Taken(Seat { run, row })));
        rows.filter_map(hashed).collect::<Vec<_>>()
    };
    let numbered: Vec<(&super::Part, u32)> = taken.parts.iter().zip(0..).collect();
    let mut all: Vec<(u64, Holder)> = numbered.into_par_iter().flat_map_iter(of_part).collect();
    all.extend(odd.iter().zip(0..).map(|((id, _), place)| (state.hash_one(id.as_str()), Holder::Odd(place))));
    all.par_sort_unstable();
    let part = |seat: &Seat| taken.parts.get(seat.run as usize);
    let line = |holder: &Holder| match holder {
        Holder::Taken(seat) => part(seat).and_then(|part| part.run.line(seat.row as usize)),
        Holder::Odd(place) => odd.get(*place as usize).map(|(_, line)| *line),
    };
    let id = |holder: &Holder| match holder {
        Holder::Taken(seat) => part(seat).and_then(|part| part.run.id(seat.row as usize)),
        Holder::Odd(place) => odd.get(*place as usize).map(|(id, _)| id.as_str()),
    };
    let mut doubles = Doubles::default();
    for alike in all.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1) {
        let mut holders: Vec<Holder> = alike.iter().map(|(_, holder)| *holder).collect();
        // Two ids of one hash are as good as never met; if they are, they stand apart here.
        holders.sort_by(|one, other| (id(one), line(one)).cmp(&(id(other), line(other))));
        for same in holders.chunk_by(|one, other| id(one) == id(other)) {
            let [first, others @ ..] = same else { continue };
            if let (Holder::Taken(_), Some(id), Some(line), false) =
                (first, id(first), line(first), others.is_empty())
            {
                registry.take(Clean::line(id), line);
            }
            for holder in others {
                match (holder, line(holder)) {
                    (Holder::Taken(seat), Some(line)) => doubles.taken.extend([(line, *seat)]),
                    (Holder::Odd(_), line) => doubles.odd.extend(line),
                    (Holder::Taken(_), None) => {}
                }
            }
        }
    }
    doubles
}
