//! The command line: one file a command, and what all of them share.
//!
//! Only results go to standard output. The status is 0 when what was asked is done, 1 when nothing was found
//! or a check failed, 2 for wrong usage and for what cannot be read or written, and 128 and its number for
//! a signal. A pipe that is closed is no error: whoever reads has read enough.

mod arguments;
mod check;
mod completions;
#[cfg(feature = "tui")]
mod config;
mod console;
mod counts;
mod explore;
mod failure;
mod generate;
mod interactive;
mod keys;
mod list;
mod listing;
mod manual;
mod notes;
mod opening;
mod plain;
mod progress;
mod prose;
mod read;
mod records;
mod show;
mod stats;
mod styles;
mod table;
mod things;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use console::Console;
use failure::Failure;

/// The status to leave with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Status(u8);

impl Status {
    /// It is done.
    const DONE: Self = Self(0);
    /// Nothing was found, or a check failed.
    const NEGATIVE: Self = Self(1);
    /// The usage is wrong, or something cannot be read or written.
    const UNUSABLE: Self = Self(2);
}

/// Does what the arguments of a process ask, the first of which is its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Status(status) = match arguments::parse(arguments) {
        Ok(arguments) => {
            let mut console = Console::new(&arguments.manner);
            let outcome = run(&arguments, &mut console).and_then(|status| {
                console.finish()?;
                Ok(status)
            });
            outcome.unwrap_or_else(|failure| failure.tell(&mut console))
        }
        Err(error) => arguments::tell(&error),
    };
    ExitCode::from(status)
}

fn run(arguments: &Arguments, console: &mut Console) -> Result<Status, Failure> {
    let documents = arguments.manner.documents.as_deref();
    let Some(command) = &arguments.command else {
        return if arguments.interactive {
            interactive::run(arguments, documents, console)
        } else if arguments.manner.plain {
            plain::run(arguments, documents, console)
        } else {
            explore::run(arguments, console)
        };
    };
    arguments.refuse_what_goes_before(command)?;
    match command {
        Command::List(list) => list::run(list, documents, console),
        Command::Show(show) => show::run(show, documents, console),
        Command::Sources(things) => things::sources(things, documents, console),
        Command::Actors(things) => things::actors(things, documents, console),
        Command::Places(things) => things::places(things, documents, console),
        Command::Themes(things) => things::themes(things, documents, console),
        Command::Read(read) => read::run(read, documents, console),
        Command::Notes(notes) => notes::run(notes, documents, console),
        Command::Check(check) => check::run(check, documents, console),
        Command::Stats(stats) => stats::run(stats, documents, console),
        Command::Generate(generate) => generate::run(generate, arguments.manner.plain, console),
        Command::Completions { shell } => completions::run(*shell, console),
        Command::Man => manual::run(console),
        #[cfg(feature = "tui")]
        Command::Config(report) => config::run(report, arguments.manner.config.as_deref(), console),
        #[cfg(not(feature = "tui"))]
        Command::Config(_) => Err(Failure::NoExplorer),
        Command::Keys => keys::run(arguments.manner.config.as_deref(), console),
    }
}
