//! What is told of the parts of a file, and of the file beside it.

use std::path::Path;

use super::super::report::Report;
use super::super::{codes, tell_empty};
use super::companion::Companion;
use crate::diagnostic::Diagnostic;
use crate::model::Chronology;
use crate::text::Clean;

/// The reports on all parts.
pub(super) struct Reports<'r> {
    pub(super) companion: Option<&'r Companion>,
    /// On the names of the columns.
    pub(super) header: Option<Report<'r>>,
    /// On sources, actors and places: in the companion, if there is one.
    pub(super) head: Report<'r>,
    /// On the records of events.
    pub(super) rows: [Report<'r>; 3],
}

impl Reports<'_> {
    /// Tells that there are no events, if nothing is told that may be why.
    pub(super) fn tell_empty(&mut self, hint: &str) {
        let [records, ..] = &self.rows;
        let is_silent = records.is_empty();
        match &mut self.header {
            Some(header) if is_silent && !header.has_error() => tell_empty(header, hint),
            None if is_silent && self.head.is_empty() => tell_empty(&mut self.head, hint),
            _ => {}
        }
    }

    /// Tells once that no quotation can be checked, since of the sources nothing but the names is known.
    pub(super) fn tell_unknown_documents(&mut self, chronology: &Chronology, file: &Clean) {
        let citations = chronology.events().iter().flat_map(|event| event.citations.iter());
        let count = citations.filter(|citation| !citation.quote.is_empty()).count();
        if count == 0 {
            return;
        }
        let message = match count {
            1 => "the quotation cannot be checked: nothing says what document it is from".to_owned(),
            _ => {
                format!("the {count} quotations cannot be checked: nothing says what documents they are from")
            }
        };
        let beside = Path::new(file.as_str()).with_extension("toml");
        let hint = format!("write {} beside it, with a [[source]] for each", beside.display());
        let diagnostic = Diagnostic::warning(codes::NO_DOCUMENT, &message).hint(&hint);
        self.header.as_mut().unwrap_or(&mut self.head).add(&(0..0), diagnostic);
    }

    /// Everything that is told, in the order of each file.
    pub(super) fn into_diagnostics(self, file: &Clean) -> Vec<Diagnostic> {
        let rows = self.header.into_iter().chain(self.rows);
        match self.companion {
            None => Report::all_diagnostics(std::iter::once(self.head).chain(rows), file),
            Some(companion) => {
                let mut diagnostics = self.head.into_diagnostics(&companion.name);
                diagnostics.extend(Report::all_diagnostics(rows, file));
                diagnostics
            }
        }
    }
}
