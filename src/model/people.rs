//! Who takes part, where, and what about.

use super::Key;
use super::vocabulary::vocabulary;
use crate::text::Clean;

vocabulary! {
    /// What sort of actor it is.
    ActorKind {
        /// One human being.
        Person = "person",
        /// A country.
        State = "state",
        /// A part of a country, or several countries.
        Region = "region",
        /// A body of people.
        Organisation = "organisation",
        /// A business.
        Company = "company",
        /// A newspaper, agency, channel, site.
        Medium = "medium",
    }
}

/// Somebody or some body that acts or speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its name in the file; unique among actors.
    pub id: Clean,
    /// The name shown.
    pub name: Clean,
    /// What sort of actor; `None` if nobody says.
    pub kind: Option<ActorKind>,
    /// Other names, in any script.
    pub aliases: Vec<Clean>,
    /// What it belongs to, directly.
    pub of: Vec<Key<Self>>,
}

/// Somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name in the file; unique among places.
    pub id: Clean,
    /// The name shown.
    pub name: Clean,
    /// Degrees north (negative: south) and east (negative: west) in WGS 84.
    pub coordinates: Option<(f64, f64)>,
}

/// A subject that events share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The word for it, which is its id too.
    pub name: Clean,
}
