//! Where the documents of a chronology are read from: never from outside of their folder.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::codes;
use crate::text::NotText;

/// A document may have so many bytes.
const LARGEST: u64 = 64 << 20;

/// Somewhere that documents are read from, by the names that sources give them.
pub trait Documents: Sync {
    /// The bytes of a document.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or may not be.
    fn read(&self, file: &str) -> Result<Cow<'_, [u8]>, DocumentError>;
}

/// Why a document was not read.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Its name is none that a file in the folder can have.
    #[error("the name {0}")]
    Name(&'static str),
    /// A symbolic link leads out of the folder.
    #[error("a symbolic link leads out of the documents folder")]
    Outside,
    /// There is none of that name.
    #[error("there is no such file in the documents folder")]
    Missing,
    /// It is a folder, a pipe, a device.
    #[error("it is no regular file")]
    Irregular,
    /// It alone is too large.
    #[error("it has more than {} MiB", LARGEST >> 20)]
    TooLarge,
    /// Together with those before it, it is too large.
    #[error("the documents of this chronology are too large together")]
    TooMuch,
    /// It is not text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// The system could not read it.
    #[error("the system says: {0}")]
    System(#[from] io::Error),
}

impl DocumentError {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Name(_) | Self::Outside => codes::PATH_REFUSED,
            _ => codes::DOCUMENT_LOST,
        }
    }

    /// What would mend it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Name(_) | Self::Outside => {
                "name a file in the documents folder or below it, with `/` between folders; \
                 --documents DIR says which folder that is"
            }
            Self::Missing => {
                "look at the name, or say with --documents DIR which folder the documents are in"
            }
            Self::Irregular | Self::NotText(_) => "a document is a file of plain text in UTF-8",
            Self::TooLarge | Self::TooMuch => "keep only the part that is quoted, in a file of its own",
            Self::System(_) => "see that the file can be read by you",
        }
    }
}

/// A folder of documents.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Documents for Folder {
    fn read(&self, file: &str) -> Result<Cow<'_, [u8]>, DocumentError> {
        check_name(file)?;
        let found = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => DocumentError::Missing,
            _ => DocumentError::System(error),
        };
        let folder = self.0.canonicalize().map_err(found)?;
        let path = folder.join(file).canonicalize().map_err(found)?;
        if !path.starts_with(&folder) {
            return Err(DocumentError::Outside);
        }
        read_regular(&path, LARGEST)?.map(Cow::Owned).ok_or(DocumentError::TooLarge)
    }
}

/// Documents that are part of the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded(pub &'static [(&'static str, &'static [u8])]);

impl Documents for Embedded {
    fn read(&self, file: &str) -> Result<Cow<'_, [u8]>, DocumentError> {
        check_name(file)?;
        let found = self.0.iter().find(|(name, _)| *name == file);
        found.map(|(_, bytes)| Cow::Borrowed(*bytes)).ok_or(DocumentError::Missing)
    }
}

/// Refuses names that could lead out of a folder, on this system or another.
pub(super) fn check_name(file: &str) -> Result<(), DocumentError> {
    let refused = |reason| Err(DocumentError::Name(reason));
    let first = file.split('/').next().unwrap_or_default();
    if file.contains('\0') {
        refused("has a nought byte in it")
    } else if file.contains('\\') {
        refused("has a backslash in it")
    } else if first.ends_with(':') && file.contains("//") {
        refused("is an address, and addresses are never opened")
    } else if first.contains(':') {
        refused("has a drive or a scheme in it")
    } else if file.starts_with('/') {
        refused("begins at the root of the file system")
    } else if Path::new(file)
        .components()
        .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
    {
        refused("goes up with `..`")
    } else {
        Ok(())
    }
}

/// Reads a regular file of at most so many bytes; nothing if it is larger. A pipe or device is never opened,
/// since that alone may wait forever.
pub(super) fn read_regular(path: &Path, largest: u64) -> Result<Option<Vec<u8>>, DocumentError> {
    if !path.metadata()?.is_file() {
        return Err(DocumentError::Irregular);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(largest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= largest).then_some(bytes))
}
