//! A theme as programs get it.

use serde::Serialize;

use crate::cli::listing::{Entry, Field};
use crate::cli::table::{Column, Room};
use crate::model::Theme;
use crate::text::Clean;

/// A theme, whose name is its id.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ThemeRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    events: usize,
}

impl<'a> ThemeRecord<'a> {
    pub(in crate::cli) fn new(theme: &'a Theme, events: usize) -> Self {
        Self { id: &theme.name, name: &theme.name, events }
    }
}

impl Entry for ThemeRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "theme", cell: |theme| theme.name.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |theme| theme.events.to_string().into(), room: Room::Number },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("id", |theme| theme.id.to_string()),
            ("name", |theme| theme.name.to_string()),
            ("events", |theme| theme.events.to_string()),
        ]
    }
}
