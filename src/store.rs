//! Where what a reader keeps lies on the disk: one file a chronology, in the folder for the user's state.
//!
//! A file is written whole beside the old one and renamed, under a lock, after what stands in it by then was read
//! anew: so it is never half a file, and two programs that are open at once lose nothing of one another's. A file
//! that cannot be understood is put aside and never written over.

mod files;
mod folder;
mod identity;
mod trouble;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub use folder::state_folder;
pub use identity::Identity;
pub use trouble::Trouble;

use crate::keep::{Belongs, Change, Kept, Unread, from_text, to_text};

/// What is kept of one chronology, on the disk.
#[derive(Clone, Debug)]
pub struct Store {
    /// `None`: the environment names no folder for it.
    folder: Option<PathBuf>,
    identity: Identity,
}

impl Store {
    /// The store of a chronology in a folder, which need not be there; see [`state_folder`].
    pub fn new(folder: Option<PathBuf>, identity: Identity) -> Self {
        Self { folder, identity }
    }

    /// What is kept. Nothing is changed on the disk.
    ///
    /// Of a chronology whose file was moved, and of which nothing is kept at its new place, it is what was kept at
    /// the old one: of a file that is no longer there, of the same title and with the same events.
    ///
    /// # Errors
    ///
    /// [`Trouble`] if there is something that cannot be read or understood. That nothing is there is none.
    pub fn read(&self) -> Result<Kept, Trouble> {
        let Some(folder) = &self.folder else { return Ok(Kept::default()) };
        match self.read_own(folder)? {
            Some(kept) => Ok(kept),
            None => Ok(self.moved(folder).unwrap_or_default()),
        }
    }

    /// The same as [`Store::read`], but what cannot be understood is put aside at once, under a name that tells
    /// what it is; the trouble says so.
    pub fn open(&self) -> (Kept, Option<Trouble>) {
        match self.read() {
            Ok(kept) => (kept, None),
            Err(trouble) => (Kept::default(), Some(put_aside(trouble))),
        }
    }

    /// Makes changes to what is kept, as it stands on the disk by now, and gives what came of it.
    ///
    /// # Errors
    ///
    /// [`Trouble`] if it cannot be written; then the file is what it was.
    pub fn write(&self, changes: &[Change]) -> Result<Kept, Trouble> {
        let folder = self.folder.as_deref().ok_or(Trouble::NoFolder)?;
        files::make_folder(folder).map_err(|cause| Trouble::Folder(folder.to_path_buf(), cause))?;
        let _lock = files::lock(folder)?;
        let mut kept = match self.read() {
            Ok(kept) => kept,
            Err(trouble) => match put_aside(trouble) {
                Trouble::Aside { .. } => Kept::default(),
                other => return Err(other),
            },
        };
        for change in changes {
            kept.apply(change);
        }
        let file = self.file(folder);
        let belongs = self.identity.belongs();
        let written = to_text(&kept, belongs).map_err(std::io::Error::from);
        written
            .and_then(|text| files::write_whole(&file, text.as_bytes()))
            .map_err(|cause| Trouble::Write(file, cause))?;
        Ok(kept)
    }

    fn file(&self, folder: &Path) -> PathBuf {
        folder.join(self.identity.name())
    }

    /// What is kept under the chronology's own name.
    fn read_own(&self, folder: &Path) -> Result<Option<Kept>, Trouble> {
        let file = self.file(folder);
        let text = match files::read(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(Trouble::Read(file, cause)),
        };
        match from_text(&text) {
            Ok((kept, _)) => Ok(Some(kept)),
            Err(Unread::Later) => Err(Trouble::Later(file)),
            Err(Unread::Damaged(reason)) => Err(Trouble::Damaged(file, reason)),
        }
    }

    /// What was kept of the chronology when its file was elsewhere.
    fn moved(&self, folder: &Path) -> Option<Kept> {
        let own = self.identity.belongs();
        let is_same = |other: &Belongs| {
            let is_gone = !own.file.is_empty() && !other.file.is_empty() && !Path::new(&other.file).exists();
            is_gone && other.title == own.title && other.digest == own.digest
        };
        let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
        let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
        let known = files.filter_map(|file| {
            let (kept, belongs) = from_text(&files::read(&file).ok()?).ok()?;
            let written = fs::metadata(&file).and_then(|about| about.modified()).ok();
            is_same(&belongs).then_some((written, file, kept))
        });
        // Of several places where it was, the last.
        let last = known.max_by(|(one, first, _), (other, second, _)| (one, first).cmp(&(other, second)));
        last.map(|(_, _, kept)| kept)
    }
}

/// Renames a file that cannot be understood, so that another can be written.
fn put_aside(trouble: Trouble) -> Trouble {
    let (file, reason) = match trouble {
        Trouble::Damaged(file, reason) => (file, reason.to_string()),
        Trouble::Read(file, cause) => (file, cause.to_string()),
        other => return other,
    };
    match files::put_aside(&file) {
        Ok(aside) => Trouble::Aside { file, aside, reason },
        Err(cause) => Trouble::Read(file, cause),
    }
}

#[cfg(test)]
mod tests;
