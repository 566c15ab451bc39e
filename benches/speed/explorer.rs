//! From a key to a frame.

use std::sync::LazyLock;

use annals::tui::key::Key;
use annals::tui::layout::Size;
use annals::tui::message::Message;
use annals::tui::session::{Colours, Screen};
use annals::tui::state::{Context, State};
use annals::tui::update::update;
use annals::tui::view::view;
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::data::{EVENTS, Written};

/// However many events there are, every question is answered before the next frame, so that it is measured.
static CONTEXT: LazyLock<Context> = LazyLock::new(|| Context {
    asks_beside: false,
    ..Context::new(Written::new(*EVENTS).load(), Vec::new())
});

/// What may be on the screen, and the keys that bring it there.
const SCENES: [(&str, &str); 4] =
    [("list", ""), ("reader", "Enter Enter Enter"), ("picker", "a"), ("query", "/ s a l t Enter")];

fn play(state: &mut State, keys: &str) {
    for key in keys.split_whitespace().filter_map(Key::parse) {
        update(state, &CONTEXT, Message::Key(key));
    }
}

/// A screen so many columns wide, and a third of that high.
fn scene(columns: u16, keys: &str) -> State {
    let mut state = State::new(Size { columns, rows: columns / 3 }, "", &CONTEXT);
    play(&mut state, keys);
    state
}

/// A frame of 120 by 40 or 300 by 100, drawn into cells.
#[divan::bench(args = SCENES.map(|(name, _)| name), consts = [120, 300])]
fn frame<const COLUMNS: u16>(bencher: Bencher<'_, '_>, name: &str) {
    let (_, keys) = SCENES.iter().find(|(known, _)| *known == name).unwrap();
    let state = scene(COLUMNS, keys);
    assert_eq!((state.reader.is_some(), state.overlay.is_some()), (name == "reader", name == "picker"));
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, COLUMNS / 3));
    bencher.bench_local(|| view(black_box(&state), &CONTEXT, &mut buffer));
}

/// What a key may change: nothing, what is selected, also where the list stands, or all of it. Each time, the keys
/// that lead there and that key.
const CHANGES: [(&str, &str, &str); 4] =
    [("nothing", "j", ""), ("step", "j", "j"), ("scroll", "2 0 0 j", "j"), ("page", "", "PageDown")];

/// Two frames of 120 by 40 or 300 by 100, and the bytes that lead from each to the other.
#[divan::bench(args = CHANGES.map(|(name, ..)| name), consts = [120, 300])]
fn two_frames<const COLUMNS: u16>(bencher: Bencher<'_, '_>, name: &str) {
    let (_, keys, key) = CHANGES.iter().find(|(known, ..)| *known == name).unwrap();
    let before = scene(COLUMNS, keys);
    let mut after = before.clone();
    play(&mut after, key);
    assert_eq!(before.top != after.top, ["scroll", "page"].contains(&name));
    let mut screen = Screen::new((COLUMNS, COLUMNS / 3).into(), Colours::True);
    let mut show = |state: &State| screen.frame(|buffer| view(state, &CONTEXT, buffer)).len();
    bencher.bench_local(|| show(black_box(&before)) + show(black_box(&after)));
}

/// A step down in the list and one up again, which ask nothing. Down alone would soon be at the end.
#[divan::bench]
fn step(bencher: Bencher<'_, '_>) {
    let mut state = scene(120, "");
    bencher.bench_local(|| play(&mut state, black_box("j k")));
}

/// What was typed into the query, and the key that comes next.
const TYPED: [(&str, &str, &str); 4] = [
    ("first letter", "/", "t"),
    ("second letter", "/ t", "r"),
    ("sixth letter", "/ t r e a t", "y"),
    ("backspace", "/ t r e a t y", "Backspace"),
];

#[divan::bench(args = TYPED.map(|(name, ..)| name))]
fn typing(bencher: Bencher<'_, '_>, name: &str) {
    let (_, typed, next) = TYPED.iter().find(|(known, ..)| *known == name).unwrap();
    let typing = scene(120, typed);
    bencher.with_inputs(|| typing.clone()).bench_local_refs(|state| play(state, black_box(next)));
}

/// The keys that open lists of values with their counts.
const PICKERS: [(&str, &str); 6] =
    [("years", "y"), ("actors", "a"), ("themes", "t"), ("places", "p"), ("sources", "s"), ("kinds", "K")];

#[divan::bench(args = PICKERS.map(|(name, _)| name))]
fn picker(bencher: Bencher<'_, '_>, name: &str) {
    let (_, key) = PICKERS.iter().find(|(known, _)| *known == name).unwrap();
    let closed = scene(120, "");
    bencher.with_inputs(|| closed.clone()).bench_local_refs(|state| {
        play(state, black_box(key));
        assert!(state.overlay.is_some());
    });
}

/// The views of time, and the keys that lead there.
const VIEWS: [(&str, &str); 4] =
    [("lanes", "v"), ("lanes from near", "v + + + +"), ("grid", "v v"), ("coverage", "v v v")];

/// A frame of 120 by 40 with the strip and one of the views of time.
#[divan::bench(args = VIEWS.map(|(name, _)| name))]
fn time_frame(bencher: Bencher<'_, '_>, name: &str) {
    let (_, keys) = VIEWS.iter().find(|(known, _)| *known == name).unwrap();
    let state = scene(120, keys);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    bencher.bench_local(|| view(black_box(&state), &CONTEXT, &mut buffer));
}

/// Turning to a view of time and back, which works it out of all events.
#[divan::bench(args = ["v", "v v", "v v v"])]
fn turning(bencher: Bencher<'_, '_>, keys: &str) {
    let list = scene(120, "");
    bencher.with_inputs(|| list.clone()).bench_local_refs(|state| play(state, black_box(keys)));
}

/// Moving through time in the lanes, which asks nothing.
#[divan::bench]
fn panning(bencher: Bencher<'_, '_>) {
    let mut state = scene(120, "v + + + +");
    bencher.bench_local(|| play(&mut state, black_box("l h")));
}

/// The strip, worked out anew as for every change of the query.
#[divan::bench]
fn strip(bencher: Bencher<'_, '_>) {
    let list = scene(120, "/ s a l t Enter");
    bencher.with_inputs(|| list.clone()).bench_local_refs(|state| play(state, black_box("c")));
}
