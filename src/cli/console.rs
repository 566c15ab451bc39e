//! The one way out: results to standard output, everything else to standard error.

use std::borrow::Cow;
use std::env;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use clap::builder::styling::Style;

use super::arguments::{Color, Manner};
use super::progress::Line;
use super::styles;
use crate::diagnostic::{Diagnostic, render};
use crate::text::in_ascii;

/// Lines of text are no longer than this, for the eye to find the next one.
const LONGEST: usize = 100;
/// The width of a terminal that does not tell it.
const USUAL: usize = 80;
/// Nothing that is rendered for other than a terminal is cut; a line of a diagnostic has this much at most.
const UNCUT: usize = 1000;

/// Both outputs of the process, and how text is to be written to them.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about one of two outputs, and no two make a state"
)]
pub(super) struct Console {
    out: BufWriter<StdoutLock<'static>>,
    /// Whether no more results are written.
    is_closed: bool,
    /// Whether results are in colour.
    colour: bool,
    /// Whether messages are in colour.
    message_colour: bool,
    /// The columns of the terminal that results go to, if they go to one.
    width: Option<usize>,
    /// Whether they go to a terminal that shows no other signs than those of ASCII.
    is_ascii: bool,
    /// Whether a line of the terminal that messages go to can be written over.
    has_progress: bool,
}

impl Console {
    /// Takes standard output for the rest of the process.
    pub(super) fn new(manner: &Manner) -> Self {
        let out = io::stdout().lock();
        let is_terminal = out.is_terminal() && !manner.plain;
        let width = is_terminal.then(|| {
            terminal_size::terminal_size_of(&out)
                .map(|(width, _)| usize::from(width.0))
                .filter(|width| *width > 0)
                .unwrap_or(USUAL)
        });
        let colour = |is_terminal: bool| match manner.color {
            _ if manner.plain => false,
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && terminal_takes_colour(),
        };
        Self {
            colour: colour(is_terminal),
            message_colour: colour(io::stderr().is_terminal()),
            width,
            is_ascii: is_terminal && !shows_unicode(|name| env::var(name).ok()),
            has_progress: io::stderr().is_terminal() && !manner.plain && !is_dumb(),
            out: BufWriter::new(out),
            is_closed: false,
        }
    }

    /// The columns that results may take, if they must fit a terminal.
    pub(super) fn width(&self) -> Option<usize> {
        self.width
    }

    /// The signs of the certain and of the possible part of a bar.
    pub(super) fn bars(&self) -> [&'static str; 2] {
        if self.is_ascii { ["#", "."] } else { ["█", "░"] }
    }

    /// A text with signs that the terminal shows: on one of ASCII typographic ones are spelled, in as many cells.
    pub(super) fn spelled<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.is_ascii {
            return text.into();
        }
        let mut letter = [0; 4];
        let mut spelled = String::with_capacity(text.len());
        for sign in text.chars() {
            let sign = &*sign.encode_utf8(&mut letter);
            spelled.push_str(in_ascii(sign).unwrap_or(sign));
        }
        spelled.into()
    }

    /// The columns that a line of running text may take, if it must fit a terminal.
    pub(super) fn measure(&self) -> Option<usize> {
        self.width.map(|width| width.min(LONGEST))
    }

    /// The line that tells how far long work has come.
    pub(super) fn progress(&self) -> Line {
        Line::new(self.has_progress)
    }

    /// Whether results are in colour.
    pub(super) fn has_colour(&self) -> bool {
        self.colour
    }

    /// A part of a result in a style, if there is colour.
    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        paint(self.colour, style, text)
    }

    /// A diagnostic that is a result.
    pub(super) fn rendered(&self, diagnostic: &Diagnostic) -> String {
        render(diagnostic, self.width.unwrap_or(UNCUT), self.colour)
    }

    /// Writes out what is buffered.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes no more results: those so far are written out if they can be, and that is that.
    pub(super) fn close(&mut self) {
        // Why they cannot be is told by whoever closes it, if it is to be told.
        let _ = self.out.flush();
        self.is_closed = true;
    }

    /// Tells something that is no result, beneath the results so far.
    pub(super) fn say(&mut self, message: &str) -> io::Result<()> {
        if !self.is_closed {
            self.out.flush()?;
        }
        // There is nowhere left to complain of a standard error that cannot be written to.
        let _ = writeln!(io::stderr(), "{message}");
        Ok(())
    }

    /// Tells a problem, and what would mend it.
    pub(super) fn warn(&mut self, message: &str, hint: Option<&str>) -> io::Result<()> {
        let name = paint(self.message_colour, styles::BAD, "annals:");
        let word = paint(self.message_colour, styles::HINT, "hint:");
        let hint = hint.map(|hint| format!("\n{word} {hint}")).unwrap_or_default();
        self.say(&format!("{name} {message}{hint}"))
    }

    /// Tells a diagnostic.
    pub(super) fn diagnose(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let width = terminal_size::terminal_size_of(io::stderr()).map_or(UNCUT, |(width, _)| width.0.into());
        self.say(&render(diagnostic, width, self.message_colour))
    }
}

impl Write for Console {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn paint(colour: bool, style: Style, text: &str) -> String {
    if colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// Whether the user and the terminal leave it to us (<https://no-color.org>).
fn terminal_takes_colour() -> bool {
    let is_unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !is_unwanted && !is_dumb()
}

/// Whether the terminal can only print.
fn is_dumb() -> bool {
    env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb")
}

/// Whether the terminal shows more than ASCII: its locale writes UTF-8, or names nothing, as most terminals do then,
/// and it is not the console of Linux, whose fonts have 512 signs at most.
pub(super) fn shows_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    // The order is that of POSIX (Base Definitions, 8.2).
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let is_console = variable("TERM").is_some_and(|term| term == "linux" || term.starts_with("linux-"));
    !is_console
        && locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_by_the_locale_and_the_terminal() {
        for (variables, expected) in [
            (&[][..], true),
            (&[("LANG", "ja_JP.UTF-8")], true),
            (&[("LANG", "ru_RU.utf8")], true),
            (&[("LANG", "C")], false),
            (&[("TERM", "linux"), ("LANG", "en_GB.UTF-8")], false),
            (&[("TERM", "xterm"), ("LANG", "en_GB.UTF-8")], true),
            (&[("LANG", "ru_RU.KOI8-R")], false),
            (&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], true),
        ] {
            let variable = |wanted: &str| {
                let found = variables.iter().find(|(name, _)| *name == wanted);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(shows_unicode(variable), expected, "{variables:?}");
        }
    }
}
