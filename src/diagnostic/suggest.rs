//! The known word that a person probably meant.

use crate::text::fold;

/// How alike two words must be to be taken for one another (Jaro–Winkler, 0 to 1).
const ALIKE: f64 = 0.8;

/// Longer words are compared with none: their likeness takes the product of their lengths.
const LONGEST: usize = 64;

/// The candidate most like a word, if any is like enough; case and accents do not count.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_short = |word: &str| word.len() <= LONGEST;
    let word = Some(word).filter(|word| is_short(word)).map(fold)?;
    candidates
        .into_iter()
        .filter(|candidate| is_short(candidate))
        .map(|candidate| (strsim::jaro_winkler(&word, &fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_through_and_strangers_are_not() {
        let fields = ["date", "date_basis", "title", "summary", "actors"];
        assert_eq!(nearest("sumary", fields), Some("summary"));
        assert_eq!(nearest("Actor", fields), Some("actors"));
        assert_eq!(nearest("zzz", fields), None);
        let long = "a".repeat(10_000_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
