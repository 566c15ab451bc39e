//! The chronology that is part of the program.

use super::documents::Embedded;
use super::{Checking, Format, Loaded, load_watched};
use crate::text::Clean;

/// The chronology file.
const CHRONOLOGY: &str = include_str!("../../assets/russia-japan.toml");

/// Lists documents of the seeds folder under the names that sources give them.
macro_rules! seeds {
    ($($file:literal),+ $(,)?) => {
        &[$(($file, include_bytes!(concat!("../../seeds/", $file)))),+]
    };
}

/// The documents that it cites.
const DOCUMENTS: Embedded = Embedded(seeds![
    "2012-jamestown-new-initiative.txt",
    "2014-efd-tatarstan.txt",
    "2014-voa-better-ties.txt",
    "2016-russia-direct-areas-of-cooperation.txt",
    "2017-valdai-positive-dynamics.txt",
]);

/// The built-in chronology: Russia and Japan, after five articles of 2012 to 2017.
pub fn built_in(checking: Checking) -> Loaded {
    let file = Clean::line("russia-japan.toml");
    let written = (CHRONOLOGY, Format::Toml);
    let (loaded, quotations) = load_watched(&file, written, &DOCUMENTS, (checking, &|_| ()));
    loaded.keeping(quotations, &file, CHRONOLOGY)
}
