//! What dates must mean, whatever they are made of.

use super::When;

mod any;
mod bounds;
mod certainty;
mod errors;
mod order;
mod words;

fn when(text: &str) -> When {
    When::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
