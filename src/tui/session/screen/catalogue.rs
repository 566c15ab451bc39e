//! Looks and long letters that were met, each once and under a number.

use std::collections::HashMap;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::super::Colours;

/// How many of each are remembered. No program needs so many at a time.
const MOST: usize = 4096;

/// What is seen on a cell without a letter, besides the ground.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// All that a cell looks like but for its letter.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub(super) struct Look {
    pub(super) ink: Color,
    pub(super) ground: Color,
    pub(super) line: Color,
    pub(super) modifier: Modifier,
}

impl Look {
    pub(super) fn of(cell: &Cell) -> Self {
        Self { ink: cell.fg, ground: cell.bg, line: cell.underline_color, modifier: cell.modifier }
    }

    /// Whether a cell has the terminal's own look, which is told faster than by comparing.
    pub(super) fn is_plain(cell: &Cell) -> bool {
        let own = |colour| matches!(colour, Color::Reset);
        own(cell.fg) && own(cell.bg) && own(cell.underline_color) && cell.modifier.is_empty()
    }

    /// Only what can be seen, in colours that may be sent.
    fn seen(self, colours: Colours) -> Self {
        let underlined = self.modifier.contains(Modifier::UNDERLINED);
        Self {
            ink: colours.nearest(self.ink),
            ground: colours.nearest(self.ground),
            line: if underlined { colours.nearest(self.line) } else { Color::Reset },
            modifier: self.modifier,
        }
    }

    /// What is seen of it on a cell without a letter.
    fn on_blank(self) -> Self {
        if self.modifier.intersects(SEEN_ON_BLANK) {
            self
        } else {
            Self { ground: self.ground, ..Self::default() }
        }
    }
}

/// The number of a look.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub(super) struct LookNumber(usize);

impl LookNumber {
    /// A number in which all bits say something.
    pub(super) fn mixed(self) -> u64 {
        u64::try_from(self.0).unwrap_or(u64::MAX).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// That of the terminal's own ink on its own ground.
pub(super) const PLAIN: LookNumber = LookNumber(0);

/// The looks and letters that were met.
#[derive(Debug)]
pub(super) struct Catalogue {
    colours: Colours,
    /// Each with the number of what is seen of it on a cell without a letter.
    looks: Vec<(Look, LookNumber)>,
    numbers: HashMap<Look, LookNumber>,
    letters: HashMap<Box<str>, u64>,
}

impl Catalogue {
    /// Only plainness is known, and only these colours will be used.
    pub(super) fn new(colours: Colours) -> Self {
        let plain = Look::default();
        Self {
            colours,
            looks: vec![(plain, PLAIN)],
            numbers: HashMap::from([(plain, PLAIN)]),
            letters: HashMap::new(),
        }
    }

    /// Forgets all numbers if there are too many. Says whether there were.
    pub(super) fn forget_many(&mut self) -> bool {
        let many = self.numbers.len() > MOST || self.letters.len() > MOST;
        if many {
            *self = Self::new(self.colours);
        }
        many
    }

    /// The number of a letter.
    pub(super) fn letter(&mut self, letter: &str) -> u64 {
        if let Some(known) = self.letters.get(letter) {
            return *known;
        }
        let number = u64::try_from(self.letters.len()).unwrap_or(u64::MAX);
        self.letters.insert(letter.into(), number);
        number
    }

    /// The number of a look, and of what is seen of it on a cell without a letter.
    pub(super) fn numbers(&mut self, look: Look) -> (LookNumber, LookNumber) {
        let number = self.number_of(look);
        (number, self.on_blank(number))
    }

    fn number_of(&mut self, look: Look) -> LookNumber {
        if let Some(known) = self.numbers.get(&look) {
            return *known;
        }
        let seen = look.seen(self.colours);
        let number = if seen == look {
            let number = LookNumber(self.looks.len());
            self.looks.push((look, number));
            number
        } else {
            self.number_of(seen)
        };
        self.numbers.insert(look, number);
        let blank = self.number_of(seen.on_blank());
        if let Some((_, on_blank)) = self.looks.get_mut(number.0) {
            *on_blank = blank;
        }
        number
    }

    /// The look of a number.
    pub(super) fn look(&self, number: LookNumber) -> Look {
        self.looks.get(number.0).map_or_else(Look::default, |(look, _)| *look)
    }

    /// What is seen of a look on a cell without a letter.
    pub(super) fn on_blank(&self, number: LookNumber) -> LookNumber {
        self.looks.get(number.0).map_or(PLAIN, |(_, blank)| *blank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_has_one_number() {
        let mut catalogue = Catalogue::new(Colours::Sixteen);
        let mut number = |ink, line, modifier| {
            let mut cell = Cell::EMPTY;
            (cell.fg, cell.underline_color, cell.modifier) = (ink, line, modifier);
            catalogue.numbers(Look::of(&cell)).0
        };
        let red = number(Color::Red, Color::Reset, Modifier::BOLD);
        assert_eq!(number(Color::Rgb(205, 0, 0), Color::Reset, Modifier::BOLD), red);
        assert_eq!(number(Color::Red, Color::Blue, Modifier::BOLD), red, "there is no line to be blue");
        let underlined = number(Color::Red, Color::Blue, Modifier::UNDERLINED);
        assert_ne!(number(Color::Red, Color::Green, Modifier::UNDERLINED), underlined);
        assert_eq!(number(Color::Reset, Color::Reset, Modifier::empty()), PLAIN);
        assert_eq!(catalogue.on_blank(red), PLAIN);
        assert_eq!(catalogue.on_blank(underlined), underlined);
        assert_eq!(catalogue.look(red).ink, Color::Red);
    }

    #[test]
    fn whoever_makes_up_ever_new_looks_does_not_fill_the_memory() {
        let mut catalogue = Catalogue::new(Colours::True);
        for red in 0..=255 {
            for green in 0..=255 {
                let mut cell = Cell::EMPTY;
                cell.bg = Color::Rgb(red, green, 0);
                catalogue.numbers(Look::of(&cell));
                catalogue.forget_many();
                assert!(catalogue.looks.len() <= MOST + 2);
            }
        }
    }
}
