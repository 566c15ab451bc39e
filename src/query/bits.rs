//! A set of events while it is filled, in no order and quickly.

use roaring::RoaringBitmap;

/// A bit for each of a run of events.
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

    /// Takes one in. One that is not of the run is left out.
    pub(super) fn set(&mut self, number: usize) {
        if let Some(byte) = self.bytes.get_mut(number / 8) {
            *byte |= 1 << (number % 8);
            self.any = true;
        }
    }

    /// Takes one out.
    pub(super) fn clear(&mut self, number: usize) {
        if let Some(byte) = self.bytes.get_mut(number / 8) {
            *byte &= !(1 << (number % 8));
        }
    }

    /// Takes a run in that begins and ends between bytes.
    pub(super) fn set_bytes(&mut self, numbers: std::ops::Range<usize>) {
        if let Some(bytes) = self.bytes.get_mut(numbers.start / 8..numbers.end / 8) {
            bytes.fill(u8::MAX);
            self.any = true;
        }
    }

    /// The set, its run beginning with this event.
    pub(super) fn from(&self, start: u32) -> RoaringBitmap {
        if self.any { RoaringBitmap::from_lsb0_bytes(start, &self.bytes) } else { RoaringBitmap::new() }
    }
}
