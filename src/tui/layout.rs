//! Where everything stands on the screen: a pure function of its size and of what is shown.
//!
//! ```text
//! header     Annals  Russia–Japan relations                     12 of 60 events, 2 perhaps
//! query      › actor:lavrov year:2012
//! strip      1945 ≈ 2010     2011     2012     2013     2014     2015     2016     2017
//! titles     Timeline · 2012 ─────────────┬ Event ─────────────────────────────
//! body       26 Jan    ◆ No reset needed  │ No reset needed with Asia
//!                                         ├ Sources 1 of 2 ────────────────────
//!                                         │ ✓ exact  Eurasia Daily Monitor
//! footer     / find   y year                                                4 of 12
//! ```
//!
//! `update` pages and scrolls by it, `view` draws by it, the mouse hits by it.

mod grid;

use ratatui::layout::{Position, Rect};

pub use grid::{GridColumns, GridNeeds, Wording, count_text, label};

use super::place::{Place, View};

/// The terminal's size in cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// Below this nothing can be read, and a sentence says so.
pub const SMALLEST: Size = Size { columns: 24, rows: 6 };
/// From here on, list and event stand side by side.
const WIDE: u16 = 90;
/// From here on, the sources have a column of their own.
const VERY_WIDE: u16 = 150;
/// Cells for how much of a source is cited.
pub const COVERED: usize = 24;
/// Rows of the strip: years, counts, and what is in sight.
const STRIP: u16 = 3;
/// Rows between query and footer from which on one may be given to the event in focus.
const TELLING: u16 = 6;
/// From so many rows on there is a strip.
const HIGH: u16 = 20;
/// Cells that a line of running text is at most wide, for the eye to find the next one.
pub const MEASURE: u16 = 84;

/// A pane: a line for its title, and what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pane {
    /// The line above it.
    pub title: Rect,
    /// Its content.
    pub body: Rect,
}

impl Pane {
    fn new(area: Rect) -> Self {
        let title = Rect { height: area.height.min(1), ..area };
        let body = Rect {
            x: area.x + 1.min(area.width),
            y: area.y + title.height,
            width: area.width.saturating_sub(2),
            height: area.height - title.height,
        };
        Self { title, body }
    }

    /// Lines of content that fit.
    pub fn height(&self) -> usize {
        self.body.height.into()
    }

    /// Cells across that running text may fill.
    pub fn measure(&self) -> usize {
        self.body.width.min(MEASURE).into()
    }
}

/// How the panes share the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrangement {
    /// Too small for anything.
    Nothing,
    /// One pane at a time.
    Narrow,
    /// List beside event and sources.
    Wide,
    /// Three columns.
    VeryWide,
}

/// The parts of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Screen {
    /// How they share it.
    pub arrangement: Arrangement,
    /// The name of the chronology and the counts.
    pub header: Rect,
    /// The query.
    pub query: Rect,
    /// The whole span of time; empty where there are too few rows.
    pub strip: Rect,
    /// Everything between query, or strip, and footer.
    pub middle: Rect,
    /// The list of events; empty when another pane has the screen.
    pub timeline: Pane,
    /// The event in focus in one line, below a view that does not tell it where there is no room for its pane.
    pub told: Rect,
    /// The event.
    pub event: Pane,
    /// Its citations.
    pub sources: Pane,
    /// A document, or quotations side by side, over all panes.
    pub reader: Pane,
    /// Hints and position.
    pub footer: Rect,
}

impl Screen {
    /// Lays out a screen on which `focus` is one of the panes, and the upper of two panes has `upper` rows, if
    /// another than the usual height is wanted. A view across which time runs has the whole width.
    pub fn new(size: Size, focus: Place, upper: Option<u16>, view: View) -> Self {
        let row = |y: u16| Rect {
            x: 0,
            y: y.min(size.rows),
            width: size.columns,
            height: 1.min(size.rows.saturating_sub(y)),
        };
        let strip = if size.rows < HIGH { 0 } else { STRIP };
        let middle = Rect {
            x: 0,
            y: (2 + strip).min(size.rows),
            width: size.columns,
            height: size.rows.saturating_sub(3 + strip),
        };
        let arrangement = match size {
            size if size.columns < SMALLEST.columns || size.rows < SMALLEST.rows => Arrangement::Nothing,
            size if size.columns < WIDE => Arrangement::Narrow,
            size if size.columns < VERY_WIDE => Arrangement::Wide,
            _ => Arrangement::VeryWide,
        };
        let nowhere = Rect { width: 0, height: 0, ..middle };
        let is_alone = arrangement == Arrangement::Narrow && focus == Place::Timeline;
        let is_told = is_alone && matches!(view, View::Lanes | View::Grid) && middle.height >= TELLING;
        let told = if is_told { Rect { y: middle.bottom() - 1, height: 1, ..middle } } else { nowhere };
        let (timeline, event, sources) = match arrangement {
            Arrangement::Nothing => (nowhere, nowhere, nowhere),
            Arrangement::Narrow if is_alone => {
                (Rect { height: middle.height - told.height, ..middle }, nowhere, nowhere)
            }
            Arrangement::Narrow => {
                let (event, sources) = above_and_below(middle, upper);
                (nowhere, event, sources)
            }
            Arrangement::Wide | Arrangement::VeryWide if view.is_wide() => {
                let most = middle.height - lower_rows(middle.height);
                let upper = upper.map_or(most, |wanted| wanted.min(most));
                let (timeline, below) = above_and_below(middle, Some(upper));
                let (event, sources) = beside(below, share(below.width, 50));
                (timeline, event, sources)
            }
            Arrangement::Wide => {
                // A grid needs what its numbers need; a list can be cut.
                let left = if view == View::Grid { 62 } else { 53 };
                let (timeline, right) = beside(middle, share(middle.width, left));
                let (event, sources) = above_and_below(right, upper);
                (timeline, event, sources)
            }
            Arrangement::VeryWide => {
                let (timeline, right) = beside(middle, share(middle.width, 44).min(92));
                let (event, sources) = beside(right, share(right.width, 48));
                (timeline, event, sources)
            }
        };
        Self {
            arrangement,
            header: row(0),
            query: row(1),
            strip: Rect { height: strip, ..row(2) },
            middle,
            timeline: Pane::new(timeline),
            told,
            event: Pane::new(event),
            sources: Pane::new(sources),
            reader: Pane::new(middle),
            footer: row(size.rows.saturating_sub(1).max(2)),
        }
    }

    /// Cells of a lane, behind its name.
    pub fn lane_columns(&self) -> usize {
        usize::from(self.timeline.body.width).saturating_sub(self.lane_names())
    }

    /// Cells for the name of a lane and a space.
    pub fn lane_names(&self) -> usize {
        usize::from(share(self.timeline.body.width, 25)).clamp(8, 32)
    }

    /// Cells for the time that a source speaks of, between its name and what is said of it.
    pub fn coverage_columns(&self) -> usize {
        self.lane_columns().saturating_sub(COVERED)
    }

    /// The pane of a place among the panes.
    pub fn pane(&self, place: Place) -> Pane {
        match place {
            Place::Event => self.event,
            Place::Sources => self.sources,
            Place::Compare | Place::Reader => self.reader,
            _ => self.timeline,
        }
    }

    /// The pane under a cell, if any.
    pub fn pane_at(&self, position: Position) -> Option<Place> {
        [Place::Timeline, Place::Event, Place::Sources].into_iter().find(|place| {
            let pane = self.pane(*place);
            pane.body.contains(position) || pane.title.contains(position)
        })
    }

    /// How a document shares the reader: its text, and a margin for the events that cite it.
    pub fn reading(&self) -> Reading {
        // A bar beside the text, a gap before the margin, and the least that a name in the margin needs.
        const BAR: u16 = 2;
        const GAP: u16 = 2;
        const NAMES: u16 = 22;
        let body = self.reader.body;
        let width = body.width.saturating_sub(BAR);
        let with_margin = width >= 48 + GAP + NAMES;
        let columns = if with_margin { MEASURE.min(width - GAP - NAMES) } else { width.min(MEASURE) };
        let text = Rect { x: body.x + BAR.min(body.width), width: columns, ..body };
        let margin = if with_margin {
            let x = text.right() + GAP;
            Rect { x, width: (body.right() - x).min(60), ..body }
        } else {
            Rect { width: 0, height: 0, ..body }
        };
        Reading { text, margin }
    }

    /// Where a list to choose from stands: over the panes, as high as its lines need, and as wide as names of so many
    /// cells, as far as that can be read.
    pub fn picker(&self, lines: usize, names: usize) -> Rect {
        // Before and behind a name stand its mark, its bar and its number.
        const BESIDE: usize = 36;
        self.over(lines, u16::try_from(names + BESIDE).unwrap_or(u16::MAX).clamp(64, 110))
    }

    /// Where so many terms stand that a query may be completed to, within their box.
    pub fn completions(&self, count: usize) -> Rect {
        const ROWS: usize = 10;
        let middle = self.middle;
        let rows = u16::try_from(count.min(ROWS)).unwrap_or(u16::MAX).min(middle.height.saturating_sub(2));
        Rect {
            x: middle.x + 2.min(middle.width),
            y: middle.y + 1.min(middle.height),
            width: middle.width.min(78).saturating_sub(4),
            height: rows,
        }
    }

    /// Where a list of things to do or to go to stands, and beneath it so many lines of details, if there is room.
    pub fn finder(&self, lines: usize, details: u16) -> FinderParts {
        let with_rule = if details > 0 { usize::from(details) + 1 } else { 0 };
        let area = self.over(lines.saturating_add(with_rule), 88);
        let inside = Rect {
            x: area.x + 2.min(area.width),
            y: area.y + 3.min(area.height),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(4),
        };
        // The list keeps three lines at least.
        let below = details.min(inside.height.saturating_sub(4));
        let gap = below.min(1);
        let list = Rect { height: inside.height - below - gap, ..inside };
        FinderParts { area, list, details: Rect { y: list.bottom() + gap, height: below, ..inside } }
    }

    /// Where the lines of a list of keys stand: within its box, below the line that says how to use it.
    pub fn help(&self, lines: usize) -> Rect {
        // Its frame, the keys or signs, and beside them a line for the eye.
        const WIDTH: u16 = 4 + 28 + MEASURE;
        let middle = self.middle;
        let width = middle.width.min(WIDTH);
        let room = middle.height.saturating_sub(3);
        Rect {
            x: (middle.width - width) / 2 + 2.min(width),
            y: middle.y + 2.min(middle.height),
            width: width.saturating_sub(4),
            height: u16::try_from(lines.max(1)).unwrap_or(u16::MAX).min(room),
        }
    }

    fn over(&self, lines: usize, width: u16) -> Rect {
        let width = self.middle.width.min(width);
        // Two lines of frame, one to type in, one to part it from the list.
        let wanted = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4);
        let height = self.middle.height.min(wanted);
        Rect { x: (self.middle.width - width) / 2, y: self.middle.y, width, height }
    }
}

/// The parts of a list over the panes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FinderParts {
    /// All of it, with its frame.
    pub area: Rect,
    /// The entries.
    pub list: Rect,
    /// What is told of the one in focus.
    pub details: Rect,
}

/// The parts of the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The document's text.
    pub text: Rect,
    /// Beside it, the events; empty where there is no room.
    pub margin: Rect,
}

impl Reading {
    /// Cells that a line of the document may take; at least one.
    pub fn columns(&self) -> usize {
        self.text.width.max(1).into()
    }
}

/// Per cent of a width, rounded down.
fn share(width: u16, per_cent: u32) -> u16 {
    u16::try_from(u32::from(width) * per_cent / 100).unwrap_or(width)
}

/// Two areas side by side with a line between them.
fn beside(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    let gone = left.saturating_add(1).min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + gone, width: area.width - gone, ..area })
}

/// Two areas one above the other.
fn above_and_below(area: Rect, upper: Option<u16>) -> (Rect, Rect) {
    let upper = upper.unwrap_or_else(|| usual_upper(area.height)).min(area.height);
    (Rect { height: upper, ..area }, Rect { y: area.y + upper, height: area.height - upper, ..area })
}

/// Rows for the event beneath a view that has the whole width.
fn lower_rows(rows: u16) -> u16 {
    share(rows, 40).clamp(rows.min(6), 16)
}

/// The rows of the upper of two panes in so many, its title among them: what an event usually needs.
fn usual_upper(rows: u16) -> u16 {
    share(rows, 46).clamp(rows.min(3), 18.max(rows / 3))
}

/// The rows that the upper of two panes is to have in so many, for so many lines in it and below it: the usual
/// ones, so that nothing jumps, and more only if it needs them and the lower one does not.
pub fn upper_rows(rows: u16, above: usize, below: usize) -> u16 {
    let with_title = |lines: usize| u16::try_from(lines + 1).unwrap_or(u16::MAX);
    let spare = rows.saturating_sub(with_title(below));
    let usual = usual_upper(rows);
    with_title(above).clamp(usual, spare.max(usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_any_screen_stand_within_it_and_apart() {
        for columns in 0..220 {
            for rows in 0..70 {
                for (focus, upper, view) in [
                    (Place::Timeline, None, View::List),
                    (Place::Event, Some(rows), View::Grid),
                    (Place::Sources, Some(3), View::List),
                    (Place::Timeline, Some(3), View::Lanes),
                    (Place::Event, None, View::Coverage),
                ] {
                    let screen = Screen::new(Size { columns, rows }, focus, upper, view);
                    let whole = Rect { x: 0, y: 0, width: columns, height: rows };
                    let mut parts = vec![screen.header, screen.query, screen.strip, screen.footer];
                    for pane in [screen.timeline, screen.event, screen.sources] {
                        parts.extend([pane.title, pane.body]);
                    }
                    parts.retain(|part| !part.is_empty());
                    for (at, part) in parts.iter().enumerate() {
                        assert_eq!(part.intersection(whole), *part, "{columns}x{rows} {part:?}");
                        for other in &parts[at + 1..] {
                            assert!(!part.intersects(*other), "{columns}x{rows}: {part:?} {other:?}");
                        }
                    }
                    let picker = screen.picker(30, 70);
                    assert_eq!(picker.intersection(whole), picker);
                    let finder = screen.finder(30, 7).area;
                    assert_eq!(finder.intersection(whole), finder);
                }
            }
        }
    }
}
