//! A pseudo-terminal with a program in it, and when each byte came out.

use std::fs;
use std::num::NonZeroU16;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use memchr::memmem;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use vt100::Screen;

use super::Outcome;

/// How long anything may take before it is given up.
const PATIENCE: Duration = Duration::from_mins(5);

/// A program that does not mark its frames has painted one when it has been silent for so long.
const PAUSE: Duration = Duration::from_millis(3);

/// What begins and ends a frame of a program that marks them (synchronised output).
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What a terminal is asked, and what xterm answers. A terminal of tests would answer nothing.
const ANSWERS: [(&[u8], &[u8]); 7] = [
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[c", b"\x1b[?64;1;2;6;9;15;16;17;18;21;22c"),
    (b"\x1b[>c", b"\x1b[>41;379;0c"),
    (b"\x1b[?2004$p", b"\x1b[?2004;2$y"),
    (b"\x1b[?2026$p", b"\x1b[?2026;0$y"),
    (b"\x1b]10;?", b"\x1b]10;rgb:0000/0000/0000\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"),
];

/// A terminal's size in cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) columns: u16,
    pub(crate) rows: u16,
}

/// Whether the terminal answers what it is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Manner {
    /// As xterm does.
    Answering,
    /// Not at all.
    Silent,
}

/// A program in a terminal.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// The master's side again, not blocking.
    wire: OwnedFd,
    child: Running,
    parser: vt100::Parser,
    manner: Manner,
    started: Instant,
    /// When it last wrote something, since the start.
    wrote: Duration,
    /// Whether it marks its frames, and is within one.
    frames: Option<bool>,
    /// The last bytes, which may be the beginning of a mark.
    tail: Vec<u8>,
}

/// What a program wrote in answer to a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// From the key to the first byte.
    pub(crate) first: Duration,
    /// From the key to the last byte.
    pub(crate) last: Duration,
    pub(crate) bytes: usize,
    /// In how many pieces it came; the system cuts what is longer than 4 kB.
    pub(crate) reads: usize,
}

/// What the wire brings.
enum Heard {
    Bytes(Instant, Vec<u8>),
    Silence,
    /// The other side is closed.
    End,
}

impl Terminal {
    /// Starts a program.
    pub(crate) fn start(command: CommandBuilder, size: Size, manner: Manner) -> Outcome<Self> {
        let pair = native_pty_system().openpty(pty_size(size))?;
        let wire = duplicate(&*pair.master)?;
        let parser = vt100::Parser::new(cells(size.rows), cells(size.columns), 0);
        let started = Instant::now();
        let child = Running(pair.slave.spawn_command(command)?);
        let wrote = Duration::ZERO;
        Ok(Self {
            master: pair.master,
            wire,
            child,
            parser,
            manner,
            started,
            wrote,
            frames: None,
            tail: vec![],
        })
    }

    /// Waits until the screen is so and the frame is whole; gives the time since the start.
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Screen) -> bool) -> Outcome<Duration> {
        let end = Instant::now() + PATIENCE;
        let mut was_so = false;
        loop {
            let is_between = self.frames != Some(true);
            was_so = was_so || (is_between && is_so(self.parser.screen()));
            if was_so && self.frames == Some(false) {
                return Ok(self.wrote);
            }
            match self.hear(if was_so { PAUSE } else { end.saturating_duration_since(Instant::now()) })? {
                Heard::Bytes(_, bytes) => self.take(&bytes)?,
                Heard::Silence if was_so => return Ok(self.wrote),
                Heard::Silence | Heard::End => {
                    let screen = self.parser.screen().contents();
                    return Err(format!("waited in vain for {what}; the screen is\n{screen}").into());
                }
            }
        }
    }

    /// Types, and gives what the program paints until it is silent for so long. Nothing, if it paints nothing
    /// within ten times that.
    pub(crate) fn press(&mut self, keys: &[u8], silence: Duration) -> Outcome<Option<Paint>> {
        let pressed = Instant::now();
        self.send(keys)?;
        let mut paint: Option<Paint> = None;
        loop {
            let wait = if paint.is_some() { silence } else { silence * 10 };
            match self.hear(wait)? {
                Heard::Bytes(at, bytes) => {
                    let since = at - pressed;
                    let paint = paint.get_or_insert(Paint { first: since, last: since, bytes: 0, reads: 0 });
                    *paint = Paint {
                        last: since,
                        bytes: paint.bytes + bytes.len(),
                        reads: paint.reads + 1,
                        ..*paint
                    };
                    self.take(&bytes)?;
                }
                Heard::Silence => return Ok(paint),
                Heard::End => return Err("the program ended by itself".into()),
            }
        }
    }

    /// Counts what the program writes while nobody does anything.
    pub(crate) fn idle(&mut self, time: Duration) -> Outcome<usize> {
        let end = Instant::now() + time;
        let mut count = 0;
        while let Heard::Bytes(_, bytes) = self.hear(end.saturating_duration_since(Instant::now()))? {
            count += bytes.len();
            self.take(&bytes)?;
        }
        Ok(count)
    }

    /// Types what ends the program, and gives the time until it has.
    pub(crate) fn leave(mut self, keys: &[u8]) -> Outcome<Duration> {
        let pressed = Instant::now();
        self.send(keys)?;
        loop {
            match self.hear(PATIENCE)? {
                Heard::Bytes(..) => {}
                Heard::Silence => return Err("the program does not end".into()),
                Heard::End => break,
            }
        }
        self.child.0.wait()?;
        Ok(pressed.elapsed())
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, size: Size) -> Outcome<()> {
        self.parser.screen_mut().set_size(cells(size.rows), cells(size.columns));
        Ok(self.master.resize(pty_size(size))?)
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The most memory that the program has had, in bytes.
    pub(crate) fn peak_memory(&self) -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes: f64 =
            line.and_then(|line| line.trim().strip_suffix(" kB")).ok_or("no VmHWM")?.parse()?;
        Ok(kilobytes * 1024.0)
    }

    /// How long the program's threads have run on a processor, in seconds.
    pub(crate) fn processor_time(&self) -> Outcome<f64> {
        let mut all = 0.0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.pid()?))? {
            // A thread may be gone by now.
            let text = fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
            all += text.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0.0);
        }
        Ok(all / 1e9)
    }

    fn pid(&self) -> Outcome<u32> {
        self.child.0.process_id().ok_or_else(|| "the program is gone".into())
    }

    fn send(&mut self, bytes: &[u8]) -> Outcome<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let mut watched = [PollFd::new(&self.wire, PollFlags::OUT)];
            poll(&mut watched, Some(&Timespec::try_from(PATIENCE)?))?;
            match rustix::io::write(&self.wire, rest) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn hear(&mut self, wait: Duration) -> Outcome<Heard> {
        let mut watched = [PollFd::new(&self.wire, PollFlags::IN)];
        if poll(&mut watched, Some(&Timespec::try_from(wait)?))? == 0 {
            return Ok(Heard::Silence);
        }
        let mut bytes = vec![0; 64 * 1024];
        match rustix::io::read(&self.wire, &mut bytes) {
            Ok(0) | Err(Errno::IO) => Ok(Heard::End),
            Ok(count) => {
                let at = Instant::now();
                bytes.truncate(count);
                self.wrote = at - self.started;
                Ok(Heard::Bytes(at, bytes))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Shows what the program wrote, and answers what it asks.
    fn take(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.parser.process(bytes);
        self.tail.extend_from_slice(bytes);
        match (memmem::rfind(&self.tail, BEGIN), memmem::rfind(&self.tail, END)) {
            (None, None) => {}
            (begin, end) => self.frames = Some(begin > end),
        }
        self.tail.drain(..self.tail.len().saturating_sub(END.len() - 1));
        if self.manner == Manner::Answering {
            for (question, answer) in ANSWERS {
                for _ in memmem::find_iter(bytes, question) {
                    self.send(answer)?;
                }
            }
        }
        Ok(())
    }
}

fn pty_size(Size { columns, rows }: Size) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

/// The descriptor again, closed on its own, and not blocking.
fn duplicate(master: &(dyn MasterPty + Send)) -> Outcome<OwnedFd> {
    let raw = master.as_raw_fd().ok_or("a terminal without a descriptor")?;
    #[expect(
        unsafe_code,
        reason = "the master lends its descriptor as a number only; it lives longer than this call"
    )]
    let borrowed = unsafe { BorrowedFd::borrow_raw(raw) };
    let wire = rustix::io::fcntl_dupfd_cloexec(borrowed, 0)?;
    rustix::io::ioctl_fionbio(&wire, true)?;
    Ok(wire)
}

/// A program that does not outlive its terminal.
struct Running(Box<dyn Child + Send + Sync>);

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            let pid = self.0.process_id().and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?));
            if let Some(pid) = pid {
                // It may just have ended.
                let _ = kill_process(pid, Signal::KILL);
            }
            let _ = self.0.wait();
        }
    }
}
