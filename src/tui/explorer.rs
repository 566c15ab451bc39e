//! The explorer as a program that a session runs: state and context, between the terminal and `update`.

mod opened;
mod reading;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::Options;
use super::editor::{Editor, NoEditor};
use super::keeper::{Keeper, Written};
use super::key::Key;
use super::layout::Size;
use super::lookup::{Lookup, Lookups, Told};
use super::message::{self, Message};
use super::opener::{self, Opener, Way};
use super::session::{Clip, Effect, Input, Mouse, Program, Sender};
use super::start::{Opened, Start, Unread};
use super::state::{Answer, Context, LookedUp, Question, State, Wanted};
use super::update::{bookmark, update};
use super::view::view;
use super::worker::Worker;
pub use reading::Open;
use reading::Reading;
pub(super) use reading::paced;

use crate::keep::Change;
use crate::load::{Progress, Stage, Unchecked};
use crate::store::Trouble;

/// What other threads tell the explorer.
#[derive(Debug)]
pub(super) enum News<E> {
    /// How far the opening of a chronology has come.
    Progress(Progress),
    /// It is done, or an excerpt is here to begin with.
    Opened(Result<Box<Opened>, E>),
    /// What was to be kept is written down, or could not be.
    Written(Written),
    /// A worker of this number has answered.
    Answered(u64, Box<Answer>),
    /// The screen stands: what can wait may begin.
    Shown,
    /// How far the file has been read again.
    ReadingAgain(Progress),
    /// It was read again, or could not be.
    ReadAgain(Result<Box<Opened>, Unread>),
    /// A file that it was read from has changed.
    Changed,
    /// No browser shows this address.
    NotShown(String),
    /// What has been looked up in the chronology of this edition.
    LookedUp(u64, Told),
}

/// The explorer.
#[derive(Debug)]
pub(super) struct Explorer<E> {
    state: State,
    context: Context,
    start: Start,
    /// By which threads tell something.
    sender: Sender<News<E>>,
    keeper: Option<Keeper>,
    /// Whether it was told that things cannot be kept.
    told: bool,
    /// What is to be looked up as soon as the screen stands.
    unchecked: Option<Unchecked>,
    lookups: Option<Lookups>,
    /// How many problems the chronology had before its quotations were looked up.
    problems: usize,
    /// Why the chronology could not be opened.
    pub(super) failure: Option<E>,
    /// Who answers what takes long, once something was asked.
    worker: Option<Worker>,
    /// How many workers there have been.
    workers: u64,
    /// How the chronology is read again.
    reading: Reading<E>,
    editor: Result<Editor, NoEditor>,
    opener: Opener,
}

impl<E: Into<Unread> + Send + 'static> Explorer<E> {
    /// Waits for a chronology. The size of the screen comes with the first message.
    pub(super) fn waiting(
        context: Context,
        start: Start,
        open: Option<Arc<Open<E>>>,
        sender: Sender<News<E>>,
    ) -> Self {
        let query = start.place(&context.kept).query;
        let mut state = State::new(Size::default(), &query, &context);
        state.loading = Some(Progress::start(Stage::Reading));
        Self {
            state,
            context,
            start,
            sender,
            keeper: None,
            told: false,
            unchecked: None,
            lookups: None,
            problems: 0,
            failure: None,
            worker: None,
            workers: 0,
            reading: Reading::new(open),
            editor: Err(NoEditor::NotSet),
            opener: Opener::default(),
        }
    }

    /// Begins as the user wants it.
    pub(super) fn begin(&mut self, options: &Options) {
        self.state.mouse = options.mouse;
        self.state.notice.clone_from(&options.notice);
        (self.editor, self.opener) = (options.editor.clone(), options.opener.clone());
    }

    fn hear(&mut self, news: News<E>) -> Vec<Effect> {
        match news {
            News::Progress(progress) => match &mut self.state.rest {
                Some(rest) => rest.progress = Some(progress),
                None => self.state.loading = Some(progress),
            },
            News::Opened(Ok(opened)) => {
                let mut effects =
                    if self.keeper.is_none() { self.take(*opened) } else { self.take_over(*opened) };
                // What has come into sight may be looked up.
                effects.extend(self.send(Message::Resize(self.state.size)));
                return effects;
            }
            News::Answered(worker, answer) if worker == self.workers => {
                return self.send(Message::Answered(*answer));
            }
            News::Opened(Err(failure)) => {
                self.failure = Some(failure);
                return vec![Effect::Quit];
            }
            News::Written(written) => return self.look(written),
            News::Shown => {
                self.look_ahead();
                self.begin_to_watch();
            }
            News::ReadingAgain(progress) => return self.send(Message::ReadingAgain(progress)),
            News::ReadAgain(read) => {
                let mut effects = self.take_again(read);
                // What has come into sight may be looked up.
                effects.extend(self.send(Message::Resize(self.state.size)));
                return effects;
            }
            News::Changed => self.read_again(),
            News::NotShown(address) => {
                let said = format!("No browser shows it; copied, if the terminal lets it be: {address}");
                let copied = self.carry_out(vec![message::Effect::Copy(address)]);
                return [self.send(Message::Trouble(said)), copied].concat();
            }
            News::LookedUp(edition, told) if edition == self.state.edition => {
                return self.looked_up(told);
            }
            News::Answered(..) | News::LookedUp(..) => {}
        }
        Vec::new()
    }

    fn looked_up(&mut self, told: Told) -> Vec<Effect> {
        let message = match told {
            Told::Progress { done, of } => Message::LookingUp { done, of },
            Told::Done(lookup) => Message::LookedUp(lookup),
            Told::AllDone(problems) => {
                self.context.problems.replace_from(self.problems, problems);
                Message::LookedUp(Lookup::All)
            }
        };
        self.send(message)
    }

    /// Hires somebody to answer what takes long, in the place of whoever did so before.
    fn hire(&mut self) {
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
        self.hire();
    }

    /// Starts the thread on which quotations are looked up, unless it is there.
    fn look_ahead(&mut self) {
        if self.lookups.is_none() {
            let (edition, sender) = (self.state.edition, self.sender.clone());
            let tell = move |told| {
                let _ = sender.send(News::LookedUp(edition, told));
            };
            self.lookups = Some(Lookups::start(&self.context, self.unchecked.take(), tell));
        }
    }

    /// Keeps what is to be kept: on the screen at once, on the disk soon.
    fn keep(&mut self, change: Change) -> Vec<Effect> {
        self.context.keep(&change);
        if let Some(keeper) = &mut self.keeper {
            keeper.keep(change);
        }
        self.look_again()
    }

    /// Takes in what was kept by other programs meanwhile.
    fn look(&mut self, written: Written) -> Vec<Effect> {
        // As long as something of ours is still to be written, it is not among it.
        let is_all = self.keeper.as_ref().is_some_and(|keeper| keeper.has_done(&written));
        match written.kept {
            Ok(kept) if is_all && kept != self.context.kept => {
                self.context.remember(kept);
                self.look_again()
            }
            Ok(_) => Vec::new(),
            Err(trouble) => self.tell(&trouble),
        }
    }

    /// Goes by what is kept now.
    fn look_again(&mut self) -> Vec<Effect> {
        // Whoever answers questions must know it as well.
        self.hire();
        self.send(Message::Kept)
    }

    /// Says once that something cannot be kept.
    fn tell(&mut self, trouble: &Trouble) -> Vec<Effect> {
        if std::mem::replace(&mut self.told, true) {
            return Vec::new();
        }
        self.send(Message::Trouble(trouble.to_string()))
    }

    /// Notes where the chronology is left. Gives why that cannot be, unless it was told before.
    pub(super) fn leave(&mut self) -> Option<Trouble> {
        let (keeper, place) = (self.keeper.take()?, bookmark(&self.state, &self.context));
        if keeper.is_idle() && self.context.kept.last.as_ref() == Some(&place) {
            return None;
        }
        let trouble = keeper.leave(place);
        // Who has no home keeps nothing, and knows it.
        trouble.filter(|trouble| !self.told && !matches!(trouble, Trouble::NoFolder))
    }

    fn send(&mut self, message: Message) -> Vec<Effect> {
        let effects = update(&mut self.state, &self.context, message);
        self.carry_out(effects)
    }

    /// Does what concerns no terminal, and leaves the rest to the session.
    fn carry_out(&mut self, effects: Vec<message::Effect>) -> Vec<Effect> {
        let mut left = Vec::new();
        for effect in effects {
            left.push(match effect {
                message::Effect::Quit => Effect::Quit,
                message::Effect::Interrupt => Effect::Interrupt,
                message::Effect::Suspend => Effect::Suspend,
                message::Effect::Redraw => Effect::Repaint,
                message::Effect::Mouse(true) => Effect::Mouse(Mouse::Program),
                message::Effect::Mouse(false) => Effect::Mouse(Mouse::Terminal),
                message::Effect::Keep(change) => {
                    left.extend(self.keep(change));
                    continue;
                }
                message::Effect::Copy(text) => match Clip::new(&text) {
                    Ok(clip) => Effect::Copy(clip),
                    Err(error) => {
                        left.extend(self.send(Message::Trouble(error.to_string())));
                        continue;
                    }
                },
                message::Effect::LookUp(lookup) => {
                    self.look_ahead();
                    if let Some(lookups) = &self.lookups {
                        lookups.ask(lookup);
                    }
                    continue;
                }
                message::Effect::ReadAgain => {
                    self.read_again();
                    continue;
                }
                message::Effect::Edit(line) => match (&self.editor, &self.context.file) {
                    (Ok(editor), Some(file)) => Effect::Lend(editor.on(file, line)),
                    (Err(why), _) => {
                        left.extend(self.send(Message::Trouble(why.to_string())));
                        continue;
                    }
                    (Ok(_), None) => continue,
                },
                message::Effect::OpenAddress(address) => match self.opener.way(&address) {
                    Way::Within(guest) => Effect::Lend(guest),
                    Way::Beside(calls) => {
                        let sender = self.sender.clone();
                        opener::show(calls, move || {
                            let _ = sender.send(News::NotShown(address));
                        });
                        continue;
                    }
                },
                message::Effect::Ask(request) => {
                    if let Some(worker) = &self.worker {
                        worker.ask(request);
                    }
                    continue;
                }
            });
        }
        left
    }
}

impl<E: Into<Unread> + Send + 'static> Program for Explorer<E> {
    type Message = News<E>;

    fn update(&mut self, input: Input<News<E>>) -> Vec<Effect> {
        if matches!(input, Input::Fault(_)) {
            self.state.loading = None;
            if let Some(rest) = &mut self.state.rest {
                rest.progress = None;
            }
            self.give_up();
            self.give_up_reading();
            // It may have been the thread that looks quotations up; another one goes on where it was.
            self.lookups = None;
            self.state.awaited = None;
            if self.state.looked_up != LookedUp::All {
                self.state.looked_up = LookedUp::Some;
            }
        }
        let message = match input {
            Input::Message(news) => return self.hear(news),
            Input::Returned(Ok(())) => {
                self.look_for_changes();
                None
            }
            Input::Returned(Err(what)) => {
                self.look_for_changes();
                Some(Message::Trouble(what.to_string()))
            }
            input => message_of(input),
        };
        let Some(message) = message else { return Vec::new() };
        self.send(message)
    }

    fn view(&self, buffer: &mut Buffer) -> Option<Position> {
        view(&self.state, &self.context, buffer)
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
        Input::Resumed | Input::Returned(_) | Input::Message(_) => return None,
    })
}

fn pointed(event: MouseEvent) -> Option<Message> {
    let position = Position { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(position)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Message::Drag(position)),
        MouseEventKind::ScrollDown => Some(Message::Wheel(position, 1)),
        MouseEventKind::ScrollUp => Some(Message::Wheel(position, -1)),
        _ => None,
    }
}
