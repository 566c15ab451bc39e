//! Who says so: the documents that a chronology quotes.

use super::event::Basis;
use crate::edtf::When;
use crate::text::{Clean, Document};

/// A publication that events cite.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name in the file; unique among sources.
    pub id: Clean,
    /// Its title.
    pub title: Clean,
    /// Who published it.
    pub publisher: Option<Clean>,
    /// Who wrote it.
    pub authors: Vec<Clean>,
    /// Where it is on the net.
    pub url: Option<Clean>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<Clean>,
    /// When it was published.
    pub published: Option<When>,
    /// How that is known.
    pub published_basis: Option<Basis>,
    /// How it was worked out.
    pub published_note: Option<Clean>,
    /// The document's file, relative to the documents folder.
    pub file: Option<Clean>,
    /// The SHA-256 of the document's bytes that the chronology was written against, in hexadecimal.
    pub sha256: Option<Clean>,
    /// The document, as far as it could be had.
    pub document: DocumentState,
}

/// What became of a source's document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// The source names no document.
    None,
    /// It is the one that the chronology was written against, as far as can be told.
    Sound(Document),
    /// It is there, but its bytes are not those of `sha256`.
    Changed(Document),
    /// It could not be read, and why.
    Lost(Clean),
    /// It is still to be read.
    Unread,
}

impl DocumentState {
    /// The document, if there is one to read.
    pub fn document(&self) -> Option<&Document> {
        match self {
            Self::Sound(document) | Self::Changed(document) => Some(document),
            Self::None | Self::Lost(_) | Self::Unread => None,
        }
    }
}

impl Source {
    /// A source of which nothing but its name is known, which then is its title too.
    pub fn named(id: Clean) -> Self {
        Self {
            title: id.clone(),
            id,
            publisher: None,
            authors: Vec::new(),
            url: None,
            language: None,
            published: None,
            published_basis: None,
            published_note: None,
            file: None,
            sha256: None,
            document: DocumentState::None,
        }
    }

    /// The short name for a line on a screen: the publisher, or else the title.
    pub fn short_name(&self) -> &Clean {
        self.publisher.as_ref().unwrap_or(&self.title)
    }
}
