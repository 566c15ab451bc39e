//! What holds for every text and every tree.

use proptest::prelude::*;

use crate::edtf::Certainty;
use crate::query::fixture::chronology;
use crate::query::parse::parse;
use crate::query::token::{Token, Wanted, tokens};
use crate::query::tree::{Node, Shape, Term};
use crate::query::*;

#[test]
fn queries_print_as_a_person_would_write_them() {
    for (text, canonical) in [
        ("  a   b ", "a b"),
        ("((a)) AND (b c)", "a b c"),
        ("a OR (b OR c) d", "a OR (b OR c) d"),
        ("(a b) OR c", "a b OR c"),
        ("NOT a NOT (b OR c) NOT NOT d", "-a -(b OR c) d"),
        ("Actor:\"abe\" actor:\"Vladimir  Putin\"", "actor:abe actor:\"Vladimir Putin\""),
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
    let word = r"[a-zа-яß0-9.{'\\][a-zа-яß0-9.{'\\:-]{0,5}".prop_filter("a bare word", |word: &String| {
        matches!(&tokens(word).list[..], [(Token::Term(Wanted::Word(_)), _)])
    });
    let value = r#"([a-zA-Zあ"():\\-]{0,4} ?){0,3}"#;
    let spaced = |value: String| value.split_whitespace().collect::<Vec<_>>().join(" ");
    prop_oneof![
        word.prop_map(Wanted::Word),
        value.prop_map(move |value| Wanted::Phrase(spaced(value))),
        ("[a-zж]{1,5}", value).prop_map(move |(name, value)| Wanted::Field { name, value: spaced(value) }),
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
        prop_assert_eq!(parsed.mistakes.into_lists().0, vec![]);
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
        prop_assert!(again.mistakes().iter().all(|mistake| mistake.code == "date-as-words"));
        let hits = query.hits(&chronology, &index);
        prop_assert!(hits.iter().is_sorted_by_key(|hit| hit.event));
        for (key, event) in chronology.events_with_keys() {
            let hit = hits.iter().find(|hit| hit.event == key);
            let certainty = hit.map_or(Certainty::No, |hit| hit.certainty);
            prop_assert_eq!(query.matches(key, &chronology, &index), certainty);
            for kind in [TextKind::Name, TextKind::Prose] {
                let marks = query.marks(event.title, kind);
                prop_assert!(marks.iter().all(|mark| !mark.is_empty() && event.title.get(mark.clone()).is_some()));
                prop_assert!(marks.is_sorted_by(|one, other| one.end < other.start));
            }
        }
    }

    #[test]
    fn spans_lie_within_the_text(text in typed()) {
        fn check(node: &Node<Term>, text: &str) -> bool {
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
        prop_assert_eq!(tree(&with_values(&edited, field, &values)), tree(&edited));
    }
}
