//! Job control: stopping so that a shell can bring the program back.

use std::io;

use rustix::process::{Signal, getpgid, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

/// Who asked for the stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The user, by a key: the whole job is to stop, as if the terminal had sent the signal.
    ByKey,
    /// Whoever sent a signal, to whomever it was sent.
    BySignal,
}

/// Whether nobody could resume the process once it has stopped.
///
/// Stop signals of the keyboard do nothing in such an orphaned process group (POSIX.1-2024, 3.251), but the one
/// that must be used here, `SIGSTOP`, has no such mercy. A group is not orphaned as long as some member's parent is
/// in the same session and another group. Only one's own ancestors can be asked, of which the parent is enough:
/// where it is of one's own group, a shell made that group, unless it is the session's first.
pub(super) fn orphaned() -> bool {
    let (group, session) = (getpgrp(), getsid(None));
    if session == Ok(group) {
        return true;
    }
    getppid().is_none_or(|parent| getpgid(Some(parent)).is_err() || getsid(Some(parent)) != session)
}

/// Stops the process, and returns when it has been resumed.
///
/// # Errors
///
/// Where the system refuses the signal.
pub(super) fn stop(asked: Asked) -> io::Result<()> {
    if asked == Asked::ByKey {
        kill_current_process_group(Signal::TSTP)?;
    }
    emulate_default_handler(SIGTSTP)
}
