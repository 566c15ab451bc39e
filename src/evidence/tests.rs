//! What is found, and what is not.

use super::*;

/// A small article, of our own.
const ARTICLE: &str = "The two ministers met in Kazan on 14 March 2012. They agreed that the “northern question” — as \
    Tokyo calls it — would not be raised before the summit. The delegation’s head, Olga Petrova, said that exports of \
    timber had grown by 12.5 percent.\n\nA week later the Japanese side published its own account. It says that the \
    question was raised at once, and that no answer was given. The office of the governor did not comment. The talks \
    were resumed in June. The office of the mayor did not comment. The talks were resumed in June. Observers in the \
    region expect that neither of the two can afford another winter without the pipeline.";

fn find_in(text: &str, quote: &str) -> Finding {
    Searchable::new(text).find(&Quotation { quote, ..Quotation::default() })
}

/// The finding in short: its mark, and what stands in its passages.
fn shown(text: &str, finding: &Finding) -> String {
    let passages: Vec<&str> = finding.passages().iter().map(|range| &text[range.clone()]).collect();
    format!("{} {}", finding.evidence().name(), passages.join(" | "))
}

#[test]
fn words_that_stand_are_exact() {
    for quote in
        ["The two ministers met in Kazan", "without the pipeline.", "Olga Petrova", "12.5 percent", ARTICLE]
    {
        assert_eq!(shown(ARTICLE, &find_in(ARTICLE, quote)), format!("exact {quote}"));
    }
}
