//! The keys: all of a place for the help, the few that matter for the footer.

use super::super::command::{Command, Group};
use super::super::glyphs::Glyphs;
use super::super::keymap::Keymap;
use super::super::line::Line;
use super::super::place::Place;
use super::super::theme::Role;
use crate::model::{Evidence, Kind};
use crate::query::fields;
use crate::timeline::Rail;

/// The lines of the help: every command of a place; for the panes also what the signs mean, and the fields of the
/// query.
pub fn help(place: Place, keymap: &Keymap, glyphs: &Glyphs) -> Vec<Line> {
    let mut lines = commands(place, keymap);
    if matches!(place, Place::Timeline | Place::Event | Place::Sources) {
        lines.push(Line::default());
        lines.push(Line::new("Signs", Role::Heading));
        lines.extend(signs(glyphs).map(|(sign, role, meaning)| entry(sign, role, meaning)));
        lines.push(Line::default());
        lines.push(Line::new("Query", Role::Heading));
        lines.push(entry("words".to_owned(), Role::Key, "in titles, names, summaries and quotations"));
        lines.push(entry("\"two words\"".to_owned(), Role::Key, "just so"));
        lines.push(entry("OR  -  ( )".to_owned(), Role::Key, "either; without; together"));
        for field in fields() {
            lines.push(entry(field.example.to_owned(), Role::Key, field.finds));
        }
    }
    lines
}

/// Cells before what an entry means.
const ENTRY: usize = 28;

fn entry(sign: String, role: Role, meaning: &str) -> Line {
    Line::new("  ", Role::Text).then(sign, role).pad(ENTRY).then(meaning, Role::Text)
}

/// The signs of the list and of the evidence.
fn signs(glyphs: &Glyphs) -> impl Iterator<Item = (String, Role, &'static str)> {
    let glyphs = *glyphs;
    let kinds =
        Kind::ALL.iter().map(move |kind| (glyphs.kind(*kind).to_owned(), Role::of_kind(*kind), kind.name()));
    let rails = [Rail::Begins, Rail::Passes, Rail::Ends].map(|rail| glyphs.rail(rail)).concat();
    let dates = [
        (rails, Role::Dim, "a span of time, and the events within it"),
        ("c. 2010".to_owned(), Role::Dim, "about then"),
        ("29 Jan?".to_owned(), Role::Dim, "perhaps then"),
        ("12 Feb+".to_owned(), Role::Dim, "then or later"),
        ("in Apr\u{2013}May, by 2015".to_owned(), Role::Dim, "once in that time"),
        ("perhaps".to_owned(), Role::Dim, "it may match the query, depending on its date"),
        ("disputed".to_owned(), Role::Plan, "a source says otherwise"),
    ];
    let marks = [
        (Evidence::Exact, "the words stand in the document"),
        (Evidence::Changed, "something near them stands there"),
        (Evidence::Ambiguous, "they stand in several places"),
        (Evidence::Missing, "they do not stand there"),
    ];
    let marks = marks.map(|(mark, meaning)| {
        (format!("{} {}", glyphs.evidence(Some(mark)), mark.name()), Role::of_evidence(Some(mark)), meaning)
    });
    kinds.chain(dates).chain(marks)
}

fn commands(place: Place, keymap: &Keymap) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        // A command that was left without keys cannot be given from here.
        let commands: Vec<_> = Command::ALL
            .iter()
            .map(|command| (command.info(), keymap.keys(*command)))
            .filter(|(info, keys)| info.group == group && info.places.contains(&place) && !keys.is_empty())
            .collect();
        if commands.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::new(group.name(), Role::Heading));
        for (info, keys) in commands {
            lines.push(entry(keys, Role::Key, info.help));
        }
    }
    lines
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
