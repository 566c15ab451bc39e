//! `annals`: the explorer.

#[cfg(feature = "tui")]
use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::arguments::{self, Asked, Color};
use super::failure::Failure;
use super::{Status, opening};
use crate::diagnostic::nearest;
#[cfg(feature = "tui")]
use crate::load::{self, Watch};
use crate::load::{Checking, Loaded, OpenError};
#[cfg(feature = "tui")]
use crate::tui::{self, Colours, ExploreError, Options, glyphs::Glyphs};

/// From so many bytes on, the screen does not wait for the file.
#[cfg(feature = "tui")]
const LARGE: u64 = 4 << 20;

/// Opens the explorer.
pub(super) fn run(asked: &Asked, documents: Option<&Path>, color: Color) -> Result<Status, Failure> {
    #[cfg(feature = "tui")]
    if let Some(file) = asked.file.as_deref().filter(|file| io::stdout().is_terminal() && is_large(file)) {
        return explore_large(file, documents, &asked.query, color);
    }
    let file = asked.file.as_deref();
    let loaded = opening::load_some(file, documents, Checking::Later).map_err(or_command)?;
    if !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    explore(loaded, &asked.query, color)
}

#[cfg(feature = "tui")]
fn is_large(file: &Path) -> bool {
    file.metadata().is_ok_and(|about| about.is_file() && about.len() >= LARGE)
}

#[cfg(feature = "tui")]
fn explore_large(
    file: &Path,
    documents: Option<&Path>,
    query: &str,
    color: Color,
) -> Result<Status, Failure> {
    let (file, documents) = (file.to_path_buf(), documents.map(Path::to_path_buf));
    let open = move |watch: Watch<'_>| {
        let loaded = load::open_watched(&file, documents.as_deref(), Checking::Later, watch)?;
        opening::some(loaded, Some(&file))
    };
    match tui::explore_while_opening(open, query, options(color)) {
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
fn explore(_: Loaded, _: &str, _: Color) -> Result<Status, Failure> {
    Err(Failure::NoExplorer)
}

#[cfg(feature = "tui")]
fn explore(loaded: Loaded, query: &str, color: Color) -> Result<Status, Failure> {
    Ok(Status(tui::explore(loaded, query, options(color))?.status()))
}

/// How the explorer is to look here.
#[cfg(feature = "tui")]
fn options(color: Color) -> Options {
    let has_unicode = locale_is_unicode(|name| env::var(name).ok());
    Options {
        colours: match color {
            Color::Never => Colours::None,
            Color::Auto => Colours::of_environment(|name| env::var_os(name)),
            Color::Always => {
                Colours::of_environment(|name| if name == "NO_COLOR" { None } else { env::var_os(name) })
            }
        },
        glyphs: if has_unicode { Glyphs::UNICODE } else { Glyphs::ASCII },
    }
}

/// Whether the environment's locale writes UTF-8. Where it names none, most terminals do.
#[cfg(feature = "tui")]
fn locale_is_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    // The order is that of POSIX (Base Definitions, 8.2).
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(all(test, feature = "tui"))]
mod tests {
    use super::*;

    #[test]
    fn signs_go_by_the_locale() {
        for (variables, expected) in [
            (&[][..], true),
            (&[("LANG", "ja_JP.UTF-8")], true),
            (&[("LANG", "ru_RU.utf8")], true),
            (&[("LANG", "C")], false),
            (&[("LANG", "ru_RU.KOI8-R")], false),
            (&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], true),
        ] {
            let variable = |wanted: &str| {
                let found = variables.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(locale_is_unicode(variable), expected, "{variables:?}");
        }
    }
}
