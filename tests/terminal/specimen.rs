//! A small program that shows what the session tells it, run by this very test binary in a terminal.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a program for tests may die and print")]

use std::env;
use std::process;
use std::thread;

use annals::tui::session::{
    self, Clip, Colours, Effect, Exit, Guest, Input, Mailbox, Mouse, Options, Program, Sender,
};
use portable_pty::CommandBuilder;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyModifiers;
use ratatui::layout::Position;
use ratatui::style::{Color, Stylize};
use ratatui::text::{Line, Text};
use ratatui::widgets::Widget;

use crate::pty::command;

pub(crate) const VARIABLE: &str = "ANNALS_SPECIMEN";

/// Has the program send all colours, whatever the environment says besides.
pub(crate) const COLOURED: &str = "ANNALS_SPECIMEN_COLOURED";

/// The arguments with which this test binary becomes the program.
pub(crate) const ARGUMENTS: [&str; 4] = ["specimen::child", "--exact", "--nocapture", "--test-threads=1"];

/// A command that runs the program.
pub(crate) fn specimen() -> CommandBuilder {
    in_environment(command(env::current_exe().unwrap(), &ARGUMENTS))
}

/// The command, with what makes this test binary the program further down.
pub(crate) fn in_environment(mut command: CommandBuilder) -> CommandBuilder {
    command.env(VARIABLE, "1");
    command
}

/// A shell's words for running the program.
pub(crate) fn words() -> String {
    format!("{} {}", env::current_exe().unwrap().display(), ARGUMENTS.join(" "))
}

/// Not a test but the program, where a test has asked for it.
#[test]
fn child() {
    if env::var_os(VARIABLE).is_none() {
        return;
    }
    let mailbox = Mailbox::new().unwrap();
    let mut program = Specimen::new(mailbox.sender());
    let options = Options {
        colours: match env::var_os(COLOURED) {
            Some(_) => Colours::True,
            None => Colours::of_environment(|name| env::var_os(name)),
        },
        mouse: Mouse::Terminal,
    };
    let status = loop {
        match session::run(&mut program, &mailbox, options) {
            Ok(Exit::Quit) if program.again => program.again = false,
            Ok(Exit::Quit) if program.lingers => loop {
                println!("lingering");
                thread::park();
            },
            Ok(exit) => {
                // After a signal there may be no terminal left to print to, or one that takes nothing.
                if exit == Exit::Quit {
                    println!("left by the user");
                }
                break exit.status();
            }
            Err(error) => {
                println!("refused: {error}");
                break 2;
            }
        }
    };
    process::exit(status.into());
}

struct Specimen {
    sender: Sender<String>,
    size: String,
    last: String,
    inputs: usize,
    full: bool,
    again: bool,
    lingers: bool,
}

impl Specimen {
    fn new(sender: Sender<String>) -> Self {
        Self {
            sender,
            size: String::new(),
            last: String::new(),
            inputs: 0,
            full: false,
            again: false,
            lingers: false,
        }
    }

    fn lend(script: &str, name: &str) -> Vec<Effect> {
        let arguments = ["-c", script, name].map(Into::into).to_vec();
        vec![Effect::Lend(Guest { program: "sh".into(), arguments })]
    }

    fn act(&mut self, key: char) -> Vec<Effect> {
        let sender = self.sender.clone();
        match key {
            'q' => return vec![Effect::Quit],
            'r' => {
                self.again = true;
                return vec![Effect::Quit];
            }
            'x' => {
                self.lingers = true;
                return vec![Effect::Quit];
            }
            'l' => return vec![Effect::Repaint],
            'm' => return vec![Effect::Mouse(Mouse::Program)],
            'n' => return vec![Effect::Mouse(Mouse::Terminal)],
            'y' => return vec![Effect::Copy(Clip::new("Курилы").unwrap())],
            'g' => return Self::lend("echo guest $0; read line; echo $line; test $line = well", "one"),
            's' => return Self::lend("echo guest; kill -STOP $$; echo going on; read line", "two"),
            'i' => {
                return Self::lend("trap 'echo caught' INT; echo guest $0; read line || read line", "three");
            }
            'G' => return vec![Effect::Lend(Guest { program: "/no/such".into(), arguments: Vec::new() })],
            'P' => panic!("the specimen was asked to panic"),
            'W' => drop(thread::spawn(|| panic!("a worker was asked to\x1b[2J panic"))),
            'w' => drop(thread::spawn(move || sender.send("from a worker".into()))),
            'S' => drop(thread::spawn(move || {
                (0..200_000).all(|number| sender.send(format!("number {number}")).is_ok())
            })),
            'f' => self.full = true,
            _ => {}
        }
        Vec::new()
    }
}

impl Program for Specimen {
    type Message = String;

    fn update(&mut self, input: Input<String>) -> Vec<Effect> {
        let pressed = match &input {
            Input::Key(key) => key.code.as_char().map(|character| (key.modifiers, character)),
            _ => None,
        };
        match pressed {
            Some((KeyModifiers::NONE, '.')) => return Vec::new(),
            Some((KeyModifiers::CONTROL, 'c')) => return vec![Effect::Interrupt],
            Some((KeyModifiers::CONTROL, 'z')) => return vec![Effect::Suspend],
            _ => {}
        }
        self.inputs += 1;
        self.last = match &input {
            Input::Key(key) => format!("key {:?} {:?}", key.modifiers, key.code),
            Input::Mouse(mouse) => format!("mouse {:?} {} {}", mouse.kind, mouse.column, mouse.row),
            Input::Paste(text) => {
                let start: String = text.chars().take(20).collect();
                format!("paste of {} {start:?}", text.chars().count())
            }
            Input::Resize(size) => {
                self.size = size.to_string();
                "resize".into()
            }
            Input::Resumed => "resumed".into(),
            Input::Returned(returned) => format!("returned {returned:?}"),
            Input::Fault(told) => format!("fault {told}"),
            Input::Message(message) => format!("message {message}"),
        };
        match pressed {
            Some((KeyModifiers::NONE | KeyModifiers::SHIFT, key)) => self.act(key),
            _ => Vec::new(),
        }
    }

    fn view(&self, buffer: &mut Buffer) -> Option<Position> {
        let text = Text::from(vec![
            Line::from(format!("size {} process {} inputs {}", self.size, process::id(), self.inputs)),
            Line::from(format!("last {}", self.last)),
            Line::from(vec!["chosen".reversed().fg(Color::Cyan), " ".into(), "strong".bold().red()]),
            Line::from("any".fg(Color::Rgb(1, 200, 3)).on_dark_gray()),
        ]);
        text.render(buffer.area, buffer);
        if self.full {
            for cell in &mut buffer.content {
                cell.set_char('#');
            }
        }
        self.last.starts_with("key").then_some(Position::new(5, 1))
    }
}
