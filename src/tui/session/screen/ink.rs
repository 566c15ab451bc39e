//! The bytes of a frame: as few steps of cursor and look as will do.

use std::iter;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

use super::catalogue::{Catalogue, LookNumber, PLAIN};
use super::codes::{change, keep_shorter, sequence};
use super::grid::{Glyph, Grid};
use super::scroll::Band;

/// Between these two, a terminal that knows them shows nothing of what is half done.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

const SHOW: &[u8] = b"\x1b[?25h";
const HIDE: &[u8] = b"\x1b[?25l";

/// So many blanks are written sooner than the cells erased and stepped over.
const FEW_BLANKS: usize = 8;

/// So many cells are written anew sooner than stepped over.
const SHORT_STEP: usize = 4;

/// What is written, and what the terminal makes of it.
#[derive(Debug)]
pub(super) struct Ink<'known> {
    bytes: Vec<u8>,
    catalogue: &'known Catalogue,
    look: LookNumber,
    /// Column and row of the cursor where they are certain. In the column behind the last it waits to go on below.
    at: Option<(usize, usize)>,
    width: usize,
}

impl<'known> Ink<'known> {
    /// Nothing is written yet. The look is plain between frames.
    pub(super) fn new(catalogue: &'known Catalogue, width: usize) -> Self {
        Self { bytes: BEGIN.to_vec(), catalogue, look: PLAIN, at: None, width }
    }

    /// How many bytes it takes so far.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Clears the screen, whatever others left there, without margins, and hides the cursor.
    pub(super) fn clear(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[m\x1b[r\x1b[2J");
        self.bytes.extend_from_slice(HIDE);
    }

    /// Moves rows by deleting and inserting lines within margins, which every terminal knows; scrolling them is
    /// less known. Where the cursor is after margins were set is not agreed upon.
    pub(super) fn scroll(&mut self, band: &Band) {
        let rows = band.rows();
        sequence(&[rows.start + 1, rows.end], b'r', &mut self.bytes);
        sequence(&[rows.start + 1, 1], b'H', &mut self.bytes);
        sequence(&[band.by], if band.up { b'M' } else { b'L' }, &mut self.bytes);
        sequence(&[], b'r', &mut self.bytes);
        self.at = None;
    }

    /// Writes what differs between two grids, the second of which was read from the cells.
    pub(super) fn differences(&mut self, shown: &Grid, next: &Grid, drawn: &Buffer) {
        let cells = drawn.content.chunks(self.width);
        for (y, ((shown, next), cells)) in shown.rows().zip(next.rows()).zip(cells).enumerate() {
            if shown != next {
                self.row(y, shown, next, cells);
            }
        }
    }

    fn row(&mut self, y: usize, shown: &[Glyph], next: &[Glyph], cells: &[Cell]) {
        let end = next.iter().rposition(|glyph| *glyph != Glyph::BLANK).map_or(0, |last| last + 1);
        let mut x = 0;
        while let Some(here) = first_difference(shown, next, x..end) {
            let blanks = next[here..end].iter().take_while(|glyph| **glyph == Glyph::BLANK).count();
            if blanks > FEW_BLANKS {
                let last = (here..here + blanks).rfind(|x| shown[*x] != next[*x]).unwrap_or(here);
                x = last + 1;
                self.go(here, y);
                self.wear(Glyph::BLANK);
                sequence(&[x - here], b'X', &mut self.bytes);
                continue;
            }
            let covered = next[here + 1..].iter().take_while(|glyph| glyph.is_covered()).count();
            x = here + 1 + covered;
            self.step(here, y, next);
            self.show(next[here], cells[here].symbol());
            self.at = self.at.map(|_| (x, y));
        }
        if let Some(first) = first_difference(shown, next, end..self.width) {
            self.go(first, y);
            self.wear(Glyph::BLANK);
            sequence(&[], b'K', &mut self.bytes);
        }
    }

    /// Goes on in a row, over cells that are shown already.
    fn step(&mut self, x: usize, y: usize, row: &[Glyph]) {
        if let Some((column, line)) = self.at
            && line == y
            && (1..=SHORT_STEP).contains(&x.saturating_sub(column))
        {
            let over = &row[column..x];
            let again: Vec<u8> =
                over.iter().filter(|glyph| self.is_worn(**glyph)).filter_map(|glyph| glyph.byte()).collect();
            if again.len() == over.len() {
                self.bytes.extend(again);
                return;
            }
        }
        self.go(x, y);
    }

    /// Moves the cursor, by steps if that is shorter.
    fn go(&mut self, x: usize, y: usize) {
        if self.at == Some((x, y)) {
            return;
        }
        let start = self.bytes.len();
        sequence(&[y + 1, x + 1], b'H', &mut self.bytes);
        if let Some((mut column, row)) = self.at
            && let Some(down @ 0..=SHORT_STEP) = y.checked_sub(row)
        {
            let middle = self.bytes.len();
            if x < column || column == self.width {
                self.bytes.push(b'\r');
                column = 0;
            }
            self.bytes.extend(iter::repeat_n(b'\n', down));
            if x > column {
                sequence(&[x - column], b'C', &mut self.bytes);
            }
            keep_shorter(&mut self.bytes, start, middle);
        }
        self.at = Some((x, y));
    }

    /// Whether a glyph that is written now looks as it should.
    fn is_worn(&self, glyph: Glyph) -> bool {
        glyph.look == self.look || glyph.is_blank() && self.catalogue.on_blank(self.look) == glyph.look
    }

    fn wear(&mut self, glyph: Glyph) {
        if !self.is_worn(glyph) {
            change(self.catalogue.look(self.look), self.catalogue.look(glyph.look), &mut self.bytes);
            self.look = glyph.look;
        }
    }

    fn show(&mut self, glyph: Glyph, letter: &str) {
        self.wear(glyph);
        if let Some(byte) = glyph.byte() {
            self.bytes.push(byte);
            return;
        }
        self.bytes.extend_from_slice(letter.as_bytes());
        // Terminals do not agree how wide letters of several parts are.
        if letter.chars().nth(1).is_some() {
            self.at = None;
        }
    }

    /// Shows the cursor where it is wanted, or hides it.
    pub(super) fn cursor(&mut self, shown: Option<Position>, wanted: Option<Position>) {
        let moved = shown != wanted || self.len() > BEGIN.len();
        if let Some(Position { x, y }) = wanted.filter(|_| moved) {
            self.go(x.into(), y.into());
        }
        match (shown, wanted) {
            (Some(_), None) => self.bytes.extend_from_slice(HIDE),
            (None, Some(_)) => self.bytes.extend_from_slice(SHOW),
            _ => {}
        }
    }

    /// The bytes, if any are needed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.len() == BEGIN.len() {
            return Vec::new();
        }
        if self.look != PLAIN {
            sequence(&[], b'm', &mut self.bytes);
        }
        self.bytes.extend_from_slice(END);
        self.bytes
    }
}

/// The first cell of a part of a row in which two rows of one width differ.
fn first_difference(one: &[Glyph], other: &[Glyph], part: Range<usize>) -> Option<usize> {
    let mut pairs = one[part.clone()].iter().zip(&other[part.clone()]);
    pairs.position(|(one, other)| one != other).map(|place| part.start + place)
}
