//! Noticing that a file has changed, by looking at it twice a second on a thread of its own.
//!
//! Systems can tell of changes by themselves, each in its way, but not on every network drive, and where an editor puts
//! a new file in the place of the old one, what they tell of is the old one. What is looked at here is what is there
//! under a name: when it was written, how large it is, and which file it is.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Time between two looks. Where a look takes long, there is more: a hundredth of the time at most goes into looking.
const PAUSE: Duration = Duration::from_millis(500);

/// How long files must have been the same before a change is told: whoever writes may not be done.
const SETTLED: Duration = Duration::from_millis(40);

/// What tells a file as it is now from what it was; `None`: it is not there.
type Stamp = Option<[i64; 5]>;

fn stamp(path: &Path) -> Stamp {
    let about = fs::metadata(path).ok()?;
    let number = u64::cast_signed;
    Some([about.mtime(), about.mtime_nsec(), number(about.size()), number(about.ino()), number(about.dev())])
}

/// The files that a chronology was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// With what they were when they were read, as far as that is known.
    all: Vec<(PathBuf, Option<Stamp>)>,
}

impl Files {
    /// A file that is about to be read: what it is now is what will be read.
    pub fn about_to_read(path: &Path) -> Self {
        Self { all: vec![(path.to_path_buf(), Some(stamp(path)))] }
    }

    /// And others that were read with it.
    #[must_use]
    pub fn and(mut self, others: impl IntoIterator<Item = PathBuf>) -> Self {
        self.all.extend(others.into_iter().map(|path| (path, None)));
        self
    }

    /// Whether there is nothing to be watched.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// What is known of the files that are watched.
#[derive(Debug, Default)]
struct Known {
    all: BTreeMap<PathBuf, Stamp>,
    /// How long the last look at all of them took.
    took: Duration,
    /// Whether one of them had changed then.
    is_unsettled: bool,
}

/// What a look has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noticed {
    /// All is as it was.
    Nothing,
    /// Something has changed, and may go on changing.
    Changing,
    /// Something had changed, and is done with it.
    Changed,
}

impl Known {
    /// Watches other files. What is known of one that was watched before stays: nobody may have been told of its
    /// change.
    fn exchange(&mut self, files: Files) {
        let all = files.all.into_iter().map(|(path, read)| {
            let stamp = read.or_else(|| self.all.get(&path).copied()).unwrap_or_else(|| stamp(&path));
            (path, stamp)
        });
        self.all = all.collect();
    }

    /// Looks at all of them.
    fn notice(&mut self) -> Noticed {
        let is_changed = self.look();
        match (is_changed, std::mem::replace(&mut self.is_unsettled, is_changed)) {
            (true, _) => Noticed::Changing,
            (false, true) => Noticed::Changed,
            (false, false) => Noticed::Nothing,
        }
    }

    /// Whether any of them is another than when it was looked at last.
    fn look(&mut self) -> bool {
        let (mut is_changed, begun) = (false, Instant::now());
        for (path, known) in &mut self.all {
            let now = stamp(path);
            is_changed |= std::mem::replace(known, now) != now;
        }
        self.took = begun.elapsed();
        is_changed
    }
}

/// The way to the thread that watches. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watcher(mpsc::Sender<Order>);

#[derive(Debug)]
enum Order {
    /// Look now.
    Look,
    /// Watch these from now on.
    Watch(Files),
}

impl Watcher {
    /// Watches files, and tells of each change of any of them.
    pub(super) fn start(files: Files, tell: impl Fn() + Send + 'static) -> Self {
        let (sender, orders) = mpsc::channel();
        thread::spawn(move || {
            let mut known = Known::default();
            known.exchange(files);
            let mut pause = PAUSE;
            loop {
                match orders.recv_timeout(pause) {
                    Ok(Order::Watch(files)) => known.exchange(files),
                    Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                let noticed = known.notice();
                if noticed == Noticed::Changed {
                    tell();
                }
                let usual = if noticed == Noticed::Changing { SETTLED } else { PAUSE };
                pause = usual.max(known.took.saturating_mul(100));
            }
        });
        Self(sender)
    }

    /// Has it look now.
    pub(super) fn look(&self) {
        // It ends only when this is dropped.
        let _ = self.0.send(Order::Look);
    }

    /// Has it watch these files instead.
    pub(super) fn watch(&self, files: Files) {
        let _ = self.0.send(Order::Watch(files));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_done_to_a_file_is_noticed_once() {
        let folder = std::env::temp_dir().join(format!("annals-watched-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (file, other) = (folder.join("file"), folder.join("other"));
        fs::write(&file, "one").unwrap();
        let mut known = Known::default();
        known.exchange(Files::about_to_read(&file).and([other.clone()]));
        assert_eq!(known.notice(), Noticed::Nothing);
        let steps: [&dyn Fn(); 5] = [
            &|| fs::write(&file, "another").unwrap(),
            // As editors do, with as many bytes.
            &|| {
                fs::write(folder.join("new"), "ANOTHER").unwrap();
                fs::rename(folder.join("new"), &file).unwrap();
            },
            &|| fs::write(&other, "").unwrap(),
            &|| fs::remove_file(&other).unwrap(),
            &|| fs::remove_file(&file).unwrap(),
        ];
        for (number, step) in steps.iter().enumerate() {
            step();
            let noticed = [known.notice(), known.notice(), known.notice()];
            assert_eq!(noticed, [Noticed::Changing, Noticed::Changed, Noticed::Nothing], "{number}");
        }
        // What was not yet told of another file is not forgotten; what is read anew is known as it was then.
        fs::write(&file, "again").unwrap();
        known.exchange(Files::default().and([file.clone()]));
        assert_eq!(known.notice(), Noticed::Changing);
        assert_eq!(known.notice(), Noticed::Changed);
        fs::write(&file, "once more").unwrap();
        known.exchange(Files::about_to_read(&file));
        assert_eq!(known.notice(), Noticed::Nothing);
        fs::remove_dir_all(&folder).unwrap();
    }
}
