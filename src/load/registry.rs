//! The ids of one kind of record: each taken once, and found again where others speak of it.

use std::collections::{HashMap, HashSet};

use super::codes;
use super::fields::{Fields, Text};
use super::report::{Report, quoted};
use crate::diagnostic::Diagnostic;
use crate::model::Key;
use crate::text::Clean;

/// What an id belongs to.
#[derive(Debug)]
struct Claim<T> {
    key: Key<T>,
    /// The line of the record that has it.
    line: usize,
}

/// All ids of one kind of record.
#[derive(Debug)]
pub(super) struct Registry<T> {
    /// What the records are, in a word.
    kind: &'static str,
    claims: HashMap<Clean, Claim<T>>,
    /// The ids in the order of the file.
    ids: Vec<Clean>,
}

impl<T> Registry<T> {
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, claims: HashMap::new(), ids: Vec::new() }
    }

    /// Takes the id and the name of a record, the next in its list; `naming` is the field that names it to
    /// people. What one of them lacks, the other gives; a record with neither is left out.
    pub(super) fn claim(
        &mut self,
        fields: &Fields<'_, '_>,
        naming: &str,
        report: &mut Report<'_>,
    ) -> Option<(Clean, Clean)> {
        let written = fields.text("id", report);
        let id = written.as_ref().and_then(|text| self.id(text, report));
        let name = fields.line(naming, report);
        if id.is_none() && name.is_none() {
            let message = format!("{} has neither `id` nor `{naming}`, and is left out", fields.shape.name);
            report.add(&fields.span, Diagnostic::error(codes::MISSING_FIELD, &message));
            return None;
        }
        fields.require(
            "id",
            &format!("write id = \"...\", by which others can speak of this {}", self.kind),
            report,
        );
        fields.require(naming, &format!("write {naming} = \"...\", which is shown"), report);
        let line = report.line(fields.span.start);
        let id = id.unwrap_or_else(|| self.derived(line));
        self.claims.insert(id.clone(), Claim { key: Key::new(self.ids.len()), line });
        self.ids.push(id.clone());
        let name = name.unwrap_or_else(|| id.clone());
        Some((id, name))
    }

    /// The id of a record, unless another has it.
    fn id(&self, text: &Text<'_>, report: &mut Report<'_>) -> Option<Clean> {
        let id = super::fields::line(text, "id", report)?;
        if text.raw.contains(|character: char| character.is_whitespace() || character.is_control()) {
            let message = format!("the id {} has white space or control characters in it", quoted(text.raw));
            let hint = format!("write {}", quoted(&id.split_whitespace().collect::<Vec<_>>().join("-")));
            report.add(&text.span, Diagnostic::error(codes::BAD_ID, &message).hint(&hint));
        }
        // What was taken for this very record before it was read here is its own.
        let is_own = |first: &Claim<T>| first.key == Key::NONE && first.line == report.line(text.span.start);
        if let Some(first) = self.claims.get(&id).filter(|first| !is_own(first)) {
            let message = format!("another {} has the id {} already", self.kind, quoted(&id));
            let hint = format!("the first one is on line {}; give this one another id", first.line);
            report.add(&text.span, Diagnostic::error(codes::DUPLICATE_ID, &message).hint(&hint));
            return None;
        }
        Some(id)
    }

    /// An id for a record that has none of its own.
    fn derived(&self, line: usize) -> Clean {
        let mut id = Clean::line(&format!("{}-line-{line}", self.kind));
        let mut number = self.ids.len();
        while self.claims.contains_key(&id) {
            number += 1;
            id = Clean::line(&format!("{}-line-{line}-{number}", self.kind));
        }
        id
    }

    /// Takes a name that is all that there is of a thing, the next in its list.
    pub(super) fn name(&mut self, id: &Clean, line: usize) {
        self.claims.insert(id.clone(), Claim { key: Key::new(self.ids.len()), line });
        self.ids.push(id.clone());
    }

    /// Notes that a record which is not read here has an id.
    pub(super) fn take(&mut self, id: Clean, line: usize) {
        self.claims.insert(id, Claim { key: Key::NONE, line });
    }

    /// The key of an id, if there is a record of it.
    pub(super) fn key(&self, id: &str) -> Option<Key<T>> {
        self.claims.get(id).map(|claim| claim.key)
    }

    /// The record that an id speaks of.
    pub(super) fn resolve(&self, text: &Text<'_>, report: &mut Report<'_>) -> Option<Key<T>> {
        let id = super::fields::line(text, self.kind, report)?;
        if let Some(claim) = self.claims.get(&id) {
            return Some(claim.key);
        }
        let hint = match report.suggest(&id, self.ids.iter().map(Clean::as_str)) {
            Some(near) => format!("did you mean {}?", quoted(near)),
            None => {
                format!("every {0} that is named needs a record of its own, [[{0}]], with that id", self.kind)
            }
        };
        let message = format!("there is no {} {}", self.kind, quoted(&id));
        report.add(&text.span, Diagnostic::error(codes::UNKNOWN_ID, &message).hint(&hint));
        None
    }

    /// The records that a list of ids speaks of, each once.
    pub(super) fn resolve_all(
        &self,
        fields: &Fields<'_, '_>,
        name: &str,
        report: &mut Report<'_>,
    ) -> Vec<Key<T>> {
        let mut seen = HashSet::new();
        fields
            .texts(name, report)
            .iter()
            .filter_map(|text| {
                let key = self.resolve(text, report)?;
                if !seen.insert(key) {
                    repeated(text, name, report);
                    return None;
                }
                Some(key)
            })
            .collect()
    }
}

/// Tells that a list names one thing twice.
pub(super) fn repeated(text: &Text<'_>, name: &str, report: &mut Report<'_>) {
    let message = format!("{} stands twice in `{name}`", quoted(text.raw));
    report.add(&text.span, Diagnostic::warning(codes::REPEATED, &message).hint("once is enough"));
}
