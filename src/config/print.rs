//! The whole configuration as a file that reads back as the same.

use std::fmt::Write;

use super::design::{Design, Draft, Paint, WEIGHTS};
use super::{COLOURLESS_THEME, COLOURS, Config, SIGNS, colour, themes};
use crate::tui::command::{Command, Group};
use crate::tui::key::notation;
use crate::tui::place::Place;
use crate::tui::theme::Role;

impl Config {
    /// Everything that is configured, said or not, with a word on each of it.
    pub fn print(&self) -> String {
        let names = themes::NAMES.join(", ");
        let mouse = self.mouse;
        let mut out = format!(
            "# The configuration of Annals.\n\n\
             # {names}, a theme below, or a file themes/NAME.toml beside this one.\n\
             theme = {}\n\n\
             # The colours that are sent: {}.\n\
             colours = \"{}\"\n\n\
             # The signs that are shown: {}.\n\
             signs = \"{}\"\n\n\
             # Whether the mouse is Annals's from the start; the terminal cannot select text then.\n\
             mouse = {mouse}\n",
            quoted(&self.theme),
            words(COLOURS),
            word(COLOURS, &self.colours),
            words(SIGNS),
            word(SIGNS, &self.glyphs),
        );
        self.print_keys(&mut out);
        let is_built_in = themes::NAMES.contains(&self.theme.as_str());
        let name = if is_built_in { "mine" } else { &self.theme };
        let theme = print_theme(name, &self.design);
        if is_built_in {
            let _ = writeln!(out, "\n# A theme of one's own; this one looks like {}.", self.theme);
            for line in theme.lines() {
                out.push_str(format!("# {line}").trim_end());
                out.push('\n');
            }
        } else {
            let _ = write!(out, "\n{theme}");
        }
        out
    }

    fn print_keys(&self, out: &mut String) {
        out.push_str("\n# For each command the keys that run it; [] for none.\n[keys]\n");
        for group in Group::ALL {
            let _ = writeln!(out, "# {}", group.name());
            for command in Command::ALL.iter().filter(|command| command.info().group == group) {
                let chords = self.keymap.chords(*command).iter().map(|keys| quoted(&notation(keys)));
                let set = format!("{} = [{}]", command.info().name, chords.collect::<Vec<_>>().join(", "));
                let _ =
                    writeln!(out, "{set:44} # {} ({})", command.info().help, places(command.info().places));
            }
        }
    }
}

fn places(places: &[Place]) -> String {
    if places == Place::ALL {
        return "everywhere".to_owned();
    }
    places.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ")
}

fn words<T>(words: &[(&str, T)]) -> String {
    words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// The word for a value.
fn word<T: PartialEq>(words: &'static [(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("auto", |(word, _)| word)
}

/// A text in quotes, as TOML has it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A name before an equals sign or in a header.
fn name(text: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    if !text.is_empty() && text.chars().all(is_bare) { text.to_owned() } else { quoted(text) }
}

fn print_theme(theme: &str, design: &Design) -> String {
    let theme = name(theme);
    // Every role is said, so the base is the one that has no colours to add.
    let mut out = format!("[themes.{theme}]\nbase = \"{COLOURLESS_THEME}\"\n\n[themes.{theme}.colours]\n");
    for (colour, ink) in &design.colours {
        let _ = writeln!(out, "{} = {}", name(colour), colour::written(*ink));
    }
    let _ = writeln!(out, "\n[themes.{theme}.roles]");
    for role in Role::ALL {
        let draft = design.roles.get(role).map_or_else(|| "{}".to_owned(), print_draft);
        let _ = writeln!(out, "{:60} # {}", format!("{} = {draft}", role.name()), role.what());
    }
    out
}

fn print_draft(draft: &Draft) -> String {
    let paint = |field: &str, paint: &Option<Paint>| {
        let written = match paint.as_ref()? {
            Paint::Named(name) => quoted(name),
            Paint::Own(ink) => colour::written(*ink),
        };
        Some(format!("{field} = {written}"))
    };
    let weights = WEIGHTS.iter().filter(|(_, weight)| draft.weight.contains(*weight));
    let fields = [paint("fg", &draft.fg), paint("bg", &draft.bg)].into_iter().flatten();
    let fields: Vec<_> = fields.chain(weights.map(|(word, _)| format!("{word} = true"))).collect();
    if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
}
