//! The explorer as a program that a session runs: state and context, between the terminal and `update`.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::Options;
use super::key::Key;
use super::layout::Size;
use super::message::{self, Message};
use super::session::{Effect, Input, Mouse, Program};
use super::state::{Context, Overlay, State};
use super::update::update;
use super::view::view;
use crate::load::{Loaded, Progress, Stage};

/// What a thread that opens a chronology tells the explorer.
#[derive(Debug)]
pub(super) enum News<E> {
    /// How far it has come.
    Progress(Progress),
    /// It is done.
    Opened(Result<Box<Loaded>, E>),
}

/// The explorer.
#[derive(Debug)]
pub(super) struct Explorer<E> {
    state: State,
    context: Context,
    /// Why the chronology could not be opened.
    pub(super) failure: Option<E>,
}

impl<E> Explorer<E> {
    /// Opens a chronology with a query. The size of the screen comes with the first message.
    pub(super) fn new(context: Context, query: &str) -> Self {
        Self { state: State::new(Size::default(), query, &context), context, failure: None }
    }

    /// Waits for a chronology that another thread opens.
    pub(super) fn waiting(context: Context, query: &str) -> Self {
        let mut explorer = Self::new(context, query);
        explorer.state.loading = Some(Progress::start(Stage::Reading));
        explorer
    }

    /// Begins as the user wants it.
    pub(super) fn begin(&mut self, options: &Options) {
        self.state.mouse = options.mouse;
        self.state.notice.clone_from(&options.notice);
    }

    fn hear(&mut self, news: News<E>) -> Vec<Effect> {
        match news {
            News::Progress(progress) => self.state.loading = Some(progress),
            News::Opened(Ok(loaded)) => self.take(*loaded),
            News::Opened(Err(failure)) => {
                self.failure = Some(failure);
                return vec![Effect::Quit];
            }
        }
        Vec::new()
    }

    /// Goes on with the chronology that was waited for, where it was left.
    fn take(&mut self, loaded: Loaded) {
        let problems = loaded.diagnostics.len();
        let Context { glyphs, theme, .. } = self.context;
        let keymap = std::mem::take(&mut self.context.keymap);
        self.context = Context { keymap, glyphs, theme, ..Context::new(loaded.chronology, problems) };
        let State { size, question, overlay, mouse, notice, .. } = &mut self.state;
        let overlay = overlay.take().filter(|overlay| !matches!(overlay, Overlay::Picker(_)));
        let (mouse, notice) = (*mouse, notice.take());
        self.state = State { overlay, notice, mouse, ..State::new(*size, &question.text, &self.context) };
    }
}

impl<E: Send + 'static> Program for Explorer<E> {
    type Message = News<E>;

    fn update(&mut self, input: Input<News<E>>) -> Vec<Effect> {
        if matches!(input, Input::Fault(_)) {
            self.state.loading = None;
        }
        let message = match input {
            Input::Message(news) => return self.hear(news),
            input => message_of(input),
        };
        let Some(message) = message else { return Vec::new() };
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
fn message_of<M>(input: Input<M>) -> Option<Message> {
    Some(match input {
        Input::Key(event) if event.kind == KeyEventKind::Release => return None,
        Input::Key(event) => Message::Key(Key::of(&event)),
        Input::Mouse(event) => return pointed(event),
        Input::Paste(text) => Message::Paste(text.to_string()),
        Input::Resize(size) => Message::Resize(Size { columns: size.width, rows: size.height }),
        Input::Fault(what) => Message::Trouble(what.to_string()),
        Input::Resumed | Input::Message(_) => return None,
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
