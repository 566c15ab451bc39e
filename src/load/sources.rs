//! Sources, and the documents that they name.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::codes;
use super::documents::{DocumentError, Documents};
use super::fields::{Fields, Text, line};
use super::registry::Registry;
use super::report::{Report, quoted};
use super::shapes::SOURCE;
use super::tree::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Basis, DocumentState, Source};
use crate::text::{Clean, Document};

/// The documents of one chronology may hold so many bytes together.
const MOST_BYTES: usize = 1 << 30;

/// Sources, where each of them names itself, and their ids.
pub(super) struct Sources {
    pub(super) list: Vec<Source>,
    pub(super) spans: Vec<Range<usize>>,
    pub(super) registry: Registry<Source>,
}

/// Reads the sources and their documents, unless these are to be read later.
pub(super) fn sources(
    nodes: &[Node<'_>],
    documents: Option<&dyn Documents>,
    report: &mut Report<'_>,
) -> Sources {
    let mut sources = Sources { list: Vec::new(), spans: Vec::new(), registry: Registry::new("source") };
    let mut shelf = Shelf { documents, bytes_left: MOST_BYTES };
    for node in nodes {
        let Some(fields) = Fields::of(node, &SOURCE, report) else {
            continue;
        };
        let Some((id, title)) = sources.registry.claim(&fields, "title", report) else {
            continue;
        };
        let published_basis = fields.word("published_basis", Basis::ALL, Basis::name, report);
        let published_note = fields.prose("published_note", report);
        if let Some(basis) = published_basis {
            expect_note(&fields, basis, ("published_basis", "published_note"), report);
        }
        let (file, sha256, document) = shelf.fetch(&fields, report);
        sources.spans.push(fields.name_span("id"));
        sources.list.push(Source {
            id,
            title,
            publisher: fields.line("publisher", report),
            authors: fields.lines("authors", report),
            url: url(&fields, report),
            language: fields.line("language", report),
            published: fields.date("published", report),
            published_basis,
            published_note,
            file,
            sha256,
            document,
        });
    }
    sources
}

/// Warns of a date that was worked out without a word on how; `names` are the two fields.
pub(super) fn expect_note(
    fields: &Fields<'_, '_>,
    basis: Basis,
    names: (&str, &str),
    report: &mut Report<'_>,
) {
    let (basis_field, note_field) = names;
    if basis != Basis::Stated && fields.get(note_field).is_none() {
        let message = format!("the date is {}, and nothing says how", basis.name());
        let hint = format!("write the reasoning in `{note_field}`, in a sentence");
        report.add(
            &fields.name_span(basis_field),
            Diagnostic::warning(codes::NO_DATE_NOTE, &message).hint(&hint),
        );
    }
}

/// An address that is safe to hand to a browser.
fn url(fields: &Fields<'_, '_>, report: &mut Report<'_>) -> Option<Clean> {
    let text = fields.text("url", report)?;
    let url = line(&text, "url", report)?;
    let is_web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    if !is_web || url.contains(char::is_whitespace) {
        let message = format!("{} is not a web address", quoted(text.raw));
        let hint = "it begins with https:// or http:// and has no spaces";
        report.add(&text.span, Diagnostic::error(codes::BAD_URL, &message).hint(hint));
        return None;
    }
    Some(url)
}

/// Where documents come from, and how much more of them may come.
struct Shelf<'d> {
    documents: Option<&'d dyn Documents>,
    bytes_left: usize,
}

impl<'d> Shelf<'d> {
    /// Reads the document of a source, and compares it with the hash that the source gives.
    fn fetch(
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
        let bytes = match self.read(documents, file.raw) {
            Ok(bytes) => bytes,
            Err(error) => {
                let expected = hash.and_then(|text| well_formed(&text, None, report));
                return (name, expected, lost(&file, &error, report));
            }
        };
        let actual = hexadecimal(&Sha256::digest(&bytes));
        let expected = hash.as_ref().and_then(|text| well_formed(text, Some(&actual), report));
        let document = match Document::decode(&bytes) {
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

    fn read(&mut self, documents: &'d dyn Documents, file: &str) -> Result<Cow<'d, [u8]>, DocumentError> {
        let bytes = documents.read(file)?;
        self.bytes_left = self.bytes_left.checked_sub(bytes.len()).ok_or(DocumentError::TooMuch)?;
        Ok(bytes)
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
