//! A theme as it is written: colours with names, and what each role has of them.

use std::collections::BTreeMap;

use ratatui::style::Modifier;

use super::report::Report;
use super::{colour, themes};
use crate::load::{Item, Setting, Written};
use crate::tui::Colours;
use crate::tui::theme::{Ink, Look, Role, Theme};

/// A theme: which colours there are, and what each role looks like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Design {
    /// Colours by name.
    pub(super) colours: BTreeMap<String, Ink>,
    /// What roles look like. A role that is not there looks like text.
    pub(super) roles: BTreeMap<Role, Draft>,
}

/// What a role looks like, its colours by name where they have one, so that a theme can change those of another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) fg: Option<Paint>,
    pub(super) bg: Option<Paint>,
    pub(super) weight: Modifier,
}

/// A colour of a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Paint {
    /// One of the theme's, by its name.
    Named(String),
    /// One without a name in the theme.
    Own(Ink),
}

/// What can be said of letters besides their colours.
pub(super) const WEIGHTS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

impl Design {
    /// Reads a theme. What it does not say is as in `base`, unless it names another.
    pub(super) fn read(settings: &[Setting], base: Self, report: &mut Report<'_>) -> Self {
        let mut design = base;
        // A base is read first, then the colours, wherever they stand: roles are made of both.
        for wanted in ["base", "colours", "roles"] {
            let setting = settings.iter().find(|setting| setting.name == wanted);
            match (wanted, setting) {
                ("base", Some(Setting { item, .. })) => design.set_base(item, report),
                ("colours", Some(Setting { item, .. })) => design.set_colours(item, report),
                ("roles", Some(Setting { item, .. })) => design.set_roles(item, report),
                _ => {}
            }
        }
        let known = ["base", "colours", "roles"];
        for Setting { name, name_span, .. } in settings {
            if !known.contains(&name.as_str()) {
                let message = format!("a theme has no `{name}`");
                report.unknown(name_span, ("unknown-setting", &message), name, &known);
            }
        }
        design
    }

    fn set_base(&mut self, item: &Item, report: &mut Report<'_>) {
        let Some(name) = report.text(item, "base", "base = \"dark\"") else {
            return;
        };
        if let Some(base) = themes::built_in(name) {
            *self = base;
        } else {
            let message = format!("no theme `{name}` is built in");
            report.unknown(&item.span, ("unknown-theme", &message), name, &themes::NAMES);
        }
    }

    fn set_colours(&mut self, item: &Item, report: &mut Report<'_>) {
        for Setting { name, item, .. } in report.table(item, "colours", "[colours]") {
            if let Some(ink) = colour::read(item, name, report) {
                self.colours.insert(name.clone(), ink);
            }
        }
    }

    fn set_roles(&mut self, item: &Item, report: &mut Report<'_>) {
        for Setting { name, name_span, item } in report.table(item, "roles", "[roles]") {
            let Some(role) = Role::ALL.iter().copied().find(|role| role.name() == name) else {
                let known: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
                let message = format!("nothing on the screen is called `{name}`");
                report.unknown(name_span, ("unknown-role", &message), name, &known);
                continue;
            };
            let draft = self.draft(item, name, report);
            self.roles.insert(role, draft);
        }
    }

    fn draft(&self, item: &Item, role: &str, report: &mut Report<'_>) -> Draft {
        let mut draft = Draft::default();
        for Setting { name, name_span, item } in report.table(item, role, "{ fg = \"cyan\", bold = true }") {
            match (name.as_str(), WEIGHTS.iter().find(|(word, _)| word == name)) {
                ("fg", _) => draft.fg = self.paint(item, name, report),
                ("bg", _) => draft.bg = self.paint(item, name, report),
                (_, Some((_, weight))) => {
                    draft.weight.set(*weight, report.truth(item, name).unwrap_or_default());
                }
                _ => {
                    let known: Vec<_> =
                        ["fg", "bg"].into_iter().chain(WEIGHTS.map(|(word, _)| word)).collect();
                    let message = format!("`{role}` has no `{name}`");
                    report.unknown(name_span, ("unknown-setting", &message), name, &known);
                }
            }
        }
        draft
    }

    fn paint(&self, item: &Item, field: &str, report: &mut Report<'_>) -> Option<Paint> {
        if let Written::Text(name) = &item.value {
            if self.colours.contains_key(name) {
                return Some(Paint::Named(name.clone()));
            }
            if colour::ink(name).is_none() && !name.starts_with('#') {
                let mut known: Vec<&str> = self.colours.keys().map(String::as_str).collect();
                known.extend(colour::names());
                let message = format!("the theme has no colour `{name}`");
                report.unknown(&item.span, ("unknown-colour", &message), name, &known);
                return None;
            }
        }
        colour::read(item, field, report).map(Paint::Own)
    }

    fn ink(&self, paint: &Paint) -> Option<Ink> {
        match paint {
            Paint::Named(name) => self.colours.get(name).copied(),
            Paint::Own(ink) => Some(*ink),
        }
    }

    /// What a role looks like.
    pub(super) fn look(&self, role: Role) -> Look {
        self.roles.get(&role).map_or_else(Look::default, |Draft { fg, bg, weight }| Look {
            fg: fg.as_ref().and_then(|paint| self.ink(paint)),
            bg: bg.as_ref().and_then(|paint| self.ink(paint)),
            weight: *weight,
        })
    }

    /// Whether anything has a colour.
    pub(super) fn has_colours(&self) -> bool {
        self.roles.values().any(|draft| draft.fg.is_some() || draft.bg.is_some())
    }

    /// The theme in such colours as may be sent.
    pub fn theme(&self, colours: Colours) -> Theme {
        Theme::new(colours, |role| self.look(role))
    }
}
