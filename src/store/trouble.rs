//! Why something could not be kept, or what was kept could not be read.

use std::io;
use std::path::PathBuf;

use crate::text::Clean;

/// Why something could not be kept, or what was kept could not be read. It costs nothing but that.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is no place for it.
    #[error("nothing can be kept: neither XDG_STATE_HOME nor HOME names a folder")]
    NoFolder,
    /// The folder cannot be made.
    #[error("nothing can be kept in {}: {}", shown(.0), .1)]
    Folder(PathBuf, io::Error),
    /// What is kept cannot be read.
    #[error("what was kept cannot be read from {}: {}", shown(.0), .1)]
    Read(PathBuf, io::Error),
    /// What is kept cannot be understood.
    #[error("what was kept in {} is damaged: {}", shown(.0), .1)]
    Damaged(PathBuf, Clean),
    /// It could not be read or understood, and was given another name.
    #[error("what was kept in {} is damaged ({reason}); it is now {}", shown(file), shown(aside))]
    Aside {
        /// Where it was.
        file: PathBuf,
        /// Where it is.
        aside: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A later version of the program wrote it.
    #[error("a later version of Annals wrote {}: nothing is kept there by this one", shown(.0))]
    Later(PathBuf),
    /// It cannot be written.
    #[error("nothing can be kept in {}: {}", shown(.0), .1)]
    Write(PathBuf, io::Error),
}

/// A path as it can be shown.
fn shown(path: &std::path::Path) -> Clean {
    Clean::line(&path.display().to_string())
}
