//! `show`, `read`, `check`, `stats` and `--plain`: what is written to be read.

use std::fs;

use serde_json::{Value, json};

use crate::support::{annals, fixtures, snapshot};

#[test]
fn an_event_is_shown_with_all_there_is_to_say() {
    snapshot!("show", annals(&["show", "harbour.toml", "mole-finished"]).quiet());
}

#[test]
fn quotations_that_do_not_stand_are_shown_with_what_is_wrong() {
    let shown: Vec<_> = ["changed-words", "two-places", "nowhere", "uncited"]
        .iter()
        .map(|id| annals(&["show", "flawed.toml", id]))
        .map(|show| {
            assert_eq!(show.status, 0);
            assert_eq!(show.stderr, "annals: 5 errors, 2 warnings; see `annals check flawed.toml`\n");
            show.stdout
        })
        .collect();
    snapshot!("show_flawed", shown.join("-----\n"));
}

#[test]
fn an_event_in_json_is_that_of_the_list() {
    let shown = annals(&["show", "harbour.toml", "mole-finished", "--format", "json"]).json();
    let listed = annals(&["list", "harbour.toml", "-q", "id:mole-finished", "--format", "json"]).json();
    assert_eq!(shown, listed[0]);
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    for (arguments, message) in [
        (["show", "harbour.toml", "mole-finnished"], "there is no event `mole-finnished`"),
        (["read", "harbour.toml", "gazete"], "there is no source `gazete`"),
    ] {
        let run = annals(&arguments);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains(message) && run.stderr.contains("did you mean"), "{}", run.stderr);
    }
}

#[test]
fn a_document_is_read_with_its_passages_marked() {
    snapshot!("read", annals(&["read", "harbour.toml", "gazette"]).quiet());
}

#[test]
fn nothing_of_a_document_is_lost() {
    let read = annals(&["read", "harbour.toml", "gazette"]).quiet().replace(['⟦', '⟧'], "");
    let document = fs::read_to_string(fixtures().join("gazette.txt")).unwrap();
    let lines: Vec<_> = read
        .lines()
        .filter_map(|line| line.split_once(['│', '▌']))
        .map(|(_, line)| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    assert_eq!(lines, document.lines().collect::<Vec<_>>());
}

#[test]
fn with_colour_passages_are_underlined_and_not_bracketed() {
    let read = annals(&["read", "harbour.toml", "gazette", "--color", "always"]).quiet();
    assert!(read.contains("\u{1b}[4mWe shall not sell the quay.\u{1b}[0m"), "{read}");
    assert!(!read.contains('⟦'));
}

#[test]
fn a_changed_document_is_read_with_a_word_about_it() {
    let read = annals(&["read", "flawed.toml", "gazette"]);
    assert_eq!(read.status, 0);
    assert!(read.stdout.contains("⟦finished on Tuesday"));
    for message in ["not the one that the chronology was written against", "`two-places`", "`nowhere`"] {
        assert!(read.stderr.contains(message), "{message} in {}", read.stderr);
    }
}

#[test]
fn a_document_that_is_not_there_cannot_be_read() {
    let lost = annals(&["read", "flawed.toml", "letter"]);
    assert_eq!((lost.status, lost.stdout.as_str()), (2, ""));
    assert!(lost.stderr.contains("the document of `letter` cannot be read"), "{}", lost.stderr);
    assert!(lost.stderr.contains("--documents"));
    let none = annals(&["read", "flawed.toml", "rumour"]);
    assert_eq!((none.status, none.stdout.as_str()), (1, ""));
    assert!(none.stderr.contains("the source `rumour` names no document"), "{}", none.stderr);
}

#[test]
fn documents_may_be_in_another_folder() {
    let folder = std::env::temp_dir().join(format!("annals-cli-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("letter.txt"), "I saw it.\n").unwrap();
    let read = annals(&["read", "flawed.toml", "letter", "--documents", folder.to_str().unwrap()]);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read.status, 0);
    assert!(read.stdout.contains("1 ▌ ⟦I saw it.⟧"), "{}", read.stdout);
    assert!(read.stderr.contains("see `annals check flawed.toml --documents "), "{}", read.stderr);
}

#[test]
fn a_sound_file_passes_the_check() {
    let check = annals(&["check", "harbour.toml"]).quiet();
    assert_eq!(check, "4 events, 1 source, 5 quotations: 5 exact\nno problem found\n");
    assert_eq!(annals(&["check", "harbour.toml", "--format", "json"]).quiet(), "[]\n");
}

#[test]
fn every_problem_is_a_result_of_the_check() {
    let check = annals(&["check", "flawed.toml"]);
    assert_eq!((check.status, check.stderr.as_str()), (1, ""));
    snapshot!("check", check.stdout);
}

#[test]
fn every_problem_has_its_place_in_json() {
    let check = annals(&["check", "flawed.toml", "--format", "json"]);
    assert_eq!((check.status, check.stderr.as_str()), (1, ""));
    let problems = check.json();
    let problems = problems.as_array().unwrap();
    let codes: Vec<_> = problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect();
    let expected = [
        "document-changed",
        "document-lost",
        "quote-changed",
        "quote-ambiguous",
        "quote-missing",
        "undated",
        "uncited",
    ];
    assert_eq!(codes, expected);
    for problem in problems {
        assert_eq!(problem["file"], "flawed.toml");
        assert!(problem["line"].as_u64() > Some(0) && problem["column"].as_u64() > Some(0), "{problem}");
        assert!(problem["message"].is_string() && problem["hint"].is_string(), "{problem}");
    }
    let severities: Vec<_> = problems.iter().map(|problem| &problem["severity"]).collect();
    assert_eq!(severities[4..6], [&json!("error"), &json!("warning")]);
}

#[test]
fn warnings_alone_pass_the_check() {
    let file = std::env::temp_dir().join(format!("annals-warned-{}.toml", std::process::id()));
    fs::write(
        &file,
        "[[event]]\nid = \"a\"\ntitle = \"A\"\ndate = \"2001\"\ndate_basis = \"stated\"\nkind = \"event\"\n",
    )
    .unwrap();
    let check = annals(&["check", file.to_str().unwrap()]);
    fs::remove_file(&file).unwrap();
    assert_eq!(check.status, 0, "{}", check.stdout);
    assert!(
        check.stdout.contains("warning[uncited]") && check.stdout.ends_with("1 warning\n"),
        "{}",
        check.stdout
    );
}

#[test]
fn a_file_that_cannot_be_parsed_still_has_its_problems_as_the_result() {
    let check = annals(&["check", "../bad/toml-unclosed.toml"]);
    assert_eq!((check.status, check.stderr.as_str()), (1, ""));
    assert!(check.stdout.contains("toml-unclosed.toml:"), "{}", check.stdout);
}

#[test]
fn everything_is_counted() {
    snapshot!("stats", annals(&["stats", "harbour.toml"]).quiet());
}

#[test]
fn of_a_query_only_what_matches_is_counted() {
    let stats = annals(&["stats", "harbour.toml", "-q", "year:1902 actor:hale"]).quiet();
    snapshot!("stats_of_query", stats);
    for query in
        ["actor:lavrov year:2012", "theme:islands", "date:2014-02", "evidence:exact year:2013", "moscow"]
    {
        let stats = annals(&["stats", "-q", query, "--format", "json"]).json();
        let listed = annals(&["list", "-q", query, "--format", "json"]).json();
        let listed = listed.as_array().unwrap();
        assert_eq!(stats["events"], listed.len(), "{query}");
        let quotations: usize = listed.iter().map(|event| event["citations"].as_array().unwrap().len()).sum();
        let sum = |counts: &Value| -> u64 {
            counts.as_array().unwrap().iter().map(|count| count["certain"].as_u64().unwrap()).sum()
        };
        assert_eq!(sum(&stats["evidence"]), quotations as u64, "{query}");
        assert_eq!(sum(&stats["kinds"]) + stats["perhaps"].as_u64().unwrap(), listed.len() as u64, "{query}");
        assert_eq!(stats["months"] == json!([]), !query.contains("20"), "{query}");
    }
    let all = annals(&["stats", "--format", "json"]).json();
    assert_eq!((&all["query"], &all["months"]), (&Value::Null, &json!([])));
}

#[test]
fn a_query_without_matches_has_nothing_to_count() {
    let none = annals(&["stats", "harbour.toml", "-q", "whale"]);
    assert_eq!(none.status, 1);
    assert!(none.stdout.contains("only what matches whale\n0 events"), "{}", none.stdout);
    let mistaken = annals(&["stats", "harbour.toml", "-q", "actor:nobody"]);
    assert_eq!((mistaken.status, mistaken.stdout.as_str()), (2, ""));
}

#[test]
fn the_counts_in_json_agree_with_the_lists() {
    let stats = annals(&["stats", "flawed.toml", "--format", "json"]).json();
    assert_eq!((&stats["events"], &stats["undated"]), (&json!(4), &json!(1)));
    assert_eq!(stats["years"], json!([{ "id": "1902", "name": "1902", "certain": 3, "perhaps": 0 }]));
    let marks: Vec<_> = stats["evidence"].as_array().unwrap().iter().map(|mark| &mark["id"]).collect();
    assert_eq!(marks, ["changed", "ambiguous", "missing"]);
    let documents = stats["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[1], json!({ "source": "letter", "characters": Value::Null, "cited": Value::Null }));
}

#[test]
fn plain_is_everything_as_lines() {
    let plain = annals(&["harbour.toml", "--plain", "-q", "theme:works"]).quiet();
    assert!(plain.starts_with("A harbour\nWhat a gazette says of a harbour.\n4 events\n"), "{plain}");
    for id in ["mole-finished", "quay-not-for-sale", "lighthouse-planned", "work-begun"] {
        let shown = annals(&["show", "harbour.toml", id]).quiet();
        assert!(plain.contains(&shown), "{id}");
    }
}

#[test]
fn plain_tells_all_that_is_not_there_of_a_place() {
    let plain = |at| annals(&["harbour.toml", "--plain", "--at", at]);
    let (event, view) = ("there is no event `nothing`", "there is no view `foo`; there are timeline, lanes");
    let nowhere = plain("at:nothing view:foo");
    assert_eq!((nowhere.status, nowhere.stdout.as_str()), (2, ""));
    assert!(nowhere.stderr.contains(event) && nowhere.stderr.contains(view), "{}", nowhere.stderr);
    let partly = plain("at:mole-finished view:foo");
    assert_eq!(partly.status, 0);
    assert!(partly.stdout.contains("4 events\n") && partly.stderr.contains(view), "{}", partly.stderr);
    let asked = plain("at:nothing view:foo actor:hale acter:x");
    assert!(asked.status == 0 && asked.stdout.contains("2 events\n"), "{}", asked.stdout);
    for told in [event, view, "there is no field `acter`"] {
        assert!(asked.stderr.contains(told), "{told} in {}", asked.stderr);
    }
    assert!(plain("at:mole-finished view:Lanes actor:hale").quiet().contains("2 events\n"));
    let lines = annals(&["harbour.toml", "--plain", "--interactive", "--at", "at:nothing view:foo"]);
    assert!(lines.stdout.contains("no event `nothing`") && lines.stdout.contains(view), "{}", lines.stdout);
}

#[test]
fn plain_marks_what_matches_perhaps() {
    let plain = annals(&["harbour.toml", "--plain", "-q", "year:1893"]).quiet();
    assert!(plain.contains("1 event, perhaps\n") && plain.ends_with("matches  perhaps\n"), "{plain}");
    let none = annals(&["harbour.toml", "--plain", "-q", "whale"]);
    assert_eq!(none.status, 1);
}

#[test]
fn the_sources_of_an_event_are_cited() {
    let cited = |style| annals(&["show", "abe-at-sochi-opening", "--cite", style]).quiet();
    let title = "Japan seeks better ties with Russia";
    for (style, begins) in [
        ("chicago", format!("Michael Lipin, “{title},” Voice of America")),
        ("apa", format!("Lipin, M. (2014, February 12). {title}. Voice of America")),
        ("mla", format!("Lipin, Michael. “{title}.” Voice of America")),
        ("plain", "“Their latest encounter was".to_owned()),
    ] {
        assert!(cited(style).starts_with(&begins), "{style}: {}", cited(style));
    }
}
