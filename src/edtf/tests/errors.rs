//! What is said of a text that is no date, and what is proposed in its place.

use proptest::prelude::*;

use crate::edtf::{When, error::MESSAGES};

/// A text, where it goes wrong, a part of what is said, and the proposal; nothing where there is none.
const ERRORS: [(&str, usize, &str, &str); 143] = [
    ("", 0, "no date here", ""),
    ("1914–1918", 4, "no place in a date", "1914/1918"),
    ("1985 ", 4, "no spaces", "1985"),
    ("Y99999999999999999999", 1, "too far off", ""),
    ("1985-4-2", 6, "two digits", "1985-04-02"),
    ("1985-04-2", 8, "two digits", "1985-04-02"),
    ("1985-4", 5, "two digits", "1985-04"),
    ("../", 0, "a date at one end", ""),
    ("..1985..2000/", 6, "- and a month", ""),
    ("198", 2, "four digits", "198X"),
    ("-198X", 1, "digits left open", ""),
    ("-0000", 0, "has no sign", "0000"),
    ("198XS2", 4, "either X or S", ""),
    ("1985S5", 5, "how many digits", ""),
    ("1985S2-04", 6, "has no month", ""),
    ("1985x", 4, "- and a month", ""),
    ("1985-04:12", 7, "- and a day", ""),
    ("1985-04-12-13", 10, "complete before", ""),
    ("1985-13", 5, "01 to 12", ""),
    ("1985-21-03", 8, "has no day", ""),
    ("1985-2X", 5, "no month with this digit", ""),
    ("156X-09-31", 8, "no such day in September of some year in the 1560s", ""),
    ("Y", 1, "five digits", ""),
    ("Y012345", 1, "five digits", ""),
    ("Y17E", 4, "number of zeros", ""),
    ("Y0E7", 1, "five digits", ""),
    ("Y1E999999", 3, "too far off", ""),
    ("Y1985", 1, "five digits", "1985"),
    ("Y12345S6", 7, "how many digits", ""),
    ("Y12345-04", 6, "has no month", ""),
    ("1985T23:20:30", 0, "behind a whole date", ""),
    ("198X-04-12T23:20:30", 3, "all its digits", ""),
    ("1985-21-12T23:20:30", 5, "01 to 12", ""),
    ("1985-04-12T23:20", 11, "hours, minutes and seconds", "1985-04-12T23:20:00"),
    ("1985-04-12T2X:20:30", 11, "two digits each", ""),
    ("1985-04-12T24:00:00", 11, "00 to 23", ""),
    ("1985-04-12T23:60:00", 14, "00 to 59", ""),
    ("1985-04-12T23:20:61", 17, "00 to 59, or 60", ""),
    ("1985-04-12T23:20:30z", 19, "behind the time stands Z", "1985-04-12T23:20:30Z"),
    ("1985-04-12T23:20:30+0400", 19, "distance from UTC", "1985-04-12T23:20:30+04:00"),
    ("1985-04-12T23:20:30+04:60", 23, "distance from UTC are 00 to 59", ""),
    ("1985-04-12T23:20:30+15", 19, "14 hours", ""),
    ("1985-04-12T23:20:30-00:00", 19, "Z or +00:00", ""),
    ("1985-04-12T23:20:30+0x", 20, "distance from UTC", ""),
    ("1985/1986/1987", 9, "one / between them", ""),
    ("/", 0, "a date at one end", ""),
    ("1918/1914", 5, "ends before it starts", "1914/1918"),
    ("1985/..1990", 5, "first date of a span", ""),
    ("1985../1990", 4, "last date of a span", ""),
    ("[1667,1668", 9, "no closing bracket", "[1667,1668]"),
    ("{1667]", 5, "no closing bracket", ""),
    ("[]", 1, "has no dates", ""),
    ("[1667,{1668}]", 6, "no set in a set", ""),
    ("[1667,,1668]", 6, "before or behind the comma", ""),
    ("[..]", 1, "needs a date", ""),
    ("[1..2..3]", 4, "one .. between two dates", ""),
    ("[1985..1986-04]", 7, "or months, or days", ""),
    ("[1986..1985]", 7, "the range ends before", ""),
    ("[198X..1999]", 1, "plain years", ""),
    ("[1985~..1999]", 1, "plain years", ""),
    ("[1985-21..1985-22]", 1, "plain years", ""),
    ("[1985S2..1999]", 1, "plain years", ""),
    // Months have their lengths.
    ("2014-02-30", 8, "February 2014 has 28 days", ""),
    ("2012-02-30", 8, "February 2012 has 29 days", ""),
    ("1900-02-29", 8, "February 1900 has 28 days", ""),
    ("-0043-02-29", 9, "February 44 BC has 28 days", ""),
    ("2014~-06-?31", 10, "June 2014 has 30 days", ""),
    ("1985/2014-02-30", 13, "February 2014 has 28 days", ""),
    ("[1985,1986..2014-04-31]", 20, "April 2014 has 30 days", ""),
    ("2014-04-31T10:00:00", 8, "April 2014 has 30 days", ""),
    ("2014-04-00", 8, "begin with 01", ""),
    // What other tools and drafts write.
    ("{1667, 1668}", 6, "", "{1667,1668}"),
    ("[1667 .. 1669]", 5, "", "[1667..1669]"),
    ("[c. 1667, 1668?]", 3, "", "[1667~,1668?]"),
    ("198u", 3, "", "198X"),
    ("198x", 3, "", "198X"),
    ("1985-uu", 5, "", "1985-XX"),
    ("1985/open", 5, "", "1985/.."),
    ("1985/present", 5, "", "1985/.."),
    ("unknown/1985", 0, "", "/1985"),
    ("1985/unknown", 5, "", "1985/"),
    ("1985?~", 5, "", "1985%"),
    ("1985~?", 5, "", "1985%"),
    ("19", 1, "", "19XX"),
    ("476", 2, "", "0476"),
    ("19850412", 4, "", "1985-04-12"),
    ("1985/04/12", 7, "", "1985-04-12"),
    ("1985.4.2", 4, "", "1985-04-02"),
    ("12014", 4, "", "Y12014"),
    ("+2006", 0, "", "2006"),
    ("1985-04-12 9:05 UTC", 10, "", "1985-04-12T09:05:00Z"),
    ("1914-1918", 7, "", "1914/1918"),
    ("1914--1918", 5, "", "1914/1918"),
    ("1914 - 1918", 4, "", "1914/1918"),
    ("1914—1918", 4, "", "1914/1918"),
    ("1914-18", 5, "", "1914/1918"),
    ("1914–18", 4, "", "1914/1918"),
    ("1918–1914", 4, "", "1914/1918"),
    ("2001\u{2011}02", 4, "", "2001-02"),
    // What people write.
    ("c. 1985", 2, "", "1985~"),
    ("c.1985", 0, "", "1985~"),
    ("ca. 1985", 3, "", "1985~"),
    ("circa 1985", 5, "", "1985~"),
    ("about April 1985", 5, "", "1985-04~"),
    ("ca. 1985?", 3, "", "1985%"),
    ("about 2010, uncertain", 5, "", "2010%"),
    ("1985 (?)", 4, "", "1985?"),
    ("perhaps 1985", 7, "", "1985?"),
    ("April 2013?", 5, "", "2013-04?"),
    ("April 2013", 5, "", "2013-04"),
    ("Apr. 2013", 4, "", "2013-04"),
    ("12 April 2013", 2, "", "2013-04-12"),
    ("April 12th, 2013", 5, "", "2013-04-12"),
    ("the 12th of April 2013", 3, "", "2013-04-12"),
    ("2013 April 12", 4, "", "2013-04-12"),
    ("15 March 44 BC", 2, "", "-0043-03-15"),
    ("March 44 BC", 5, "", "-0043-03"),
    ("29–31 January 2012", 2, "", "2012-01-29/2012-01-31"),
    ("January – February 2012", 8, "", "2012-01/2012-02"),
    ("29 January – 3 March 2012", 11, "", "2012-01-29/2012-03-03"),
    ("February 2012 to 3 March 2014", 8, "", "2012-02/2014-03-03"),
    ("From 1945 to about 1950", 4, "", "1945/1950~"),
    ("April 2013 ~", 5, "", "2013-04~"),
    ("12 April 2013%", 2, "", "2013-04-12%"),
    ("from 1945 on", 4, "", "1945/.."),
    ("since 1945", 5, "", "1945/.."),
    ("until 1945", 5, "", "../1945"),
    ("fall 2014", 4, "", "2014-23"),
    ("Autumn of 2014", 6, "", "2014-23"),
    ("second half of 2014", 6, "", "2014-41"),
    ("2014-Q3", 5, "", "2014-35"),
    ("the 1960s", 3, "", "196X"),
    ("1960's", 4, "", "196X"),
    ("19th century", 4, "", "18XX"),
    ("44 BC", 2, "", "-0043"),
    ("44 B.C.E.", 2, "", "-0043"),
    ("AD 79", 2, "", "0079"),
    ("25.12.1985", 2, "", "1985-12-25"),
    // What may be meant in two ways is left to the writer.
    ("12.4.1985", 2, "cannot be told", ""),
    ("4/12/1985", 4, "cannot be told", ""),
    ("1900s", 4, "", ""),
    ("198504", 4, "", ""),
    ("before 1945", 6, "", ""),
];

#[test]
fn mistakes_are_explained_and_mended() {
    for (text, offset, message, suggestion) in ERRORS {
        let error = When::parse(text).unwrap_err();
        assert!(error.message.contains(message), "{text}: {}", error.message);
        assert_eq!(
            (error.offset, error.suggestion.as_deref().unwrap_or_default()),
            (offset, suggestion),
            "{text}"
        );
    }
}

#[test]
fn everything_the_parser_says_is_said_in_our_words() {
    for (theirs, _) in MESSAGES {
        let said = |text: &str| edtf_core::Edtf::parse(text).is_err_and(|error| error.message == theirs);
        assert!(ERRORS.iter().any(|case| said(case.0)), "nothing leads to {theirs:?}");
    }
    for (text, ..) in ERRORS {
        let theirs = edtf_core::Edtf::parse(text).unwrap_err().message;
        assert!(MESSAGES.iter().any(|message| message.0 == theirs), "{theirs:?} is not put in our words");
    }
}

#[test]
fn spans_of_years_past_counting_go_forward_too() {
    for text in ["2010/Y-9E30", "Y9E30/0001", "[Y9E30..Y12000]", "{Y12000..Y-9E30}"] {
        assert_eq!(When::parse(text).unwrap_err().message, "the span ends before it starts", "{text}");
    }
    assert!(When::parse("0001/Y9E30").is_ok());
}

#[test]
fn a_long_text_is_no_slip() {
    for text in ["c.".repeat(1_000_000), "[".repeat(1_000_000), "1985-".repeat(100_000)] {
        assert_eq!(When::parse(&text).unwrap_err().suggestion, None);
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let Err(error) = When::parse(text) else {
        return Ok(());
    };
    prop_assert!(text.is_char_boundary(error.offset), "{text:?}");
    prop_assert!(!error.message.is_empty());
    if let Some(suggestion) = error.suggestion {
        prop_assert!(When::parse(&suggestion).is_ok(), "{suggestion}");
        prop_assert_ne!(suggestion, text);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_a_date_or_has_a_fault_somewhere(text in ".{0,40}") {
        check(&text)?;
    }

    #[test]
    fn any_text_of_the_signs_of_dates_too(text in "[0-9XYESTZ/.,?~% :+{}\\[\\]-]{0,24}") {
        check(&text)?;
    }

    #[test]
    fn any_words_about_dates_too(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..7), spaces: bool) {
        check(&words.join(if spaces { " " } else { "" }))?;
    }
}

const WORDS: [&str; 30] = [
    "c.", "circa", "?", "~", "from", "to", "until", "since", "the", "of", "half", "second", "q1", "fall",
    "April", "12th", "1985", "44", "BC", "AD", "century", "19th", "1960s", "–", "/", "..", "[", "]",
    "unknown", "é",
];
