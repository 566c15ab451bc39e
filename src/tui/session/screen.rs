//! Frames, and the bytes that bring the terminal from one to the next.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::Colours;
use crate::text::width;

/// Between these two, a terminal that knows them shows nothing of what is half done.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What the terminal shows, as far as it was told.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<Ink>,
    colours: Colours,
    /// Cells of the last frame that are the second half of a wide character, by their place in the buffer.
    halves: Vec<usize>,
}

impl Screen {
    /// A screen of which nothing is known yet.
    pub(super) fn new(size: Size, colours: Colours) -> io::Result<Self> {
        // crossterm would drop reverse and bold with the colours if it saw `NO_COLOR`.
        force_color_output(true);
        let ink = Ink { bytes: Vec::new(), size, cursor: None, wanted: None };
        Ok(Self { terminal: Terminal::new(ink)?, colours, halves: Vec::new() })
    }

    /// The size of the next frame.
    pub(super) fn resize(&mut self, size: Size) {
        self.terminal.backend_mut().size = size;
    }

    /// Has the next frame clear the screen and draw every cell.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().cursor = None;
        self.terminal.clear()
    }

    /// Draws a frame and gives the bytes that show it: none if it looks as the one before.
    pub(super) fn frame(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<Vec<u8>> {
        let Size { width, height } = self.terminal.backend().size;
        if width == 0 || height == 0 {
            return Ok(Vec::new());
        }
        let Self { terminal, colours, halves } = self;
        terminal.draw(|frame| {
            view(frame);
            let buffer = frame.buffer_mut();
            colours.apply(buffer);
            // Not every terminal empties the second half of a wide character when the first is written over.
            for half in std::mem::replace(halves, second_halves(buffer)) {
                if let Some(cell) = buffer.content.get_mut(half) {
                    cell.set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
        })?;
        self.terminal.backend_mut().finish()
    }
}

/// The cells that are the second half of a wide character, by their place in the buffer.
fn second_halves(buffer: &Buffer) -> Vec<usize> {
    let wide = |cell: &Cell| cell.symbol().len() > 1 && width(cell.symbol()) > 1;
    let cells = buffer.content.iter().enumerate();
    cells.filter(|(_, cell)| wide(cell)).map(|(place, _)| place + 1).collect()
}

/// Gathers what is to be written. It knows the size and never asks the terminal for anything.
#[derive(Debug)]
struct Ink {
    bytes: Vec<u8>,
    size: Size,
    /// Where the terminal shows the cursor, if it does.
    cursor: Option<Position>,
    /// Where it is to be shown.
    wanted: Option<Position>,
}

impl Ink {
    fn finish(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.bytes);
        match (self.cursor, self.wanted) {
            (Some(_), None) => queue!(bytes, Hide)?,
            (None, Some(Position { x, y })) => queue!(bytes, MoveTo(x, y), Show)?,
            // Drawing moves the cursor.
            (Some(shown), Some(wanted)) if shown != wanted || !bytes.is_empty() => {
                queue!(bytes, MoveTo(wanted.x, wanted.y))?;
            }
            _ => {}
        }
        self.cursor = self.wanted;
        Ok(if bytes.is_empty() { bytes } else { [BEGIN, &bytes, END].concat() })
    }
}

impl Backend for Ink {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        match content.peek() {
            // The backend would reset the style even so.
            None => Ok(()),
            Some(_) => CrosstermBackend::new(&mut self.bytes).draw(content),
        }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        // Its place is told next, and shows it.
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        CrosstermBackend::new(&mut self.bytes).clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Text;

    use super::*;

    #[test]
    fn what_wide_characters_covered_is_written_over_in_whole() {
        let mut screen = Screen::new(Size::new(6, 1), Colours::None).unwrap();
        let mut shown = |text: &'static str| {
            let bytes = screen.frame(|frame| frame.render_widget(Text::raw(text), frame.area())).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert!(shown("漢字a").contains('字'));
        assert!(shown("b").contains("b    "), "four covered cells and the last letter are emptied");
        // ratatui takes the mark that had them drawn for a difference, once.
        shown("b");
        assert_eq!(shown("b"), "");
        assert!(shown("漢").contains('漢'));
        assert!(shown("字").contains('字'));
    }
}
