//! The thread that answers what takes longer than a frame. The newest request wins.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use super::state::{Answer, Data, Request};
use crate::query::Narrowing;

/// A thread that answers requests about one chronology. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Worker {
    newest: Arc<AtomicU64>,
    requests: mpsc::Sender<(u64, Request)>,
}

impl Worker {
    /// Starts the thread, and tells it to whom to answer.
    pub(super) fn start(data: Data, tell: impl Fn(Answer) + Send + 'static) -> Self {
        let (sender, requests) = mpsc::channel::<(u64, Request)>();
        let newest = Arc::new(AtomicU64::new(0));
        let latest = Arc::clone(&newest);
        let (index, chronology) = (data.index.clone(), Arc::clone(&data.chronology));
        // Beside the worker, which may be asked something that needs none of it.
        thread::spawn(move || index.prepare(&chronology));
        thread::spawn(move || {
            let mut narrowing = Narrowing::default();
            for (number, request) in requests {
                let stop = || latest.load(Ordering::Relaxed) != number;
                if !stop() {
                    request.answer(data.ground(), &mut narrowing, &stop, &tell);
                }
            }
        });
        Self { newest, requests: sender }
    }

    /// Asks for all that is wanted now. What was asked before is answered no further.
    pub(super) fn ask(&self, request: Request) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        // A thread that died has said so, and another one is asked then.
        let _ = self.requests.send((number, request));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.newest.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Checking, built_in};
    use crate::tui::state::{Context, Sought};

    #[test]
    fn the_newest_request_is_answered_whatever_came_before() {
        let loaded = built_in(Checking::All);
        let context = Context::new(loaded.chronology, Vec::new());
        let (sender, answers) = mpsc::channel();
        let worker = Worker::start(context.data(), move |answer| sender.send(answer).unwrap());
        let texts = ["p", "pu", "put", "puti", "putin"];
        for text in texts {
            let list = Some(Sought { text: text.to_owned(), ..Sought::default() });
            worker.ask(Request { list, ..Request::default() });
        }
        let mut last = None;
        while last != Some("putin".to_owned()) {
            let Answer::Listed(listed) = answers.recv().unwrap() else { unreachable!() };
            let listing = listed.listing;
            assert!(texts.contains(&listing.text()));
            last = Some(listing.text().to_owned());
        }
        worker.ask(Request::default());
        drop(worker);
        assert!(answers.recv().is_err());
    }
}
