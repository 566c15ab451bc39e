//! Chronologies in CSV.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{annals, fixtures, snapshot};

/// A folder of one test, which goes with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("annals-rows-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.0.join(name), text).unwrap();
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The columns of an export that say what the chronology says, and not what was worked out.
fn told(export: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(export.as_bytes());
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let is_told = |column: &usize| !["sources", "evidence"].contains(&&records[0][*column]);
    let columns: Vec<_> = (0..records[0].len()).filter(is_told).collect();
    records.iter().map(|record| columns.iter().map(|column| record[*column].to_owned()).collect()).collect()
}

#[test]
fn what_is_exported_can_be_opened() {
    let scratch = Scratch::new("export");
    let list = |file: &str| annals(&["list", file, "--format", "csv"]);
    let first = list("harbour.toml");
    for beside in ["", "[chronology]\ntitle = \"A harbour\"\n"] {
        let file = scratch.write("export.csv", &first.stdout);
        if !beside.is_empty() {
            scratch.write("export.toml", beside);
        }
        let second = list(&file);
        assert_eq!((second.status, told(&second.stdout)), (0, told(&first.stdout)));
        let check = annals(&["check", &file]);
        // Quotations are not in it, and of that there is one warning.
        assert_eq!((check.status, check.stdout.matches("warning[").count()), (0, 1), "{}", check.stdout);
    }
}

#[test]
fn a_file_of_rows_is_checked_with_what_stands_beside_it() {
    let harbour = fs::read_to_string(fixtures().join("harbour.toml")).unwrap();
    let (head, _) = harbour.split_once("[[event]]").unwrap();
    let scratch = Scratch::new("beside");
    fs::copy(fixtures().join("gazette.txt"), Path::new(&scratch.0).join("gazette.txt")).unwrap();
    scratch.write("rows.toml", head);
    let rows = "id,date,title,actors,source,quote\r\n\
        finished,1902-06-03,\"The \"\"mole\"\" is\r\nfinished\",hale; town,gazette,\"The old mole was finished on Tuesday, \
        after nine years of work.\"\r\n\
        sold,1902-13,The quay is sold,hail,gazette,The quay was sold.\r\n";
    let check = annals(&["check", &scratch.write("rows.csv", rows)]);
    assert_eq!(check.status, 1);
    snapshot!("rows", &check.stdout.replace(scratch.0.to_str().unwrap(), ""));
    let tabs = scratch.write(
        "rows.tsv",
        &rows.replace("Tuesday,", "Tuesday;").replace(',', "\t").replace("Tuesday;", "Tuesday,"),
    );
    let tabs = annals(&["check", &tabs]);
    assert_eq!(
        tabs.stdout.replace(".tsv", ".csv").matches("error[").count(),
        check.stdout.matches("error[").count()
    );
    let actors = annals(&["actors", scratch.0.join("rows.csv").to_str().unwrap(), "--format", "csv"]);
    assert!(actors.stdout.contains("hale,Ann Hale,person"), "{}", actors.stdout);
}

#[test]
fn actors_of_whom_only_the_name_is_known_are_of_no_kind() {
    let scratch = Scratch::new("names");
    let file = scratch.write("rows.csv", "id,date,title,actors\na,1902,A,Ann Hale; The town\n");
    let actors = annals(&["actors", &file, "--format", "json"]).json();
    assert_eq!(actors[0]["name"], "Ann Hale");
    assert!(actors[0]["kind"].is_null());
    assert_eq!(annals(&["list", &file, "-q", "actor:\"the town\"", "--format", "csv"]).status, 0);
}

#[test]
fn what_stands_beside_rows_must_be_text() {
    let scratch = Scratch::new("binary");
    let file = scratch.write("rows.csv", "id,title\na,A\n");
    fs::write(scratch.0.join("rows.toml"), b"\xff\xfe\0").unwrap();
    let check = annals(&["check", &file]);
    assert_eq!(check.status, 2);
    assert!(check.stderr.contains("rows.toml: it is UTF-16"), "{}", check.stderr);
}
