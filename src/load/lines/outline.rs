//! A quick look over a file of records: where each event stands, and about when. So the first screen of a million
//! events need not wait until all of them are read.
//!
//! Most records tell at a glance whether they are an event, and of which date ([`glance()`]); of the others the tree is
//! read. What is found is as good as reading in full for every record of a sound form, but for two things that only
//! reading in full can tell: an event that has the id of another and no title, which is left out then, and lines that
//! are not UTF-8.

mod glance;
mod window;

use std::collections::HashMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

use foldhash::fast::RandomState;
pub(super) use glance::{Glance, glance, starts_visibly};
use memchr::memmem::{self, Finder};

use super::super::fields::Fields;
use super::super::read_head;
use super::super::report::Report;
use super::super::sections::is_document;
use super::super::shapes::EVENT;
use super::super::tree::{Table, Value};
use super::blocks::{Block, Blocks};
use super::gathered::{Lines, without_mark};
use super::join::join;
use super::notation::{Notation, records};
use super::{Around, narrow};
use crate::edtf::Rough;
use crate::model::{Chronology, Parts, Seat};
use crate::text::Clean;
use window::Window;

/// Some of the events of a chronology, which can be shown while the others are still read.
#[derive(Debug)]
pub struct Excerpt {
    /// Events that follow each other in time, and all that the file says of sources, actors and places. Of the documents
    /// none has been read. The lines of events are counted in the excerpt.
    pub chronology: Chronology,
    /// How many events stand before those.
    pub before: usize,
    /// How many events there are in the whole.
    pub of: usize,
}

/// What an excerpt is to have.
#[derive(Clone, Copy)]
pub(in crate::load) struct Wanted<'a> {
    /// The id of the event around which it is to be. Else it is where the focus of the chronology begins.
    pub(in crate::load) event: Option<&'a str>,
    /// About so many events.
    pub(in crate::load) count: usize,
}

/// Reads an excerpt of a file. `None` if it is so written that no part of it is sooner had than the whole.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn excerpt<F: Read + Seek + Send, N: Notation>(
    file: &mut F,
    notation: &N,
    around: Around<'_>,
    wanted: Wanted<'_>,
) -> io::Result<Option<Excerpt>> {
    let Some(mut outline) = Outline::of(file, notation, wanted.event)?.filter(|outline| outline.len() > 0)
    else {
        return Ok(None);
    };
    let at =
        outline.sought.or_else(|| Some((focus(&outline.heads, notation, around)?, Seat { run: 0, row: 0 })));
    let window = Window::around(outline.places(), at, wanted.count);
    // What comes before the first record of a file comes before these as well.
    let mut text = vec![b'\n'; usize::try_from(notation.start().offset).unwrap_or_default()];
    text.append(&mut outline.heads);
    outline.fetch(file, &window.seats, &mut text)?;
    let length = text.len() as u64;
    let loaded = join((Cursor::new(text), length), notation, None, around)?;
    Ok(Some(Excerpt { chronology: loaded.chronology, before: window.before, of: outline.len() }))
}

/// Where the span begins that the opening view fits.
fn focus(heads: &[u8], notation: &impl Notation, around: Around<'_>) -> Option<Rough> {
    let mut lines = Lines::default();
    let named =
        records(notation, heads).filter(|(_, record)| memmem::find(record, b"\"chronology\"").is_some());
    for (number, (_, record)) in named.enumerate() {
        lines.add(number, String::from_utf8_lossy(record).into_owned());
    }
    let (mut report, sections) = match around.companion {
        Some(companion) => companion.read(around.name),
        None => lines.read(notation),
    };
    let mut parts = Parts::default();
    read_head(&sections.chronology?, &mut parts, &mut report);
    Some(parts.focus?.roughly())
}

/// Where the events of a file stand.
struct Outline {
    blocks: Vec<Mapped>,
    /// The records that are no events, each with its line feed.
    heads: Vec<u8>,
    /// The event that was looked for.
    sought: Option<(Rough, Seat)>,
}

/// What is in a block.
struct Mapped {
    block: Block,
    events: Vec<Spot>,
    heads: Vec<u8>,
    /// Which of the events is the one that was looked for.
    sought: Option<u32>,
}

/// Where an event stands in its block, and in time.
#[derive(Clone, Copy)]
struct Spot {
    start: u32,
    length: u32,
    rough: Rough,
}

/// What a record is.
enum Kind {
    Event(Rough),
    Head,
    Nothing,
    /// It has several events.
    Several,
}

impl Outline {
    /// Looks over a file. `None` if records have several events each.
    fn of<F: Read + Seek + Send, N: Notation>(
        file: &mut F,
        notation: &N,
        sought: Option<&str>,
    ) -> io::Result<Option<Self>> {
        let start = notation.start();
        file.seek(SeekFrom::Start(start.offset))?;
        let blocks = Mutex::new(Blocks::new(file, start.offset, notation));
        let work = || -> io::Result<Option<Vec<Mapped>>> {
            let (mut mapped, mut buffer, mut dates) = (Vec::new(), Vec::new(), Dates::default());
            loop {
                let block = blocks.lock().unwrap_or_else(PoisonError::into_inner).next(&mut buffer)?;
                let Some(block) = block else { return Ok(Some(mapped)) };
                let Some(of_block) = Mapped::of(notation, (block, &buffer), sought, &mut dates) else {
                    return Ok(None);
                };
                mapped.push(of_block);
            }
        };
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let done: Vec<io::Result<Option<Vec<Mapped>>>> = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            let joined = others
                .into_iter()
                .map(|other| other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)));
            std::iter::once(own).chain(joined).collect()
        });
        let mut blocks = Vec::new();
        for of_thread in done {
            let Some(mapped) = of_thread? else { return Ok(None) };
            blocks.extend(mapped);
        }
        blocks.sort_by_key(|mapped| mapped.block.number);
        Ok(Some(Self::joined(blocks)))
    }

    fn joined(mut blocks: Vec<Mapped>) -> Self {
        let (mut heads, mut sought) = (Vec::new(), None);
        for (mapped, run) in blocks.iter_mut().zip(0..) {
            heads.append(&mut mapped.heads);
            let found = mapped.sought.and_then(|row| Some((row, mapped.events.get(row as usize)?)));
            sought = sought.or(found.map(|(row, spot)| (spot.rough, Seat { run, row })));
        }
        Self { blocks, heads, sought }
    }

    /// How many events there are.
    fn len(&self) -> usize {
        self.blocks.iter().map(|mapped| mapped.events.len()).sum()
    }

    /// The events in the order of the file, with their places in time.
    fn places(&self) -> Vec<(Rough, Seat)> {
        let mut places = Vec::with_capacity(self.len());
        for (mapped, run) in self.blocks.iter().zip(0..) {
            places.extend(mapped.events.iter().zip(0..).map(|(spot, row)| (spot.rough, Seat { run, row })));
        }
        places
    }

    /// Reads some of the events again, each to its line feed. They come in the order of the file.
    fn fetch<F: Read + Seek>(&self, file: &mut F, seats: &[Seat], to: &mut Vec<u8>) -> io::Result<()> {
        for seat in seats {
            let Some(mapped) = self.blocks.get(seat.run as usize) else { continue };
            let Some(spot) = mapped.events.get(seat.row as usize) else { continue };
            file.seek(SeekFrom::Start(mapped.block.offset + u64::from(spot.start)))?;
            (&mut *file).take(spot.length.into()).read_to_end(to)?;
            to.push(b'\n');
        }
        Ok(())
    }
}

impl Mapped {
    /// Looks over a block. `None` if a record has several events.
    fn of<N: Notation>(
        notation: &N,
        (block, bytes): (Block, &[u8]),
        sought: Option<&str>,
        dates: &mut Dates,
    ) -> Option<Self> {
        let mut mapped = Self { block, events: Vec::new(), heads: Vec::new(), sought: None };
        // Where the id stands that is looked for, or whatever else has the same letters.
        let finder = sought.map(Finder::new);
        let next = |from: usize| Some(from + finder.as_ref()?.find(bytes.get(from..)?)?);
        let mut likely = next(0);
        for (span, record) in records(notation, bytes) {
            let is_whole = record.len();
            let record = without_mark(record, block.offset + span.start as u64);
            let start = span.start + is_whole - record.len();
            let seen = match notation.glance(record) {
                Some(Glance::Event { date: None }) => Some(Kind::Event(Rough::UNDATED)),
                Some(Glance::Event { date: Some(date) }) => dates.place(date).map(Kind::Event),
                Some(Glance::Head) => Some(Kind::Head),
                None => None,
            };
            match seen.unwrap_or_else(|| Kind::of(notation, record)) {
                Kind::Event(rough) => {
                    mapped.events.push(Spot { start: narrow(start), length: narrow(record.len()), rough });
                }
                Kind::Head => {
                    mapped.heads.extend_from_slice(record);
                    mapped.heads.push(b'\n');
                }
                Kind::Nothing => {}
                Kind::Several => return None,
            }
            if let Some(id) = sought.filter(|_| likely.is_some_and(|place| place < span.end)) {
                if mapped.sought.is_none() && has_id(notation, record, id) {
                    mapped.sought = narrow(mapped.events.len()).checked_sub(1);
                }
                likely = next(span.end);
            }
        }
        mapped.events.shrink_to_fit();
        Some(mapped)
    }
}

impl Kind {
    /// What a record is that does not tell it at a glance.
    fn of(notation: &impl Notation, record: &[u8]) -> Self {
        let Ok(record) = std::str::from_utf8(record) else { return Self::Nothing };
        if notation.is_blank(record) {
            return Self::Nothing;
        }
        // What is wrong with it is told when it is read in full.
        let mut scratch = Report::new(record);
        let Some(node) = notation.read(0..record.len(), &mut scratch) else { return Self::Nothing };
        match &node.value {
            Value::Table(root) if is_document(root) && root.get("event").is_some() => Self::Several,
            Value::Table(root) if is_document(root) => Self::Head,
            // What has neither is no event.
            Value::Table(root) if text(root, "id").or_else(|| text(root, "title")).is_some() => {
                let fields = Fields::of(&node, &EVENT, &mut scratch);
                let when = fields.and_then(|fields| fields.date("date", &mut scratch));
                Self::Event(when.map_or(Rough::UNDATED, |when| when.roughly()))
            }
            _ => Self::Nothing,
        }
    }
}

/// Whether a record has an id.
fn has_id(notation: &impl Notation, record: &[u8], id: &str) -> bool {
    let Ok(record) = std::str::from_utf8(record) else { return false };
    match notation.read(0..record.len(), &mut Report::new(record)).map(|node| node.value) {
        Some(Value::Table(root)) => text(&root, "id").is_some_and(|text| text.as_str() == id),
        _ => false,
    }
}

/// The text of a field, if there is some.
fn text(root: &Table<'_>, name: &str) -> Option<Clean> {
    match &root.get(name)?.node.value {
        Value::Text(text) => Some(Clean::line(text)).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// Where dates stand, each looked up once.
#[derive(Default)]
struct Dates(HashMap<Box<[u8]>, Option<Rough>, RandomState>);

impl Dates {
    /// Where a date stands; `None` if the text is none.
    fn place(&mut self, text: &[u8]) -> Option<Rough> {
        let plain = Rough::of_plain(text);
        if plain.is_some() {
            return plain;
        }
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let rough = std::str::from_utf8(text).ok().and_then(Rough::of);
        self.0.insert(text.into(), rough);
        rough
    }
}
