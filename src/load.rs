//! Bytes to a [`Chronology`]: the only room that knows the formats of files.
//!
//! Nothing here stops at the first mistake. TOML, JSON, JSON Lines and CSV become one tree of values with their
//! places, the tree is read into records by one piece of code, the documents are fetched, and
//! every quotation is looked for in its document. What is wrong is reported with its place and what would
//! mend it; what is sound is kept.

use std::io::Cursor;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::evidence::check_all;
use crate::model::{Actor, Chronology, EventKey, Events, Key, Parts, Place, Source};
use crate::text::Clean;

mod blame;
mod built_in;
mod codes;
mod dates;
mod documents;
mod events;
mod fields;
mod json;
mod lines;
mod open;
mod people;
mod progress;
mod quotations;
mod registry;
mod report;
mod sections;
mod settings;
mod shapes;
mod shelf;
mod sources;
mod toml;
mod tree;

pub use blame::{event_of, is_of_form, is_of_many};
pub use built_in::built_in;
pub use codes::CODES;
pub use documents::{DocumentError, Documents, Embedded, Folder};
pub use lines::Excerpt;
pub use open::{OpenError, files_beside, open, open_excerpt, open_watched};
pub use progress::{Progress, Stage, Watch};
pub use quotations::{Unchecked, unverified};
pub use settings::{Item, Setting, Written, settings};

use events::{EventReader, Known, Pending};
use fields::Fields;
use lines::Around;
use registry::Registry;
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
    /// Quotations that were not looked for yet, where it is known at which place of the file each stands.
    pub unchecked: Option<Unchecked>,
}

/// When quotations are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checking {
    /// All of them while the file is read, and those that are not verified are told.
    All,
    /// None of them: that is left to whoever looks at them.
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
    /// One event a row, below the names of the fields, with commas between its cells (RFC 4180).
    Csv,
    /// The same with tabs.
    Tsv,
}

impl Format {
    /// The format of a file by its extension; of a file with another one, by what its text begins with.
    pub fn of(path: &Path, text: &str) -> Self {
        Self::by_name(path).unwrap_or_else(|| Self::of_text(text))
    }

    /// The format that a file's name tells.
    fn by_name(path: &Path) -> Option<Self> {
        const EXTENSIONS: [(&str, Format); 6] = [
            ("toml", Format::Toml),
            ("json", Format::Json),
            ("jsonl", Format::JsonLines),
            ("ndjson", Format::JsonLines),
            ("csv", Format::Csv),
            ("tsv", Format::Tsv),
        ];
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        known.map(|(_, format)| *format)
    }

    /// Whether it has one record after the other, so that it is read in pieces.
    fn has_records(self) -> bool {
        matches!(self, Self::JsonLines | Self::Csv | Self::Tsv)
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

/// The same, telling how far it has come; with the quotations that were not looked for.
fn load_watched(
    name: &Clean,
    (text, format): (&str, Format),
    documents: &dyn Documents,
    (checking, watch): (Checking, Watch<'_>),
) -> (Loaded, Vec<Pending>) {
    if format.has_records() {
        let file = (Cursor::new(text.as_bytes()), text.len() as u64);
        let around = Around { name, companion: None, documents: Some(documents), checking, watch };
        // Nothing can go wrong with text that is at hand.
        if let Ok(loaded) = lines::load(file, format, around) {
            return (loaded, Vec::new());
        }
    }
    watch(Progress::start(Stage::Reading));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::new(text);
    let sections = Sections::read(format, &mut report);
    let mut head = Head::read(&sections, name, Some(documents), &mut report);
    let mut events = EventReader::default();
    events.read(&sections.events, &head.known(), &mut report, watch);
    if events.run.is_empty() && report.is_empty() {
        tell_empty(&mut report, NO_EVENTS_HINT);
    }
    head.parts.themes = events.themes.list;
    head.parts.events = Events::new(events.dates.into_list(), vec![events.run]);
    let chronology = Chronology::new(head.parts);
    quotations::tell_unchecked(&chronology, &head.source_spans, &mut report);
    let mut quotations = events.quotations;
    if checking == Checking::All {
        check_all(&chronology, &|done, of| {
            watch(Progress { done, of, ..Progress::start(Stage::Quotations) });
        });
        quotations::tell(&quotations, &chronology, &in_file_order(&chronology), &mut report);
        quotations.clear();
    }
    let diagnostics = report.into_diagnostics(name);
    (Loaded { chronology, diagnostics, unchecked: None }, quotations)
}

/// What would mend a file without events.
const NO_EVENTS_HINT: &str =
    "an event begins with [[event]] in TOML, and stands in \"event\": [ ... ] in JSON";

fn tell_empty(report: &mut Report<'_>, hint: &str) {
    let diagnostic = Diagnostic::warning(codes::NO_EVENTS, "there are no events in this file");
    report.add(&(0..0), diagnostic.hint(hint));
}

/// All that events speak of.
struct Head {
    /// A chronology without events.
    parts: Parts,
    sources: Registry<Source>,
    actors: Registry<Actor>,
    places: Registry<Place>,
    /// Where each source names itself.
    source_spans: Vec<Range<usize>>,
}

impl Head {
    fn read(
        sections: &Sections<'_>,
        name: &Clean,
        documents: Option<&dyn Documents>,
        report: &mut Report<'_>,
    ) -> Self {
        let mut parts = Parts::default();
        if let Some(node) = &sections.chronology {
            read_head(node, &mut parts, report);
        }
        if parts.title.is_empty() {
            parts.title = name.clone();
        }
        let sources = sources::sources(&sections.sources, documents, report);
        let (actors, known_actors) = people::actors(&sections.actors, report);
        let (places, known_places) = people::places(&sections.places, report);
        parts.sources = sources.list;
        parts.actors = actors;
        parts.places = places;
        Self {
            parts,
            sources: sources.registry,
            actors: known_actors,
            places: known_places,
            source_spans: sources.spans,
        }
    }

    fn known(&self) -> Known<'_> {
        Known { sources: &self.sources, actors: &self.actors, places: &self.places }
    }
}

/// The events of a chronology that was read in one run, in the order of the file.
fn in_file_order(chronology: &Chronology) -> Vec<EventKey> {
    let mut keys: Vec<_> = chronology.events().seats().iter().zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| Key::new(place)).collect()
}

fn read_head(node: &Node<'_>, parts: &mut Parts, report: &mut Report<'_>) {
    if let Some(fields) = Fields::of(node, &CHRONOLOGY, report) {
        parts.title = fields.line("title", report).unwrap_or_default();
        parts.description = fields.prose("description", report).unwrap_or_default();
        parts.focus = fields.date("focus", report);
    }
}
