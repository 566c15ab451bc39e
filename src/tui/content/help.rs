//! The keys: all of a place for the help, the few that matter for the footer.

use std::ops::Range;

use super::super::command::{Command, Group};
use super::super::keymap::Keymap;
use super::super::layout::Screen;
use super::super::line::{Line, Roles, paragraph};
use super::super::place::Place;
use super::super::state::{Context, Help};
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
    /// Whether it goes on with what the line above it says.
    pub goes_on: bool,
}

impl HelpLine {
    fn heading(line: Line) -> Self {
        Self { line, does: None, goes_on: false }
    }
}

/// The lines of the entry to which one of them belongs.
pub fn entry_at(lines: &[HelpLine], at: usize) -> Range<usize> {
    let goes_on = |at: &usize| lines.get(*at).is_some_and(|line| line.goes_on);
    let further = (at + 1..lines.len()).take_while(goes_on).count();
    let before = (1..=at).rev().take_while(goes_on).count();
    at - before..at + 1 + further
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

    /// Its lines, none of them wider than `columns`: what it means beside the sign, or where that has no room below it.
    fn lines(self, columns: usize) -> Vec<HelpLine> {
        // Cells before the sign, and before what it means: beside the sign, and below it.
        const SIGN: usize = 2;
        const BESIDE: usize = 28;
        const BELOW: usize = 4;
        // Cells that a meaning needs at least.
        const LEAST: usize = 24;
        let same = |role| Roles { plain: role, marked: role };
        let has_room = columns >= BESIDE + LEAST;
        let column = if has_room { BESIDE } else { BELOW };
        let signs = paragraph(&self.sign, columns.saturating_sub(SIGN).max(1), &[], same(self.role));
        let mut lines: Vec<Line> =
            signs.into_iter().map(|line| Line::default().pad(SIGN).with(line)).collect();
        let mut meanings =
            paragraph(self.meaning, columns.saturating_sub(column).max(1), &[], same(Role::Text)).into_iter();
        if has_room && let Some(sign) = lines.pop_if(|line| line.width() < column) {
            lines.push(sign.pad(column).with(meanings.next().unwrap_or_default()));
        }
        lines.extend(meanings.map(|meaning| Line::default().pad(column).with(meaning)));
        let does = Some(self.does);
        lines.into_iter().enumerate().map(|(at, line)| HelpLine { line, does, goes_on: at > 0 }).collect()
    }
}

/// The lines of a help on a screen, of what has all of the words that are typed in it, or in its heading: the
/// commands of a place; for the panes also what the signs mean, and the fields of the query.
pub fn help(shown: &Help, screen: &Screen, context: &Context) -> Vec<HelpLine> {
    let columns = screen.help(0).width.into();
    let words = fold(shown.typed());
    let mut lines = Vec::new();
    for (heading, mut entries) in sections(shown.of, context) {
        entries.retain(|entry| entry.has(&words, heading));
        if entries.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::heading(Line::default()));
        }
        lines.push(HelpLine::heading(Line::new(heading, Role::Heading)));
        lines.extend(entries.into_iter().flat_map(|entry| entry.lines(columns)));
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
