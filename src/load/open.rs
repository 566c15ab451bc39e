//! Opening the file of a chronology that the user names.

use std::path::{Path, PathBuf};

use super::documents::{DocumentError, Folder, read_regular};
use super::{Format, Loaded, load};
use crate::text::Clean;

/// A chronology may have so many bytes.
const LARGEST: u64 = 256 << 20;

/// Why nothing at all could be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {file}: {reason}")]
pub struct OpenError {
    /// The file, as the user named it.
    pub file: Clean,
    /// Why not.
    pub reason: Clean,
    /// What would mend it.
    pub hint: &'static str,
}

/// Reads a chronology, and its documents from their folder: that of the file, unless another is named.
/// What is wrong within the file is told in [`Loaded::diagnostics`].
///
/// # Errors
///
/// When the file is not there, is no regular file, may not be read, is too large, or is not text.
pub fn open(path: &Path, documents: Option<&Path>) -> Result<Loaded, OpenError> {
    let file = Clean::line(&path.display().to_string());
    let fail = |reason: &str, hint| OpenError {
        file: file.clone(),
        reason: Clean::line(reason),
        hint,
    };
    let bytes = match read_regular(path, LARGEST) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let reason = format!("it has more than {} MiB", LARGEST >> 20);
            return Err(fail(&reason, "divide it into several chronologies"));
        }
        Err(DocumentError::Irregular) if path.is_dir() => {
            return Err(fail("it is a folder", "name the chronology file in it"));
        }
        Err(DocumentError::Irregular) => {
            return Err(fail(
                "it is no regular file",
                "save what comes from it as a file first",
            ));
        }
        Err(DocumentError::System(error)) => return Err(fail(&error.to_string(), system_hint(&error))),
        Err(error) => return Err(fail(&error.to_string(), error.hint())),
    };
    let text = decode(&bytes).map_err(|reason| fail(&reason, "save it as text in UTF-8"))?;
    let folder = documents.map_or_else(|| folder_of(path), Path::to_path_buf);
    Ok(load(&file, text, Format::of(path, text), &Folder(folder)))
}

fn system_hint(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "look at the name; without one, annals opens its built-in chronology",
        std::io::ErrorKind::PermissionDenied => "see that you may read it",
        _ => "see that the file system works",
    }
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// The text of a file, or what it is instead.
fn decode(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is UTF-16".to_owned());
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let place = error.valid_up_to();
        let before = bytes.get(..place).unwrap_or_default();
        if bytes.contains(&0) {
            return "it is binary, not text".to_owned();
        }
        let line = before.split(|byte| *byte == b'\n').count();
        format!("it is not UTF-8: byte {place}, on line {line}")
    })
}
