//! The tables, in Markdown.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use super::Outcome;
use super::arguments::{Arguments, Work};
use super::goals;
use super::program::Program;
use super::samples::{Key, Measure, Move, Of, On, Samples, exponent};
use super::terminal::Manner;
use super::works::{PICKERS, VIEWS, WORD, precise};

/// Everything that was found out.
pub(crate) struct Findings<'a> {
    pub(crate) arguments: &'a Arguments,
    pub(crate) versions: Vec<String>,
    pub(crate) programs: Vec<Program>,
    pub(crate) samples: Samples,
    pub(crate) growth: Vec<Growth>,
    /// Bytes of the chronology, of the peers' lines, and of the text that words are looked for in.
    pub(crate) file: u64,
    pub(crate) lines: u64,
    pub(crate) searched: usize,
    /// Milliseconds in which the chronology is read, and its text gone through.
    pub(crate) read: f64,
    pub(crate) pass: f64,
}

/// What a size took.
pub(crate) struct Growth {
    pub(crate) program: Program,
    pub(crate) events: u64,
    pub(crate) file: u64,
    /// Milliseconds.
    pub(crate) loaded: f64,
    /// Bytes.
    pub(crate) peak: f64,
}

impl Findings<'_> {
    /// A median on the made-up chronology.
    pub(crate) fn of(&self, program: Program, what: Measure) -> Option<f64> {
        self.samples.median(self.key(program, what))
    }

    /// A median on the built-in one.
    pub(crate) fn start(&self, program: Program, manner: Manner, what: Measure) -> Option<f64> {
        self.samples.median(Key { program, on: On::BuiltIn(manner), what })
    }

    fn p95(&self, program: Program, what: Measure) -> Option<f64> {
        self.samples.p95(self.key(program, what))
    }

    fn key(&self, program: Program, what: Measure) -> Key {
        Key { program, on: On::MadeUp(self.arguments.events), what }
    }
}

/// All tables.
pub(crate) fn report(findings: &Findings<'_>) -> Outcome<String> {
    let wants = |work| findings.arguments.wants(work);
    let mut parts = vec![machine(findings)?];
    if wants(Work::Start) {
        parts.push(start(findings));
    }
    if [Work::Load, Work::Move, Work::Find, Work::Leave].into_iter().any(wants) {
        parts.push(load(findings));
    }
    if wants(Work::Move) {
        parts.push(moves(findings));
    }
    if wants(Work::Find) {
        parts.push(typing(findings));
        parts.push(opened(findings, "Opening a list of values with their counts", "list", &PICKERS));
        parts.push(opened(findings, "Turning from the list of all events to another view", "view", &VIEWS));
    }
    if wants(Work::Leave) {
        parts.push(leaving(findings));
    }
    if !findings.growth.is_empty() {
        parts.push(growth(findings));
    }
    parts.push(goals::table(findings));
    Ok(parts.join("\n"))
}

/// A number with three digits that count, or a dash.
pub(crate) fn number(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        Some(value) if value >= 10.0 => format!("{value:.1}"),
        Some(value) => format!("{value:.2}"),
    }
}

/// A ratio.
pub(crate) fn ratio(value: Option<f64>, unit: Option<f64>) -> Option<f64> {
    Some(value? / unit.filter(|unit| *unit > 0.0)?)
}

fn megabytes(bytes: Option<f64>) -> String {
    number(bytes.map(|bytes| bytes / 1e6))
}

/// A table with a heading.
pub(crate) fn markdown(title: &str, columns: &str, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rules = "---|".repeat(columns.matches('|').count() + 1);
    let head = [format!("### {title}\n\n| {columns} |\n|{rules}\n")];
    head.into_iter().chain(rows.into_iter().map(|row| format!("| {} |\n", row.join(" | ")))).collect()
}

fn machine(findings: &Findings<'_>) -> Outcome<String> {
    let Findings { arguments, versions, file, lines, searched, read, pass, .. } = findings;
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes =
        memory.lines().find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix(" kB"));
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let words: Vec<_> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let mut text = String::new();
    writeln!(
        text,
        "`benches/compare {}`, {}.\n",
        words.join(" "),
        said_by("date", &["--utc", "+%Y-%m-%d %H:%M UTC"])
    )?;
    writeln!(
        text,
        "- {}; built from {}",
        versions.join("; "),
        said_by("git", &["describe", "--always", "--dirty", "--abbrev=10"]),
    )?;
    writeln!(
        text,
        "- {}, {} processors, {} GB, {}; load of the last minute at the end {}",
        model.map_or("unknown processor", |(_, model)| model),
        std::thread::available_parallelism().map_or(0, usize::from),
        number(kilobytes.and_then(|count| count.parse::<f64>().ok()).map(|count| count / 1e6)),
        said_by("uname", &["-sr"]),
        load.split(' ').next().unwrap_or("unknown"),
    )?;
    writeln!(
        text,
        "- {} events: a chronology of {} MB; for fzf and less {} MB of lines with date, title, actors and themes\n\
         - a terminal of 120 by 40 that answers as xterm does; medians of {} rounds in turns, in milliseconds if nothing \
         else is said; p95 is what 19 of 20 stay below, of few samples the worst",
        arguments.events,
        megabytes(Some(precise(usize::try_from(*file)?))),
        megabytes(Some(precise(usize::try_from(*lines)?))),
        arguments.rounds,
    )?;
    writeln!(
        text,
        "- units: `read`, the chronology read as a whole from the cache, {} ms; `pass`, one memmem search on one thread for \
         `{WORD}` in the {} MB of titles, names, themes, summaries and quotations, {} ms; `floor`, a program that \
         echoes keys",
        number(Some(*read)),
        megabytes(Some(precise(*searched))),
        number(Some(*pass)),
    )?;
    Ok(text)
}

/// The first line of what a program says, as far as it is there.
fn said_by(program: &str, words: &[&str]) -> String {
    let said = Command::new(program).args(words).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let text = said.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()).unwrap_or_default();
    if text.is_empty() { "unknown".to_owned() } else { text }
}

fn start(findings: &Findings<'_>) -> String {
    let frame = |program, manner| findings.start(program, manner, Measure::FirstFrame);
    let rows = findings.programs.iter().map(|program| {
        let (told, silent) = (frame(*program, Manner::Answering), frame(*program, Manner::Silent));
        let key = Key { program: *program, on: On::BuiltIn(Manner::Answering), what: Measure::FirstFrame };
        vec![
            program.name().to_owned(),
            number(told),
            number(findings.samples.p95(key)),
            number(ratio(told, frame(Program::Less, Manner::Answering))),
            number(ratio(told, frame(Program::Floor, Manner::Answering))),
            number(silent),
            number(ratio(silent, told)),
            number(findings.start(*program, Manner::Answering, Measure::LeftLoaded)),
        ]
    });
    markdown(
        "Start to first frame, the built-in chronology and the text of `annals list`",
        "program | frame | p95 | × less | × floor | silent terminal | × answering | leaving",
        rows,
    )
}

fn load(findings: &Findings<'_>) -> String {
    let rows = findings.programs.iter().map(|program| {
        let of = |what| findings.of(*program, what);
        let size = if *program == Program::Annals { findings.file } else { findings.lines };
        let size = usize::try_from(size).ok().map(precise);
        let frame = of(Measure::FirstFrame);
        let loads = matches!(program, Program::Annals | Program::Fzf);
        let loaded = of(Measure::Loaded).filter(|_| loads);
        vec![
            program.name().to_owned(),
            number(frame),
            number(findings.p95(*program, Measure::FirstFrame)),
            number(of(Measure::Usable)),
            number(ratio(of(Measure::Usable), Some(findings.read))),
            number(loaded),
            number(ratio(loaded, Some(findings.read))),
            megabytes(of(Measure::PeakLoaded)),
            number(ratio(of(Measure::PeakLoaded), size)),
            megabytes(of(Measure::PeakEnd)),
        ]
    });
    markdown(
        &format!(
            "Start on {} events; memory against the file that the program reads",
            findings.arguments.events
        ),
        "program | frame | p95 | list usable | × read | all loaded | × read | peak MB, loaded | × file | peak MB, end",
        rows,
    )
}

fn moves(findings: &Findings<'_>) -> String {
    const MOVES: [(Move, &str); 6] = [
        (Move::Step, "step in sight"),
        (Move::Scroll, "step that scrolls"),
        (Move::Page, "page"),
        (Move::Last, "last"),
        (Move::First, "first"),
        (Move::Redraw, "redraw"),
    ];
    let mut rows = Vec::new();
    for (way, name) in MOVES {
        for program in &findings.programs {
            let of = |of| findings.of(*program, Measure::Moved(way, of));
            let last = of(Of::LastByte);
            let floor = findings.of(Program::Floor, Measure::Moved(Move::Step, Of::LastByte));
            rows.push(vec![
                name.to_owned(),
                program.name().to_owned(),
                number(last),
                number(findings.p95(*program, Measure::Moved(way, Of::LastByte))),
                number(ratio(last, floor)),
                number(of(Of::Bytes)),
                number(of(Of::Reads)),
            ]);
        }
    }
    let keys = markdown(
        "Keys that move: to the last byte",
        "key | program | ms | p95 | × floor | bytes | reads",
        rows,
    );
    let rows = findings.programs.iter().map(|program| {
        let of = |what| number(findings.of(*program, what));
        vec![
            program.name().to_owned(),
            of(Measure::RedrawProcessor),
            of(Measure::RedrawProcessorLarge),
            of(Measure::StepProcessor),
            of(Measure::StepProcessorLarge),
            of(Measure::IdleBytes),
        ]
    });
    let costs = markdown(
        "Processor time of a redraw and of a step, all threads; bytes written in half a second without a key",
        "program | redraw, 120 by 40 | redraw, 300 by 100 | step, 120 by 40 | step, 300 by 100 | bytes when idle",
        rows,
    );
    format!("{keys}\n{costs}")
}

fn typing(findings: &Findings<'_>) -> String {
    let row = |name: String, what: &dyn Fn(Of) -> Measure, found: Option<Measure>| {
        let annals = |of| findings.of(Program::Annals, what(of));
        let fzf = findings.of(Program::Fzf, what(Of::LastByte));
        let found = |program| number(found.and_then(|found| findings.of(program, found)));
        vec![
            name,
            number(annals(Of::FirstByte)),
            number(annals(Of::LastByte)),
            number(findings.p95(Program::Annals, what(Of::LastByte))),
            number(ratio(annals(Of::LastByte), Some(findings.pass))),
            found(Program::Annals),
            number(fzf),
            number(ratio(fzf, Some(findings.pass))),
            found(Program::Fzf),
            number(ratio(fzf, annals(Of::LastByte))),
        ]
    };
    let letters = WORD.char_indices().map(|(place, letter)| {
        let typed = WORD.get(..place).unwrap_or_default();
        row(format!("`{typed}{letter}`"), &|of| Measure::Typed(place, of), Some(Measure::Found(place)))
    });
    let rows: Vec<_> = letters.chain([row("backspace".to_owned(), &Measure::Backspace, None)]).collect();
    markdown(
        "Typing a word into the filter: to the first byte, and to the last one",
        "typed | annals, first byte | annals | p95 | × pass | found | fzf | × pass | found | fzf × annals",
        rows,
    )
}

/// What keys open, and how long that takes.
fn opened(findings: &Findings<'_>, title: &str, what: &str, keys: &[(&'static str, &[u8])]) -> String {
    let rows = keys.iter().map(|(name, _)| {
        let of = |of| findings.of(Program::Annals, Measure::Opened(name, of));
        let p95 = findings.p95(Program::Annals, Measure::Opened(name, Of::LastByte));
        vec![(*name).to_owned(), number(of(Of::FirstByte)), number(of(Of::LastByte)), number(p95)]
    });
    markdown(title, &format!("{what} | first byte | last byte | p95"), rows)
}

fn leaving(findings: &Findings<'_>) -> String {
    let rows = findings.programs.iter().map(|program| {
        let (loaded, loading) =
            (findings.of(*program, Measure::LeftLoaded), findings.of(*program, Measure::LeftLoading));
        let less = |what| findings.of(Program::Less, what);
        vec![
            program.name().to_owned(),
            number(loaded),
            number(ratio(loaded, less(Measure::LeftLoaded))),
            number(loading),
            number(ratio(loading, less(Measure::LeftLoading))),
        ]
    });
    markdown(
        "Leaving: to the end of the process",
        "program | all loaded | × less | right after the first frame | × less",
        rows,
    )
}

fn growth(findings: &Findings<'_>) -> String {
    let rows = findings.growth.iter().map(|row| {
        vec![
            row.program.name().to_owned(),
            row.events.to_string(),
            megabytes(usize::try_from(row.file).ok().map(precise)),
            number(Some(row.loaded)),
            megabytes(Some(row.peak)),
        ]
    });
    let mut text = markdown("Growth", "program | events | file MB | all loaded | peak MB", rows);
    for (program, [time, memory]) in exponents(findings) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "\n{}: time grows with an exponent of {}, memory of {}.",
            program.name(),
            number(time),
            number(memory),
        );
    }
    text
}

/// The exponents of each program's time and memory.
pub(crate) fn exponents(findings: &Findings<'_>) -> Vec<(Program, [Option<f64>; 2])> {
    let programs = [Program::Annals, Program::Fzf].into_iter();
    let grown = programs.filter(|program| findings.growth.iter().any(|row| row.program == *program));
    grown
        .map(|program| {
            let rows = || findings.growth.iter().filter(move |row| row.program == program);
            let events = |row: &Growth| usize::try_from(row.events).map_or(0.0, precise);
            let times: Vec<_> = rows().map(|row| (events(row), row.loaded)).collect();
            let peaks: Vec<_> = rows().map(|row| (events(row), row.peak)).collect();
            (program, [exponent(&times), exponent(&peaks)])
        })
        .collect()
}
