//! The explorer: a chronology read, filtered and followed into its sources, by keyboard.
//!
//! A key becomes a command by the one registry ([`command`]), a command changes the state ([`update`]), and
//! the state is drawn ([`view`]). Only [`session`] touches the terminal.

pub mod command;
pub mod content;
mod explorer;
pub mod glyphs;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod message;
pub mod place;
pub mod session;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;

use explorer::Explorer;
use glyphs::Glyphs;
use session::Mailbox;
pub use session::{Colours, Exit, SessionError};
use state::Context;
use theme::Theme;

use crate::load::Loaded;

/// How the explorer is to look.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The colours that may be used.
    pub colours: Colours,
    /// The signs that the terminal can show.
    pub glyphs: Glyphs,
}

/// Opens the explorer on a chronology, filtered by a query, until it is left.
///
/// # Errors
///
/// When there is no terminal to show it on, or the terminal failed.
pub fn explore(loaded: Loaded, query: &str, options: Options) -> Result<Exit, SessionError> {
    let theme = match options.colours {
        Colours::None => Theme::Plain,
        // The session sends the nearest of what the terminal has.
        Colours::True | Colours::Palette => Theme::Shades,
        Colours::Sixteen => Theme::Named,
    };
    let problems = loaded.diagnostics.len();
    let context = Context { glyphs: options.glyphs, theme, ..Context::new(loaded.chronology, problems) };
    let mut explorer = Explorer::new(context, query);
    let session = session::Options { colours: options.colours, ..session::Options::default() };
    session::run(&mut explorer, &Mailbox::new()?, session)
}
