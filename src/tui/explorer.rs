//! The explorer as a program that a session runs: state and context, between the terminal and `update`.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::key::Key;
use super::layout::Size;
use super::message::{self, Message};
use super::session::{Effect, Input, Mouse, Program};
use super::state::{Context, State};
use super::update::update;
use super::view::view;

/// The explorer.
#[derive(Debug)]
pub(super) struct Explorer {
    state: State,
    context: Context,
}

impl Explorer {
    /// Opens a chronology with a query. The size of the screen comes with the first message.
    pub(super) fn new(context: Context, query: &str) -> Self {
        Self { state: State::new(Size::default(), query, &context), context }
    }
}

impl Program for Explorer {
    type Message = ();

    fn update(&mut self, input: Input<()>) -> Vec<Effect> {
        let Some(message) = message_of(input) else {
            return Vec::new();
        };
        update(&mut self.state, &self.context, message)
            .into_iter()
            .map(|effect| match effect {
                message::Effect::Quit => Effect::Quit,
                message::Effect::Interrupt => Effect::Interrupt,
                message::Effect::Suspend => Effect::Suspend,
                message::Effect::Redraw => Effect::Repaint,
                message::Effect::Mouse(true) => Effect::Mouse(Mouse::Program),
                message::Effect::Mouse(false) => Effect::Mouse(Mouse::Terminal),
            })
            .collect()
    }

    fn view(&self, frame: &mut Frame<'_>) {
        if let Some(cursor) = view(&self.state, &self.context, frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    }
}

/// What an input of the session means to the explorer, if anything.
fn message_of(input: Input<()>) -> Option<Message> {
    Some(match input {
        Input::Key(event) if event.kind == KeyEventKind::Release => return None,
        Input::Key(event) => Message::Key(Key::of(&event)),
        Input::Mouse(event) => return pointed(event),
        Input::Paste(text) => Message::Paste(text.to_string()),
        Input::Resize(size) => Message::Resize(Size { columns: size.width, rows: size.height }),
        Input::Fault(what) => Message::Trouble(what.to_string()),
        Input::Resumed | Input::Message(()) => return None,
    })
}

fn pointed(event: MouseEvent) -> Option<Message> {
    let position = Position { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(position)),
        MouseEventKind::ScrollDown => Some(Message::Wheel(position, 1)),
        MouseEventKind::ScrollUp => Some(Message::Wheel(position, -1)),
        _ => None,
    }
}
