//! What is certain of a date, what is possible, and what is not.

use proptest::prelude::*;

use super::{any, when};
use crate::edtf::{
    Certainty::{self, No, Perhaps, Yes},
    Day, Span,
};

/// A date, a span, whether it overlaps the span, whether it lies within.
const CASES: [(&str, &str, Certainty, Certainty); 70] = [
    // A moment, on some day of its window, is in the span for certain if the whole window is.
    ("2014-02-07", "2014", Yes, Yes),
    ("2014-02", "2014", Yes, Yes),
    ("2014", "2014", Yes, Yes),
    ("2014", "2014-02", Perhaps, Perhaps),
    ("2014-02", "2014-02-01/2014-02-12", Perhaps, Perhaps),
    ("2014", "2015", No, No),
    ("2014", "2012/2016", Yes, Yes),
    ("2014", "2016/..", No, No),
    ("2016", "2016/..", Yes, Yes),
    ("2016", "../2016", Yes, Yes),
    ("186X", "1865", Perhaps, Perhaps),
    ("186X", "1860/1869", Yes, Yes),
    ("2014-02-XX", "2014-02", Yes, Yes),
    ("2014-XX-07", "2014-02", Perhaps, Perhaps),
    ("2014-24", "2014", Perhaps, Perhaps), // winter goes on into the next year
    ("2014-24", "2015", Perhaps, Perhaps),
    ("2014-21", "2014", Yes, Yes),
    ("1950S2", "1950", Perhaps, Perhaps),
    ("1950S2", "1900/1999", Yes, Yes),
    ("XXXX-12-25", "2014", Perhaps, Perhaps),
    ("2014-02-07T23:00:00-08:00", "2014-02-07", Yes, Yes),
    ("Y1E30", "2014", No, No),
    ("Y1E30", "2014/..", Yes, Yes),
    // Doubt takes the certainty, and adds no days.
    ("2014~", "2014", Perhaps, Perhaps),
    ("2014?", "2012/2016", Perhaps, Perhaps),
    ("2014%", "2015", No, No),
    ("2004-06-~11", "2004", Perhaps, Perhaps),
    // A stretch holds throughout: it overlaps for certain if it has begun by then and has not yet ended.
    ("2012-01-29/2012-01-31", "2012-01-30", Yes, No),
    ("2012-01-29/2012-01-31", "2012-01", Yes, Yes),
    ("2012-01-29/2012-01-31", "2012-02", No, No),
    ("1860/1865", "1862", Yes, No),
    ("1860/1865", "1860", Yes, No),        // it starts somewhere in that year
    ("1860/1865", "1860-05", Perhaps, No), // it may start later, and ends later
    ("1860/1865", "1860/1865", Yes, Yes),
    ("1860/1865", "1860-05/1866", Yes, Perhaps), // it may have begun before May
    ("1860/1865", "1866", No, No),
    ("1860~/1865", "1862", Perhaps, No),
    ("2012/2012", "2012-05", Perhaps, Perhaps),
    ("186X/1875", "1865", Perhaps, No),
    ("186X/1875", "1872", Yes, No),
    // It goes on if its end is open, and perhaps if nobody knows.
    ("1945/..", "2014", Yes, No),
    ("1945/..", "1940/2100", Yes, No),
    ("1945/..", "1940/..", Yes, Yes),
    ("1945/..", "1944", No, No),
    ("1945/", "2014", Perhaps, No),
    ("1945/", "1945", Yes, Perhaps),
    ("1945/", "1940/2100", Yes, Perhaps),
    ("../1945", "1066", Yes, No),
    ("../1945", "1946", No, No),
    ("/1969", "1969", Yes, Perhaps),
    ("/1969", "1066", Perhaps, No),
    ("..1984/2004", "1990", Yes, No),
    ("..1984/2004", "1980", Perhaps, No),
    ("..1984/2004", "1980/2010", Yes, Perhaps),
    ("1984/2004..", "2010", Perhaps, No),
    ("1984/2004..", "1980/2010", Yes, Perhaps),
    // One of several: by the members, not by what lies between them.
    ("[1667,1760]", "1667/1760", Yes, Yes),
    ("[1667,1760]", "1700", No, No),
    ("[1667,1760]", "1667", Perhaps, Perhaps),
    ("[1667,1668-12]", "1668/1670", Perhaps, Perhaps),
    ("[1670..1672]", "1671", Perhaps, Perhaps),
    ("[..1760]", "1066", Perhaps, Perhaps),
    ("[..1760]", "1761", No, No),
    // All of several: it overlaps if one does, and lies within if all do.
    ("{1667,1760}", "1667", Yes, No),
    ("{1667,1760}", "1700", No, No),
    ("{1667,1760}", "1667-05/1760", Yes, Perhaps),
    ("{1667?,1760}", "1760", Yes, No),
    ("{1670..1680}", "1672-05/1673", Yes, No), // 1673 is one of them
    ("{1670..1680}", "1672-05/1673-11", Perhaps, No),
    ("{2012-01-30..2012-02-02}", "2012-02", Yes, No),
];

#[test]
fn what_is_certain_is_told_from_what_may_be() {
    for (date, span, overlaps, within) in CASES {
        let (date, span) = (when(date), when(span).span());
        assert_eq!(date.overlaps(&span), overlaps, "{date} overlaps {span:?}");
        assert_eq!(date.within(&span), within, "{date} within {span:?}");
    }
}

#[test]
fn ranges_of_all_are_searched_for_a_whole_member() {
    for (set, span, overlaps) in [
        ("{2012-01..2012-12}", "2012-02-15/2012-03-31", Yes),
        ("{2012-01..2012-12}", "2012-02-15/2012-03-30", Perhaps),
        ("{..2012-03}", "../2000", Yes),
        ("{..2012-03}", "2012-03", Yes),
        ("{..2012-03}", "2012-04", No),
        ("{2012-12..}", "2013-01", Yes),
        ("{2012-12..}", "2013-01-02/..", Yes),
        ("{..2012-21}", "2000", Perhaps), // no season is the one before another
        ("{..2012-21}", "2012", Yes),
        ("{-0010..-0005}", "-0007", Yes),
    ] {
        assert_eq!(when(set).overlaps(&when(span).span()), overlaps, "{set} {span}");
    }
}

/// Spans about the years that dates fall in by chance, some of them open.
fn spans() -> impl Strategy<Value = Span> {
    let day = |number: i64| Some(Day::from_number(number));
    (14_000_i64..16_500, 0_i64..800, 0..10).prop_map(move |(first, length, open)| Span {
        earliest: if open == 0 { None } else { day(first) },
        latest: if open == 1 { None } else { day(first + length) },
    })
}

/// A day of a span, some part of the way through it; far away where it has no end.
fn some_day(span: Span, per_mille: i64) -> i64 {
    let first = span.earliest.map_or(-1_000_000, Day::number);
    let last = span.latest.map_or(1_000_000, Day::number);
    let length = i128::from(last) - i128::from(first);
    first + i64::try_from(length * i128::from(per_mille) / 1000).unwrap()
}

proptest! {
    #[test]
    fn what_lies_within_overlaps(date in any::when(), span in spans()) {
        prop_assert!(date.within(&span) <= date.overlaps(&span));
    }

    #[test]
    fn no_day_in_common_is_a_no(date in any::when(), span in spans()) {
        let meets = span.overlaps(&date.span());
        prop_assert!(meets || date.overlaps(&span) == No);
        // But for the gaps in a set, days in common are never one.
        let gaps = date.to_string().starts_with(['[', '{']);
        prop_assert!(gaps || !meets || date.overlaps(&span) != No);
        prop_assert_eq!(date.within(&span) == Yes, span.contains(&date.span()) && !is_doubtful(&date));
    }

    #[test]
    fn doubt_makes_nothing_certain(date in any::moment(), span in spans()) {
        prop_assert!(!is_doubtful(&date) || date.overlaps(&span) != Yes);
    }

    /// Whatever the two ends turn out to be, what was said of the stretch is so.
    #[test]
    fn stretches_are_judged_by_all_their_ends(
        (stretch, start, end) in any::stretch(), span in spans(), one in 0_i64..=1000, other in 0_i64..=1000,
    ) {
        let (first, last) = (some_day(start.span(), one), some_day(end.span(), other));
        if first > last {
            return Ok(());
        }
        let real = Span { earliest: Some(Day::from_number(first)), latest: Some(Day::from_number(last)) };
        let holds = |said: Certainty, so: bool| match said {
            Yes => so,
            Perhaps => true,
            No => !so,
        };
        prop_assert!(holds(stretch.overlaps(&span), span.overlaps(&real)));
        prop_assert!(holds(stretch.within(&span), span.contains(&real)));
    }

    #[test]
    fn whatever_the_span_there_is_an_answer(date in any::when(), first: i64, last: i64) {
        let span = Span { earliest: Some(Day::from_number(first)), latest: Some(Day::from_number(last)) };
        let _ = (date.overlaps(&span), date.within(&span));
    }
}

fn is_doubtful(date: &crate::edtf::When) -> bool {
    date.is_approximate() || date.is_uncertain()
}
