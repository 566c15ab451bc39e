//! `list`, `sources`, `actors`, `places`, `themes`, in all their formats.

use std::fs;

use serde_json::{Value, json};

use crate::support::{annals, fixtures, snapshot};

/// The names of the fields of a JSON object, in their order.
fn fields(object: &Value) -> Vec<String> {
    object.as_object().unwrap().keys().cloned().collect()
}

/// The records of a CSV file, the heading first.
fn csv(text: &str) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
    reader.map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn events_are_listed_in_time_order() {
    let list = annals(&["list", "harbour.toml"]);
    snapshot!("list", &list.stdout);
    assert_eq!((list.status, list.stderr.as_str()), (0, "4 events\n"));
}

#[test]
fn what_matches_perhaps_is_marked_and_counted() {
    let list = annals(&["list", "harbour.toml", "-q", "year:1893 OR id:lighthouse-planned"]);
    assert_eq!((list.status, list.stderr.as_str()), (0, "2 events, 1 of them perhaps\n"));
    let perhaps: Vec<_> = list.stdout.lines().filter(|line| line.contains("  perhaps  ")).collect();
    assert_eq!(perhaps.len(), 1, "{}", list.stdout);
    assert!(perhaps[0].contains("Work on the mole begins"));
}

#[test]
fn formats_without_a_word_for_it_still_tell_what_is_perhaps() {
    for format in ["json", "jsonl", "csv", "markdown"] {
        let list = annals(&["list", "harbour.toml", "-q", "year:1893", "--format", format]);
        assert_eq!((list.status, list.stderr.as_str()), (0, "1 event, perhaps\n"), "{format}");
    }
}

#[test]
fn nothing_found_is_said_and_is_status_1() {
    for (format, stdout) in [("table", ""), ("json", "[]\n"), ("jsonl", ""), ("markdown", "")] {
        let list = annals(&["list", "harbour.toml", "-q", "zzzz", "--format", format]);
        assert_eq!((list.status, list.stdout.as_str(), list.stderr.as_str()), (1, stdout, "no events\n"));
    }
    let list = annals(&["list", "harbour.toml", "-q", "whale", "--format", "csv"]);
    assert_eq!((list.status, csv(&list.stdout).len()), (1, 1));
    let said = "no events\nannals: nothing at all matches `lighthuose`\nhint: did you mean `lighthouse`?\n";
    assert_eq!(annals(&["list", "harbour.toml", "-q", "lighthuose"]).stderr, said);
    let dated = annals(&["list", "harbour.toml", "-q", "march 1731"]).stderr;
    assert!(
        dated.contains("did you mean `date:1731-03`?") && dated.matches("did you mean").count() == 1,
        "{dated}"
    );
}

#[test]
fn a_mistaken_query_is_told_and_the_rest_asked() {
    let list = annals(&["list", "harbour.toml", "-q", "acter:hale lighthouse"]);
    assert_eq!(list.status, 0);
    assert!(list.stdout.contains("The lighthouse is to be lit"));
    assert!(!list.stdout.contains("The mayor"));
    snapshot!("mistaken_query", &list.stderr);
}

#[test]
fn a_query_may_begin_with_a_minus() {
    let list = annals(&["list", "harbour.toml", "-q", "-theme:money"]);
    assert_eq!((list.status, list.stderr.as_str()), (0, "3 events\n"));
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let events = annals(&["list", "harbour.toml", "--format", "json"]).quiet();
    let events: Value = serde_json::from_str(&events).unwrap();
    assert_eq!(events.as_array().unwrap().len(), 4);
    for event in events.as_array().unwrap() {
        let expected = [
            "actors",
            "citations",
            "date",
            "date_basis",
            "date_note",
            "earliest",
            "id",
            "kind",
            "latest",
            "places",
            "summary",
            "themes",
            "title",
        ];
        assert_eq!(fields(event), expected);
        for citation in event["citations"].as_array().unwrap() {
            assert_eq!(fields(citation), ["end", "evidence", "line", "quote", "role", "source", "start"]);
        }
    }
    let quay = events.as_array().unwrap().iter().find(|event| event["id"] == "quay-not-for-sale").unwrap();
    assert_eq!(quay["date"], "1902-06");
    assert_eq!((&quay["earliest"], &quay["latest"]), (&json!("1902-06-01"), &json!("1902-06-30")));
    assert_eq!(quay["date_note"], Value::Null);
    assert_eq!(
        quay["actors"],
        json!([{ "id": "hale", "name": "Ann Hale" }, { "id": "town", "name": "The town" }])
    );
    assert_eq!(quay["themes"], json!(["money", "works"]));
    assert_eq!(quay["places"], json!(["quay"]));
}

#[test]
fn offsets_are_bytes_of_the_document() {
    let document = fs::read(fixtures().join("gazette.txt")).unwrap();
    let events = annals(&["list", "harbour.toml", "--format", "json"]).json();
    let place = |number: &Value| usize::try_from(number.as_u64().unwrap()).unwrap();
    let citations =
        events.as_array().unwrap().iter().flat_map(|event| event["citations"].as_array().unwrap());
    for citation in citations {
        let passage = &document[place(&citation["start"])..place(&citation["end"])];
        let passage = std::str::from_utf8(passage).unwrap();
        let quote = citation["quote"].as_str().unwrap();
        let (first, last) = quote.split_once(" [...] ").unwrap_or((quote, quote));
        assert!(passage.starts_with(first) && passage.ends_with(last), "{passage:?} is not {quote:?}");
        let before = &document[..place(&citation["start"])];
        let line = before.split(|byte| *byte == b'\n').count();
        assert_eq!(place(&citation["line"]), line);
    }
}

#[test]
fn what_was_not_found_has_no_offsets_and_open_dates_no_days() {
    let events = annals(&["list", "flawed.toml", "--format", "json"]).json();
    let of_id = |id: &str| events.as_array().unwrap().iter().find(|event| event["id"] == id).unwrap().clone();
    for (id, evidence) in [("two-places", "ambiguous"), ("nowhere", "missing")] {
        let citation = &of_id(id)["citations"][0];
        assert_eq!(citation["evidence"], evidence);
        for field in ["start", "end", "line"] {
            assert_eq!(citation[field], Value::Null, "{field} of {id}");
        }
    }
    assert_eq!(of_id("changed-words")["citations"][0]["line"], 3);
    for field in ["date", "earliest", "latest"] {
        assert_eq!(of_id("uncited")[field], Value::Null);
    }
    assert_eq!(of_id("uncited")["citations"], json!([]));
}

#[test]
fn json_lines_are_the_objects_of_the_array() {
    let array = annals(&["list", "harbour.toml", "--format", "json"]).json();
    let lines = annals(&["list", "harbour.toml", "--format", "jsonl"]).quiet();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::from(lines), array);
}

#[test]
fn csv_is_one_row_an_event() {
    let text = annals(&["list", "harbour.toml", "--format", "csv"]).quiet();
    assert_eq!(text.matches("\r\n").count(), 5);
    let rows = csv(&text);
    let heading = "id date earliest latest date_basis date_note title summary kind actors themes places sources \
                   evidence matches";
    assert_eq!(rows[0].join(" "), heading);
    let mole = rows.iter().find(|row| row[0] == "mole-finished").unwrap();
    assert_eq!(mole[6], "The mole | a \"breakwater\" is finished, 防波堤");
    let quay = rows.iter().find(|row| row[0] == "quay-not-for-sale").unwrap();
    assert_eq!(
        quay[9..],
        ["hale; town", "money; works", "quay", "gazette; gazette", "exact; exact", "certainly"]
    );
}

#[test]
fn markdown_escapes_what_would_break_the_table() {
    let table = annals(&["list", "harbour.toml", "--format", "markdown"]).quiet();
    snapshot!("list_markdown", &table);
    for line in table.lines() {
        let borders = line.replace(r"\|", "").matches('|').count();
        assert_eq!(borders, 7, "{line}");
    }
}

#[test]
fn sources_have_the_fields_of_the_contract() {
    let sources = annals(&["sources", "harbour.toml", "--format", "json"]).json();
    let expected = [
        "authors",
        "cited",
        "events",
        "file",
        "id",
        "published",
        "published_basis",
        "published_note",
        "publisher",
        "sha256",
        "title",
        "url",
    ];
    assert_eq!(fields(&sources[0]), expected);
    assert_eq!(sources[0]["events"], 4);
    // What two citations share is counted once.
    let cited = [
        "The old mole was finished on Tuesday, after nine years of work.",
        "opened it herself.",
        "We shall not sell the quay.",
        "Two companies had made an offer.",
        "The lighthouse will be lit before winter.",
    ];
    let quoted: usize = cited.iter().map(|passage| passage.chars().count()).sum();
    let all = fs::read_to_string(fixtures().join("gazette.txt")).unwrap().chars().count();
    let share = f64::from(u32::try_from(quoted).unwrap()) / f64::from(u32::try_from(all).unwrap());
    assert!(
        (sources[0]["cited"].as_f64().unwrap() - share).abs() < 0.0001,
        "{} {share}",
        sources[0]["cited"]
    );
}

#[test]
fn lost_documents_are_cited_to_no_share() {
    let sources = annals(&["sources", "flawed.toml", "--format", "json"]).json();
    let cited = |id: &str| {
        let sources = sources.as_array().unwrap();
        sources.iter().find(|source| source["id"] == id).unwrap()["cited"].clone()
    };
    assert_eq!((cited("letter"), cited("rumour")), (Value::Null, Value::Null));
    let table = annals(&["sources", "flawed.toml"]);
    for word in ["changed", "lost", "none"] {
        assert!(table.stdout.contains(word), "{word} in {}", table.stdout);
    }
}

#[test]
fn an_actor_has_the_events_of_those_who_belong_to_it() {
    let actors = annals(&["actors", "harbour.toml", "--format", "json"]).json();
    let counts: Vec<_> =
        actors.as_array().unwrap().iter().map(|actor| (&actor["id"], &actor["events"])).collect();
    assert_eq!(counts, [(&json!("town"), &json!(3)), (&json!("hale"), &json!(2))]);
    for actor in ["town", "hale"] {
        let listed =
            annals(&["list", "harbour.toml", "-q", &format!("actor:{actor}"), "--format", "json"]).json();
        let counted = actors.as_array().unwrap().iter().find(|other| other["id"] == actor).unwrap();
        assert_eq!(counted["events"], listed.as_array().unwrap().len());
    }
}

#[test]
fn things_are_listed_with_the_most_shared_first() {
    for (what, name) in
        [("sources", "sources"), ("actors", "actors"), ("places", "places"), ("themes", "themes")]
    {
        let table = annals(&[what, "harbour.toml"]).quiet();
        insta::with_settings!({
            snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true,
        }, { insta::assert_snapshot!(name, table) });
    }
}

#[test]
fn every_list_is_there_in_every_format() {
    for what in ["sources", "actors", "places", "themes"] {
        let array = annals(&[what, "harbour.toml", "--format", "json"]).json();
        let array = array.as_array().unwrap();
        let lines = annals(&[what, "harbour.toml", "--format", "jsonl"]).quiet();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(&lines, array);
        let rows = csv(&annals(&[what, "harbour.toml", "--format", "csv"]).quiet());
        assert_eq!(rows.len(), array.len() + 1);
        let mut heading = rows[0].clone();
        heading.sort();
        assert_eq!(heading, fields(&array[0]), "{what}");
        let table = annals(&[what, "harbour.toml", "--format", "markdown"]).quiet();
        assert_eq!(table.lines().count(), array.len() + 2);
    }
}

#[test]
fn a_list_of_nothing_is_status_1() {
    let places = annals(&["places", "flawed.toml"]);
    assert_eq!((places.status, places.stdout.as_str()), (1, ""));
    assert!(places.stderr.ends_with("no places\n"), "{}", places.stderr);
}

#[test]
fn a_query_of_which_nothing_was_understood_lists_nothing() {
    for query in ["actr:putin", "id:", "actor:nobody-at-all"] {
        let list = annals(&["list", "-q", query]);
        assert_eq!((list.status, list.stdout.as_str()), (2, ""), "{query}");
        assert!(list.stderr.contains("nothing of the query was understood"), "{}", list.stderr);
    }
}
