//! What dates must mean, whatever they are made of.

use super::*;

fn when(text: &str) -> When {
    When::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn dates_are_said_as_a_person_says_them() {
    let cases = [
        ("2012-01-29/2012-01-31", "29–31 January 2012"),
        ("2014-02-07", "7 February 2014"),
        ("2012-01/2012-02", "January – February 2012"),
        ("2010%", "about 2010, uncertain"),
        ("-0043", "44 BC"),
    ];
    for (text, spoken) in cases {
        assert_eq!(when(text).spoken(), spoken, "{text}");
    }
}
