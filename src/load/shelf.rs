//! The documents that sources name, read and compared with the hashes that are given for them.

use std::collections::HashMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::codes;
use super::documents::{DocumentError, Documents};
use super::fields::{Fields, Text, line};
use super::report::{Report, quoted};
use super::tree::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::model::DocumentState;
use crate::text::{Clean, Document, NotText};

/// The documents of one chronology may hold so many bytes together.
const MOST_BYTES: usize = 1 << 30;

/// Sources from which on their documents are read by several threads.
const MANY: usize = 64;
/// Documents that are read before the first of them is needed: no more of the largest than all may hold together.
const AHEAD: usize = 16;

/// Where documents come from, and how much more of them may come.
pub(super) struct Shelf<'d> {
    documents: Option<&'d dyn Documents>,
    bytes_left: usize,
    /// Documents that were read beforehand, by the names of their files.
    ready: HashMap<String, Result<Fetched, DocumentError>>,
}

/// A document as it was read.
struct Fetched {
    bytes: usize,
    sha256: String,
    document: Result<Document, NotText>,
}

impl Fetched {
    fn new(documents: &dyn Documents, file: &str) -> Result<Self, DocumentError> {
        let bytes = documents.read(file)?;
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        Ok(Self { bytes: bytes.len(), sha256, document: Document::decode(&bytes) })
    }
}

impl<'d> Shelf<'d> {
    pub(super) fn new(documents: Option<&'d dyn Documents>) -> Self {
        Self { documents, bytes_left: MOST_BYTES, ready: HashMap::new() }
    }

    /// Reads what the next sources name on all processors, before the first of them is asked for, if there are many.
    pub(super) fn get_ready(&mut self, sources: &[Node<'_>], number: usize) {
        let Some(documents) =
            self.documents.filter(|_| sources.len() >= MANY && number.is_multiple_of(AHEAD))
        else {
            return;
        };
        let next = sources.get(number..(number + AHEAD).min(sources.len())).unwrap_or_default();
        let files = next.par_iter().filter_map(|source| match &source.value {
            Value::Table(fields) => match &fields.get("file")?.node.value {
                Value::Text(file) => Some(file),
                _ => None,
            },
            _ => None,
        });
        self.ready = files.map(|file| (file.to_string(), Fetched::new(documents, file))).collect();
    }

    /// Reads the document of a source, and compares it with the hash that the source gives.
    pub(super) fn fetch(
        &mut self,
        fields: &Fields<'_, '_>,
        report: &mut Report<'_>,
    ) -> (Option<Clean>, Option<Clean>, DocumentState) {
        let hash = fields.text("sha256", report);
        let file = fields.text("file", report);
        let name = file.as_ref().and_then(|file| line(file, "file", report));
        let (Some(file), Some(name)) = (file, name) else {
            let expected = hash.and_then(|text| well_formed(&text, None, report));
            return (None, expected, DocumentState::None);
        };
        let name = Some(name);
        let Some(documents) = self.documents else {
            let expected = hash.and_then(|text| well_formed(&text, None, report));
            return (name, expected, DocumentState::Unread);
        };
        let Fetched { sha256: actual, document, .. } = match self.read(documents, file.raw) {
            Ok(fetched) => fetched,
            Err(error) => {
                let expected = hash.and_then(|text| well_formed(&text, None, report));
                return (name, expected, lost(&file, &error, report));
            }
        };
        let expected = hash.as_ref().and_then(|text| well_formed(text, Some(&actual), report));
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                return (name, expected, lost(&file, &DocumentError::NotText(error), report));
            }
        };
        if document.undecodable() > 0 {
            let places = match document.undecodable() {
                1 => "one place".to_owned(),
                count => format!("{count} places"),
            };
            let message = format!("{places} in {} cannot be read as UTF-8", quoted(file.raw));
            let hint = "\u{fffd} is shown there; if it is text in another encoding, save it as UTF-8";
            report.add(&file.span, Diagnostic::warning(codes::UNDECODABLE, &message).hint(hint));
        }
        match (&expected, hash) {
            (Some(expected), Some(text)) if expected.as_str() != actual => {
                let message = format!(
                    "{} has changed since it was quoted; if it is right as it is, take its new hash",
                    quoted(file.raw)
                );
                let hint = format!("write sha256 = \"{actual}\"");
                report.add(&text.span, Diagnostic::error(codes::DOCUMENT_CHANGED, &message).hint(&hint));
                (name, Some(expected.clone()), DocumentState::Changed(document))
            }
            _ => (name, expected, DocumentState::Sound(document)),
        }
    }

    fn read(&mut self, documents: &dyn Documents, file: &str) -> Result<Fetched, DocumentError> {
        let fetched = self.ready.remove(file).unwrap_or_else(|| Fetched::new(documents, file))?;
        self.bytes_left = self.bytes_left.checked_sub(fetched.bytes).ok_or(DocumentError::TooMuch)?;
        Ok(fetched)
    }
}

/// Tells why a document cannot be had.
fn lost(file: &Text<'_>, error: &DocumentError, report: &mut Report<'_>) -> DocumentState {
    let message = format!("{} cannot be read: {error}", quoted(file.raw));
    report.add(&file.span, Diagnostic::error(error.code(), &message).hint(error.hint()));
    DocumentState::Lost(Clean::line(&error.to_string()))
}

/// A hash as the model has it. What is none is told, with the right one if that is known.
fn well_formed(text: &Text<'_>, actual: Option<&str>, report: &mut Report<'_>) -> Option<Clean> {
    const DIGITS: usize = 64;
    if text.raw.len() == DIGITS && text.raw.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(Clean::line(&text.raw.to_ascii_lowercase()));
    }
    let message = format!("a SHA-256 has {DIGITS} hexadecimal digits; this is none");
    let hint = actual.map(|actual| format!("write sha256 = \"{actual}\""));
    report.add(&text.span, Diagnostic::error(codes::BAD_HASH, &message).maybe_hint(hint.as_deref()));
    None
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
