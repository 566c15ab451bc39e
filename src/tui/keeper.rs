//! Writing down what is kept, on a thread of its own: no disk keeps a key waiting.

use std::fmt;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::keep::{Bookmark, Change, Kept};
use crate::store::{Store, Trouble};

/// How long whoever leaves waits for the last of it. A disk that takes longer has something wrong with it.
const PATIENCE: Duration = Duration::from_secs(2);

/// What became of changes that were to be written.
#[derive(Debug)]
pub(super) struct Written {
    /// How many of the changes so far are done with.
    changes: usize,
    /// What is kept by now, with what other programs have kept meanwhile.
    pub(super) kept: Result<Kept, Trouble>,
}

/// Writes changes in their order.
pub(super) struct Keeper {
    /// Where to and whom to tell, until there is something to write.
    idle: Option<(Store, Tell)>,
    busy: Option<Busy>,
    asked: usize,
}

/// Who is told what became of changes.
type Tell = Box<dyn Fn(Written) + Send>;

/// The way to the thread that writes, and back.
struct Busy {
    orders: Sender<Order>,
    /// Says what became of the place that was left, and that nothing more is to come.
    end: Receiver<Result<Kept, Trouble>>,
}

/// What the thread is to do.
enum Order {
    /// This is to be written.
    Keep(Change),
    /// From now on, this is where.
    MoveTo(Store),
}

impl fmt::Debug for Keeper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Keeper").field("asked", &self.asked).finish_non_exhaustive()
    }
}

impl Busy {
    fn start(mut store: Store, tell: Tell) -> Self {
        let (orders, asked) = mpsc::channel::<Order>();
        let (ended, end) = mpsc::channel();
        thread::spawn(move || {
            let mut done = 0;
            while let Ok(first) = asked.recv() {
                let mut changes = Vec::new();
                for order in [first].into_iter().chain(asked.try_iter()) {
                    match order {
                        Order::Keep(change) => changes.push(change),
                        // Both are of one file, so what is to be written may as well be written here.
                        Order::MoveTo(other) => store = other,
                    }
                }
                if changes.is_empty() {
                    continue;
                }
                let is_last = matches!(changes.last(), Some(Change::Leave(_)));
                done += changes.len();
                let kept = store.write(&changes);
                if is_last {
                    // Whoever waited may have lost patience.
                    let _ = ended.send(kept);
                    break;
                }
                tell(Written { changes: done, kept });
            }
        });
        Self { orders, end }
    }
}

impl Keeper {
    /// Writes to a store, and tells what became of it.
    pub(super) fn new(store: Store, tell: impl Fn(Written) + Send + 'static) -> Self {
        Self { idle: Some((store, Box::new(tell))), busy: None, asked: 0 }
    }

    /// Has a change written.
    pub(super) fn keep(&mut self, change: Change) {
        self.asked += 1;
        if let Some((store, tell)) = self.idle.take() {
            self.busy = Some(Busy::start(store, tell));
        }
        if let Some(busy) = &self.busy {
            // The thread ends only when this is gone.
            let _ = busy.orders.send(Order::Keep(change));
        }
    }

    /// Writes to another store from now on: that of the same chronology as it has become.
    pub(super) fn move_to(&mut self, store: Store) {
        if let Some((before, _)) = &mut self.idle {
            *before = store;
        } else if let Some(busy) = &self.busy {
            let _ = busy.orders.send(Order::MoveTo(store));
        }
    }

    /// Whether nothing was to be written so far.
    pub(super) fn is_idle(&self) -> bool {
        self.idle.is_some()
    }

    /// Whether everything that was to be written is done with.
    pub(super) fn has_done(&self, written: &Written) -> bool {
        written.changes == self.asked
    }

    /// Has the place written that is left, and waits for it and all before it, for a moment.
    pub(super) fn leave(mut self, place: Bookmark) -> Option<Trouble> {
        self.keep(Change::Leave(place));
        self.busy?.end.recv_timeout(PATIENCE).ok()?.err()
    }
}
