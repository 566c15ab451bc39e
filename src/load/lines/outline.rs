//! A quick look over a file of records: where each event stands, and about when. So the first screen of a million
//! events need not wait until all of them are read.
//!
//! Most records tell at a glance whether they are an event, and of which date ([`glance`]). All others are taken apart
//! by the ordinary readers. What is found is as good as reading in full for every record of a sound form, but for
//! two things that only reading in full can tell: an event that has the id of another and no title, which is left out
//! then, and lines that are not UTF-8.

mod glance;
mod window;

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

pub(super) use glance::{Glance, glance};
use memchr::memmem;

use super::super::events::EventReader;
use super::super::fields::Fields;
use super::super::report::Report;
use super::super::sections::is_document;
use super::super::shapes::EVENT;
use super::super::tree::{Table, Value};
use super::super::{Format, Head};
use super::blocks::{Block, Blocks};
use super::csv::{self, Csv};
use super::gathered::{Lines, without_mark};
use super::names::name_what_has_no_record;
use super::notation::{JsonLines, Notation, records};
use super::odd::Odd;
use super::{Companion, Taken, narrow};
use crate::edtf::Rough;
use crate::model::{Chronology, Events, Seat};
use crate::text::Clean;
use window::Window;

/// Some of the events of a chronology, which can be shown while the others are still read.
#[derive(Debug)]
pub struct Excerpt {
    /// Events that follow each other in time, and all that the file says of sources, actors and places. Of the documents
    /// none has been read.
    pub chronology: Chronology,
    /// How many events stand before those.
    pub before: usize,
    /// How many events there are in the whole.
    pub of: usize,
}

/// What a part is to be made of.
#[derive(Clone, Copy)]
pub(in crate::load) struct Wanted<'a> {
    /// What the user calls the file.
    pub(in crate::load) name: &'a Clean,
    /// What stands beside it.
    pub(in crate::load) companion: Option<&'a Companion>,
    /// The id of the event around which the part is to be. Else it is where the focus of the chronology begins.
    pub(in crate::load) around: Option<&'a str>,
    /// About how many events it is to have.
    pub(in crate::load) events: usize,
}

/// Reads a part of a chronology. `of` is how many bytes the file has. `None` if it is so written that a part of it
/// cannot be had sooner than the whole.
///
/// # Errors
///
/// When the file cannot be read.
pub(in crate::load) fn excerpt<F: Read + Seek + Send>(
    (mut file, of): (F, u64),
    format: Format,
    wanted: Wanted<'_>,
) -> io::Result<Option<Excerpt>> {
    let delimiter = match format {
        Format::Csv => b',',
        Format::Tsv => b'\t',
        Format::JsonLines => return excerpt_of(&mut file, &JsonLines, wanted),
        Format::Toml | Format::Json => return Ok(None),
    };
    let mut header = csv::header::find(&mut file, delimiter)?;
    let (mut report, _) = header.lines.report();
    let notation = Csv::new(delimiter, header.place, of, &mut report);
    excerpt_of(&mut file, &notation, wanted)
}

fn excerpt_of<F: Read + Seek + Send, N: Notation>(
    file: &mut F,
    notation: &N,
    wanted: Wanted<'_>,
) -> io::Result<Option<Excerpt>> {
    let Some(mut outline) = Outline::of(file, notation, wanted.around)? else { return Ok(None) };
    let mut heads = std::mem::take(&mut outline.heads);
    let (mut report, sections) = match wanted.companion {
        Some(companion) => companion.read(wanted.name),
        None => heads.read(notation),
    };
    let mut head = Head::read(&sections, wanted.name, None, &mut report);

    let focus = head.parts.focus.as_ref().map(|focus| (focus.roughly(), Seat { run: 0, row: 0 }));
    let window = Window::around(outline.places(), outline.sought.or(focus), wanted.events);
    let mut gathered = outline.fetch(file, notation, &window.seats)?;
    if N::NAMES {
        name_what_has_no_record(&mut head, &Taken::default(), std::mem::take(&mut gathered.names));
    }
    let (mut report, records) = gathered.events.read(notation);
    let mut reader = EventReader::default();
    reader.read(&records.events, &head.known(), &mut report, &|_| ());
    head.parts.themes = reader.themes.list;
    head.parts.events = Events::new(reader.dates.into_list(), vec![reader.run]);
    let (before, of) = (window.before, outline.len());
    Ok(Some(Excerpt { chronology: Chronology::new(head.parts), before, of }))
}

/// Where the events of a file stand.
struct Outline {
    blocks: Vec<Mapped>,
    /// The records that are no events.
    heads: Lines,
    /// The event that was looked for.
    sought: Option<(Rough, Seat)>,
}

/// What is in a block.
struct Mapped {
    block: Block,
    first_line: usize,
    lines: u32,
    events: Vec<Spot>,
    heads: Vec<(u32, String)>,
    /// Which of the events is the one that was looked for.
    sought: Option<u32>,
}

/// Where an event stands in its block, and in time.
#[derive(Clone, Copy)]
struct Spot {
    start: u32,
    length: u32,
    line: u32,
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
        Ok(Some(Self::joined(blocks, start.line)))
    }

    fn joined(mut blocks: Vec<Mapped>, mut line: usize) -> Self {
        let (mut heads, mut sought) = (Lines::default(), None);
        for (mapped, run) in blocks.iter_mut().zip(0..) {
            mapped.first_line = line;
            line += mapped.lines as usize;
            for (number, record) in std::mem::take(&mut mapped.heads) {
                heads.add(mapped.first_line + number as usize, record);
            }
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

    /// Reads some of the events again. They come in the order of the file.
    fn fetch<F: Read + Seek, N: Notation>(
        &self,
        file: &mut F,
        notation: &N,
        seats: &[Seat],
    ) -> io::Result<Odd> {
        let mut odd = Odd::default();
        let mut buffer = Vec::new();
        for seat in seats {
            let mapped = self.blocks.get(seat.run as usize);
            let Some((mapped, spot)) = mapped.and_then(|mapped| Some((mapped, mapped.events.get(seat.row as usize)?)))
            else {
                continue;
            };
            let offset = mapped.block.offset + u64::from(spot.start);
            file.seek(SeekFrom::Start(offset))?;
            buffer.clear();
            (&mut *file).take(spot.length.into()).read_to_end(&mut buffer)?;
            // What is not UTF-8 is no event, and reading in full tells of it.
            let Ok(record) = std::str::from_utf8(without_mark(&buffer, offset)) else { continue };
            let line = mapped.first_line + spot.line as usize;
            if N::NAMES {
                odd.sort(line, record.to_owned(), notation);
            } else {
                odd.events.add(line, record.to_owned());
            }
        }
        Ok(odd)
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
        let (events, heads) = (Vec::new(), Vec::new());
        let mut mapped = Self { block, first_line: 0, lines: 0, events, heads, sought: None };
        // Where the id stands that is looked for, or whatever else has the same letters.
        let finder = sought.map(memmem::Finder::new);
        let next = |from: usize| Some(from + finder.as_ref()?.find(bytes.get(from..)?)?);
        let mut likely = next(0);
        for (span, record) in records(notation, bytes) {
            let record = without_mark(record, block.offset + span.start as u64);
            let line = mapped.lines;
            mapped.lines += narrow(notation.line_feeds(record)) + 1;
            let seen = notation.glance(record).and_then(|Glance { date }| dates.place(date));
            let kind = seen.map_or_else(|| Kind::of(notation, record, dates), Kind::Event);
            match kind {
                Kind::Event(rough) => {
                    mapped.events.push(Spot { start: narrow(span.start), length: narrow(span.len()), line, rough });
                }
                Kind::Head => mapped.heads.push((line, String::from_utf8_lossy(record).into_owned())),
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

/// Whether a record has an id.
fn has_id(notation: &impl Notation, record: &[u8], id: &str) -> bool {
    let Ok(record) = std::str::from_utf8(record) else { return false };
    match notation.read(0..record.len(), &mut Report::new(record)).map(|node| node.value) {
        Some(Value::Table(root)) => text(&root, "id").is_some_and(|text| text.as_str() == id),
        _ => false,
    }
}

impl Kind {
    /// What a record is that does not tell it at a glance.
    fn of(notation: &impl Notation, record: &[u8], dates: &mut Dates) -> Self {
        let Ok(record) = std::str::from_utf8(record) else { return Self::Nothing };
        let is_some = |text: &str| !text.trim().is_empty();
        if let Some(words) = notation.words(record)
            && [&words.id, &words.title].iter().any(|text| text.0.as_deref().is_some_and(is_some))
        {
            let date = words.date.0.as_deref().unwrap_or_default();
            return Self::Event(dates.place(date.as_bytes()).unwrap_or(Rough::UNDATED));
        }
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

/// The text of a field, if there is some.
fn text(root: &Table<'_>, name: &str) -> Option<Clean> {
    match &root.get(name)?.node.value {
        Value::Text(text) => Some(Clean::line(text)).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// Where dates stand, each looked up once.
#[derive(Default)]
struct Dates(HashMap<Box<[u8]>, Option<Rough>>);

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
