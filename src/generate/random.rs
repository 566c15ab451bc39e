//! Random numbers whose stream is fixed for ever, and what is drawn with it.

/// A generator after Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014), known as `SplitMix64`.
///
/// It is kept here because it is ten lines and must never change, which a dependency might.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

/// What random numbers are for: things of different kinds and the same number have nothing in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stream {
    Names = 1,
    Source = 2,
    Sentence = 3,
    Actor = 4,
    Place = 5,
    Burst = 6,
    Event = 7,
    Quotation = 8,
}

/// Two to the 64, divided by the golden ratio: the step of the generator.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The random numbers of one thing among those that a seed gives.
    pub(super) fn of(seed: u64, stream: Stream, number: u64) -> Self {
        let mut root = Self(seed);
        let mut branch = Self(root.next() ^ (stream as u64));
        Self(branch.next() ^ number)
    }

    /// The next 64 bits.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 up to, not including, a limit; 0 if the limit is 0. The bias is one in two to the 64
    /// by the limit, which nobody will see here.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(limit);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// Whether something comes about that does so in so many cases of a thousand.
    pub(super) fn chance(&mut self, per_thousand: u64) -> bool {
        self.below(1000) < per_thousand
    }

    /// The place of a number below the length of some list.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// One of some words.
    pub(super) fn word(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.place(words.len())).copied().unwrap_or_default()
    }

    /// The value of a row, drawn by the weights of all.
    pub(super) fn weighted<T: Copy>(&mut self, rows: &[(u64, T)]) -> Option<T> {
        let mut left = self.below(rows.iter().map(|(weight, _)| weight).sum());
        rows.iter().find_map(|(weight, value)| match left.checked_sub(*weight) {
            Some(rest) => {
                left = rest;
                None
            }
            None => Some(*value),
        })
    }

    /// A rank from 0 up to, not including, a limit, of which each is about as likely as one by its place
    /// (Zipf's law): first as many digits as any, then a number with so many.
    pub(super) fn rank(&mut self, limit: u64) -> u64 {
        let digits = u64::from(limit.max(1).ilog2()) + 1;
        loop {
            let first = 1 << self.below(digits);
            let rank = first - 1 + self.below(first);
            if rank < limit.max(1) {
                return rank;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that others have published for the seed 1234567.
    #[test]
    fn the_stream_is_that_of_splitmix64() {
        let mut random = Random(1_234_567);
        let first: Vec<_> = (0..5).map(|_| random.next()).collect();
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn numbers_stay_below_their_limit_and_ranks_fall_off() {
        let mut random = Random(7);
        for limit in [1, 2, 3, 10, 1000] {
            let mut counts = vec![0; limit];
            for _ in 0..10_000 {
                assert!(random.below(limit as u64) < limit as u64);
                counts[usize::try_from(random.rank(limit as u64)).unwrap()] += 1;
            }
            assert!(counts[0] * 2 > counts[limit - 1], "{counts:?}");
        }
        assert_eq!((random.below(0), random.rank(0)), (0, 0));
    }

    #[test]
    fn rows_are_drawn_by_their_weight() {
        let mut random = Random(7);
        let drawn: Vec<_> =
            (0..1000).filter_map(|_| random.weighted(&[(1, 'a'), (0, 'b'), (9, 'c')])).collect();
        let count = |letter| drawn.iter().filter(|drawn| **drawn == letter).count();
        assert_eq!((drawn.len(), count('b')), (1000, 0));
        assert!((60..140).contains(&count('a')), "{}", count('a'));
        assert_eq!(random.weighted::<char>(&[]), None);
    }
}
