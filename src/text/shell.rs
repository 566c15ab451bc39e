//! Text as one word of a shell, for lines that a person may copy.

use super::Clean;

/// Outside text as one word of a shell (POSIX.1-2024, 2.2.2), as far as it can be shown.
pub fn word(text: &str) -> String {
    let shown = Clean::line(text);
    let is_plain = |character: char| character.is_alphanumeric() || "/._-+,:@%".contains(character);
    if !shown.is_empty() && !shown.starts_with('-') && shown.chars().all(is_plain) {
        shown.to_string()
    } else {
        format!("'{}'", shown.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_quoted_for_the_shell_where_it_must_be() {
        for (text, expected) in [
            ("mine.toml", "mine.toml"),
            ("two words.toml", "'two words.toml'"),
            ("it's.toml", r"'it'\''s.toml'"),
            ("x;rm -rf", "'x;rm -rf'"),
            ("хроника.toml", "хроника.toml"),
            ("red\u{1b}[31m.toml", "'red␛[31m.toml'"),
            ("", "''"),
        ] {
            assert_eq!(word(text), expected);
        }
    }
}
