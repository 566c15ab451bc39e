//! A place as programs get it.

use serde::Serialize;

use crate::cli::listing::{Entry, Field};
use crate::cli::table::{Column, Room};
use crate::model::Place;
use crate::text::Clean;

/// A place, with what the chronology makes of it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PlaceRecord<'a> {
    id: &'a Clean,
    name: &'a Clean,
    /// Degrees north, in WGS 84.
    lat: Option<f64>,
    /// Degrees east.
    lon: Option<f64>,
    events: usize,
}

impl<'a> PlaceRecord<'a> {
    pub(in crate::cli) fn new(place: &'a Place, events: usize) -> Self {
        let (lat, lon) = place.coordinates.unzip();
        Self { id: &place.id, name: &place.name, lat, lon, events }
    }

    fn position(&self) -> String {
        let side = |degrees: f64, sides: [&str; 2]| {
            format!("{:.2}° {}", degrees.abs(), if degrees < 0.0 { sides[1] } else { sides[0] })
        };
        let position = self.lat.zip(self.lon);
        position.map_or_else(String::new, |(lat, lon)| {
            format!("{}, {}", side(lat, ["N", "S"]), side(lon, ["E", "W"]))
        })
    }
}

impl Entry for PlaceRecord<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { heading: "id", cell: |place| place.id.as_str().into(), room: Room::Cut(12) },
            Column { heading: "events", cell: |place| place.events.to_string().into(), room: Room::Number },
            Column { heading: "name", cell: |place| place.name.as_str().into(), room: Room::Cut(20) },
            Column { heading: "position", cell: |place| place.position().into(), room: Room::Spare },
        ]
    }

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("id", |place| place.id.to_string()),
            ("name", |place| place.name.to_string()),
            ("lat", |place| degrees(place.lat)),
            ("lon", |place| degrees(place.lon)),
            ("events", |place| place.events.to_string()),
        ]
    }
}

fn degrees(degrees: Option<f64>) -> String {
    degrees.map(|degrees| degrees.to_string()).unwrap_or_default()
}
