//! Running text in styles, broken into lines where it must fit.

use std::io::{self, Write};
use std::ops::Range;

use clap::builder::styling::Style;

use super::console::Console;
use crate::text::{expand_tabs, width, wrap};

/// Text, parts of which are in a style.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    text: String,
    parts: Vec<(Range<usize>, Style)>,
}

/// What stands before the lines of a text: before the first of them, and before the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margin<'a> {
    pub(super) first: &'a str,
    pub(super) others: &'a str,
}

impl Margin<'static> {
    /// Nothing.
    pub(super) const NONE: Self = Self { first: "", others: "" };
}

impl Prose {
    /// Text in no style.
    pub(super) fn plain(text: &str) -> Self {
        Self::new(Style::new(), text)
    }

    /// Text in one style.
    pub(super) fn new(style: Style, text: &str) -> Self {
        let mut prose = Self::default();
        prose.push(style, text);
        prose
    }

    /// Adds text in a style.
    pub(super) fn push(&mut self, style: Style, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.push((start..self.text.len(), style));
    }

    /// Adds text in no style.
    pub(super) fn say(&mut self, text: &str) {
        self.push(Style::new(), text);
    }

    /// Writes it, beside a margin, as lines that fit the console.
    pub(super) fn write(&self, margin: Margin<'_>, console: &mut Console) -> io::Result<()> {
        let lines = match console.measure() {
            Some(columns) => {
                let taken = width(margin.first).max(width(margin.others));
                self.tabless().lines(columns.saturating_sub(taken), console)
            }
            None => vec![self.painted(0..self.text.len(), console)],
        };
        for (number, line) in lines.iter().enumerate() {
            let margin = if number == 0 { margin.first } else { margin.others };
            let margin = if line.is_empty() { margin.trim_end() } else { margin };
            writeln!(console, "{margin}{line}")?;
        }
        Ok(())
    }

    fn lines(&self, columns: usize, console: &Console) -> Vec<String> {
        let lines = wrap(&self.text, columns).into_iter();
        lines.map(|line| self.painted(line, console)).collect()
    }

    fn painted(&self, line: Range<usize>, console: &Console) -> String {
        let within = self.parts.iter().filter_map(|(part, style)| {
            let common = part.start.max(line.start)..part.end.min(line.end);
            Some((self.text.get(common)?, *style))
        });
        within.map(|(text, style)| console.paint(style, text)).collect()
    }

    /// The same with tabs as spaces, so that its cells can be counted.
    fn tabless(&self) -> Self {
        let mut expanded = Self::default();
        for (part, style) in &self.parts {
            let before = expanded.text.len();
            let line = format!("{}{}", expanded.text, self.text.get(part.clone()).unwrap_or_default());
            expanded.push(*style, expand_tabs(&line).get(before..).unwrap_or_default());
        }
        expanded
    }
}
