//! A frame as numbers, which are compared and moved faster than cells.

use std::ops::Range;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Size;

use super::catalogue::{Catalogue, Look, LookNumber, PLAIN};
use super::scroll::Band;

/// What a cell shows. Two that are equal show the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Glyph {
    /// The bytes of the letter if it has up to seven, otherwise its number in the catalogue under the largest byte.
    letter: u64,
    pub(super) look: LookNumber,
}

impl Glyph {
    /// No letter, on the terminal's own ground.
    pub(super) const BLANK: Self = Self { letter: b' ' as u64, look: PLAIN };
    /// The rest of a wide letter that stands before it.
    const COVERED: Self = Self { letter: 0, look: PLAIN };

    pub(super) fn is_covered(self) -> bool {
        self == Self::COVERED
    }

    pub(super) fn is_blank(self) -> bool {
        self.letter == Self::BLANK.letter
    }

    /// The byte that it is written in, if it is one.
    pub(super) fn byte(self) -> Option<u8> {
        u8::try_from(self.letter).ok().filter(|byte| *byte > 0)
    }

    /// A number in which all of it counts.
    pub(super) fn mixed(self) -> u64 {
        self.letter ^ self.look.mixed()
    }
}

/// The cells of a frame.
#[derive(Debug, Default)]
pub(super) struct Grid {
    width: usize,
    glyphs: Vec<Glyph>,
}

impl Grid {
    /// Empties it, in another size.
    pub(super) fn clear(&mut self, size: Size) {
        self.width = size.width.into();
        self.glyphs.clear();
        self.glyphs.resize(self.width * usize::from(size.height), Glyph::BLANK);
    }

    /// Takes over what a buffer shows, which is not empty.
    pub(super) fn read(&mut self, buffer: &Buffer, catalogue: &mut Catalogue) {
        self.width = buffer.area.width.into();
        self.glyphs.resize(buffer.content.len(), Glyph::BLANK);
        // Most cells are plain, most others look as the last that was not.
        let mut last = (Look::default(), (PLAIN, PLAIN));
        for (cells, glyphs) in buffer.content.chunks(self.width).zip(self.glyphs.chunks_mut(self.width)) {
            let mut covered = 0;
            for (x, (cell, glyph)) in cells.iter().zip(glyphs).enumerate() {
                if covered > 0 {
                    covered -= 1;
                    *glyph = Glyph::COVERED;
                    continue;
                }
                let (number, on_blank) = if Look::is_plain(cell) {
                    (PLAIN, PLAIN)
                } else {
                    let look = Look::of(cell);
                    if look != last.0 {
                        last = (look, catalogue.numbers(look));
                    }
                    last.1
                };
                let letter = cell.symbol();
                *glyph = match letter.as_bytes() {
                    [b' '] => Glyph { look: on_blank, ..Glyph::BLANK },
                    [byte @ b'!'..=b'~'] => Glyph { letter: (*byte).into(), look: number },
                    _ => match columns(letter) {
                        width if (1..=self.width - x).contains(&width) => {
                            covered = width - 1;
                            Glyph { letter: packed(letter, catalogue), look: number }
                        }
                        // What has no place of its own, or too little, would stand elsewhere.
                        _ => Glyph { look: on_blank, ..Glyph::BLANK },
                    },
                };
            }
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.glyphs.len().checked_div(self.width).unwrap_or(0)
    }

    /// The rows from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Glyph]> {
        self.glyphs.chunks(self.width.max(1))
    }

    /// A row; nothing beyond the last.
    pub(super) fn row(&self, y: usize) -> &[Glyph] {
        self.glyphs.get(self.cells(y..y + 1)).unwrap_or_default()
    }

    /// Moves rows as the terminal does: what is left behind is blank.
    pub(super) fn scroll(&mut self, band: &Band) {
        let cells = self.cells(band.rows());
        let moved = band.by * self.width;
        let Some(glyphs) = self.glyphs.get_mut(cells) else { return };
        if band.up {
            glyphs.copy_within(moved.., 0);
            let kept = glyphs.len() - moved;
            glyphs[kept..].fill(Glyph::BLANK);
        } else {
            glyphs.copy_within(..glyphs.len() - moved, moved);
            glyphs[..moved].fill(Glyph::BLANK);
        }
    }

    fn cells(&self, rows: Range<usize>) -> Range<usize> {
        rows.start * self.width..rows.end * self.width
    }
}

/// How many cells a letter takes; none if it cannot be shown.
fn columns(letter: &str) -> usize {
    if letter.contains(char::is_control) { 0 } else { letter.cell_width().into() }
}

fn packed(letter: &str, catalogue: &mut Catalogue) -> u64 {
    const LONG: u64 = 0xff << 56;
    if letter.len() < 8 {
        letter.bytes().rev().fold(0, |packed, byte| packed << 8 | u64::from(byte))
    } else {
        LONG | catalogue.letter(letter)
    }
}
