//! Approximate search: how many characters a text must change to hold a pattern.
//!
//! Myers' bit-parallel algorithm (Journal of the ACM 46, 1999) with Hyyrö's blocks for patterns longer
//! than a machine word. Characters are code points; the cost of an insertion, deletion or substitution is
//! one error.

/// Bits of a block.
const WORD: usize = u64::BITS as usize;

/// A pattern prepared for searching.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each known character the blocks of its places; the first row is of all other characters.
    rows: Vec<u64>,
    /// Row of each ASCII character.
    ascii: [usize; 128],
    /// Row of each other character of the pattern, sorted.
    others: Vec<(char, usize)>,
}

/// Where in the text the pattern may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Anywhere.
    Anywhere,
    /// At its first character.
    Here,
}

/// The vertical differences of a column, 64 at a time: where it rises and where it falls.
#[derive(Clone, Copy)]
struct Block {
    rises: u64,
    falls: u64,
}

impl Pattern {
    pub(super) fn new(characters: impl Iterator<Item = char>) -> Self {
        let characters: Vec<char> = characters.collect();
        let blocks = characters.len().div_ceil(WORD);
        let mut others: Vec<(char, usize)> = characters
            .iter()
            .filter(|character| !character.is_ascii())
            .map(|character| (*character, 0))
            .collect();
        others.sort_unstable();
        others.dedup();
        let mut count = 1;
        for (_, row) in &mut others {
            *row = count;
            count += 1;
        }
        let mut pattern =
            Self { length: characters.len(), blocks, rows: Vec::new(), ascii: [0; 128], others };
        for character in &characters {
            if let Some(row) = pattern.ascii.get_mut(*character as usize)
                && *row == 0
            {
                *row = count;
                count += 1;
            }
        }
        pattern.rows = vec![0; count * blocks];
        for (place, character) in characters.iter().enumerate() {
            let row = pattern.row(*character);
            pattern.rows[row * blocks + place / WORD] |= 1 << (place % WORD);
        }
        pattern
    }

    /// Number of its characters.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    fn row(&self, character: char) -> usize {
        self.ascii.get(character as usize).copied().unwrap_or_else(|| {
            self.others
                .binary_search_by_key(&character, |(known, _)| *known)
                .map_or(0, |found| self.others[found].1)
        })
    }

    /// For each character of a text, the fewest errors with which the pattern ends right behind it.
    pub(super) fn errors(
        &self,
        text: impl Iterator<Item = char>,
        start: Start,
    ) -> impl Iterator<Item = usize> {
        let mut column = vec![Block { rises: u64::MAX, falls: 0 }; self.blocks];
        let last_bit = self.length.checked_sub(1).map_or(0, |last| 1 << (last % WORD));
        let mut errors = self.length;
        text.map(move |character| {
            let row = self.row(character) * self.blocks;
            let mut change = i8::from(start == Start::Here);
            for (index, block) in column.iter_mut().enumerate() {
                let top = if index + 1 == self.blocks { last_bit } else { 1 << (WORD - 1) };
                change = block.advance(self.rows[row + index], top, change);
            }
            errors = errors.saturating_add_signed(isize::from(change));
            errors
        })
    }
}

impl Block {
    /// Goes on by one character of the text, which stands in the pattern where `matches` has bits; takes
    /// the change of the errors above the block and gives that at its bit `top`.
    fn advance(&mut self, mut matches: u64, top: u64, above: i8) -> i8 {
        let fell = u64::from(above < 0);
        let vertical = matches | self.falls;
        matches |= fell;
        let horizontal = ((matches & self.rises).wrapping_add(self.rises) ^ self.rises) | matches;
        let mut rises = self.falls | !(horizontal | self.rises);
        let mut falls = self.rises & horizontal;
        let below = i8::from(rises & top != 0) - i8::from(falls & top != 0);
        rises = (rises << 1) | u64::from(above > 0);
        falls = (falls << 1) | fell;
        self.rises = falls | !(vertical | rises);
        self.falls = rises & vertical;
        below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by plain dynamic programming (Sellers 1980).
    fn plain(pattern: &[char], text: &str, start: Start) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        text.chars()
            .enumerate()
            .map(|(place, character)| {
                let mut diagonal = column[0];
                column[0] = if start == Start::Here { place + 1 } else { 0 };
                for row in 1..=pattern.len() {
                    let substituted = diagonal + usize::from(pattern[row - 1] != character);
                    diagonal = column[row];
                    column[row] = substituted.min(column[row] + 1).min(column[row - 1] + 1);
                }
                column[pattern.len()]
            })
            .collect()
    }

    fn check(pattern: &str, text: &str) {
        let characters: Vec<char> = pattern.chars().collect();
        for start in [Start::Anywhere, Start::Here] {
            let errors = Pattern::new(pattern.chars()).errors(text.chars(), start).collect::<Vec<_>>();
            assert_eq!(errors, plain(&characters, text, start), "{pattern:?} {text:?} {start:?}");
        }
    }

    #[test]
    fn errors_at_the_edges_of_blocks() {
        let text = "ab".repeat(200) + &"слово語".repeat(40) + &"ab".repeat(70);
        for length in [1, 2, 63, 64, 65, 127, 128, 129, 192, 200] {
            let pattern: String = text.chars().skip(101).take(length).collect();
            check(&pattern, &text);
            check(&pattern.replace('a', "xa"), &text);
        }
    }

    proptest::proptest! {
        #[test]
        fn errors_are_those_of_dynamic_programming(pattern in "[abс語]{1,150}", text in "[abcс語]{0,200}") {
            check(&pattern, &text);
        }
    }
}
