//! What stands before and after a quotation says which of several places it is.

use super::*;

#[test]
fn context_says_which() {
    let resumed = "The talks were resumed in June.";
    let both = format!("ambiguous: {resumed} | {resumed}");
    let second = ARTICLE.rfind(resumed).unwrap();
    let first = ARTICLE.find(resumed).unwrap();
    assert_eq!(found(ARTICLE, resumed), both);
    for (prefix, suffix, place) in [
        (Some("the mayor did not comment."), None, second),
        (Some("governor did not  comment.\n"), None, first),
        (None, Some("Observers in"), second),
        (None, Some("The office of the mayor"), first),
        (Some("did not comment."), Some("Observers"), second),
        // One that stands nowhere says nothing against the other.
        (Some("words that stand nowhere"), Some("Observers"), second),
    ] {
        let finding = find(ARTICLE, resumed, prefix, suffix);
        assert_eq!(shown(ARTICLE, &finding), format!("exact: {resumed}"), "{prefix:?} {suffix:?}");
        assert_eq!(finding.passages()[0].start, place, "{prefix:?} {suffix:?}");
    }
    for (prefix, suffix) in [
        (Some("did not comment."), None),
        (Some("words that stand nowhere"), None),
        (Some(""), Some(" ")),
        (Some("the governor did not comment."), Some("Observers in")),
    ] {
        let finding = find(ARTICLE, resumed, prefix, suffix);
        assert_eq!(shown(ARTICLE, &finding), both, "{prefix:?} {suffix:?}");
    }
}

#[test]
fn words_that_stand_once_are_found_whatever_their_context() {
    let finding = find(ARTICLE, "published its own account", Some("the Russian side"), None);
    assert_eq!(shown(ARTICLE, &finding), "exact: published its own account");
}

#[test]
fn an_edit_is_found_only_where_its_context_is() {
    let text = "The ministers met for the first time. In 2012 the port of Nakhodka sent six shiploads of timber to \
        Niigata. The harbour was closed for the winter.";
    let quote = "In 2011 the port of Nakhodka sent nine shiploads of timber to Niigata.";
    let place = "In 2012 the port of Nakhodka sent six shiploads of timber to Niigata.";
    for (prefix, suffix, expected) in [
        (None, None, "missing: ".to_owned()),
        (Some("met for the first time."), None, format!("changed: {place}")),
        (Some("met for the 1st time."), Some("The harbor was closed"), format!("changed: {place}")),
        (Some("and spoke at length of it."), None, "missing: ".to_owned()),
        (Some("and spoke at length of it."), Some("But nobody came."), "missing: ".to_owned()),
        (Some("time."), None, "missing: ".to_owned()),
    ] {
        let finding = find(text, quote, prefix, suffix);
        assert_eq!(shown(text, &finding), expected, "{prefix:?} {suffix:?}");
    }
}

#[test]
fn the_own_typography_is_preferred() {
    let text = "He spoke of a “reset” first. Then of a \"reset\" again.";
    assert_eq!(found(text, "of a \"reset\""), "exact: of a \"reset\"");
    assert_eq!(found(text, "of a «reset»"), "ambiguous: of a “reset” | of a \"reset\"");
    let twice = "a “reset”, a \"reset\", a \"reset\"";
    assert_eq!(found(twice, "a \"reset\""), "ambiguous: a “reset” | a \"reset\" | a \"reset\"");
}
