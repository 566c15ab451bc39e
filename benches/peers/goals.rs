//! The goals, and how far they are met.

use super::arguments::Work;
use super::program::Program;
use super::report::{Findings, exponents, markdown, number, ratio};
use super::samples::{Measure, Move, Of};
use super::terminal::Manner;
use super::works::{PICKERS, WORD, precise};

use Program::{Annals, Floor, Fzf, Less};

/// What should not be more than so much.
struct Goal {
    what: &'static str,
    /// In words.
    aim: &'static str,
    measured: Option<f64>,
    most: f64,
}

/// Below so many events a letter only narrows what was found before.
const NARROW: f64 = 60_000.0;

/// Growth is called linear up to this exponent: the measurements are no better.
const LINEAR: f64 = 1.05;

/// The goals of each work.
const GOALS: [(Work, fn(&Findings<'_>) -> Vec<Goal>); 5] = [
    (Work::Start, starts),
    (Work::Load, loads),
    (Work::Find, finds),
    (Work::Move, moves),
    (Work::Leave, leaves),
];

/// A row for each goal of the works that were asked for.
pub(crate) fn table(findings: &Findings<'_>) -> String {
    let wanted = GOALS.into_iter().filter(|(work, _)| findings.arguments.wants(*work));
    let mut goals: Vec<_> = wanted.map(|(_, goals)| goals(findings)).collect();
    if !findings.growth.is_empty() {
        goals.push(grows(findings));
    }
    let rows = goals.into_iter().flatten().map(|Goal { what, aim, measured, most }| {
        let verdict = match measured {
            None => "not measured",
            Some(measured) if measured <= most => "pass",
            Some(_) => "**falls short**",
        };
        vec![what.to_owned(), aim.to_owned(), number(measured), verdict.to_owned()]
    });
    markdown("Goals", "goal | at most | measured | met", rows)
}

fn goal(what: &'static str, aim: &'static str, measured: Option<f64>, most: f64) -> Goal {
    Goal { what, aim, measured, most }
}

fn starts(findings: &Findings<'_>) -> Vec<Goal> {
    let frame = |program, manner| findings.start(program, manner, Measure::FirstFrame);
    let built_in = frame(Annals, Manner::Answering);
    let less = frame(Less, Manner::Answering);
    let silent = ratio(frame(Annals, Manner::Silent), built_in);
    let made_up = findings.of(Annals, Measure::FirstFrame);
    vec![
        goal("start to first frame, built-in chronology", "1.5 × less", ratio(built_in, less), 1.5),
        goal("the same in a terminal that answers nothing", "1.1 × answering", silent, 1.1),
        goal("start to first frame, made-up chronology", "1.3 × built-in", ratio(made_up, built_in), 1.3),
    ]
}

fn loads(findings: &Findings<'_>) -> Vec<Goal> {
    let read = Some(findings.read);
    let of = |what| findings.of(Annals, what);
    let file = usize::try_from(findings.file).ok().map(precise);
    let loaded = of(Measure::Loaded);
    let fzf = findings.of(Fzf, Measure::Loaded);
    vec![
        goal("list usable, events in order", "1.5 × read", ratio(of(Measure::Usable), read), 1.5),
        goal("all read and ready to filter", "5 × read", ratio(loaded, read), 5.0),
        goal(
            "all read and ready to filter, against as many lines in fzf",
            "1 × fzf",
            ratio(loaded, fzf),
            1.0,
        ),
        goal("peak memory, loaded", "2 × file", ratio(of(Measure::PeakLoaded), file), 2.0),
    ]
}

fn finds(findings: &Findings<'_>) -> Vec<Goal> {
    let pass = Some(findings.pass);
    let letters = 0..WORD.len();
    let typed = |place, of| findings.of(Annals, Measure::Typed(place, of));
    let found = |place: usize| match place {
        0 => None,
        _ => findings.of(Annals, Measure::Found(place - 1)),
    };
    let worst = |values: &mut dyn Iterator<Item = Option<f64>>| values.flatten().reduce(f64::max);
    let first = ratio(typed(0, Of::LastByte), pass);
    let later = worst(&mut letters.clone().skip(1).map(|place| ratio(typed(place, Of::LastByte), pass)));
    let narrow = letters.clone().filter(|place| found(*place).is_some_and(|found| found < NARROW));
    let narrow = worst(&mut narrow.map(|place| ratio(typed(place, Of::LastByte), pass)));
    let back = ratio(findings.of(Annals, Measure::Backspace(Of::LastByte)), pass);
    let shown = worst(&mut letters.clone().map(|place| typed(place, Of::FirstByte)));
    let fzf = worst(&mut letters.map(|place| {
        ratio(typed(place, Of::LastByte), findings.of(Fzf, Measure::Typed(place, Of::LastByte)))
    }));
    let pickers =
        worst(&mut PICKERS.iter().map(|(name, _)| findings.of(Annals, Measure::Opened(name, Of::LastByte))));
    vec![
        goal("first letter of a filter, painted", "2 × pass", first, 2.0),
        goal("the slowest further letter, painted", "2 × pass", later, 2.0),
        goal("the slowest letter below 60,000 events, painted", "0.5 × pass", narrow, 0.5),
        goal("backspace, painted", "0.2 × pass", back, 0.2),
        goal("something painted after each letter", "16 ms", shown, 16.0),
        goal("the slowest letter against fzf", "1 × fzf", fzf, 1.0),
        goal("the slowest list of values with its counts, painted", "2 ms", pickers, 2.0),
    ]
}

fn moves(findings: &Findings<'_>) -> Vec<Goal> {
    let of = |way, of| findings.of(Annals, Measure::Moved(way, of));
    let against_floor =
        |way| ratio(of(way, Of::LastByte), findings.of(Floor, Measure::Moved(Move::Step, Of::LastByte)));
    let step_bytes = ratio(of(Move::Scroll, Of::Bytes), of(Move::Redraw, Of::Bytes));
    vec![
        goal("step in sight", "5 × floor", against_floor(Move::Step), 5.0),
        goal("step in sight, in time", "1 ms", of(Move::Step, Of::LastByte), 1.0),
        goal("step that scrolls", "5 × floor", against_floor(Move::Scroll), 5.0),
        goal("page", "5 × floor", against_floor(Move::Page), 5.0),
        goal("last event", "5 × floor", against_floor(Move::Last), 5.0),
        goal("first event", "5 × floor", against_floor(Move::First), 5.0),
        goal(
            "processor time of a redraw, 120 by 40",
            "0.5 ms",
            findings.of(Annals, Measure::RedrawProcessor),
            0.5,
        ),
        goal(
            "processor time of a redraw, 300 by 100",
            "2.5 ms",
            findings.of(Annals, Measure::RedrawProcessorLarge),
            2.5,
        ),
        goal("bytes written when nothing changes", "0", findings.of(Annals, Measure::IdleBytes), 0.0),
        goal("pieces in which a step comes", "1", of(Move::Step, Of::Reads), 1.0),
        goal("bytes of a step that scrolls", "0.1 × redraw", step_bytes, 0.1),
    ]
}

fn leaves(findings: &Findings<'_>) -> Vec<Goal> {
    let against_less = |what| ratio(findings.of(Annals, what), findings.of(Less, what));
    vec![
        goal("leaving, all loaded", "2 × less", against_less(Measure::LeftLoaded), 2.0),
        goal("leaving, still loading", "2 × less", against_less(Measure::LeftLoading), 2.0),
    ]
}

fn grows(findings: &Findings<'_>) -> Vec<Goal> {
    let of_annals = exponents(findings).into_iter().find(|(program, _)| *program == Annals);
    let [time, memory] = of_annals.map_or([None; 2], |(_, exponents)| exponents);
    vec![
        goal("growth of the time to load", "exponent 1.05", time, LINEAR),
        goal("growth of the memory", "exponent 1.05", memory, LINEAR),
    ]
}
