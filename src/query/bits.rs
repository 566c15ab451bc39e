//! A set of events while it is filled, in no order and quickly.

use std::ops::Range;

use roaring::RoaringBitmap;

/// A bit for each of a run of events.
#[derive(Debug)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Whether any was ever set.
    any: bool,
}

impl Bits {
    /// None of so many.
    pub(super) fn new(count: usize) -> Self {
        Self { bytes: vec![0; count.div_ceil(8)], any: false }
    }

    /// All of so many.
    ///
    /// The set is not made of a range: roaring 0.12 keeps those as runs, and its `next_many` takes a run that
    /// fills a container for an empty one.
    pub(super) fn all(count: usize) -> Self {
        let mut bytes = vec![u8::MAX; count.div_ceil(8)];
        if let Some(last) = bytes.last_mut().filter(|_| !count.is_multiple_of(8)) {
            *last >>= 8 - count % 8;
        }
        Self { bytes, any: count > 0 }
    }

    /// Those of so many that are in a set.
    pub(super) fn of(set: &RoaringBitmap, count: usize) -> Self {
        let mut bits = Self::new(count);
        set.iter().for_each(|number| bits.set(number as usize));
        bits
    }

    /// Takes all in that are in another set of as many.
    pub(super) fn join(&mut self, other: &Self) {
        if other.any {
            self.bytes.iter_mut().zip(&other.bytes).for_each(|(own, others)| *own |= others);
            self.any = true;
        }
    }

    /// Takes one in. One that is not of the run is left out.
    pub(super) fn set(&mut self, number: usize) {
        if let Some(byte) = self.bytes.get_mut(number / 8) {
            *byte |= 1 << (number % 8);
            self.any = true;
        }
    }

    /// Takes a run in.
    pub(super) fn set_run(&mut self, numbers: Range<usize>) {
        let (whole, end) = (numbers.start.next_multiple_of(8), numbers.end / 8 * 8);
        if whole >= end {
            numbers.for_each(|number| self.set(number));
            return;
        }
        (numbers.start..whole).chain(end..numbers.end).for_each(|number| self.set(number));
        if let Some(bytes) = self.bytes.get_mut(whole / 8..end / 8) {
            bytes.fill(u8::MAX);
            self.any = true;
        }
    }

    /// Whether one is in.
    pub(super) fn has(&self, number: usize) -> bool {
        self.bytes.get(number / 8).is_some_and(|byte| byte & (1 << (number % 8)) != 0)
    }

    /// How many of a run are in.
    pub(super) fn count(&self, numbers: Range<usize>) -> usize {
        let bytes = self.bytes.get(numbers.start / 8..numbers.end.div_ceil(8)).unwrap_or_default();
        let before = bytes.first().map_or(0, |byte| (byte & !(u8::MAX << (numbers.start % 8))).count_ones());
        let behind = bytes.last().filter(|_| !numbers.end.is_multiple_of(8));
        let behind = behind.map_or(0, |byte| (byte >> (numbers.end % 8)).count_ones());
        let all: u32 = bytes.iter().map(|byte| byte.count_ones()).sum();
        (all - before - behind) as usize
    }

    /// The set, its run beginning with this event.
    pub(super) fn from(&self, start: u32) -> RoaringBitmap {
        if self.any { RoaringBitmap::from_lsb0_bytes(start, &self.bytes) } else { RoaringBitmap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_run_has_as_many_as_are_in_it(set in proptest::collection::btree_set(0..90_u32, 0..60), from in 0..90_usize, length in 0..60_usize) {
            let bits = Bits::of(&set.iter().copied().collect(), 90);
            let run = from..(from + length).min(90);
            let in_run = set.iter().filter(|number| run.contains(&(**number as usize))).count();
            proptest::prop_assert_eq!(bits.count(run), in_run);
        }
    }
}
