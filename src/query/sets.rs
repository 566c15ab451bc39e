//! For each of many values the events that have it: lists one behind the other, and bitmaps of the large ones.
//!
//! Of a million events most values have a few dozen. A bitmap of its own takes each of them many times the memory
//! of a run in one list; those that many events have take less as bitmaps.

use roaring::RoaringBitmap;

use super::bits::Bits;

/// A value that one event in so many has is kept as a bitmap, which takes about as much memory as the list then.
const RARE: usize = 32;

/// The events of each value.
#[derive(Debug, Default)]
pub(super) struct Sets {
    events_in_all: usize,
    /// For each value where its events end in `few`; they begin where those of the value before it end.
    ends: Vec<u32>,
    few: Vec<u32>,
    /// The values that are kept as bitmaps, in their order.
    many: Vec<(u32, RoaringBitmap)>,
}

/// The events of one value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of<'a> {
    /// In their order.
    Few(&'a [u32]),
    Many(&'a RoaringBitmap),
}

/// The values that a run of events has: pairs, by event. An event may have a value twice.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    values: Vec<u32>,
    events: Vec<u32>,
}

impl Pairs {
    /// Notes that an event has a value. Events must come in their order.
    pub(super) fn note(&mut self, value: u32, event: u32) {
        self.values.push(value);
        self.events.push(event);
    }

    /// Gives every value another number.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        for value in &mut self.values {
            *value = numbers.get(*value as usize).copied().unwrap_or(*value);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        self.values.iter().map(|value| *value as usize).zip(self.events.iter().copied())
    }
}

impl Sets {
    /// Gathers the events of so many values from runs of so many events in all.
    pub(super) fn new<'p>(
        values: usize,
        events: usize,
        runs: impl Iterator<Item = &'p Pairs> + Clone,
    ) -> Self {
        let pairs = || runs.clone().flat_map(Pairs::iter).filter(|(value, _)| *value < values);
        let mut counts = vec![0_u32; values];
        for (value, _) in pairs() {
            counts[value] += 1;
        }
        let mut many: Vec<(u32, Bits)> = Vec::new();
        let (mut places, mut end) = (Vec::with_capacity(values), 0);
        for (value, count) in (0..).zip(&counts) {
            let is_rare = (*count as usize) * RARE <= events;
            places.push(if is_rare { end } else { u32::MAX });
            if is_rare {
                end += count;
            } else {
                many.push((value, Bits::new(events)));
            }
        }
        let mut few = vec![0; end as usize];
        let starts = places.clone();
        for (value, event) in pairs() {
            let place = &mut places[value];
            if *place == u32::MAX {
                let value = u32::try_from(value).unwrap_or(u32::MAX);
                if let Ok(at) = many.binary_search_by_key(&value, |(of, _)| *of) {
                    many[at].1.set(event as usize);
                }
            } else if *place == starts[value] || few[*place as usize - 1] != event {
                few[*place as usize] = event;
                *place += 1;
            }
        }
        Self::packed(events, (few, &starts, &places), many)
    }

    /// Closes the gaps that events with one value twice left.
    fn packed(
        events_in_all: usize,
        (mut few, starts, stops): (Vec<u32>, &[u32], &[u32]),
        many: Vec<(u32, Bits)>,
    ) -> Self {
        let (mut ends, mut end) = (Vec::with_capacity(starts.len()), 0_usize);
        for (start, stop) in starts.iter().zip(stops) {
            if *start != u32::MAX {
                let list = *start as usize..*stop as usize;
                let count = list.len();
                few.copy_within(list, end);
                end += count;
            }
            ends.push(u32::try_from(end).unwrap_or(u32::MAX));
        }
        few.truncate(end);
        few.shrink_to_fit();
        let many = many.into_iter().map(|(value, bits)| (value, bits.from(0))).collect();
        Self { events_in_all, ends, few, many }
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The events of a value.
    pub(super) fn of(&self, value: usize) -> Of<'_> {
        let number = u32::try_from(value).unwrap_or(u32::MAX);
        if let Ok(at) = self.many.binary_search_by_key(&number, |(of, _)| *of) {
            return Of::Many(&self.many[at].1);
        }
        let start = value.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(value).copied().unwrap_or(start);
        Of::Few(self.few.get(start as usize..end as usize).unwrap_or_default())
    }

    /// The events that have one of these values.
    pub(super) fn any(&self, values: impl IntoIterator<Item = usize>) -> RoaringBitmap {
        let (mut lists, mut all) = (Vec::new(), RoaringBitmap::new());
        for value in values {
            match self.of(value) {
                Of::Few(events) => lists.push(events),
                Of::Many(events) if all.is_empty() => all = events.clone(),
                Of::Many(events) => all |= events,
            }
        }
        if lists.iter().map(|list| list.len()).sum::<usize>() * RARE > self.events_in_all {
            let mut bits = Bits::new(self.events_in_all);
            for event in lists.into_iter().flatten() {
                bits.set(*event as usize);
            }
            return all | bits.from(0);
        }
        for list in lists {
            all.extend(list);
        }
        all
    }
}

impl Of<'_> {
    /// How many events there are.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Few(events) => events.len(),
            Self::Many(events) => usize::try_from(events.len()).unwrap_or(usize::MAX),
        }
    }
}

/// A set of events that many lists are compared with.
pub(super) struct Compared<'a> {
    set: &'a RoaringBitmap,
    bits: Bits,
}

impl<'a> Compared<'a> {
    /// Prepares a set of these many events in all.
    pub(super) fn new(set: &'a RoaringBitmap, events: usize) -> Self {
        let mut bits = Bits::new(events);
        for event in set {
            bits.set(event as usize);
        }
        Self { set, bits }
    }

    /// How many of the events are in the set.
    pub(super) fn count(&self, events: Of<'_>) -> usize {
        match events {
            Of::Few(events) => events.iter().filter(|event| self.bits.has(**event as usize)).count(),
            Of::Many(events) => usize::try_from(self.set.intersection_len(events)).unwrap_or(usize::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    proptest::proptest! {
        #[test]
        fn every_value_has_its_events(
            pairs in proptest::collection::vec((0..6_u32, 0..300_u32), 0..200),
            other in proptest::collection::btree_set(0..300_u32, 0..300),
        ) {
            let mut sorted = pairs.clone();
            sorted.sort_by_key(|(_, event)| *event);
            let mut runs = [Pairs::default(), Pairs::default()];
            for (value, event) in &sorted {
                runs[usize::from(*event >= 150)].note(*value, *event);
            }
            let sets = Sets::new(6, 300, runs.iter());
            let other: RoaringBitmap = other.into_iter().collect();
            let compared = Compared::new(&other, 300);
            for value in 0..6 {
                let of = |wanted: &[usize]| -> BTreeSet<u32> {
                    let has = |value: u32| wanted.contains(&(value as usize));
                    pairs.iter().filter(|(value, _)| has(*value)).map(|(_, event)| *event).collect()
                };
                let expected = of(&[value]);
                proptest::prop_assert_eq!(sets.of(value).len(), expected.len());
                let common = expected.iter().filter(|event| other.contains(**event)).count();
                proptest::prop_assert_eq!(compared.count(sets.of(value)), common);
                let all: BTreeSet<u32> = sets.any([value]).into_iter().collect();
                proptest::prop_assert_eq!(all, expected);
                let two: BTreeSet<u32> = sets.any([value, 0]).into_iter().collect();
                proptest::prop_assert_eq!(two, of(&[value, 0]));
            }
        }
    }
}
