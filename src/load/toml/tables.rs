//! Putting the tables of a TOML document together, where headers and dotted keys say.

use std::borrow::Cow;
use std::ops::Range;

use super::Path;
use crate::diagnostic::Diagnostic;
use crate::load::codes;
use crate::load::report::{Report, quoted};
use crate::load::tree::{Entry, Node, Origin, Table, Value};

/// The line that a table begins with.
pub(super) struct Header<'t> {
    pub(super) path: Path<'t>,
    pub(super) span: Range<usize>,
    /// Whether it stands between two brackets on either side.
    pub(super) one_of_several: bool,
}

/// The document as far as it was read.
#[derive(Default)]
pub(super) struct Tables<'t> {
    root: Table<'t>,
    /// The table that fields belong to now, and its header, unless it is the document itself.
    open: Option<(Header<'t>, Table<'t>)>,
}

impl<'t> Tables<'t> {
    /// Begins the table of a header.
    pub(super) fn open(&mut self, header: Header<'t>, report: &mut Report<'t>) {
        self.close(report);
        self.open = Some((header, Table::new(Origin::Header)));
    }

    /// Adds a field to the table that was begun last.
    pub(super) fn insert(&mut self, path: Path<'t>, node: Node<'t>, report: &mut Report<'t>) {
        let table = self.open.as_mut().map_or(&mut self.root, |(_, table)| table);
        insert(table, path, node, report);
    }

    /// Ends the last table, and gives the whole.
    pub(super) fn finish(mut self, report: &mut Report<'t>) -> Table<'t> {
        self.close(report);
        self.root
    }

    fn close(&mut self, report: &mut Report<'t>) {
        let Some((mut header, table)) = self.open.take() else {
            return;
        };
        let Some((key, key_span)) = header.path.pop() else {
            return;
        };
        let Some(parent) = descend(&mut self.root, &header.path, Origin::Implied, report) else {
            return;
        };
        let node = Node { span: header.span, value: Value::Table(table) };
        let Some(standing) = parent.get_mut(&key) else {
            let node = if header.one_of_several { several(node) } else { node };
            report.insert(parent, Entry { key, key_span, node });
            return;
        };
        place_beside(standing, node, (&key, &key_span), header.one_of_several, report);
    }
}

/// A list of one.
fn several(node: Node<'_>) -> Node<'_> {
    Node { span: node.span.clone(), value: Value::Array(vec![node]) }
}

/// Puts a table where one of its name stands already. Where both cannot be meant that is told, and both
/// are kept if they may be records of one kind.
fn place_beside<'t>(
    standing: &mut Node<'t>,
    node: Node<'t>,
    (key, key_span): (&str, &Range<usize>),
    one_of_several: bool,
    report: &mut Report<'t>,
) {
    let first = standing.span.start;
    let alone = || {
        let message = format!("`[{key}]` heads a table of which there is one, but here are several");
        let hint = format!("head each of them with [[{key}]], two brackets on either side");
        Diagnostic::error(codes::TOML_SYNTAX, &message).hint(&hint)
    };
    match &mut standing.value {
        Value::Array(nodes) if nodes.last().is_some_and(|last| is_record(&last.value)) => {
            if !one_of_several {
                report.add(key_span, alone());
            }
            nodes.push(node);
        }
        Value::Table(table) if table.origin == Origin::Implied && !one_of_several => {
            if let Value::Table(fields) = node.value {
                merge(table, fields, report);
            }
        }
        Value::Table(table) if table.origin == Origin::Header => {
            report.add(key_span, alone());
            let only =
                std::mem::replace(standing, Node { span: node.span.clone(), value: Value::Unreadable });
            *standing = Node { span: only.span.clone(), value: Value::Array(vec![only, node]) };
        }
        _ => report.duplicate(key, key_span, first),
    }
}

/// Puts the fields of a table into one that only headers of tables within it have made so far.
fn merge<'t>(implied: &mut Table<'t>, fields: Table<'t>, report: &mut Report<'t>) {
    implied.origin = fields.origin;
    for entry in fields.into_entries() {
        let Entry { key, key_span, node } = entry;
        match (implied.get_mut(&key).map(|standing| &mut standing.value), node.value) {
            (Some(Value::Table(standing)), Value::Table(more))
                if standing.origin == Origin::Implied && more.origin == Origin::Dotted =>
            {
                merge(standing, more, report);
            }
            (_, value) => {
                let node = Node { span: node.span, value };
                report.insert(implied, Entry { key, key_span, node });
            }
        }
    }
}

fn is_record(value: &Value<'_>) -> bool {
    matches!(value, Value::Table(table) if table.origin == Origin::Header)
}

/// Adds a field to a table, where its dotted key says.
pub(super) fn insert<'t>(table: &mut Table<'t>, mut path: Path<'t>, node: Node<'t>, report: &mut Report<'t>) {
    let Some((key, key_span)) = path.pop() else {
        return;
    };
    if let Some(table) = descend(table, &path, Origin::Dotted, report) {
        report.insert(table, Entry { key, key_span, node });
    }
}

/// Goes into the tables that a path names, making those that are not there. `origin` says what leads there:
/// a header goes into the last of several records, a dotted key only into what dotted keys made.
fn descend<'p, 't>(
    table: &'p mut Table<'t>,
    path: &[(Cow<'t, str>, Range<usize>)],
    origin: Origin,
    report: &mut Report<'t>,
) -> Option<&'p mut Table<'t>> {
    let mut table = table;
    for (key, key_span) in path {
        if table.get(key).is_none() {
            let node = Node { span: key_span.clone(), value: Value::Table(Table::new(origin)) };
            report.insert(table, Entry { key: key.clone(), key_span: key_span.clone(), node });
        }
        let node = table.get_mut(key)?;
        let next = match &mut node.value {
            Value::Table(next) if may_go_on(next.origin, origin) => Some(next),
            Value::Array(nodes) if origin == Origin::Implied => {
                match nodes.last_mut().map(|node| &mut node.value) {
                    Some(Value::Table(next)) if next.origin == Origin::Header => Some(next),
                    _ => None,
                }
            }
            _ => None,
        };
        let Some(next) = next else {
            let message = format!("{} is complete already, and nothing can be added to it here", quoted(key));
            report.add(key_span, Diagnostic::error(codes::TOML_SYNTAX, &message));
            return None;
        };
        table = next;
    }
    Some(table)
}

/// Whether more may be put into a table from where `by` leads to it.
fn may_go_on(table: Origin, by: Origin) -> bool {
    match by {
        Origin::Dotted => table == Origin::Dotted,
        _ => table != Origin::Inline,
    }
}
