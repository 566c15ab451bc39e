//! Another program that has the terminal for a while: an editor, a browser that draws text.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::process::{Command, Stdio};

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};

use super::job::{self, Asked};
use crate::text::Clean;

/// A program that is to have the terminal for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Its name, or the path to it.
    pub program: OsString,
    /// What it is told.
    pub arguments: Vec<OsString>,
}

impl Guest {
    /// Runs it to its end. The terminal must have been given back. Tells what went wrong, if anything.
    pub(super) fn run(&self) -> Result<(), Clean> {
        let name = Clean::line(&self.program.to_string_lossy());
        let status = self.start().and_then(wait);
        let said = match status {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                format!("{name} is not there: no program of that name is found")
            }
            Err(error) => format!("{name} cannot be run: {error}"),
            Ok(status) => match (status.exit_status(), status.terminating_signal()) {
                (Some(0), _) => return Ok(()),
                (Some(status), _) => format!("{name} ended with status {status}"),
                (None, signal) => format!("{name} was ended by signal {}", signal.unwrap_or_default()),
            },
        };
        Err(Clean::line(&said))
    }

    fn start(&self) -> io::Result<Pid> {
        // Our own standard input may be something else.
        let keys = File::options().read(true).write(true).open("/dev/tty")?;
        let mut command = Command::new(&self.program);
        let child = command.args(&self.arguments).stdin(Stdio::from(keys)).spawn()?;
        Ok(Pid::from_child(&child))
    }
}

/// Waits for a program's end. Whenever it is stopped by its user, this process stops as well, as both are one job to
/// the shell.
fn wait(guest: Pid) -> io::Result<WaitStatus> {
    loop {
        match waitpid(Some(guest), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => {
                if !job::orphaned() {
                    job::stop(Asked::BySignal)?;
                }
                // Whoever resumed this process may have meant it alone.
                kill_process(guest, Signal::CONT)?;
            }
            Ok(Some((_, status))) => return Ok(status),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
