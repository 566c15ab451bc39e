//! What happens when a thread panics while the terminal is taken.

use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::thread::{self, ThreadId};

use super::Input;
use super::mailbox::Sender;
use super::tty::Tty;
use crate::text::Clean;

type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;

/// Keeps a panic hook installed that knows of the taken terminal.
pub(super) struct Installed {
    before: Arc<Hook>,
}

/// Installs the hook. On the calling thread, a panic gives the terminal back and is then told as it was
/// before; on any other, the terminal is left alone and the program is told.
pub(super) fn install<M: Send + 'static>(tty: Arc<Tty>, sender: Sender<M>) -> Installed {
    let before: Arc<Hook> = panic::take_hook().into();
    let drawing: ThreadId = thread::current().id();
    let previous = Arc::clone(&before);
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == drawing {
            tty.leave();
        } else if tty.is_taken() && sender.post(Input::Fault(told(info))).is_ok() {
            return;
        }
        previous(info);
    }));
    Installed { before }
}

fn told(info: &PanicHookInfo<'_>) -> Clean {
    let said = info.payload_as_str().unwrap_or("no message");
    let place = info.location().map(|place| format!(" ({place})")).unwrap_or_default();
    Clean::line(&format!("{said}{place}"))
}

impl Drop for Installed {
    fn drop(&mut self) {
        // A panicking thread may not change hooks. The one that stays does no harm: the terminal is not taken.
        if !thread::panicking() {
            let before = Arc::clone(&self.before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}
