//! What holds of any text and any quotation.

use proptest::prelude::*;

use super::*;

/// Words in several scripts, punctuation and white space, as text is made of them.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "talks",
        "Japan’s",
        "island",
        "2013–14",
        "1.5",
        "non-aligned",
        "“so”",
        "слово",
        "не",
        "cafe\u{301}",
        "日本",
        "は",
        "プーチン",
        "—",
        "end.",
        "ﬁnal",
        "co\u{ad}op",
        "(and)",
        "…",
        "x",
    ]);
    let space = prop::sample::select(vec![" ", " ", "\n", "\t ", "\u{a0}", "\n\n"]);
    prop::collection::vec((word, space), 1..60)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

/// A text and a part of it that begins and ends at the bounds of words.
fn prose_and_part() -> impl Strategy<Value = (String, String)> {
    (prose(), any::<prop::sample::Index>(), any::<prop::sample::Index>())
        .prop_map(|(text, one, other)| {
            let places: Vec<usize> = (0..=text.len())
                .filter(|place| text.is_char_boundary(*place) && !boundary::inside_word(&text, *place))
                .collect();
            let (one, other) = (*one.get(&places), *other.get(&places));
            let part = text[one.min(other)..one.max(other)].to_owned();
            (text, part)
        })
        .prop_filter("says something", |(_, part)| part.chars().any(char::is_alphanumeric))
}

proptest! {
    #[test]
    fn whatever_stands_is_found((text, part) in prose_and_part()) {
        let finding = find(&text, &part, None, None);
        prop_assert!(matches!(finding, Finding::Exact(_) | Finding::Ambiguous(_)), "{finding:?}");
        if let Finding::Exact(passages) = finding {
            let [passage] = passages.as_slice() else { panic!("{passages:?}") };
            prop_assert_eq!(normalise::squeeze(&text[passage.clone()]), normalise::squeeze(part.trim()));
        }
    }

    #[test]
    fn white_space_makes_no_difference((text, part) in prose_and_part(), spaces in "[ \t\n]{1,3}") {
        let perturbed = format!("{spaces}{}{spaces}", part.replace(' ', &spaces));
        prop_assert_eq!(find(&text, &perturbed, None, None), find(&text, &part, None, None));
    }

    #[test]
    fn typography_makes_no_word((text, part) in prose_and_part()) {
        let perturbed = part
            .replace('’', "'")
            .replace(['“', '”'], "\"")
            .replace('\u{ad}', "")
            .replace('ﬁ', "fi")
            .replace("e\u{301}", "é")
            .replace(['–', '—'], "-")
            .replace('…', "...")
            .replace('\u{a0}', " ");
        let finding = find(&text, &perturbed, None, None);
        prop_assert!(finding.evidence().verified() || matches!(finding, Finding::Ambiguous(_)), "{finding:?}");
    }

    #[test]
    fn context_that_stands_decides_or_leaves_it_open((text, part) in prose_and_part()) {
        if let Some(place) = text.find(&part) {
            let (prefix, suffix) = (&text[..place], &text[place + part.len()..]);
            let finding = find(&text, &part, Some(prefix), Some(suffix));
            prop_assert!(matches!(finding, Finding::Exact(_) | Finding::Ambiguous(_)), "{finding:?}");
        }
    }

    #[test]
    fn ranges_are_in_the_text_and_in_order(
        text in prose(), quote in prose(), omitted in any::<bool>(), prefix in prop::option::of("\\PC{0,4}"),
    ) {
        let quote = if omitted { quote.replace("the", "[...]") } else { quote };
        let finding = find(&text, &quote, prefix.as_deref(), None);
        let ranges = match &finding {
            Finding::Ambiguous(places) => {
                prop_assert!(places.len() > 1);
                places.as_slice()
            }
            finding => finding.passages(),
        };
        for range in ranges {
            prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()));
        }
        prop_assert!(ranges.windows(2).all(|pair| pair[0].start < pair[1].start));
    }

    #[test]
    fn any_text_is_searched_for_any_quotation(text: String, quote: String, prefix: Option<String>, suffix: Option<String>) {
        let _ = find(&text, &quote, prefix.as_deref(), suffix.as_deref());
        let _ = find(&text, &text, None, None);
    }

    #[test]
    fn an_edited_word_is_never_verified((text, part) in prose_and_part()) {
        let edited = format!("{part} unheard");
        prop_assert!(!find(&text, &edited, None, None).evidence().verified());
    }
}
