//! What TOML and JSON have in common: one tree of values, each with its place in the file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A value and the bytes of the file that it was read from.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    /// Bytes into the file's text. Of a TOML table: its header.
    pub(super) span: Range<usize>,
    pub(super) value: Value<'t>,
}

/// What a file can say.
#[derive(Clone, Debug)]
pub(super) enum Value<'t> {
    Table(Table<'t>),
    Array(Vec<Node<'t>>),
    Text(Cow<'t, str>),
    /// Not finite where it is too large for the type.
    Number(f64),
    Boolean,
    /// A TOML date without quotes, as it was written.
    Date(Cow<'t, str>),
    /// JSON's null, which is taken for a field that is not there.
    Null,
    /// Something that was told to be a mistake already.
    Unreadable,
}

impl Value<'_> {
    /// The name of its type, with its article.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Table(_) => "a table",
            Self::Array(_) => "a list",
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Boolean => "true or false",
            Self::Date(_) => "a date",
            Self::Null | Self::Unreadable => "nothing",
        }
    }
}

/// How a table came to be: TOML forbids to go on with some of them later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Origin {
    /// It stands between braces: in TOML, or anywhere in JSON.
    #[default]
    Inline,
    /// Below its own header, `[...]` or `[[...]]`.
    Header,
    /// Only the header of a table within it was seen.
    Implied,
    /// By a dotted key.
    Dotted,
}

/// One field of a table.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_span: Range<usize>,
    pub(super) node: Node<'t>,
}

/// Fields in the order of the file, no two of one name.
#[derive(Clone, Debug, Default)]
pub(super) struct Table<'t> {
    pub(super) origin: Origin,
    entries: Vec<Entry<'t>>,
    /// Places of the entries by name, once there are so many that looking through them would take long.
    index: HashMap<Cow<'t, str>, usize>,
}

/// Up to so many entries are looked through.
const FEW: usize = 16;

impl<'t> Table<'t> {
    pub(super) fn new(origin: Origin) -> Self {
        Self { origin, ..Self::default() }
    }

    pub(super) fn entries(&self) -> &[Entry<'t>] {
        &self.entries
    }

    pub(super) fn into_entries(self) -> Vec<Entry<'t>> {
        self.entries
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.entries.len() > FEW {
            self.index.get(key).copied()
        } else {
            self.entries.iter().position(|entry| entry.key == key)
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries.get(self.position(key)?)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node<'t>> {
        let position = self.position(key)?;
        Some(&mut self.entries.get_mut(position)?.node)
    }

    /// Adds a field.
    ///
    /// # Errors
    ///
    /// With the place of the field of that name that was there already, which stays.
    pub(super) fn insert(&mut self, entry: Entry<'t>) -> Result<(), Range<usize>> {
        if let Some(first) = self.get(&entry.key) {
            return Err(first.key_span.clone());
        }
        self.entries.push(entry);
        let from = match self.entries.len() {
            count if count <= FEW => return Ok(()),
            count if count == FEW + 1 => 0,
            count => count - 1,
        };
        for (position, entry) in self.entries.iter().enumerate().skip(from) {
            self.index.insert(entry.key.clone(), position);
        }
        Ok(())
    }
}
