//! The records that were not taken as events, sorted by what they are.

use std::collections::BTreeSet;

use super::super::codes;
use super::super::report::Report;
use super::super::sections::is_document;
use super::super::tree::{Node, Table, Value};
use super::gathered::Lines;
use super::keys::Mention;
use super::names::Mentions;
use super::notation::Notation;
use super::outline::Glance;
use super::{Odd as Left, Taken};
use crate::diagnostic::Diagnostic;
use crate::text::Clean;

/// Records that were not taken.
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
    /// The actors, places and sources, if the names of these are all that there is of them.
    pub(super) names: Mentions,
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
    pub(super) fn of<N: Notation>(taken: &mut Taken, notation: &N) -> Self {
        let mut odd = Self::default();
        for part in &mut taken.parts {
            for (line, left) in std::mem::take(&mut part.odd) {
                let number = part.run.first_line + line as usize;
                match left {
                    Left::Text(text) => odd.sort(number, text, notation),
                    Left::Bytes(sound) => {
                        odd.unreadable.lines.add(number, String::new());
                        odd.unreadable.bytes.push(sound + 1);
                    }
                }
            }
        }
        odd
    }

    fn sort<N: Notation>(&mut self, number: usize, text: String, notation: &N) {
        if let Some(Glance::Head) = notation.glance(text.as_bytes()) {
            self.heads.add(number, text);
            return;
        }
        // What is wrong with it is told when it is read in earnest.
        let mut scratch = Report::new(&text);
        let node = notation.read(0..text.len(), &mut scratch);
        match node.map(|node| node.value) {
            Some(Value::Table(root)) if is_document(&root) => self.heads.add(number, text),
            Some(Value::Table(root)) => {
                self.note(&root, number, N::NAMES);
                self.events.add(number, text);
            }
            _ => self.events.add(number, text),
        }
    }

    /// Notes the id and the themes of an event, and other names if asked for.
    fn note(&mut self, event: &Table<'_>, number: usize, with_names: bool) {
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
        self.themes.extend(mentions(event, "themes", number));
        if with_names {
            self.names.actors.extend(mentions(event, "actors", number));
            self.names.places.extend(mentions(event, "places", number));
            let sources = list(event, "citation").iter().filter_map(|citation| match &citation.value {
                Value::Table(citation) => Some(&citation.get("source")?.node),
                _ => None,
            });
            self.names.sources.extend(named(sources, number));
        }
    }
}

fn list<'e, 't>(event: &'e Table<'t>, name: &str) -> &'e [Node<'t>] {
    match event.get(name).map(|entry| &entry.node.value) {
        Some(Value::Array(nodes)) => nodes,
        _ => &[],
    }
}

/// The names in a list of an event.
fn mentions<'e>(event: &'e Table<'_>, name: &str, number: usize) -> impl Iterator<Item = Mention> + use<'e> {
    named(list(event, name).iter(), number)
}

fn named<'e, 't: 'e>(
    nodes: impl Iterator<Item = &'e Node<'t>>,
    number: usize,
) -> impl Iterator<Item = Mention> {
    let names = nodes.enumerate().filter_map(move |(place, node)| match &node.value {
        Value::Text(name) => Some((number, place, Clean::line(name))),
        _ => None,
    });
    names.filter(|(_, _, name)| !name.is_empty())
}

impl Unreadable {
    /// Tells of each.
    pub(super) fn report(&mut self) -> Report<'_> {
        let (mut report, _) = self.lines.report();
        for (place, byte) in self.bytes.iter().enumerate() {
            report.add(&(place..place), not_utf8(*byte));
        }
        report
    }
}

/// What is told of a line with a byte that cannot be read, counted from one.
pub(super) fn not_utf8(byte: usize) -> Diagnostic {
    let message = format!("this line is not UTF-8: byte {byte} of it is no part of a character");
    Diagnostic::error(codes::NOT_TEXT, &message).hint("save the file as text in UTF-8")
}
