//! Files that are there whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::Trouble;

/// More bytes than anybody keeps.
const LARGEST: u64 = 64 << 20;

/// Makes a folder, and those above it, for nobody but the user.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Holds off all other programs that write into a folder, until it is dropped. Waits for those that do so now.
pub(super) fn lock(folder: &Path) -> Result<File, Trouble> {
    let place = folder.join("lock");
    let file = private().truncate(false).open(&place).map_err(|cause| Trouble::Write(place, cause))?;
    // Where there are no locks at all, what is read anew before it is written must do.
    let _ = file.lock();
    Ok(file)
}

/// A file that only its user can read, to be written.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The text of a file. What is no regular file is not waited for.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidData, "it is no regular file"));
    }
    let mut text = String::new();
    File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::Error::new(ErrorKind::InvalidData, "it is too large"));
    }
    Ok(text)
}

/// Writes a file beside the one that it is to be, and renames it. Either all of it is there then or what was
/// before, whatever ends the program or the machine.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", process::id()));
    let written = fill(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // It may never have been made.
        let _ = fs::remove_file(&beside);
        return written;
    }
    // The folder knows the new name only once it is on the disk itself; not every system lets a folder be opened.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a program of the same number left behind when it was ended is of no use to anybody.
    let mut file = private().truncate(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file the first name of `NAME.damaged-1`, `-2` and so on that is free.
pub(super) fn put_aside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default();
    for number in 1..=9999_u32 {
        let mut other = name.to_owned();
        other.push(format!(".damaged-{number}"));
        let other = path.with_file_name(other);
        if fs::symlink_metadata(&other).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            fs::rename(path, &other)?;
            return Ok(other);
        }
    }
    Err(io::Error::other("there are too many damaged ones"))
}
