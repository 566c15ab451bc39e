//! Chronologies for trials: made up, of any size, and the same from the same two numbers for ever.
//!
//! Everything is worked out from the seed and the place of the thing in question: the fiftieth sentence of
//! the third document can be written without the forty-nine before it. So an event is able to quote a document
//! that nobody holds in memory, and a million events take no more of it than a hundred.
//!
//! The bytes are a promise: what a seed gave once, it gives in every later version and on every machine. So
//! there are no floating-point computations here but one division that IEEE 754 fixes to the last bit, no
//! clock, no hash of the standard library, and no words that belong to another room.

mod cast;
mod dates;
mod documents;
mod events;
mod languages;
mod names;
mod quotations;
mod random;
mod records;
mod sentences;

use std::io::{self, Write};

use documents::Paper;
use random::{Random, Stream};
use records::{Head, Line};

/// What makes up a chronology: all of it follows from the number of its events and a seed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipe {
    events: u64,
    seed: u64,
}

/// How many there are of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// Events.
    pub events: u64,
    /// Sources, each with its document.
    pub sources: u64,
    /// Actors.
    pub actors: u64,
    /// Places.
    pub places: u64,
}

/// How many quotations of a thousand are meant to have each mark but `exact`, which all others have. A few more
/// than meant are missing, since something else in the document comes too near to what was changed.
pub const FAULTS_PER_THOUSAND: [(&str, u64); 4] =
    [("typographic", 20), ("changed", 10), ("ambiguous", 5), ("missing", 5)];

/// How many events of a thousand cite nothing.
pub const UNCITED_PER_THOUSAND: u64 = 80;

/// How many events of a thousand have no date.
pub const UNDATED_PER_THOUSAND: u64 = 10;

/// So many events are written between two tellings of how far it is.
const STEP: u64 = 1000;

impl Recipe {
    /// A chronology of so many events.
    pub fn new(events: u64, seed: u64) -> Self {
        Self { events, seed }
    }

    /// How many there are of everything. All but the events grow with the square root of their number, as
    /// they do where the same people are met again and again.
    pub fn extent(&self) -> Extent {
        let grown = |factor: u64, share: u64| (factor * self.events.isqrt()).min(self.events / share + 1);
        Extent { events: self.events, sources: grown(4, 8), actors: grown(8, 2), places: grown(3, 4) }
    }

    /// Writes the chronology, as JSON Lines. `progress` is told again and again how many events are
    /// written, so that its error ends the writing soon.
    ///
    /// # Errors
    ///
    /// When the sink fails, or `progress` does.
    pub fn write_chronology(
        &self,
        sink: &mut dyn Write,
        progress: &mut dyn FnMut(u64) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut line = |line: &Line<'_>| -> io::Result<()> {
            serde_json::to_writer(&mut *sink, line)?;
            sink.write_all(b"\n")
        };
        let title = format!("A trial of {} events, seed {}", self.events, self.seed);
        line(&Line::Chronology(Head {
            title: &title,
            description: "Made up by `annals generate`. Nothing of this happened.",
            focus: &dates::focus(*self),
        }))?;
        let extent = self.extent();
        for number in 0..extent.sources {
            progress(0)?;
            line(&Line::Source(Paper::new(*self, number).source()))?;
        }
        for number in 0..extent.actors {
            line(&Line::Actor(cast::actor(*self, number)))?;
        }
        for number in 0..extent.places {
            line(&Line::Place(cast::place(*self, number)))?;
        }
        for number in 0..extent.events {
            if number.is_multiple_of(STEP) {
                progress(number)?;
            }
            line(&Line::Event(events::event(*self, number)))?;
        }
        progress(extent.events)
    }

    /// The documents that the chronology quotes: the name of each in the documents folder, and its text.
    pub fn documents(self) -> impl Iterator<Item = (String, String)> {
        (0..self.extent().sources).map(move |number| {
            let paper = Paper::new(self, number);
            (paper.file(), paper.text())
        })
    }

    /// The random numbers of one thing.
    fn random(self, stream: Stream, number: u64) -> Random {
        Random::of(self.seed, stream, number)
    }
}
