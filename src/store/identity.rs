//! What tells one chronology from another, from one start of the program to the next.

use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::keep::Belongs;
use crate::model::Chronology;

/// A chronology, as what is kept of it goes by: the one that is built in by a name of its own, any other by the
/// canonical path of its file, and by its title and the ids of its events once the file is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    name: String,
    belongs: Belongs,
}

/// Letters of a hash that are enough of it.
const ENOUGH: usize = 16;
/// Letters of a file's own name that stand in that of what is kept of it, for whoever looks into the folder.
const SPOKEN: usize = 40;

impl Identity {
    /// The chronology of a file, or without one that which is built in.
    pub fn new(file: Option<&Path>, chronology: &Chronology) -> Self {
        let path = file.map(canonical);
        let name = path.as_deref().map_or_else(|| "built-in.json".to_owned(), name_of);
        let file = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let belongs = Belongs { file, title: chronology.title().to_string(), digest: digest(chronology) };
        Self { name, belongs }
    }

    /// The name of the file in which things are kept of it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What is written into that file of whom it belongs to.
    pub(super) fn belongs(&self) -> &Belongs {
        &self.belongs
    }
}

/// A path without links and dots. Of a file that is gone by now it is at least absolute.
fn canonical(file: &Path) -> PathBuf {
    fs::canonicalize(file).or_else(|_| std::path::absolute(file)).unwrap_or_else(|_| file.to_path_buf())
}

/// `strait-0f1e2d3c4b5a6978.json`: as much of the name as is plain, and a hash of the whole path.
fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    let plain = |letter: &char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let spoken: String = stem.chars().filter(plain).take(SPOKEN).collect();
    let hash = hexadecimal(Sha256::digest(path.as_os_str().as_encoded_bytes()).as_slice());
    let hash: String = hash.chars().take(ENOUGH).collect();
    if spoken.is_empty() { format!("{hash}.json") } else { format!("{spoken}-{hash}.json") }
}

/// A hash of the ids of all events, as the file has them: so a million are hashed in the order in which they lie in
/// memory.
fn digest(chronology: &Chronology) -> String {
    let mut hash = Sha256::new();
    for id in chronology.events().ids_as_read() {
        hash.update(id.as_bytes());
        hash.update(b"\n");
    }
    hexadecimal(hash.finalize().as_slice())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
