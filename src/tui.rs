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
pub mod lookup;
pub mod message;
pub mod place;
pub mod session;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;

use std::convert::Infallible;

use explorer::{Explorer, News};
use glyphs::Glyphs;
use session::Mailbox;
pub use session::{Colours, Exit, SessionError};
use state::Context;
use theme::Theme;

use crate::load::{Loaded, Watch};
use crate::model::Chronology;
use crate::query::Query;

/// How the explorer is to look.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The colours that may be used.
    pub colours: Colours,
    /// The signs that the terminal can show.
    pub glyphs: Glyphs,
}

/// Why the explorer did not open, or did not go on.
#[derive(Debug)]
pub enum ExploreError<E> {
    /// The terminal is none, or failed.
    Session(SessionError),
    /// The chronology could not be opened.
    Open(E),
}

impl<E> From<SessionError> for ExploreError<E> {
    fn from(error: SessionError) -> Self {
        Self::Session(error)
    }
}

/// Opens the explorer on a chronology, filtered by a query, until it is left.
///
/// # Errors
///
/// When there is no terminal to show it on, or the terminal failed.
pub fn explore(loaded: Loaded, query: &str, options: Options) -> Result<Exit, SessionError> {
    let Loaded { chronology, diagnostics, mut unchecked } = loaded;
    let mut problems = diagnostics.len();
    if Query::new(query, &chronology).asks_for_evidence()
        && let Some(unchecked) = unchecked.take()
    {
        // The first answer is to be the right one.
        problems += unchecked.check(&chronology, &|_| ()).len();
    }
    let context = options.context(Context::new(chronology, problems));
    let mailbox = Mailbox::new()?;
    let explorer: Explorer<Infallible> = Explorer::new(context, query, mailbox.sender());
    let mut explorer = explorer.checking(unchecked);
    let exit = session::run(&mut explorer, &mailbox, options.session());
    // The process is about to end: nobody is to wait until everything has been taken apart.
    std::mem::forget(explorer);
    exit
}

/// Opens the explorer while `open` still reads the chronology on a thread of its own. Its screen stands at once,
/// says how far the reading has come, and can be left.
///
/// # Errors
///
/// As [`explore`], and when the chronology cannot be opened.
pub fn explore_while_opening<E: Send + 'static>(
    open: impl FnOnce(Watch<'_>) -> Result<Loaded, E> + Send + 'static,
    query: &str,
    options: Options,
) -> Result<Exit, ExploreError<E>> {
    let mailbox = Mailbox::new().map_err(SessionError::from)?;
    let sender = mailbox.sender();
    // Not joined: whoever leaves while it still reads does not wait for it.
    std::thread::spawn(move || {
        // A session that is over hears nothing more, and needs not.
        let opened = open(&|progress| {
            let _ = sender.send(News::Progress(progress));
        });
        let _ = sender.send(News::Opened(opened.map(Box::new)));
    });
    let context = options.context(Context::new(Chronology::default(), 0));
    let mut explorer = Explorer::waiting(context, query, mailbox.sender());
    let exit = session::run(&mut explorer, &mailbox, options.session())?;
    let failure = explorer.failure.take();
    // The process is about to end: nobody is to wait until a million events have been taken apart.
    std::mem::forget(explorer);
    match failure {
        Some(failure) => Err(ExploreError::Open(failure)),
        None => Ok(exit),
    }
}

impl Options {
    fn context(self, context: Context) -> Context {
        let theme = match self.colours {
            Colours::None => Theme::Plain,
            // The session sends the nearest of what the terminal has.
            Colours::True | Colours::Palette => Theme::Shades,
            Colours::Sixteen => Theme::Named,
        };
        Context { glyphs: self.glyphs, theme, ..context }
    }

    fn session(self) -> session::Options {
        session::Options { colours: self.colours, ..session::Options::default() }
    }
}
