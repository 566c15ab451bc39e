//! Some records of a file, gathered to be read as a file of their own.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use super::super::report::Report;
use super::super::sections::Sections;
use super::blocks::Block;
use super::notation::{Notation, line_feeds, records};

/// Records by the numbers that their first lines have in the file, counted from one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    records: BTreeMap<usize, String>,
    text: String,
}

impl Lines {
    /// Adds a record.
    pub(super) fn add(&mut self, number: usize, record: String) {
        self.records.insert(number, record);
    }

    /// The records as one text: a report on it, and where each of them stands. Nothing is to be added any more.
    pub(super) fn report(&mut self) -> (Report<'_>, Vec<Range<usize>>) {
        let (mut numbers, mut spans) = (Vec::new(), Vec::new());
        for (number, record) in std::mem::take(&mut self.records) {
            let record = record.strip_suffix('\r').unwrap_or(&record);
            numbers.extend(number..=number + line_feeds(record.as_bytes()));
            spans.push(self.text.len()..self.text.len() + record.len());
            self.text.push_str(record);
            self.text.push('\n');
        }
        (Report::of_lines(&self.text, numbers), spans)
    }

    /// The records as one text, a report on it, and what they say.
    pub(super) fn read(&mut self, notation: &impl Notation) -> (Report<'_>, Sections<'_>) {
        let (mut report, spans) = self.report();
        let mut sections = Sections::default();
        for span in spans {
            if !notation.is_blank(report.slice(&span))
                && let Some(node) = notation.read(span, &mut report)
            {
                sections.take_record(node, &mut report);
            }
        }
        (report, sections)
    }
}

/// Reads records of a file again, which come in rising order. `blocks` are with the numbers of their first lines.
pub(super) fn fetch<F: Read + Seek>(
    file: &mut F,
    (notation, blocks): (&impl Notation, &[(usize, Block)]),
    numbers: impl Iterator<Item = usize>,
    to: &mut Lines,
) -> io::Result<()> {
    let mut numbers = numbers.peekable();
    let mut buffer = Vec::new();
    while let Some(number) = numbers.peek().copied() {
        let place = blocks.partition_point(|(first, _)| *first <= number);
        let Some((first, block)) = place.checked_sub(1).and_then(|place| blocks.get(place)) else {
            return Ok(());
        };
        let next = blocks.get(place).map_or(usize::MAX, |(first, _)| *first);
        file.seek(SeekFrom::Start(block.offset))?;
        buffer.clear();
        file.take(block.length as u64).read_to_end(&mut buffer)?;
        let mut line = *first;
        let mut lines = records(notation, &buffer).map(|(span, record)| {
            let number = line;
            line += 1 + line_feeds(record);
            (number, without_mark(record, block.offset + span.start as u64))
        });
        while let Some(number) = numbers.next_if(|number| *number < next) {
            // What was UTF-8 a moment ago is, unless the file has been changed meanwhile.
            let record = lines.find(|(line, _)| *line == number).map_or(&[][..], |(_, record)| record);
            to.add(number, String::from_utf8_lossy(record).into_owned());
        }
    }
    Ok(())
}

/// A record without the byte order mark that may stand before the first of a file.
pub(super) fn without_mark(record: &[u8], offset: u64) -> &[u8] {
    if offset == 0 { record.strip_prefix(b"\xef\xbb\xbf").unwrap_or(record) } else { record }
}
