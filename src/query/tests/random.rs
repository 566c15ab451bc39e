//! Random chronologies, and random queries of them.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::edtf::When;
use crate::keep::Kept;
use crate::model::{Basis, Chronology, Evidence, Finding, Key, Kind, Parts};
use crate::query::fixture::{Quoted, Record, chronology, citation, event, made};
use crate::query::*;
use crate::text::Clean;

/// Every form of date, with the years of two digits left open.
pub(super) const DATES: &[&str] = &[
    "20%",
    "20%-02",
    "20%-02-07",
    "20%-02-07T10:00:00Z",
    "20%-21",
    "20%-XX",
    "20%-XX-XX",
    "20%-02-XX",
    "20%-33",
    "20%-40",
    "20%?",
    "20%-06~",
    "20%-06-11%%",
    "?20%-06",
    "20%-~06-11",
    "2X1X",
    "20X1",
    "201X",
    "20XX",
    "XXXX",
    "XXXX-12-25",
    "19X5",
    "20%/2100",
    "1990/20%",
    "20%-02/20%-02",
    "20%-03-01/20%-03-02",
    "20%/..",
    "../20%",
    "20%/",
    "/20%",
    "20%?/2100~",
    "201X/202X",
    "[20%,1990]",
    "[20%..2100]",
    "[..20%]",
    "[20%-02..]",
    "{20%,1990}",
    "{20%..2100}",
    "{20%-01..20%-03}",
    "{..20%}",
    "[20%?,1990]",
    "{1990?,20%}",
    "{20%,2100~}",
    "[19X5,20%]",
    "{20%-12..}",
    "Y170000002",
    "Y-170000002",
    "Y3388E2S3",
    "-20%",
    "0000",
    "156X-12-25",
    "20%S2",
];

const WORDS: &[&str] = &[
    "treaty",
    "Treaties",
    "peace",
    "islands",
    "Путин",
    "путина",
    "プーチン",
    "安倍",
    "Straße",
    "strasse",
    "Medvedev",
    "medvdev",
    "Λαβρόφ",
    "ёлка",
    "a",
    "re",
    "visit",
    "visits",
    "résumé",
    "Sochi",
    "x-y",
    "2014",
];

/// A date of a form and a year; none if the form is no date with that year.
pub(super) fn date_of(form: &str, year: u8) -> Option<When> {
    When::parse(&form.replace("%%", "%").replace("20%", &format!("20{year:02}"))).ok()
}

fn date() -> impl Strategy<Value = Option<When>> {
    let known = (select(DATES), 0..40_u8).prop_map(|(form, year)| date_of(form, year));
    prop_oneof![1 => Just(None), 9 => known]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 0..=most).prop_map(|words| words.join(" "))
}

fn keys<T: 'static + std::fmt::Debug>(count: usize) -> impl Strategy<Value = Vec<Key<T>>> {
    subsequence((0..count).collect::<Vec<_>>(), 0..=count.min(3))
        .prop_map(|keys| keys.into_iter().map(Key::new).collect())
}

fn cited() -> impl Strategy<Value = Vec<Quoted>> {
    let finding = select(vec![
        Some(Finding::Exact(std::iter::once(0..1).collect())),
        Some(Finding::Typographic(std::iter::once(0..1).collect())),
        Some(Finding::Ambiguous(Vec::new())),
        Some(Finding::Missing),
        None,
    ]);
    prop::collection::vec(
        (0..2_usize, text(4), finding).prop_map(|(source, quote, finding)| citation(source, &quote, finding)),
        0..3,
    )
}

prop_compose! {
    fn random_event()(
        when in date(), title in text(4), summary in text(5), (actors, themes, places) in (keys(6), keys(3), keys(2)),
        citations in cited(), kind in select(Kind::ALL), basis in select(Basis::ALL),
    ) -> Record {
        let summary = Clean::line(&summary);
        Record { when, basis, summary, kind, actors, themes, places, citations, ..event("", None, &title, (&[], &[])) }
    }
}

/// The people and places of the small chronology with other events, more than one share of work.
pub(super) fn random_chronology() -> impl Strategy<Value = Chronology> {
    prop::collection::vec(random_event(), 0..100).prop_map(|events| {
        let small = chronology();
        let number = |(number, event)| Record { id: Clean::line(&format!("e{number}")), ..event };
        let events: Vec<_> = events.into_iter().enumerate().map(number).collect();
        let parts = Parts {
            sources: small.sources().to_vec(),
            actors: small.actors().to_vec(),
            places: small.places().to_vec(),
            themes: small.themes().to_vec(),
            ..Parts::default()
        };
        made(parts, &events)
    })
}

/// Stars and notes on some of the events, and on some that are gone.
pub(super) fn kept() -> impl Strategy<Value = Kept> {
    let id = || (0..120_u8).prop_map(|number| Clean::line(&format!("e{number}")));
    let note = text(3).prop_map(|note| Clean::line(&note));
    let (stars, notes) =
        (prop::collection::btree_set(id(), 0..60), prop::collection::btree_map(id(), note, 0..60));
    (stars, notes).prop_map(|(stars, notes)| Kept { stars, notes, ..Kept::default() })
}

/// An index with such stars and notes.
pub(super) fn index_with(chronology: &Chronology, kept: &Kept) -> Index {
    let mut index = Index::new(chronology);
    index.remark(Remarks::new(chronology, kept));
    index
}

fn term() -> impl Strategy<Value = String> {
    let evidence: Vec<&str> =
        Evidence::ALL.iter().map(|evidence| evidence.name()).chain(["none", "unchecked"]).collect();
    prop_oneof![
        4 => select(WORDS).prop_flat_map(|word| (1..=word.chars().count()).prop_map(move |count| word.chars().take(count).collect())),
        1 => select(WORDS).prop_map(|word| format!("\"{word}\"")),
        2 => (0..40_u8, 0..5_u8).prop_map(|(year, more)| format!("year:20{year:02}..20{:02}", year + more)),
        1 => select(vec!["year:..2012", "year:2031..", "year:-43", "date:2014-02", "date:2014-02-07", "date:[2012,2014]"]).prop_map(str::to_owned),
        1 => (0..40_u8).prop_map(|year| format!("date:20{year:02}-02..20{year:02}-03")),
        1 => (0..40_u8).prop_map(|year| format!("within:20{year:02}")),
        1 => select(vec!["within:2012..2031", "within:..2031", "within:2000..", "within:198X..2100"]).prop_map(str::to_owned),
        2 => select(vec!["russia", "putin", "lavrov", "abe", "akie-abe", "medvedev"]).prop_map(|actor| format!("actor:{actor}")),
        1 => select(vec!["theme:islands", "theme:\"peace treaty\"", "place:sochi", "place:athens", "source:voa-2014", "source:edm-2012"]).prop_map(str::to_owned),
        1 => select(evidence).prop_map(|evidence| format!("evidence:{evidence}")),
        1 => select(vec!["star:yes", "star:no", "note:*", "note:treaty", "note:\"peace islands\"", "note:ПУТИНА"]).prop_map(str::to_owned),
        1 => select(vec!["kind:event", "kind:plan", "basis:stated", "basis:inferred", "id:e3"]).prop_map(str::to_owned),
    ]
}

pub(super) fn query_text() -> impl Strategy<Value = String> {
    term().prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.prop_map(|part| format!("-({part})")),
        ]
    })
}
