//! What may be asked of the explorer alone.

use clap::Args;

/// Where the explorer begins, and how it looks.
#[derive(Debug, Args)]
pub(in crate::cli) struct Begun {
    /// Open at a place, as `at:abe-at-sochi-opening actor:abe`: what `@` copies
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) at: Option<String>,
    /// Open at the beginning, not where you left
    #[arg(long)]
    pub(in crate::cli) fresh: bool,
    /// The theme of this run, built in (as `dark`, `light`, `high-contrast`) or yours
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub(in crate::cli) theme: Option<String>,
}
