//! `annals`: the explorer.

#[cfg(feature = "tui")]
use std::env;
use std::io::{self, IsTerminal};
#[cfg(feature = "tui")]
use std::path::{Path, PathBuf};
#[cfg(feature = "tui")]
use std::sync::Arc;

#[cfg(feature = "tui")]
use super::arguments::Color;
use super::arguments::{self, Arguments};
#[cfg(feature = "tui")]
use super::config;
use super::console::Console;
#[cfg(feature = "tui")]
use super::console::shows_unicode;
use super::failure::Failure;
use super::{Status, opening};
#[cfg(feature = "tui")]
use crate::diagnostic::Diagnostic;
use crate::diagnostic::nearest;
#[cfg(feature = "tui")]
use crate::keep::Bookmark;
#[cfg(feature = "tui")]
use crate::load::{self, Loaded};
use crate::load::{Checking, OpenError};
#[cfg(feature = "tui")]
use crate::model::Chronology;
#[cfg(feature = "tui")]
use crate::tui::{
    self, Colours, Editor, ExploreError, Files, Left, Open, Opened, Opener, Options, Start, Unread,
    glyphs::Glyphs,
};

/// Opens the explorer.
pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<Status, Failure> {
    let Arguments { asked, manner, .. } = arguments;
    let (file, documents) = (asked.file.as_deref(), manner.documents.as_deref());
    #[cfg(feature = "tui")]
    let options = options(arguments)?;
    #[cfg(feature = "tui")]
    if let Some(file) = file.filter(|file| io::stdout().is_terminal() && opening::is_large(file)) {
        let start = start(arguments);
        let excerpt = {
            let (file, start) = (file.to_path_buf(), start.clone());
            move || excerpt(&file, &start)
        };
        let open = open(file, documents);
        return match tui::explore_while_opening(excerpt, open, start, &options) {
            Ok(left) => tell(&left, console),
            Err(ExploreError::Session(error)) => Err(error.into()),
            Err(ExploreError::Open(failure)) => Err(failure),
        };
    }
    if !io::stdout().is_terminal() {
        opening::load_some(file, documents, Checking::Later).map_err(or_command)?;
        return Err(Failure::NoTerminal);
    }
    #[cfg(feature = "tui")]
    return explore(arguments, &options, console);
    #[cfg(not(feature = "tui"))]
    no_explorer(console)
}

#[cfg(not(feature = "tui"))]
fn no_explorer(_: &mut Console) -> Result<Status, Failure> {
    Err(Failure::NoExplorer)
}

#[cfg(feature = "tui")]
fn explore(arguments: &Arguments, options: &Options, console: &mut Console) -> Result<Status, Failure> {
    let Arguments { asked, manner, .. } = arguments;
    let documents = manner.documents.as_deref();
    let again = asked.file.as_deref().map(|file| open(file, documents));
    let opened = match &again {
        Some(open) => open(&|_| ()),
        None => opening::load_some(None, documents, Checking::Later).map(|loaded| kept_of(loaded, None)),
    };
    let left = tui::explore(opened.map_err(or_command)?, again, start(arguments), options)?;
    tell(&left, console)
}

/// How a file is opened: now, and whenever it has changed.
#[cfg(feature = "tui")]
fn open(file: &Path, documents: Option<&Path>) -> Arc<Open<Failure>> {
    let (file, documents) = (file.to_path_buf(), documents.map(Path::to_path_buf));
    Arc::new(move |watch| {
        let files = Files::about_to_read(&file);
        let loaded = load::open_watched(&file, documents.as_deref(), (Checking::Later, watch))?;
        let loaded = opening::some(loaded, Some(&file))?;
        let beside = load::files_beside(&file, documents.as_deref(), &loaded.chronology);
        Ok(kept_of(loaded, Some(&file)).watched(files.and(beside)))
    })
}

#[cfg(feature = "tui")]
impl From<Failure> for Unread {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoChronology { diagnostics, .. } => Self(diagnostics),
            failure => {
                let problem = Diagnostic::error("unreadable", &failure.to_string());
                Self(vec![problem.maybe_hint(failure.hint())])
            }
        }
    }
}

/// A chronology with what is kept of it.
#[cfg(feature = "tui")]
fn kept_of(loaded: Loaded, file: Option<&Path>) -> Opened {
    let store = opening::store(&loaded.chronology, file);
    Opened::new(loaded, file.map(absolute), store)
}

/// The events around the place where the explorer is to begin, if they are soon had.
#[cfg(feature = "tui")]
fn excerpt(file: &Path, start: &Start) -> Option<Opened> {
    // What is kept goes by the file's name; and if it cannot be read, that is told of the whole.
    let kept = opening::store(&Chronology::default(), Some(file)).read().unwrap_or_default();
    let event = start.place(&kept).event;
    let excerpt = load::open_excerpt(file, event.as_deref())?;
    let store = opening::store(&excerpt.chronology, Some(file));
    Some(Opened::excerpt(excerpt, Some(absolute(file)), store))
}

#[cfg(feature = "tui")]
fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf())
}

/// Where the explorer is to begin.
#[cfg(feature = "tui")]
fn start(arguments: &Arguments) -> Start {
    Start {
        query: arguments.asked.query.clone(),
        at: arguments.begun.at.as_deref().map(Bookmark::read),
        fresh: arguments.begun.fresh,
    }
}

/// Tells what came of the leaving.
#[cfg(feature = "tui")]
fn tell(left: &Left, console: &mut Console) -> Result<Status, Failure> {
    if let Some(trouble) = &left.trouble {
        console.warn(&trouble.to_string(), None)?;
    }
    Ok(Status(left.exit.status()))
}

/// Whoever misspells a command names a file that is not there.
fn or_command(failure: Failure) -> Failure {
    let Failure::Open(OpenError { file, reason, .. }) = &failure else {
        return failure;
    };
    let commands = arguments::command();
    let meant = nearest(file, commands.get_subcommands().map(clap::Command::get_name));
    match meant {
        Some(command) => Failure::Usage {
            message: format!("there is no command `{file}`, and no file of that name can be read: {reason}"),
            hint: format!("did you mean `annals {command}`?"),
        },
        None => failure,
    }
}

/// How the explorer is to look here. What is said on the command line counts before the configuration, and that
/// before the environment.
#[cfg(feature = "tui")]
fn options(arguments: &Arguments) -> Result<Options, Failure> {
    let Arguments { manner, begun, .. } = arguments;
    let mut configured = config::read(manner.config.as_deref())?;
    if let Some(theme) = &begun.theme {
        configured.choose_theme(theme)?;
    }
    let notice = configured.notice();
    let config = configured.config;
    let of_environment = |ignored: &str| {
        Colours::of_environment(|name| if name == ignored { None } else { env::var_os(name) })
    };
    let colours = match manner.color {
        Color::Never => Colours::None,
        Color::Auto => config.colours.unwrap_or_else(|| of_environment("")),
        Color::Always => {
            let wanted = config.colours.filter(|colours| *colours != Colours::None);
            wanted.unwrap_or_else(|| of_environment("NO_COLOR"))
        }
    };
    let has_unicode = shows_unicode(|name| env::var(name).ok());
    let glyphs = if has_unicode { Glyphs::UNICODE } else { Glyphs::ASCII };
    Ok(Options {
        colours,
        glyphs: config.glyphs.unwrap_or(glyphs),
        theme: config.theme(colours),
        keymap: config.keymap,
        mouse: config.mouse,
        notice,
        editor: Editor::of_environment(|name| env::var_os(name)),
        opener: Opener::of_environment(|name| env::var_os(name)),
    })
}
