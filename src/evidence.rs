//! Finding a quotation in its document, and saying how well it stands there.
//!
//! A quotation stands in a document if its words do: whole words in their order, nothing between them but
//! white space and what a typesetter chooses. Then it is verified. What is near it is shown as changed,
//! and only if it is one passage and the difference could be an edit: a sentence that was taken out must
//! not be found in another that looks like it, so in doubt nothing is found.

use std::ops::Range;

use crate::model::{Change, Changed, Finding};

mod alarms;
mod approximate;
mod boundary;
mod check;
mod context;
mod difference;
mod nearest;
mod normalise;
mod places;
#[cfg(test)]
mod tests;

pub use check::{check_all, check_event, check_events, check_source};

use context::Context;
use difference::{Difference, Replacement, Side, compare};
use normalise::Normalised;
use places::{MOST_CHAINS, Part, Place, chains};

/// How many words may be others than those quoted, where no prefix or suffix tells the edited sentence from
/// a sentence that looks like it.
const FOREIGN_WORDS: usize = 1;

/// How many passages a quotation may join.
const MOST_PARTS: usize = 16;

/// A document's text prepared for searching, once for all its quotations.
#[derive(Clone, Debug)]
pub struct Searchable<'t> {
    text: &'t str,
    normal: Normalised,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quotation<'a> {
    /// The words; `[...]` joins passages that follow each other.
    pub quote: &'a str,
    /// What stands immediately before them.
    pub prefix: Option<&'a str>,
    /// What stands immediately behind them.
    pub suffix: Option<&'a str>,
}

impl Quotation<'_> {
    fn context(&self) -> Context {
        Context::new(self.prefix, self.suffix)
    }
}

impl<'t> Searchable<'t> {
    /// Prepares a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, normal: Normalised::new(text) }
    }

    /// Looks for a quotation. The ranges of the finding are bytes into the text.
    ///
    /// - Of several places, it is the one that prefix and suffix stand immediately beside. One of these two
    ///   that stands beside no place says nothing; two that point to different places say nothing either. So
    ///   the words of a quotation that stand in one place only are found there, whatever its prefix: they do
    ///   stand there.
    /// - Of what is left, the one place that has the quotation's own typography is preferred to those that
    ///   have another. Of very many places the first thousand are told.
    /// - Passages joined by `[...]` are taken as near to each other as they stand in that order. A document
    ///   that itself holds the `[...]` is found as it stands.
    /// - With errors, passages are looked for that have twenty characters and four words at least, two
    ///   thousand characters at most. A passage found so must have what resembles prefix and suffix around it;
    ///   without these, or with short ones, no more than one word may be another.
    /// - What holds no letter or digit is missing, and so is what joins more than sixteen passages.
    pub fn find(&self, quotation: &Quotation<'_>) -> Finding {
        let whole = Part::new(quotation.quote);
        let parts = whole.split();
        if parts.len() > MOST_PARTS {
            return Finding::Missing;
        }
        let is_joined = parts.first().is_some_and(|first| first.normal != whole.normal);
        self.standing(&[whole], quotation)
            .or_else(|| is_joined.then(|| self.standing(&parts, quotation)).flatten())
            .or_else(|| self.changed(&parts, &quotation.context()))
            .unwrap_or(Finding::Missing)
    }

    /// The finding if all parts stand word for word, in their order.
    fn standing(&self, parts: &[Part<'_>], quotation: &Quotation<'_>) -> Option<Finding> {
        let mut places = Vec::with_capacity(parts.len());
        for part in parts {
            let found = if part.says_something() { self.places(part) } else { Vec::new() };
            if found.is_empty() {
                return None;
            }
            places.push(found);
        }
        let all: Vec<Vec<&Place>> = places.iter().map(|places| places.iter().collect()).collect();
        if all.iter().all(|places| places.len() == 1) {
            // There is nothing to choose between, whatever stands around them.
            return self.decide(parts, &all);
        }
        let context = quotation.context();
        let precedes = |place: &&Place| context.precedes(self.normal.text(), place.copy.start);
        let follows = |place: &&Place| context.follows(self.normal.text(), place.copy.end);
        let is_preceded = all.first().is_some_and(|firsts| firsts.iter().any(precedes));
        let is_followed = all.last().is_some_and(|lasts| lasts.iter().any(follows));
        let mut agreeing = all.clone();
        if let Some(firsts) = agreeing.first_mut().filter(|_| is_preceded) {
            firsts.retain(precedes);
        }
        if let Some(lasts) = agreeing.last_mut().filter(|_| is_followed) {
            lasts.retain(follows);
        }
        self.decide(parts, &agreeing).or_else(|| self.decide(parts, &all))
    }

    /// The finding about the places in which the parts of a quotation stand, if they stand in their order.
    fn decide(&self, parts: &[Part<'_>], places: &[Vec<&Place>]) -> Option<Finding> {
        let chains = chains(places);
        // So many are ambiguous whatever their typography.
        let mut exact =
            chains.iter().filter(|chain| chains.len() < MOST_CHAINS && self.is_exact(parts, chain));
        match (chains.as_slice(), exact.next(), exact.next()) {
            ([], ..) => None,
            (_, Some(chain), None) => Some(Finding::Exact(ranges(chain))),
            ([chain], ..) => Some(Finding::Typographic(ranges(chain))),
            _ => Some(Finding::Ambiguous(
                chains
                    .iter()
                    .filter_map(|chain| Some(chain.first()?.text.start..chain.last()?.text.end))
                    .collect(),
            )),
        }
    }

    /// Whether each part stands at its place in its own typography.
    fn is_exact(&self, parts: &[Part<'_>], chain: &[&Place]) -> bool {
        parts.iter().zip(chain).all(|(part, place)| {
            self.text.get(place.text.clone()).is_some_and(|words| part.is_exactly(words))
        })
    }

    /// The finding if the parts that do not stand word for word have something near them, and all are in
    /// their order.
    fn changed(&self, parts: &[Part<'_>], context: &Context) -> Option<Finding> {
        let mut places = Vec::with_capacity(parts.len());
        for part in parts {
            let standing = self.places(part);
            places.push(if standing.is_empty() { vec![self.nearest(part)?] } else { standing });
        }
        let borrowed: Vec<Vec<&Place>> = places.iter().map(|places| places.iter().collect()).collect();
        let mut found = chains(&borrowed);
        let chain = found.pop().filter(|_| found.is_empty())?;
        let extent = chain.first()?.copy.start..chain.last()?.copy.end;
        if !context.resembles(self.normal.text(), &extent) {
            return None;
        }
        let quoted: Vec<Normalised> = parts.iter().map(|part| Normalised::new(part.quoted)).collect();
        let differences: Vec<Difference<'_>> = parts
            .iter()
            .zip(&quoted)
            .zip(&chain)
            .map(|((part, normal), place)| self.difference(part, normal, place))
            .collect();
        let replacements = differences.iter().flat_map(|difference| &difference.replacements);
        let foreign: usize = replacements.clone().map(Replacement::foreign_words).sum();
        if foreign > FOREIGN_WORDS && !context.is_telling() {
            return None;
        }
        let alarms = alarms::alarms(&replacements, |word| !self.places(&Part::new(word)).is_empty());
        let changed = Changed { passages: ranges(&chain), alarms, difference: join(differences) };
        Some(Finding::Changed(Box::new(changed)))
    }

    fn difference<'a>(&'a self, part: &Part<'a>, normal: &'a Normalised, place: &Place) -> Difference<'a> {
        let quotation = Side { text: part.quoted, normal, start: 0, end: normal.text().len() };
        let passage =
            Side { text: self.text, normal: &self.normal, start: place.copy.start, end: place.copy.end };
        compare(quotation, passage)
    }
}

fn ranges(chain: &[&Place]) -> Vec<Range<usize>> {
    chain.iter().map(|place| place.text.clone()).collect()
}

/// The differences of all parts, with the sign of what was left out between them.
fn join(differences: Vec<Difference<'_>>) -> Vec<Change> {
    let mut joined = Vec::new();
    for difference in differences {
        if !joined.is_empty() {
            joined.push(Change::Same("[...]".to_owned()));
        }
        joined.extend(difference.changes);
    }
    joined
}
