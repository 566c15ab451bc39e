//! The loop: sleep until something comes, let the program have all of it, draw once.

use std::env;
use std::io;
use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::MouseEvent;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH};

use super::clip::Between;
use super::decode::{Decoder, Said};
use super::job::{self, Asked};
use super::screen::Screen;
use super::signals::Signals;
use super::tty::{self, Tty};
use super::{Effect, Exit, Guest, Input, Mailbox, Mouse, Options, Program, SessionError, hook};
use crate::text::Clean;

/// The most bytes of input and the most messages between two frames, so that a storm of them cannot keep the
/// screen from being drawn.
const MOST_BYTES: usize = 64 * 1024;
const MOST_MESSAGES: usize = 4096;

/// Whether the session goes on.
type Turn = io::Result<ControlFlow<Exit>>;

/// What is done about something that came.
type Answer<Session> = fn(&mut Session) -> Turn;

/// A program and the terminal that it has taken.
pub(super) struct Session<'program, P: Program> {
    program: &'program mut P,
    mailbox: &'program Mailbox<P::Message>,
    tty: Arc<Tty>,
    _hook: hook::Installed,
    signals: Signals,
    screen: Screen,
    size: Size,
    /// Whether anything came that may have changed what is to be seen.
    stale: bool,
    mouse: Mouse,
    /// What goes out before anything else: the first frame comes with what makes room for it, in one piece.
    held: Vec<u8>,
    decoder: Decoder,
    /// When what has begun to come is no longer waited for.
    patience: Option<Instant>,
}

impl<'program, P: Program> Session<'program, P> {
    /// Opens the terminal without changing anything of it.
    pub(super) fn open(
        program: &'program mut P,
        mailbox: &'program Mailbox<P::Message>,
        options: Options,
    ) -> Result<Self, SessionError> {
        let tty = Arc::new(Tty::open().map_err(SessionError::NoTerminal)?);
        let size = tty.size().map_err(SessionError::NoTerminal)?;
        Ok(Self {
            program,
            mailbox,
            _hook: hook::install(Arc::clone(&tty), mailbox.sender()),
            tty,
            signals: Signals::watch()?,
            screen: Screen::new(size, options.colours),
            size,
            stale: true,
            mouse: options.mouse,
            held: Vec::new(),
            decoder: Decoder::default(),
            patience: None,
        })
    }

    /// Runs the program to its end.
    pub(super) fn run(mut self) -> Result<Exit, SessionError> {
        match self.turns() {
            Err(error) if tty::is_gone(&error) => Ok(Exit::Signal(SIGHUP)),
            other => Ok(other?),
        }
    }

    fn turns(&mut self) -> io::Result<Exit> {
        self.enter()?;
        let mut turn = self.update(Input::Resize(self.size))?;
        loop {
            if let Break(exit) = turn {
                return Ok(exit);
            }
            self.draw()?;
            turn = self.turn()?;
        }
    }

    fn turn(&mut self) -> Turn {
        let mut watched = [
            PollFd::new(&*self.tty, PollFlags::IN),
            PollFd::from_borrowed_fd(self.signals.bell(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.mailbox.bell(), PollFlags::IN),
        ];
        let time = if self.signals.any() {
            // Noted while the last frame was written.
            Some(Duration::ZERO)
        } else {
            self.patience.map(|end| end.saturating_duration_since(Instant::now()))
        };
        tty::wait(&mut watched, time)?;
        let [typed, signalled, posted] = watched.map(|watched| !watched.revents().is_empty());
        if signalled {
            self.signals.note();
        }
        if let Some(signal) = self.signals.ending() {
            return Ok(Break(Exit::Signal(signal)));
        }
        let answers: [(bool, Answer<Self>); 4] = [
            (self.signals.any(), Self::answer_signals),
            (typed, Self::read),
            (self.patience.is_some(), Self::give_up),
            (posted, Self::open_mail),
        ];
        for (_, answer) in answers.into_iter().filter(|(asked, _)| *asked) {
            if let Break(exit) = answer(self)? {
                return Ok(Break(exit));
            }
        }
        Ok(Continue(()))
    }

    fn answer_signals(&mut self) -> Turn {
        let mut turn = Continue(());
        if self.signals.take(SIGTSTP) {
            turn = self.suspend(Asked::BySignal)?;
        } else if self.signals.take(SIGCONT) {
            // Stopped without warning, or not at all. Whatever came between, all is set up from the beginning.
            self.tty.leave();
            turn = self.resume()?;
        }
        if turn.is_continue() && self.signals.take(SIGWINCH) {
            turn = self.measure()?;
        }
        Ok(turn)
    }

    fn read(&mut self) -> Turn {
        let mut bytes = [0; 4096];
        for _ in 0..MOST_BYTES / bytes.len() {
            let Some(count) = self.tty.read(&mut bytes)? else {
                break;
            };
            if count == 0 {
                // There will never be more: the terminal is gone.
                return Ok(Break(Exit::Signal(SIGHUP)));
            }
            let said = self.decoder.feed(&bytes[..count]);
            self.patience = self.decoder.patience().map(|time| Instant::now() + time);
            for said in said {
                if let Break(exit) = self.hear(said)? {
                    return Ok(Break(exit));
                }
            }
            if count < bytes.len() {
                // That was all. Should more have come since, it wakes the loop again.
                break;
            }
        }
        Ok(Continue(()))
    }

    /// Takes what began to come for all there is, if it was waited for long enough.
    fn give_up(&mut self) -> Turn {
        if self.patience.is_none_or(|end| end > Instant::now()) {
            return Ok(Continue(()));
        }
        self.patience = None;
        match self.decoder.expire() {
            Some(said) => self.hear(said),
            None => Ok(Continue(())),
        }
    }

    fn hear(&mut self, said: Said) -> Turn {
        self.update(match said {
            Said::Key(key) => Input::Key(key),
            Said::Mouse(event) => Input::Mouse(MouseEvent {
                column: event.column.min(self.size.width.saturating_sub(1)),
                row: event.row.min(self.size.height.saturating_sub(1)),
                ..event
            }),
            Said::Paste(text) => Input::Paste(Clean::new(&text)),
        })
    }

    fn open_mail(&mut self) -> Turn {
        for letter in self.mailbox.take(MOST_MESSAGES) {
            if let Break(exit) = self.update(letter)? {
                return Ok(Break(exit));
            }
        }
        Ok(Continue(()))
    }

    fn update(&mut self, input: Input<P::Message>) -> Turn {
        self.stale = true;
        for effect in self.program.update(input) {
            match effect {
                Effect::Quit => return Ok(Break(Exit::Quit)),
                Effect::Interrupt => return Ok(Break(Exit::Signal(SIGINT))),
                Effect::Suspend => {
                    if let Break(exit) = self.suspend(Asked::ByKey)? {
                        return Ok(Break(exit));
                    }
                }
                Effect::Lend(guest) => {
                    if let Break(exit) = self.lend(&guest)? {
                        return Ok(Break(exit));
                    }
                }
                Effect::Repaint => self.screen.forget(),
                Effect::Mouse(mouse) => {
                    self.mouse = mouse;
                    self.ask_for_mouse()?;
                }
                Effect::Copy(clip) => {
                    let between = Between::of_environment(|name| env::var_os(name));
                    self.write(&clip.sequence(between))?;
                }
            }
        }
        Ok(Continue(()))
    }

    fn draw(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.stale) {
            return Ok(());
        }
        let bytes = self.screen.frame(|buffer| self.program.view(buffer));
        self.write(&bytes)
    }

    /// Writes everything, however slow the terminal is, unless a signal ends the program meanwhile.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut held = std::mem::take(&mut self.held);
        let mut bytes = if held.is_empty() {
            bytes
        } else {
            held.extend_from_slice(bytes);
            &held
        };
        loop {
            bytes = bytes.get(self.tty.write(bytes)?..).unwrap_or_default();
            if bytes.is_empty() || self.signals.ending().is_some() {
                return Ok(());
            }
            let mut watched = [
                PollFd::new(&*self.tty, PollFlags::OUT),
                PollFd::from_borrowed_fd(self.signals.bell(), PollFlags::IN),
            ];
            tty::wait(&mut watched, None)?;
            self.signals.note();
        }
    }

    fn suspend(&mut self, asked: Asked) -> Turn {
        if job::orphaned() {
            return Ok(Continue(()));
        }
        self.tty.leave();
        job::stop(asked)?;
        self.signals.note();
        // The signal that was sent to the whole job, and the one that ended the stop.
        self.signals.take(SIGTSTP);
        self.signals.take(SIGCONT);
        self.resume()
    }

    fn lend(&mut self, guest: &Guest) -> Turn {
        self.tty.leave();
        let returned = guest.run();
        self.signals.note();
        // What was typed there was meant for the other program, and its stops are over.
        for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGCONT] {
            self.signals.take(signal);
        }
        if let Break(exit) = self.resume()? {
            return Ok(Break(exit));
        }
        self.update(Input::Returned(returned))
    }

    fn resume(&mut self) -> Turn {
        if let Some(signal) = self.signals.ending() {
            return Ok(Break(Exit::Signal(signal)));
        }
        self.enter()?;
        if let Break(exit) = self.measure()? {
            return Ok(Break(exit));
        }
        self.update(Input::Resumed)
    }

    fn enter(&mut self) -> io::Result<()> {
        self.tty.take()?;
        self.held = tty::ENTER.to_vec();
        if self.mouse == Mouse::Program {
            self.held.extend_from_slice(tty::MOUSE_ON);
        }
        Ok(())
    }

    fn ask_for_mouse(&mut self) -> io::Result<()> {
        self.write(match self.mouse {
            Mouse::Program => tty::MOUSE_ON,
            Mouse::Terminal => tty::MOUSE_OFF,
        })
    }

    /// Asks for the size. Every cell is drawn anew, as a terminal that is resized may move what it shows.
    fn measure(&mut self) -> Turn {
        self.screen.forget();
        self.stale = true;
        let size = self.tty.size()?;
        if size == self.size {
            return Ok(Continue(()));
        }
        self.size = size;
        self.screen.resize(size);
        self.update(Input::Resize(size))
    }
}

impl<P: Program> Drop for Session<'_, P> {
    fn drop(&mut self) {
        self.tty.leave();
    }
}
