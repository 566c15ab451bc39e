//! A list of things, in any of the formats of lists.

use std::io::{self, Write};

use serde::Serialize;

use super::arguments::ListFormat;
use super::console::Console;
use super::failure::Failure;
use super::table::{Column, Grid};

/// A thing that can be listed. Its JSON is what it serialises to.
pub(super) trait Entry: Serialize + Sized {
    /// What a person is shown.
    fn columns() -> Vec<Column<Self>>;

    /// The columns of CSV, which are stable: all of them are there, in this order, whatever is in them.
    fn fields() -> Vec<Field<Self>>;
}

/// The name of a column of CSV, and what stands in it.
pub(super) type Field<T> = (&'static str, fn(&T) -> String);

/// What stands between several values of one cell.
const BETWEEN: &str = "; ";

/// Several values in one cell.
pub(super) fn joined<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut joined = String::new();
    for value in values {
        if !joined.is_empty() {
            joined.push_str(BETWEEN);
        }
        joined.push_str(value.as_ref());
    }
    joined
}

/// Writes a list.
pub(super) fn write<T: Entry>(
    entries: &[T],
    format: ListFormat,
    console: &mut Console,
) -> Result<(), Failure> {
    match format {
        ListFormat::Table if entries.is_empty() => {}
        ListFormat::Table => Grid::new(&T::columns(), entries).write(console)?,
        ListFormat::Json => write_json(entries, console)?,
        ListFormat::Jsonl => {
            for entry in entries {
                serde_json::to_writer(&mut *console, entry)?;
                writeln!(console)?;
            }
        }
        ListFormat::Csv => write_csv(entries, console)?,
        ListFormat::Markdown => write_markdown(&Grid::new(&T::columns(), entries), console)?,
    }
    Ok(())
}

/// Writes one JSON value, indented for the eye.
pub(super) fn write_json(value: &(impl Serialize + ?Sized), console: &mut Console) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *console, value)?;
    writeln!(console)?;
    Ok(())
}

fn write_csv<T: Entry>(entries: &[T], console: &mut Console) -> Result<(), Failure> {
    let fields = T::fields();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(console);
    writer.write_record(fields.iter().map(|(name, _)| name))?;
    for entry in entries {
        writer.write_record(fields.iter().map(|(_, value)| value(entry)))?;
    }
    writer.flush()?;
    Ok(())
}

fn write_markdown(grid: &Grid, console: &mut Console) -> io::Result<()> {
    if grid.rows.is_empty() {
        return Ok(());
    }
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(console, "{}", line(grid.columns.iter().map(|(heading, _)| (*heading).to_owned()).collect()))?;
    writeln!(console, "{}", line(vec!["---".to_owned(); grid.columns.len()]))?;
    for row in &grid.rows {
        writeln!(console, "{}", line(row.iter().map(|cell| escaped(&cell.text)).collect()))?;
    }
    Ok(())
}

/// Text that Markdown shows as it stands.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\`*_[]<>|~&#".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_shows_text_as_it_stands() {
        for (text, expected) in [
            ("plain, with a comma", "plain, with a comma"),
            ("a|b", r"a\|b"),
            ("[Areas] *of* <b>", r"\[Areas\] \*of\* \<b\>"),
            (r"back\slash", r"back\\slash"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
