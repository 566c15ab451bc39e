//! Annals beside fzf and less, each in a pseudo-terminal, on the same lines: `benches/compare --help`.
//!
//! Machines are noisy, so no time means much by itself. Everything is done in turns, round by round, in one
//! run; what counts are ratios of medians, to a peer or to what the machine can do at best: read the file, go
//! through its text once with memmem, echo a key.

mod arguments;
mod floor;
mod goals;
mod material;
mod program;
mod report;
mod samples;
mod terminal;
mod units;
mod works;

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use arguments::Arguments;
use clap::Parser;

/// What everything here gives: a benchmark has nobody to tell errors apart for.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    let done = match words.next() {
        Some(first) if first == floor::WORD => floor::run(words.next().as_deref()),
        _ => run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is nowhere left to complain to.
            let _ = writeln!(io::stderr(), "compare: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Outcome<()> {
    let arguments = Arguments::parse();
    let report = works::run(&arguments)?;
    write!(io::stdout(), "{report}")?;
    if arguments.write {
        write_into(&Path::new(env!("CARGO_MANIFEST_DIR")).join("BENCHMARKS.md"), &report)?;
    }
    Ok(())
}

/// Puts the report in the place of the last one, which two comments mark.
fn write_into(paper: &Path, report: &str) -> Outcome<()> {
    const BEGIN: &str = "<!-- begin: compare (generated) -->\n";
    const END: &str = "<!-- end: compare -->";
    let text = fs::read_to_string(paper)?;
    let parts = text.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    let (head, tail) = parts.ok_or_else(|| format!("{} has no place for it", paper.display()))?;
    fs::write(paper, format!("{head}{BEGIN}\n{report}\n{END}{tail}"))?;
    Ok(())
}
