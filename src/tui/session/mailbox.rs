//! Messages from worker threads, and what wakes the session when one comes.

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc;

use super::Input;

/// Where a session's messages arrive. It can be made, and sent to, before the terminal is taken.
#[derive(Debug)]
pub struct Mailbox<M> {
    letters: mpsc::Receiver<Input<M>>,
    bell: UnixStream,
    sender: Sender<M>,
}

/// Sends messages to a session from any thread.
#[derive(Debug)]
pub struct Sender<M> {
    letters: mpsc::Sender<Input<M>>,
    bell: Arc<UnixStream>,
}

/// The mailbox is gone: whatever the worker does is for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the session is over")]
pub struct SessionOver;

impl<M> Mailbox<M> {
    /// Makes an empty mailbox.
    ///
    /// # Errors
    ///
    /// Where the system has no more file descriptors.
    pub fn new() -> io::Result<Self> {
        let (heard, rung) = UnixStream::pair()?;
        heard.set_nonblocking(true)?;
        rung.set_nonblocking(true)?;
        let (sender, letters) = mpsc::channel();
        Ok(Self { letters, bell: heard, sender: Sender { letters: sender, bell: Arc::new(rung) } })
    }

    /// Something to send to this mailbox with.
    pub fn sender(&self) -> Sender<M> {
        self.sender.clone()
    }

    /// What is readable when a message has come.
    pub(super) fn bell(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }

    /// Takes up to `most` messages. Those left over ring the bell again.
    pub(super) fn take(&self, most: usize) -> Vec<Input<M>> {
        // Silenced first: what is sent from here on rings again.
        let mut rings = [0; 256];
        while matches!((&self.bell).read(&mut rings), Ok(count) if count > 0) {}
        let taken: Vec<_> = self.letters.try_iter().take(most).collect();
        if taken.len() == most {
            self.sender.ring();
        }
        taken
    }
}

impl<M> Sender<M> {
    /// Sends a message and wakes the session.
    ///
    /// # Errors
    ///
    /// [`SessionOver`] if nobody will ever read it.
    pub fn send(&self, message: M) -> Result<(), SessionOver> {
        self.post(Input::Message(message))
    }

    /// Sends any input, as the panic hook does.
    pub(super) fn post(&self, input: Input<M>) -> Result<(), SessionOver> {
        self.letters.send(input).map_err(|mpsc::SendError(_)| SessionOver)?;
        self.ring();
        Ok(())
    }

    fn ring(&self) {
        // A full bell rings already, and one without a listener need not.
        let _ = (&*self.bell).write(&[0]);
    }
}

impl<M> Clone for Sender<M> {
    fn clone(&self) -> Self {
        Self { letters: self.letters.clone(), bell: Arc::clone(&self.bell) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_keep_their_order_and_the_rest_rings_again() {
        let mailbox = Mailbox::new().unwrap();
        let sender = mailbox.sender();
        for number in 0..5 {
            sender.send(number).unwrap();
        }
        assert_eq!(mailbox.take(3), [0, 1, 2].map(Input::Message));
        assert_eq!((&mailbox.bell).read(&mut [0; 8]).unwrap(), 1);
        assert_eq!(mailbox.take(3), [3, 4].map(Input::Message));
        let silent = (&mailbox.bell).read(&mut [0; 8]).unwrap_err();
        assert_eq!(silent.kind(), io::ErrorKind::WouldBlock);
    }

    #[test]
    fn a_bell_that_nobody_hears_does_not_hold_the_sender_up() {
        let mailbox = Mailbox::new().unwrap();
        for number in 0..100_000 {
            mailbox.sender().send(number).unwrap();
        }
        assert_eq!(mailbox.take(usize::MAX).len(), 100_000);
    }

    #[test]
    fn a_worker_learns_that_the_session_is_over() {
        let mailbox = Mailbox::<()>::new().unwrap();
        let sender = mailbox.sender();
        drop(mailbox);
        assert_eq!(sender.send(()), Err(SessionOver));
    }
}
