//! What a terminal shows that was fed with frames, against the frames.

use std::num::NonZeroU16;
use std::ops::Range;

use proptest::prelude::*;
use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier, Style};
use vt100::Parser;

use super::*;

/// A screen, the terminal that is fed with its frames, and the picture that the next frame shows.
struct Shown {
    screen: Screen,
    terminal: Parser,
    picture: Buffer,
    cursor: Option<Position>,
}

/// What may be done to the picture.
#[derive(Clone, Debug)]
enum Change {
    Write { x: u16, y: u16, text: &'static str, style: Style },
    Fill { area: Rect, letter: &'static str, style: Style },
    Move { area: Rect, by: u16, up: bool },
    Cursor(Option<(u16, u16)>),
    Resize(Size),
    Forget,
}

impl Shown {
    fn new(size: Size) -> Self {
        let lines = |size: u16| NonZeroU16::new(size).unwrap();
        Self {
            screen: Screen::new(size, Colours::True),
            terminal: Parser::new(lines(size.height), lines(size.width), 0),
            picture: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            cursor: None,
        }
    }

    fn apply(&mut self, change: &Change) {
        let all = self.picture.area;
        match *change {
            Change::Write { x, y, text, style } => {
                let position = Position { x: x % all.width, y: y % all.height };
                self.picture.set_string(position.x, position.y, text, style);
            }
            Change::Fill { area, letter, style } => {
                for position in area.intersection(all).positions() {
                    self.picture[position].set_symbol(letter).set_style(Style::reset().patch(style));
                }
            }
            Change::Move { area, by, up } => self.shift(area.intersection(all), by, up),
            Change::Cursor(place) => {
                self.cursor = place.map(|(x, y)| Position { x: x % all.width, y: y % all.height });
            }
            Change::Resize(size) => {
                self.screen.resize(size);
                let lines = |size: u16| NonZeroU16::new(size).unwrap();
                self.terminal.screen_mut().set_size(lines(size.height), lines(size.width));
                self.picture.resize(Rect::from((Position::ORIGIN, size)));
                self.cursor = None;
            }
            Change::Forget => {
                self.terminal.process(b"\x1b[2;3r\x1b[2;3Hsomething\x1b[1;44melse\x1b[?25h");
                self.screen.forget();
            }
        }
    }

    /// Moves what is in an area.
    fn shift(&mut self, area: Rect, by: u16, up: bool) {
        let before = self.picture.clone();
        for Position { x, y } in area.positions() {
            let from = if up { y.checked_add(by) } else { y.checked_sub(by) };
            let from = from.filter(|from| (area.top()..area.bottom()).contains(from));
            self.picture[(x, y)] = from.map_or(Cell::EMPTY, |from| before[(x, from)].clone());
        }
    }

    fn frame(&mut self) -> Vec<u8> {
        let (picture, cursor) = (self.picture.clone(), self.cursor);
        let bytes = self.screen.frame(|buffer| {
            buffer.clone_from(&picture);
            cursor
        });
        self.terminal.process(&bytes);
        bytes
    }

    #[track_caller]
    fn assert_is_shown(&self) {
        let screen = self.terminal.screen();
        let Rect { width, height, .. } = self.picture.area;
        for y in 0..height {
            let mut covered = 0;
            for x in 0..width {
                let shown = screen.cell(y, x).unwrap();
                if covered > 0 {
                    assert!(shown.is_wide_continuation(), "covered at {x} {y}");
                    covered -= 1;
                    continue;
                }
                let cell = &self.picture[(x, y)];
                let control = cell.symbol().contains(char::is_control);
                let columns = if control { 0 } else { cell.symbol().cell_width() };
                let fits = columns > 0 && x + columns <= width;
                let mut blank = Cell::EMPTY;
                let expected = look(if fits { cell } else { blank.set_style(cell.style()) });
                assert_eq!(look_of(shown), expected, "at {x} {y} of {width} {height}");
                covered = if fits { columns - 1 } else { 0 };
            }
        }
        assert_eq!(!screen.hide_cursor(), self.cursor.is_some());
        if let Some(Position { x, y }) = self.cursor {
            assert_eq!(screen.cursor_position(), (y, x));
        }
    }
}

/// What is seen of a cell: letter, ink, ground, and whether it is bold, dim, italic, underlined, inverse.
type Seen<'cell> = (&'cell str, vt100::Color, vt100::Color, [bool; 5]);

/// What is seen of a blank is less.
fn seen((letter, ink, ground, [bold, dim, italic, underlined, inverse]): Seen<'_>) -> Seen<'_> {
    if letter.is_empty() && !underlined && !inverse {
        return (letter, vt100::Color::Default, ground, [false; 5]);
    }
    (letter, ink, ground, [bold, dim, italic, underlined, inverse])
}

fn look(cell: &Cell) -> Seen<'_> {
    let is = |modifier| cell.modifier.contains(modifier);
    let modifiers =
        [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED].map(is);
    seen((cell.symbol().trim_end_matches(' '), colour(cell.fg), colour(cell.bg), modifiers))
}

fn look_of(cell: &vt100::Cell) -> Seen<'_> {
    let modifiers = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    let letter = cell.contents().trim_end_matches(' ');
    seen((letter, cell.fgcolor(), cell.bgcolor(), modifiers))
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        Color::Indexed(index) => vt100::Color::Idx(index),
        named => match super::super::colours::number(named) {
            Some(number) => vt100::Color::Idx(number.try_into().unwrap()),
            None => vt100::Color::Default,
        },
    }
}

fn colours() -> impl Strategy<Value = Color> {
    prop_oneof![
        3 => Just(Color::Reset),
        1 => prop::sample::select(vec![
            Color::Red,
            Color::LightBlue,
            Color::Indexed(99),
            Color::Rgb(1, 20, 255),
            Color::Black,
            Color::White,
        ]),
    ]
}

fn styles() -> impl Strategy<Value = Style> {
    let modifiers = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::BOLD | Modifier::UNDERLINED,
        Modifier::ITALIC,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::CROSSED_OUT,
    ]);
    (colours(), colours(), colours(), modifiers).prop_map(|(ink, ground, line, modifier)| {
        Style::reset().fg(ink).bg(ground).underline_color(line).add_modifier(modifier)
    })
}

fn areas() -> impl Strategy<Value = Rect> {
    (0_u16..30, 0_u16..14, 1_u16..50, 1_u16..20).prop_map(|(x, y, width, height)| Rect {
        x,
        y,
        width,
        height,
    })
}

fn changes() -> impl Strategy<Value = Change> {
    let texts = vec![
        "a",
        "The treaty is signed",
        "  x      y",
        "漢字",
        "北方領土の日",
        "e\u{301}te\u{301}",
        "│",
        "──────",
        "▸ 1956",
        "ﬁ\u{ad}n",
        "\u{1f600}",
        "a long line that leaves the screen at its right side, whatever its width may be",
    ];
    let letters = vec![" ", "#", "漢", "\u{301}", "\u{7}", "\u{85}", "o\u{308}\u{323}\u{331}\u{359}"];
    let sizes = (1_u16..40, 1_u16..16).prop_map(Size::from);
    prop_oneof![
        12 => (0_u16..40, 0_u16..16, prop::sample::select(texts), styles())
            .prop_map(|(x, y, text, style)| Change::Write { x, y, text, style }),
        2 => (areas(), prop::sample::select(letters), styles())
            .prop_map(|(area, letter, style)| Change::Fill { area, letter, style }),
        6 => (areas(), 1_u16..6, any::<bool>()).prop_map(|(area, by, up)| Change::Move { area, by, up }),
        2 => prop::option::of((0_u16..40, 0_u16..16)).prop_map(Change::Cursor),
        1 => sizes.prop_map(Change::Resize),
        1 => Just(Change::Forget),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_terminal_shows_every_frame(
        size in (1_u16..40, 1_u16..16).prop_map(Size::from),
        frames in prop::collection::vec(prop::collection::vec(changes(), 0..8), 1..10),
    ) {
        let mut shown = Shown::new(size);
        for changes in frames {
            for change in &changes {
                shown.apply(change);
            }
            shown.frame();
            shown.assert_is_shown();
            prop_assert_eq!(shown.frame(), b"", "nothing is written of what is shown already");
        }
    }

    #[test]
    fn a_terminal_shows_lists_that_scroll(
        steps in prop::collection::vec((areas(), 1_u16..8, any::<bool>(), any::<bool>()), 1..24),
    ) {
        let mut shown = Shown::new(Size::new(50, 20));
        for y in 0..20 {
            let text = format!("{y:>3} {} │ {}", "row ".repeat(usize::from(y) % 5), "漢".repeat(usize::from(y) % 4));
            shown.picture.set_string(0, y, text, Style::new().fg(Color::Indexed(y.try_into().unwrap())));
        }
        for (area, by, up, whole) in steps {
            let area = if whole { Rect { x: 0, width: 50, ..area } } else { area };
            shown.apply(&Change::Move { area, by, up });
            let entered = area.intersection(shown.picture.area);
            if !entered.is_empty() {
                let y = if up { entered.bottom() - 1 } else { entered.y };
                shown.picture.set_string(entered.x, y, format!("new {by}"), Style::new().bold());
            }
            shown.frame();
            shown.assert_is_shown();
        }
    }
}

/// Rows of text that differ all over.
fn rows(lines: Range<usize>) -> Vec<String> {
    lines.map(|line| format!("{line:>5} {}", "abcdefghij ".repeat(3 + line * 7 % 5))).collect()
}

/// A header, rows and a footer.
fn list(first: usize, buffer: &mut Buffer) {
    let Rect { width, height, .. } = buffer.area;
    buffer.set_string(0, 0, "header ".repeat(9), Style::new());
    for (y, row) in (1..height - 1).zip(rows(first..first + usize::from(height) - 2)) {
        buffer.set_stringn(0, y, row, width.into(), Style::new());
    }
    buffer.set_string(0, height - 1, format!("at {first}"), Style::new());
}

#[test]
fn scrolling_by_rows_takes_a_tenth_of_a_whole_screen() {
    for (from, to) in [(0, 1), (7, 6), (3, 5), (9, 6)] {
        let mut screen = Screen::new(Size::new(80, 40), Colours::True);
        let mut frame = |first| {
            let bytes = screen.frame(|buffer| {
                list(first, buffer);
                None
            });
            bytes.len()
        };
        let (whole, scrolled) = (frame(from), frame(to));
        assert!(scrolled * 10 < whole, "{scrolled} bytes of {whole} from {from} to {to}");
    }
}

#[test]
fn what_wide_characters_covered_is_written_over_in_whole() {
    let mut shown = Shown::new(Size::new(6, 1));
    for text in ["漢字a", "b     ", "b漢漢 ", " 漢字b", "漢字b ", "a漢字b", "      "] {
        shown.picture.set_string(0, 0, text, Style::new().bg(Color::Blue));
        shown.frame();
        shown.assert_is_shown();
    }
}
