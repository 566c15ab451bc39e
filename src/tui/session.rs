//! The terminal's life: taken, fed to a program, drawn, and given back on every way out.
//!
//! [`run`] is the only thing that touches the terminal. A [`Program`] says what a change means and how
//! the screen looks; it neither reads nor writes. Nothing happens on a clock: the session sleeps until a
//! key, a signal or a message comes, lets the program have all that is there, and draws once.
//!
//! How each way out gives the terminal back:
//!
//! - return, error, unwinding: a guard that is dropped;
//! - panic on the thread that draws: the hook, before the message is printed, so that it can be read;
//! - panic on another thread: not at all; the program is told ([`Input::Fault`]) and lives on;
//! - `SIGINT`, `SIGTERM`, `SIGHUP`, `SIGQUIT`: noticed by the loop, even while a slow terminal is written to;
//! - `SIGTSTP` and [`Effect::Suspend`]: given back, stopped, taken again on resume;
//! - [`Effect::Lend`]: given back, and taken again when the other program has ended;
//! - a terminal that is gone: nothing is left to give back, and nothing more is written.
//!
//! The input is decoded here and not by crossterm, whose reader never returns from a terminal that has
//! gone and waits without end for the rest of an escape sequence or a paste.

mod clip;
mod colours;
mod decode;
mod guest;
mod hook;
mod job;
mod mailbox;
mod screen;
mod signals;
mod tty;
mod turn;

use std::{env, io};

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::{Position, Size};

use crate::text::Clean;

pub use clip::{Clip, TooLong};
pub use colours::Colours;
pub use guest::Guest;
pub use mailbox::{Mailbox, Sender, SessionOver};
pub use screen::Screen;

/// What a session runs.
pub trait Program {
    /// What the program's worker threads tell it, through a [`Sender`].
    type Message: Send + 'static;

    /// Takes in what happened and says what the session is to do about it. Must not read or write.
    /// The screen is drawn afterwards in any case; what did not change is not sent.
    fn update(&mut self, input: Input<Self::Message>) -> Vec<Effect>;

    /// Draws the whole screen into empty cells, of which there are some and never more than a million. Says where the
    /// cursor is to be seen, if anywhere.
    fn view(&self, buffer: &mut Buffer) -> Option<Position>;
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input<M> {
    /// A key was pressed. Capital letters carry `SHIFT`.
    Key(KeyEvent),
    /// The mouse did something, while it is captured. The place lies on the screen.
    Mouse(MouseEvent),
    /// Text was pasted. It is made safe to show, its line ends are line feeds, and it may have many lines.
    Paste(Clean),
    /// The screen has this size from now on. Always the first input.
    Resize(Size),
    /// The program was stopped and goes on.
    Resumed,
    /// The program that had the terminal is done, or what went wrong with it.
    Returned(Result<(), Clean>),
    /// A thread other than the drawing one panicked: what it said, and where.
    Fault(Clean),
    /// A worker thread sent this.
    Message(M),
}

/// What the session is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave, all being well.
    Quit,
    /// Leave as a program does that was interrupted from the keyboard.
    Interrupt,
    /// Give the terminal back to the shell until the user resumes the job. Nothing happens where no shell could do so.
    Suspend,
    /// Give the terminal to another program until that ends, and tell by [`Input::Returned`].
    Lend(Guest),
    /// Draw every cell anew, as the terminal may show what the session did not write.
    Repaint,
    /// Report the mouse, or leave it to the terminal.
    Mouse(Mouse),
    /// Hand text to the terminal's clipboard (OSC 52). Whether it takes it cannot be known.
    Copy(Clip),
}

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The terminal's, for selecting text. The wheel comes as arrow keys.
    #[default]
    Terminal,
    /// The program's: presses, releases, drags and the wheel are reported.
    Program,
}

/// How a session is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What colours may be sent.
    pub colours: Colours,
    /// Whose the mouse is at first.
    pub mouse: Mouse,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The program was left.
    Quit,
    /// A signal of this number ended it. A terminal that is gone counts as a hang-up.
    Signal(i32),
}

impl Exit {
    /// The status to leave the process with: 0, or 128 and the signal's number, as shells count.
    pub fn status(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(number) => u8::try_from(number.saturating_add(128)).unwrap_or(u8::MAX),
        }
    }
}

/// Why there can be no session, or no more of it.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Standard output goes to a file or a pipe.
    #[error("standard output is not a terminal")]
    NotATerminal,
    /// The terminal says of itself that it can only print.
    #[error("this terminal cannot place text (TERM is {0})")]
    Dumb(&'static str),
    /// The process belongs to no terminal, or may not open it.
    #[error("there is no terminal to read keys from")]
    NoTerminal(#[source] io::Error),
    /// The terminal, or what watches it, failed.
    #[error("the terminal failed")]
    Failed(#[from] io::Error),
}

/// Takes the terminal, runs the program in it, and gives the terminal back.
///
/// # Errors
///
/// [`SessionError`] where there is no terminal that could show the program; nothing has been written then.
/// Also where the terminal fails for another reason than being gone; it has been given back then as far as it lets.
pub fn run<P: Program>(
    program: &mut P,
    mailbox: &Mailbox<P::Message>,
    options: Options,
) -> Result<Exit, SessionError> {
    if !io::IsTerminal::is_terminal(&io::stdout()) {
        return Err(SessionError::NotATerminal);
    }
    match env::var_os("TERM") {
        None => return Err(SessionError::Dumb("not set")),
        Some(term) if term.is_empty() => return Err(SessionError::Dumb("empty")),
        Some(term) if term == "dumb" => return Err(SessionError::Dumb("`dumb`")),
        Some(_) => {}
    }
    turn::Session::open(program, mailbox, options)?.run()
}
