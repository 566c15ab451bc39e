//! The explorer without a terminal: keys in, state and screens out.

use std::collections::BTreeSet;
use std::path::Path;

use annals::load::{Checking, built_in as load_built_in, open};
use annals::query::Narrowing;
use annals::tui::command::Command;
use annals::tui::key::Key;
use annals::tui::keymap::Meaning;
use annals::tui::layout::Size;
use annals::tui::message::{Effect, Message};
use annals::tui::state::{Answer, Context, Request, State};
use annals::tui::update::update;
use annals::tui::view::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// An explorer that is driven by a test.
pub(crate) struct Explorer {
    pub(crate) context: Context,
    pub(crate) state: State,
    pub(crate) effects: Vec<Effect>,
    /// Every command that a key ran.
    pub(crate) ran: BTreeSet<&'static str>,
}

/// The chronology that key scripts and screens are tested on.
pub(crate) fn bridge() -> Context {
    fixture("bridge", "bridge")
}

/// The chronology that is part of the program.
pub(crate) fn built_in() -> Context {
    Context::new(load_built_in(Checking::All).chronology, Vec::new())
}

/// A chronology of a folder of fixtures.
pub(crate) fn fixture(folder: &str, name: &str) -> Context {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{folder}/{name}.toml"));
    let loaded = open(&path, None, Checking::All).unwrap();
    Context::new(loaded.chronology, loaded.diagnostics)
}

/// The keys of a script.
pub(crate) fn keys(script: &str) -> Vec<Key> {
    let (mut rest, mut keys) = (script, Vec::new());
    while let Some(letter) = rest.chars().next() {
        let (name, tail) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            // The key `>` itself.
            Some(("", tail)) if tail.starts_with('>') => (">", tail.split_at(1).1),
            Some(named) => named,
            None => rest.split_at(letter.len_utf8()),
        };
        rest = tail;
        keys.push(Key::parse(name).unwrap_or_else(|| panic!("no key is called {name}")));
    }
    keys
}

impl Explorer {
    /// Opens a chronology on a screen.
    pub(crate) fn new(context: Context, query: &str, columns: u16, rows: u16) -> Self {
        let state = State::new(Size { columns, rows }, query, &context);
        Self { context, state, effects: Vec::new(), ran: BTreeSet::new() }
    }

    /// Plays keys: letters as they are, everything else in angle brackets (`/abe<Enter>5j<C-d>`).
    pub(crate) fn play(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.press(key);
        }
        self
    }

    /// Presses one key.
    pub(crate) fn press(&mut self, key: Key) -> &mut Self {
        let mut keys = self.state.pending.keys.clone();
        keys.push(key);
        if let Meaning::Command(command) = self.context.keymap.meaning(self.state.place(), &keys) {
            self.ran.insert(command.info().name);
        }
        self.send(Message::Key(key))
    }

    /// Sends a message.
    pub(crate) fn send(&mut self, message: Message) -> &mut Self {
        for effect in update(&mut self.state, &self.context, message) {
            if let Effect::Keep(change) = &effect {
                self.context.keep(change);
                self.send(Message::Kept);
            }
            self.effects.push(effect);
        }
        self
    }

    /// What was asked beside the interface and not yet taken out, in its order.
    pub(crate) fn requests(&mut self) -> Vec<Request> {
        let (asked, others) = std::mem::take(&mut self.effects)
            .into_iter()
            .partition(|effect| matches!(effect, Effect::Ask(_)));
        self.effects = others;
        let request = |effect| if let Effect::Ask(request) = effect { Some(request) } else { None };
        Vec::into_iter(asked).filter_map(request).collect()
    }

    /// What is to be answered to a request.
    pub(crate) fn answers(&self, request: &Request) -> Vec<Answer> {
        let mut answers = Vec::new();
        request.answer(self.context.ground(), &mut Narrowing::default(), &|| false, |answer| {
            answers.push(answer);
        });
        answers
    }

    /// Answers everything that is asked, until nothing more is.
    pub(crate) fn answer_all(&mut self) -> &mut Self {
        loop {
            let requests = self.requests();
            let Some(last) = requests.last() else { return self };
            for answer in self.answers(last) {
                self.send(Message::Answered(answer));
            }
        }
    }

    /// The id of the event in focus.
    pub(crate) fn selected(&self) -> &str {
        self.state.selected.map_or("", |event| self.context.chronology.event(event).id)
    }

    /// The cells of the screen.
    pub(crate) fn buffer(&self) -> (Buffer, Option<Position>) {
        let Size { columns, rows } = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = view(&self.state, &self.context, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text, without spaces at the ends of lines.
    pub(crate) fn screen(&self) -> String {
        let (buffer, _) = self.buffer();
        let width = usize::from(buffer.area.width.max(1));
        let lines: Vec<String> = buffer
            .content
            .chunks(width)
            .map(|row| {
                let mut line = String::new();
                let mut covered = 0;
                for cell in row {
                    if covered == 0 {
                        line.push_str(cell.symbol());
                        covered = annals::text::width(cell.symbol()).max(1);
                    }
                    covered -= 1;
                }
                line.trim_end().to_owned()
            })
            .collect();
        lines.join("\n")
    }
}

/// The names of all commands.
pub(crate) fn all_commands() -> BTreeSet<&'static str> {
    Command::ALL.iter().map(|command| command.info().name).collect()
}
