//! Sources cited, against the rules of the manuals.

use super::*;
use crate::model::{DocumentState, Finding, Key, Parts, Role};
use crate::text::{Clean, Document};

/// A source of these authors, title, publisher and date; what is empty is not known.
fn source(authors: &[&str], title: &str, publisher: &str, date: &str) -> Source {
    let known = |text: &str| Some(Clean::line(text)).filter(|text| !text.is_empty());
    Source {
        title: Clean::line(title),
        publisher: known(publisher),
        authors: authors.iter().map(|name| Clean::line(name)).collect(),
        url: known("https://example.org/a"),
        published: When::parse(date).ok(),
        published_basis: Some(Basis::Stated),
        ..Source::named(Clean::line("s"))
    }
}

#[test]
fn sources_are_cited_as_the_manuals_have_it() {
    for (source, [chicago_note, apa_entry, mla_entry]) in [
        (
            source(&["Michael Lipin"], "Japan seeks better ties", "Voice of America", "2014-02-12"),
            [
                "Michael Lipin, “Japan seeks better ties,” Voice of America, February 12, 2014, https://example.org/a.",
                "Lipin, M. (2014, February 12). Japan seeks better ties. Voice of America. https://example.org/a",
                "Lipin, Michael. “Japan seeks better ties.” Voice of America, 12 Feb. 2014, https://example.org/a.",
            ],
        ),
        (
            source(&["Anna Maria Lind", "Jean-Paul de la Tour"], "Why \"now\"?", "Gazette", "2014-09"),
            [
                "Anna Maria Lind and Jean-Paul de la Tour, “Why ‘now’?,” Gazette, September 2014, https://example.org/a.",
                "Lind, A. M., & de la Tour, J.-P. (2014, September). Why \"now\"? Gazette. https://example.org/a",
                "Lind, Anna Maria, and Jean-Paul de la Tour. “Why ‘now’?” Gazette, Sept. 2014, https://example.org/a.",
            ],
        ),
        (
            source(&["A One", "B Two", "C Three"], "Title", "", "2014"),
            [
                "A One et al., “Title,” 2014, https://example.org/a.",
                "One, A., Two, B., & Three, C. (2014). Title. https://example.org/a",
                "One, A, et al. “Title.” 2014, https://example.org/a.",
            ],
        ),
        (
            source(&[], "Title", "Russia Direct", ""),
            [
                "“Title,” Russia Direct, https://example.org/a.",
                "Russia Direct. (n.d.). Title. https://example.org/a",
                "“Title.” Russia Direct, https://example.org/a.",
            ],
        ),
        (
            Source {
                published_basis: Some(Basis::Inferred),
                url: None,
                ..source(&["安倍晋三"], "[A speech in Sochi]", "", "2016-05?")
            },
            [
                "安倍晋三, [A speech in Sochi], [perhaps May 2016].",
                "安倍晋三. ([perhaps May 2016]). [A speech in Sochi].",
                "安倍晋三. [A speech in Sochi]. [perhaps May 2016].",
            ],
        ),
        (
            Source { url: None, ..source(&[], "Only a title", "", "") },
            ["“Only a title.”", "Only a title. (n.d.).", "“Only a title.”"],
        ),
    ] {
        assert_eq!(chicago(&source), chicago_note);
        assert_eq!(apa(&source), apa_entry);
        assert_eq!(mla(&source), mla_entry);
    }
}

#[test]
fn a_name_is_turned_only_where_it_is_surely_one() {
    for (name, expected) in [
        ("Anna Lind", "Lind, Anna"),
        ("Lind, Anna", "Lind, Anna"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Plato", "Plato"),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("Сергей Лавров", "Сергей Лавров"),
        ("安倍 晋三", "安倍 晋三"),
        ("van der", "van der"),
        ("", ""),
    ] {
        assert_eq!(inverted(name, str::to_owned), expected, "{name}");
    }
}

#[test]
fn many_authors_are_as_many_as_the_apa_lists() {
    let names: Vec<String> = (0..25).map(|number| format!("A N{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let of = |count: usize| apa(&source(&names[..count], "T", "", "2014"));
    assert!(of(20).contains("N18, A., & N19, A. (2014)"), "{}", of(20));
    assert!(of(21).contains("N18, A., . . . N20, A. (2014)"), "{}", of(21));
}

#[test]
fn a_quotation_comes_with_its_place() {
    let document = Document::decode(b"One.\nTwo  words\nhere.\n").unwrap();
    let mut source = source(&["Anna Lind"], "Words", "Gazette", "1931-05-03");
    source.document = DocumentState::Sound(document);
    let finding = Finding::Exact(std::iter::once(5..20).collect());
    let citation = Citation {
        source: Key::new(0),
        quote: "Two  “words”\nhere",
        prefix: None,
        suffix: None,
        role: Role::Supports,
        finding: Some(&finding),
    };
    let chronology = Chronology::new(Parts { sources: vec![source], ..Parts::default() });
    assert_eq!(
        cite(&chronology, &citation, Style::Plain),
        "“Two ‘words’ here” Anna Lind, “Words”, Gazette, 3 May 1931, line 2, https://example.org/a"
    );
}
