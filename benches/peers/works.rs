//! What is done with the programs, in turns.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::Outcome;
use super::arguments::{Arguments, Work};
use super::material;
use super::program::{Program, Shown, row_from_below, row_of};
use super::report::{self, Findings, Growth};
use super::samples::{Key, Measure, Move, Of, On, Samples, quantile};
use super::terminal::{Manner, Paint, Size, Terminal};
use super::units;

/// The screens.
const SCREEN: Size = Size { columns: 120, rows: 40 };
const LARGE: Size = Size { columns: 300, rows: 100 };

/// The word that is typed, letter by letter: the name of a theme that two of a hundred events are about.
pub(crate) const WORD: &str = "treaty";

/// The keys of Annals that open lists of values.
pub(crate) const PICKERS: [(&str, &[u8]); 3] = [("years", b"y"), ("actors", b"a"), ("themes", b"t")];

/// The keys of Annals that turn from the list to its other views, one after the other.
pub(crate) const VIEWS: [(&str, &[u8]); 5] = [
    ("lanes of actors", b"v"),
    ("lanes of themes", b"L"),
    ("lanes of sources", b"L"),
    ("grid", b"v"),
    ("coverage, before its quotations are looked up", b"v"),
];

/// The answer to a key that asks nothing is whole after so long without a byte.
const SHORT_SILENCE: Duration = Duration::from_millis(20);

/// How long nobody does anything.
const IDLE: Duration = Duration::from_millis(500);

/// Starting is quick and uneven: it is done so many times in a round.
const STARTS: u64 = 5;

/// Steps from the first event on: they move the pointer, and later the list.
const STEPS: usize = 60;
const STEPS_IN_SIGHT: usize = 20;
const STEPS_OUT_OF_SIGHT: usize = 40;

/// The sizes at which growth is measured.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];

/// One program at work.
struct Turn<'a> {
    arguments: &'a Arguments,
    samples: &'a mut Samples,
    program: Program,
    on: On,
}

/// Does everything that is asked for, and tells it.
pub(crate) fn run(arguments: &Arguments) -> Outcome<String> {
    let folder = material::folder(&arguments.data)?;
    let binary = &arguments.binary.canonicalize()?;
    let programs: Vec<_> =
        [Program::Annals].into_iter().chain(arguments.programs.iter().map(|peer| (*peer).into())).collect();
    let versions = programs.iter().map(|program| program.version(binary)).collect::<Outcome<Vec<_>>>()?;
    let programs = [&programs[..], &[Program::Floor]].concat();
    let mut samples = Samples::default();
    if arguments.wants(Work::Start) {
        start(arguments, &programs, &material::built_in(binary, &folder)?, &mut samples)?;
    }
    let shown = material::made_up(binary, &folder, arguments.events)?;
    let chronology = shown.chronology.as_deref().ok_or("no file")?;
    let searched = material::searched(chronology)?;
    let (mut reads, mut passes) = (Vec::new(), Vec::new());
    for round in 1..=arguments.rounds {
        tell(&format!("{} events, round {round} of {}", arguments.events, arguments.rounds));
        for program in &programs {
            for _ in 0..3 {
                reads.push(milliseconds(units::read(chronology)?));
                passes.push(milliseconds(units::pass(&searched, WORD)));
            }
            let on = On::MadeUp(arguments.events);
            Turn { arguments, samples: &mut samples, program: *program, on }.take(binary, &shown)?;
        }
    }
    let growth = if arguments.growth { grow(arguments, binary, &folder)? } else { Vec::new() };
    report::report(&Findings {
        arguments,
        versions,
        programs,
        samples,
        growth,
        file: material::length(chronology)?,
        lines: material::length(&shown.lines)?,
        searched: searched.len(),
        read: quantile(&reads, 0.5).unwrap_or_default(),
        pass: quantile(&passes, 0.5).unwrap_or_default(),
    })
}

/// Starts each program on the built-in chronology, in terminals of both manners.
fn start(arguments: &Arguments, programs: &[Program], shown: &Shown, samples: &mut Samples) -> Outcome<()> {
    for round in 1..=arguments.rounds * STARTS {
        tell(&format!("start, round {round} of {}", arguments.rounds * STARTS));
        for program in programs {
            for manner in [Manner::Answering, Manner::Silent] {
                let command = program.command(&arguments.binary, shown)?;
                let mut terminal = Terminal::start(command, SCREEN, manner)?;
                let drawn = terminal.wait_until("the first frame", |screen| program.is_drawn(screen))?;
                let key = Key { program: *program, on: On::BuiltIn(manner), what: Measure::FirstFrame };
                samples.add(key, milliseconds(drawn));
                let left = terminal.leave(program.keys().leave)?;
                samples.add(Key { what: Measure::LeftLoaded, ..key }, milliseconds(left));
            }
        }
    }
    Ok(())
}

impl Turn<'_> {
    fn take(&mut self, binary: &Path, shown: &Shown) -> Outcome<()> {
        let Self { arguments, program, .. } = *self;
        let works = [Work::Load, Work::Move, Work::Find, Work::Leave];
        if works.iter().any(|work| arguments.wants(*work)) {
            let mut terminal = self.load(binary, shown)?;
            if arguments.wants(Work::Move) {
                self.walk(&mut terminal)?;
            }
            if arguments.wants(Work::Find) && matches!(program, Program::Annals | Program::Fzf) {
                self.find(&mut terminal)?;
            }
            self.add(Measure::PeakEnd, terminal.peak_memory()?);
            let left = terminal.leave(program.keys().leave)?;
            self.add(Measure::LeftLoaded, milliseconds(left));
        }
        if arguments.wants(Work::Leave) {
            for _ in 0..STARTS {
                let mut terminal =
                    Terminal::start(program.command(binary, shown)?, SCREEN, Manner::Answering)?;
                let drawn = terminal.wait_until("the first frame", |screen| program.is_drawn(screen))?;
                let left = terminal.leave(program.keys().leave)?;
                self.add(Measure::FirstFrame, milliseconds(drawn));
                self.add(Measure::LeftLoading, milliseconds(left));
            }
        }
        Ok(())
    }

    /// Starts it and waits until all is read.
    fn load(&mut self, binary: &Path, shown: &Shown) -> Outcome<Terminal> {
        let program = self.program;
        let mut terminal = Terminal::start(program.command(binary, shown)?, SCREEN, Manner::Answering)?;
        let drawn = terminal.wait_until("the first frame", |screen| program.is_drawn(screen))?;
        let usable = terminal.wait_until("a list", |screen| program.is_usable(screen))?;
        let loaded = terminal.wait_until("all", |screen| program.is_loaded(screen, shown.events))?;
        self.add(Measure::FirstFrame, milliseconds(drawn));
        self.add(Measure::Usable, milliseconds(usable));
        self.add(Measure::Loaded, milliseconds(loaded));
        self.add(Measure::PeakLoaded, terminal.peak_memory()?);
        Ok(terminal)
    }

    /// Goes through the list.
    fn walk(&mut self, terminal: &mut Terminal) -> Outcome<()> {
        let keys = self.program.keys();
        // Whatever the last frames of the reading still bring.
        terminal.idle(IDLE)?;
        let idle = terminal.idle(IDLE)?;
        self.add(Measure::IdleBytes, precise(idle));
        let begun = terminal.processor_time()?;
        for step in 0..STEPS {
            let paint = terminal.press(keys.step, SHORT_SILENCE)?;
            match step {
                ..STEPS_IN_SIGHT => self.paint(|of| Measure::Moved(Move::Step, of), paint),
                STEPS_OUT_OF_SIGHT.. => self.paint(|of| Measure::Moved(Move::Scroll, of), paint),
                _ => {}
            }
        }
        let each = (terminal.processor_time()? - begun) * 1000.0 / precise(STEPS);
        self.add(Measure::StepProcessor, each);
        let each = processor_time_of(terminal, keys.redraw)?;
        self.add(Measure::RedrawProcessor, each);
        for _ in 0..10 {
            let paint = terminal.press(keys.page, SHORT_SILENCE)?;
            self.paint(|of| Measure::Moved(Move::Page, of), paint);
        }
        for _ in 0..5 {
            for (key, way) in
                [(keys.last, Move::Last), (keys.first, Move::First), (keys.redraw, Move::Redraw)]
            {
                let paint = terminal.press(key, 5 * SHORT_SILENCE)?;
                self.paint(|of| Measure::Moved(way, of), paint);
            }
        }
        terminal.resize(LARGE)?;
        terminal.idle(IDLE)?;
        let begun = terminal.processor_time()?;
        for _ in 0..STEPS {
            terminal.press(keys.step, SHORT_SILENCE)?;
        }
        let each = (terminal.processor_time()? - begun) * 1000.0 / precise(STEPS);
        self.add(Measure::StepProcessorLarge, each);
        let each = processor_time_of(terminal, keys.redraw)?;
        self.add(Measure::RedrawProcessorLarge, each);
        terminal.resize(SCREEN)?;
        terminal.press(keys.first, SHORT_SILENCE)?;
        terminal.idle(IDLE)?;
        Ok(())
    }

    /// Types a word, takes its last letter back, opens the lists of values, and turns to the other views.
    fn find(&mut self, terminal: &mut Terminal) -> Outcome<()> {
        let silence = self.arguments.silence;
        let is_annals = self.program == Program::Annals;
        if is_annals {
            terminal.press(b"/", silence)?;
        }
        for (place, letter) in WORD.bytes().enumerate() {
            let paint = terminal.press(&[letter], silence)?;
            self.paint(|of| Measure::Typed(place, of), paint);
            if let Some(found) = found(self.program, terminal) {
                self.add(Measure::Found(place), found);
            }
        }
        let paint = terminal.press(b"\x7f", silence)?;
        self.paint(Measure::Backspace, paint);
        if is_annals {
            terminal.press(b"\x1b", silence)?;
            for (name, key) in PICKERS {
                let paint = terminal.press(key, silence)?;
                self.paint(|of| Measure::Opened(name, of), paint);
                terminal.press(b"\x1b", silence)?;
            }
            for (name, key) in VIEWS {
                let paint = terminal.press(key, silence)?;
                self.paint(|of| Measure::Opened(name, of), paint);
            }
        }
        Ok(())
    }

    fn add(&mut self, what: Measure, value: f64) {
        self.samples.add(Key { program: self.program, on: self.on, what }, value);
    }

    fn paint(&mut self, measure: impl Fn(Of) -> Measure, paint: Option<Paint>) {
        // A key that changes nothing paints nothing, as at the end of a list.
        let Some(Paint { first, last, bytes, reads }) = paint else { return };
        self.add(measure(Of::FirstByte), milliseconds(first));
        self.add(measure(Of::LastByte), milliseconds(last));
        self.add(measure(Of::Bytes), precise(bytes));
        self.add(measure(Of::Reads), precise(reads));
    }
}

/// The processor time that a key takes in all threads, in milliseconds.
fn processor_time_of(terminal: &mut Terminal, key: &[u8]) -> Outcome<f64> {
    // What the keys before it have begun comes to its end.
    terminal.idle(IDLE)?;
    let begun = terminal.processor_time()?;
    for _ in 0..STEPS {
        terminal.press(key, SHORT_SILENCE)?;
    }
    Ok((terminal.processor_time()? - begun) * 1000.0 / precise(STEPS))
}

/// How many events the screen says that there are: `12 of 100 events`, `12/100`.
fn found(program: Program, terminal: &Terminal) -> Option<f64> {
    let screen = terminal.screen();
    match program {
        Program::Annals => {
            let header = row_of(screen, 0).replace([',', '\u{202f}', '\u{a0}'], "");
            let (before, _) = header.rsplit_once(" of ")?;
            before.rsplit(' ').next()?.parse().ok()
        }
        Program::Fzf => row_from_below(screen, 1).trim().split_once('/')?.0.parse().ok(),
        Program::Less | Program::Floor => None,
    }
}

/// Loads chronologies of different sizes.
fn grow(arguments: &Arguments, binary: &Path, folder: &Path) -> Outcome<Vec<Growth>> {
    let mut samples = Samples::default();
    let peers = arguments.programs.iter().map(|peer| Program::from(*peer));
    let programs: Vec<_> =
        [Program::Annals].into_iter().chain(peers.filter(|peer| *peer == Program::Fzf)).collect();
    let mut rows = Vec::new();
    for events in SIZES {
        let shown = material::made_up(binary, folder, events)?;
        let chronology = shown.chronology.as_deref().ok_or("no file")?;
        for round in 1..=arguments.rounds {
            tell(&format!("growth, {events} events, round {round} of {}", arguments.rounds));
            for program in programs.iter().copied() {
                let mut turn = Turn { arguments, samples: &mut samples, program, on: On::MadeUp(events) };
                turn.load(binary, &shown)?.leave(program.keys().leave)?;
            }
        }
        let median = |program, what| samples.median(Key { program, on: On::MadeUp(events), what });
        for program in programs.iter().copied() {
            rows.push(Growth {
                program,
                events,
                file: material::length(chronology)?,
                loaded: median(program, Measure::Loaded).unwrap_or_default(),
                peak: median(program, Measure::PeakLoaded).unwrap_or_default(),
            });
        }
    }
    Ok(rows)
}

/// Tells on standard error how far it is.
fn tell(what: &str) {
    // If it cannot be told, it is done all the same.
    let _ = writeln!(io::stderr(), "{what}");
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of bytes and events are far below 2 to the 52")]
pub(crate) fn precise(count: usize) -> f64 {
    count as f64
}
