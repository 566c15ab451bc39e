//! What was taken from the lines of a file, put together to one chronology.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};

use super::super::events::EventReader;
use super::super::quotations::{tell, tell_unchecked};
use super::super::report::{MOST, Report};
use super::super::{Checking, Head, Loaded, Progress, Stage};
use super::double::doubles;
use super::gathered::{Lines, fetch};
use super::keys::Keys;
use super::names::name_what_has_no_record;
use super::notation::Notation;
use super::odd::Odd;
use super::quoted::tell_quotations;
use super::reports::Reports;
use super::{Around, Taken, take};
use crate::diagnostic::Severity;
use crate::evidence::check_all;
use crate::model::{Chronology, EventKey, Events, Key, Renumbering, Run, Seat, Theme};

/// Reads a chronology of one record after the other. `of` is how many bytes the file has, and `header` is on what
/// stands before its records.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn join<F: Read + Seek + Send, N: Notation>(
    (mut file, of): (F, u64),
    notation: &N,
    header: Option<Report<'_>>,
    around: Around<'_>,
) -> io::Result<Loaded> {
    let Around { name, companion, documents, checking, watch } = around;
    file.seek(SeekFrom::Start(notation.start().offset))?;
    let mut taken = take((&mut file, of), notation, watch)?;
    let blocks = taken.blocks();
    let Odd { mut heads, mut events, mut unreadable, mut themes, mut names, ids, untitled } =
        Odd::of(&mut taken, notation);
    let (mut head_report, sections) = match companion {
        Some(companion) => companion.read(name),
        None => heads.read(notation),
    };
    let mut head = Head::read(&sections, name, documents, &mut head_report);

    let mut reader = EventReader { dates: std::mem::take(&mut taken.dates), ..EventReader::default() };
    let doubles = doubles(&taken, &ids, &mut reader.registry);
    // An event that is left out mentions nothing.
    themes.retain(|(line, ..)| !(untitled.contains(line) && doubles.odd.contains(line)));
    if N::NAMES {
        names.retain(|line| !(untitled.contains(&line) && doubles.odd.contains(&line)));
        name_what_has_no_record(&mut head, &taken, names);
    }
    let keys = Keys::new(&taken, &head, &themes, &mut reader.themes);
    let mut unsound = keys.unsound(&taken);
    unsound.extend(doubles.taken);
    let untold = tell_lacking(&taken, &mut unsound);
    fetch(&mut file, (notation, &blocks), unsound.keys().copied(), &mut events)?;

    let (mut report, records) = events.read(notation);
    report.count(untold, Severity::Warning);
    reader.read(&sections.events, &head.known(), &mut head_report, watch);
    let in_heads = std::mem::take(&mut reader.quotations);
    reader.read(&records.events, &head.known(), &mut report, watch);
    let is_empty = reader.run.is_empty() && taken.parts.iter().all(|part| part.run.is_empty());

    keys.renumber(&mut taken);
    let mut runs: Vec<Run> = taken.parts.into_iter().map(|part| part.run).collect();
    let read_again = u32::try_from(runs.len()).unwrap_or(u32::MAX);
    runs.push(reader.run);
    let listed = in_file_order(&runs, &unsound);
    head.parts.themes = in_use(reader.themes.list, &mut runs);
    head.parts.events = Events::of(reader.dates.into_list(), runs, &listed);
    let chronology = Chronology::new(head.parts);

    tell_unchecked(&chronology, &head.source_spans, &mut head_report);
    let mut quoting = Lines::default();
    let sound = if checking == Checking::All {
        check_all(&chronology, &|done, of| {
            watch(Progress { done, of, ..Progress::start(Stage::Quotations) });
        });
        let as_read = of_run(read_again, &chronology);
        tell(&in_heads, &chronology, &as_read, &mut head_report);
        tell(&reader.quotations, &chronology, &as_read, &mut report);
        tell_quotations(&chronology, read_again, (&mut file, notation, &blocks), &mut quoting)?
    } else {
        quoting.report().0
    };
    let mut reports =
        Reports { companion, header, head: head_report, rows: [report, sound, unreadable.report()] };
    if is_empty {
        reports.tell_empty(N::EMPTY);
    }
    if N::NAMES && head.source_spans.is_empty() {
        reports.tell_unknown_documents(&chronology, name);
    }
    Ok(Loaded { diagnostics: reports.into_diagnostics(name), chronology, unchecked: None })
}

/// Has the first events that lack something read again, so that it is told of them. The others are only counted:
/// how many these are.
fn tell_lacking(taken: &Taken, unsound: &mut BTreeMap<usize, Seat>) -> usize {
    let mut untold = 0;
    for (part, run) in taken.parts.iter().zip(0..) {
        for row in &part.lacking {
            match part.run.line(*row as usize) {
                Some(line) if unsound.len() < MOST => {
                    unsound.insert(line, Seat { run, row: *row });
                }
                _ => untold += 1,
            }
        }
    }
    untold
}

/// The themes that some event has. An event that is left out may have been the only one.
fn in_use(themes: Vec<Theme>, runs: &mut [Run]) -> Vec<Theme> {
    let mut used = vec![false; themes.len()];
    for theme in runs.iter().flat_map(Run::themes) {
        used[theme.index()] = true;
    }
    if used.iter().all(|used| *used) {
        return themes;
    }
    let mut kept = Vec::with_capacity(themes.len());
    let mut keys = Vec::with_capacity(themes.len());
    for (theme, used) in themes.into_iter().zip(used) {
        keys.push(Key::new(kept.len()));
        kept.extend(used.then_some(theme));
    }
    for run in runs {
        run.renumber(&Renumbering { themes: &keys, actors: &[], places: &[], sources: &[] });
    }
    kept
}

/// The events as the file has them. The last run is of those that were read again, and `unsound` are in its stead.
fn in_file_order(runs: &[Run], unsound: &BTreeMap<usize, Seat>) -> Vec<Seat> {
    let Some((last, first)) = runs.split_last() else {
        return Vec::new();
    };
    let mut again = seats(last, first.len()).peekable();
    let mut listed = Vec::with_capacity(runs.iter().map(Run::len).sum());
    for (number, run) in first.iter().enumerate() {
        for (line, seat) in seats(run, number) {
            while let Some((_, seat)) = again.next_if(|(before, _)| *before < line) {
                listed.push(seat);
            }
            if unsound.get(&line) != Some(&seat) {
                listed.push(seat);
            }
        }
    }
    listed.extend(again.map(|(_, seat)| seat));
    listed
}

/// The events of a run with their lines.
fn seats(run: &Run, number: usize) -> impl Iterator<Item = (usize, Seat)> {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let rows = (0..run.len()).zip(0..);
    rows.filter_map(move |(place, row)| Some((run.line(place)?, Seat { run: number, row })))
}

/// The events of a run, in its order.
fn of_run(run: u32, chronology: &Chronology) -> Vec<EventKey> {
    let seats = chronology.events().seats();
    let mut rows: Vec<_> = seats.iter().enumerate().filter(|(_, seat)| seat.run == run).collect();
    rows.sort_unstable_by_key(|(_, seat)| seat.row);
    rows.into_iter().map(|(place, _)| Key::new(place)).collect()
}
