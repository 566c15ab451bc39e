//! What the machine can do at best, measured in the same run: the units of the ratios.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use memchr::memmem::Finder;

use super::Outcome;

/// Reads a file as a whole, from the system's cache.
pub(crate) fn read(path: &Path) -> Outcome<Duration> {
    let begun = Instant::now();
    black_box(fs::read(path)?);
    Ok(begun.elapsed())
}

/// Goes once through a text for a word, on one thread, with the fastest search that there is.
pub(crate) fn pass(text: &str, word: &str) -> Duration {
    let finder = Finder::new(word);
    let begun = Instant::now();
    black_box(finder.find_iter(black_box(text.as_bytes())).count());
    begun.elapsed()
}
