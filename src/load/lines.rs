//! Files of one record a line, however many: taken apart by several threads, in blocks that are forgotten again.
//!
//! A line that is an event of which nothing is to be said goes straight into columns ([`event`]). All others are few:
//! the records of sources, actors and places, and events that something is wrong with. They are gathered, and read
//! by the same code as any other file, with the numbers that their lines have in the file. So what a line says and
//! what is told of it does not depend on the way that it went.

mod blocks;
mod double;
mod event;
mod gathered;
mod join;
mod keys;
mod odd;
mod quoted;
mod symbols;
#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use blocks::{Block, Blocks};
use event::{Remark, Room};
pub(super) use join::load;
use symbols::Symbols;

use super::progress::{Progress, Stage, Watch};
use crate::model::Run;

/// What was taken from a file.
struct Taken {
    /// In the order of the file.
    parts: Vec<Part>,
    /// By thread.
    symbols: Vec<Symbols>,
}

impl Taken {
    /// The blocks, with the numbers of their first lines.
    fn blocks(&self) -> Vec<(usize, Block)> {
        self.parts.iter().map(|part| (part.run.first_line, part.block)).collect()
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
    /// Lines for another reading, by their place in the block.
    odd: Vec<(u32, Line)>,
    /// Lines of the block.
    lines: u32,
}

/// A line that was not taken.
enum Line {
    Text(String),
    /// It is not UTF-8, from so many bytes on.
    Bytes(usize),
}

/// Takes a whole file apart. `of` is how many bytes it has.
fn take<R: Read + Send>(file: R, of: u64, watch: Watch<'_>) -> io::Result<Taken> {
    let blocks = Mutex::new(Blocks::new(file));
    let events = AtomicUsize::new(0);
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
        let mut room = Room::default();
        while let Some(block) = next(&mut buffer)? {
            let part = Part::take(&buffer, (block, thread), &mut symbols, &mut room);
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
    let mut line = 1;
    for part in &mut parts {
        part.run.first_line = line;
        line += part.lines as usize;
    }
    Ok(Taken { parts, symbols })
}

impl Part {
    fn take(bytes: &[u8], (block, thread): (Block, usize), symbols: &mut Symbols, room: &mut Room) -> Self {
        let run = Run::default();
        let mut part = Self { block, thread, run, lacking: Vec::new(), odd: Vec::new(), lines: 0 };
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len())) {
            let line = bytes.get(start..end).unwrap_or_default();
            // A byte order mark may stand before the first.
            let line = if block.offset + start as u64 == 0 {
                line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
            } else {
                line
            };
            if end == bytes.len() && line.is_empty() {
                break;
            }
            start = end + 1;
            match std::str::from_utf8(line) {
                Ok(line) => part.line(line, symbols, room),
                Err(error) => part.odd.push((part.lines, Line::Bytes(error.valid_up_to()))),
            }
            part.lines += 1;
        }
        part.run.shrink();
        part
    }

    fn line(&mut self, line: &str, symbols: &mut Symbols, room: &mut Room) {
        let place = (self.block.number, self.lines);
        match event::take(line, place, symbols, room, &mut self.run) {
            Some(Remark::None) => {}
            Some(Remark::Lacking) => {
                self.lacking.push(u32::try_from(self.run.len() - 1).unwrap_or(u32::MAX));
            }
            None if line.trim().is_empty() => {}
            None => self.odd.push((self.lines, Line::Text(line.to_owned()))),
        }
    }
}
