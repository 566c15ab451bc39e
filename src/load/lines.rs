//! Files of one record after the other, JSON Lines and CSV, however many records there are: taken apart by several
//! threads, in blocks that are forgotten again.
//!
//! A record that is an event of which nothing is to be said goes straight into columns ([`event`]). All others are
//! few: the records of sources, actors and places, and events that something is wrong with. They are gathered, and
//! read by the same code as any other file, with the numbers that their lines have in the file. So what a record says
//! and what is told of it does not depend on the way that it went. How records are told apart, and their fields, is
//! all that the formats differ in ([`notation`]).

mod blocks;
mod companion;
mod csv;
mod double;
mod event;
mod gathered;
mod join;
mod keys;
mod names;
mod notation;
mod odd;
mod outline;
mod quoted;
mod reports;
mod symbols;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Read, Seek};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use blocks::{Block, Blocks};
pub(super) use companion::Companion;
use csv::Csv;
use event::{Remark, Room};
use gathered::without_mark;
use join::join;
use keys::Mention;
use notation::{JsonLines, Notation, Start, line_feeds, records};
pub use outline::Excerpt;
pub(super) use outline::Wanted;
use symbols::{Names, Symbols};
use words::Words;

use super::dates::{Dates, SharedDates};
use super::progress::{Progress, Stage, Watch};
use super::{Checking, Documents, Format, Loaded};
use crate::model::Run;
use crate::text::Clean;

/// What a file stands among.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// What the user calls it.
    pub(super) name: &'a Clean,
    /// What stands beside it, for what it cannot hold itself.
    pub(super) companion: Option<&'a Companion>,
    /// Where its documents are; `None`: they are to be read later.
    pub(super) documents: Option<&'a dyn Documents>,
    pub(super) checking: Checking,
    pub(super) watch: Watch<'a>,
}

/// Reads a chronology of one record after the other. `of` is how many bytes the file has.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn load<F: Read + Seek + Send>(
    (mut file, of): (F, u64),
    format: Format,
    around: Around<'_>,
) -> io::Result<Loaded> {
    let Some(delimiter) = delimiter(format) else {
        return join((file, of), &JsonLines, None, around);
    };
    let mut header = csv::header::find(&mut file, delimiter)?;
    let (mut report, _) = header.lines.report();
    let notation = Csv::new(delimiter, header.place, of, &mut report);
    join((file, of), &notation, Some(report), around)
}

/// Reads an excerpt of such a file, of `of` bytes. `None` if no part of it is sooner had than the whole.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn excerpt<F: Read + Seek + Send>(
    (mut file, of): (F, u64),
    format: Format,
    around: Around<'_>,
    wanted: Wanted<'_>,
) -> io::Result<Option<Excerpt>> {
    let Some(delimiter) = delimiter(format) else {
        return outline::excerpt(&mut file, &JsonLines, around, wanted);
    };
    let mut header = csv::header::find(&mut file, delimiter)?;
    let (mut report, _) = header.lines.report();
    let notation = Csv::new(delimiter, header.place, of, &mut report);
    outline::excerpt(&mut file, &notation, around, wanted)
}

/// What stands between the cells of a row; `None` if the records are no rows.
fn delimiter(format: Format) -> Option<u8> {
    match format {
        Format::Csv => Some(b','),
        Format::Tsv => Some(b'\t'),
        Format::Toml | Format::Json | Format::JsonLines => None,
    }
}

/// What was taken from a file.
struct Taken {
    /// In the order of the file.
    parts: Vec<Part>,
    /// By thread.
    symbols: Vec<Symbols>,
    /// Those of all.
    dates: Dates,
}

impl Taken {
    /// The blocks, with the numbers of their first lines.
    fn blocks(&self) -> Vec<(usize, Block)> {
        self.parts.iter().map(|part| (part.run.first_line, part.block)).collect()
    }

    /// Where a thread met each of its names first.
    fn mentions<T>(&self, names: &Names<T>) -> impl Iterator<Item = Mention> {
        names.list().into_iter().zip(&names.first).enumerate().map(|(number, (name, (block, line)))| {
            let first_line = self.parts.get(*block).map_or(0, |part| part.run.first_line);
            (first_line + *line as usize, number, Clean::line(name))
        })
    }
}

/// What was taken from a block.
struct Part {
    block: Block,
    /// Whose numbers the run has.
    thread: usize,
    run: Run,
    /// The rows of events that lack something.
    lacking: Vec<u32>,
    /// Records for another reading, by the places of their lines in the block.
    odd: Vec<(u32, Odd)>,
    /// Lines of the block.
    lines: u32,
}

/// A record that was not taken.
enum Odd {
    Text(String),
    /// The line is not UTF-8, from so many bytes on.
    Bytes(usize),
}

/// Takes a file apart from its first record on, where it stands. `of` is how many bytes it has.
fn take<R: Read + Send, N: Notation>(
    (file, of): (R, u64),
    notation: &N,
    watch: Watch<'_>,
) -> io::Result<Taken> {
    let Start { offset, mut line } = notation.start();
    let blocks = Mutex::new(Blocks::new(file, offset, notation));
    let events = AtomicUsize::new(0);
    let dates = SharedDates::default();
    let tell = |done: u64| {
        let bytes = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let events = events.load(Ordering::Relaxed);
        watch(Progress { done: bytes(done), of: bytes(of), events, stage: Stage::Reading });
    };
    let next = |buffer: &mut Vec<u8>| {
        let mut blocks = blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let block = blocks.next(buffer);
        tell(blocks.read);
        block
    };
    let work = |thread: usize| -> io::Result<(Symbols, Vec<Part>)> {
        let (mut symbols, mut parts, mut buffer) = (Symbols::default(), Vec::new(), Vec::new());
        let mut room = Room::new(&dates);
        while let Some(block) = next(&mut buffer)? {
            let part = Part::take(notation, &buffer, (block, thread), (&mut symbols, &mut room));
            events.fetch_add(part.run.len(), Ordering::Relaxed);
            parts.push(part);
        }
        Ok((symbols, parts))
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let done: Vec<io::Result<(Symbols, Vec<Part>)>> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        let own = work(0);
        let joined = others
            .into_iter()
            .map(|other| other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)));
        std::iter::once(own).chain(joined).collect()
    });
    let (mut symbols, mut parts) = (Vec::new(), Vec::new());
    for of_thread in done {
        let (numbered, taken) = of_thread?;
        symbols.push(numbered);
        parts.extend(taken);
    }
    parts.sort_by_key(|part| part.block.number);
    for part in &mut parts {
        part.run.first_line = line;
        line += part.lines as usize;
    }
    Ok(Taken { parts, symbols, dates: dates.into_dates() })
}

impl Part {
    fn take<N: Notation>(
        notation: &N,
        bytes: &[u8],
        (block, thread): (Block, usize),
        named: (&mut Symbols, &mut Room<'_>),
    ) -> Self {
        let run = Run::default();
        let mut part = Self { block, thread, run, lacking: Vec::new(), odd: Vec::new(), lines: 0 };
        let mut words = Words::default();
        let (symbols, room) = named;
        for (span, record) in records(notation, bytes) {
            let record = without_mark(record, block.offset + span.start as u64);
            match std::str::from_utf8(record) {
                Ok(record) => part.record(notation, record, &mut words, (&mut *symbols, &mut *room)),
                Err(error) => part.odd.push(part.unreadable(record, error.valid_up_to())),
            }
            part.lines += if N::GOES_ON { narrow(line_feeds(record)) } else { 0 } + 1;
        }
        part.run.shrink();
        part
    }

    fn record<'r>(
        &mut self,
        notation: &impl Notation,
        record: &'r str,
        words: &mut Words<'r>,
        (symbols, room): (&mut Symbols, &mut Room<'_>),
    ) {
        let place = (self.block.number, self.lines);
        words.clear();
        let taken =
            notation.words(record, words).then(|| event::take(words, place, symbols, room, &mut self.run));
        match taken.flatten() {
            Some(Remark::None) => {}
            Some(Remark::Lacking) => self.lacking.push(narrow(self.run.len() - 1)),
            None if notation.is_blank(record) => {}
            None => self.odd.push((self.lines, Odd::Text(record.to_owned()))),
        }
    }

    /// Where a record is not UTF-8, of which so many bytes are.
    fn unreadable(&self, record: &[u8], sound: usize) -> (u32, Odd) {
        let before = record.get(..sound).unwrap_or_default();
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |place| place + 1);
        (self.lines + narrow(line_feeds(before)), Odd::Bytes(sound - line_start))
    }
}

/// A number of lines or events, of which a block has no more than bytes.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
