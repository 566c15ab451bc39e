//! The terminal device: opened, switched to a program's use and back, read and written.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr, ttyname};

/// The most cells that are drawn. A terminal that claims more is believed in its width first.
const MOST_CELLS: u32 = 1_000_000;

/// How long a terminal that takes nothing is waited for when it is given back.
const PARTING: Duration = Duration::from_millis(250);

/// Alternate screen, empty, cursor hidden, pastes told from keys. That the wheel comes as arrow keys there is
/// left to the terminal: nearly all do so by themselves, and a mode that was set could not be given back.
pub(super) const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h";

/// Presses, releases, drags and the wheel, in numbers that no screen is too large for.
pub(super) const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
pub(super) const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Everything back, whatever of it was set: mouse, synchronized update, pastes, colours, margins, screen, cursor.
const LEAVE: &[u8] =
    b"\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2026l\x1b[?2004l\x1b[0m\x1b[r\x1b[?1049l\x1b[?25h";

/// The controlling terminal.
#[derive(Debug)]
pub(super) struct Tty {
    /// An open file description of our own that does not block. That of standard input is shared with the shell.
    device: OwnedFd,
    /// The modes that the terminal had before anything was done to it.
    before: Termios,
    taken: AtomicBool,
    /// Whether anything was written since it was taken.
    written: AtomicBool,
}

impl Tty {
    /// Opens the terminal and remembers its modes.
    pub(super) fn open() -> io::Result<Self> {
        let device = open_controlling()?;
        let before = tcgetattr(&device)?;
        Ok(Self { device, before, taken: AtomicBool::new(false), written: AtomicBool::new(false) })
    }

    /// Takes the terminal: keys come one by one and unshown. From the background, this stops the process until it is
    /// in front, so it stands before any output: a shell in front must not find its screen changed.
    pub(super) fn take(&self) -> io::Result<()> {
        self.taken.store(true, Ordering::SeqCst);
        let mut raw = self.before.clone();
        raw.make_raw();
        self.set_modes(&raw)
    }

    /// Gives the terminal back, if it is taken. There is nobody to tell if that fails.
    pub(super) fn leave(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            if self.written.swap(false, Ordering::SeqCst) {
                let _ = self.part();
            }
            let _ = self.set_modes(&self.before);
        }
    }

    /// Whether the terminal is in the program's use.
    pub(super) fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// The size of the screen, as far as it is drawn. 0 by 0 where the terminal does not know.
    pub(super) fn size(&self) -> io::Result<Size> {
        let size = tcgetwinsize(&self.device)?;
        Ok(drawable(size.ws_col, size.ws_row))
    }

    /// Reads what there is. None if there is nothing now; no bytes if there will never be more.
    pub(super) fn read(&self, into: &mut [u8]) -> io::Result<Option<usize>> {
        match rustix::io::retry_on_intr(|| rustix::io::read(&self.device, &mut *into)) {
            Err(Errno::AGAIN) => Ok(None),
            other => Ok(Some(other?)),
        }
    }

    /// Writes what the terminal takes now, which may be nothing.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.written.store(true, Ordering::SeqCst);
        match rustix::io::retry_on_intr(|| rustix::io::write(&self.device, bytes)) {
            Err(Errno::AGAIN) => Ok(0),
            other => Ok(other?),
        }
    }

    /// Writes what gives the terminal back, unless it takes nothing for too long.
    fn part(&self) -> io::Result<()> {
        let end = Instant::now() + PARTING;
        let mut bytes = LEAVE;
        loop {
            bytes = bytes.get(self.write(bytes)?..).unwrap_or_default();
            let left = end.saturating_duration_since(Instant::now());
            if bytes.is_empty() || left.is_zero() {
                return Ok(());
            }
            wait(&mut [PollFd::new(self, PollFlags::OUT)], Some(left))?;
        }
    }

    fn set_modes(&self, modes: &Termios) -> io::Result<()> {
        rustix::io::retry_on_intr(|| tcsetattr(&self.device, OptionalActions::Now, modes))?;
        Ok(())
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.device.as_fd()
    }
}

fn open_controlling() -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let device = open("/dev/tty", flags, Mode::empty())?;
    if cfg!(target_os = "macos") {
        // There, poll(2) knows the device itself but not this other name for it.
        let name = ttyname(stdout(), Vec::new())?;
        return Ok(open(name, flags, Mode::empty())?);
    }
    Ok(device)
}

/// Sleeps until one of the descriptors is ready, a signal comes or the time is over.
pub(super) fn wait(watched: &mut [PollFd<'_>], time: Option<Duration>) -> io::Result<()> {
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    match poll(watched, time.as_ref()) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether a terminal that failed so is gone, and not just failing.
pub(super) fn is_gone(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::IO | Errno::NXIO | Errno::NODEV | Errno::PIPE | Errno::BADF | Errno::NOTTY)
    )
}

fn drawable(columns: u16, rows: u16) -> Size {
    let most_rows = MOST_CELLS / u32::from(columns.max(1));
    Size::new(columns, rows.min(u16::try_from(most_rows).unwrap_or(u16::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_sizes_are_cut_to_what_can_be_drawn() {
        for (columns, rows, drawn) in [
            (0, 0, (0, 0)),
            (0, 24, (0, 24)),
            (80, 24, (80, 24)),
            (1000, 1000, (1000, 1000)),
            (1, u16::MAX, (1, u16::MAX)),
            (u16::MAX, 1, (u16::MAX, 1)),
            (u16::MAX, u16::MAX, (u16::MAX, 15)),
        ] {
            assert_eq!(drawable(columns, rows), Size::from(drawn), "{columns}x{rows}");
        }
    }
}
