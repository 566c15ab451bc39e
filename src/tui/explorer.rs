//! The explorer as a program that a session runs: state and context, between the terminal and `update`.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::Options;
use super::key::Key;
use super::layout::Size;
use super::message::{self, Message};
use super::session::{Effect, Input, Mouse, Program, Sender};
use super::state::{Answer, Context, Overlay, Question, State, Wanted};
use super::update::{request, update};
use super::view::view;
use super::worker::Worker;
use crate::load::{Progress, Stage};

/// What threads tell the explorer.
#[derive(Debug)]
pub(super) enum News<E> {
    /// How far it has come.
    Progress(Progress),
    /// It is done.
    Opened(Result<Box<Context>, E>),
    /// A worker of this number has answered.
    Answered(u64, Box<Answer>),
}

/// The explorer.
#[derive(Debug)]
pub(super) struct Explorer<E> {
    state: State,
    context: Context,
    /// Why the chronology could not be opened.
    pub(super) failure: Option<E>,
    sender: Sender<News<E>>,
    /// Who answers what takes long, once something was asked.
    worker: Option<Worker>,
    /// How many workers there have been.
    workers: u64,
}

impl<E: Send + 'static> Explorer<E> {
    /// Opens a chronology with a query. The size of the screen comes with the first message, and news by the sender.
    pub(super) fn new(context: Context, query: &str, sender: Sender<News<E>>) -> Self {
        let state = State::new(Size::default(), query, &context);
        let mut explorer = Self { state, context, failure: None, sender, worker: None, workers: 0 };
        explorer.prepare();
        explorer
    }

    /// Waits for a chronology that another thread opens.
    pub(super) fn waiting(context: Context, query: &str, sender: Sender<News<E>>) -> Self {
        let mut explorer = Self::new(context, query, sender);
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
            News::Opened(Ok(context)) => return self.take(*context),
            News::Answered(worker, answer) if worker == self.workers => {
                return self.tell(Message::Answered(*answer));
            }
            News::Answered(..) => {}
            News::Opened(Err(failure)) => {
                self.failure = Some(failure);
                return vec![Effect::Quit];
            }
        }
        Vec::new()
    }

    /// Goes on with the chronology that was waited for, where it was left.
    fn take(&mut self, context: Context) -> Vec<Effect> {
        let Context { glyphs, theme, .. } = self.context;
        let keymap = std::mem::take(&mut self.context.keymap);
        self.context = Context { keymap, glyphs, theme, ..context };
        let State { size, question, overlay, mouse, notice, .. } = &mut self.state;
        let overlay = overlay.take().filter(|overlay| !matches!(overlay, Overlay::Picker(_)));
        let (mouse, notice) = (*mouse, notice.take());
        self.state = State { overlay, notice, mouse, ..State::new(*size, &question.text, &self.context) };
        self.prepare();
        let effects = request(&mut self.state).into_iter().collect();
        self.carry_out(effects)
    }

    /// Hires somebody to answer what takes long, in the place of whoever did so before.
    fn prepare(&mut self) {
        self.workers += 1;
        let (number, sender) = (self.workers, self.sender.clone());
        let tell = move |answer| {
            // A session that is over hears nothing more, and needs not.
            let _ = sender.send(News::Answered(number, Box::new(answer)));
        };
        self.worker = self.context.asks_beside.then(|| Worker::start(self.context.data(), tell));
        self.state.wanted.forget_asked();
    }

    /// Leaves off what may have been the end of a worker, and goes back to what is listed.
    fn give_up(&mut self) {
        if self.state.wanted != Wanted::default() {
            self.state.question = Question::new(self.state.listing.text(), &self.context);
            self.state.wanted = Wanted::default();
            self.state.overlay = None;
        }
        self.prepare();
    }

    fn tell(&mut self, message: Message) -> Vec<Effect> {
        let effects = update(&mut self.state, &self.context, message);
        self.carry_out(effects)
    }

    /// Does what concerns no terminal, and leaves the rest to the session.
    fn carry_out(&self, effects: Vec<message::Effect>) -> Vec<Effect> {
        effects.into_iter().filter_map(|effect| self.effect(effect)).collect()
    }

    fn effect(&self, effect: message::Effect) -> Option<Effect> {
        Some(match effect {
            message::Effect::Quit => Effect::Quit,
            message::Effect::Interrupt => Effect::Interrupt,
            message::Effect::Suspend => Effect::Suspend,
            message::Effect::Redraw => Effect::Repaint,
            message::Effect::Mouse(true) => Effect::Mouse(Mouse::Program),
            message::Effect::Mouse(false) => Effect::Mouse(Mouse::Terminal),
            message::Effect::Ask(request) => {
                self.worker.as_ref()?.ask(request);
                return None;
            }
        })
    }
}

impl<E: Send + 'static> Program for Explorer<E> {
    type Message = News<E>;

    fn update(&mut self, input: Input<News<E>>) -> Vec<Effect> {
        if matches!(input, Input::Fault(_)) {
            self.state.loading = None;
            self.give_up();
        }
        let message = match input {
            Input::Message(news) => return self.hear(news),
            input => message_of(input),
        };
        let Some(message) = message else { return Vec::new() };
        self.tell(message)
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
