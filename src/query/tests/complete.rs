//! What is offered for the beginning of a term.

use crate::query::fixture::chronology;
use crate::query::*;

/// The terms offered at the end of a text, with the events that they would leave.
fn offered(text: &str) -> Vec<String> {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let found = Narrowing::default().completions(text, text.len(), &chronology, &index);
    let said = |completion: Completion| match completion.tally {
        Some(tally) => format!("{} {}", completion.term, tally.certain + tally.perhaps),
        None => completion.term,
    };
    found.list.into_iter().map(said).collect()
}

#[test]
fn fields_come_first_and_then_their_values() {
    for (text, expected) in [
        ("ac", &["actor:"][..]),
        ("islands -the", &["theme:"]),
        ("(KI", &["kind:"]),
        ("actor:la", &["actor:lavrov 2", "actor:putin 3"]),
        ("actor:лав", &["actor:lavrov 2"]),
        (
            "islands actor:",
            &[
                "actor:russia 2",
                "actor:lavrov 1",
                "actor:medvedev 1",
                "actor:putin 0",
                "actor:abe 0",
                "actor:akie-abe 0",
            ],
        ),
        ("islands actor:p", &["actor:putin 0"]),
        ("theme:trea", &["theme:\"peace treaty\" 1"]),
        ("theme:\"peace t", &["theme:\"peace treaty\" 1"]),
        ("lavr", &["actor:lavrov 2", "source:edm-2012 1"]),
        ("year:201", &["year:2010..2019 6", "year:2010 2", "year:2012 2", "year:2014 2", "year:2016 3"]),
        ("year:2012..2014 id:", &["id:decade", "id:referendum", "id:abe-at-sochi"]),
        ("year:2012..201", &["year:2012..2012", "year:2012..2014", "year:2012..2016"]),
        ("id:ab", &["id:abe-at-sochi"]),
        ("evidence:m", &["evidence:missing 1", "evidence:ambiguous 0"]),
        ("zzz", &[]),
        ("\"quoted", &[]),
        ("actr:abe", &[]),
        ("act:abe", &["actor:abe"]),
    ] {
        assert_eq!(offered(text), expected, "{text}");
    }
    assert_eq!(offered("").len(), fields().len());
    assert_eq!(offered("sochi ").len(), fields().len());
}

#[test]
fn the_whole_term_at_the_cursor_gives_way() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    for (text, cursor, span) in [
        ("a actor:lavr b", 12, 2..12),
        ("a actor:lavr b", 10, 2..12),
        ("a actor:\"Sergei La", 18, 2..18),
        ("a  b", 2, 2..2),
        ("-kind:st", 8, 1..8),
        ("é", 1, 0..0),
        ("a", 99, 0..1),
    ] {
        let found = Narrowing::default().completions(text, cursor, &chronology, &index);
        assert_eq!(found.span, span, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn what_is_offered_can_be_asked(text in "(actor:|kind:|-|\\(| |\"|[a-zéл]|year:|2|\\.\\.){0,8}", cursor in 0_usize..40) {
        let chronology = chronology();
        let index = Index::new(&chronology);
        let found = Narrowing::default().completions(&text, cursor, &chronology, &index);
        proptest::prop_assert!(text.get(found.span.clone()).is_some());
        for completion in found.list.into_iter().filter(|completion| completion.tally.is_some()) {
            let query = Query::new(&completion.term, &chronology);
            proptest::prop_assert!(query.mistakes().is_empty(), "{}: {:?}", completion.term, query);
        }
    }
}
