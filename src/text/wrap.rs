//! Text in columns: broken into lines, cut to a width, counted in cells.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::word_splitters::split_words;
use textwrap::{WordSeparator, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns between tab stops.
const TAB: usize = 8;

/// The cells that a text takes on one line.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Breaks a text into lines of at most `columns` cells, at the places where Unicode allows it (UAX #14), else
/// between graphemes. Each line is a range of bytes; white space at which a line was broken belongs to none.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, start, columns, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(paragraph: &str, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let mut line = offset..offset;
    let mut used = 0;
    let mut place = offset;
    let words = WordSeparator::UnicodeBreakProperties.find_words(paragraph);
    for word in split_words(words, &WordSplitter::HyphenSplitter) {
        let ends = place + word.word.len();
        let after = ends + word.whitespace.len();
        let cells = width(word.word);
        if used + cells > columns && used > 0 {
            lines.push(line);
            line = place..place;
            used = 0;
        }
        if cells > columns {
            for (at, grapheme) in word.word.grapheme_indices(true) {
                let cells = width(grapheme);
                if used + cells > columns && used > 0 {
                    lines.push(line);
                    line = place + at..place + at;
                    used = 0;
                }
                line.end = place + at + grapheme.len();
                used += cells;
            }
            used += width(word.whitespace);
        } else {
            line.end = ends;
            used += cells + width(word.whitespace);
        }
        place = after;
    }
    lines.push(line);
}

/// Cuts a text to at most `columns` cells at a grapheme border, the last of them an ellipsis if it was cut.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    Cow::Owned(cut)
}

/// Replaces tabs by as many spaces as lead to the next stop; stops stand every eight columns.
pub fn expand_tabs(line: &str) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let mut expanded = String::with_capacity(line.len() + TAB);
    for (number, part) in line.split('\t').enumerate() {
        if number > 0 {
            let gap = TAB - width(&expanded) % TAB;
            expanded.extend(std::iter::repeat_n(' ', gap));
        }
        expanded.push_str(part);
    }
    Cow::Owned(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        for (text, columns, expected) in [
            ("one two three", 7, vec!["one two", "three"]),
            ("", 5, vec![""]),
            ("one\n\ntwo", 9, vec!["one", "", "two"]),
            ("  indented text", 10, vec!["  indented", "text"]),
            ("unbreakably", 4, vec!["unbr", "eaka", "bly"]),
            ("北方領土問題", 5, vec!["北方", "領土", "問題"]),
            ("a well-known fact", 8, vec!["a well-", "known", "fact"]),
            ("trailing   ", 20, vec!["trailing"]),
        ] {
            assert_eq!(lines(text, columns), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_at_a_grapheme() {
        for (text, columns, expected) in [
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("two words", 5, "two…"),
            ("北方領土", 5, "北方…"),
            ("北方領土", 4, "北…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("any", 0, ""),
        ] {
            assert_eq!(fit(text, columns), expected, "{text:?}");
        }
    }

    #[test]
    fn tabs_lead_to_their_stops() {
        assert_eq!(expand_tabs("a\tb"), "a       b");
        assert_eq!(expand_tabs("\t12345678\tc"), "        12345678        c");
    }

    proptest::proptest! {
        #[test]
        fn wrapping_loses_nothing_but_white_space(text in "[a-zа-я北方 \n\u{301}-]{0,60}", columns in 1_usize..20) {
            let mut place = 0;
            for line in wrap(&text, columns) {
                proptest::prop_assert!(place <= line.start && line.start <= line.end);
                proptest::prop_assert!(text[place..line.start].chars().all(char::is_whitespace));
                let seen = text[line.clone()].graphemes(true).filter(|grapheme| width(grapheme) > 0).count();
                proptest::prop_assert!(width(&text[line.clone()]) <= columns || seen == 1);
                place = line.end;
            }
            proptest::prop_assert!(text[place..].chars().all(char::is_whitespace));
            proptest::prop_assert!(width(&fit(&text, columns)) <= columns);
        }
    }
}
