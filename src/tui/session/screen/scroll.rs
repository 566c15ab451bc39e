//! Rows that are the same as before, only further up or down.

use std::ops::Range;

use super::grid::{Glyph, Grid};

/// Cells that are looked at together when it is looked for where they went.
const CHUNK: usize = 8;

/// With fewer pieces that moved, telling the terminal takes more than is saved.
const FEWEST: usize = 4;

/// How many places where something might have gone are counted. What stands in more says nothing.
const PLACES: usize = 8;

/// Rows that moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Band {
    /// Where the rows stand now.
    pub(super) to: Range<usize>,
    /// How many rows further down, or up, they stood.
    pub(super) by: usize,
    /// Whether they moved up.
    pub(super) up: bool,
}

impl Band {
    /// The rows that move or are moved over.
    pub(super) fn rows(&self) -> Range<usize> {
        if self.up { self.to.start..self.to.end + self.by } else { self.to.start - self.by..self.to.end }
    }

    /// Where a row stood.
    fn from(&self, y: usize) -> usize {
        if self.up { y + self.by } else { y - self.by }
    }
}

/// The rows of the next grid that most likely are rows of the last, moved. The grids have the same size.
pub(super) fn band(shown: &Grid, next: &Grid) -> Option<Band> {
    most_likely(shown, next).and_then(|band| worthwhile(shown, next, &band))
}

/// All rows moved so far as most changed pieces of them seem to have moved.
fn most_likely(shown: &Grid, next: &Grid) -> Option<Band> {
    let height = next.height();
    let mut stood = changed(next, shown);
    stood.sort_unstable();
    // Up to this index, so many rows down; from there on, up.
    let mut votes = vec![0_usize; 2 * height];
    for (piece, y) in changed(shown, next) {
        let first = stood.partition_point(|(stood, _)| *stood < piece);
        let places = stood[first..].iter().take_while(|(stood, _)| *stood == piece);
        for (_, from) in places.take(PLACES) {
            votes[from + height - y] += 1;
        }
    }
    let (index, count) = votes.into_iter().enumerate().max_by_key(|(_, count)| *count)?;
    if count < FEWEST || index == height {
        return None;
    }
    let (up, by) = (index > height, index.abs_diff(height));
    let to = if up { 0..height - by } else { by..height };
    Some(Band { to, by, up })
}

/// The pieces of a grid that differ from those of another, as numbers that also say where in the row they stand,
/// and their rows. Those without letters are left out.
fn changed(other: &Grid, of: &Grid) -> Vec<(u64, usize)> {
    let mut changed = Vec::new();
    for (y, (row, other)) in of.rows().zip(other.rows()).enumerate() {
        if row == other {
            continue;
        }
        for (place, (piece, other)) in row.chunks(CHUNK).zip(other.chunks(CHUNK)).enumerate() {
            if piece != other && !piece.iter().all(|glyph| glyph.is_blank()) {
                changed.push((number(place, piece), y));
            }
        }
    }
    changed
}

/// The same number for the same piece, hardly ever for another.
fn number(place: usize, piece: &[Glyph]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let start = u64::try_from(place).unwrap_or(u64::MAX);
    piece.iter().fold(start, |number, glyph| (number.rotate_left(5) ^ glyph.mixed()).wrapping_mul(FACTOR))
}

/// The run of rows in which moving saves the most.
fn worthwhile(shown: &Grid, next: &Grid, all: &Band) -> Option<Band> {
    let (mut saved, mut start) = (0, all.to.start);
    let (mut most, mut best) = (0, None);
    for y in all.to.clone() {
        let same = |from: usize| {
            let pairs = next.row(y).iter().zip(shown.row(from));
            pairs.filter(|(next, shown)| next == shown && !next.is_blank()).count()
        };
        saved = usize::saturating_sub(saved + same(all.from(y)), same(y));
        if saved == 0 {
            start = y + 1;
        } else if saved > most {
            (most, best) = (saved, Some(start..y + 1));
        }
    }
    best.map(|to| Band { to, ..*all })
}
