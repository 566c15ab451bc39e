//! The signs that stand on the screen, where the terminal has Unicode and where it has not.

mod time;

pub use time::TimeGlyphs;

use crate::model::{Evidence, Kind};
use crate::text::in_ascii;
use crate::timeline::Rail;

/// A set of signs, each one cell wide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glyphs {
    /// For each kind of event, in the order of [`Kind::ALL`].
    kinds: [&'static str; 5],
    /// For each mark of evidence, in the order of [`Evidence::ALL`].
    evidence: [&'static str; 5],
    /// Beginning, passing, holding and ending rails.
    rails: [&'static str; 4],
    /// Before the selected row.
    pub pointer: &'static str,
    /// Before the query.
    pub prompt: &'static str,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// Where a vertical line leaves a horizontal one downward.
    pub tee_down: &'static str,
    /// Where a horizontal line leaves a vertical one to the right.
    pub tee_right: &'static str,
    /// The corners of a box: upper left, upper right, lower left, lower right.
    pub corners: [&'static str; 4],
    /// Beside the lines of a cited passage.
    pub bar: &'static str,
    /// Before an event with a star.
    pub star: &'static str,
    /// Before one with a note.
    pub note: &'static str,
    /// Between short facts on one line.
    pub dot: &'static str,
    /// A marked and an unmarked choice.
    pub marks: [&'static str; 2],
    /// A part of a bar that stands for a count.
    pub block: &'static str,
    /// Around a quotation.
    pub quotes: [&'static str; 2],
    /// On both sides of a silence: what stands where time is folded away.
    pub gap: &'static str,
    /// Whether all of them are of ASCII, and so everything is to be that the explorer writes.
    pub is_ascii: bool,
    /// Those of the views of time.
    pub time: TimeGlyphs,
}

impl Glyphs {
    /// For terminals that show Unicode.
    pub const UNICODE: Self = Self {
        kinds: ["●", "◆", "◇", "○", "■"],
        evidence: ["✓", "✓", "≠", "?", "✗"],
        rails: ["╷", "│", "│", "╵"],
        pointer: "▸",
        prompt: "›",
        horizontal: "─",
        vertical: "│",
        tee_down: "┬",
        tee_right: "├",
        corners: ["╭", "╮", "╰", "╯"],
        bar: "▎",
        star: "★",
        note: "✎",
        dot: "·",
        marks: ["◉", "○"],
        block: "▪",
        quotes: ["“", "”"],
        gap: "≈",
        is_ascii: false,
        time: TimeGlyphs::UNICODE,
    };

    /// For those that do not.
    pub const ASCII: Self = Self {
        kinds: ["*", "s", "a", "p", "#"],
        evidence: ["+", "+", "~", "?", "x"],
        rails: [".", "|", "|", "'"],
        pointer: ">",
        prompt: ">",
        horizontal: "-",
        vertical: "|",
        tee_down: "+",
        tee_right: "+",
        corners: ["+", "+", "+", "+"],
        bar: "|",
        star: "!",
        note: "&",
        dot: "-",
        marks: ["x", "."],
        block: "=",
        quotes: ["\"", "\""],
        gap: "~",
        is_ascii: true,
        time: TimeGlyphs::ASCII,
    };

    /// A letter as it is written with these: typographic ones are spelled in ASCII where there is nothing else, in as
    /// many cells. Those of a chronology's own language are left.
    pub fn spelled(&self, letter: &str) -> Option<&'static str> {
        if self.is_ascii { in_ascii(letter) } else { None }
    }

    /// The sign of a kind of event.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// The sign of a mark of evidence, or of there being none yet.
    pub fn evidence(&self, evidence: Option<Evidence>) -> &'static str {
        evidence.map_or(self.dot, |evidence| self.evidence[evidence as usize])
    }

    /// The sign of a rail.
    pub fn rail(&self, rail: Rail) -> &'static str {
        match rail {
            Rail::None => " ",
            Rail::Begins => self.rails[0],
            Rail::Passes => self.rails[1],
            Rail::Holds => self.rails[2],
            Rail::Ends => self.rails[3],
        }
    }
}
