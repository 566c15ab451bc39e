//! Opening the chronology that a command is about, and asking it.

use std::env;
use std::path::Path;

use super::Status;
use super::arguments::Asked;
use super::console::Console;
use super::failure::Failure;
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::evidence;
use crate::keep::Kept;
use crate::load::{self, Checking, Loaded, OpenError, Progress, Stage, Watch};
use crate::model::{Chronology, EventKey, Key, Source};
use crate::query::{Field, Hits, Index, Narrowing, Obstacle, Query, Remarks};
use crate::store::{Identity, Store, state_folder};
use crate::text::{Clean, word};

/// The extensions of chronology files.
const EXTENSIONS: [&str; 6] = ["toml", "json", "jsonl", "ndjson", "csv", "tsv"];

/// Opens a file, or what is built in, and leaves its problems to the caller.
pub(super) fn load(
    file: Option<&Path>,
    documents: Option<&Path>,
    (checking, watch): (Checking, Watch<'_>),
) -> Result<Loaded, Failure> {
    match (file, documents) {
        (Some(file), documents) => {
            load::open_watched(file, documents, (checking, watch)).map_err(|error| or_query(file, error))
        }
        (None, None) => Ok(load::built_in(checking)),
        (None, Some(_)) => Err(Failure::Usage {
            message: "--documents goes with a FILE: the built-in chronology carries its own documents"
                .to_owned(),
            hint: "name the chronology file as well".to_owned(),
        }),
    }
}

/// Whoever names a query where a file is expected learns how it is asked.
fn or_query(file: &Path, error: OpenError) -> Failure {
    let written = shown(file);
    let has_field = written.split_once(':').is_some_and(|(field, _)| Field::from_name(field).is_some());
    if !has_field || file.exists() {
        return error.into();
    }
    Failure::Usage {
        message: format!("there is no file `{written}`"),
        hint: format!("to ask for it, write -q {}", word(&written)),
    }
}

/// Whoever names the file behind what is to be told of it learns the order.
pub(super) fn expect_file_first(command: &str, file: Option<&Path>, id: &str) -> Result<(), Failure> {
    match file {
        Some(first) if !first.exists() && Path::new(id).is_file() => Err(Failure::Usage {
            message: format!("there is no file `{}`", shown(first)),
            hint: format!("the file comes first: annals {command} {} {}", word(id), word(&shown(first))),
        }),
        _ => Ok(()),
    }
}

/// From so many bytes on, nothing waits for what it does not need of a file.
const LARGE: u64 = 4 << 20;

/// Whether a file takes long to be read.
pub(super) fn is_large(file: &Path) -> bool {
    file.metadata().is_ok_and(|about| about.is_file() && about.len() >= LARGE)
}

/// Opens a file, or what is built in. If it has problems, one line says where to read them. Of a large file no
/// quotation has been looked for: each command looks for those that it tells of.
pub(super) fn open(
    file: Option<&Path>,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Chronology, Failure> {
    let checking = if file.is_some_and(is_large) { Checking::Later } else { Checking::All };
    let Loaded { chronology, diagnostics, .. } = load_some(file, documents, checking)?;
    if !diagnostics.is_empty() {
        let call = ["annals check".to_owned()]
            .into_iter()
            .chain(file.map(|file| format!(" {}", word(&shown(file)))))
            .chain(documents.map(|folder| format!(" --documents {}", word(&shown(folder)))))
            .collect::<String>();
        console.warn(&format!("{}; see `{call}`", problems(&diagnostics)), None)?;
    }
    Ok(chronology)
}

/// The same as [`load()`], but a failure if there is nothing of a chronology in the file.
pub(super) fn load_some(
    file: Option<&Path>,
    documents: Option<&Path>,
    checking: Checking,
) -> Result<Loaded, Failure> {
    some(load(file, documents, (checking, &|_| ()))?, file)
}

/// What was loaded, but a failure if there is nothing of a chronology in it.
pub(super) fn some(loaded: Loaded, file: Option<&Path>) -> Result<Loaded, Failure> {
    let chronology = &loaded.chronology;
    let is_bare = chronology.events().is_empty()
        && chronology.sources().is_empty()
        && chronology.actors().is_empty()
        && chronology.places().is_empty();
    if is_bare && loaded.diagnostics.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Failure::NoChronology {
            file: shown(file.unwrap_or(Path::new("the built-in chronology"))),
            diagnostics: loaded.diagnostics,
        });
    }
    Ok(loaded)
}

/// How many problems there are, by their weight: `2 errors, 1 warning`; of too many, how many are told.
pub(super) fn problems(diagnostics: &[Diagnostic]) -> String {
    let told = || diagnostics.iter().filter(|problem| !load::is_of_many(problem));
    let count = |severity| told().filter(|problem| problem.severity == severity).count();
    let counts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let words = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| counted(count, word));
    let words = words.collect::<Vec<_>>().join(", ");
    if diagnostics.iter().any(load::is_of_many) { format!("{words} and more") } else { words }
}

/// A number with its noun, which takes an `s` for more than one.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// Where things are kept of a chronology.
pub(super) fn store(chronology: &Chronology, file: Option<&Path>) -> Store {
    let folder = state_folder(|name| env::var_os(name));
    Store::new(folder, Identity::new(file, chronology))
}

/// What is kept of a chronology; nothing, and a warning, if that cannot be read.
pub(super) fn kept(
    chronology: &Chronology,
    file: Option<&Path>,
    console: &mut Console,
) -> Result<Kept, Failure> {
    store(chronology, file).read().or_else(|trouble| {
        console.warn(&trouble.to_string(), None)?;
        Ok(Kept::default())
    })
}

/// The answer to a query.
pub(super) struct Answer {
    /// What was understood.
    pub(super) query: Query,
    /// What was asked.
    pub(super) index: Index,
    /// The events that match what was understood.
    pub(super) hits: Hits,
    /// If there are none, what stands in the way.
    obstacles: Vec<Obstacle>,
}

/// Asks a chronology. A query of which nothing was understood is no query for everything.
pub(super) fn ask(asked: &Asked, chronology: &Chronology, console: &mut Console) -> Result<Answer, Failure> {
    let query = Query::new(asked.query(), chronology);
    if query.asks_for_evidence() {
        check_all(chronology, console);
    }
    let mut index = Index::new(chronology);
    if query.asks_for_remarks() {
        let kept = kept(chronology, asked.file.as_deref(), console)?;
        index.remark(Remarks::new(chronology, &kept));
    }
    let hits = query.hits(chronology, &index);
    let obstacles = if hits.is_empty() {
        Narrowing::default().obstacles(asked.query(), &query, chronology, &index)
    } else {
        Vec::new()
    };
    let answer = Answer { query, index, hits, obstacles };
    if answer.query.is_empty() && answer.is_partial() {
        answer.tell(console)?;
        return Err(Failure::NotUnderstood);
    }
    Ok(answer)
}

/// Looks all quotations up.
pub(super) fn check_all(chronology: &Chronology, console: &Console) {
    let line = console.progress();
    evidence::check_all(chronology, &|done, of| {
        line.tell(Progress { done, of, ..Progress::start(Stage::Quotations) });
    });
}

impl Answer {
    /// Looks the quotations of the events that match up.
    pub(super) fn check(&self, chronology: &Chronology) {
        let events: Vec<EventKey> = self.hits.events().collect();
        evidence::check_events(chronology, &events);
    }

    /// Whether something was left out of the query.
    fn is_partial(&self) -> bool {
        !self.query.is_understood()
    }

    /// Tells what was not understood, below the results, where it is not scrolled away; gives the status.
    pub(super) fn tell(&self, console: &mut Console) -> Result<Status, Failure> {
        for mistake in self.query.mistakes() {
            console.diagnose(mistake)?;
        }
        let is_told = |meant: &String| {
            let hints = self.query.mistakes().iter().filter_map(|mistake| mistake.hint.as_deref());
            hints.into_iter().any(|hint| hint.contains(meant.as_str()))
        };
        for Obstacle { term, meant, .. } in &self.obstacles {
            if let Some(meant) = meant.as_ref().filter(|meant| !is_told(meant)) {
                let hint = format!("did you mean `{meant}`?");
                console.warn(&format!("nothing at all matches `{term}`"), Some(&hint))?;
            }
        }
        Ok(if self.hits.is_empty() { Status::NEGATIVE } else { Status::DONE })
    }
}

/// What an id that was typed is to name.
struct Sought {
    noun: &'static str,
    /// The noun with its article.
    one: &'static str,
    /// A call with which it is found.
    call: &'static str,
    /// How to learn the ids.
    listing: &'static str,
}

/// The event of an id that was typed.
pub(super) fn event(chronology: &Chronology, id: &str, has_file: bool) -> Result<EventKey, Failure> {
    const SOUGHT: Sought = Sought {
        noun: "event",
        one: "an event",
        call: "annals show FILE ID",
        listing: "`annals list --format csv` has the ids of all",
    };
    chronology.event_of_id(id).ok_or_else(|| {
        let ids = chronology.events().iter().map(|event| event.id);
        unknown(&SOUGHT, id, ids, has_file)
    })
}

/// The source of an id that was typed.
pub(super) fn source(chronology: &Chronology, id: &str, has_file: bool) -> Result<Key<Source>, Failure> {
    const SOUGHT: Sought = Sought {
        noun: "source",
        one: "a source",
        call: "annals read FILE SOURCE",
        listing: "`annals sources` lists them",
    };
    let place = chronology.sources().iter().position(|source| &*source.id == id);
    place.map(Key::new).ok_or_else(|| {
        let ids = chronology.sources().iter().map(|source| &*source.id);
        unknown(&SOUGHT, id, ids, has_file)
    })
}

fn unknown<'a>(sought: &Sought, id: &str, ids: impl Iterator<Item = &'a str>, has_file: bool) -> Failure {
    let path = Path::new(id);
    if !has_file && (has_known_extension(path) || path.is_file()) {
        return Failure::Usage {
            message: format!("`{}` is a file, and {} is to be named as well", Clean::line(id), sought.one),
            hint: sought.call.replace("FILE", &word(id)),
        };
    }
    let hint = match nearest(id, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => sought.listing.to_owned(),
    };
    Failure::Unknown { what: sought.noun, id: Clean::line(id), hint }
}

fn has_known_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// A path as it can be shown.
pub(super) fn shown(path: &Path) -> Clean {
    Clean::line(&path.display().to_string())
}
