//! The paragraphs of a text: what stands between empty lines.

use std::ops::Range;

/// The bytes of each paragraph, without the white space around it. What has no letter or digit is none.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place + line.len() - line.trim_start().len();
        let end = place + line.trim_end().len();
        place += line.len();
        if start >= end {
            found.extend(open.take());
        } else {
            open = Some(open.map_or(start, |open| open.start)..end);
        }
    }
    found.extend(open);
    found.retain(|range| text.get(range.clone()).is_some_and(|text| text.contains(char::is_alphanumeric)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_part_paragraphs() {
        for (text, expected) in [
            ("", vec![]),
            ("\n \n***\n", vec![]),
            ("one\ntwo\n\n  three  \n", vec!["one\ntwo", "three"]),
            ("Кремль\n\u{3000}\n千島", vec!["Кремль", "千島"]),
        ] {
            let found: Vec<&str> = paragraphs(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected);
        }
    }
}
