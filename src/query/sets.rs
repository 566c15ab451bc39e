//! For each of many values the events that have it: lists one behind the other, and bitmaps of the large ones.
//!
//! Of a million events most values have a few dozen. A bitmap of its own takes each of them many times the memory
//! of a run in one list; those that many events have take less as bitmaps.

use std::ops::Range;

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

/// The values that the events of a share have, while they are gathered: pairs, by event.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    values: Vec<u32>,
    /// Counted from the first event of the share.
    events: Vec<u16>,
}

/// The same by value.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    first_event: u32,
    /// The values that there are, in rising order unless they were renumbered, and where the events of each end.
    values: Vec<(u32, u32)>,
    events: Vec<u16>,
}

impl Pairs {
    /// Notes that an event has a value. Events must come in their order; one may have a value twice.
    pub(super) fn note(&mut self, value: u32, event: u16) {
        self.values.push(value);
        self.events.push(event);
    }

    /// Puts the events of each value side by side. There are so many values.
    pub(super) fn grouped(self, values: usize, first_event: u32) -> Grouped {
        let mut places = vec![0_u32; values + 1];
        for value in &self.values {
            // A value that is not among them is of another chronology, and left out.
            if let Some(count) = places.get_mut(*value as usize + 1) {
                *count += 1;
            }
        }
        for value in 0..values {
            places[value + 1] += places[value];
        }
        let mut events = vec![0; self.events.len()];
        for (value, event) in self.values.iter().zip(&self.events) {
            if let Some(place) = places.get_mut(..values).and_then(|places| places.get_mut(*value as usize)) {
                events[*place as usize] = *event;
                *place += 1;
            }
        }
        let mut grouped = Grouped { first_event, ..Grouped::default() };
        let mut start = 0;
        for (value, end) in (0..).zip(places.into_iter().take(values)) {
            let of_value = events.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            let before = grouped.events.len();
            for event in of_value {
                if grouped.events.len() == before || grouped.events.last() != Some(event) {
                    grouped.events.push(*event);
                }
            }
            if grouped.events.len() > before {
                grouped.values.push((value, u32::try_from(grouped.events.len()).unwrap_or(u32::MAX)));
            }
        }
        grouped
    }
}

impl Grouped {
    /// Gives every value another number.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        for (value, _) in &mut self.values {
            *value = numbers.get(*value as usize).copied().unwrap_or(*value);
        }
    }

    /// The events of each value, counted from the first of the share.
    fn iter(&self) -> impl Iterator<Item = (usize, &[u16])> {
        let mut start = 0;
        self.values.iter().map(move |(value, end)| {
            let events = self.events.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            (*value as usize, events)
        })
    }
}

/// Events of values on their way into sets.
struct Filling {
    /// For each value the place of its next event in `few`; none if it is one of the many.
    places: Vec<Option<u32>>,
    few: Vec<u32>,
    many: Vec<(u32, Bits)>,
}

impl Sets {
    /// Gathers the events of so many values from shares of so many events in all. `place` gives the place of an event
    /// by its number in the shares.
    pub(super) fn new<'g>(
        values: usize,
        events: usize,
        shares: impl Iterator<Item = &'g Grouped> + Clone,
        place: impl Fn(u32) -> u32,
    ) -> Self {
        let mut counts = vec![0_usize; values];
        for (value, of_value) in shares.clone().flat_map(Grouped::iter) {
            counts[value] += of_value.len();
        }
        let (mut filling, ends) = Filling::new(&counts, events);
        for share in shares {
            for (value, of_value) in share.iter() {
                filling.add(value, of_value.iter().map(|event| place(share.first_event + u32::from(*event))));
            }
        }
        filling.into_sets(ends, events)
    }

    /// Takes the events of one value after the other, of so many in all.
    pub(super) fn of_each(each: &[RoaringBitmap], events: usize) -> Self {
        let counts: Vec<usize> = each.iter().map(|of_one| Of::Many(of_one).len()).collect();
        let (mut filling, ends) = Filling::new(&counts, events);
        for (value, of_value) in each.iter().enumerate() {
            filling.add(value, of_value.iter());
        }
        filling.into_sets(ends, events)
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
                Of::Many(events) if all.is_empty() => all.clone_from(events),
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

impl Filling {
    /// Makes room for so many events of each value; gives where those of each end.
    fn new(counts: &[usize], events: usize) -> (Self, Vec<u32>) {
        let mut filling = Self { places: Vec::new(), few: Vec::new(), many: Vec::new() };
        let (mut ends, mut end) = (Vec::with_capacity(counts.len()), 0);
        for (value, count) in (0..).zip(counts) {
            let is_rare = count * RARE <= events;
            filling.places.push(is_rare.then_some(end));
            if is_rare {
                end += u32::try_from(*count).unwrap_or(u32::MAX);
            } else {
                filling.many.push((value, Bits::new(events)));
            }
            ends.push(end);
        }
        filling.few = vec![0; end as usize];
        (filling, ends)
    }

    fn add(&mut self, value: usize, events: impl Iterator<Item = u32>) {
        let Some(place) = &mut self.places[value] else {
            let value = u32::try_from(value).unwrap_or(u32::MAX);
            if let Ok(at) = self.many.binary_search_by_key(&value, |(of, _)| *of) {
                events.for_each(|event| self.many[at].1.set(event as usize));
            }
            return;
        };
        for event in events {
            self.few[*place as usize] = event;
            *place += 1;
        }
    }

    fn into_sets(mut self, ends: Vec<u32>, events_in_all: usize) -> Sets {
        let mut start = 0;
        for end in &ends {
            if let Some(of_value) = self.few.get_mut(start..*end as usize) {
                of_value.sort_unstable();
            }
            start = *end as usize;
        }
        let many = self.many.into_iter().map(|(value, bits)| (value, bits.from(0))).collect();
        Sets { events_in_all, ends, few: self.few, many }
    }
}

impl Of<'_> {
    /// Whether an event is one of them.
    pub(super) fn contains(self, event: u32) -> bool {
        match self {
            Self::Few(events) => events.binary_search(&event).is_ok(),
            Self::Many(events) => events.contains(event),
        }
    }

    /// Those of them from one to before another.
    pub(super) fn range(self, events: &Range<usize>) -> impl Iterator<Item = u32> {
        let number = |event: usize| u32::try_from(event).unwrap_or(u32::MAX);
        let (start, end) = (number(events.start), number(events.end));
        let (few, many) = match self {
            Self::Few(all) => {
                let from = all.partition_point(|event| *event < start);
                let to = all.partition_point(|event| *event < end);
                (all.get(from..to).unwrap_or_default(), None)
            }
            Self::Many(all) => (&[][..], (start < end).then(|| all.range(start..end))),
        };
        few.iter().copied().chain(many.into_iter().flatten())
    }

    /// Those of them that are in a set.
    pub(super) fn within(self, set: &RoaringBitmap) -> RoaringBitmap {
        match self {
            Self::Few(events) => events.iter().copied().filter(|event| set.contains(*event)).collect(),
            Self::Many(events) => events & set,
        }
    }

    /// The first of them that is in a set.
    pub(super) fn first_in(self, set: &RoaringBitmap) -> Option<u32> {
        match self {
            Self::Few(events) => events.iter().copied().find(|event| set.contains(*event)),
            Self::Many(events) => events.iter().find(|event| set.contains(*event)),
        }
    }

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
        Self { set, bits: Bits::of(set, events) }
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
            let mut shares = [Pairs::default(), Pairs::default()];
            for (value, event) in &sorted {
                shares[usize::from(*event >= 150)].note(*value, u16::try_from(event % 150).unwrap());
            }
            let [one, other_half] = shares;
            let shares = [one.grouped(6, 0), other_half.grouped(6, 150)];
            let sets = Sets::new(6, 300, shares.iter(), |event| event);
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
                let within: BTreeSet<u32> = sets.of(value).within(&other).into_iter().collect();
                proptest::prop_assert_eq!(sets.of(value).first_in(&other), within.first().copied());
                proptest::prop_assert_eq!(within, expected.iter().copied().filter(|event| other.contains(*event)).collect::<BTreeSet<_>>());
                let range: BTreeSet<u32> = sets.of(value).range(&(100..200)).collect();
                proptest::prop_assert_eq!(range, expected.iter().copied().filter(|event| (100..200).contains(event)).collect::<BTreeSet<_>>());
                proptest::prop_assert!((0..300).all(|event| sets.of(value).contains(event) == expected.contains(&event)));
                let all: BTreeSet<u32> = sets.any([value]).into_iter().collect();
                proptest::prop_assert_eq!(all, expected);
                let two: BTreeSet<u32> = sets.any([value, 0]).into_iter().collect();
                proptest::prop_assert_eq!(two, of(&[value, 0]));
            }
        }
    }
}
