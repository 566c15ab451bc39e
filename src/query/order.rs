//! The order in which events were read and that of time, from each to the other.
//!
//! What is worked out of all events is worked out in the order in which they were read, in which they stand in memory.

use crate::model::{Events, Seat};

/// Both orders.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// For each event as it was read its place in time; [`NOWHERE`] if it is left out.
    places: Vec<u32>,
    /// For each event in time its number as it was read.
    numbers: Vec<u32>,
}

/// Stands for no place.
const NOWHERE: u32 = u32::MAX;

impl Order {
    pub(super) fn new(events: &Events) -> Self {
        let places = events.places_as_read();
        let number = |seat: &Seat| u32::try_from(events.number_as_read(*seat).unwrap_or(places.len()));
        let numbers = events.seats().iter().map(|seat| number(seat).unwrap_or(NOWHERE)).collect();
        Self { places, numbers }
    }

    /// How many were read.
    pub(super) fn read(&self) -> usize {
        self.places.len()
    }

    /// How many have a place in time.
    pub(super) fn listed(&self) -> usize {
        self.numbers.len()
    }

    /// The place in time of an event that was read, unless it is left out.
    pub(super) fn place(&self, number: usize) -> Option<usize> {
        self.places.get(number).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// The same of one that has a place.
    pub(super) fn sure_place(&self, number: u32) -> u32 {
        self.places.get(number as usize).copied().unwrap_or(NOWHERE)
    }

    /// The number of an event in time as it was read.
    pub(super) fn number(&self, place: usize) -> Option<usize> {
        self.numbers.get(place).map(|number| *number as usize)
    }
}
