//! Bytes to a [`Chronology`]: the only room that knows the formats of files.
//!
//! Nothing here stops at the first mistake. TOML, JSON and JSON Lines become one tree of values with their
//! places, the tree is read into records by one piece of code, the documents are fetched, and
//! every quotation is looked for in its document. What is wrong is reported with its place and what would
//! mend it; what is sound is kept.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::evidence::check_all;
use crate::model::{Chronology, Events, Parts};
use crate::text::Clean;

mod built_in;
mod codes;
mod dates;
mod documents;
mod events;
mod fields;
mod json;
mod open;
mod people;
mod progress;
mod quotations;
mod registry;
mod report;
mod sections;
mod shapes;
mod sources;
mod toml;
mod tree;

pub use built_in::built_in;
pub use codes::CODES;
pub use documents::{DocumentError, Documents, Embedded, Folder};
pub use open::{OpenError, open, open_watched};
pub use progress::{Progress, Stage, Watch};
pub use quotations::Unchecked;

use events::{Known, Pending};
use fields::Fields;
use report::Report;
use sections::Sections;
use shapes::CHRONOLOGY;
use tree::Node;

/// A chronology, as much of it as is sound, and everything that is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub chronology: Chronology,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The quotations of which nothing is told yet, unless they are too many to be told one by one.
    pub unchecked: Option<Unchecked>,
}

/// When quotations are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checking {
    /// All of them while the file is read, and those that are not verified are told.
    All,
    /// None of them: that is left to whoever looks at them, or to [`Loaded::unchecked`].
    Later,
}

/// How a chronology is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One TOML document.
    Toml,
    /// One JSON object with the fields of the TOML document.
    Json,
    /// One JSON object a line: a part of a document, or a single event.
    JsonLines,
}

impl Format {
    /// The format of a file by its extension; of a file with another one, by what its text begins with.
    pub fn of(path: &Path, text: &str) -> Self {
        const EXTENSIONS: [(&str, Format); 4] = [
            ("toml", Format::Toml),
            ("json", Format::Json),
            ("jsonl", Format::JsonLines),
            ("ndjson", Format::JsonLines),
        ];
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        known.map_or_else(|| Self::of_text(text), |(_, format)| *format)
    }

    fn of_text(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        if !text.trim_start().starts_with('{') {
            return Self::Toml;
        }
        let end = json::end_of_first_value(text).unwrap_or(text.len());
        let rest = text.get(end..).unwrap_or_default();
        if rest.trim().is_empty() { Self::Json } else { Self::JsonLines }
    }
}

/// Reads a chronology from its text. `name` is what the user calls the file.
pub fn load(name: &Clean, text: &str, format: Format, documents: &dyn Documents) -> Loaded {
    load_watched(name, (text, format), documents, (Checking::All, &|_| ())).0
}

/// The same, telling how far it has come; with the quotations that are not looked for.
fn load_watched(
    name: &Clean,
    (text, format): (&str, Format),
    documents: &dyn Documents,
    (checking, watch): (Checking, Watch<'_>),
) -> (Loaded, Vec<Pending>) {
    watch(Progress { stage: Stage::Reading, done: 0, of: 0 });
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::new(text);
    let sections = Sections::read(format, &mut report);
    let mut parts = Parts::default();
    if let Some(node) = &sections.chronology {
        read_head(node, &mut parts, &mut report);
    }
    if parts.title.is_empty() {
        parts.title = name.clone();
    }
    let sources = sources::sources(&sections.sources, documents, &mut report);
    let (actors, known_actors) = people::actors(&sections.actors, &mut report);
    let (places, known_places) = people::places(&sections.places, &mut report);
    let known = Known { sources: &sources.registry, actors: &known_actors, places: &known_places };
    let events = events::events(&sections.events, &known, &mut report, watch);
    if events.run.is_empty() && report.is_empty() {
        let hint = "an event begins with [[event]] in TOML, and stands in \"event\": [ ... ] in JSON";
        report.add(
            &(0..0),
            Diagnostic::warning(codes::NO_EVENTS, "there are no events in this file").hint(hint),
        );
    }
    parts.sources = sources.list;
    parts.actors = actors;
    parts.places = places;
    parts.themes = events.themes;
    parts.events = Events::new(events.dates.into_list(), vec![events.run]);
    let chronology = Chronology::new(parts);
    let mut quotations = events.quotations;
    quotations::tell_undocumented(&mut quotations, &chronology, &sources.spans, &mut report);
    if checking == Checking::All {
        check_all(&chronology, &|done, of| watch(Progress { stage: Stage::Quotations, done, of }));
        quotations::tell_unverified(&quotations, &chronology, &mut report);
        quotations.clear();
    }
    let diagnostics = report.into_diagnostics(name);
    (Loaded { chronology, diagnostics, unchecked: None }, quotations)
}

fn read_head(node: &Node<'_>, parts: &mut Parts, report: &mut Report<'_>) {
    if let Some(fields) = Fields::of(node, &CHRONOLOGY, report) {
        parts.title = fields.line("title", report).unwrap_or_default();
        parts.description = fields.prose("description", report).unwrap_or_default();
        parts.focus = fields.date("focus", report);
    }
}
