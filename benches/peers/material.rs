//! What the programs show: chronologies, and the same events as lines.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Outcome;
use super::program::Shown;

/// The built-in chronology; the lines are those of `annals list`.
pub(crate) fn built_in(binary: &Path, folder: &Path) -> Outcome<Shown> {
    let lines = folder.join("built-in.txt");
    let listed = Command::new(binary).args(["list", "--color", "never"]).output()?;
    let count = listed.stdout.split(|byte| *byte == b'\n').count();
    if !listed.status.success() || count < 50 {
        return Err("`annals list` lists too little".into());
    }
    fs::write(&lines, listed.stdout)?;
    // A heading is above the events, and nothing behind the last line.
    Ok(Shown { chronology: None, lines, events: u64::try_from(count)? - 2 })
}

/// A made-up chronology of so many events, made now if it is not kept from before.
pub(crate) fn made_up(binary: &Path, folder: &Path, events: u64) -> Outcome<Shown> {
    let trial = folder.join(format!("trial-{events}-1"));
    let chronology = trial.join("chronology.jsonl");
    if !chronology.is_file() {
        let count = events.to_string();
        let made = Command::new(binary)
            .args(["generate", "--events", &count, "--seed", "1", "--out"])
            .arg(&trial)
            .output()?;
        if !made.status.success() {
            return Err(format!("annals generate: {}", String::from_utf8_lossy(&made.stderr)).into());
        }
    }
    let lines = folder.join(format!("trial-{events}-1.txt"));
    if !lines.is_file() {
        let unfinished = lines.with_extension("unfinished");
        write_lines(&chronology, &unfinished)?;
        fs::rename(&unfinished, &lines)?;
    }
    Ok(Shown { chronology: Some(chronology), lines, events })
}

/// One line an event: its date, title, actors and themes.
fn write_lines(chronology: &Path, lines: &Path) -> Outcome<()> {
    let mut lines = BufWriter::new(File::create(lines)?);
    each_event(chronology, |event, names| {
        let fields = ["date", "title", "actors", "themes"];
        let parts = fields.map(|field| named(&event[field], names).join(", "));
        writeln!(lines, "{}", parts.join("  "))?;
        Ok(())
    })?;
    Ok(lines.into_inner().map_err(IntoInnerError::into_error)?.sync_all()?)
}

/// What words are looked for in, of all events: titles, names, themes, summaries, quotations, in lower case.
pub(crate) fn searched(chronology: &Path) -> Outcome<String> {
    let mut all = String::new();
    each_event(chronology, |event, names| {
        let fields = ["title", "actors", "places", "themes", "summary"];
        let texts = fields.iter().flat_map(|field| named(&event[field], names));
        let citations = event["citation"].as_array().into_iter().flatten();
        for text in texts.chain(citations.flat_map(|citation| named(&citation["quote"], names))) {
            all.push_str(text);
            all.push('\n');
        }
        Ok(())
    })?;
    Ok(all.to_lowercase())
}

/// The names of actors and places, by their ids.
type Names = HashMap<String, String>;

fn each_event(chronology: &Path, mut tell: impl FnMut(&Value, &Names) -> Outcome<()>) -> Outcome<()> {
    let mut names = Names::new();
    for line in BufReader::with_capacity(1 << 20, File::open(chronology)?).lines() {
        let record: Value = serde_json::from_str(&line?)?;
        for kind in ["actor", "place"] {
            if let (Some(id), Some(name)) = (record[kind]["id"].as_str(), record[kind]["name"].as_str()) {
                names.insert(id.to_owned(), name.to_owned());
            }
        }
        // The other records are objects within one field that says what they are.
        if record.get("title").is_some() {
            tell(&record, &names)?;
        }
    }
    Ok(())
}

/// A text, or each of some; an id as the name that belongs to it.
fn named<'a>(value: &'a Value, names: &'a Names) -> Vec<&'a str> {
    let texts = match value {
        Value::Array(values) => values.as_slice(),
        other => std::slice::from_ref(other),
    };
    let texts = texts.iter().filter_map(Value::as_str);
    texts.map(|text| names.get(text).map_or(text, String::as_str)).collect()
}

/// How long a file is, in bytes.
pub(crate) fn length(path: &Path) -> Outcome<u64> {
    Ok(fs::metadata(path)?.len())
}

/// The folder of all that, made if it is not there.
pub(crate) fn folder(path: &Path) -> Outcome<PathBuf> {
    fs::create_dir_all(path)?;
    Ok(path.canonicalize()?)
}
