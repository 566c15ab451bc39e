//! What the columns of a file can be.

/// Names the fields that a cell can hold, each by its name in the header.
macro_rules! fields {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// A field of an event, or of one of its citations.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Field { $($name),+ }

        impl Field {
            /// The fields with their names.
            const NAMED: &[(Self, &str)] = &[$((Self::$name, $word)),+];

            /// The names of all.
            pub(super) const NAMES: &[&str] = &[$($word),+];

            /// Its name.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

fields! {
    Id = "id",
    Date = "date",
    DateBasis = "date_basis",
    DateNote = "date_note",
    Title = "title",
    Summary = "summary",
    Kind = "kind",
    Actors = "actors",
    Themes = "themes",
    Places = "places",
    Source = "source",
    Quote = "quote",
    Prefix = "prefix",
    Suffix = "suffix",
    Role = "role",
}

/// Columns that `annals list --format csv` works out. They are passed over, so that what it writes can be read.
pub(super) const WORKED_OUT: [&str; 5] = ["earliest", "latest", "sources", "evidence", "matches"];

impl Field {
    /// The field of a name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(_, known)| *known == name).map(|(field, _)| *field)
    }

    /// Whether it belongs to a citation, of which an event may have several.
    pub(super) fn is_of_citation(self) -> bool {
        matches!(self, Self::Source | Self::Quote | Self::Prefix | Self::Suffix | Self::Role)
    }

    /// Whether a cell holds several values of it.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Actors | Self::Themes | Self::Places)
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Column {
    pub(super) field: Field,
    /// Of which citation of the row, counted from nought.
    pub(super) citation: usize,
}
