//! The explorer: a chronology read, filtered and followed into its sources, by keyboard.
//!
//! A key becomes a command by the one registry ([`command`]), a command changes the state ([`update`]), and
//! the state is drawn ([`view`]). Only [`session`] touches the terminal.

pub mod command;
pub mod content;
mod editor;
mod explorer;
pub mod glyphs;
mod keeper;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod lookup;
pub mod message;
mod opener;
pub mod place;
pub mod session;
mod start;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;
mod watcher;
mod worker;

use std::sync::Arc;

pub use editor::{Editor, NoEditor};
pub use explorer::Open;
use explorer::{Explorer, News, paced};
use glyphs::Glyphs;
use keymap::Keymap;
pub use opener::Opener;
pub use session::{Colours, Exit, SessionError};
use session::{Mailbox, Mouse};
pub use start::{Opened, Start, Unread};
use state::Context;
use theme::Theme;
pub use watcher::Files;

use crate::model::Chronology;
use crate::store::Trouble;
use crate::text::Clean;

/// How the explorer is to look and to be used.
#[derive(Clone, Debug)]
pub struct Options {
    /// The colours that may be used.
    pub colours: Colours,
    /// The signs that the terminal can show.
    pub glyphs: Glyphs,
    /// What everything looks like, in such colours.
    pub theme: Theme,
    /// What keys mean.
    pub keymap: Keymap,
    /// Whether the mouse is Annals's at first.
    pub mouse: bool,
    /// What is to be said at first.
    pub notice: Option<Clean>,
    /// What the chronology's file is edited in.
    pub editor: Result<Editor, NoEditor>,
    /// What shows the pages of sources.
    pub opener: Opener,
}

/// How the explorer was left.
#[derive(Debug)]
pub struct Left {
    /// How it ended.
    pub exit: Exit,
    /// Why the place where it was left could not be kept.
    pub trouble: Option<Trouble>,
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

/// Opens the explorer on a chronology, where `start` says, until it is left. `open` opens it once more when its file
/// has changed, if it has one.
///
/// # Errors
///
/// When there is no terminal to show it on, or the terminal failed.
pub fn explore<E: Into<Unread> + Send + 'static>(
    mut opened: Opened,
    open: Option<Arc<Open<E>>>,
    start: Start,
    options: &Options,
) -> Result<Left, SessionError> {
    opened.prepare(&start);
    let mailbox = Mailbox::new()?;
    let context = options.context(Context::new(Chronology::default(), Vec::new()));
    let mut explorer = Explorer::waiting(context, start, open, mailbox.sender());
    explorer.begin(options);
    explorer.take(opened);
    run(explorer, &mailbox, options.session()).map(|(left, _)| left)
}

/// Opens the explorer while `open` still reads the chronology on a thread of its own. Its screen stands at once,
/// says how far the reading has come, and can be left; if `excerpt` has some of the events sooner, those can be gone about
/// in meanwhile. When the file has changed, `open` opens it once more.
///
/// # Errors
///
/// As [`explore`], and when the chronology cannot be opened.
pub fn explore_while_opening<E: Into<Unread> + Send + 'static>(
    excerpt: impl FnOnce() -> Option<Opened> + Send + 'static,
    open: Arc<Open<E>>,
    start: Start,
    options: &Options,
) -> Result<Left, ExploreError<E>> {
    let mailbox = Mailbox::new().map_err(SessionError::from)?;
    let (sender, first) = (mailbox.sender(), Arc::clone(&open));
    // Not joined: whoever leaves while it still reads does not wait for it.
    std::thread::spawn(move || {
        // A session that is over hears nothing more, and needs not.
        if let Some(excerpt) = excerpt() {
            let _ = sender.send(News::Opened(Ok(Box::new(excerpt))));
        }
        let opened = first(&paced(|progress| {
            let _ = sender.send(News::Progress(progress));
        }));
        let _ = sender.send(News::Opened(opened.map(Box::new)));
    });
    let context = options.context(Context::new(Chronology::default(), Vec::new()));
    let mut explorer = Explorer::waiting(context, start, Some(open), mailbox.sender());
    explorer.begin(options);
    match run(explorer, &mailbox, options.session())? {
        (_, Some(failure)) => Err(ExploreError::Open(failure)),
        (left, None) => Ok(left),
    }
}

/// Runs the explorer until it is left; gives as well why the chronology could not be opened.
fn run<E: Into<Unread> + Send + 'static>(
    mut explorer: Explorer<E>,
    mailbox: &Mailbox<News<E>>,
    options: session::Options,
) -> Result<(Left, Option<E>), SessionError> {
    let exit = session::run(&mut explorer, mailbox, options)?;
    let (trouble, failure) = (explorer.leave(), explorer.failure.take());
    // The process is about to end: nobody is to wait until a million events have been taken apart.
    std::mem::forget(explorer);
    Ok((Left { exit, trouble }, failure))
}

impl Options {
    fn context(&self, context: Context) -> Context {
        Context { glyphs: self.glyphs, theme: self.theme, keymap: self.keymap.clone(), ..context }
    }

    fn session(&self) -> session::Options {
        let mouse = if self.mouse { Mouse::Program } else { Mouse::Terminal };
        session::Options { colours: self.colours, mouse }
    }
}
