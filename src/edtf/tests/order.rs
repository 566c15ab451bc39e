//! The order of dates, and the headings that follow from it.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::{any, when};
use crate::edtf::{Rough, Span, When};

/// Each before the next.
const ORDER: [&str; 53] = [
    "Y-17E7",
    "-0100/-0044",
    "-0100",
    "-0043",
    "-0043-03-15",
    "0000",
    "0033-04",
    "1XXX",
    "18XX",
    "1867",
    // All that is known of its start is that it comes before this year.
    "/194X",
    "194X",
    "194X-12-25",
    "..1945/1950",
    "../1945",
    "/1945",
    "../1945-05",
    "../1945-08-15",
    "1945/..",
    "1945/1950",
    "1945",
    "1945?",
    "1945~",
    "1945-05-08",
    "20XX",
    // As one of its members reaches without end, it is the longer.
    "[2010..,201X-01-02]",
    "201X",
    "2010/2050",
    "2010",
    "2014/2016",
    "[2014,2015]",
    "2014",
    "2014-XX",
    "2014-XX-XX",
    "2014-40",
    "2014-01",
    "2014-01-05",
    "2014-02/2014-03",
    "2014-02",
    "2014-02-XX",
    "2014-02-07/2014-02-09",
    "2014-02-07",
    "2014-02-07?",
    "2014-02-07~",
    "2014-02-07T09:00:00",
    "2014-02-07T10:00:00+04:00",
    "2014-02-07T10:00:00",
    "2014-02-07T23:00:00-08:00",
    "2014-02-08",
    "2014-12-31",
    "2015",
    "XXXX",
    "XXXX-12-25",
];

#[test]
fn a_list_reads_as_a_reader_expects() {
    for pair in ORDER.windows(2) {
        assert!(when(pair[0]) < when(pair[1]), "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn a_rough_order_contradicts_none() {
    for (place, text) in ORDER.iter().enumerate() {
        assert_eq!(Rough::of(text), Some(when(text).roughly()), "{text}");
        for later in ORDER.iter().skip(place) {
            assert!(when(text).roughly() <= when(later).roughly(), "{text} before {later}");
        }
        assert!(when(text).roughly() < Rough::UNDATED, "{text}");
    }
    let [day, next] = ["2014-02-07", "2014-02-08"].map(|text| when(text).roughly());
    assert!(day < next && when("2014-02").roughly() < day);
}

#[test]
fn dates_that_mean_the_same_are_equal() {
    for (one, other) in [("?2004-?06-?11", "2004-06-11?"), ("~1985", "1985~"), ("1985?-04?", "1985-04?")] {
        assert_eq!(when(one), when(other));
        assert_eq!(when(one).as_written(), one);
    }
    assert_ne!(when("[1984]"), when("1984"));
    assert_ne!(when("2014-01-01T00:00:00+00"), when("2014-01-01T00:00:00+00:00"));
}

proptest! {
    #[test]
    fn the_order_is_total(one in any::when(), other in any::when(), third in any::when()) {
        prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
        prop_assert_eq!(one.cmp(&other) == Ordering::Equal, one == other);
        let mut three = [one, other, third];
        three.sort();
        let [first, second, last] = three;
        prop_assert!(first <= second && second <= last && first <= last);
    }

    #[test]
    fn a_rough_place_is_that_of_the_date(one in any::when(), other in any::when()) {
        prop_assert_eq!(Rough::of(one.as_written()), Some(one.roughly()));
        prop_assert!(one > other || one.roughly() <= other.roughly());
    }

    #[test]
    fn what_looks_like_a_date_is_one_or_none(text in "[0-9]{4}(-[0-3][0-9]){0,2}[?~%]?") {
        prop_assert_eq!(Rough::of(&text), When::parse(&text).ok().map(|when| when.roughly()));
    }

    #[test]
    fn a_date_stands_before_those_it_holds(one in any::moment(), other in any::moment()) {
        let holds = |outer: &When, inner: &When| outer.span() != inner.span() && outer.span().contains(&inner.span());
        if one.has_year() && other.has_year() {
            prop_assert!(!holds(&one, &other) || one < other);
            prop_assert!(!holds(&other, &one) || other < one);
        }
    }

    #[test]
    fn beneath_a_heading_the_longer_of_one_start_is_first(one in any::when(), other in any::when()) {
        let (Span { earliest: Some(start), latest }, Span { earliest, latest: theirs }) = (one.span(), other.span()) else {
            return Ok(());
        };
        if one.heading() == other.heading() && earliest == Some(start) && latest != theirs {
            let longer = theirs.is_some_and(|theirs| latest.is_none_or(|latest| latest > theirs));
            prop_assert_eq!(one < other, longer);
        }
    }

    #[test]
    fn each_heading_is_one_run(mut dates in prop::collection::vec(any::when(), 0..20)) {
        dates.sort();
        let mut headings: Vec<_> = dates.iter().map(When::heading).collect();
        headings.dedup();
        let runs = headings.len();
        headings.sort();
        headings.dedup();
        prop_assert_eq!(headings.len(), runs);
    }
}
