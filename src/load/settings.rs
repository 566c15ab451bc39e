//! TOML that is no chronology: names and values with their places, for rooms that read settings.

use std::ops::Range;

use super::report::Report;
use super::toml;
use super::tree::{Node, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::text::Clean;

/// A name and what is set by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The name, as it was written.
    pub name: String,
    /// Where the name stands, in bytes of the text.
    pub name_span: Range<usize>,
    /// What it is set to.
    pub item: Item,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// In bytes of the text; of a table, its header.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Written,
}

/// What can be written as a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// Text, as it was written.
    Text(String),
    /// True or false.
    Truth(bool),
    /// Values in brackets.
    List(Vec<Item>),
    /// Names with values.
    Table(Vec<Setting>),
    /// Something else, by the name of its type with its article.
    Other(&'static str),
    /// What is a mistake of TOML, and was told as that.
    Mistaken,
}

impl Written {
    /// The name of its type, with its article.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Truth(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
            Self::Mistaken => "nothing",
        }
    }
}

/// Reads all settings of a text, in its order. Mistakes of TOML are told, and nothing else is lost by them.
/// `file` is what the user calls the file. A byte order mark must have been taken off.
pub fn settings(file: &Clean, text: &str) -> (Vec<Setting>, Vec<Diagnostic>) {
    let mut report = Report::new(text);
    let table = toml::read(&mut report);
    let settings = table_of(table, text);
    (settings, report.into_diagnostics(file))
}

fn table_of(table: Table<'_>, text: &str) -> Vec<Setting> {
    let entries = table.into_entries().into_iter();
    let settings = entries.map(|entry| Setting {
        name: entry.key.into_owned(),
        name_span: entry.key_span,
        item: item(entry.node, text),
    });
    settings.collect()
}

fn item(node: Node<'_>, text: &str) -> Item {
    let Node { span, value } = node;
    let value = match value {
        Value::Text(words) => Written::Text(words.into_owned()),
        Value::Boolean => Written::Truth(text.get(span.clone()) == Some("true")),
        Value::Array(nodes) => Written::List(nodes.into_iter().map(|node| item(node, text)).collect()),
        Value::Table(table) => Written::Table(table_of(table, text)),
        Value::Null | Value::Unreadable => Written::Mistaken,
        other @ (Value::Number(_) | Value::Date(_)) => Written::Other(other.type_name()),
    };
    Item { span, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_type_and_its_place() {
        let text = "a = \"x\"\nb = [true, 'y']\n[c]\n\"d e\" = {f = false, g = 1}\n";
        let (settings, mistakes) = settings(&Clean::line("file"), text);
        assert_eq!(mistakes, []);
        let shown: Vec<_> = settings.iter().map(|setting| written(setting, text)).collect();
        assert_eq!(shown, ["a=x@\"x\"", "b=[true,y]@[true, 'y']", "c={d e={f=false,g=a number}}@[c]"]);
    }

    fn written(setting: &Setting, text: &str) -> String {
        fn value(item: &Item) -> String {
            match &item.value {
                Written::Text(text) => text.clone(),
                Written::Truth(truth) => truth.to_string(),
                Written::List(items) => {
                    format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join(","))
                }
                Written::Table(settings) => {
                    let fields =
                        settings.iter().map(|field| format!("{}={}", field.name, value(&field.item)));
                    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
                }
                other => other.type_name().to_owned(),
            }
        }
        assert_eq!(text[setting.name_span.clone()].trim_matches('"'), setting.name);
        format!("{}={}@{}", setting.name, value(&setting.item), &text[setting.item.span.clone()])
    }

    #[test]
    fn a_mistake_costs_only_itself() {
        let text = "a = \nb = tru\nc = \"x\"\nc = \"y\"\n[d\ne = \"z\"\n";
        let (settings, mistakes) = settings(&Clean::line("file"), text);
        let names: Vec<_> = settings.iter().map(|setting| setting.name.as_str()).collect();
        assert!(names.contains(&"c") && mistakes.len() >= 4, "{names:?} {mistakes:#?}");
    }
}
