//! An actor as programs get it.

use serde::Serialize;

use super::optional;
use crate::cli::listing::{Entry, Field, joined};
use crate::cli::styles;
use crate::cli::table::{Cell, Column, Room};
use crate::model::{Actor, ActorKind, Chronology};
use crate::text::Clean;

/// An actor, with what the chronology makes of it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ActorRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    /// Null where nobody says.
    kind: Option<ActorKind>,
    aliases: &'a [Clean],
    /// What it belongs to, directly.
    of: Vec<&'a Clean>,
    /// How many events it or anyone who belongs to it has.
    events: usize,
}

impl<'a> ActorRecord<'a> {
    pub(in crate::cli) fn new(chronology: &'a Chronology, actor: &'a Actor, events: usize) -> Self {
        Self {
            id: &actor.id,
            name: &actor.name,
            kind: actor.kind,
            aliases: &actor.aliases,
            of: actor.of.iter().map(|key| &chronology[*key].id).collect(),
            events,
        }
    }
}

impl Entry for ActorRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "id", cell: |actor| actor.id.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |actor| actor.events.to_string().into(), room: Room::Number },
            Column { heading: "name", cell: |actor| actor.name.as_str().into(), room: Room::Cut(20) },
            Column {
                heading: "kind",
                cell: |actor| optional(actor.kind.map(ActorKind::name)).into(),
                room: Room::Spare,
            },
            Column { heading: "of", cell: |actor| joined(&actor.of).into(), room: Room::Spare },
            Column {
                heading: "aliases",
                cell: |actor| Cell::new(styles::FAINT, joined(actor.aliases)),
                room: Room::Spare,
            },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("id", |actor| actor.id.to_string()),
            ("name", |actor| actor.name.to_string()),
            ("kind", |actor| optional(actor.kind.map(ActorKind::name))),
            ("aliases", |actor| joined(actor.aliases)),
            ("of", |actor| joined(&actor.of)),
            ("events", |actor| actor.events.to_string()),
        ]
    }
}
