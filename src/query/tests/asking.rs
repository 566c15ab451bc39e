//! What queries find, how certainly, which match is best and which letters are marked.

use super::{found, found_at_all};
use crate::keep::Kept;
use crate::model::{Cited, Finding, Key, Parts};
use crate::query::fixture::{Record, chronology, citation, event, made};
use crate::query::*;
use crate::text::Clean;

#[test]
fn words_find_events() {
    for (text, expected) in [
        ("sochi", &["abe-at-sochi"][..]),
        ("SOCHI opening", &["abe-at-sochi"]),
        ("chi", &["abe-at-sochi"]),
        ("medvdev", &["visit"]),
        ("lvrov", &["decade", "referendum"]),
        ("trty", &[]),
        ("путин", &["decade", "abe-at-sochi", "treaty"]),
        ("ぷーちん", &["decade", "abe-at-sochi", "treaty"]),
        ("ｐｕｔｉｎ", &["decade", "referendum", "abe-at-sochi", "treaty"]),
        ("安倍", &["abe-at-sochi", "treaty"]),
        ("shinzo", &["abe-at-sochi", "treaty"]),
        ("елка", &["undated"]),
        ("ΜΑΚΡΑ", &["open"]),
        ("αθηνα", &["open"]),
        ("islands", &["visit", "referendum"]),
        ("obstacle", &["referendum"]),
        ("obstcle", &[]),
        ("\"peace treaty\"", &["treaty"]),
        ("\"treaty peace\"", &[]),
        ("\"medvdev\"", &[]),
        ("\"decided to attend,\"", &["abe-at-sochi"]),
        ("\"“i decided\"", &["abe-at-sochi"]),
        ("referendum tokyo", &[]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn operators_join_and_bind() {
    for (text, expected) in [
        ("sochi OR referendum", &["referendum", "abe-at-sochi"][..]),
        ("sochi OR referendum lavrov", &["referendum", "abe-at-sochi"]),
        ("(sochi OR referendum) lavrov", &["referendum"]),
        ("islands -referendum", &["visit"]),
        ("islands NOT referendum", &["visit"]),
        ("islands AND NOT -referendum", &["referendum"]),
        ("-(year:..2100)", &["undated"]),
        ("-actor:russia -actor:abe", &["caesar", "open", "undated"]),
        ("sochi or referendum", &[]),
    ] {
        assert_eq!(found_at_all(text), expected, "{text}");
    }
}

#[test]
fn stars_and_notes_find_events() {
    let chronology = chronology();
    let mut index = Index::new(&chronology);
    let line = Clean::line;
    let notes = [("treaty", "Who said  that?"), ("visit", "Ёлка, “hm”"), ("gone", "hm")];
    let kept = Kept {
        stars: ["visit", "treaty", "gone"].map(line).into(),
        notes: notes.map(|(event, note)| (line(event), line(note))).into(),
        ..Kept::default()
    };
    index.remark(Remarks::new(&chronology, &kept));
    for (text, expected) in [
        ("star:yes", &["visit", "treaty"][..]),
        ("STAR:Yes peace", &["treaty"]),
        ("star:no islands", &["referendum"]),
        ("-star:yes islands", &["referendum"]),
        ("(star:yes OR star:no) islands", &["visit", "referendum"]),
        ("note:*", &["visit", "treaty"]),
        ("note:SAID", &["treaty"]),
        ("note:\"said that\"", &["treaty"]),
        ("note:елка", &["visit"]),
        ("note:xyzzy", &[]),
        ("\"who said\"", &[]),
    ] {
        let hits = Query::new(text, &chronology).hits(&chronology, &index);
        let mut found: Vec<&str> = hits.iter().map(|hit| chronology.event(hit.event).id).collect();
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
        assert_eq!(Query::new(text, &chronology).asks_for_remarks(), text.contains(':'), "{text}");
    }
    let counts = facet("islands", Field::Star, &chronology, &index);
    let counts: Vec<_> = counts.iter().map(|count| (count.value.as_str(), count.certain)).collect();
    assert_eq!(counts, [("yes", 1), ("no", 1)]);
}

#[test]
fn fields_find_events() {
    for (text, expected) in [
        ("year:2012 -id:decade", &["referendum"][..]),
        ("YEAR:2014..2015 actor:abe", &["abe-at-sochi"]),
        ("year:-43", &["caesar"]),
        ("year:44BC", &["caesar"]),
        ("year:..0", &["caesar"]),
        ("date:2016-12 -actor:lavrov", &["open", "treaty"]),
        ("date:2012-01-31..2014-02-07 -id:decade", &["referendum", "abe-at-sochi"]),
        ("within:2012-01", &["referendum"]),
        ("within:2012-01-30..", &["abe-at-sochi", "open", "treaty"]),
        ("within:2010..2019", &["decade", "visit", "referendum", "abe-at-sochi", "treaty"]),
        ("actor:putin", &["decade", "abe-at-sochi", "treaty"]),
        ("actor:\"vladimir putin\"", &["decade", "abe-at-sochi", "treaty"]),
        ("actor:プーチン", &["decade", "abe-at-sochi", "treaty"]),
        ("actor:russia", &["decade", "visit", "referendum", "abe-at-sochi", "treaty"]),
        ("actor:Россия", &["decade", "visit", "referendum", "abe-at-sochi", "treaty"]),
        ("actor:akie", &["open"]),
        ("actor:shinzo", &["abe-at-sochi", "treaty"]),
        ("theme:\"Peace Treaty\"", &["treaty"]),
        ("theme:peace", &["treaty"]),
        ("place:athens", &["open"]),
        ("place:αθήνα", &["open"]),
        ("kind:Statement", &["referendum"]),
        ("source:voa-2014", &["abe-at-sochi"]),
        ("source:\"Voice of America\"", &["abe-at-sochi"]),
        ("source:monitor", &["referendum"]),
        ("basis:inferred", &["caesar"]),
        ("evidence:missing", &["referendum"]),
        ("evidence:exact", &["abe-at-sochi"]),
        ("evidence:none year:2016", &["decade", "open", "treaty"]),
        ("role:disputes", &["referendum"]),
        ("role:supports", &["abe-at-sochi"]),
        ("id:visit", &["visit"]),
    ] {
        assert_eq!(found_at_all(text), expected, "{text}");
    }
}

#[test]
fn an_actor_called_by_a_shared_name_is_everyone_of_that_name() {
    let (chronology, text) = (chronology(), "actor:abe");
    // The id is one of them exactly, so the other is not meant.
    assert_eq!(found(text), ["abe-at-sochi", "treaty"]);
    let index = Index::new(&chronology);
    let both = Query::new("actor:\"ABE\" OR actor:akie-abe", &chronology).hits(&chronology, &index);
    assert_eq!(both.len(), 3);
}

#[test]
fn undated_events_fall_nowhere_and_so_not_in_any_year() {
    assert!(!found("year:..9999").contains(&"undated".to_owned()));
    assert!(found("-year:2014").contains(&"undated".to_owned()));
    assert!(found("-within:2014").contains(&"undated".to_owned()));
}

/// What holds only when dates know what they perhaps are.
#[test]
fn what_may_fall_in_a_year_matches_perhaps() {
    assert_eq!(found("year:2014"), ["?decade", "abe-at-sochi"]);
    assert_eq!(found("year:2010..2019 actor:lavrov"), ["decade", "referendum"]);
    assert_eq!(found("within:2014"), ["abe-at-sochi"]);
    assert!(found("-year:2014").contains(&"?decade".to_owned()));
    assert!(found("-within:2014").contains(&"decade".to_owned()));
    let chronology = chronology();
    let index = Index::new(&chronology);
    let hits = Query::new("year:2014", &chronology).hits(&chronology, &index);
    assert_eq!((hits.to_string().as_str(), hits.perhaps()), ("2 events, 1 of them perhaps", 1));
    let counts = facet("", Field::Year, &chronology, &index);
    let of_2014 = counts.iter().find(|count| count.value == "2014").unwrap();
    assert_eq!((of_2014.certain, of_2014.perhaps), (1, 1));
}

/// What has not been looked for may be anything, and is so no longer once it has been.
#[test]
fn quotations_that_were_not_looked_for_are_in_doubt() {
    let quoted = |quote: &str| vec![citation(0, quote, None)];
    let events = [
        Record { citations: quoted("these words"), ..event("one", None, "one", (&[], &[])) },
        Record { citations: quoted("other words"), ..event("two", None, "two", (&[], &[])) },
        event("three", None, "three", (&[], &[])),
    ];
    let parts = || Parts { sources: chronology().sources().to_vec(), ..Parts::default() };
    let chronology = made(parts(), &events);
    let index = Index::new(&chronology);
    let found = |text: &str| {
        let hits = Query::new(text, &chronology).hits(&chronology, &index);
        (hits.len() - hits.perhaps(), hits.perhaps())
    };
    let all = ["exact", "missing", "none", "unchecked"].map(|mark| format!("evidence:{mark}"));
    assert_eq!(all.each_ref().map(|text| found(text)), [(0, 2), (0, 2), (1, 0), (2, 0)]);
    assert_eq!(found("-evidence:missing"), (1, 2));
    chronology.note_finding(Cited { event: Key::new(0), citation: 0 }, Finding::Missing);
    index.renew_evidence(&chronology);
    assert_eq!(all.each_ref().map(|text| found(text)), [(0, 1), (1, 1), (1, 0), (1, 0)]);
    assert!(Query::new("-(one evidence:exact)", &chronology).asks_for_evidence());
    assert!(!Query::new("evidence source:voa-2014", &chronology).asks_for_evidence());
}

#[test]
fn counts_are_said_in_words() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let said = |text| Query::new(text, &chronology).hits(&chronology, &index).to_string();
    assert_eq!(said(""), "8 events");
    assert_eq!(said("sochi"), "1 event");
    assert_eq!(said("nowhere"), "no events");
}

#[test]
fn the_best_match_has_its_words_in_the_best_place() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    for (text, best) in [
        ("referendum", Some("referendum")),
        ("peace", Some("treaty")),
        ("treaty OR kunashir", Some("visit")),
        // By name in three, in a summary in a fourth that is earlier than two of them.
        ("putin", Some("decade")),
        ("putin islands", Some("referendum")),
        ("actor:putin", None),
        ("nowhere", None),
    ] {
        let hits = Query::new(text, &chronology).hits(&chronology, &index);
        let id = hits.best().map(|key| chronology.event(key).id);
        assert_eq!(id, best, "{text}");
    }
}

#[test]
fn matches_are_marked_in_the_text_as_shown() {
    let chronology = chronology();
    for (query, text, kind, expected) in [
        ("sochi opening", "Abe attends the Sochi opening", TextKind::Name, &["Sochi", "opening"][..]),
        ("SHINZO", "Shinzō Abe", TextKind::Name, &["Shinzō"]),
        ("shinzo", "Shinzo\u{304} Abe", TextKind::Name, &["Shinzo\u{304}"]),
        ("medvdev", "Dmitry Medvedev", TextKind::Name, &["Medv", "dev"]),
        ("medvdev", "Dmitry Medvedev", TextKind::Prose, &[]),
        ("ぷーちん", "プーチン大統領", TextKind::Name, &["プーチン"]),
        ("\"to attend\"", "decided  to\nattend", TextKind::Prose, &["to\nattend"]),
        ("стра", "НАСТРАИВАТЬ", TextKind::Prose, &["СТРА"]),
        ("-sochi abe", "Abe in Sochi", TextKind::Name, &["Abe"]),
        ("ab OR be", "Abe", TextKind::Name, &["Abe"]),
        ("actor:abe", "Abe", TextKind::Name, &[]),
        ("aa", "aaaa", TextKind::Name, &["aaaa"]),
    ] {
        let marks = Query::new(query, &chronology).marks(text, kind);
        let marked: Vec<_> = marks.into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(marked, expected, "{query} in {text}");
    }
}
