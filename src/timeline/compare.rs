//! What two events have in common, and how their dates stand to each other.

use std::ops::Range;

use crate::edtf::{Certainty, Span, When};
use crate::model::{Actor, Chronology, Citation, EventKey, Finding, Key, Place, Theme};

/// How two dates stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dating {
    /// One has no date at least: nothing can be told.
    Undated,
    /// They touch the same days, all of which are known.
    Same,
    /// They are written alike, but for the days that they may be: two things of `2014`, not of one day.
    Alike,
    /// All that the one may touch, the other touches for certain.
    Within,
    /// They certainly have a day in common.
    Overlap,
    /// They may have a day in common, or may not.
    Perhaps,
    /// There is no day that both may be on.
    Apart {
        /// Days from the last of the earlier to the first of the later, at the least; `None`: they lie among each
        /// other, as one of several days may lie between the others.
        days: Option<u64>,
        /// Whether it is just so many: all days of both are known.
        exact: bool,
        /// Whether one of the dates is doubted or an estimate, so that they may agree after all.
        doubtful: bool,
    },
}

impl Dating {
    /// How two dates stand to each other, whichever comes first. What both dates allow for is never called a
    /// difference, and what only may be so never an agreement.
    pub fn of(one: Option<&When>, other: Option<&When>) -> Self {
        let Some((one, other)) = one.zip(other) else { return Self::Undated };
        let pair = [one, other];
        let (spans, certain) = (pair.map(When::span), pair.map(When::certain_span));
        let known = certain == spans.map(Some);
        if known && spans[0] == spans[1] {
            return Self::Same;
        }
        if one == other {
            return Self::Alike;
        }
        if one.overlaps(&spans[1]).min(other.overlaps(&spans[0])) == Certainty::No {
            let doubtful = pair.into_iter().any(is_doubtful);
            return Self::Apart { days: days_between(spans), exact: known, doubtful };
        }
        let holds = |whole: usize, part: usize| {
            !is_doubtful(pair[part]) && certain[whole].is_some_and(|days| days.contains(&spans[part]))
        };
        // The one is on some of the days on all of which the other is.
        let meets = |whole: usize, part: usize| {
            certain[whole].is_some_and(|days| pair[part].overlaps(&days) == Certainty::Yes)
        };
        match (holds(0, 1) || holds(1, 0), meets(0, 1) || meets(1, 0)) {
            (true, _) => Self::Within,
            (false, true) => Self::Overlap,
            (false, false) => Self::Perhaps,
        }
    }

    /// Whether the dates differ, whatever is still open about them.
    pub fn differs(self) -> bool {
        matches!(self, Self::Apart { doubtful: false, .. })
    }
}

fn is_doubtful(when: &When) -> bool {
    when.is_uncertain() || when.is_approximate()
}

/// Days from the last of the earlier to the first of the later.
fn days_between([one, other]: [Span; 2]) -> Option<u64> {
    let from = |earlier: Span, later: Span| {
        let days = later.earliest?.number().checked_sub(earlier.latest?.number())?;
        u64::try_from(days).ok().filter(|days| *days > 0)
    };
    from(one, other).or_else(|| from(other, one))
}

/// What two events have in common.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Common {
    /// How their dates stand to each other.
    pub dating: Dating,
    /// Who takes part in both.
    pub actors: Vec<Key<Actor>>,
    /// Where both are.
    pub places: Vec<Key<Place>>,
    /// Themes of both.
    pub themes: Vec<Key<Theme>>,
    /// Which citations of the one and of the other stand on the same words of a document.
    pub passages: Vec<[usize; 2]>,
}

impl Common {
    /// Compares two events.
    pub fn of(chronology: &Chronology, one: EventKey, other: EventKey) -> Self {
        let (one, other) = (chronology.event(one), chronology.event(other));
        let theirs = other.citations.iter().enumerate();
        let passages = one.citations.iter().enumerate().flat_map(|(ours, citation)| {
            let same = theirs.clone().filter(move |(_, other)| share_words(&citation, other));
            same.map(move |(theirs, _)| [ours, theirs])
        });
        Self {
            dating: Dating::of(one.when, other.when),
            actors: one.actors.iter().filter(|actor| other.actors.contains(actor)).copied().collect(),
            places: one.places.iter().filter(|place| other.places.contains(place)).copied().collect(),
            themes: one.themes.iter().filter(|theme| other.themes.contains(theme)).copied().collect(),
            passages: passages.collect(),
        }
    }
}

/// Whether two quotations stand on words of a document that are the same, as far as it is known where they stand.
fn share_words(one: &Citation<'_>, other: &Citation<'_>) -> bool {
    let [ours, theirs] = [one, other].map(|citation| citation.finding.map_or(&[][..], Finding::passages));
    let meet =
        |ours: &Range<usize>, theirs: &Range<usize>| ours.start < theirs.end && theirs.start < ours.end;
    one.source == other.source && ours.iter().any(|ours| theirs.iter().any(|theirs| meet(ours, theirs)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn apart(days: u64, exact: bool) -> Dating {
        Dating::Apart { days: Some(days), exact, doubtful: false }
    }

    const fn perhaps_apart(days: u64) -> Dating {
        Dating::Apart { days: Some(days), exact: false, doubtful: true }
    }

    const AMONG: Dating = Dating::Apart { days: None, exact: false, doubtful: false };

    const PAIRS: &[(&str, &str, Dating)] = &[
        ("2012-01-29", "2012-01-29", Dating::Same),
        ("2012-01-29", "2012-01-29T10:00:00", Dating::Same),
        ("2012-01-29/2012-01-31", "2012-01-29/2012-01-31", Dating::Same),
        // One of them may be the day before.
        ("2012-01-29?", "2012-01-29?", Dating::Alike),
        ("2012-01-29?", "2012-01-29", Dating::Perhaps),
        ("2012", "2012", Dating::Alike),
        ("2012", "2012-01-29", Dating::Perhaps),
        ("2012-01/2012-03", "2012-02-14", Dating::Within),
        ("2012-01/2012-03", "2012-02", Dating::Within),
        ("2012-01/2012-03", "2012-02?", Dating::Perhaps),
        ("2012-01/2012-03", "2012-03-14", Dating::Perhaps),
        ("2012-01-29/..", "2012-01-30/2012-02-04", Dating::Within),
        ("2012-01-29/2012-01-31", "2012-01-31/2012-02-04", Dating::Overlap),
        ("{2012-01-29,2012-03-04}", "2012-01-29", Dating::Overlap),
        ("[2012-01-29,2012-03-04]", "2012-01-29", Dating::Perhaps),
        ("[2012-01-29,2012-03-04]", "2012-02-14", AMONG),
        ("2012-01-29", "2012-01-30", apart(1, true)),
        ("2012-01-29/2012-01-31", "2012-02-03", apart(3, true)),
        ("2012-01", "2012-02", apart(1, false)),
        ("../2011", "2012-01-02", apart(2, false)),
        ("2012-01-29~", "2012-01-30", perhaps_apart(1)),
        ("2012-01~", "2012-02-02", perhaps_apart(2)),
        ("XXXX-12-25", "2012-12-26", Dating::Perhaps),
    ];

    #[test]
    fn dates_differ_only_where_they_cannot_agree() {
        let mut wrong = Vec::new();
        for (one, other, expected) in PAIRS {
            let dates = [one, other].map(|date| When::parse(date).unwrap());
            for [one, other] in [[0, 1], [1, 0]] {
                let dating = Dating::of(Some(&dates[one]), Some(&dates[other]));
                if dating != *expected {
                    wrong.push(format!("{} {}: {dating:?}", dates[one], dates[other]));
                }
            }
            assert_eq!(Dating::of(Some(&dates[0]), None), Dating::Undated);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn no_day_that_both_may_be_on_lies_between_them(
            one in "20(0[1-3]|XX)-0[1-3](-0[1-9])?[?~]?(/20(0[3-5])-0[1-3])?",
            other in "20(0[1-3]|XX)-0[1-3](-0[1-9])?[?~]?(/20(0[3-5])-0[1-3])?",
        ) {
            let (Ok(one), Ok(other)) = (When::parse(&one), When::parse(&other)) else { return Ok(()) };
            let dating = Dating::of(Some(&one), Some(&other));
            prop_assert_eq!(dating, Dating::of(Some(&other), Some(&one)));
            let meet = one.span().overlaps(&other.span());
            match dating {
                Dating::Apart { days, .. } => prop_assert_eq!(meet, days.is_none()),
                Dating::Same | Dating::Within | Dating::Overlap => {
                    prop_assert!(meet);
                    prop_assert!(!is_doubtful(&one) || !is_doubtful(&other));
                }
                Dating::Alike | Dating::Perhaps | Dating::Undated => prop_assert!(meet),
            }
        }
    }
}
