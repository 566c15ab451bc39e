//! The lines that were not taken as events, sorted by what they are.

use std::collections::BTreeSet;

use super::super::codes;
use super::super::json;
use super::super::report::Report;
use super::super::sections::is_document;
use super::super::tree::{Table, Value};
use super::gathered::Lines;
use super::keys::Mention;
use super::{Line, Taken};
use crate::diagnostic::Diagnostic;
use crate::text::Clean;

/// Lines that were not taken.
#[derive(Default)]
pub(super) struct Odd {
    /// Parts of a document: sources, actors, places.
    pub(super) heads: Lines,
    /// Events, or what should be some.
    pub(super) events: Lines,
    /// What is no text.
    pub(super) unreadable: Unreadable,
    /// The themes that those events have.
    pub(super) themes: Vec<Mention>,
    /// Their ids, with their lines.
    pub(super) ids: Vec<(String, usize)>,
    /// Those that have no title: without an id of its own, such an event is left out.
    pub(super) untitled: BTreeSet<usize>,
}

/// Lines that are not UTF-8.
#[derive(Default)]
pub(super) struct Unreadable {
    lines: Lines,
    /// The first byte of each that cannot be read.
    bytes: Vec<usize>,
}

impl Odd {
    /// Sorts what was left over.
    pub(super) fn of(taken: &mut Taken) -> Self {
        let mut odd = Self::default();
        for part in &mut taken.parts {
            for (line, left) in std::mem::take(&mut part.odd) {
                let number = part.run.first_line + line as usize;
                match left {
                    Line::Text(text) => odd.sort(number, text),
                    Line::Bytes(sound) => {
                        odd.unreadable.lines.add(number, String::new());
                        odd.unreadable.bytes.push(sound + 1);
                    }
                }
            }
        }
        odd
    }

    fn sort(&mut self, number: usize, text: String) {
        // What is wrong with it is told when it is read in earnest.
        let mut scratch = Report::new(&text);
        let node = json::read(0..text.len(), &mut scratch);
        match node.map(|node| node.value) {
            Some(Value::Table(root)) if is_document(&root) => self.heads.add(number, text),
            Some(Value::Table(root)) => {
                self.note(&root, number);
                self.events.add(number, text);
            }
            _ => self.events.add(number, text),
        }
    }

    /// Notes the id and the themes of an event.
    fn note(&mut self, event: &Table<'_>, number: usize) {
        let text = |name: &str| match event.get(name).map(|entry| &entry.node.value) {
            Some(Value::Text(text)) => Some(Clean::line(text)).filter(|text| !text.is_empty()),
            _ => None,
        };
        let id = text("id");
        let is_untitled = text("title").is_none();
        if is_untitled && id.is_none() {
            return;
        }
        self.untitled.extend(is_untitled.then_some(number));
        self.ids.extend(id.map(|id| (id.to_string(), number)));
        let Some(Value::Array(themes)) = event.get("themes").map(|entry| &entry.node.value) else {
            return;
        };
        for (place, theme) in themes.iter().enumerate() {
            if let Value::Text(name) = &theme.value {
                self.themes.push((number, place, Clean::line(name)));
            }
        }
        self.themes.retain(|(_, _, name)| !name.is_empty());
    }
}

impl Unreadable {
    /// Tells of each.
    pub(super) fn report(&mut self) -> Report<'_> {
        let mut report = self.lines.report();
        for (place, byte) in self.bytes.iter().enumerate() {
            let message = format!("this line is not UTF-8: byte {byte} of it is no part of a character");
            let diagnostic = Diagnostic::error(codes::NOT_TEXT, &message);
            report.add(&(place..place), diagnostic.hint("save the file as text in UTF-8"));
        }
        report
    }
}
