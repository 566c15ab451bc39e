//! Lines of text with a role for each part: what panes are made of before they have colours.

use std::ops::Range;

use super::theme::Role;
use crate::text::{fit, width, wrap};

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// A line of a pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its parts, from the left.
    pub segments: Vec<Segment>,
}

impl Line {
    /// A line of one part.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self::default().then(text, role)
    }

    /// The line, and one more part.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>, role: Role) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.segments.push(Segment { text, role });
        }
        self
    }

    /// The line, and the parts of another.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.segments.extend(other.segments);
        self
    }

    /// The line filled with spaces up to a column.
    #[must_use]
    pub fn pad(self, column: usize) -> Self {
        let gap = column.saturating_sub(self.width());
        self.then(" ".repeat(gap), Role::Text)
    }

    /// The line cut to so many cells.
    #[must_use]
    pub fn fit(self, columns: usize) -> Self {
        if self.width() <= columns {
            return self;
        }
        let mut cut = Self::default();
        for Segment { text, role } in self.segments {
            let room = columns - cut.width();
            let fits = width(&text) <= room;
            cut = cut.then(fit(&text, room), role);
            if !fits {
                break;
            }
        }
        cut
    }

    /// The line without its first cells.
    #[must_use]
    pub fn skip(self, columns: usize) -> Self {
        let mut left = columns;
        let mut rest = Self::default();
        for Segment { text, role } in self.segments {
            let kept = text.char_indices().find(|(place, letter)| {
                let is_over = left == 0 && (*place == 0 || width(letter.encode_utf8(&mut [0; 4])) > 0);
                left = left.saturating_sub(width(letter.encode_utf8(&mut [0; 4])));
                is_over
            });
            let from = kept.map_or(text.len(), |(place, _)| place);
            rest = rest.then(text.get(from..).unwrap_or_default(), role);
        }
        rest
    }

    /// The cells that it takes.
    pub fn width(&self) -> usize {
        self.segments.iter().map(|segment| width(&segment.text)).sum()
    }
}

/// Breaks a text into lines, with its marked parts in a role of their own.
pub fn paragraph(text: &str, columns: usize, marks: &[Range<usize>], roles: Roles) -> Vec<Line> {
    wrap(text, columns).into_iter().map(|line| marked(text, &line, marks, roles)).collect()
}

/// The roles of a text and of what is marked in it.
#[derive(Clone, Copy, Debug)]
pub struct Roles {
    /// Of the text.
    pub plain: Role,
    /// Of what is marked.
    pub marked: Role,
}

/// A part of a text as one line, with what is marked in it.
pub fn marked(text: &str, part: &Range<usize>, marks: &[Range<usize>], roles: Roles) -> Line {
    let mut line = Line::default();
    let mut place = part.start;
    let cut = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    for mark in marks.iter().filter(|mark| mark.start < part.end && part.start < mark.end) {
        let (from, to) = (mark.start.max(place), mark.end.min(part.end));
        if from < to {
            line = line.then(cut(place, from), roles.plain).then(cut(from, to), roles.marked);
            place = to;
        }
    }
    line.then(cut(place, part.end), roles.plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: Roles = Roles { plain: Role::Text, marked: Role::Match };

    fn shown(line: &Line) -> String {
        line.segments
            .iter()
            .map(|segment| match segment.role {
                Role::Match => format!("[{}]", segment.text),
                _ => segment.text.clone(),
            })
            .collect()
    }

    #[test]
    fn marks_run_on_over_line_breaks() {
        let lines = paragraph("one two three four", 8, &[4..13, 15..16], ROLES);
        assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), ["one [two]", "[three]", "f[o]ur"]);
        let overlapping = paragraph("abcdef", 9, &[0..3, 2..4], ROLES);
        assert_eq!(overlapping.iter().map(shown).collect::<Vec<_>>(), ["[abc][d]ef"]);
    }

    #[test]
    fn a_line_is_cut_as_a_whole() {
        let line = Line::new("one ", Role::Text).then("two", Role::Dim).then(" three", Role::Text);
        assert_eq!(shown(&line.clone().fit(6)), "one t…");
        assert_eq!(line.fit(20).width(), 13);
    }
}
