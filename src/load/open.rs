//! Opening the file of a chronology that the user names.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::documents::{DocumentError, Folder, check_name, read_regular};
use super::lines::{Around, Companion, Excerpt, Wanted};
use super::{Checking, Format, Loaded, Watch, codes, lines, load_watched};
use crate::diagnostic::Diagnostic;
use crate::model::Chronology;
use crate::text::Clean;

/// A chronology may have so many bytes.
const LARGEST: u64 = 1 << 30;

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
pub fn open(path: &Path, documents: Option<&Path>, checking: Checking) -> Result<Loaded, OpenError> {
    open_watched(path, documents, (checking, &|_| ()))
}

/// The same as [`open`], telling how far it has come.
///
/// # Errors
///
/// As [`open`].
pub fn open_watched(
    path: &Path,
    documents: Option<&Path>,
    (checking, watch): (Checking, Watch<'_>),
) -> Result<Loaded, OpenError> {
    let file = Clean::line(&path.display().to_string());
    let fail = |(reason, hint): (String, &'static str)| OpenError {
        file: file.clone(),
        reason: Clean::line(&reason),
        hint,
    };
    let folder = documents.map_or_else(|| folder_of(path), Path::to_path_buf);
    if let Some(format) = Format::by_name(path).filter(|format| format.has_records()) {
        let opened = open_records(path).map_err(|error| fail(unread(&error, path)))?;
        let companion = if format == Format::JsonLines { None } else { companion(path)? };
        let folder = Folder(folder);
        let around =
            Around { name: &file, companion: companion.as_ref(), documents: Some(&folder), checking, watch };
        let loaded = lines::load(opened, format, around);
        return loaded.map_err(|error| fail(unread(&DocumentError::System(error), path)));
    }
    let text = read_text(path).map_err(fail)?;
    let written = (text.as_str(), Format::of(path, &text));
    let (loaded, quotations) = load_watched(&file, written, &Folder(folder), (checking, watch));
    match loaded.diagnostics.iter().find(|problem| FORMS.contains(&problem.code)) {
        Some(problem) if is_named_otherwise(path) => Err(fail(no_chronology(problem))),
        _ => Ok(loaded.keeping(quotations, &file, text)),
    }
}

/// What tells that a text is not in the form of any chronology.
const FORMS: [&str; 2] = [codes::TOML_SYNTAX, codes::JSON_SYNTAX];

/// Whether a file says by its name that it is something else than a chronology.
fn is_named_otherwise(path: &Path) -> bool {
    path.extension().is_some() && Format::by_name(path).is_none()
}

/// Why a file that is named as something else is not read, although a few of its lines may be those of a chronology.
fn no_chronology(problem: &Diagnostic) -> (String, &'static str) {
    let line = problem.place.as_ref().map_or_else(String::new, |place| format!(" in line {}", place.line));
    let reason = format!("it is no chronology: {}{line}", problem.message);
    (reason, "a chronology is a file of TOML, JSON, JSON Lines, CSV or TSV; name it so if this is one")
}

/// The other files that are read with a chronology's, or would be if they were there: what stands beside rows, and
/// the documents in their folder.
pub fn files_beside(path: &Path, documents: Option<&Path>, chronology: &Chronology) -> Vec<PathBuf> {
    let folder = documents.map_or_else(|| folder_of(path), Path::to_path_buf);
    let has_rows = matches!(Format::by_name(path), Some(Format::Csv | Format::Tsv));
    let companions =
        COMPANIONS.iter().filter(|_| has_rows).map(|(extension, _)| path.with_extension(extension));
    let names = chronology.sources().iter().filter_map(|source| source.file.as_deref());
    let documents = names.filter(|name| check_name(name).is_ok()).map(|name| folder.join(name));
    companions.chain(documents).collect()
}

/// About so many events has an excerpt: more than a person goes through while the rest is read, and soon read.
const EXCERPT: usize = 4096;

/// Some events of a chronology that takes long to be read as a whole, around the one of an id if there is one: those
/// that somebody is shown meanwhile. `None` if a part is not sooner had than all, or if anything is in the way, which
/// [`open`] tells.
pub fn open_excerpt(path: &Path, event: Option<&str>) -> Option<Excerpt> {
    let format = Format::by_name(path).filter(|format| format.has_records())?;
    let name = Clean::line(&path.display().to_string());
    let companion = if format == Format::JsonLines { None } else { companion(path).ok()? };
    let (companion, checking) = (companion.as_ref(), Checking::Later);
    let among = Around { name: &name, companion, documents: None, checking, watch: &|_| () };
    let wanted = Wanted { event, count: EXCERPT };
    lines::excerpt(open_records(path).ok()?, format, among, wanted).ok()?
}

/// The text of a file that is read as a whole; or why it was not, and what would mend it.
fn read_text(path: &Path) -> Result<String, (String, &'static str)> {
    let bytes = read_regular(path, LARGEST)
        .and_then(|bytes| bytes.ok_or(DocumentError::TooLarge))
        .map_err(|error| unread(&error, path))?;
    decode(bytes).map_err(|reason| (reason, "save it as text in UTF-8"))
}

/// How files beside rows are written, by their extensions.
const COMPANIONS: [(&str, Format); 2] = [("toml", Format::Toml), ("json", Format::Json)];

/// What stands beside a file of rows: a file of the same stem in TOML, or else in JSON.
fn companion(path: &Path) -> Result<Option<Companion>, OpenError> {
    let mut beside = COMPANIONS.iter().map(|(extension, format)| (path.with_extension(extension), *format));
    let Some((path, format)) = beside.find(|(path, _)| path.exists()) else {
        return Ok(None);
    };
    let name = Clean::line(&path.display().to_string());
    match read_text(&path) {
        Ok(text) => Ok(Some(Companion { name, text, format })),
        Err((reason, hint)) => Err(OpenError { file: name, reason: Clean::line(&reason), hint }),
    }
}

/// Opens a file of one record a line, however large, which is read in pieces.
fn open_records(path: &Path) -> Result<(File, u64), DocumentError> {
    let about = path.metadata()?;
    if !about.is_file() {
        return Err(DocumentError::Irregular);
    }
    Ok((File::open(path)?, about.len()))
}

/// Why a chronology was not read, and what would mend it.
fn unread(error: &DocumentError, path: &Path) -> (String, &'static str) {
    match error {
        DocumentError::Irregular if path.is_dir() => {
            ("it is a folder".to_owned(), "name the chronology file in it")
        }
        DocumentError::Irregular => (error.to_string(), "save what comes from it as a file first"),
        DocumentError::TooLarge => {
            let reason = format!("it has more than {} MiB", LARGEST >> 20);
            (reason, "divide it into several chronologies")
        }
        DocumentError::System(cause) if cause.kind() == ErrorKind::NotFound => {
            let hint = "look at the name; without one, annals opens its built-in chronology";
            ("there is no such file".to_owned(), hint)
        }
        _ => (error.to_string(), error.hint()),
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
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is UTF-16".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let (place, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let before = bytes.get(..place).unwrap_or_default();
        if bytes.contains(&0) {
            return "it is binary, not text".to_owned();
        }
        let line = before.split(|byte| *byte == b'\n').count();
        format!("it is not UTF-8: byte {place}, on line {line}")
    })
}
