//! The stable names of all mistakes that loading tells.

/// Names one constant a mistake, and lists them all.
macro_rules! codes {
    ($($name:ident = $code:literal),+ $(,)?) => {
        $(pub(super) const $name: &str = $code;)+

        /// The code of every problem that loading can tell, in kebab case.
        pub const CODES: &[&str] = &[$($name),+];
    };
}

codes! {
    // The form of the file.
    TOML_SYNTAX = "toml-syntax",
    JSON_SYNTAX = "json-syntax",
    CSV_SYNTAX = "csv-syntax",
    NO_HEADER = "no-header",
    RAGGED_ROW = "ragged-row",
    NOT_TEXT = "not-text",
    DUPLICATE_FIELD = "duplicate-field",
    UNKNOWN_TABLE = "unknown-table",
    UNKNOWN_FIELD = "unknown-field",
    WRONG_TYPE = "wrong-type",
    MISSING_FIELD = "missing-field",
    EMPTY_FIELD = "empty-field",
    NO_EVENTS = "no-events",
    EVENTS_ELSEWHERE = "events-elsewhere",
    TOO_MANY = "too-many",
    // What the fields say.
    BAD_ID = "bad-id",
    DUPLICATE_ID = "duplicate-id",
    UNKNOWN_ID = "unknown-id",
    UNKNOWN_WORD = "unknown-word",
    BAD_DATE = "bad-date",
    UNDATED = "undated",
    NO_DATE_NOTE = "no-date-note",
    BAD_COORDINATES = "bad-coordinates",
    BAD_URL = "bad-url",
    BAD_HASH = "bad-hash",
    CIRCLE = "circle",
    REPEATED = "repeated",
    THEME_VARIANT = "theme-variant",
    UNCITED = "uncited",
    NO_QUOTE = "no-quote",
    // The documents, and what is quoted from them.
    PATH_REFUSED = "path-refused",
    DOCUMENT_LOST = "document-lost",
    DOCUMENT_CHANGED = "document-changed",
    UNDECODABLE = "undecodable",
    NO_DOCUMENT = "no-document",
    QUOTE_CHANGED = "quote-changed",
    QUOTE_AMBIGUOUS = "quote-ambiguous",
    QUOTE_MISSING = "quote-missing",
}
