//! The least that a program in a terminal can do: paint lines, and echo each key.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::Outcome;

/// What this program is called with to be that.
pub(crate) const WORD: &str = "--be-the-floor";

/// Lines and columns that it paints.
const LINES: usize = 39;
const COLUMNS: usize = 118;

/// Paints the first lines of a file and writes each key into the last line, until that is `q`.
pub(crate) fn run(file: Option<&OsStr>) -> Outcome<()> {
    let lines = BufReader::new(File::open(file.ok_or("no file")?)?).lines().take(LINES);
    let mut screen = "\x1b[?1049h\x1b[H".to_owned();
    for line in lines {
        screen.extend(line?.chars().take(COLUMNS));
        screen.push_str("\r\n");
    }
    screen.push(':');
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let before = tcgetattr(&input)?;
    let mut raw = before.clone();
    raw.make_raw();
    tcsetattr(&input, OptionalActions::Now, &raw)?;
    output.write_all(screen.as_bytes())?;
    output.flush()?;
    let mut keys = [0; 64];
    loop {
        let count = input.read(&mut keys)?;
        let Some(key) = keys.get(..count).and_then(<[u8]>::last).filter(|key| **key != b'q') else { break };
        write!(output, "\x1b[40;2H{}", char::from(*key))?;
        output.flush()?;
    }
    output.write_all(b"\x1b[?1049l")?;
    output.flush()?;
    tcsetattr(&input, OptionalActions::Now, &before)?;
    Ok(())
}
