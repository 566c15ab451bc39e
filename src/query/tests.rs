//! The query language as a whole, asked of a small chronology.

use proptest::prelude::*;

use super::fixture::chronology;
use super::parse::parse;
use super::token::{Token, Wanted, tokens};
use super::tree::{Node, Term};
use super::*;
use crate::diagnostic::Severity;
use crate::edtf::Certainty;

/// The ids of the events that a query finds, with `?` before those that match perhaps.
fn found(text: &str) -> Vec<String> {
    let chronology = chronology();
    let hits = Query::new(text, &chronology).hits(&chronology, &Index::new(&chronology));
    hits.events
        .iter()
        .map(|hit| {
            let perhaps = if hit.certainty == Certainty::Perhaps {
                "?"
            } else {
                ""
            };
            format!("{perhaps}{}", chronology[hit.event].id)
        })
        .collect()
}

/// The same, whatever the certainty.
fn found_at_all(text: &str) -> Vec<String> {
    found(text)
        .iter()
        .map(|id| id.trim_start_matches('?').to_owned())
        .collect()
}

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
fn fields_find_events() {
    for (text, expected) in [
        ("year:2012 -id:decade", &["referendum"][..]),
        ("YEAR:2014..2015 actor:abe", &["abe-at-sochi"]),
        ("year:-43", &["caesar"]),
        ("year:44BC", &["caesar"]),
        ("year:..0", &["caesar"]),
        ("date:2016-12 -actor:lavrov", &["open", "treaty"]),
        (
            "date:2012-01-31..2014-02-07 -id:decade",
            &["referendum", "abe-at-sochi"],
        ),
        ("within:2012-01", &["referendum"]),
        ("within:2012-01-30..", &["abe-at-sochi", "open", "treaty"]),
        (
            "within:2010..2019",
            &["decade", "visit", "referendum", "abe-at-sochi", "treaty"],
        ),
        ("actor:putin", &["decade", "abe-at-sochi", "treaty"]),
        ("actor:\"vladimir putin\"", &["decade", "abe-at-sochi", "treaty"]),
        ("actor:プーチン", &["decade", "abe-at-sochi", "treaty"]),
        (
            "actor:russia",
            &["decade", "visit", "referendum", "abe-at-sochi", "treaty"],
        ),
        (
            "actor:Россия",
            &["decade", "visit", "referendum", "abe-at-sochi", "treaty"],
        ),
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
    assert_eq!(
        (hits.to_string().as_str(), hits.perhaps()),
        ("2 events, 1 of them perhaps", 1)
    );
    let counts = facet("", Field::Year, &chronology, &index);
    let of_2014 = counts.iter().find(|count| count.value == "2014").unwrap();
    assert_eq!((of_2014.certain, of_2014.perhaps), (1, 1));
}

#[test]
fn counts_are_said_in_words() {
    let chronology = chronology();
    let index = Index::new(&chronology);
    let said = |text| {
        Query::new(text, &chronology)
            .hits(&chronology, &index)
            .to_string()
    };
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
        let id = hits.best().map(|key| chronology[key].id.as_str());
        assert_eq!(id, best, "{text}");
    }
}

#[test]
fn mistakes_are_told_and_the_rest_runs() {
    let chronology = chronology();
    for (text, code, meant, hint) in [
        ("actr:abe", "unknown-field", "actr", "did you mean `actor:abe`?"),
        (
            "http://x.org",
            "unknown-field",
            "http",
            "to look for it as text, write `\"http://x.org\"`; the fields are year, date, within, actor, theme, place, kind, source, basis, evidence, id",
        ),
        (
            "actor:lavrv",
            "unknown-value",
            "lavrv",
            "did you mean `actor:lavrov`?",
        ),
        (
            "actor:лавро",
            "unknown-value",
            "лавро",
            "did you mean `actor:lavrov`?",
        ),
        (
            "actor:summitry",
            "unknown-value",
            "summitry",
            "did you mean `theme:summitry`?",
        ),
        (
            "theme:\"peace traety\"",
            "unknown-value",
            "\"peace traety\"",
            "did you mean `theme:\"peace treaty\"`?",
        ),
        (
            "kind:statment",
            "unknown-value",
            "statment",
            "did you mean `kind:statement`?",
        ),
        (
            "evidence:zzz",
            "unknown-value",
            "zzz",
            "one of exact, typographic, changed, ambiguous, missing, none",
        ),
        (
            "id:abe-at-sotchi",
            "unknown-value",
            "abe-at-sotchi",
            "did you mean `id:abe-at-sochi`?",
        ),
        (
            "actor:",
            "no-value",
            "actor:",
            "one of russia, putin, lavrov, medvedev, abe, akie-abe",
        ),
        ("year:", "no-value", "year:", "for example `year:2012..2014`"),
        (
            "year:2012-2014",
            "bad-year",
            "2012-2014",
            "did you mean `year:2012..2014`?",
        ),
        ("year:soon", "bad-year", "soon", "for example `year:2012..2014`"),
        (
            "year:2014..2012",
            "reversed-range",
            "2014..2012",
            "did you mean `year:2012..2014`?",
        ),
        (
            "date:2014-02..2012",
            "reversed-range",
            "2014-02..2012",
            "did you mean `date:2012..2014-02`?",
        ),
        ("within:..", "open-range", "..", "for example `within:2014`"),
        (
            "\"\"",
            "nothing-to-find",
            "\"\"",
            "write the words between the quotation marks",
        ),
        (
            "OR",
            "dangling-operator",
            "OR",
            "to look for it as a word, write `\"OR\"`",
        ),
        (
            "NOT",
            "dangling-operator",
            "NOT",
            "to look for it as a word, write `\"NOT\"`",
        ),
        (
            "-",
            "dangling-operator",
            "-",
            "write it right before what it negates, or quote it",
        ),
        ("()", "empty-parentheses", "()", ""),
        (")", "stray-parenthesis", ")", ""),
    ] {
        let text = format!("sochi opening {text}");
        let query = Query::new(&text, &chronology);
        let [mistake] = query.mistakes() else {
            panic!("{text}: {:?}", query.mistakes());
        };
        let place = mistake.place.as_ref().unwrap();
        assert_eq!(
            (mistake.code, &place.excerpt[place.span.clone()]),
            (code, meant),
            "{text}"
        );
        assert_eq!(mistake.hint.as_deref().unwrap_or_default(), hint, "{text}");
        assert_eq!(mistake.severity, Severity::Error);
        assert_eq!(found(&text), ["abe-at-sochi"], "{text}");
    }
}

#[test]
fn what_is_never_closed_is_closed_at_the_end() {
    let chronology = chronology();
    for (text, code) in [
        ("referendum OR (sochi", "unclosed-parenthesis"),
        ("referendum OR \"sochi open", "unclosed-quote"),
    ] {
        let query = Query::new(text, &chronology);
        assert_eq!(
            query
                .mistakes()
                .iter()
                .map(|mistake| mistake.code)
                .collect::<Vec<_>>(),
            [code]
        );
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
fn queries_print_as_a_person_would_write_them() {
    for (text, canonical) in [
        ("  a   b ", "a b"),
        ("((a)) AND (b c)", "a b c"),
        ("a OR (b OR c) d", "a OR (b OR c) d"),
        ("(a b) OR c", "a b OR c"),
        ("NOT a NOT (b OR c) NOT NOT d", "-a -(b OR c) d"),
        (
            "Actor:\"abe\" actor:\"Vladimir  Putin\"",
            "actor:abe actor:\"Vladimir Putin\"",
        ),
        ("\"one\" \"OR\" \"a \\\" b\"", "\"one\" \"OR\" \"a \\\" b\""),
        ("year:-43 -year:44BC", "year:-43 -year:44BC"),
        ("a OR", "a"),
    ] {
        let tree = parse(text).tree.unwrap();
        assert_eq!(tree.to_string(), canonical, "{text}");
    }
}

/// Terms that can be typed.
fn term() -> impl Strategy<Value = Node<Term>> {
    let word = r#"[a-zа-яß\-:."'\\(){}0-9]{1,6}|OR|AND|NOT"#.prop_filter("a bare word", |word: &String| {
        matches!(&tokens(word).list[..], [(Token::Term(Wanted::Word(_)), _)])
    });
    let value = r#"([a-zA-Zあ"():\\-]{0,4} ?){0,3}"#;
    let spaced = |value: String| value.split_whitespace().collect::<Vec<_>>().join(" ");
    prop_oneof![
        word.prop_map(Wanted::Word),
        value.prop_map(move |value| Wanted::Phrase(spaced(value))),
        ("[a-zж]{1,5}", value).prop_map(move |(name, value)| Wanted::Field {
            name,
            value: spaced(value)
        }),
    ]
    .prop_map(|wanted| Node::term(Term { wanted, span: 0..0 }, 0..0))
}

fn tree() -> impl Strategy<Value = Node<Term>> {
    term().prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_filter_map("not empty", Node::all),
            prop::collection::vec(inner.clone(), 1..4).prop_filter_map("not empty", Node::any),
            inner.prop_map(|node| node.not(0..0)),
        ]
    })
}

/// Texts such as fingers make, rich in what means something.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        r#"[-"()\\: ]"#,
        "(actor|year|theme|nofield):",
        "(abe|putin|2012|2012\\.\\.2014|\"peace treaty\"|..)",
        " (OR|AND|NOT) ",
        "[ab] ",
        r"\PC",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn values_of(field: Field) -> impl Strategy<Value = Vec<String>> {
    let value = match field {
        Field::Year => "-?[1-9][0-9]?",
        _ => r#"[a-c "()\\:-]{0,3}[a-c]"#,
    };
    let set = prop::collection::btree_set(value, 0..4);
    set.prop_map(|set| {
        let clean = |value: String| value.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut values: Vec<String> = set.into_iter().map(clean).collect();
        values.sort_by_key(|value| (value.parse::<i64>().ok(), value.clone()));
        values.dedup();
        values
    })
}

proptest! {
    #[test]
    fn trees_print_to_text_that_reads_back(tree in tree()) {
        let text = tree.to_string();
        let parsed = parse(&text);
        prop_assert_eq!(parsed.tree.as_ref(), Some(&tree), "{}", text);
        prop_assert!(parsed.idle.is_empty() && parsed.closing.is_empty());
        prop_assert_eq!(parsed.mistakes.into_list(), vec![]);
    }

    #[test]
    fn every_text_is_a_query(text in prop_oneof![typed(), any::<String>()]) {
        let chronology = chronology();
        let index = Index::new(&chronology);
        let query = Query::new(&text, &chronology);
        for mistake in query.mistakes() {
            let place = mistake.place.as_ref().unwrap();
            prop_assert!(place.excerpt.get(place.span.clone()).is_some());
        }
        let again = Query::new(&query.to_string(), &chronology);
        prop_assert_eq!(&again.tree, &query.tree);
        prop_assert_eq!(again.mistakes(), &[]);
        let hits = query.hits(&chronology, &index);
        prop_assert!(hits.events.is_sorted_by_key(|hit| hit.event));
        for event in chronology.events() {
            for kind in [TextKind::Name, TextKind::Prose] {
                let marks = query.marks(&event.title, kind);
                prop_assert!(marks.iter().all(|mark| !mark.is_empty() && event.title.get(mark.clone()).is_some()));
                prop_assert!(marks.is_sorted_by(|one, other| one.end < other.start));
            }
        }
    }

    #[test]
    fn spans_lie_within_the_text(text in typed()) {
        fn check(node: &Node<Term>, text: &str) -> bool {
            use super::tree::Shape;
            text.get(node.span.clone()).is_some_and(|part| !part.is_empty())
                && match &node.shape {
                    Shape::Term(term) => {
                        node.span.start <= term.span.start && term.span.end <= node.span.end
                    }
                    Shape::Not(inner) => check(inner, text),
                    Shape::All(nodes) | Shape::Any(nodes) => nodes.iter().all(|node| check(node, text)),
                }
        }
        prop_assert!(parse(&text).tree.is_none_or(|tree| check(&tree, &text)));
    }

    #[test]
    fn picked_values_replace_their_field_and_nothing_else(
        text in typed(),
        (field, values) in prop_oneof![Just(Field::Year), Just(Field::Actor)]
            .prop_flat_map(|field| (Just(field), values_of(field))),
    ) {
        let rest = |text: &str| with_values(text, field, &[]);
        let tree = |text: &str| parse(text).tree;
        let edited = with_values(&text, field, &values);
        prop_assert_eq!(selected(&edited, field), values.clone(), "{:?} -> {:?}", text, edited);
        prop_assert_eq!(selected(&rest(&text), field), Vec::<String>::new());
        prop_assert_eq!(tree(&rest(&edited)), tree(&rest(&text)), "{:?} -> {:?}", text, edited);
        prop_assert_eq!(with_values(&edited, field, &values), edited);
    }
}

#[test]
fn pickers_rewrite_the_text() {
    for (text, field, values, expected) in [
        ("", Field::Actor, &["putin"][..], "actor:putin"),
        (
            "islands",
            Field::Actor,
            &["abe", "putin"],
            "islands (actor:abe OR actor:putin)",
        ),
        (
            "actor:abe  islands",
            Field::Actor,
            &["putin"],
            "actor:putin islands",
        ),
        (
            "a (actor:abe OR actor:putin) b",
            Field::Actor,
            &["abe"],
            "a actor:abe b",
        ),
        ("a (actor:abe OR actor:putin) b", Field::Actor, &[], "a b"),
        ("a AND actor:abe AND b", Field::Actor, &[], "a AND b"),
        ("actor:abe AND b", Field::Actor, &[], "b"),
        ("actor:abe actor:putin x", Field::Actor, &["abe"], "actor:abe x"),
        (
            "-actor:abe x",
            Field::Actor,
            &["putin"],
            "-actor:abe x actor:putin",
        ),
        ("a OR b", Field::Actor, &["putin"], "(a OR b) actor:putin"),
        ("(a OR b)", Field::Actor, &["putin"], "(a OR b) actor:putin"),
        (
            "actor:a OR b",
            Field::Actor,
            &["putin"],
            "(actor:a OR b) actor:putin",
        ),
        ("actor:a OR actor:b", Field::Actor, &["putin"], "actor:putin"),
        ("actor:", Field::Actor, &["putin"], "actor:putin"),
        ("a \"b", Field::Actor, &["putin"], "a \"b\" actor:putin"),
        ("a OR", Field::Actor, &["putin"], "a actor:putin"),
        ("(a OR b", Field::Actor, &[], "(a OR b"),
        ("x", Field::Theme, &["peace treaty"], "x theme:\"peace treaty\""),
        ("x", Field::Year, &["2014", "2012", "2013"], "x year:2012..2014"),
        (
            "year:2012 x",
            Field::Year,
            &["2012", "2014", "2015"],
            "(year:2012 OR year:2014..2015) x",
        ),
        (
            "x",
            Field::Year,
            &["2016..", "2014"],
            "x (year:2014 OR year:2016..)",
        ),
        ("x  y", Field::Year, &[], "x  y"),
    ] {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        assert_eq!(with_values(text, field, &values), expected, "{text}");
    }
}

#[test]
fn selected_values_are_read_from_the_text() {
    for (text, field, expected) in [
        ("a actor:abe", Field::Actor, &["abe"][..]),
        (
            "(actor:abe OR actor:\"Vladimir Putin\") x",
            Field::Actor,
            &["abe", "Vladimir Putin"],
        ),
        ("-actor:abe (actor:putin OR x) actor:", Field::Actor, &[]),
        (
            "year:2012..2014 year:2013",
            Field::Year,
            &["2012", "2013", "2014"],
        ),
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
        [
            "russia Russia 2",
            "*lavrov Sergei Lavrov 1",
            "medvedev Dmitry Medvedev 1"
        ]
    );
    assert_eq!(
        counts("actor:akie", Field::Actor).last().unwrap(),
        "*akie-abe Akie Abe 1"
    );
    assert_eq!(counts("sochi", Field::Kind), ["event event 1"]);
    assert_eq!(
        counts("islands", Field::Evidence),
        ["missing missing 1", "none none 1"]
    );
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

#[test]
fn matches_are_marked_in_the_text_as_shown() {
    let chronology = chronology();
    for (query, text, kind, expected) in [
        (
            "sochi opening",
            "Abe attends the Sochi opening",
            TextKind::Name,
            &["Sochi", "opening"][..],
        ),
        ("SHINZO", "Shinzō Abe", TextKind::Name, &["Shinzō"]),
        ("shinzo", "Shinzo\u{304} Abe", TextKind::Name, &["Shinzo\u{304}"]),
        ("medvdev", "Dmitry Medvedev", TextKind::Name, &["Medv", "dev"]),
        ("medvdev", "Dmitry Medvedev", TextKind::Prose, &[]),
        ("ぷーちん", "プーチン大統領", TextKind::Name, &["プーチン"]),
        (
            "\"to attend\"",
            "decided  to\nattend",
            TextKind::Prose,
            &["to\nattend"],
        ),
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
