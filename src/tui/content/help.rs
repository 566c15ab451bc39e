//! The keys: all of a place for the help, the few that matter for the footer.

use super::super::command::{Command, Group};
use super::super::keymap::Keymap;
use super::super::line::Line;
use super::super::place::Place;
use super::super::state::Context;
use super::super::theme::Role;
use super::signs::signs;
use crate::query::fields;
use crate::text::fold;

/// A line of the help.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpLine {
    /// What it says.
    pub line: Line,
    /// What it is good for; `None`: it is a heading, or blank.
    pub does: Option<Does>,
}

/// What happens when a line of the help is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// A command is run.
    Run(Command),
    /// This is typed into the query.
    Type(&'static str),
    /// It only tells.
    Nothing,
}

/// A sign or keys, and what they mean.
struct HelpEntry {
    sign: String,
    role: Role,
    meaning: &'static str,
    does: Does,
}

impl HelpEntry {
    fn typed(term: &'static str, meaning: &'static str, does: Does) -> Self {
        Self { sign: term.to_owned(), role: Role::Key, meaning, does }
    }

    /// Whether it has these words, beneath this heading.
    fn has(&self, words: &str, heading: &str) -> bool {
        let text = fold(&format!("{} {} {heading}", self.sign, self.meaning));
        words.split_whitespace().all(|word| text.contains(word))
    }

    fn line(self) -> HelpLine {
        // Cells before what an entry means.
        const MEANING: usize = 28;
        let line = Line::new("  ", Role::Text).then(self.sign, self.role).pad(MEANING);
        HelpLine { line: line.then(self.meaning, Role::Text), does: Some(self.does) }
    }
}

/// The lines of the help that have all of these words, in themselves or in their headings: the commands of a place; for the panes also what the signs
/// mean, and the fields of the query.
pub fn help(place: Place, context: &Context, words: &str) -> Vec<HelpLine> {
    let words = fold(words);
    let mut lines = Vec::new();
    for (heading, mut entries) in sections(place, context) {
        entries.retain(|entry| entry.has(&words, heading));
        if entries.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine { line: Line::default(), does: None });
        }
        lines.push(HelpLine { line: Line::new(heading, Role::Heading), does: None });
        lines.extend(entries.into_iter().map(HelpEntry::line));
    }
    lines
}

fn sections(place: Place, context: &Context) -> Vec<(&'static str, Vec<HelpEntry>)> {
    let mut sections =
        Vec::from(Group::ALL.map(|group| (group.name(), commands(place, group, &context.keymap))));
    let sign = |(sign, role, meaning)| HelpEntry { sign, role, meaning, does: Does::Nothing };
    let tables = signs(place, &context.glyphs).into_iter();
    sections.extend(tables.map(|(heading, signs)| (heading, signs.into_iter().map(sign).collect())));
    if Command::Find.info().places.contains(&place) {
        let mut query = vec![
            HelpEntry::typed("words", "in titles, names, summaries and quotations", Does::Type("")),
            HelpEntry::typed("\"two words\"", "just so", Does::Type("\"")),
            HelpEntry::typed("OR  -  ( )", "either; without; together", Does::Nothing),
        ];
        query.extend(fields().iter().map(|field| {
            let name = field.example.split_inclusive(':').next().unwrap_or_default();
            HelpEntry::typed(field.example, field.finds, Does::Type(name))
        }));
        sections.push(("Query", query));
    }
    sections
}

fn commands(place: Place, group: Group, keymap: &Keymap) -> Vec<HelpEntry> {
    let commands = Command::ALL.iter().map(|command| (*command, command.info(), keymap.keys(*command)));
    let here = commands
        .filter(|(_, info, keys)| info.group == group && info.places.contains(&place) && !keys.is_empty());
    here.map(|(command, info, sign)| HelpEntry {
        sign,
        role: Role::Key,
        meaning: info.help,
        does: Does::Run(command),
    })
    .collect()
}

/// What the footer may hint at: each command that has a word for it here, with its first key.
pub fn hints(place: Place, keymap: &Keymap) -> impl Iterator<Item = (Command, String)> {
    Command::ALL.iter().filter_map(move |command| {
        let info = command.info();
        let is_hinted = info.places.contains(&place) && !info.hint.is_empty();
        let key = Some(keymap.key(*command)).filter(|key| is_hinted && !key.is_empty())?;
        Some((*command, key))
    })
}
