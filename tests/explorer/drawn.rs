//! What a terminal shows of the explorer, key by key, and how much it is told.

use std::num::NonZeroU16;

use annals::load::{Checking, built_in};
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::session::{Colours, Screen};
use annals::tui::state::Context;

use crate::driver::{Explorer, bridge};

/// An explorer and the terminal that shows it.
struct Shown {
    explorer: Explorer,
    screen: Screen,
    terminal: vt100::Parser,
}

impl Shown {
    fn new(context: Context, columns: u16, rows: u16) -> Self {
        let cells = |cells| NonZeroU16::new(cells).unwrap();
        let mut shown = Self {
            explorer: Explorer::new(context, "", columns, rows),
            screen: Screen::new((columns, rows).into(), Colours::Sixteen),
            terminal: vt100::Parser::new(cells(rows), cells(columns), 0),
        };
        shown.draw();
        shown
    }

    /// Plays keys; gives the bytes that the last of them has written.
    fn play(&mut self, keys: &str) -> usize {
        self.explorer.play(keys);
        self.draw()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.explorer.send(Message::Resize(Size { columns, rows }));
        self.screen.resize((columns, rows).into());
        let cells = |cells| NonZeroU16::new(cells).unwrap();
        self.terminal.screen_mut().set_size(cells(rows), cells(columns));
        self.draw();
    }

    /// The bytes of the whole screen.
    fn whole(&mut self) -> usize {
        self.screen.forget();
        self.draw()
    }

    fn draw(&mut self) -> usize {
        let (buffer, cursor) = self.explorer.buffer();
        let bytes = self.screen.frame(|drawn| {
            drawn.clone_from(&buffer);
            cursor
        });
        self.terminal.process(&bytes);
        let screen = self.terminal.screen();
        let (_, columns) = screen.size();
        let rows: Vec<_> = screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect();
        assert_eq!(rows.join("\n"), self.explorer.screen());
        assert_eq!(
            cursor.map(|cursor| (cursor.y, cursor.x)),
            (!screen.hide_cursor()).then(|| screen.cursor_position())
        );
        bytes.len()
    }
}

#[test]
fn a_terminal_shows_every_key() {
    const KEYS: [&str; 14] = [
        "j", "<Tab>", "j", "k", "?", "a", "G", "<PageUp>", "<Enter>", "<Enter>", "<Esc>", "/ferry", "<C-u>",
        "<Esc>",
    ];
    for context in [bridge, || Context::new(built_in(Checking::All).chronology, Vec::new())] {
        for (columns, rows) in [(80, 12), (120, 40), (200, 20)] {
            let mut shown = Shown::new(context(), columns, rows);
            for keys in KEYS {
                for _ in 0..5 {
                    shown.play(keys);
                }
                shown.resize(columns - 3, rows - 1);
                shown.resize(columns, rows);
            }
        }
    }
}

#[test]
fn a_row_further_takes_a_small_part_of_a_whole_screen() {
    for (name, columns, keys, share) in
        [("list", 80, "40j", 8), ("reader", 120, "<Enter><Enter><Enter>gg", 10)]
    {
        let mut shown = Shown::new(Context::new(built_in(Checking::All).chronology, Vec::new()), columns, 40);
        shown.play(keys);
        for key in ["j", "j", "k"] {
            let top = shown.explorer.state.top;
            let written = shown.play(key);
            let whole = shown.whole();
            assert!(written * share < whole, "{name}: {written} of {whole} bytes");
            assert_eq!(name == "list" && key == "j", top != shown.explorer.state.top);
        }
    }
}
