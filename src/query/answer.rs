//! Sets of events in Kleene's logic of three values: those of which something is so, and perhaps so.

use roaring::RoaringBitmap;

use super::buckets::Tally;

/// The events of which something is certainly so, and those of which it is perhaps; of no event both.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answer {
    pub(super) certain: RoaringBitmap,
    pub(super) perhaps: RoaringBitmap,
}

impl From<RoaringBitmap> for Answer {
    fn from(certain: RoaringBitmap) -> Self {
        Self { certain, perhaps: RoaringBitmap::new() }
    }
}

impl Answer {
    /// What both say.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (one, two) = (&self.certain, &other.certain);
        let mut perhaps = &self.perhaps & &other.perhaps;
        perhaps |= &self.perhaps & two;
        perhaps |= one & &other.perhaps;
        Self { certain: one & two, perhaps }
    }

    /// What at least one of them says.
    pub(super) fn or(self, other: &Self) -> Self {
        let certain = self.certain | &other.certain;
        let perhaps = (self.perhaps | &other.perhaps) - &certain;
        Self { certain, perhaps }
    }

    /// What it denies, of all these events.
    pub(super) fn not(self, all: &RoaringBitmap) -> Self {
        let certain = all - self.certain - &self.perhaps;
        Self { certain, perhaps: self.perhaps }
    }

    /// What it says of some events.
    pub(super) fn among(&self, events: &RoaringBitmap) -> Self {
        Self { certain: &self.certain & events, perhaps: &self.perhaps & events }
    }

    /// All of which it is so, be it perhaps.
    pub(super) fn possible(&self) -> RoaringBitmap {
        &self.certain | &self.perhaps
    }

    /// How many events there are.
    pub(super) fn tally(&self) -> Tally {
        let number = |events: &RoaringBitmap| usize::try_from(events.len()).unwrap_or(usize::MAX);
        Tally { certain: number(&self.certain), perhaps: number(&self.perhaps) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bits::Bits;
    use super::*;

    /// Sets are kept in containers of 65,536: what holds in one must hold over several.
    #[test]
    fn large_sets_are_listed_counted_and_denied_whole() {
        let all = Bits::all(200_000).from(0);
        assert_eq!(all.len(), 200_000);
        let perhaps: RoaringBitmap = (0..200_000).filter(|event| event % 7 == 0).collect();
        let answer = Answer { certain: &all - &perhaps, perhaps: perhaps.clone() };
        assert!(answer.possible().iter().eq(0..200_000));
        assert_eq!((answer.certain.len(), answer.perhaps.len()), (171_428, 28_572));
        assert_eq!(answer.not(&all), Answer { certain: RoaringBitmap::new(), perhaps });
        assert_eq!(Answer::from(all.clone()).possible().iter().count(), 200_000);
        assert_eq!(Answer::default().not(&all), all.into());
    }
}
