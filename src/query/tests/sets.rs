//! Sets against plain sight: what is found for all events at once is what is so of each by itself.

use proptest::prelude::*;
use proptest::sample::select;

use super::random::{DATES, date_of, index_with, kept, query_text, random_chronology};
use crate::edtf::{Certainty, Day, Span, When};
use crate::model::{Chronology, EventKey, Parts};
use crate::query::fixture::{Record, chronology, event, made};
use crate::query::said::Found;
use crate::query::search::Search;
use crate::query::*;

/// The events that match, found by asking each of them, and the best of them.
fn by_sight(query: &Query, chronology: &Chronology, index: &Index) -> (Vec<Hit>, Option<EventKey>) {
    let search = Search::new(query.tree.as_ref(), chronology, index);
    let each = chronology.events_with_keys();
    let hits: Vec<Hit> = each
        .map(|(event, _)| Hit { event, certainty: search.matches(event) })
        .filter(|hit| hit.certainty != Certainty::No)
        .collect();
    let placed = hits.iter().filter_map(|hit| {
        let place: Found = search.worst_place(hit.event)?;
        Some((place, std::cmp::Reverse(hit.certainty), hit.event))
    });
    let best = placed.min().map(|(_, _, event)| event);
    (hits, best)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn sets_find_what_is_so_of_each_event(
        chronology in random_chronology(), kept in kept(), texts in prop::collection::vec(query_text(), 1..6),
    ) {
        let index = index_with(&chronology, &kept);
        for text in texts {
            let query = Query::new(&text, &chronology);
            let hits = query.hits(&chronology, &index);
            let (expected, best) = by_sight(&query, &chronology, &index);
            prop_assert_eq!(hits.iter().collect::<Vec<_>>(), expected, "{}", text);
            prop_assert_eq!(hits.best(), best, "{}", text);
        }
    }

    /// Typed letter by letter, and erased.
    #[test]
    fn what_is_remembered_changes_no_answer(chronology in random_chronology(), texts in prop::collection::vec(query_text(), 1..3)) {
        let index = Index::new(&chronology);
        let mut narrowing = Narrowing::default();
        for text in texts {
            let letters = text.chars().count();
            for count in (0..=letters).chain((0..letters).rev()) {
                let typed: String = text.chars().take(count).collect();
                let query = Query::new(&typed, &chronology);
                prop_assert_eq!(narrowing.hits(&query, &chronology, &index), query.hits(&chronology, &index), "{}", typed);
            }
        }
    }

    #[test]
    fn whoever_picks_a_value_finds_as_many_events_as_were_counted(
        chronology in random_chronology(), kept in kept(), text in query_text(),
    ) {
        let index = index_with(&chronology, &kept);
        let mut narrowing = Narrowing::default();
        for field in fields().iter().map(|info| info.field) {
            for count in narrowing.facet(&text, field, &chronology, &index) {
                let value = std::slice::from_ref(&count.value);
                let picked = if count.excluded {
                    with_choice(&text, field, value, &[])
                } else {
                    with_values(&text, field, value)
                };
                let (hits, _) = by_sight(&Query::new(&picked, &chronology), &chronology, &index);
                let perhaps = hits.iter().filter(|hit| hit.certainty == Certainty::Perhaps).count();
                prop_assert_eq!((count.certain, count.perhaps), (hits.len() - perhaps, perhaps), "{}", picked);
            }
        }
    }

    #[test]
    fn whoever_leaves_a_term_out_finds_as_many_events_as_were_promised(chronology in random_chronology(), text in query_text()) {
        let index = Index::new(&chronology);
        let query = Query::new(&text, &chronology);
        for obstacle in Narrowing::default().obstacles(&text, &query, &chronology, &index) {
            let (hits, _) = by_sight(&Query::new(&obstacle.text, &chronology), &chronology, &index);
            let perhaps = hits.iter().filter(|hit| hit.certainty == Certainty::Perhaps).count();
            let without = (obstacle.without.certain, obstacle.without.perhaps);
            prop_assert_eq!(without, (hits.len() - perhaps, perhaps), "{} -> {}", text, obstacle.text);
        }
    }

    #[test]
    fn every_stretch_of_time_counts_the_events_in_it(
        chronology in random_chronology(),
        text in query_text(),
        unit in select(vec![Unit::Year, Unit::Month, Unit::Day]),
        (first, more, skipped) in (10_000..25_000_i64, 0..400_i64, 1..4_usize),
    ) {
        let index = Index::new(&chronology);
        let (first, last) = (Day::from_number(first), Day::from_number(first + more));
        let spans: Vec<Span> = unit.between(first, last).step_by(skipped).collect();
        let hits = Query::new(&text, &chronology).hits(&chronology, &index);
        let tallies = tally(&spans, &hits, &chronology, &index);
        prop_assert_eq!(tallies.len(), spans.len());
        for (span, tally) in spans.iter().zip(tallies) {
            let each: Vec<Hit> = hits.iter().collect();
            let falls = each.iter().map(|hit| {
                let when = chronology.event(hit.event).when;
                when.map_or(Certainty::No, |when| when.overlaps(span)).and(hit.certainty)
            });
            let count = |wanted| falls.clone().filter(|falls| *falls == wanted).count();
            prop_assert_eq!((tally.certain, tally.perhaps), (count(Certainty::Yes), count(Certainty::Perhaps)), "{:?}", span);
        }
    }
}

proptest! {
    #[test]
    fn views_of_time_count_what_has_an_end_as_any_count_does(
        chronology in random_chronology(),
        text in query_text(),
        (first, more) in (10_000..25_000_i64, 0..4000_i64),
    ) {
        let index = Index::new(&chronology);
        let years: Vec<Span> = Unit::Year.between(Day::from_number(first), Day::from_number(first + more)).collect();
        let hits = Query::new(&text, &chronology).hits(&chronology, &index);
        // What is open, or of no known year, is told of elsewhere than it may be.
        let ends = |event: EventKey| {
            let span = chronology.event(event).when.map(When::span);
            span.is_none() || span == index.told(event)
        };
        let ended: Vec<Hit> = hits.iter().filter(|hit| ends(hit.event)).collect();
        let counted = ByDate::new(&ended.iter().copied().collect(), &chronology, &index).density(&years);
        for (year, tally) in years.iter().zip(counted) {
            let falls = ended.iter().map(|hit| {
                let when = chronology.event(hit.event).when;
                when.map_or(Certainty::No, |when| when.overlaps(year)).and(hit.certainty)
            });
            let count = |wanted| falls.clone().filter(|falls| *falls == wanted).count();
            prop_assert_eq!((tally.certain, tally.perhaps), (count(Certainty::Yes), count(Certainty::Perhaps)), "{:?}", year);
        }
    }
}

#[test]
fn every_form_of_date_is_decided_as_by_the_date_itself() {
    let mut events = Vec::new();
    let dates_of =
        |form| -> Vec<When> { [1, 12, 31].into_iter().filter_map(|year| date_of(form, year)).collect() };
    let unread: Vec<_> = DATES.iter().filter(|form| dates_of(form).is_empty()).collect();
    assert_eq!(unread, [""; 0].each_ref());
    for form in DATES {
        let dates = dates_of(form);
        events.extend(
            dates.into_iter().map(|when| Record { when: Some(when), ..event("", None, form, (&[], &[])) }),
        );
    }
    let chronology = made(Parts::default(), &events);
    let index = Index::new(&chronology);
    for dates in [
        "2012",
        "2001",
        "1990",
        "1980..2040",
        "2012-02",
        "2012-02-07",
        "2012..",
        "..2012",
        "2001..2012",
        "-0050..0050",
    ] {
        for field in ["date", "within"] {
            let text = format!("{field}:{dates}");
            let query = Query::new(&text, &chronology);
            assert_eq!(query.mistakes(), &[]);
            for (hit, expected) in
                query.hits(&chronology, &index).iter().zip(by_sight(&query, &chronology, &index).0)
            {
                let when = chronology.event(expected.event).when.map(When::as_written);
                assert_eq!(hit, expected, "{text} {when:?}");
            }
            assert_eq!(
                query.hits(&chronology, &index).iter().collect::<Vec<_>>(),
                by_sight(&query, &chronology, &index).0,
                "{text}"
            );
        }
    }
}

/// Sets are kept in containers of 65,536 events, which no other chronology of the tests fills.
#[test]
fn a_large_chronology_is_asked_whole() {
    let (early, late) = (When::parse("2012-02-07").unwrap(), When::parse("2014?").unwrap());
    let events = (0..70_000).map(|number| {
        let when = if number < 66_000 { &early } else { &late };
        let title = if number % 2 == 0 { "peace" } else { "treaty" };
        Record { when: Some(when.clone()), ..event("", None, title, (&[0], &[])) }
    });
    let actors = chronology().actors().to_vec();
    let parts = Parts { actors, ..Parts::default() };
    let chronology = made(parts, &events.collect::<Vec<_>>());
    let index = Index::new(&chronology);
    for (text, all, perhaps) in [
        ("", 70_000, 0),
        ("-treaty", 35_000, 0),
        ("year:2014", 4_000, 4_000),
        ("-year:2014", 70_000, 4_000),
        ("year:2012 peace", 33_000, 0),
        ("actor:russia", 70_000, 0),
        ("russia -peace within:2012", 33_000, 0),
    ] {
        let hits = Query::new(text, &chronology).hits(&chronology, &index);
        assert_eq!((hits.len(), hits.perhaps()), (all, perhaps), "{text}");
    }
    let years = facet("peace", Field::Year, &chronology, &index);
    assert_eq!(
        years.iter().map(|year| (year.certain, year.perhaps)).collect::<Vec<_>>(),
        [(33_000, 0), (0, 2_000)]
    );
}

#[test]
fn units_follow_each_other_without_a_gap() {
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    for (unit, count) in [(Unit::Year, 2), (Unit::Month, 14), (Unit::Day, 397)] {
        let spans: Vec<Span> = unit.between(day(2015, 12, 31), day(2017, 1, 30)).collect();
        assert_eq!(spans.len(), count + usize::from(unit == Unit::Year), "{unit:?}");
        for (one, next) in spans.iter().zip(spans.iter().skip(1)) {
            assert_eq!(one.latest.unwrap().number() + 1, next.earliest.unwrap().number());
        }
    }
    assert_eq!(Unit::Day.between(Day::LAST, Day::LAST).count(), 1);
    assert_eq!(Unit::Year.between(Day::LAST, Day::LAST).count(), 1);
    assert_eq!(Unit::Day.between(Day::LAST, Day::FIRST).count(), 0);
}
