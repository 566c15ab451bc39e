//! How pickers rewrite a query and what they count.

use crate::model::Parts;
use crate::query::fixture::{chronology, event, made};
use crate::query::*;

#[test]
fn pickers_rewrite_the_text() {
    for (text, field, values, expected) in [
        ("", Field::Actor, &["putin"][..], "actor:putin"),
        ("islands", Field::Actor, &["abe", "putin"], "islands (actor:abe OR actor:putin)"),
        ("actor:abe  islands", Field::Actor, &["putin"], "actor:putin islands"),
        ("a (actor:abe OR actor:putin) b", Field::Actor, &["abe"], "a actor:abe b"),
        ("a (actor:abe OR actor:putin) b", Field::Actor, &[], "a b"),
        ("a AND actor:abe AND b", Field::Actor, &[], "a AND b"),
        ("actor:abe AND b", Field::Actor, &[], "b"),
        ("actor:abe actor:putin x", Field::Actor, &["abe"], "actor:abe x"),
        ("-actor:abe x", Field::Actor, &["putin"], "-actor:abe x actor:putin"),
        ("a OR b", Field::Actor, &["putin"], "(a OR b) actor:putin"),
        ("(a OR b) OR c", Field::Actor, &["putin"], "((a OR b) OR c) actor:putin"),
        ("(a OR b)", Field::Actor, &["putin"], "(a OR b) actor:putin"),
        ("actor:a OR b", Field::Actor, &["putin"], "(actor:a OR b) actor:putin"),
        ("actor:a OR actor:b", Field::Actor, &["putin"], "actor:putin"),
        ("actor:", Field::Actor, &["putin"], "actor:putin"),
        ("a \"b", Field::Actor, &["putin"], "a \"b\" actor:putin"),
        ("a OR", Field::Actor, &["putin"], "a actor:putin"),
        ("(a OR b", Field::Actor, &[], "(a OR b"),
        ("x", Field::Theme, &["peace treaty"], "x theme:\"peace treaty\""),
        ("x", Field::Year, &["2014", "2012", "2013"], "x year:2012..2014"),
        ("year:2012 x", Field::Year, &["2012", "2014", "2015"], "(year:2012 OR year:2014..2015) x"),
        ("x", Field::Year, &["2016..", "2014"], "x (year:2014 OR year:2016..)"),
        ("x  y", Field::Year, &[], "x  y"),
    ] {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        assert_eq!(with_values(text, field, &values), expected, "{text}");
    }
}

#[test]
fn values_are_ruled_out_in_the_text() {
    for (text, field, wanted, unwanted, expected) in [
        ("", Field::Actor, &[][..], &["abe"][..], "-actor:abe"),
        (
            "islands",
            Field::Actor,
            &["putin"],
            &["abe", "lavrov"],
            "islands actor:putin -actor:abe -actor:lavrov",
        ),
        ("-actor:abe x", Field::Actor, &[], &[], "x"),
        ("-actor:abe x", Field::Actor, &["abe"], &[], "actor:abe x"),
        ("actor:abe x -(actor:a OR actor:b)", Field::Actor, &[], &["b"], "-actor:b x"),
        ("a OR b", Field::Actor, &[], &["putin"], "(a OR b) -actor:putin"),
        ("x", Field::Year, &[], &["2012", "2013", "2015"], "x -year:2012..2013 -year:2015"),
        ("-theme:a -actor:b", Field::Theme, &[], &["peace treaty"], "-theme:\"peace treaty\" -actor:b"),
    ] {
        let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let text = with_choice(text, field, &values(wanted), &values(unwanted));
        assert_eq!(text, expected);
        assert_eq!(selected(&text, field), wanted);
        assert_eq!(excluded(&text, field), unwanted);
    }
}

#[test]
fn what_is_ruled_out_is_listed_with_what_it_would_have() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let counts = |text, field| -> Vec<String> {
        let said = |count: Count| {
            let sign = if count.excluded {
                "-"
            } else if count.selected {
                "*"
            } else {
                ""
            };
            format!("{sign}{} {}", count.value, count.certain + count.perhaps)
        };
        facet(text, field, &chronology, &index).into_iter().map(said).collect()
    };
    assert_eq!(counts("islands", Field::Actor), ["russia 2", "lavrov 1", "medvedev 1"]);
    assert_eq!(counts("islands -actor:lavrov", Field::Actor), ["russia 1", "-lavrov 1", "medvedev 1"]);
    assert_eq!(counts("islands -actor:russia", Field::Actor), ["-russia 2"]);
    assert_eq!(counts("islands -year:2012", Field::Year), ["2010 1", "-2012 1"]);
    assert_eq!(counts("actor:abe -kind:event", Field::Kind), ["-event 2"]);
}

#[test]
fn values_have_a_first_event() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let first = Narrowing::default().first_events("islands actor:abe", Field::Actor, &chronology, &index);
    let said: Vec<_> =
        first.iter().map(|(value, event)| format!("{value} {}", chronology.event(*event).id)).collect();
    assert_eq!(said, ["russia visit", "medvedev visit", "lavrov referendum"]);
}

#[test]
fn what_stands_in_the_way_is_told() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let told = |text: &str| -> Vec<String> {
        let query = Query::new(text, &chronology);
        let said = |obstacle: Obstacle| {
            let count = |tally: Tally| tally.certain + tally.perhaps;
            let (alone, without) = (count(obstacle.alone), count(obstacle.without));
            format!("{} {alone}, without {without}: {}", obstacle.term, obstacle.text)
        };
        Narrowing::default().obstacles(text, &query, &chronology, &index).into_iter().map(said).collect()
    };
    assert_eq!(told("xyzzy"), ["xyzzy 0, without 8: "]);
    assert_eq!(
        told("actor:medvedev year:2014 islands"),
        [
            "year:2014 2, without 1: actor:medvedev islands",
            "actor:medvedev 1, without 0: year:2014 islands",
            "islands 2, without 0: actor:medvedev year:2014",
        ]
    );
    assert_eq!(told(""), [""; 0]);
}

#[test]
fn a_word_that_stands_nowhere_is_told_from_one_that_was_meant() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let meant = |text: &str| {
        let query = Query::new(text, &chronology);
        let obstacles = Narrowing::default().obstacles(text, &query, &chronology, &index);
        obstacles.into_iter().find_map(|obstacle| obstacle.meant)
    };
    for (text, expected) in [
        ("lavorv", Some("Lavrov")),
        ("year:2012 referedmun", Some("referendum")),
        ("medvedev zzzz", None),
        // Too short to be like anything in particular, no word, and found.
        ("xba", None),
        ("\"lavorv\"", None),
        ("actor:lavorv", None),
        ("lavrov year:2031", None),
        // Dates, which nobody writes into texts so.
        ("1731", Some("year:1731")),
        ("lavrov january 1731", Some("date:1731-01")),
    ] {
        assert_eq!(meant(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn selected_values_are_read_from_the_text() {
    for (text, field, expected) in [
        ("a actor:abe", Field::Actor, &["abe"][..]),
        ("(actor:abe OR actor:\"Vladimir Putin\") x", Field::Actor, &["abe", "Vladimir Putin"]),
        ("-actor:abe (actor:putin OR x) actor:", Field::Actor, &[]),
        ("year:2012..2014 year:2013", Field::Year, &["2012", "2013", "2014"]),
        ("year:2016..", Field::Year, &["2016.."]),
        ("year:44BC", Field::Year, &["-43"]),
    ] {
        assert_eq!(selected(text, field), expected, "{text}");
    }
}

#[test]
fn values_are_counted_under_the_rest_of_the_query() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let counts = |text, field| -> Vec<String> {
        let counts = facet(text, field, &chronology, &index);
        let all = |count: &Count| count.certain + count.perhaps;
        let line = |count: Count| {
            let star = if count.selected { "*" } else { "" };
            format!("{star}{} {} {}", count.value, count.label, all(&count))
        };
        counts.into_iter().map(line).collect()
    };
    assert_eq!(
        counts("islands actor:Лавров", Field::Actor),
        ["russia Russia 2", "*lavrov Sergei Lavrov 1", "medvedev Dmitry Medvedev 1"]
    );
    assert_eq!(counts("actor:akie", Field::Actor).last().unwrap(), "*akie-abe Akie Abe 1");
    assert_eq!(counts("sochi", Field::Kind), ["event event 1"]);
    assert_eq!(counts("islands", Field::Evidence), ["missing missing 1", "none none 1"]);
    assert_eq!(counts("caesar year:44BC", Field::Year), ["*-43 44 BC 1"]);
    assert_eq!(counts("id:open", Field::Year), ["2016 2016 1"]);
    assert_eq!(counts("id:undated year:2014", Field::Year), ["*2014 2014 0"]);
    assert_eq!(counts("", Field::Id), [""; 0]);
    // Whoever picks a value finds as many events as were counted for it.
    for field in fields().iter().map(|info| info.field) {
        for count in facet("-sochi", field, &chronology, &index) {
            let picked = with_values("-sochi", field, &[count.value]);
            let hits = Query::new(&picked, &chronology).hits(&chronology, &index);
            assert_eq!(
                (hits.len(), hits.perhaps()),
                (count.certain + count.perhaps, count.perhaps),
                "{picked}"
            );
        }
    }
}

/// The list of years has what the timeline has as headings, not every year of a century.
#[test]
fn a_date_without_a_year_is_no_entry_of_the_list_of_years() {
    let dates = ["XXXX", "XXXX-12-25", "XXXX?", "-2999", "Y-17E7", "20XX", "2012-1X?", "/1950"];
    let events = dates.iter().map(|date| event(date, Some(date), date, (&[], &[]))).collect::<Vec<_>>();
    let chronology = made(Parts::default(), &events);
    let listed: Vec<String> = facet("", Field::Year, &chronology, &Index::new(&chronology))
        .into_iter()
        .map(|count| format!("{} {}+{}", count.label, count.certain, count.perhaps))
        .collect();
    assert_eq!(listed, ["170,000,000 BC 1+1", "3000 BC 1+1", "1950 1+3", "21st century 1+4", "2012 0+5"]);
}

#[test]
fn wide_dates_are_one_entry_of_the_list_of_years() {
    let dates = ["18XX", "1901/1950", "196X", "2012", "[2011..2013]", "1945/..", "2012-12/2013-01"];
    let events = dates.iter().map(|date| event(date, Some(date), date, (&[], &[]))).collect::<Vec<_>>();
    let chronology = made(Parts::default(), &events);
    let index = Index::new(&chronology);
    let listed: Vec<String> = facet("", Field::Year, &chronology, &index)
        .into_iter()
        .map(|count| format!("{} {} {}+{}", count.value, count.label, count.certain, count.perhaps))
        .collect();
    assert_eq!(
        listed,
        [
            "1800..1899 19th century 1+0",
            "1901 1901 1+0",
            "1945 1945 2+0",
            "1960..1969 1960s 2+0",
            "2011 2011 1+1",
            "2012 2012 3+1",
            "2013 2013 2+1",
        ]
    );
    assert_eq!(with_values("", Field::Year, &["1960..1969".to_owned()]), "year:1960..1969");
}
