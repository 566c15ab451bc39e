//! Time made visible: where dates stand in a list, what lies between them, what holds what.
//!
//! Pure mathematics of time and rows. It knows no terminal, no file and no colour.

mod axis;
mod compare;
mod gaps;
mod grid;
mod headings;
mod lanes;
mod rails;
mod related;
mod rows;
mod scale;
mod ticks;

pub use axis::Axis;
pub use compare::{Common, Dating};
pub use gaps::length;
pub use grid::{Cell, Count, Grid, GridRow, Mark};
pub use headings::{Heading, Headings};
pub use lanes::{LANE_ROWS, Lane, LaneItem, LaneRow};
pub use rails::{RAILS, Rail};
pub use related::{Bond, Related, neighbours, related};
pub use rows::{Row, Rows};
pub use scale::{BREAK, Scale};
pub use ticks::{Tick, ticks};
