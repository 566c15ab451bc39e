//! `annals completions SHELL`.

use std::io::Write;

use clap_complete::Shell;

use super::Status;
use super::arguments;
use super::console::Console;
use super::failure::Failure;

/// Writes the completions for a shell.
pub(super) fn run(shell: Shell, console: &mut Console) -> Result<Status, Failure> {
    // The generator does not survive a writer that fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::command(), "annals", &mut script);
    console.write_all(&script)?;
    Ok(Status::DONE)
}
