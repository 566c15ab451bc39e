//! What a menu lists, each with a name and a text.

use std::ops::Range;

use super::super::line::{Line, Roles, paragraph};
use super::super::state::{Context, Listed, State};
use super::super::theme::Role;
use crate::exchange::{Style, cite};
use crate::text::Clean;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub name: Clean,
    /// What it is.
    pub text: String,
}

/// The lines of a menu, and which of them belong to which item.
#[derive(Clone, Debug, Default)]
pub struct MenuLines {
    /// All lines.
    pub lines: Vec<Line>,
    /// For each item its lines, of which the first is its name.
    pub blocks: Vec<Range<usize>>,
}

/// What there is to choose from.
pub fn items(of: Listed, state: &State, context: &Context) -> Vec<Item> {
    match of {
        Listed::Views => {
            let views = context.kept.views.iter();
            views.map(|(name, view)| Item { name: name.clone(), text: view.to_string() }).collect()
        }
        Listed::Citations => {
            let citations = state.selected.map(|event| context.chronology.event(event).citations);
            let Some(citation) = citations.and_then(|all| all.get(state.citation)) else {
                return Vec::new();
            };
            let item = |style: Style| {
                let text = cite(&context.chronology, &citation, style);
                Item { name: Clean::line(style.name()), text }
            };
            Style::ALL.map(item).into()
        }
    }
}

/// The lines of a menu on the present screen: a name, its text beneath.
pub fn menu(of: Listed, state: &State, context: &Context) -> MenuLines {
    const INDENT: usize = 2;
    let columns = state.screen().menu_columns();
    let mut menu = MenuLines::default();
    for item in items(of, state, context) {
        let start = menu.lines.len();
        menu.lines.push(Line::new(item.name.as_str(), Role::Title).fit(columns));
        let roles = Roles { plain: Role::Text, marked: Role::Text };
        let text = paragraph(&item.text, columns.saturating_sub(INDENT).max(1), &[], roles);
        menu.lines.extend(text.into_iter().map(|line| Line::default().pad(INDENT).with(line)));
        menu.blocks.push(start..menu.lines.len());
    }
    menu
}
