//! The reader of TOML beside that of the `toml` crate, and what is kept where that one keeps nothing.

use proptest::prelude::*;

use super::*;

/// A table in a form that both readers can be brought to, without what is unreadable.
fn plain(table: &Table<'_>) -> String {
    let fields = table
        .entries()
        .iter()
        .filter(|entry| !matches!(entry.node.value, Value::Unreadable))
        .map(|entry| (entry.key.to_string(), plain_value(&entry.node.value)));
    joined(fields.collect())
}

fn plain_value(value: &Value<'_>) -> String {
    match value {
        Value::Table(table) => plain(table),
        Value::Array(nodes) => {
            format!("{:?}", nodes.iter().map(|node| plain_value(&node.value)).collect::<Vec<_>>())
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Number(number) => number.to_string(),
        Value::Boolean => "a boolean".to_owned(),
        Value::Date(_) => "a date".to_owned(),
        Value::Null | Value::Unreadable => "nothing".to_owned(),
    }
}

fn theirs(value: &::toml::Value) -> String {
    match value {
        ::toml::Value::Table(table) => {
            joined(table.iter().map(|(key, value)| (key.clone(), theirs(value))).collect())
        }
        ::toml::Value::Array(values) => format!("{:?}", values.iter().map(theirs).collect::<Vec<_>>()),
        ::toml::Value::String(text) => format!("{text:?}"),
        ::toml::Value::Integer(number) => number.to_string(),
        ::toml::Value::Float(number) => number.to_string(),
        ::toml::Value::Boolean(_) => "a boolean".to_owned(),
        ::toml::Value::Datetime(_) => "a date".to_owned(),
    }
}

fn joined(mut fields: Vec<(String, String)>) -> String {
    fields.sort();
    format!("{fields:?}")
}

fn read_text(text: &str) -> (String, Vec<(String, usize)>) {
    let mut report = Report::new(text);
    let table = plain(&read(&mut report));
    let diagnostics = report.into_diagnostics(&crate::text::Clean::default());
    let told = diagnostics
        .into_iter()
        .map(|found| (found.message.to_string(), found.place.map_or(0, |place| place.line)));
    (table, told.collect())
}

#[test]
fn what_is_sound_around_a_mistake_is_kept() {
    for (text, same_as, line) in [
        ("a = 1\nb\nc = 2", "a = 1\nc = 2", 2),
        ("a = 1\nb = [1, 2\nc = 3\n[[d]]\ne = 4", "a = 1\nc = 3\n[[d]]\ne = 4", 2),
        ("[[a]]\nb = [\n  1,\n  2,\n[[a]]\nb = 2", "[[a]]\n[[a]]\nb = 2", 2),
        ("a = { b = 1\nc = 3", "c = 3", 1),
        ("[[a]]\nb = \"\"\"never closed\n[[a]]\nb = 1", "[[a]]\n[[a]]\nb = 1", 2),
        ("[[a]]\nb = 1\n[a]\nb = 2\n[[a]]\nb = 3", "[[a]]\nb = 1\n[[a]]\nb = 2\n[[a]]\nb = 3", 3),
        ("[a]\nb = 1\n[a]\nb = 2", "[[a]]\nb = 1\n[[a]]\nb = 2", 3),
        ("a = 1\na = 2", "a = 1", 2),
        ("[a\nb = 1", "[a]\nb = 1", 1),
        ("a = 1\n]\nb = 2", "a = 1\nb = 2", 2),
    ] {
        let (kept, told) = read_text(text);
        let wanted = theirs(&::toml::Value::Table(::toml::from_str(same_as).unwrap()));
        assert_eq!(kept, wanted, "{text}\n{told:?}");
        assert_eq!(told.len(), 1, "{text}\n{told:?}");
        assert_eq!(told[0].1, line, "{text}\n{told:?}");
    }
}

#[test]
fn dotted_keys_go_on_where_headers_only_passed_through() {
    let text = "[b.a.c]\n[b]\na.b = 2";
    let wanted = theirs(&::toml::Value::Table(::toml::from_str(text).unwrap()));
    assert_eq!(read_text(text), (wanted, Vec::new()));
}

#[test]
fn depth_is_bounded() {
    for text in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        format!("[{}a]", "a.".repeat(100_000)),
    ] {
        let (_, told) = read_text(&text);
        assert!(!told.is_empty());
    }
}

proptest! {
    #[test]
    fn what_is_toml_is_read_as_it_is_and_what_is_not_is_told(
        lines in proptest::collection::vec(
            prop::sample::select(vec![
                "[a]", "[[a]]", "[a.b]", "[[a.b]]", "[b]", "[[b]]", "[b.a.c]", "a = 1", "b = 'x'", "a.b = 2", "b.c = 3",
                "a.b.c = 4", "a = {}", "a = { b = 1, c.d = 2 }", "a = [{ b = 1 }, { b = 2 }]", "b = [1, 'x']",
                "b = 2014-02-07", "b = 2014-02", "b = [1", "b = \"\"\"open", "b = ", "b", "[a", "\"é\" = true", "# x",
                "c = 0x1F", "c = 1_000", "c = 1.5e3", "c = 'a' 'b'",
            ]),
            0..8,
        )
    ) {
        let text = lines.join("\n");
        let (table, told) = read_text(&text);
        match ::toml::from_str::<::toml::Table>(&text) {
            Ok(value) => {
                prop_assert_eq!(&told, &vec![], "{}", text);
                prop_assert_eq!(table, theirs(&::toml::Value::Table(value)), "{}", text);
            }
            // Dates that TOML does not know are told where a date is asked for.
            Err(_) if text.contains("2014-02\n") || text.ends_with("2014-02") => {}
            Err(error) => prop_assert!(!told.is_empty(), "{}\n{}", text, error),
        }
    }

    #[test]
    fn any_text_is_read(text: String) {
        read_text(&text);
    }
}
