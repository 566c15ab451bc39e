//! Where the explorer begins: on what was asked for, or else where the chronology was left.

use std::path::PathBuf;

use super::state::{Context, Rest};
use super::watcher::Files;
use crate::diagnostic::Diagnostic;
use crate::keep::{Bookmark, Kept};
use crate::load::{Excerpt, Loaded, Progress, Stage, Unchecked};
use crate::query::Query;
use crate::store::{Store, Trouble};
use crate::text::Clean;

/// A chronology that was opened, and what is kept of it.
#[derive(Debug)]
pub struct Opened {
    /// The chronology, with its problems, prepared for exploring, and what is kept.
    pub context: Context,
    /// The quotations, as long as they have not been looked up.
    pub unchecked: Option<Unchecked>,
    /// Where things are kept of it.
    pub store: Store,
    /// Why what was kept could not be read.
    pub trouble: Option<Trouble>,
    /// The files to be watched, so that it is opened again when one of them changes.
    pub files: Files,
    /// What is still to come, if these are but some of the events.
    pub rest: Option<Rest>,
}

impl Opened {
    /// Reads what is kept of a chronology that was read from a file, as an absolute path, or is built in; and works
    /// out of it what exploring needs, which takes long where there are many events.
    pub fn new(loaded: Loaded, file: Option<PathBuf>, store: Store) -> Self {
        let (kept, trouble) = store.open();
        let mut context = Context { file, ..Context::new(loaded.chronology, loaded.diagnostics) };
        context.remember(kept);
        Self { context, unchecked: loaded.unchecked, store, trouble, rest: None, files: Files::default() }
    }

    /// The same, read from files that are to be watched.
    #[must_use]
    pub fn watched(self, files: Files) -> Self {
        Self { files, ..self }
    }

    /// The same for some of the events, to begin with; more is to be opened then.
    pub fn excerpt(excerpt: Excerpt, file: Option<PathBuf>, store: Store) -> Self {
        let Excerpt { chronology, before, of } = excerpt;
        let rest = Rest {
            before,
            of,
            wanted: None,
            is_told: false,
            progress: Some(Progress::start(Stage::Reading)),
        };
        let loaded = Loaded { chronology, diagnostics: Vec::new(), unchecked: None };
        Self { rest: Some(rest), ..Self::new(loaded, file, store) }
    }

    /// Looks all quotations up if the first answer depends on them, so that it is right at once.
    pub(super) fn prepare(&mut self, start: &Start) {
        let Context { chronology, index, problems, kept, .. } = &mut self.context;
        let query = start.place(kept).query;
        if Query::new(&query, chronology).asks_for_evidence()
            && let Some(unchecked) = self.unchecked.take()
        {
            problems.replace_from(problems.len(), unchecked.check(chronology));
            index.renew_evidence(chronology);
        }
    }
}

/// What is wrong with a file, so that nothing of it can be shown; never nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread(pub Vec<Diagnostic>);

/// Where the explorer is to begin.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The query that was asked for, instead of any other.
    pub query: Option<String>,
    /// The place that was asked for, instead of the one where the chronology was left.
    pub at: Option<Bookmark>,
    /// What was left is not come back to.
    pub fresh: bool,
}

impl Start {
    /// The place to begin at. Whoever asks a query is not led to where they were with another.
    pub fn place(&self, kept: &Kept) -> Bookmark {
        let Self { query, at, fresh } = self;
        let place = match (at, &kept.last) {
            (Some(at), _) => at.clone(),
            (None, Some(last)) if !fresh && query.is_none() => last.clone(),
            _ => Bookmark::default(),
        };
        match query {
            Some(query) => Bookmark { query: Clean::line(query), ..place },
            None => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_comes_before_what_was_left() {
        let last = "at:left view:event theme:left";
        let query = Some("asked".to_owned());
        let at = Some(Bookmark::read("at:here view:sources theme:here"));
        for (start, expected) in [
            (Start::default(), last),
            (Start { fresh: true, ..Start::default() }, ""),
            (Start { query: query.clone(), ..Start::default() }, "asked"),
            (Start { query: Some(String::new()), ..Start::default() }, ""),
            (Start { at: at.clone(), ..Start::default() }, "at:here view:sources theme:here"),
            (Start { at: at.clone(), fresh: true, ..Start::default() }, "at:here view:sources theme:here"),
            (Start { query, at, fresh: false }, "at:here view:sources asked"),
        ] {
            let kept = Kept { last: Some(Bookmark::read(last)), ..Kept::default() };
            assert_eq!(start.place(&kept).to_string(), expected, "{start:?}");
        }
        assert_eq!(Start::default().place(&Kept::default()), Bookmark::default());
    }
}
