//! A file in blocks of whole records, handed out in order to whoever asks next.

use std::io::{self, Read};

use super::notation::Notation;

/// Bytes that are read at a time. So many are soon taken apart, and many records are in them.
const BLOCK: usize = 1 << 20;

/// A file on its way into blocks.
#[derive(Debug)]
pub(super) struct Blocks<'n, R, N> {
    file: R,
    notation: &'n N,
    /// The number of the next block.
    number: usize,
    /// What was read of a record that had not ended.
    rest: Vec<u8>,
    /// Bytes of the file up to the end of the block that was handed out last.
    pub(super) read: u64,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Counted from nought.
    pub(super) number: usize,
    /// The byte of the file at which it begins.
    pub(super) offset: u64,
    /// Its bytes.
    pub(super) length: usize,
}

impl<'n, R: Read, N: Notation> Blocks<'n, R, N> {
    /// A file that stands at a byte.
    pub(super) fn new(file: R, offset: u64, notation: &'n N) -> Self {
        Self { file, notation, number: 0, rest: Vec::new(), read: offset }
    }

    /// Reads the next block into a buffer, in place of what was there. `None` at the end of the file.
    pub(super) fn next(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<Block>> {
        buffer.clear();
        buffer.append(&mut self.rest);
        loop {
            // A record that is longer than a block is looked through again, but as often as its length doubles.
            let wanted = BLOCK.saturating_sub(buffer.len()).max(buffer.len()).max(BLOCK / 4) as u64;
            let taken = (&mut self.file).take(wanted).read_to_end(buffer)?;
            if taken == 0 {
                break;
            }
            if let Some(end) = self.notation.last_end(buffer) {
                self.rest.extend(buffer.drain(end..));
                break;
            }
        }
        if buffer.is_empty() {
            return Ok(None);
        }
        let block = Block { number: self.number, offset: self.read, length: buffer.len() };
        self.number += 1;
        self.read += buffer.len() as u64;
        Ok(Some(block))
    }
}

#[cfg(test)]
mod tests {
    use super::super::notation::JsonLines;
    use super::*;

    #[test]
    fn blocks_are_whole_lines_and_together_the_file() {
        let long = "x".repeat(BLOCK * 2 + 7);
        for text in ["", "\n", "one", "one\ntwo\n", "one\n\ntwo", &format!("a\n{long}\nb\n{long}")] {
            let text = text.repeat(if text.len() < 100 { BLOCK / 2 } else { 1 });
            let mut blocks = Blocks::new(text.as_bytes(), 0, &JsonLines);
            let (mut buffer, mut whole, mut number) = (Vec::new(), Vec::new(), 0);
            while let Some(block) = blocks.next(&mut buffer).unwrap() {
                assert_eq!(block, Block { number, offset: whole.len() as u64, length: buffer.len() });
                whole.extend_from_slice(&buffer);
                assert!(buffer.ends_with(b"\n") || whole.len() == text.len());
                number += 1;
            }
            assert!(whole == text.as_bytes());
            assert!(blocks.next(&mut buffer).unwrap().is_none());
        }
    }
}
