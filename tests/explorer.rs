//! The explorer as a person meets it, without a terminal: key scripts, and screens at many sizes.

#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may die where the tests must")]

#[path = "explorer/beside.rs"]
mod beside;
#[path = "explorer/drawn.rs"]
mod drawn;
#[path = "explorer/driver.rs"]
mod driver;
#[path = "explorer/excerpts.rs"]
mod excerpts;
#[path = "explorer/exchanged.rs"]
mod exchanged;
#[path = "explorer/footers.rs"]
mod footers;
#[path = "explorer/going.rs"]
mod going;
#[path = "explorer/grid.rs"]
mod grid;
#[path = "explorer/keys.rs"]
mod keys;
#[path = "explorer/lookups.rs"]
mod lookups;
#[path = "explorer/mouse.rs"]
mod mouse;
#[path = "explorer/reading.rs"]
mod reading;
#[path = "explorer/screens.rs"]
mod screens;
#[path = "explorer/sides.rs"]
mod sides;
#[path = "explorer/signs.rs"]
mod signs;
