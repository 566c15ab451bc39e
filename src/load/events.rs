//! Events, their themes, and what they cite.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::codes;
use super::dates::Dates;
use super::fields::{Fields, Text};
use super::progress::{Stage, Steps, Watch};
use super::registry::{Registry, repeated};
use super::report::{Report, quoted};
use super::shapes::{CITATION, EVENT};
use super::sources::expect_note;
use super::tree::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::model::{Actor, Basis, Draft, DraftCitation, Event, Key, Kind, Place, Role, Run, Source, Theme};
use crate::text::{Clean, CleanStr, fold};

/// What events speak of by id.
pub(super) struct Known<'k> {
    pub(super) sources: &'k Registry<Source>,
    pub(super) actors: &'k Registry<Actor>,
    pub(super) places: &'k Registry<Place>,
}

/// A quotation that is still to be looked for.
#[derive(Debug)]
pub(super) struct Pending {
    /// Which event of the file has it.
    pub(super) event: usize,
    pub(super) citation: usize,
    /// Where the words stand in the file.
    pub(super) span: Range<usize>,
}

/// A citation that was read.
struct Quoted {
    source: Key<Source>,
    words: Clean,
    prefix: Option<Clean>,
    suffix: Option<Clean>,
    role: Role,
}

impl Quoted {
    fn draft(&self) -> DraftCitation<'_> {
        DraftCitation {
            source: self.source,
            quote: (&self.words).into(),
            prefix: self.prefix.as_ref().map(CleanStr::from),
            suffix: self.suffix.as_ref().map(CleanStr::from),
            role: self.role,
        }
    }
}

/// Events on their way from a file.
pub(super) struct EventReader {
    pub(super) registry: Registry<Event<'static>>,
    pub(super) themes: Themes,
    pub(super) dates: Dates,
    pub(super) run: Run,
    /// Those that stand in what was read last.
    pub(super) quotations: Vec<Pending>,
}

impl Default for EventReader {
    fn default() -> Self {
        Self {
            registry: Registry::new("event"),
            themes: Themes::default(),
            dates: Dates::default(),
            run: Run::default(),
            quotations: Vec::new(),
        }
    }
}

impl EventReader {
    /// Reads events.
    pub(super) fn read(
        &mut self,
        nodes: &[Node<'_>],
        known: &Known<'_>,
        report: &mut Report<'_>,
        watch: Watch<'_>,
    ) {
        let steps = Steps::new(watch, Stage::Events, nodes.len());
        for (done, node) in nodes.iter().enumerate() {
            steps.done(done);
            if let Some(fields) = Fields::of(node, &EVENT, report) {
                self.event(&fields, known, report);
            }
        }
    }

    fn event(&mut self, fields: &Fields<'_, '_>, known: &Known<'_>, report: &mut Report<'_>) {
        let Some((id, title)) = self.registry.claim(fields, "title", report) else {
            return;
        };
        let when = fields.date("date", report);
        if fields.get("date").is_none() {
            let message = format!("event {} has no date, and stands at the end", quoted(&id));
            let hint = "give a `date` in EDTF, however vague: \"19XX\", \"2014?\", \"/2014\"";
            report.add(&fields.span, Diagnostic::warning(codes::UNDATED, &message).hint(hint));
        }
        let basis = fields.word("date_basis", Basis::ALL, Basis::name, report).unwrap_or(Basis::Stated);
        expect_note(fields, basis, ("date_basis", "date_note"), report);
        let citations = citations(fields, self.run.len(), known, &mut self.quotations, report);
        let date_note = fields.prose("date_note", report);
        let summary = fields.prose("summary", report).unwrap_or_default();
        self.run.push(&Draft {
            id: (&id).into(),
            date: when.map(|when| self.dates.note(when)),
            basis,
            date_note: date_note.as_ref().map(CleanStr::from),
            title: (&title).into(),
            summary: (&summary).into(),
            kind: fields.word("kind", Kind::ALL, Kind::name, report).unwrap_or(Kind::Event),
            actors: &known.actors.resolve_all(fields, "actors", report),
            themes: &self.themes.of(fields, report),
            places: &known.places.resolve_all(fields, "places", report),
            citations: &citations.iter().map(Quoted::draft).collect::<Vec<_>>(),
            line: u32::try_from(report.line(fields.span.start)).unwrap_or(u32::MAX),
        });
    }
}

/// Reads the citations of an event, and notes their quotations. One without a known source is left out.
fn citations(
    event: &Fields<'_, '_>,
    index: usize,
    known: &Known<'_>,
    quotations: &mut Vec<Pending>,
    report: &mut Report<'_>,
) -> Vec<Quoted> {
    let mut citations = Vec::new();
    let nodes = event.tables("citation", report);
    if nodes.is_empty() && event.get("citation").is_none_or(|node| matches!(node.value, Value::Array(_))) {
        let hint = "cite a `source` and a `quote`: as [[event.citation]] in TOML, `citation` in JSON, columns in CSV";
        let diagnostic = Diagnostic::warning(codes::UNCITED, "this event cites nothing").hint(hint);
        report.add(&event.span, diagnostic);
    }
    for node in nodes {
        let Some(fields) = Fields::of(node, &CITATION, report) else {
            continue;
        };
        fields.require("source", "write source = \"...\", the id of a source", report);
        let source = fields.text("source", report).and_then(|text| known.sources.resolve(&text, report));
        let quote = fields.text("quote", report);
        let words = quote.as_ref().map_or_else(Clean::default, |text| Clean::new(text.raw.trim()));
        match quote {
            Some(text) if !words.is_empty() => {
                if source.is_some() {
                    quotations.push(Pending { event: index, citation: citations.len(), span: text.span });
                }
            }
            _ if fields.get("quote").is_some_and(|node| !matches!(&node.value, Value::Text(_))) => {}
            _ => {
                let message = "this citation quotes nothing, so that nothing of it can be checked";
                let hint = "give a `quote`, word for word";
                report.add(
                    &fields.name_span("quote"),
                    Diagnostic::warning(codes::NO_QUOTE, message).hint(hint),
                );
            }
        }
        let role = fields.word("role", Role::ALL, Role::name, report).unwrap_or(Role::Supports);
        let prefix = fields.prose("prefix", report);
        let suffix = fields.prose("suffix", report);
        if let Some(source) = source {
            citations.push(Quoted { source, words, prefix, suffix, role });
        }
    }
    citations
}

/// The themes that events have, each under the spelling that was met first.
#[derive(Debug, Default)]
pub(super) struct Themes {
    pub(super) list: Vec<Theme>,
    /// By their folded names, with the line of their first mention.
    known: HashMap<String, (Key<Theme>, usize)>,
    /// Other spellings that were told.
    told: HashSet<Clean>,
}

impl Themes {
    fn of(&mut self, fields: &Fields<'_, '_>, report: &mut Report<'_>) -> Vec<Key<Theme>> {
        let mut keys = Vec::new();
        for text in fields.texts("themes", report) {
            let Some(name) = super::fields::line(&text, "themes", report) else {
                continue;
            };
            let key = self.intern(&name, &text, report);
            if keys.contains(&key) {
                repeated(&text, "themes", report);
            } else {
                keys.push(key);
            }
        }
        keys
    }

    /// The key of a theme that is mentioned on a line, and where it was mentioned first.
    pub(super) fn note(&mut self, name: &Clean, line: usize) -> (Key<Theme>, usize) {
        let fresh = Key::new(self.list.len());
        let (key, first) = *self.known.entry(fold(name)).or_insert((fresh, line));
        if key == fresh {
            self.list.push(Theme { name: name.clone() });
        }
        (key, first)
    }

    fn intern(&mut self, name: &Clean, text: &Text<'_>, report: &mut Report<'_>) -> Key<Theme> {
        let (key, first) = self.note(name, report.line(text.span.start));
        if let Some(theme) = self.list.get(key.index())
            && theme.name != *name
            && self.told.insert(name.clone())
        {
            let message = format!("the theme {} is written {} elsewhere", quoted(name), quoted(&theme.name));
            let hint = format!("line {first} has it first; write it the same everywhere");
            report.add(&text.span, Diagnostic::warning(codes::THEME_VARIANT, &message).hint(&hint));
        }
        key
    }
}
