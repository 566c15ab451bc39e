//! What is told of texts that are not understood, and that the rest runs.

use super::found;
use crate::diagnostic::Severity;
use crate::model::{Parts, Theme};
use crate::query::Query;
use crate::query::fixture::{chronology, event, made};
use crate::text::Clean;

/// What is typed, the code of its mistake, the part that is meant, the hint.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("actr:abe", "unknown-field", "actr", "did you mean `actor:abe`?"),
    (
        "http://x.org",
        "unknown-field",
        "http",
        "to look for it as text, write `\"http://x.org\"`; the fields are year, date, within, actor, theme, place, kind, source, basis, evidence, role, id, star, note",
    ),
    ("actor:lavrv", "unknown-value", "lavrv", "did you mean `actor:lavrov`?"),
    ("actor:лавро", "unknown-value", "лавро", "did you mean `actor:lavrov`?"),
    ("actor:summitry", "unknown-value", "summitry", "did you mean `theme:summitry`?"),
    ("actor:aeb", "unknown-value", "aeb", "did you mean `actor:abe`?"),
    ("theme:\"peace traety\"", "unknown-value", "\"peace traety\"", "did you mean `theme:\"peace treaty\"`?"),
    ("kind:statment", "unknown-value", "statment", "did you mean `kind:statement`?"),
    (
        "evidence:zzz",
        "unknown-value",
        "zzz",
        "one of exact, typographic, changed, ambiguous, missing, none, unchecked",
    ),
    ("id:abe-at-sotchi", "unknown-value", "abe-at-sotchi", "did you mean `id:abe-at-sochi`?"),
    ("star:perhaps", "unknown-value", "perhaps", "one of yes, no"),
    ("star:yess", "unknown-value", "yess", "did you mean `star:yes`?"),
    ("note:", "no-value", "note:", "for example `note:why`"),
    ("note:\"\u{301}\"", "nothing-to-find", "\"\u{301}\"", "write the words between the quotation marks"),
    ("actor:", "no-value", "actor:", "one of russia, putin, lavrov, medvedev, abe, akie-abe"),
    ("year:", "no-value", "year:", "for example `year:2012..2014`"),
    ("year:2012-2014", "bad-year", "2012-2014", "did you mean `year:2012..2014`?"),
    ("year:soon", "bad-year", "soon", "for example `year:2012..2014`"),
    ("year:1960s", "bad-year", "1960s", "did you mean `date:196X`?"),
    ("date:1960s", "bad-date", "1960s", "did you mean `date:196X`?"),
    ("within:\"January 2012\"", "bad-date", "\"January 2012\"", "did you mean `within:2012-01`?"),
    ("year:2014..2012", "reversed-range", "2014..2012", "did you mean `year:2012..2014`?"),
    ("date:2014-02..2012", "reversed-range", "2014-02..2012", "did you mean `date:2012..2014-02`?"),
    ("within:..", "open-range", "..", "for example `within:2014`"),
    ("\"\"", "nothing-to-find", "\"\"", "write the words between the quotation marks"),
    ("OR", "dangling-operator", "OR", "to look for it as a word, write `\"OR\"`"),
    ("NOT", "dangling-operator", "NOT", "to look for it as a word, write `\"NOT\"`"),
    ("-", "dangling-operator", "-", "write it right before what it negates, or quote it"),
    ("()", "empty-parentheses", "()", ""),
    (")", "stray-parenthesis", ")", ""),
];

#[test]
fn mistakes_are_told_and_the_rest_runs() {
    let chronology = chronology();
    for (text, code, meant, hint) in MISTAKES {
        let text = format!("sochi opening {text}");
        let query = Query::new(&text, &chronology);
        let [mistake] = query.mistakes() else {
            panic!("{text}: {:?}", query.mistakes());
        };
        let place = mistake.place.as_ref().unwrap();
        assert_eq!((mistake.code, &place.excerpt[place.span.clone()]), (*code, *meant), "{text}");
        assert_eq!(mistake.hint.as_deref().unwrap_or_default(), *hint, "{text}");
        assert_eq!(mistake.severity, Severity::Error);
        assert_eq!(found(&text), ["abe-at-sochi"], "{text}");
    }
}

#[test]
fn words_that_are_plainly_a_date_are_told() {
    let chronology = chronology();
    for (text, expected) in [
        ("january 2012", &[("january 2012", "date:2012-01")][..]),
        ("31 jan 2012", &[("31 jan 2012", "date:2012-01-31")]),
        ("January 31st, 2012", &[("January 31st, 2012", "date:2012-01-31")]),
        ("2012-01", &[("2012-01", "date:2012-01")]),
        ("2012/2014", &[("2012/2014", "date:2012/2014")]),
        ("1914-1918", &[("1914-1918", "date:1914/1918")]),
        ("the 1960s", &[("the 1960s", "date:196X")]),
        ("44 BC", &[("44 BC", "date:-0043")]),
        ("since may 2012", &[("since may 2012", "date:2012-05/..")]),
        ("lavrov 29-31 january 2012 islands", &[("29-31 january 2012", "date:2012-01-29/2012-01-31")]),
        ("(may 2012 OR 2013-06) abe", &[("may 2012", "date:2012-05"), ("2013-06", "date:2013-06")]),
        ("-2012-01", &[("2012-01", "date:2012-01")]),
        // A number may well stand in a text, quoted words are meant to, and these are no dates.
        ("2012", &[]),
        ("2012 2014", &[]),
        ("\"january 2012\"", &[]),
        ("january", &[]),
        ("12 february", &[]),
        ("may AND 2012", &[]),
        ("may actor:abe 2012", &[]),
        ("240,000", &[]),
        ("24/7", &[]),
        ("article 9", &[]),
        ("B-52", &[]),
        ("19", &[]),
    ] {
        let query = Query::new(text, &chronology);
        let told: Vec<_> = query
            .repairs()
            .iter()
            .map(|repair| {
                let (span, meant) = repair.instead.as_ref().unwrap();
                assert_eq!(*span, repair.span);
                (&text[span.clone()], meant.as_str())
            })
            .collect();
        assert_eq!(told, expected, "{text}");
        assert!(query.is_understood(), "{text}");
    }
}

#[test]
fn a_date_whose_words_stand_apart_is_mended_whole() {
    let chronology = chronology();
    for (text, whole, meant) in [
        ("lavrov date:January 2012 islands", "date:January 2012", "date:2012-01"),
        ("year:jan 2012", "year:jan 2012", "date:2012-01"),
        ("(within:the 1960s OR abe)", "within:the 1960s", "within:196X"),
        ("date:since may 2012", "date:since may 2012", "date:2012-05/.."),
    ] {
        let query = Query::new(text, &chronology);
        let (span, instead) = query.repairs()[0].instead.clone().unwrap();
        assert_eq!((&text[span], instead.as_str()), (whole, meant));
    }
    let query = Query::new("date:soon 2012 abe", &chronology);
    assert_eq!(query.repairs()[0].instead, None);
}

#[test]
fn what_is_never_closed_is_closed_at_the_end() {
    let chronology = chronology();
    for (text, code) in
        [("referendum OR (sochi", "unclosed-parenthesis"), ("referendum OR \"sochi open", "unclosed-quote")]
    {
        let query = Query::new(text, &chronology);
        assert_eq!(query.mistakes().iter().map(|mistake| mistake.code).collect::<Vec<_>>(), [code]);
        assert_eq!(query.mistakes()[0].severity, Severity::Warning);
        assert_eq!(found(text), ["referendum", "abe-at-sochi"]);
    }
}

#[test]
fn what_is_left_out_does_not_empty_the_result() {
    assert_eq!(found("sochi OR actor:nobody"), ["abe-at-sochi"]);
    assert_eq!(found("-actor:nobody sochi"), ["abe-at-sochi"]);
    let chronology = chronology();
    assert!(Query::new("actor:nobody", &chronology).is_empty());
}

#[test]
fn no_query_exhausts_the_stack_or_patience() {
    let chronology = chronology();
    for text in ["(", ")", "-", "-(", "(a ", "NOT ", "\"", "OR ", "a:"] {
        let query = Query::new(&text.repeat(20_000), &chronology);
        assert!(query.mistakes().len() <= 50);
        let again = Query::new(&query.to_string(), &chronology);
        assert_eq!(again.to_string(), query.to_string());
    }
}

#[test]
fn mistakes_cannot_command_a_terminal() {
    let query = Query::new("act\u{1b}[2Jor: actor:\u{1b}]0;x\u{7} \u{202e}b:c", &chronology());
    for mistake in query.mistakes() {
        let shown = crate::diagnostic::render(mistake, 80, false);
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    }
    assert!(!query.to_string().contains('\u{1b}'));
}

#[test]
fn of_many_values_a_hint_names_those_that_most_events_have() {
    let theme = |letter: char| Theme { name: Clean::line(&letter.to_string().repeat(3)) };
    let parts = Parts { themes: ('a'..='k').map(theme).collect(), ..Parts::default() };
    let themes: [&[usize]; 4] = [&[10, 3], &[10, 3], &[10, 7], &[2]];
    let events = themes.map(|themes| event("it", Some("2012"), "it", (&[], themes)));
    let query = Query::new("theme:zzz", &made(parts, &events));
    let hint = query.mistakes()[0].hint.as_deref().unwrap();
    assert_eq!(hint, "for example kkk, ddd, ccc, hhh; there are 11 in all");
}
