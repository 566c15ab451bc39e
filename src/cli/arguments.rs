//! What may be typed after `annals`, and what help says of it.

mod begun;
mod generating;
mod refused;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

pub(super) use begun::Begun;
use clap::error::{ContextKind, ErrorKind};
use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub(super) use generating::Generate;

use super::Status;
use crate::keep::Bookmark;
use crate::text::Clean;

/// Examples that help and the manual give.
pub(super) const EXAMPLES: &[(&str, &str)] = &[
    ("annals", "open the explorer on the built-in chronology"),
    ("annals -q 'actor:lavrov year:2012'", "open it on what Lavrov did in 2012"),
    ("annals list -q 'theme:islands'", "list the events about the islands"),
    ("annals list -q evidence:missing mine.toml", "list what is quoted and stands nowhere"),
    ("annals show abe-at-sochi-opening", "show one event with its evidence"),
    ("annals read voa-2014", "read a document, its cited passages marked"),
    ("annals check mine.toml", "find everything that is wrong with a file"),
    ("annals config --print", "print all that can be configured, as it is"),
    ("annals --plain --interactive", "explore line by line, with a screen reader"),
    ("annals notes --format markdown > notes.md", "take your stars and notes along"),
    ("annals list --format json | jq '.[].title'", "hand the events on to another program"),
];

/// The statuses that the program leaves with, and what they say.
pub(super) const STATUSES: &[(&str, &str)] = &[
    ("0", "done"),
    ("1", "nothing was found, or a check failed"),
    ("2", "wrong usage, or data that cannot be read"),
    ("128+N", "ended by signal N"),
];

/// Explore a cited chronology: what happened when, who says so, where, in which words.
///
/// Without a command, annals opens its explorer on FILE, or on the chronology that is built in: Russia and
/// Japan, 2012 to 2017, after five articles. A chronology is a TOML, JSON, JSON Lines or CSV file; the
/// documents that it quotes are looked for in its own folder, and every quotation is looked up in its document.
#[derive(Debug, Parser)]
#[command(
    name = "annals",
    version,
    override_usage = "annals [OPTIONS] [FILE]\n       annals [OPTIONS] COMMAND ...",
    after_help = "`annals --help` gives examples; `annals COMMAND --help` says more of a command.",
    after_long_help = after_long_help(),
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) begun: Begun,
    /// With --plain: explore line by line, for screen readers and scripts
    #[arg(long, requires = "plain")]
    pub(super) interactive: bool,
    #[command(flatten)]
    pub(super) manner: Manner,
}

/// Which events of which file.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The chronology; without one, that which is built in
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Only the events that match, as `actor:lavrov year:2012`
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
}

impl Asked {
    /// The query; without one, that for everything.
    pub(super) fn query(&self) -> &str {
        self.query.as_deref().unwrap_or_default()
    }
}

/// What goes with every command.
#[derive(Debug, Args)]
pub(super) struct Manner {
    /// The folder of the documents that FILE quotes, if not its own
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) documents: Option<PathBuf>,
    /// The configuration of the explorer, if not the usual one
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) config: Option<PathBuf>,
    /// When to use colour; auto is on terminals, if `NO_COLOR` is not set
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto", hide_default_value = true)]
    pub(super) color: Color,
    /// Plain lines: no screen, no colour, nothing cut or wrapped
    #[arg(long, global = true)]
    pub(super) plain: bool,
}

/// When to use colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On terminals, unless the user wants none anywhere.
    #[default]
    Auto,
    /// Whatever the output is.
    Always,
    /// On no account.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the events, in time order
    List(List),
    /// Show one event with its evidence
    Show(Show),
    /// List the sources
    Sources(Things),
    /// List the actors
    Actors(Things),
    /// List the places
    Places(Things),
    /// List the themes
    Themes(Things),
    /// Read a document with its cited passages marked
    Read(Read),
    /// List your own stars and notes
    Notes(Things),
    /// Find every problem of a file and its evidence
    Check(Report),
    /// Count events by year, actor, theme, source
    Stats(Stats),
    /// Make up a chronology of any size, for trials
    #[command(long_about = generating::long_about(), after_help = generating::EXAMPLES)]
    Generate(Generate),
    /// Show where the configuration is, and what is wrong with it
    Config(ConfigReport),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
    /// Print the keys of the explorer
    Keys,
}

/// What `list` takes.
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// How to write them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,
}

/// What `sources` and its like take.
#[derive(Debug, Args)]
pub(super) struct Things {
    /// The chronology; without one, that which is built in
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// How to write them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,
}

/// What `show` takes.
#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub(super) struct Show {
    /// The chronology; without one, that which is built in
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// The id of the event
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextFormat,
    /// Only its sources, a line each, as they are cited
    #[arg(long, value_name = "STYLE", conflicts_with = "format")]
    pub(super) cite: Option<CitationStyle>,
}

/// How a source is cited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum CitationStyle {
    /// A note after The Chicago Manual of Style.
    Chicago,
    /// A reference after the APA.
    Apa,
    /// An entry after the MLA Handbook.
    Mla,
    /// The quotation and where it stands.
    Plain,
}

/// What `read` takes.
#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub(super) struct Read {
    /// The chronology; without one, that which is built in
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// The id of the source
    #[arg(value_name = "SOURCE")]
    pub(super) source: String,
}

/// What `stats` takes.
#[derive(Debug, Args)]
pub(super) struct Stats {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextFormat,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// The chronology; without one, that which is built in
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TextFormat,
}

/// What `config` takes.
#[derive(Debug, Args)]
pub(super) struct ConfigReport {
    /// Print all that can be configured, as it is in force, as a file that can be edited
    #[arg(long)]
    pub(super) print: bool,
}

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ListFormat {
    /// Aligned columns, cut to fit a terminal.
    Table,
    /// One array.
    Json,
    /// One object a line.
    Jsonl,
    /// Comma-separated values (RFC 4180), with a heading.
    Csv,
    /// A table in Markdown.
    Markdown,
}

/// How anything else is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum TextFormat {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

impl Command {
    /// The word for it, as it is typed.
    fn name(&self) -> &'static str {
        match self {
            Self::List(_) => "list",
            Self::Show(_) => "show",
            Self::Sources(_) => "sources",
            Self::Actors(_) => "actors",
            Self::Places(_) => "places",
            Self::Themes(_) => "themes",
            Self::Read(_) => "read",
            Self::Notes(_) => "notes",
            Self::Check(_) => "check",
            Self::Stats(_) => "stats",
            Self::Generate(_) => "generate",
            Self::Config(_) => "config",
            Self::Completions { .. } => "completions",
            Self::Man => "man",
            Self::Keys => "keys",
        }
    }

    /// Whether it is about a chronology at all.
    fn takes_file(&self) -> bool {
        !matches!(
            self,
            Self::Generate(_) | Self::Config(_) | Self::Completions { .. } | Self::Man | Self::Keys
        )
    }
}

impl Arguments {
    /// Where to begin. A query that is asked counts before that of a place.
    pub(super) fn place(&self) -> Bookmark {
        let place = self.begun.at.as_deref().map(Bookmark::read).unwrap_or_default();
        match &self.asked.query {
            Some(query) => Bookmark { query: Clean::line(query), ..place },
            None => place,
        }
    }
}

/// The command line, for what is generated of it.
pub(super) fn command() -> clap::Command {
    Arguments::command()
}

/// Reads the arguments of a process.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut command = command().color(help_colour(&arguments));
    let matches = command.try_get_matches_from_mut(arguments).map_err(|mut error| {
        if error.kind() == ErrorKind::UnknownArgument {
            // That the option may be passed as a value is seldom so and never meant.
            error.remove(ContextKind::Suggested);
        }
        error
    })?;
    Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Whether help is to be in colour: it is written before all arguments are understood.
fn help_colour(arguments: &[OsString]) -> ColorChoice {
    let after_flag = arguments.windows(2).filter(|pair| pair[0] == "--color").map(|pair| pair[1].to_str());
    let joined =
        arguments.iter().filter_map(|argument| argument.to_str()?.strip_prefix("--color=").map(Some));
    match after_flag.chain(joined).flatten().last() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ if arguments.iter().any(|argument| argument == "--plain") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// Writes help where it was asked for, and mistakes to standard error.
pub(super) fn tell(error: &clap::Error) -> Status {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match error.print() {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Status::UNUSABLE,
            _ => Status::DONE,
        },
        _ => {
            // It repeats what was typed, so it is outside text and its colours cannot be told from ours.
            let message = Clean::new(&error.render().to_string());
            // There is nowhere left to complain of a standard error that cannot be written to.
            let _ = write!(std::io::stderr(), "{message}");
            Status::UNUSABLE
        }
    }
}

fn after_long_help() -> String {
    let table = |rows: &[(&str, &str)]| {
        let column = rows.iter().map(|(left, _)| left.len()).max().unwrap_or_default();
        let lines = rows.iter().map(|(left, right)| format!("  {left:column$}  {right}"));
        lines.collect::<Vec<_>>().join("\n")
    };
    format!(
        "Examples:\n{}\n\nExit status:\n{}\n\nThe query language is told in `annals man`. A file that is called like a \
         command is opened as ./list.",
        table(EXAMPLES),
        table(STATUSES),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn every_command_knows_its_name() {
        for subcommand in command().get_subcommands() {
            let name = subcommand.get_name();
            let typed = ["annals", name, "bash"];
            let typed = match name {
                "show" | "read" | "completions" => &typed[..],
                _ => &typed[..2],
            };
            let arguments = parse(typed.iter().map(OsString::from)).unwrap();
            assert_eq!(arguments.command.unwrap().name(), name);
        }
    }

    #[test]
    fn the_last_word_on_colour_counts_for_help() {
        for (typed, expected) in [
            (&["annals"][..], ColorChoice::Auto),
            (&["annals", "--color", "always"], ColorChoice::Always),
            (&["annals", "--color=never"], ColorChoice::Never),
            (&["annals", "--plain", "-h"], ColorChoice::Never),
        ] {
            let typed: Vec<_> = typed.iter().map(OsString::from).collect();
            assert_eq!(help_colour(&typed), expected, "{typed:?}");
        }
    }
}
