//! The terminal's codes (ECMA-48) that move the cursor and change the look of what is written next.

use ratatui::style::{Color, Modifier};

use super::super::colours;
use super::catalogue::Look;

/// What is switched off together, and by which code.
const OFF: [(Modifier, usize); 7] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), 25),
    (Modifier::REVERSED, 27),
    (Modifier::HIDDEN, 28),
    (Modifier::CROSSED_OUT, 29),
];

/// What is switched on by which code.
const ON: [(Modifier, usize); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What a colour is for, by the first of its codes. Eight on from there is any colour, nine on is none.
const INK: usize = 30;
const GROUND: usize = 40;
const LINE: usize = 50;

/// How far the codes of the bright eight are from those of the first eight.
const BRIGHT: usize = 60;

/// `ESC [`, numbers parted by semicolons, and what ends the sequence. A one at its end goes without saying.
pub(super) fn sequence(numbers: &[usize], end: u8, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    let numbers = match numbers {
        [1] | [1, 1] => &[],
        [first, 1] => &[*first][..],
        numbers => numbers,
    };
    push(numbers, b';', bytes);
    bytes.push(end);
}

/// Numbers, and signs to part them.
fn push(numbers: &[usize], sign: u8, bytes: &mut Vec<u8>) {
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            bytes.push(sign);
        }
        digits(*number, bytes);
    }
}

fn digits(number: usize, bytes: &mut Vec<u8>) {
    if number >= 10 {
        digits(number / 10, bytes);
    }
    bytes.push(b"0123456789"[number % 10]);
}

/// Writes what changes a look into another: what differs, or all of the other from the beginning.
pub(super) fn change(from: Look, to: Look, bytes: &mut Vec<u8>) {
    let start = bytes.len();
    bytes.extend_from_slice(b"\x1b[");
    differences(from, to, bytes);
    let middle = bytes.len();
    bytes.extend_from_slice(b"\x1b[");
    if to != Look::default() {
        bytes.extend_from_slice(b"0;");
    }
    differences(Look::default(), to, bytes);
    keep_shorter(bytes, start, middle);
}

/// Of two ways that were written one after the other, keeps the shorter.
pub(super) fn keep_shorter(bytes: &mut Vec<u8>, start: usize, middle: usize) {
    if bytes.len() - middle < middle - start {
        bytes.drain(start..middle);
    } else {
        bytes.truncate(middle);
    }
}

/// Writes the codes of what differs, and ends the sequence.
fn differences(from: Look, to: Look, bytes: &mut Vec<u8>) {
    let mut missing = to.modifier - from.modifier;
    for (group, off) in OFF {
        if (from.modifier - to.modifier).intersects(group) {
            missing |= to.modifier & group;
            push(&[off], b';', bytes);
            bytes.push(b';');
        }
    }
    for (_, on) in ON.into_iter().filter(|(modifier, _)| missing.contains(*modifier)) {
        push(&[on], b';', bytes);
        bytes.push(b';');
    }
    for (of, from, to) in
        [(INK, from.ink, to.ink), (GROUND, from.ground, to.ground), (LINE, from.line, to.line)]
    {
        if from != to {
            push_colour(of, to, bytes);
            bytes.push(b';');
        }
    }
    if bytes.last() == Some(&b';') {
        bytes.pop();
    }
    bytes.push(b'm');
}

/// Writes the code of a colour. That of a line has colons, for whose sake terminals that do not know it skip all of it.
fn push_colour(of: usize, colour: Color, bytes: &mut Vec<u8>) {
    let sign = if of == LINE { b':' } else { b';' };
    match (colour, colours::number(colour)) {
        (Color::Rgb(red, green, blue), _) => {
            push(&[of + 8, 2], sign, bytes);
            bytes.push(sign);
            if of == LINE {
                // In which space of colours, which nobody says.
                bytes.push(sign);
            }
            push(&[red, green, blue].map(usize::from), sign, bytes);
        }
        (Color::Indexed(index), _) => push(&[of + 8, 5, index.into()], sign, bytes),
        (_, Some(number)) if of == LINE => push(&[of + 8, 5, number], sign, bytes),
        (_, Some(number)) => push(&[of + number % 8 + number / 8 * BRIGHT], sign, bytes),
        (_, None) => push(&[of + 9], sign, bytes),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colours() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            (0_usize..16).prop_map(|number| colours::NAMED[number].0),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(Color::from),
        ]
    }

    fn looks() -> impl Strategy<Value = Look> {
        let modifier = prop_oneof![Just(0), any::<u16>()].prop_map(Modifier::from_bits_truncate);
        (colours(), colours(), colours(), modifier).prop_map(|(ink, ground, line, modifier)| Look {
            ink,
            ground,
            line,
            modifier,
        })
    }

    /// The colour that the parameters after 38, 48 or 58 name.
    fn named(kind: usize, rest: &mut impl Iterator<Item = usize>) -> Color {
        let mut byte = || u8::try_from(rest.next().unwrap()).unwrap();
        match kind {
            5 => Color::Indexed(byte()),
            2 => Color::Rgb(byte(), byte(), byte()),
            kind => panic!("{kind} is no kind of colour"),
        }
    }

    /// What a terminal makes of a sequence.
    fn obey(look: &mut Look, sequence: &str) {
        let codes = sequence.strip_prefix("\x1b[").unwrap().strip_suffix('m').unwrap();
        let (codes, lines) = match codes.split_once("58:") {
            Some((codes, line)) => (codes.trim_end_matches(';'), Some(line)),
            None => (codes, None),
        };
        let mut codes = codes.split(';').map(|code| code.parse().unwrap_or(0));
        if lines.is_some_and(|_| sequence.starts_with("\x1b[58")) {
            codes.next();
        }
        while let Some(code) = codes.next() {
            match code {
                0 => *look = Look::default(),
                1..=9 => look.modifier |= ON[code - 1].0,
                22..=29 => look.modifier -= OFF.iter().find(|(_, off)| *off == code).unwrap().0,
                30..=37 | 90..=97 => look.ink = colours::NAMED[code % 10 + code / 90 * 8].0,
                38 => look.ink = named(codes.next().unwrap(), &mut codes),
                39 => look.ink = Color::Reset,
                40..=47 | 100..=107 => look.ground = colours::NAMED[code % 10 + code / 100 * 8].0,
                48 => look.ground = named(codes.next().unwrap(), &mut codes),
                49 => look.ground = Color::Reset,
                59 => look.line = Color::Reset,
                code => panic!("{code} is no code"),
            }
        }
        if let Some(line) = lines {
            let mut numbers = line.split(':').filter_map(|number| number.parse().ok());
            look.line = named(numbers.next().unwrap(), &mut numbers);
        }
    }

    proptest! {
        #[test]
        fn a_look_becomes_any_other(from in looks(), to in looks()) {
            let mut bytes = Vec::new();
            change(from, to, &mut bytes);
            let mut look = from;
            obey(&mut look, &String::from_utf8(bytes).unwrap());
            let by_number = |look: Look| Look {
                line: colours::number(look.line)
                    .map_or(look.line, |number| Color::Indexed(number.try_into().unwrap())),
                ..look
            };
            prop_assert_eq!(by_number(look), by_number(to));
        }
    }

    #[test]
    fn the_shorter_way_is_taken() {
        let look = |ink, modifier| Look { ink, modifier, ..Look::default() };
        let bold = look(Color::Red, Modifier::BOLD);
        for (from, to, expected) in [
            (Look::default(), bold, "\x1b[1;31m"),
            (bold, Look::default(), "\x1b[m"),
            (bold, look(Color::LightBlue, Modifier::BOLD), "\x1b[94m"),
            (bold, look(Color::Red, Modifier::DIM), "\x1b[22;2m"),
            (bold, look(Color::Reset, Modifier::ITALIC), "\x1b[0;3m"),
            (Look::default(), look(Color::Rgb(1, 2, 3), Modifier::empty()), "\x1b[38;2;1;2;3m"),
        ] {
            let mut bytes = Vec::new();
            change(from, to, &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        }
    }

    #[test]
    fn ones_at_the_end_go_without_saying() {
        for (numbers, expected) in [
            (&[12, 34][..], "\x1b[12;34H"),
            (&[1, 1], "\x1b[H"),
            (&[3, 1], "\x1b[3H"),
            (&[1], "\x1b[H"),
            (&[], "\x1b[H"),
        ] {
            let mut bytes = Vec::new();
            sequence(numbers, b'H', &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        }
    }
}
