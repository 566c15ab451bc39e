//! `annals`: the explorer.

#[cfg(feature = "tui")]
use std::env;
use std::io::{self, IsTerminal};
#[cfg(feature = "tui")]
use std::path::Path;

#[cfg(feature = "tui")]
use super::arguments::Color;
use super::arguments::{self, Asked, Manner};
#[cfg(feature = "tui")]
use super::config;
use super::failure::Failure;
use super::{Status, opening};
use crate::diagnostic::nearest;
#[cfg(feature = "tui")]
use crate::load::{self, Watch};
use crate::load::{Loaded, OpenError};
#[cfg(feature = "tui")]
use crate::tui::{self, Colours, ExploreError, Options, glyphs::Glyphs};

/// From so many bytes on, the screen does not wait for the file.
#[cfg(feature = "tui")]
const LARGE: u64 = 4 << 20;

/// Opens the explorer.
pub(super) fn run(asked: &Asked, manner: &Manner) -> Result<Status, Failure> {
    #[cfg(feature = "tui")]
    if let Some(file) = asked.file.as_deref().filter(|file| io::stdout().is_terminal() && is_large(file)) {
        return explore_large(file, &asked.query, manner);
    }
    let loaded =
        opening::load_some(asked.file.as_deref(), manner.documents.as_deref()).map_err(or_command)?;
    if !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    explore(loaded, &asked.query, manner)
}

#[cfg(feature = "tui")]
fn is_large(file: &Path) -> bool {
    file.metadata().is_ok_and(|about| about.is_file() && about.len() >= LARGE)
}

#[cfg(feature = "tui")]
fn explore_large(file: &Path, query: &str, manner: &Manner) -> Result<Status, Failure> {
    let options = options(manner)?;
    let (file, documents) = (file.to_path_buf(), manner.documents.clone());
    let open = move |watch: Watch<'_>| {
        let loaded = load::open_watched(&file, documents.as_deref(), watch)?;
        opening::some(loaded, Some(&file))
    };
    match tui::explore_while_opening(open, query, &options) {
        Ok(exit) => Ok(Status(exit.status())),
        Err(ExploreError::Session(error)) => Err(error.into()),
        Err(ExploreError::Open(failure)) => Err(failure),
    }
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

#[cfg(not(feature = "tui"))]
fn explore(_: Loaded, _: &str, _: &Manner) -> Result<Status, Failure> {
    Err(Failure::NoExplorer)
}

#[cfg(feature = "tui")]
fn explore(loaded: Loaded, query: &str, manner: &Manner) -> Result<Status, Failure> {
    Ok(Status(tui::explore(loaded, query, &options(manner)?)?.status()))
}

/// How the explorer is to look here. What is said on the command line counts before the configuration, and that
/// before the environment.
#[cfg(feature = "tui")]
fn options(manner: &Manner) -> Result<Options, Failure> {
    let configured = config::read(manner.config.as_deref())?;
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
    })
}

/// Whether the terminal shows more than ASCII: its locale writes UTF-8, or names nothing, as most terminals do then,
/// and it is not the console of Linux, whose fonts have 512 signs at most.
#[cfg(feature = "tui")]
fn shows_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    // The order is that of POSIX (Base Definitions, 8.2).
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let is_console = variable("TERM").is_some_and(|term| term == "linux" || term.starts_with("linux-"));
    !is_console
        && locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

#[cfg(all(test, feature = "tui"))]
mod tests {
    use super::*;

    #[test]
    fn signs_go_by_the_locale_and_the_terminal() {
        for (variables, expected) in [
            (&[][..], true),
            (&[("LANG", "ja_JP.UTF-8")], true),
            (&[("LANG", "ru_RU.utf8")], true),
            (&[("LANG", "C")], false),
            (&[("TERM", "linux"), ("LANG", "en_GB.UTF-8")], false),
            (&[("TERM", "xterm"), ("LANG", "en_GB.UTF-8")], true),
            (&[("LANG", "ru_RU.KOI8-R")], false),
            (&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], true),
        ] {
            let variable = |wanted: &str| {
                let found = variables.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(shows_unicode(variable), expected, "{variables:?}");
        }
    }
}
