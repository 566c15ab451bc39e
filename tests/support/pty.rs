//! A pseudo-terminal with a program in it: keys in, a screen out, and what is left behind.
//!
//! Nothing here sleeps. Whoever waits says for what, and fails with the screen when it does not come.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may die of what it did not expect")]

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroU16;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

/// How long anything may take. Much more than it does, as a test machine may be busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// A command with nothing in its environment but a terminal's name and the system's programs.
pub(crate) fn command(program: impl AsRef<Path>, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program.as_ref());
    command.args(arguments);
    command.env_clear();
    command.env("PATH", "/usr/bin:/bin");
    command.env("TERM", "xterm-256color");
    command.cwd("/");
    command
}

/// A terminal and the program in it.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    /// The master's side again, not blocking.
    wire: OwnedFd,
    child: Running,
    parser: vt100::Parser,
    /// Everything that the program wrote.
    pub(crate) written: Vec<u8>,
    modes_before: String,
}

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Status(u32),
    Killed,
}

impl Pty {
    /// Starts the program in a terminal of this many columns and rows.
    pub(crate) fn spawn(command: CommandBuilder, size: (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let modes_before = modes(&*pair.master);
        let wire = duplicate(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            master: pair.master,
            wire,
            child: Running(child),
            parser: vt100::Parser::new(shown(size.1), shown(size.0), 0),
            written: Vec::new(),
            modes_before,
        }
    }

    /// Types, while reading what the program answers, as terminals do.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let mut rest = bytes.as_ref();
        let end = Instant::now() + PATIENCE;
        while !rest.is_empty() {
            let open = self.wait_and_read(PollFlags::IN | PollFlags::OUT, PATIENCE);
            assert!(
                open && Instant::now() < end,
                "the program does not read; the screen is\n{}",
                self.screen()
            );
            match rustix::io::write(&self.wire, rest) {
                Ok(count) => rest = &rest[count..],
                Err(Errno::AGAIN) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// Waits until the screen is so.
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            let open = self.wait_and_read(PollFlags::IN, left);
            let is_so = is_so(self.parser.screen());
            assert!(
                is_so || (open && Instant::now() < end),
                "waited in vain for {what:?}; the screen is\n{}",
                self.screen()
            );
        }
    }

    /// Waits until the text stands on the screen.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program's output is there to be read, and does not read it.
    pub(crate) fn wait_unread(&mut self) {
        let mut watched = [PollFd::new(&self.wire, PollFlags::IN)];
        assert_eq!(poll(&mut watched, Some(&timespec(PATIENCE))), Ok(1));
    }

    /// Waits for the program's end, reading what it still writes.
    pub(crate) fn wait_exit(&mut self) -> Ended {
        let end = Instant::now() + PATIENCE;
        loop {
            // An ended program hangs up, so this wakes at once; the short time is for one whose children live on.
            while self.wait_and_read(PollFlags::IN, Duration::ZERO) && self.readable() {}
            if let Some(status) = self.child.0.try_wait().unwrap() {
                while self.readable() && self.wait_and_read(PollFlags::IN, Duration::ZERO) {}
                return ended(&status);
            }
            assert!(Instant::now() < end, "the program does not end:\n{}", self.screen());
            self.wait_and_read(PollFlags::IN, Duration::from_millis(5));
        }
    }

    /// Waits for the end of a program whose output nobody reads.
    pub(crate) fn wait_exit_unread(self) -> Ended {
        let Self { master, wire, child, .. } = self;
        let ended = wait_for_end(child);
        drop((master, wire));
        ended
    }

    /// Closes the terminal under the program, and waits for the program's end.
    pub(crate) fn hang_up(self) -> Ended {
        let Self { master, wire, child, .. } = self;
        drop((master, wire));
        wait_for_end(child)
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, size: (u16, u16)) {
        self.master.resize(pty_size(size)).unwrap();
        self.parser.screen_mut().set_size(shown(size.1), shown(size.0));
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the program has been stopped.
    pub(crate) fn wait_stopped(&self) {
        let stopped = waitid(WaitId::Pid(self.pid()), WaitIdOptions::STOPPED).unwrap();
        assert!(stopped.is_some_and(|status| status.stopped()));
    }

    /// The program's process.
    pub(crate) fn pid(&self) -> Pid {
        self.child.pid()
    }

    /// The text on the screen.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The cells on the screen.
    pub(crate) fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Whether the terminal's line discipline is as it was before the program.
    pub(crate) fn modes_are_restored(&self) -> bool {
        modes(&*self.master) == self.modes_before
    }

    /// Fails unless the program left the terminal as it found it.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        assert!(self.modes_are_restored(), "the line discipline is changed");
        let mut expected = BTreeMap::from([(25, true)]);
        let left = private_modes(&self.written);
        expected.extend(left.keys().filter(|&&mode| mode != 25).map(|&mode| (mode, false)));
        assert_eq!(left, expected, "modes are left on");
        assert!(!self.parser.screen().alternate_screen());
        assert_eq!(self.parser.screen().attributes_formatted(), "\x1b[m");
    }

    fn readable(&self) -> bool {
        let mut watched = [PollFd::new(&self.wire, PollFlags::IN)];
        poll(&mut watched, Some(&timespec(Duration::ZERO))) == Ok(1)
            && watched[0].revents().contains(PollFlags::IN)
    }

    /// Waits for one of the events and reads what there is. False when the other side is closed.
    fn wait_and_read(&mut self, events: PollFlags, time: Duration) -> bool {
        let mut watched = [PollFd::new(&self.wire, events)];
        let _ = poll(&mut watched, Some(&timespec(time)));
        let mut bytes = [0; 16 * 1024];
        match rustix::io::read(&self.wire, &mut bytes) {
            Ok(0) | Err(Errno::IO) => false,
            Ok(count) => {
                self.written.extend_from_slice(&bytes[..count]);
                self.parser.process(&bytes[..count]);
                true
            }
            Err(Errno::AGAIN | Errno::INTR) => true,
            Err(error) => panic!("{error}"),
        }
    }
}

/// What `ESC [ ? mode h` and its like left set, if nothing was set before: also as saved (`s`) and put back (`r`).
pub(crate) fn private_modes(bytes: &[u8]) -> BTreeMap<u16, bool> {
    let (mut modes, mut saved) = (BTreeMap::new(), BTreeMap::new());
    for (at, _) in bytes.windows(3).enumerate().filter(|(_, three)| *three == b"\x1b[?") {
        let rest = &bytes[at + 3..];
        let Some(end) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
            continue;
        };
        let Ok(mode) = String::from_utf8_lossy(&rest[..end]).parse() else {
            continue;
        };
        match rest[end] {
            b'h' => modes.insert(mode, true),
            b'l' => modes.insert(mode, false),
            b's' => saved.insert(mode, modes.get(&mode).copied().unwrap_or(false)),
            b'r' => modes.insert(mode, saved.get(&mode).copied().unwrap_or(false)),
            _ => None,
        };
    }
    modes
}

fn wait_for_end(mut child: Running) -> Ended {
    let pid = child.pid();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.0.wait()));
    let status = receiver.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let _ = kill_process(pid, Signal::KILL);
        panic!("the program does not end");
    });
    ended(&status.unwrap())
}

fn ended(status: &portable_pty::ExitStatus) -> Ended {
    match status.signal() {
        Some(_) => Ended::Killed,
        None => Ended::Status(status.exit_code()),
    }
}

fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// The descriptor again, closed on its own, and not blocking.
fn duplicate(master: &(dyn MasterPty + Send)) -> OwnedFd {
    let raw = master.as_raw_fd().unwrap();
    #[expect(
        unsafe_code,
        reason = "the master lends its descriptor as a number only; it lives longer than this call"
    )]
    let borrowed = unsafe { BorrowedFd::borrow_raw(raw) };
    let wire = rustix::io::fcntl_dupfd_cloexec(borrowed, 0).unwrap();
    rustix::io::ioctl_fionbio(&wire, true).map_err(io::Error::from).unwrap();
    wire
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// As many cells as the terminal shows here, whatever it tells the program.
fn shown(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells.clamp(1, 1000)).unwrap()
}

fn timespec(time: Duration) -> Timespec {
    Timespec::try_from(time).unwrap()
}

/// The program, which does not outlive its test.
struct Running(Box<dyn Child + Send + Sync>);

impl Running {
    fn pid(&self) -> Pid {
        let pid = i32::try_from(self.0.process_id().unwrap()).unwrap();
        Pid::from_raw(pid).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            let _ = kill_process(self.pid(), Signal::KILL);
            let _ = self.0.wait();
        }
    }
}
