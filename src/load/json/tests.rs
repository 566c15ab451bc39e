//! The reader of JSON beside another one, and where they differ on purpose.

use proptest::prelude::*;

use super::super::tree::Value;
use super::*;

/// A tree as `serde_json` would have it; nothing where something of it is unreadable.
fn plain(node: &Node<'_>) -> Option<serde_json::Value> {
    Some(match &node.value {
        Value::Table(table) => table
            .entries()
            .iter()
            .map(|entry| Some((entry.key.to_string(), plain(&entry.node)?)))
            .collect::<Option<serde_json::Map<_, _>>>()?
            .into(),
        Value::Array(nodes) => nodes.iter().map(plain).collect::<Option<Vec<_>>>()?.into(),
        Value::Text(text) => text.as_ref().into(),
        Value::Number(number) => (*number).into(),
        Value::Boolean => "a boolean".into(),
        Value::Null => serde_json::Value::Null,
        Value::Date(_) | Value::Unreadable => return None,
    })
}

/// The same, where another reader keeps what this one does not.
fn levelled(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Bool(_) => "a boolean".into(),
        serde_json::Value::Number(number) => number.as_f64().into(),
        serde_json::Value::Array(values) => values.into_iter().map(levelled).collect(),
        serde_json::Value::Object(map) => map
            .into_iter()
            .map(|(key, value)| (key, levelled(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other,
    }
}

fn mistakes(text: &str) -> (Option<Node<'_>>, Vec<(String, usize)>) {
    let mut report = Report::new(text);
    let node = read(0..text.len(), &mut report);
    let diagnostics = report.into_diagnostics(&crate::text::Clean::default());
    let told = diagnostics.into_iter().map(|found| {
        let column = found.place.map_or(0, |place| place.column);
        (found.message.to_string(), column)
    });
    (node, told.collect())
}

#[test]
fn what_is_sound_around_a_mistake_is_kept() {
    for (text, kept) in [
        (r#"{"a": 1 "b": 2}"#, r#"{"a":1.0,"b":2.0}"#),
        (r#"{"a": 1, "b": 2,}"#, r#"{"a":1.0,"b":2.0}"#),
        (r#"{"a": [1, 2, "b": 3}"#, r#"{"a":[1.0,2.0,"b"]}"#),
        (r#"{a: 1, "b": 2}"#, r#"{"a":1.0,"b":2.0}"#),
        (r#"{"a": 1, "a": 2}"#, r#"{"a":1.0}"#),
        (r#"{"a": {"b": 1}"#, r#"{"a":{"b":1.0}}"#),
        ("[1, 2] // done", "[1.0,2.0]"),
        ("/* first */ [1, /* second */ 2]", "[1.0,2.0]"),
        ("[\"open, 2]\n", r#"["open, 2]"]"#),
        (
            r#"["\ud83d\ude00", "\ud83d", "\udc00\u0041", "\x"]"#,
            "[\"😀\",\"\u{fffd}\",\"\u{fffd}A\",\"\u{fffd}x\"]",
        ),
    ] {
        let (node, told) = mistakes(text);
        assert_eq!(plain(&node.unwrap()).unwrap().to_string(), kept, "{text}");
        assert!(!told.is_empty(), "{text}");
    }
}

#[test]
fn depth_is_bounded_and_told_once() {
    for opening in ["[", "{\"a\":", "[{\"a\":"] {
        let text = opening.repeat(100_000);
        let (node, told) = mistakes(&text);
        assert!(node.is_some());
        assert!(told.iter().any(|(message, _)| message.contains("within each other")), "{told:?}");
    }
}

#[test]
fn numbers_are_those_of_the_standard() {
    for word in ["0", "-0", "12", "1.5", "-1.25e-3", "1E+9", "1e400"] {
        assert!(is_number(word), "{word}");
    }
    for word in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "NaN", "1_000", "١"] {
        assert!(!is_number(word), "{word}");
    }
}

proptest! {
    #[test]
    fn what_is_json_is_read_as_it_is_and_what_is_not_is_told(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"é\\u00e9\\n\"", "1", "-2.5", "true", "null", " ",
                "\n", "\"", "\\", "'", "tru", "//", "/*",
            ]),
            0..16,
        )
    ) {
        let text = pieces.concat();
        let (node, told) = mistakes(&text);
        match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(value) if told.is_empty() => prop_assert_eq!(plain(&node.unwrap()), Some(levelled(value))),
            // Another reader lets a field stand twice.
            Ok(_) => prop_assert!(told.iter().all(|(message, _)| message.contains("a second time")), "{:?}", told),
            Err(_) => prop_assert!(!told.is_empty()),
        }
    }

    #[test]
    fn any_text_is_read_to_its_end(text: String) {
        mistakes(&text);
        end_of_first_value(&text);
    }
}
