//! `annals`: the explorer.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::arguments::{self, Asked, Color};
use super::failure::Failure;
use super::{Status, opening};
use crate::diagnostic::nearest;
use crate::load::{Loaded, OpenError};

/// Opens the explorer.
pub(super) fn run(asked: &Asked, documents: Option<&Path>, color: Color) -> Result<Status, Failure> {
    let loaded = opening::load_some(asked.file.as_deref(), documents).map_err(or_command)?;
    if !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    explore(loaded, &asked.query, color)
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

fn explore(_: Loaded, _: &str, _: Color) -> Result<Status, Failure> {
    Err(Failure::NoExplorer)
}
