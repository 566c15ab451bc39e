//! Reading the chronology's file again, beside the interface: when it has changed, or when that is wanted.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::super::message::Message;
use super::super::session::Effect;
use super::super::start::{Opened, Unread};
use super::super::state::Context;
use super::super::watcher::{Files, Watcher};
use super::{Explorer, News};
use crate::load::{Progress, Watch, is_of_form};

/// Opens the chronology, telling how far it has come: the first time, and whenever its file has changed.
pub type Open<E> = dyn Fn(Watch<'_>) -> Result<Opened, E> + Send + Sync;

/// How the chronology is read again, and what of that is going on.
pub(super) struct Reading<E> {
    /// `None`: it has no file.
    open: Option<Arc<Open<E>>>,
    /// The files that are to be watched once the screen stands.
    files: Files,
    watcher: Option<Watcher>,
    is_going: bool,
    /// Whether it is to be read once more as soon as that is done.
    is_wanted: bool,
}

impl<E> fmt::Debug for Reading<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Reading").field("is_going", &self.is_going).finish_non_exhaustive()
    }
}

/// How long reading goes on before its progress is told.
const QUIET: Duration = Duration::from_millis(300);

/// How long it is between two frames that tell of progress: whoever reads has better to do than to be drawn.
const PACE: Duration = Duration::from_millis(50);

/// Tells of progress no more often than somebody can see it.
pub(in crate::tui) fn paced(tell: impl Fn(Progress) + Sync) -> impl Fn(Progress) + Sync {
    let (begun, told) = (Instant::now(), AtomicU64::new(0));
    move |progress| {
        let now = begun.elapsed().as_millis() / PACE.as_millis() + 1;
        let now = u64::try_from(now).unwrap_or(u64::MAX);
        if told.fetch_max(now, Ordering::Relaxed) < now {
            tell(progress);
        }
    }
}

impl<E> Reading<E> {
    pub(super) fn new(open: Option<Arc<Open<E>>>) -> Self {
        Self { open, files: Files::default(), watcher: None, is_going: false, is_wanted: false }
    }
}

impl<E: Into<Unread> + Send + 'static> Explorer<E> {
    /// Reads the file again. If that is going on already, once more after it: what has changed meanwhile may have
    /// been read before.
    pub(super) fn read_again(&mut self) {
        let Some(open) = self.reading.open.clone() else { return };
        self.reading.is_wanted = self.reading.is_going;
        if std::mem::replace(&mut self.reading.is_going, true) {
            return;
        }
        let sender = self.sender.clone();
        // Not joined: whoever leaves while it still reads does not wait for it.
        thread::spawn(move || {
            let begun = Instant::now();
            // A session that is over hears nothing more, and needs not.
            let opened = open(&paced(|progress| {
                if begun.elapsed() > QUIET {
                    let _ = sender.send(News::ReadingAgain(progress));
                }
            }));
            let _ = sender.send(News::ReadAgain(opened.map(Box::new).map_err(Into::into)));
        });
    }

    /// Goes on with what the file says now, unless it is broken: then what it said before stays.
    pub(super) fn take_again(&mut self, read: Result<Box<Opened>, Unread>) -> Vec<Effect> {
        self.reading.is_going = false;
        // What is still said is about what was before.
        self.state.notice = None;
        let mut effects = match read.and_then(|opened| sound(opened, &self.context)) {
            Ok(opened) => self.take_over(*opened),
            Err(Unread(problems)) => {
                self.context.unread = problems.into();
                Vec::new()
            }
        };
        effects.extend(self.send(Message::ReadAgain));
        if std::mem::take(&mut self.reading.is_wanted) {
            self.read_again();
        }
        effects
    }

    /// Goes on where a thread has died, which may have been the one that reads.
    pub(super) fn give_up_reading(&mut self) {
        self.reading.is_going = false;
        self.state.reading_again = None;
    }

    /// Has these files watched, at once if others are already.
    pub(super) fn watch(&mut self, files: Files) {
        match &self.reading.watcher {
            Some(watcher) => watcher.watch(files),
            None => self.reading.files = files,
        }
    }

    /// Begins to watch: the screen stands.
    pub(super) fn begin_to_watch(&mut self) {
        let files = std::mem::take(&mut self.reading.files);
        if !files.is_empty() && self.reading.open.is_some() && self.reading.watcher.is_none() {
            let sender = self.sender.clone();
            self.reading.watcher = Some(Watcher::start(files, move || {
                let _ = sender.send(News::Changed);
            }));
        }
    }

    /// Has it looked at once whether a file has changed.
    pub(super) fn look_for_changes(&self) {
        if let Some(watcher) = &self.reading.watcher {
            watcher.look();
        }
    }
}

/// What was read, unless it is broken where that which is shown is not: cut off, or in the midst of being written.
fn sound(opened: Box<Opened>, shown: &Context) -> Result<Box<Opened>, Unread> {
    let problems = &opened.context.problems;
    if !problems.iter().any(is_of_form) || shown.problems.iter().any(is_of_form) {
        return Ok(opened);
    }
    let mut problems = problems.to_vec();
    // What keeps it from being taken stands first, and all else may follow from that.
    problems.sort_by_key(|problem| !is_of_form(problem));
    Err(Unread(problems))
}
