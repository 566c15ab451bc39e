//! What is found, and what is not.

use super::*;
use crate::model::{Alarm, Change};

mod context;
mod drift;
mod laws;

/// A small article, of our own.
const ARTICLE: &str = "The two ministers met in Kazan on 14 March 2012. They agreed that the “northern question” — as \
    Tokyo calls it — would not be raised before the summit. The delegation’s head, Olga Petrova, said that exports of \
    timber had grown by 12.5 percent.\n\nA week later the Japanese side published its own account. It says that the \
    question was raised at once, and that no answer was given. The office of the governor did not comment. The talks \
    were resumed in June. The office of the mayor did not comment. The talks were resumed in June. Observers in the \
    region expect that neither of the two can afford another winter without the pipeline.";

fn find(text: &str, quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Finding {
    Searchable::new(text).find(&Quotation { quote, prefix, suffix })
}

/// The finding in short: its mark, and what stands in its passages.
fn found(text: &str, quote: &str) -> String {
    shown(text, &find(text, quote, None, None))
}

fn shown(text: &str, finding: &Finding) -> String {
    let passages = match finding {
        Finding::Ambiguous(places) => places,
        finding => finding.passages(),
    };
    let words: Vec<&str> = passages.iter().map(|range| &text[range.clone()]).collect();
    format!("{}: {}", finding.evidence().name(), words.join(" | "))
}

#[test]
fn words_that_stand_are_exact() {
    for quote in [
        "The two ministers met in Kazan",
        "without the pipeline.",
        "Olga Petrova",
        "12.5 percent",
        "“northern question” — as Tokyo calls it",
        ARTICLE,
    ] {
        assert_eq!(found(ARTICLE, quote), format!("exact: {quote}"));
    }
    for (quote, words) in [
        ("  the Japanese\r\n\tside \n", "the Japanese side"),
        ("12.5 percent. A week later", "12.5 percent.\n\nA week later"),
    ] {
        assert_eq!(found(ARTICLE, quote), format!("exact: {words}"));
    }
    assert_eq!(found("日本と\n露西亜の外相は", "露西亜の外相"), "exact: 露西亜の外相");
    assert_eq!(found("日本と\n露西亜の外相は", "日本と露西亜"), "exact: 日本と\n露西亜");
    assert_eq!(
        found("Министры встретились в Казани.", "встретились в Казани"),
        "exact: встретились в Казани"
    );
}

#[test]
fn typography_is_told_from_words() {
    for (quote, words) in [
        ("the \"northern question\"", "the “northern question”"),
        ("the «northern question» - as", "the “northern question” — as"),
        ("question”—as Tokyo", "question” — as Tokyo"),
        ("The delegation's head", "The delegation’s head"),
        ("The\u{a0}talks were resumed in June. Obs\u{ad}ervers", "The talks were resumed in June. Observers"),
        ("The oﬃce of the mayor", "The office of the mayor"),
    ] {
        assert_eq!(found(ARTICLE, quote), format!("typographic: {words}"), "{quote}");
    }
    for (text, quote, words) in [
        ("at the cafe\u{301} then", "café", "cafe\u{301}"),
        ("at the café then", "cafe\u{301} then", "café then"),
        ("co\u{ad}operation", "cooperation", "co\u{ad}operation"),
        ("and so on… they", "so on... they", "so on… they"),
        ("a ﬁne ﬂow", "fine flow", "ﬁne ﬂow"),
        ("``so'' he said", "\"so\" he said", "``so'' he said"),
        ("5 − 3 degrees", "5–3 degrees", "5 − 3 degrees"),
    ] {
        assert_eq!(found(text, quote), format!("typographic: {words}"), "{quote}");
    }
}

#[test]
fn an_other_word_is_not_verified() {
    for (text, quote) in [
        // Case, accents, forms that only look alike.
        ("he met the Minister", "he met the minister"),
        ("the cafe there", "the café there"),
        ("ёлка стоит", "елка стоит"),
        ("10² of them", "102 of them"),
        ("10² of them", "10"),
        ("Ａbc now", "Abc now"),
        ("an œuvre here", "oeuvre here"),
        ("アベ首相", "あべ首相"),
        // Parts of words and numbers.
        ("the party began", "art"),
        ("he can't go", "he can"),
        ("he can’t go", "he can"),
        ("the non-aligned states", "aligned states"),
        ("the ex-president spoke", "president spoke"),
        ("1.5 percent", "5 percent"),
        ("2,500 tons", "500 tons"),
        ("in 2013-14 it fell", "in 2013"),
        ("in 2013–14 it fell", "in 2013"),
        ("to -5 degrees", "5 degrees"),
        ("the 15th", "15"),
        ("cafe\u{301} there", "cafe"),
        ("ﬁne", "ne"),
        ("二十五年に", "五年に"),
        ("ロシアンルーレット", "ロシア"),
        // Nothing to look for, or to look in.
        ("some text", ""),
        ("some text ... here", "..."),
        ("some text [...] here", "[...]"),
        ("", "some text"),
        ("short", "a quotation longer than its document"),
    ] {
        assert_eq!(found(text, quote), "missing: ", "{quote} in {text}");
    }
}

#[test]
fn an_edit_is_shown_and_what_alarms_is_called_out() {
    use Alarm::{Digit, Name, Negation};
    for (quote, difference, alarms) in [
        ("The two ministers met in Kazan on 14 March 2013.", "2013. > 2012.", vec![Digit]),
        ("exports of timber had grown by 1.25 percent", "1.25 > 12.5", vec![Digit]),
        ("The two ministers met in Moscow on 14 March 2012.", "Moscow > Kazan", vec![Name]),
        ("would be raised before the summit. The delegation's head", " > not", vec![Negation]),
        (
            "It says that the question was raised at once, and that an answer was given.",
            "an > no",
            vec![Negation],
        ),
        ("A week later the Japanese side printed its own account.", "printed > published", vec![]),
        ("a week later the Japanese side published its own account", "a > A", vec![]),
        ("a week later the Japanese side publishd its own account.", "a > A, publishd > published", vec![]),
        (
            "Observers in the region expect that neither of the three can afford another winter",
            "three > two",
            vec![Digit],
        ),
        ("A week later the Japanese Asahi side published its own account", "Asahi > ", vec![Name]),
    ] {
        let Finding::Changed(it) = find(ARTICLE, quote, None, None) else {
            panic!("{quote}: {}", found(ARTICLE, quote));
        };
        let Changed { difference: changes, alarms: raised, passages } = *it;
        assert_eq!(passages.len(), 1);
        assert_eq!((pairs(changes).as_str(), raised), (difference, alarms), "{quote}");
    }
}

/// What was quoted and what stands there instead, of each place that differs.
fn pairs(changes: Vec<Change>) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut fresh = true;
    for change in changes {
        match change {
            Change::Same(_) => fresh = true,
            Change::Quoted(words) => {
                pairs.push((words, String::new()));
                fresh = false;
            }
            Change::Stands(words) if fresh => pairs.push((String::new(), words)),
            Change::Stands(words) => pairs.last_mut().unwrap().1 = words,
        }
    }
    let pairs: Vec<String> = pairs.iter().map(|(quoted, stands)| format!("{quoted} > {stands}")).collect();
    pairs.join(", ")
}

#[test]
fn an_edit_in_other_scripts_is_called_out() {
    use Alarm::{Digit, Name, Negation};
    let russian = "На встрече в Казани министры не обсуждали вопрос о Курильских островах и договор.";
    let japanese = "両国の外相は二〇一二年三月に東京で会談し、平和条約の問題について合意しませんでした。";
    for (text, quote, alarms) in [
        (russian, "На встрече в Казани министры обсуждали вопрос о Курильских островах", vec![Negation]),
        (russian, "На встрече в Москве министры не обсуждали вопрос о Курильских островах", vec![Name]),
        (
            japanese,
            "両国の外相は二〇一二年三月に東京で会談し、平和条約の問題について合意しました。",
            vec![Negation],
        ),
        (japanese, "両国の外相は二〇一三年三月に東京で会談し、平和条約の問題について", vec![Digit]),
    ] {
        let Finding::Changed(changed) = find(text, quote, None, None) else {
            panic!("{quote}");
        };
        assert_eq!(changed.alarms, alarms, "{quote}");
    }
}

#[test]
fn a_capital_at_the_start_is_a_name_unless_the_word_is_common() {
    for (text, quote, alarms) in [
        (
            "Petrova raised the question of the islands.",
            "Ivanova raised the question of the islands.",
            vec![Alarm::Name],
        ),
        (
            "These are the old ones. The minister raised the question of those islands.",
            "These minister raised the question of those islands.",
            vec![Alarm::Name],
        ),
        (
            "Of these the old ones. The minister raised the question of those islands.",
            "These minister raised the question of those islands.",
            vec![],
        ),
    ] {
        let Finding::Changed(changed) = find(text, quote, None, None) else {
            panic!("{quote}");
        };
        assert_eq!(changed.alarms, alarms, "{quote}");
    }
}

#[test]
fn a_deleted_sentence_is_not_found_in_its_lookalike() {
    let with = |sentence: &str| {
        format!(
            "The season was long. {sentence} The harbour was closed for the winter, and no ship came in after that."
        )
    };
    let deleted = "In 2011 the port of Nakhodka sent nine shiploads of timber to Niigata.";
    assert_eq!(found(&with(deleted), deleted), format!("exact: {deleted}"));
    for lookalike in [
        "",
        "In 2012 the port of Nakhodka sent six shiploads of timber to Niigata.",
        "In 2011 the port of Vanino sent nine shiploads of timber to Sakata.",
        "In 2011 the port of Nakhodka sent nine shiploads of copper to Toyama.",
        "In 2011 the port of Niigata sent nine shiploads of timber to Nakhodka.",
        "In 2011 the port of Nakhodka did not send shiploads of timber to Niigata.",
    ] {
        assert_eq!(found(&with(lookalike), deleted), "missing: ", "{lookalike}");
    }
}

#[test]
fn two_that_are_nearly_as_near_are_none() {
    let text =
        "The office of the governor did not comment on it. The office of the mayor did not comment on it.";
    assert_eq!(found(text, "The office of the bishop did not comment on it."), "missing: ");
    let one =
        "The office of the governor did not comment on it. Nobody else was asked about the whole affair.";
    assert!(
        found(one, "The office of the bishop did not comment on it.")
            .starts_with("changed: The office of the g")
    );
}

#[test]
fn little_is_not_looked_for_with_errors() {
    for quote in
        ["met in Kazan on 15 March", "Olga Petrowa", "northern questions", "Japaneseside-published-its"]
    {
        let verdict = found(ARTICLE, quote);
        let expected = quote.chars().count() >= 20 && quote.split(' ').count() >= 4;
        assert_eq!(verdict.starts_with("changed"), expected, "{quote}: {verdict}");
    }
    let long = "some words that go on ".repeat(200);
    let text = format!("{long}and end");
    assert_eq!(found(&text, &format!("{long}and and")), "missing: ");
}

#[test]
fn joined_passages_stand_in_their_order() {
    for (quote, shown) in [
        ("The two ministers met [...] before the summit", "exact: The two ministers met | before the summit"),
        ("[...] Olga Petrova […]", "exact: Olga Petrova"),
        ("Olga Petrova, [...] 12.5 percent [...].", "exact: Olga Petrova, | 12.5 percent"),
        ("The delegation's head [...] timber", "typographic: The delegation’s head | timber"),
        // The next one behind what is known, and the last one before it.
        ("the governor [...] The talks were resumed", "exact: the governor | The talks were resumed"),
        ("The talks were resumed [...] Observers", "exact: The talks were resumed | Observers"),
        // Out of order; overlapping; a part that stands nowhere; a part of a word.
        ("before the summit [...] The two ministers met", "missing: "),
        ("Olga Petrova [...] Petrova, said", "missing: "),
        ("Olga Petrova [...] Niigata", "missing: "),
        ("Olga Petrova [...] cent", "missing: "),
        // Two ways, each as tight as the other.
        (
            "did not comment [...] in June",
            "ambiguous: did not comment. The talks were resumed in June | did not comment. The talks were resumed in June",
        ),
        // One part was edited.
        (
            "The two ministers met in Omsk on 14 March 2012. [...] without the pipeline",
            "changed: The two ministers met in Kazan on 14 March 2012. | without the pipeline",
        ),
        ("The two ministers met in Omsk on 14 March 2012. [...] without the tunnel", "missing: "),
        ("without the pipeline [...] The two ministers met in Omsk on 14 March 2012.", "missing: "),
    ] {
        assert_eq!(found(ARTICLE, quote), shown, "{quote}");
    }
    let second = find(ARTICLE, "did not comment [...] in June", Some("the mayor"), None);
    assert_eq!(second.passages()[0].start, ARTICLE.rfind("did not comment").unwrap());
    let first = find(ARTICLE, "did not comment [...] in June", None, Some(". The office"));
    assert_eq!(first.passages()[1].start, ARTICLE.find("in June").unwrap());
}

#[test]
fn the_difference_of_joined_passages_shows_what_was_left_out() {
    let quote = "The two ministers met in Omsk on 14 March 2012. [...] without the pipeline";
    let Finding::Changed(it) = find(ARTICLE, quote, None, None) else {
        panic!("{}", found(ARTICLE, quote));
    };
    let same = |words: &str| Change::Same(words.to_owned());
    assert_eq!(
        it.difference,
        [
            same("The two ministers met in"),
            Change::Quoted("Omsk".to_owned()),
            Change::Stands("Kazan".to_owned()),
            same("on 14 March 2012."),
            same("[...]"),
            same("without the pipeline"),
        ]
    );
}

#[test]
fn a_document_may_quote_with_omissions_itself() {
    let text = "He wrote: “We met [...] and agreed.” Later they met and agreed.";
    assert_eq!(found(text, "We met [...] and agreed."), "exact: We met [...] and agreed.");
}

#[test]
fn hostile_texts_are_searched_in_bounded_time() {
    let letters = "a".repeat(100_000);
    assert_eq!(found(&letters, &"a".repeat(50_000)), "missing: ");
    let words = "a ".repeat(20_000);
    assert!(found(&words, &"a ".repeat(1000)).starts_with("ambiguous"));
    assert!(found(&words, &"a [...] ".repeat(16)).starts_with("ambiguous"));
    assert_eq!(found(&words, &"a b c ".repeat(300)), "missing: ");
    assert_eq!(found(&words, &"a [...] ".repeat(17)), "missing: ");
    let invisible = "a\u{ad}\u{301}".repeat(20_000);
    assert_eq!(found(&invisible, "a"), "missing: ");
}
