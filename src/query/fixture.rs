//! A small chronology for the tests of queries.

use crate::edtf::When;
use crate::model::{
    Actor, ActorKind, Basis, Chronology, Cited, Draft, DraftCitation, Events, Finding, Key, Kind, Parts,
    Place, Role, Run, Source, Theme,
};
use crate::text::{Clean, CleanStr};

/// An event to be.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) id: Clean,
    pub(super) when: Option<When>,
    pub(super) basis: Basis,
    pub(super) title: Clean,
    pub(super) summary: Clean,
    pub(super) kind: Kind,
    pub(super) actors: Vec<Key<Actor>>,
    pub(super) themes: Vec<Key<Theme>>,
    pub(super) places: Vec<Key<Place>>,
    pub(super) citations: Vec<Quoted>,
}

/// A citation to be, and what is found of it.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    source: Key<Source>,
    quote: Clean,
    finding: Option<Finding>,
}

/// A chronology of these events, in their order where they are of one date.
pub(super) fn made(parts: Parts, records: &[Record]) -> Chronology {
    let (mut run, mut dates) = (Run::default(), Vec::new());
    for record in records {
        let date = record.when.as_ref().map(|when| {
            dates.push(when.clone());
            u32::try_from(dates.len() - 1).unwrap()
        });
        let citations = record.citations.iter().map(|quoted| DraftCitation {
            source: quoted.source,
            quote: (&quoted.quote).into(),
            prefix: None,
            suffix: None,
            role: Role::Supports,
        });
        run.push(&Draft {
            id: (&record.id).into(),
            date,
            basis: record.basis,
            date_note: None,
            title: (&record.title).into(),
            summary: CleanStr::from(&record.summary),
            kind: record.kind,
            actors: &record.actors,
            themes: &record.themes,
            places: &record.places,
            citations: &citations.collect::<Vec<_>>(),
            line: 1,
        });
    }
    let chronology = Chronology::new(Parts { events: Events::new(dates, vec![run]), ..parts });
    for (place, seat) in chronology.events().seats().iter().enumerate() {
        for (citation, quoted) in records[seat.row as usize].citations.iter().enumerate() {
            if let Some(finding) = &quoted.finding {
                chronology.note_finding(Cited { event: Key::new(place), citation }, finding.clone());
            }
        }
    }
    chronology
}

/// Six actors, three themes, two places, two sources, eight events.
pub(super) fn chronology() -> Chronology {
    let parts = Parts {
        title: line("Russia and Japan"),
        actors: vec![
            actor("russia", "Russia", &["Россия", "ロシア"], &[]),
            actor("putin", "Vladimir Putin", &["Путин", "プーチン"], &[0]),
            actor("lavrov", "Sergei Lavrov", &["Лавров"], &[0]),
            actor("medvedev", "Dmitry Medvedev", &["Медведев"], &[0]),
            actor("abe", "Shinzō Abe", &["安倍晋三"], &[]),
            actor("akie-abe", "Akie Abe", &[], &[]),
        ],
        themes: ["islands", "peace treaty", "summitry"].map(|name| Theme { name: line(name) }).into(),
        places: vec![place("sochi", "Sochi"), place("athens", "Αθήνα")],
        sources: vec![
            source("voa-2014", "Abe to attend the opening", "Voice of America"),
            source("edm-2012", "Lavrov in Tokyo", "Eurasia Daily Monitor"),
        ],
        ..Parts::default()
    };
    let events = [
        Record {
            places: vec![Key::new(0)],
            citations: vec![citation(
                0,
                "“I decided  to\nattend,” he said",
                Finding::Exact(std::iter::once(0..5).collect()),
            )],
            ..event("abe-at-sochi", Some("2014-02-07"), "Abe attends the Sochi opening", (&[4, 1], &[2]))
        },
        Record {
            kind: Kind::Statement,
            citations: vec![citation(1, "Lavrov also raised an obstacle", Finding::Missing)],
            summary: line("He hinted at a referendum on the islands; Putin was silent."),
            ..event("referendum", Some("2012-01-29/2012-01-31"), "A referendum is hinted at", (&[2], &[0]))
        },
        event("visit", Some("2010-11-01"), "Medvedev visits Kunashir", (&[3], &[0])),
        event("treaty", Some("2016-12"), "Talks about a peace treaty", (&[1, 4], &[1])),
        Record { basis: Basis::Inferred, ..event("caesar", Some("-0043-03-15"), "Caesar falls", (&[], &[])) },
        event("undated", None, "Ёлка в Кремле", (&[], &[])),
        event("decade", Some("201X"), "Meetings of ministers", (&[2, 1], &[2])),
        Record {
            places: vec![Key::new(1)],
            ..event("open", Some("2016/.."), "Μακρὰ συνομιλία", (&[5], &[]))
        },
    ];
    made(parts, &events)
}

fn line(text: &str) -> Clean {
    Clean::line(text)
}

fn actor(id: &str, name: &str, aliases: &[&str], of: &[usize]) -> Actor {
    Actor {
        id: line(id),
        name: line(name),
        kind: Some(ActorKind::Person),
        aliases: aliases.iter().map(|alias| line(alias)).collect(),
        of: of.iter().map(|place| Key::new(*place)).collect(),
    }
}

fn place(id: &str, name: &str) -> Place {
    Place { id: line(id), name: line(name), coordinates: None }
}

fn source(id: &str, title: &str, publisher: &str) -> Source {
    Source { title: line(title), publisher: Some(line(publisher)), ..Source::named(line(id)) }
}

pub(super) fn event(
    id: &str,
    when: Option<&str>,
    title: &str,
    (actors, themes): (&[usize], &[usize]),
) -> Record {
    Record {
        id: line(id),
        when: when.map(|when| When::parse(when).unwrap()),
        basis: Basis::Stated,
        title: line(title),
        summary: Clean::default(),
        kind: Kind::Event,
        actors: actors.iter().map(|place| Key::new(*place)).collect(),
        themes: themes.iter().map(|place| Key::new(*place)).collect(),
        places: Vec::new(),
        citations: Vec::new(),
    }
}

pub(super) fn citation(source: usize, quote: &str, finding: impl Into<Option<Finding>>) -> Quoted {
    Quoted { source: Key::new(source), quote: Clean::new(quote), finding: finding.into() }
}
