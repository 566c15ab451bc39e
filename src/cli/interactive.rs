//! `annals --plain --interactive`: the explorer line by line, for screen readers.
//!
//! One line asks, and lines answer: nothing is drawn, moved or erased, and words stand where the screen has signs.
//! What is answered is worked out in `state` and knows no terminal; here lines come in and go out.

mod order;
mod reading;
mod said;
mod state;

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use super::Status;
use super::arguments::Arguments;
use super::console::Console;
use super::failure::Failure;
use super::opening;
use crate::load::{Checking, Loaded};
use crate::text::Clean;
pub(super) use order::COMMANDS;
use order::Order;
use state::{Answer, State, Then};

/// What asks for a line where a person types it.
const PROMPT: &str = "annals> ";
/// Bytes of a line that are read. Nobody types more.
const LONGEST: u64 = 1 << 16;

/// Answers until there is nothing more to answer.
pub(super) fn run(
    arguments: &Arguments,
    documents: Option<&Path>,
    console: &mut Console,
) -> Result<Status, Failure> {
    let file = arguments.asked.file.as_deref();
    let Loaded { chronology, diagnostics, .. } = opening::load_some(file, documents, Checking::All)?;
    let store = opening::store(&chronology, file);
    let kept = opening::kept(&chronology, file, console)?;
    let mut state = State::new(&chronology, &diagnostics, kept);
    let mut answer = state.begin(&arguments.place());
    let mut input = io::stdin().lock();
    let has_prompt = input.is_terminal();
    loop {
        let Answer { mut lines, then } = answer;
        match then {
            Then::Quit => {
                write(&lines, console)?;
                return Ok(Status::DONE);
            }
            Then::Keep(change) => match store.write(&[change]) {
                Ok(kept) => state.keep(kept),
                Err(trouble) => lines.push(format!("this is not kept: {trouble}")),
            },
            Then::GoOn => {}
        }
        write(&lines, console)?;
        if has_prompt {
            write!(console, "{PROMPT}")?;
        }
        console.finish()?;
        answer = match line(&mut input)? {
            Line::End => {
                if has_prompt {
                    // The shell's own prompt is to stand on a line of its own.
                    writeln!(console)?;
                }
                return Ok(Status::DONE);
            }
            Line::TooLong => Answer::say("this line is too long to be read"),
            Line::Text(text) => match Order::read(&text) {
                Ok(order) => state.answer(order),
                Err(mistake) => Answer::say(mistake),
            },
        };
    }
}

fn write(lines: &[String], console: &mut Console) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(console, "{line}"))
}

/// What comes in.
#[derive(Debug, PartialEq)]
enum Line {
    Text(Clean),
    TooLong,
    End,
}

/// Reads a line. What is not UTF-8 in it is shown as U+FFFD.
fn line(input: &mut impl BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    input.take(LONGEST).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(Line::End);
    }
    if bytes.len() as u64 == LONGEST && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        return Ok(Line::TooLong);
    }
    Ok(Line::Text(Clean::line(&String::from_utf8_lossy(&bytes))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_however_they_end() {
        let long = "x".repeat(usize::try_from(LONGEST).unwrap());
        let text = format!("next\r\n\n{long}y\n{long}\nsh\u{1b}ow");
        let mut input = text.as_bytes();
        let mut lines = Vec::new();
        while let Ok(line) = line(&mut input) {
            if line == Line::End {
                break;
            }
            lines.push(line);
        }
        let text = |text| Line::Text(Clean::line(text));
        assert_eq!(lines, [text("next"), text(""), Line::TooLong, Line::TooLong, text("sh␛ow")]);
        assert_eq!(line(&mut &b"\xff\n"[..]).unwrap(), text("\u{fffd}"));
    }
}
