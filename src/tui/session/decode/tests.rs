//! What terminals send, and what must come of it.

use proptest::prelude::*;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use super::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

fn decoded(bytes: &[u8]) -> Vec<Said> {
    let mut decoder = Decoder::default();
    let mut said = decoder.feed(bytes);
    said.extend(decoder.expire());
    said
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Said {
    Said::Key(KeyEvent::new(code, modifiers))
}

fn typed(character: char) -> Said {
    key(KeyCode::Char(character), NONE)
}

#[test]
fn keys_of_all_kinds_of_terminals() {
    use KeyCode::*;
    for (bytes, code, modifiers) in [
        ("a", Char('a'), NONE),
        ("A", Char('A'), SHIFT),
        ("ж", Char('ж'), NONE),
        ("Ж", Char('Ж'), SHIFT),
        ("😀", Char('😀'), NONE),
        ("\r", Enter, NONE),
        ("\t", Tab, NONE),
        ("\x7f", Backspace, NONE),
        ("\0", Char(' '), CONTROL),
        ("\x01", Char('a'), CONTROL),
        ("\n", Char('j'), CONTROL),
        ("\x1a", Char('z'), CONTROL),
        ("\x1c", Char('4'), CONTROL),
        ("\x1f", Char('7'), CONTROL),
        ("\x1b", Esc, NONE),
        ("\x1ba", Char('a'), ALT),
        ("\x1bЖ", Char('Ж'), ALT.union(SHIFT)),
        ("\x1b\x01", Char('a'), ALT.union(CONTROL)),
        ("\x1b\r", Enter, ALT),
        ("\x1b[A", Up, NONE),
        ("\x1bOA", Up, NONE),
        ("\x1b[1;5C", Right, CONTROL),
        ("\x1b[1;2D", Left, SHIFT),
        ("\x1b[1;7B", Down, ALT.union(CONTROL)),
        ("\x1b[H", Home, NONE),
        ("\x1b[1~", Home, NONE),
        ("\x1b[7~", Home, NONE),
        ("\x1b[F", End, NONE),
        ("\x1b[3;5~", Delete, CONTROL),
        ("\x1b[5~", PageUp, NONE),
        ("\x1b[6~", PageDown, NONE),
        ("\x1b[Z", BackTab, SHIFT),
        ("\x1bOP", F(1), NONE),
        ("\x1b[[E", F(5), NONE),
        ("\x1b[1;2R", F(3), SHIFT),
        ("\x1b[15~", F(5), NONE),
        ("\x1b[17~", F(6), NONE),
        ("\x1b[21;3~", F(10), ALT),
        ("\x1b[24~", F(12), NONE),
        ("\x1bOM", Enter, NONE),
        // A second number of the modifiers says that the key was pressed.
        ("\x1b[1;5:1A", Up, CONTROL),
        // The beginnings of sequences, if nothing follows.
        ("\x1b[", Char('['), ALT),
        ("\x1bO", Char('O'), ALT.union(SHIFT)),
        ("\x1b]", Char(']'), ALT),
    ] {
        assert_eq!(decoded(bytes.as_bytes()), [key(code, modifiers)], "{bytes:?}");
    }
}

#[test]
fn what_means_nothing_is_dropped_whole() {
    for bytes in [
        &b"\x1b[I"[..],
        b"\x1b[O",
        b"\x1b[?62;22c",
        b"\x1b[24;80R",
        b"\x1b[99~",
        b"\x1b[201~",
        b"\x1b[97;5u",
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1bP1+r544e\x1b\\",
        b"\x1b[<99;1;1M",
        b"\x1b[<1;M",
        b"\x1b[<;;M",
        b"\x1b[<4294967296;1;1M",
        b"\xc2\x9b",
        b"\xff",
        b"\xc3\x28",
        b"\xed\xa0\x80",
    ] {
        let mut all = bytes.to_vec();
        all.push(b'z');
        assert_eq!(decoded(&all).last(), Some(&typed('z')), "{bytes:x?}");
        assert!(decoded(&all).len() <= 2, "{bytes:x?} {:?}", decoded(&all));
    }
}

#[test]
fn what_cuts_a_sequence_off_is_not_lost() {
    let up = key(KeyCode::Up, NONE);
    let escape = key(KeyCode::Esc, NONE);
    for (bytes, said) in [
        ("\x1b[12\x1b[A", vec![up.clone()]),
        ("\x1b[1ж", vec![typed('ж')]),
        ("\x1b\x1b[A", vec![escape.clone(), up]),
        ("\x1b\x1b", vec![escape.clone(), escape]),
        ("\x1bOz", vec![key(KeyCode::Char('O'), ALT.union(SHIFT)), typed('z')]),
    ] {
        assert_eq!(decoded(bytes.as_bytes()), said, "{bytes:?}");
    }
}

#[test]
fn mouse_reports_of_three_kinds() {
    use MouseEventKind::*;
    for (bytes, kind, column, row, modifiers) in [
        (&b"\x1b[<0;1;1M"[..], Down(MouseButton::Left), 0, 0, NONE),
        (b"\x1b[<2;10;5m", Up(MouseButton::Right), 9, 4, NONE),
        (b"\x1b[<36;3;4M", Drag(MouseButton::Left), 2, 3, SHIFT),
        (b"\x1b[<35;3;4M", Moved, 2, 3, NONE),
        (b"\x1b[<80;3;4M", ScrollUp, 2, 3, CONTROL),
        (b"\x1b[<65;3;4M", ScrollDown, 2, 3, NONE),
        (b"\x1b[<0;0;0M", Down(MouseButton::Left), 0, 0, NONE),
        (b"\x1b[<0;99999;99999M", Down(MouseButton::Left), 65534, 65534, NONE),
        (b"\x1b[M !!", Down(MouseButton::Left), 0, 0, NONE),
        (b"\x1b[M#\xff\xff", Up(MouseButton::Left), 222, 222, NONE),
        (b"\x1b[M\0\0\0", Down(MouseButton::Left), 0, 0, NONE),
        (b"\x1b[32;30;10M", Down(MouseButton::Left), 29, 9, NONE),
        (b"\x1b[97;30;10M", ScrollDown, 29, 9, NONE),
        (b"\x1b[0;0;0M", Down(MouseButton::Left), 0, 0, NONE),
    ] {
        let event = MouseEvent { kind, column, row, modifiers };
        assert_eq!(decoded(bytes), [Said::Mouse(event)], "{bytes:x?}");
    }
}

#[test]
fn a_paste_is_one_thing() {
    let paste = |text: &str| Said::Paste(text.into());
    for (bytes, said) in [
        (&b"\x1b[200~\x1b[201~"[..], vec![paste("")]),
        (b"a\x1b[200~b\x1b[Aq\r\x1b[201~c", vec![typed('a'), paste("b\x1b[Aq\r"), typed('c')]),
        (b"\x1b[200~\x1b[20\x1b[201~", vec![paste("\x1b[20")]),
        (b"\x1b[200~\xff\x1b[201~", vec![paste("\u{fffd}")]),
        // Without its end.
        (b"\x1b[200~half\x1b[20", vec![paste("half\x1b[20")]),
    ] {
        assert_eq!(decoded(bytes), said, "{bytes:x?}");
    }
}

#[test]
fn a_paste_without_end_is_kept_within_bounds() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~");
    for _ in 0..3 * LONGEST_PASTE / 4096 {
        assert_eq!(decoder.feed(&[b'x'; 4096]), []);
    }
    assert_eq!(decoder.patience(), Some(PASTE));
    assert_eq!(decoder.expire(), Some(Said::Paste("x".repeat(LONGEST_PASTE))));
    assert_eq!(decoder.patience(), None);
}

#[test]
fn only_what_has_begun_is_waited_for() {
    for (bytes, patience) in [
        (&b""[..], None),
        (b"a", None),
        (b"\x1b[A", None),
        (b"\x1b", Some(SEQUENCE)),
        (b"\x1b[1", Some(SEQUENCE)),
        (b"\xd0", Some(SEQUENCE)),
        (b"\x1b[200~", Some(PASTE)),
        (b"\x1b[200~\x1b[201~", None),
    ] {
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        assert_eq!(decoder.patience(), patience, "{bytes:x?}");
        decoder.expire();
        assert_eq!(decoder.patience(), None, "{bytes:x?}");
    }
}

/// Bytes that are mostly such as begin, end and fill sequences.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => prop::sample::select(&b"\x1b[]O<;:012M~mPX_\\\x07ARuz"[..]).prop_map(|byte| vec![byte]),
        2 => any::<u8>().prop_map(|byte| vec![byte]),
        1 => prop::sample::select(vec![&b"\x1b[200~"[..], PASTE_END, b"\x1b[<0;", b"\x1b[M", "ж".as_bytes()])
            .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec(part, 0..200).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn it_does_not_matter_how_the_bytes_are_cut(bytes in noise(), cuts in prop::collection::vec(1_usize..20, 0..200)) {
        let mut decoder = Decoder::default();
        let mut said = Vec::new();
        let mut rest = &bytes[..];
        for cut in cuts.into_iter().chain([usize::MAX]) {
            let (now, later) = rest.split_at(cut.min(rest.len()));
            said.extend(decoder.feed(now));
            rest = later;
        }
        said.extend(decoder.expire());
        prop_assert_eq!(said, decoded(&bytes));
    }

    #[test]
    fn after_any_noise_and_a_pause_a_key_is_heard(bytes in noise()) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes);
        decoder.expire();
        prop_assert_eq!(decoder.feed(b"q"), [typed('q')]);
    }

    #[test]
    fn plain_text_comes_as_it_was_typed(text in "[^\\p{Cc}]*") {
        let said: Vec<_> = text.chars().map(|typed| Said::Key(keys::character(typed, NONE))).collect();
        prop_assert_eq!(decoded(text.as_bytes()), said);
    }
}
