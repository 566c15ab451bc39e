//! Which events have to do with one: those that cite the same passage, and those with the same people and subject
//! that stand near it in time.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use crate::edtf::{Day, When};
use crate::model::{Chronology, Event, EventKey, Finding, Passage};

/// An event that has to do with another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Related {
    /// The event.
    pub event: EventKey,
    /// What the two have in common.
    pub bond: Bond,
}

/// What two events have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bond {
    /// They cite words of the same passage.
    Passage,
    /// They have some actor and some theme in common, and so many days lie between them.
    Subject {
        /// Actors that take part in both.
        actors: usize,
        /// Themes of both.
        themes: usize,
        /// Days from the start of the one to the start of the other.
        days: u64,
    },
}

/// Shortly, in words: `same passage`, `2 actors, 1 theme`.
impl fmt::Display for Bond {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Subject { actors, themes, .. } = *self else {
            return formatter.write_str("same passage");
        };
        let ending = |count| if count == 1 { "" } else { "s" };
        write!(formatter, "{actors} actor{}, {themes} theme{}", ending(actors), ending(themes))
    }
}

/// Events on each side in time that are looked at. More would be no neighbours, and a large chronology is to
/// answer at once.
const NEIGHBOURS: usize = 500;

/// Passages before one that are looked at for reaching into it.
const REACHING: usize = 100;

/// Days that one thing in common makes up for.
const PATIENCE: u64 = 60;

/// The events that have most to do with one, `most` at the most: first those that share a passage with it, then
/// the nearer in time and the more in common the sooner. `akin` are those of its [`neighbours`] that may have people
/// and subject in common with it.
pub fn related(chronology: &Chronology, event: EventKey, akin: &[EventKey], most: usize) -> Vec<Related> {
    let mut found: BTreeMap<EventKey, Bond> = BTreeMap::new();
    for other in akin.iter().copied().filter(|other| *other != event) {
        if let Some(bond) = subject(&chronology.event(event), &chronology.event(other)) {
            found.insert(other, bond);
        }
    }
    for other in sharing_passages(chronology, event) {
        found.insert(other, Bond::Passage);
    }
    let mut related: Vec<_> = found.into_iter().map(|(event, bond)| Related { event, bond }).collect();
    related.sort_by_key(|related| (distance(related.bond), related.event));
    related.truncate(most);
    related
}

/// The places in the order of time of the events around one, its own among them.
pub fn neighbours(chronology: &Chronology, event: EventKey) -> Range<usize> {
    let here = event.index();
    here.saturating_sub(NEIGHBOURS)..chronology.events().len().min(here.saturating_add(NEIGHBOURS + 1))
}

/// What the people and the subjects of two dated events have in common, if both have.
fn subject(one: &Event<'_>, other: &Event<'_>) -> Option<Bond> {
    let actors = one.actors.iter().filter(|actor| other.actors.contains(actor)).count();
    let themes = one.themes.iter().filter(|theme| other.themes.contains(theme)).count();
    let days = start(one.when?)?.abs_diff(start(other.when?)?);
    (actors > 0 && themes > 0).then_some(Bond::Subject { actors, themes, days })
}

/// The day that a date stands by, as a number: its first, or of what has no beginning its last.
fn start(when: &When) -> Option<i64> {
    let span = when.span();
    span.earliest.or(span.latest).map(Day::number)
}

/// How far off: less for more in common.
fn distance(bond: Bond) -> u64 {
    match bond {
        Bond::Passage => 0,
        Bond::Subject { actors, themes, days } => {
            let common = u64::try_from(actors + themes).unwrap_or(u64::MAX).max(1);
            1 + days.saturating_add(PATIENCE) / common
        }
    }
}

/// The events that cite words which one cites.
fn sharing_passages(chronology: &Chronology, event: EventKey) -> Vec<EventKey> {
    let mut others = Vec::new();
    for citation in chronology.event(event).citations.iter() {
        let passages = chronology.passages(citation.source);
        for range in citation.finding.map_or(&[][..], Finding::passages) {
            let end = passages.partition_point(|passage| passage.range.start < range.end);
            let near = passages.get(end.saturating_sub(REACHING)..end).unwrap_or_default();
            let shares = |passage: &&Passage| passage.event != event && range.start < passage.range.end;
            others.extend(near.iter().filter(shares).map(|passage| passage.event));
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Cited, Draft, DraftCitation, Events, Key, Kind, Parts, Role, Run, Source};
    use crate::text::{Clean, CleanStr};

    /// An id, a date, actors, themes, and the bytes that are cited.
    type Told =
        (&'static str, Option<&'static str>, &'static [usize], &'static [usize], Option<(usize, usize)>);

    const TOLD: [Told; 9] = [
        ("it", Some("2012-01-29/2012-01-31"), &[0, 1], &[0], Some((10, 20))),
        ("near", Some("2012-03"), &[0], &[0], None),
        ("nearer", Some("2012-02"), &[1], &[0], None),
        ("far but alike", Some("2012-04"), &[0, 1], &[0], None),
        ("another subject", Some("2012-02"), &[0], &[1], None),
        ("other people", Some("2012-02"), &[2], &[0], None),
        ("same words", Some("1950"), &[], &[], Some((19, 30))),
        ("next words", Some("1950"), &[], &[], Some((20, 30))),
        ("undated", None, &[0], &[0], None),
    ];

    fn chronology() -> Chronology {
        let (mut run, mut dates) = (Run::default(), Vec::new());
        for (id, date, actors, themes, cited) in TOLD {
            let date = date.map(|date| {
                dates.push(When::parse(date).unwrap());
                u32::try_from(dates.len() - 1).unwrap()
            });
            let id = Clean::new(id);
            let citation = DraftCitation {
                source: Key::new(0),
                quote: CleanStr::from(&id),
                prefix: None,
                suffix: None,
                role: Role::Supports,
            };
            run.push(&Draft {
                id: (&id).into(),
                date,
                basis: Basis::Stated,
                date_note: None,
                title: (&id).into(),
                summary: CleanStr::from(&Clean::default()),
                kind: Kind::Event,
                actors: &actors.iter().map(|actor| Key::new(*actor)).collect::<Vec<_>>(),
                themes: &themes.iter().map(|theme| Key::new(*theme)).collect::<Vec<_>>(),
                places: &[],
                citations: &cited.map(|_| citation).into_iter().collect::<Vec<_>>(),
                line: 1,
            });
        }
        let events = Events::new(dates, vec![run]);
        let chronology = Chronology::new(Parts {
            events,
            sources: vec![Source::named(Clean::new("source"))],
            ..Parts::default()
        });
        for (id, .., cited) in TOLD {
            if let Some((start, end)) = cited {
                let event = chronology.event_of_id(id).unwrap();
                let passage = std::iter::once(start..end).collect();
                chronology.note_finding(Cited { event, citation: 0 }, Finding::Exact(passage));
            }
        }
        chronology.note_checked(Key::new(0));
        chronology
    }

    fn related(chronology: &Chronology, event: EventKey, most: usize) -> Vec<Related> {
        let akin: Vec<EventKey> = neighbours(chronology, event).map(Key::new).collect();
        super::related(chronology, event, &akin, most)
    }

    fn ids(of: &str, most: usize) -> Vec<String> {
        let chronology = chronology();
        let related = related(&chronology, chronology.event_of_id(of).unwrap(), most);
        related.into_iter().map(|related| chronology.event(related.event).id.to_owned()).collect()
    }

    #[test]
    fn passages_bind_most_and_then_what_is_near_and_alike() {
        assert_eq!(ids("it", 9), ["same words", "nearer", "far but alike", "near"]);
        assert_eq!(ids("it", 2), ["same words", "nearer"]);
        assert_eq!(ids("undated", 9), [""; 0]);
        assert_eq!(ids("same words", 9), ["next words", "it"]);
    }

    #[test]
    fn whom_one_is_related_to_is_related_to_one() {
        let chronology = chronology();
        for (event, _) in chronology.events_with_keys() {
            for Related { event: other, bond } in related(&chronology, event, usize::MAX) {
                assert_ne!(event, other);
                assert!(related(&chronology, other, usize::MAX).contains(&Related { event, bond }));
            }
        }
    }
}
