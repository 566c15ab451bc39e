//! Why a command could not do what was asked.

use std::error::Error;
use std::io;

use super::Status;
use super::console::Console;
use crate::diagnostic::Diagnostic;
use crate::load::OpenError;
use crate::store::Trouble;
use crate::text::Clean;
#[cfg(feature = "tui")]
use crate::tui::SessionError;

/// Why a command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// It was asked in a way that has no meaning.
    #[error("{message}")]
    Usage {
        /// What has no meaning.
        message: String,
        /// What would.
        hint: String,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file can be read, but there is nothing of a chronology in it.
    #[error("nothing in {file} can be read as a chronology")]
    NoChronology {
        /// The file, as the user named it.
        file: Clean,
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
    },
    /// The configuration that was named cannot be read.
    #[cfg(feature = "tui")]
    #[error("cannot read the configuration {file}: {reason}")]
    Config {
        /// The file, as the user named it.
        file: Clean,
        /// Why not.
        reason: Clean,
    },
    /// Nothing has this id.
    #[error("there is no {what} `{id}`")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// Its id, as it was typed.
        id: Clean,
        /// What may have been meant.
        hint: String,
    },
    /// Nothing of a query has a meaning.
    #[error("nothing of the query was understood")]
    NotUnderstood,
    /// Nothing of a place is there.
    #[error("nothing of the place that --at names is there")]
    NotPlaced,
    /// What the reader keeps cannot be read.
    #[error(transparent)]
    Kept(#[from] Trouble),
    /// A source names no document.
    #[error("the source `{0}` names no document")]
    NoDocument(Clean),
    /// A source's document cannot be read.
    #[error("the document of `{id}` cannot be read: {reason}")]
    LostDocument {
        /// The source.
        id: Clean,
        /// Why not.
        reason: Clean,
    },
    /// A folder cannot be made, or not be filled.
    #[error("the folder {folder} cannot be written")]
    Folder {
        /// The folder, as the user named it.
        folder: Clean,
        /// Why not.
        source: io::Error,
    },
    /// There is no terminal to explore in.
    #[error("the explorer needs a terminal, and standard output is none")]
    NoTerminal,
    /// The program was built without it.
    #[cfg(not(feature = "tui"))]
    #[error("this build has no explorer")]
    NoExplorer,
    /// The explorer could not open, or not go on.
    #[cfg(feature = "tui")]
    #[error(transparent)]
    Session(#[from] SessionError),
    /// A result cannot be written.
    #[error("the output cannot be written")]
    Output(#[from] io::Error),
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        Self::Output(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

/// What there is besides the explorer.
const WITHOUT: &str = "`annals list` lists the events, `annals --plain` writes all there is to read";

impl Failure {
    /// Tells the user, and gives the status to leave with.
    pub(super) fn tell(&self, console: &mut Console) -> Status {
        if self.is_closed_pipe() {
            return Status::DONE;
        }
        console.close();
        if let Self::NoChronology { diagnostics, .. } = self {
            for diagnostic in diagnostics {
                let _ = console.diagnose(diagnostic);
            }
        }
        let mut message = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            message = format!("{message}: {error}");
            cause = error.source();
        }
        let _ = console.warn(&message, self.hint());
        match self {
            Self::Unknown { .. } | Self::NoDocument(_) => Status::NEGATIVE,
            _ => Status::UNUSABLE,
        }
    }

    fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What would mend it.
    pub(super) fn hint(&self) -> Option<&str> {
        match self {
            Self::Usage { hint, .. } | Self::Unknown { hint, .. } => Some(hint),
            Self::Open(error) => Some(error.hint),
            Self::LostDocument { .. } => Some("--documents DIR says which folder the documents are in"),
            #[cfg(feature = "tui")]
            Self::Session(_) => Some(WITHOUT),
            #[cfg(not(feature = "tui"))]
            Self::NoExplorer => Some(WITHOUT),
            #[cfg(feature = "tui")]
            Self::Config { .. } => Some("`annals config --print` prints one to begin with"),
            Self::NoTerminal => Some(WITHOUT),
            Self::NoChronology { .. }
            | Self::NotUnderstood
            | Self::NotPlaced
            | Self::Kept(_)
            | Self::NoDocument(_)
            | Self::Folder { .. }
            | Self::Output(_) => None,
        }
    }
}
