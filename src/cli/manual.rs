//! `annals man`: the manual page, made of what the program itself knows.

use std::io::{self, Write};

use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::Status;
use super::arguments::{self, EXAMPLES, STATUSES};
use super::console::Console;
use super::failure::Failure;
use super::{interactive, keys};
use crate::query::fields;

/// What the query language has besides its fields.
const LANGUAGE: &[&str] = &[
    "Words without a field are looked for in titles, in the names of actors, places and themes, in summaries \
     and in quotations, whatever their case, accents or width; in titles and names a missing letter does no harm.",
    "Terms must all match, unless OR stands between them. NOT or - before a term negates it, parentheses group, \
     and \"quoted words\" must stand just so. What is not understood of a query is told; the rest is asked.",
    "A date that is not known exactly may match perhaps; such events are listed and marked.",
];

/// Writes the manual page.
pub(super) fn run(console: &mut Console) -> Result<Status, Failure> {
    let mut page = Vec::new();
    render(&mut page)?;
    console.write_all(&page)?;
    Ok(Status::DONE)
}

fn render(page: &mut Vec<u8>) -> io::Result<()> {
    let mut command = arguments::command();
    command.build();
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    commands(&command).to_writer(page)?;
    query_language().to_writer(page)?;
    explorer_keys().to_writer(page)?;
    line_by_line().to_writer(page)?;
    table("EXAMPLES", EXAMPLES).to_writer(page)?;
    table("EXIT STATUS", STATUSES).to_writer(page)?;
    environment().to_writer(page)?;
    table("FILES", &FILES).to_writer(page)
}

fn commands(command: &Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for command in command.get_subcommands() {
        let mut usage = vec![bold(format!("annals {}", command.get_name()))];
        for argument in command.get_positionals() {
            let name = value_name(argument);
            let name = if argument.is_required_set() { name } else { format!("[{name}]") };
            usage.extend([roman(" "), italic(name)]);
        }
        roff.control("SS", []);
        roff.text(usage);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        let own = command.get_opts().filter(|option| !option.is_global_set());
        for option in own {
            roff.control("TP", []);
            roff.text([bold(spelled(option)), roman(" "), italic(value_name(option))]);
            let values: Vec<_> =
                option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            let help = option.get_help().map(ToString::to_string).unwrap_or_default();
            let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
            roff.text([roman(help + &values)]);
        }
    }
    roff
}

fn value_name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn spelled(option: &Arg) -> String {
    let short = option.get_short().map(|short| format!("-{short}"));
    let long = option.get_long().map(|long| format!("--{long}"));
    short.into_iter().chain(long).collect::<Vec<_>>().join(", ")
}

fn query_language() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["QUERY LANGUAGE"]);
    for paragraph in LANGUAGE {
        roff.control("PP", []);
        roff.text([roman(*paragraph)]);
    }
    for field in fields() {
        roff.control("TP", []);
        roff.text([bold(field.example)]);
        roff.text([roman(field.finds)]);
    }
    roff
}

fn explorer_keys() -> Roff {
    let mut roff = Roff::new();
    let sections = keys::sections();
    if !sections.is_empty() {
        roff.control("SH", ["KEYS"]);
    }
    for section in &sections {
        roff.control("SS", [section.heading]);
        for entry in &section.commands {
            roff.control("TP", []);
            roff.text([bold(entry.keys.as_str())]);
            roff.text([roman(format!("{} ({})", entry.help, entry.places))]);
        }
    }
    roff
}

fn line_by_line() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["LINE BY LINE"]);
    roff.text([
        roman("With "),
        bold("--plain --interactive"),
        roman(
            ", commands are read from standard input, a line each, and answered in lines of words, until the \
             input ends. A number alone goes to the event of that number in the list.",
        ),
    ]);
    for command in &interactive::COMMANDS {
        roff.control("TP", []);
        roff.text([bold(command.name), roman(", "), bold(command.letter), roman(" "), italic(command.takes)]);
        roff.text([roman(command.help)]);
    }
    roff
}

fn table(heading: &str, rows: &[(&str, &str)]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [heading]);
    for (left, right) in rows {
        roff.control("TP", []);
        roff.text([bold(*left)]);
        roff.text([roman(*right)]);
    }
    roff
}

/// What is read of the environment, and what it does.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("NO_COLOR", "If set to anything but nothing, there is no colour but with --color always."),
    (
        "COLORTERM",
        "If truecolor or 24bit, the explorer uses shades of its own; else those of TERM's palette nearest to them, or the terminal's sixteen colours.",
    ),
    (
        "TERM",
        "If unset, empty or dumb, there is no explorer, and no colour in what commands print. If linux, signs are of ASCII.",
    ),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "The first that is set names the locale; where that is not UTF-8, signs are of ASCII.",
    ),
    (
        "XDG_STATE_HOME",
        "The folder in which annals/ holds what you keep of chronologies: stars, notes, saved views, and where \
         you left. Without it, or if it is no absolute path, that is ~/.local/state.",
    ),
    (
        "XDG_CONFIG_HOME, HOME",
        "The first that is set to an absolute path says where configurations are: in it, or in .config in it.",
    ),
];

/// What is read besides what is named.
const FILES: [(&str, &str); 2] = [
    (
        "$XDG_CONFIG_HOME/annals/config.toml",
        "The configuration of the explorer, unless --config names another. annals config --print prints one with everything that can be set, and annals config tells what is wrong with it.",
    ),
    (
        "$XDG_CONFIG_HOME/annals/themes/NAME.toml",
        "A theme of one's own, beside the configuration that names it.",
    ),
];

fn environment() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["ENVIRONMENT"]);
    for (variable, does) in ENVIRONMENT {
        roff.control("TP", []);
        roff.text([bold(variable)]);
        roff.text([roman(does)]);
    }
    roff
}
