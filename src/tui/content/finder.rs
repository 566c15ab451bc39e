//! What a list over the panes tells of its entry in focus, and the ways to cite.

use super::super::line::{Line, Roles, paragraph};
use super::super::state::{Action, Context, Finder, FinderKind, Offer, State};
use super::super::theme::Role;
use super::problem;
use crate::exchange::{Style, cite};
use crate::text::Clean;

/// The entry in focus in full, where its line may have no room for it.
pub fn details(finder: &Finder, context: &Context, columns: usize) -> Vec<Line> {
    const ROLES: Roles = Roles { plain: Role::Text, marked: Role::Text };
    match (finder.kind, finder.in_focus().map(|entry| &entry.action)) {
        (_, Some(Action::Problem(number))) => {
            context.wrong().get(*number).map(|wrong| problem(wrong, columns)).unwrap_or_default()
        }
        (_, Some(Action::Copy(text))) => paragraph(text, columns, &[], ROLES),
        (FinderKind::Views, Some(Action::View(place))) => paragraph(&place.to_string(), columns, &[], ROLES),
        _ => Vec::new(),
    }
}

/// The ways to cite the quotation in focus.
pub fn citations(state: &State, context: &Context) -> Vec<Offer> {
    let cited = state.cited_in_focus(context);
    let citation =
        cited.and_then(|cited| context.chronology.event(cited.event).citations.get(cited.citation));
    let entry = |style: Style| {
        let text = cite(&context.chronology, citation.as_ref()?, style);
        Some(Offer {
            lead: style.name().to_owned(),
            text: Clean::line(&text),
            beside: Clean::default(),
            works: true,
            action: Action::Copy(text),
        })
    };
    Style::ALL.into_iter().filter_map(entry).collect()
}
