//! The explorer as a program that a session runs: state and context, between the terminal and `update`.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::key::Key;
use super::layout::Size;
use super::lookup::{Lookup, Lookups, Told};
use super::message::{self, Message};
use super::session::{Effect, Input, Mouse, Program, Sender};
use super::state::{Context, LookedUp, Overlay, State};
use super::update::update;
use super::view::view;
use crate::load::{Loaded, Progress, Stage, Unchecked};

/// What the threads beside it tell the explorer.
#[derive(Debug)]
pub(super) enum News<E> {
    /// The screen stands: what can wait may begin.
    Shown,
    /// How far it has come.
    Progress(Progress),
    /// It is done.
    Opened(Result<Box<Loaded>, E>),
    /// What has been looked up.
    LookedUp(Told),
}

/// The explorer.
#[derive(Debug)]
pub(super) struct Explorer<E> {
    state: State,
    context: Context,
    sender: Sender<News<E>>,
    /// What is to be looked up as soon as the screen stands.
    unchecked: Option<Unchecked>,
    lookups: Option<Lookups>,
    /// Problems that were met when the chronology was read.
    problems: usize,
    /// Why the chronology could not be opened.
    pub(super) failure: Option<E>,
}

impl<E: Send + 'static> Explorer<E> {
    /// Opens a chronology with a query. The size of the screen comes with the first message.
    pub(super) fn new(context: Context, query: &str, sender: Sender<News<E>>) -> Self {
        Self {
            state: State::new(Size::default(), query, &context),
            problems: context.problems,
            context,
            sender,
            unchecked: None,
            lookups: None,
            failure: None,
        }
    }

    /// Has quotations looked up as soon as the screen stands.
    pub(super) fn checking(mut self, unchecked: Option<Unchecked>) -> Self {
        self.unchecked = unchecked;
        self.expect();
        // Arrives after the first frame. There is a session, as it has not begun.
        let _ = self.sender.send(News::Shown);
        self
    }

    /// Waits for a chronology that another thread opens.
    pub(super) fn waiting(context: Context, query: &str, sender: Sender<News<E>>) -> Self {
        let mut explorer = Self::new(context, query, sender);
        explorer.state.loading = Some(Progress { stage: Stage::Reading, done: 0, of: 0 });
        explorer
    }

    fn hear(&mut self, news: News<E>) -> Vec<Effect> {
        match news {
            News::Shown => {
                self.look_ahead();
                Vec::new()
            }
            News::Progress(progress) => {
                self.state.loading = Some(progress);
                Vec::new()
            }
            News::Opened(Ok(loaded)) => {
                self.take(*loaded);
                self.look_ahead();
                // What is in sight now is to be looked up as well.
                self.change(Message::Resize(self.state.size))
            }
            News::Opened(Err(failure)) => {
                self.failure = Some(failure);
                vec![Effect::Quit]
            }
            News::LookedUp(Told::Progress { done, of }) => self.change(Message::LookingUp { done, of }),
            News::LookedUp(Told::Done(lookup)) => self.change(Message::LookedUp(lookup)),
            News::LookedUp(Told::AllDone { problems }) => {
                self.context.problems = self.problems + problems;
                self.change(Message::LookedUp(Lookup::All))
            }
        }
    }

    /// Starts the thread on which quotations are looked up, unless it is there.
    fn look_ahead(&mut self) {
        if self.lookups.is_some() {
            return;
        }
        let sender = self.sender.clone();
        let tell = move |told| {
            // A session that is over hears nothing more, and needs not.
            let _ = sender.send(News::LookedUp(told));
        };
        self.lookups = Some(Lookups::start(&self.context, self.unchecked.take(), tell));
    }

    /// Goes on with the chronology that was waited for, where it was left.
    fn take(&mut self, loaded: Loaded) {
        self.problems = loaded.diagnostics.len();
        (self.unchecked, self.lookups) = (loaded.unchecked, None);
        let Context { glyphs, theme, .. } = self.context;
        self.context = Context { glyphs, theme, ..Context::new(loaded.chronology, self.problems) };
        let State { size, question, overlay, mouse, .. } = &mut self.state;
        let overlay = overlay.take().filter(|overlay| !matches!(overlay, Overlay::Picker(_)));
        let mouse = *mouse;
        self.state = State { overlay, mouse, ..State::new(*size, &question.text, &self.context) };
        self.expect();
    }

    /// What is looked up at once is not looked up by the way.
    fn expect(&mut self) {
        if self.unchecked.is_some() {
            self.state.looked_up = LookedUp::Soon;
        }
    }

    fn change(&mut self, message: Message) -> Vec<Effect> {
        let effects = update(&mut self.state, &self.context, message);
        effects.into_iter().filter_map(|effect| self.carry_out(effect)).collect()
    }

    /// Does what is the explorer's own to do; gives what is the session's.
    fn carry_out(&mut self, effect: message::Effect) -> Option<Effect> {
        Some(match effect {
            message::Effect::Quit => Effect::Quit,
            message::Effect::Interrupt => Effect::Interrupt,
            message::Effect::Suspend => Effect::Suspend,
            message::Effect::Redraw => Effect::Repaint,
            message::Effect::Mouse(true) => Effect::Mouse(Mouse::Program),
            message::Effect::Mouse(false) => Effect::Mouse(Mouse::Terminal),
            message::Effect::LookUp(lookup) => {
                self.look_ahead();
                if let Some(lookups) = &self.lookups {
                    lookups.ask(lookup);
                }
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
        }
        let message = match input {
            Input::Message(news) => return self.hear(news),
            input => message_of(input),
        };
        let Some(message) = message else { return Vec::new() };
        self.change(message)
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
