//! The signs of the views of time: the strip, the grid, the lanes and the coverage.

/// A set of signs, each one cell wide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeGlyphs {
    /// Heights, the lowest first: how many events a cell of the strip has for certain.
    pub heights: [&'static str; 8],
    /// Where there may be events and none is certain: few of them, more, many.
    pub perhaps: [&'static str; 3],
    /// Where time is folded away.
    pub fold: &'static str,
    /// Under what is in sight.
    pub window: &'static str,
    /// Under the event in focus.
    pub focus: &'static str,
    /// A time that lasts, for certain.
    pub lasts: &'static str,
    /// A time of which it is not certain whether it lasted so long, or in which something was once.
    pub soft: &'static str,
    /// Ends that are open, or lie beyond the edge: to the left, and to the right.
    pub open: [&'static str; 2],
    /// Around several dates of which one is meant.
    pub one_of: [&'static str; 2],
    /// More events than a digit can tell.
    pub crowd: &'static str,
    /// When a source was published.
    pub published: &'static str,
    /// A cell of a grid in which there is nothing.
    pub nothing: &'static str,
}

impl TimeGlyphs {
    /// For terminals that show Unicode.
    pub const UNICODE: Self = Self {
        heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        perhaps: ["┄", "░", "▒"],
        fold: "≈",
        window: "─",
        focus: "▲",
        lasts: "━",
        soft: "┄",
        open: ["◂", "▸"],
        one_of: ["[", "]"],
        crowd: "+",
        published: "¶",
        nothing: "·",
    };

    /// For those that do not.
    pub const ASCII: Self = Self {
        heights: ["_", "_", ":", ":", "|", "|", "@", "@"],
        perhaps: [".", ";", "%"],
        fold: "~",
        window: "-",
        focus: "^",
        lasts: "=",
        soft: ".",
        open: ["<", ">"],
        one_of: ["[", "]"],
        crowd: "+",
        published: "P",
        nothing: "-",
    };
}
