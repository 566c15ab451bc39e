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
        .map(|candidate| (likeness(&word, &fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate)
}

/// How alike two words are, as [`ALIKE`].
fn likeness(word: &str, other: &str) -> f64 {
    let likeness = strsim::jaro_winkler(word, other);
    // In a short word one such slip leaves too few letters in their places.
    if likeness < ALIKE && is_swapped(word, other) { ALIKE } else { likeness }
}

/// Whether two letters that follow each other have changed places, and all else is the same.
fn is_swapped(word: &str, other: &str) -> bool {
    if word.chars().count() != other.chars().count() {
        return false;
    }
    let pairs = word.chars().zip(other.chars()).enumerate();
    let mut slips = pairs.filter(|(_, (one, other))| one != other);
    match (slips.next(), slips.next(), slips.next()) {
        (Some((first, (a, b))), Some((second, (c, d))), None) => (second, c, d) == (first + 1, b, a),
        _ => false,
    }
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
        let short = ["abc", "abe", "kan", "eba"];
        assert_eq!(nearest("aeb", short), Some("abe"));
        assert_eq!(nearest("Bae", short), Some("abe"));
        assert_eq!(nearest("eab", ["abe"]), None);
        let long = "a".repeat(10_000_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
