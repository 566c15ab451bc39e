//! Sources, and the documents that they name.

use std::ops::Range;

use super::codes;
use super::documents::Documents;
use super::fields::{Fields, line};
use super::registry::Registry;
use super::report::{Report, quoted};
use super::shapes::SOURCE;
use super::shelf::Shelf;
use super::tree::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Basis, Source};
use crate::text::Clean;

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
    let mut shelf = Shelf::new(documents);
    for (number, node) in nodes.iter().enumerate() {
        shelf.get_ready(nodes, number);
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
