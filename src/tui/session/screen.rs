//! Frames, and the fewest bytes that bring the terminal from one to the next.
//!
//! A frame becomes a [`Grid`] of numbers, which is compared with that of the frame before. What differs is written with
//! the smallest steps of cursor and style, or with rows moved first, whichever takes fewer bytes.

mod catalogue;
mod codes;
mod grid;
mod ink;
mod scroll;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::Colours;
use catalogue::Catalogue;
use grid::Grid;
use ink::Ink;

/// From so many bytes on, it is looked whether moving rows would take fewer.
const MANY: usize = 100;

/// What the terminal shows, as far as it was told.
#[derive(Debug)]
pub struct Screen {
    /// What the program draws into.
    drawn: Buffer,
    next: Grid,
    shown: Grid,
    catalogue: Catalogue,
    /// Whether the terminal shows what it was told, and not something else.
    known: bool,
    /// Where the terminal shows the cursor, if it does.
    cursor: Option<Position>,
}

impl Screen {
    /// A screen of so many cells of which nothing is known yet. Its cursor is hidden.
    pub fn new(size: Size, colours: Colours) -> Self {
        Self {
            drawn: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            next: Grid::default(),
            shown: Grid::default(),
            catalogue: Catalogue::new(colours),
            known: false,
            cursor: None,
        }
    }

    /// The size of the next frame. That frame clears the screen, as a terminal that is resized may move what it shows.
    pub fn resize(&mut self, size: Size) {
        self.drawn.resize(Rect::from((Position::ORIGIN, size)));
        self.forget();
    }

    /// Has the next frame clear the screen and draw every cell.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// Draws a frame and gives the bytes that show it: none if it looks as the one before. The view draws into empty
    /// cells, and says where the cursor is to be seen, if anywhere.
    pub fn frame(&mut self, view: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        if self.drawn.area.is_empty() {
            return Vec::new();
        }
        self.drawn.reset();
        let wanted = view(&mut self.drawn);
        if self.catalogue.forget_many() {
            self.known = false;
        }
        self.next.read(&self.drawn, &mut self.catalogue);
        let Self { drawn, next, shown, catalogue, known, cursor } = self;
        let mut ink = Ink::new(catalogue, next.width());
        if !*known {
            ink.clear();
            shown.clear(drawn.area.as_size());
        }
        ink.differences(shown, next, drawn);
        if *known
            && ink.len() > MANY
            && let Some(band) = scroll::band(shown, next)
        {
            shown.scroll(&band);
            let mut scrolled = Ink::new(catalogue, next.width());
            scrolled.scroll(&band);
            scrolled.differences(shown, next, drawn);
            if scrolled.len() < ink.len() {
                ink = scrolled;
            }
        }
        ink.cursor(cursor.filter(|_| *known), wanted);
        std::mem::swap(shown, next);
        (*known, *cursor) = (true, wanted);
        ink.finish()
    }
}
