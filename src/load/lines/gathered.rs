//! Some lines of a file, gathered to be read as a file of their own.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};

use super::super::report::Report;
use super::blocks::Block;

/// Lines by their numbers in the file, counted from one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: BTreeMap<usize, String>,
    text: String,
}

impl Lines {
    /// Adds a line.
    pub(super) fn add(&mut self, number: usize, line: String) {
        self.lines.insert(number, line);
    }

    /// The lines as one text, and a report on it. Nothing is to be added any more.
    pub(super) fn report(&mut self) -> Report<'_> {
        let lines = std::mem::take(&mut self.lines);
        let numbers = lines.keys().copied().collect();
        for line in lines.into_values() {
            self.text.push_str(&line);
            self.text.push('\n');
        }
        Report::of_lines(&self.text, numbers)
    }
}

/// Reads lines of a file again, which come in rising order. `blocks` are with the numbers of their first lines.
pub(super) fn fetch<F: Read + Seek>(
    file: &mut F,
    blocks: &[(usize, Block)],
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
        let mut lines = buffer.split(|byte| *byte == b'\n').zip(*first..);
        while let Some(number) = numbers.next_if(|number| *number < next) {
            // What was UTF-8 a moment ago is, unless the file has been changed meanwhile.
            let line = lines.find(|(_, line)| *line == number).map_or(&[][..], |(line, _)| line);
            to.add(number, String::from_utf8_lossy(line).into_owned());
        }
    }
    Ok(())
}
