//! Signals, noted when they come and answered when the loop gets to them.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

/// Those that end the program, in the order in which one is chosen where several came.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Those that a session answers otherwise.
const OTHERS: [i32; 3] = [SIGTSTP, SIGCONT, SIGWINCH];

/// Whether no session is on. A handler stays installed for as long as the process lives, so between
/// sessions something must do what the system would have done without one.
static IDLE: AtomicBool = AtomicBool::new(true);

/// The signals that a session answers, from its beginning to its end.
#[derive(Debug)]
pub(super) struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
    noted: Vec<i32>,
}

impl Signals {
    /// Has signals noted from now on.
    pub(super) fn watch() -> io::Result<Self> {
        IDLE.store(false, Ordering::SeqCst);
        let watched = install();
        if watched.is_err() {
            IDLE.store(true, Ordering::SeqCst);
        }
        Ok(Self { delivery: watched?, noted: Vec::new() })
    }

    /// What is readable when a signal has come.
    pub(super) fn bell(&self) -> BorrowedFd<'_> {
        self.delivery.get_read().as_fd()
    }

    /// Notes what came.
    pub(super) fn note(&mut self) {
        self.noted.extend(self.delivery.pending());
    }

    /// Whether any is waiting for its answer.
    pub(super) fn any(&self) -> bool {
        !self.noted.is_empty()
    }

    /// The signal that ends the program, if one of those was noted.
    pub(super) fn ending(&self) -> Option<i32> {
        ENDING.into_iter().find(|signal| self.noted.contains(signal))
    }

    /// Whether the signal was noted since it was last asked for.
    pub(super) fn take(&mut self, signal: i32) -> bool {
        let before = self.noted.len();
        self.noted.retain(|&noted| noted != signal);
        self.noted.len() < before
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        IDLE.store(true, Ordering::SeqCst);
    }
}

fn install() -> io::Result<SignalDelivery<UnixStream, SignalOnly>> {
    static DEFAULTS: Once = Once::new();
    let mut installed = Ok(());
    DEFAULTS.call_once(|| {
        installed = ENDING
            .into_iter()
            .chain([SIGTSTP])
            .try_for_each(|signal| flag::register_conditional_default(signal, &IDLE).map(drop));
    });
    installed?;
    let (heard, rung) = UnixStream::pair()?;
    SignalDelivery::with_pipe(heard, rung, SignalOnly, ENDING.iter().chain(&OTHERS))
}
