//! A record a line or a row says what the same records say in one document, and the same is told of them.

mod excerpts;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::{Around, Companion};
use crate::load::{Checking, Embedded, Format, Loaded, load};
use crate::model::Chronology;
use crate::text::Clean;

const DOCUMENTS: Embedded = Embedded(&[
    ("talks.txt", b"The ministers met in Kazan. They spoke of the islands.\nNothing was signed."),
    ("letters.txt", b"A letter was sent in May. A letter was sent in June."),
]);

/// What events speak of: one line of a file.
fn head() -> Value {
    json!({
        "chronology": { "title": "Talks" },
        "source": [
            { "id": "talks", "title": "Talks", "file": "talks.txt" },
            { "id": "letters", "title": "Letters", "file": "letters.txt" },
            { "id": "lost", "title": "Lost", "file": "lost.txt" },
            { "id": "bare", "title": "Bare" },
        ],
        "actor": [
            { "id": "minister", "name": "The minister", "kind": "person" },
            { "id": "ministry", "name": "The ministry", "kind": "organisation" },
        ],
        "place": [{ "id": "kazan", "name": "Kazan" }],
    })
}

/// One of the values that a field may have, sound ones more often than others; or that it is not there.
fn field(sound: &[Value], others: &[Value]) -> impl Strategy<Value = Option<Value>> + use<> {
    let (sound, others) = (sound.to_vec(), others.to_vec());
    prop_oneof![8 => select(sound).prop_map(Some), 2 => Just(None), 1 => select(others).prop_map(Some)]
}

fn citation() -> impl Strategy<Value = Value> {
    let quotes = [
        json!("The ministers met in Kazan."),
        json!("The ministers met\tin  Kazan."),
        json!("They spoke of the “islands”"),
        json!("A letter was sent in May"),
        json!("A letter was sent"),
    ];
    let wrong = [json!(""), json!(null), json!(3), json!("The ministers met in Omsk"), json!("a\u{1b}[31mb")];
    (
        field(
            &[json!("talks"), json!("letters")],
            &[json!("lost"), json!("bare"), json!("nobody"), json!(""), json!([])],
        ),
        field(&quotes, &wrong),
        field(&[json!("supports"), json!("disputes")], &[json!("denies"), json!(null)]),
        field(&[json!("Before it"), json!(" ")], &[json!(1), json!("\u{202e}x")]),
    )
        .prop_map(|(source, quote, role, prefix)| {
            table([("source", source), ("quote", quote), ("role", role), ("prefix", prefix)])
        })
}

fn table<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn event() -> impl Strategy<Value = Value> {
    let ids: Vec<Value> = (0..30).map(|number| json!(format!("event-{number}"))).collect();
    let dates = ["2012-02-07", "2012?", "19XX", "2012/2014", "[2012,2014]", "-0043-03-15"].map(Value::from);
    let wrong_dates = ["2012-13", "today", "", " 2012"].map(Value::from);
    (
        field(&ids, &[json!("two words"), json!(""), json!(7), json!(null)]),
        field(
            &[json!("A title"), json!("Ёлка \"в\" Кремле")],
            &[json!(" spaced  out "), json!("two\nlines"), json!({})],
        ),
        field(&dates, &wrong_dates),
        field(&[json!("stated")], &[json!("resolved"), json!("inferred"), json!("guessed")]),
        field(&[json!("Some words.\nAnd more.")], &[json!("bell\u{7}"), json!("  "), json!(false)]),
        field(
            &[json!([]), json!(["minister"]), json!(["minister", "ministry"])],
            &[json!(["nobody"]), json!(["minister", "minister"]), json!("minister")],
        ),
        field(
            &[json!(["islands"]), json!(["summits", "islands"])],
            &[json!(["Islands"]), json!(["islands", "ISLANDS"]), json!([""])],
        ),
        field(&[json!(["kazan"])], &[json!(["omsk"]), json!(null)]),
        prop_oneof![
            5 => prop::collection::vec(citation(), 0..3).prop_map(|list| Some(Value::Array(list))),
            1 => Just(None),
        ],
        field(&[json!("plan")], &[json!("party"), json!("event")]),
    )
        .prop_map(|(id, title, date, basis, summary, actors, themes, places, citation, kind)| {
            table([
                ("id", id),
                ("title", title),
                ("date", date),
                ("date_basis", basis),
                ("summary", summary),
                ("actors", actors),
                ("themes", themes),
                ("places", places),
                ("citation", citation),
                ("kind", kind),
            ])
        })
}

fn read(text: &str, format: Format) -> Loaded {
    load(&Clean::line("talks"), text, format, &DOCUMENTS)
}

/// What was told, without the columns: a document has commas that lines have not.
fn told(loaded: &Loaded) -> Vec<String> {
    let place = |line: Option<usize>| line.unwrap_or_default();
    let tell = |problem: &crate::diagnostic::Diagnostic| {
        let line = place(problem.place.as_ref().map(|place| place.line));
        format!("{line}: {}: {} {:?}", problem.code, problem.message, problem.hint)
    };
    let mut told: Vec<String> = loaded.diagnostics.iter().map(tell).collect();
    told.sort();
    told
}

/// What was told, by its codes and messages alone.
fn without_lines(told: &[String]) -> Vec<String> {
    let message = |told: &String| told.split_once(": ").map(|(_, message)| message.to_owned());
    let mut told: Vec<_> = told.iter().filter_map(message).collect();
    told.sort();
    told
}

/// The fields of a row, in some order; each citation of at most three has its columns.
const COLUMNS: [&str; 9] =
    ["title", "id", "date", "date_basis", "summary", "actors", "themes", "places", "kind"];
const OF_CITATION: [&str; 4] = ["quote", "source", "role", "prefix"];

/// An event without what a row cannot say: it knows but texts, and none that are empty.
fn as_rows_have_it(event: &Value) -> Value {
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    let mut fields = event.as_object().unwrap().clone();
    fields.retain(|name, value| match value {
        Value::Array(list) if name == "citation" => {
            for citation in list.iter_mut() {
                citation.as_object_mut().unwrap().retain(|_, value| is_text(value));
            }
            list.retain(|citation| !citation.as_object().unwrap().is_empty());
            !list.is_empty()
        }
        Value::Array(list) => COLUMNS[5..8].contains(&name.as_str()) && list.iter().any(is_text),
        value => is_text(value) && !COLUMNS[5..8].contains(&name.as_str()),
    });
    Value::Object(fields)
}

/// Events as rows, each cell in quotes or only where it must be.
fn rows(events: &[Value], delimiter: u8, quotes: csv::QuoteStyle) -> String {
    let cell = |value: Option<&Value>| match value {
        Some(Value::Array(list)) => list.iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join("; "),
        value => value.and_then(Value::as_str).unwrap_or_default().to_owned(),
    };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().chain(&OF_CITATION).chain(&OF_CITATION)).unwrap();
    for event in events {
        let own = COLUMNS.iter().map(|name| cell(event.get(name)));
        let cited = (0..2).flat_map(|number| {
            let citation = event.get("citation").and_then(|list| list.get(number));
            OF_CITATION.iter().map(move |name| cell(citation.and_then(|it| it.get(name))))
        });
        writer.write_record(own.chain(cited)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn rows_say_what_a_document_says(
        events in prop::collection::vec(event(), 1..25),
        (format, delimiter) in select(&[(Format::Csv, b','), (Format::Tsv, b'\t')][..]),
        quotes in select(&[csv::QuoteStyle::Necessary, csv::QuoteStyle::Always][..]),
    ) {
        let mut events: Vec<Value> = events.iter().map(as_rows_have_it).collect();
        events.retain(|event| !event.as_object().unwrap().values().all(|value| value == "  "));
        // Of a file without any, each format says what would mend it.
        prop_assume!(!events.is_empty());
        let name = Clean::line("talks");
        let text = head().to_string();
        let companion = Companion { name: Clean::line("beside"), text: text.clone(), format: Format::Json };
        let rows = rows(&events, delimiter, quotes);
        let file = (std::io::Cursor::new(rows.as_bytes()), rows.len() as u64);
        let around =
            Around { name: &name, companion: Some(&companion), documents: Some(&DOCUMENTS), checking: Checking::All, watch: &|_| () };
        let rows = super::load(file, format, around).unwrap();

        let opened = text.strip_suffix('}').unwrap();
        let mut document = format!("{opened},\"event\":[");
        for (number, event) in events.iter().enumerate() {
            // Each event stands on the line that its row begins on.
            let feeds = |event: &Value| event.to_string().matches("\\n").count();
            let before = number.checked_sub(1).map_or(0, |before| feeds(&events[before]));
            document.push_str(if number > 0 { "," } else { "" });
            document.push_str(&"\n".repeat(before + 1));
            document.push_str(&event.to_string());
        }
        let document = read(&(document + "\n]}"), Format::Json);
        let is_one_line = events.iter().all(|event| !event.to_string().contains("\\n"));
        // Within a row of several lines, each problem has the line that it is on.
        let lines = |told: Vec<String>| if is_one_line { told } else { without_lines(&told) };
        prop_assert_eq!(lines(told(&rows)), lines(told(&document)));
        let events = |of: &Chronology| of.events().iter().map(|event| format!("{event:?}")).collect::<Vec<_>>();
        prop_assert_eq!(events(&rows.chronology), events(&document.chronology));
        prop_assert!(rows.chronology == document.chronology);
    }

    #[test]
    fn lines_say_what_a_document_says(events in prop::collection::vec(event(), 0..25)) {
        let head = head().to_string();
        let events: Vec<String> = events.iter().map(Value::to_string).collect();
        let lines = format!("{head}\n{}\n", events.join("\n"));
        let opened = head.strip_suffix('}').unwrap();
        let document = format!("{opened},\"event\":[\n{}\n]}}", events.join(",\n"));
        let (lines, document) = (read(&lines, Format::JsonLines), read(&document, Format::Json));
        prop_assert_eq!(told(&lines), told(&document));
        let (lines, document) = (lines.chronology, document.chronology);
        prop_assert_eq!(lines.themes(), document.themes());
        let events = |of: &Chronology| of.events().iter().map(|event| format!("{event:?}")).collect::<Vec<_>>();
        prop_assert_eq!(events(&lines), events(&document));
        prop_assert!(lines == document);
    }
}

#[test]
fn a_first_line_that_is_read_again_is_read_without_its_byte_order_mark() {
    let loaded = read("\u{feff}{\"id\":\"a\",\"title\":\"A\",\"date\":\"2012\"}\n", Format::JsonLines);
    assert_eq!(loaded.chronology.events().ids().collect::<Vec<_>>(), ["a"]);
    assert_eq!(loaded.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), ["uncited"]);
}

#[test]
fn a_line_that_is_no_text_costs_only_itself() {
    let text = [
        head().to_string().as_bytes(),
        b"\n{\"id\": \"a\xff\"}\n{\"id\":\"b\",\"title\":\"B\",\"date\":\"2012\"}\n",
    ]
    .concat();
    let file = (std::io::Cursor::new(text.as_slice()), text.len() as u64);
    let name = Clean::line("talks");
    let around = Around {
        name: &name,
        companion: None,
        documents: Some(&DOCUMENTS),
        checking: Checking::All,
        watch: &|_| (),
    };
    let loaded = super::load(file, Format::JsonLines, around).unwrap();
    let codes: Vec<_> = loaded
        .diagnostics
        .iter()
        .map(|it| (it.place.as_ref().map_or(0, |place| place.line), it.code))
        .collect();
    assert!(codes.contains(&(2, "not-text")), "{codes:?}");
    assert_eq!(loaded.chronology.events().ids().collect::<Vec<_>>(), ["b"]);
}
