//! Made-up chronologies in memory, each made once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::env;
use std::sync::LazyLock;

use annals::generate::Recipe;
use annals::load::{DocumentError, Documents, Format, load};
use annals::model::Chronology;
use annals::query::Index;
use annals::text::Clean;

/// A chronology as it stands in files.
pub(crate) struct Written {
    pub(crate) text: String,
    documents: HashMap<String, String>,
}

impl Written {
    pub(crate) fn new(events: u64) -> Self {
        let recipe = Recipe::new(events, 1);
        let mut bytes = Vec::new();
        recipe.write_chronology(&mut bytes, &mut |_| Ok(())).unwrap();
        Self { text: String::from_utf8(bytes).unwrap(), documents: recipe.documents().collect() }
    }

    /// Reads it, with its quotations looked up.
    pub(crate) fn load(&self) -> Chronology {
        load(&Clean::line("trial.jsonl"), &self.text, Format::JsonLines, self).chronology
    }
}

impl Documents for Written {
    fn read(&self, file: &str) -> Result<Cow<'_, [u8]>, DocumentError> {
        self.documents.get(file).map(|text| Cow::Borrowed(text.as_bytes())).ok_or(DocumentError::Missing)
    }
}

/// A chronology that was read, and its index.
pub(crate) struct Read {
    pub(crate) chronology: Chronology,
    pub(crate) index: Index,
}

/// How many events all but loading is measured on: 10,000, or what `ANNALS_BENCH_EVENTS` says.
pub(crate) static EVENTS: LazyLock<u64> = LazyLock::new(|| {
    let asked = env::var("ANNALS_BENCH_EVENTS").ok();
    asked.map_or(10_000, |count| count.parse().unwrap())
});

pub(crate) static READ: LazyLock<Read> = LazyLock::new(|| {
    let chronology = Written::new(*EVENTS).load();
    let index = Index::new(&chronology);
    Read { chronology, index }
});
