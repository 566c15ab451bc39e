//! What may be typed after `annals generate`, and what its help says.

use std::path::PathBuf;

use clap::Args;

use crate::generate::{FAULTS_PER_THOUSAND, UNCITED_PER_THOUSAND, UNDATED_PER_THOUSAND};

/// What `generate` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Generate {
    /// How many events
    #[arg(long, value_name = "N", default_value_t = 1000)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=MOST_EVENTS))]
    pub(in crate::cli) events: u64,
    /// Another number, another chronology
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// The folder to make; without it, trial-N-S here
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// More events than anybody will wait for.
const MOST_EVENTS: u64 = 100_000_000;

/// Calls that help gives.
pub(super) const EXAMPLES: &str = "\
Examples:
  annals generate                                  a thousand events, in trial-1000-1
  annals generate --events 100000 --seed 7         many more, and others
  annals generate --out /tmp/trial && annals /tmp/trial/chronology.jsonl";

/// What help says of the command.
pub(super) fn long_about() -> String {
    let faults = FAULTS_PER_THOUSAND.map(|(mark, share)| format!("{} {mark}", percent(share))).join(", ");
    format!(
        "Make up a chronology of any size, for trials\n\nWrites chronology.jsonl and the documents that it quotes \
         into a new folder: dates in all forms, actors, places, themes, text in five scripts. Nothing of it \
         happened. The same numbers give the same bytes, on every machine and in every version.\n\nIt has \
         faults of evidence, for `annals check` to find. Of its quotations about {faults} are meant to be; \
         {} of its events cite nothing, {} have no date. There is no other problem in it.",
        percent(UNCITED_PER_THOUSAND),
        percent(UNDATED_PER_THOUSAND),
    )
}

fn percent(per_thousand: u64) -> String {
    match (per_thousand / 10, per_thousand % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, tenth) => format!("{whole}.{tenth}%"),
    }
}
