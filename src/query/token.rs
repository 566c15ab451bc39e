//! Query text cut into tokens, each with its place. Every text can be cut.

use std::ops::Range;

/// A piece of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// The word `OR`.
    Or,
    /// The word `AND`.
    And,
    /// The word `NOT`.
    Not,
    /// A `-` that stands right before what it negates.
    Minus,
    /// A `-` that stands alone and negates nothing.
    Dash,
    /// Something to look for.
    Term(Wanted),
}

/// What one term asks for, as it was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    /// A bare word.
    Word(String),
    /// Quoted words, single spaces between them.
    Phrase(String),
    /// A value of a field. Either may be anything; the value may be empty.
    Field {
        /// What stands before the colon, in lower case as far as it is ASCII.
        name: String,
        /// What stands after it, without its quotes.
        value: String,
    },
}

/// A token and the bytes of the query that it takes.
pub(super) type Placed = (Token, Range<usize>);

/// All tokens of a query.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// In the order of the text.
    pub(super) list: Vec<Placed>,
    /// Where a quotation mark stands that is never closed.
    pub(super) unclosed: Option<usize>,
}

/// Cuts a query into tokens.
pub(super) fn tokens(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '-' => (minus(rest), 1),
            '"' => {
                let quoted = quoted(rest);
                if !quoted.closed {
                    tokens.unclosed = Some(start);
                }
                (Token::Term(Wanted::Phrase(quoted.value)), quoted.length)
            }
            _ => {
                let length = word_length(rest);
                match after_colon(rest, length) {
                    Some(quoted) => {
                        if !quoted.closed {
                            tokens.unclosed = Some(start + length);
                        }
                        let name = rest.get(..length - 1).unwrap_or_default().to_ascii_lowercase();
                        let value = quoted.value;
                        (Token::Term(Wanted::Field { name, value }), length + quoted.length)
                    }
                    None => (word(rest.get(..length).unwrap_or_default()), length),
                }
            }
        };
        tokens.list.push((token, start..start + length));
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    tokens
}

/// The minus at the start of a text: is there anything behind it, or behind more of them, to negate?
fn minus(rest: &str) -> Token {
    match rest.trim_start_matches('-').chars().next() {
        None | Some(')') => Token::Dash,
        Some(next) if next.is_whitespace() => Token::Dash,
        Some(_) => Token::Minus,
    }
}

/// Bytes up to the first character that no bare word can hold.
fn word_length(rest: &str) -> usize {
    rest.find(ends_word).unwrap_or(rest.len())
}

/// Whether a character can stand in a bare word or value no longer.
pub(super) fn ends_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, '(' | ')' | '"')
}

/// The quoted value after a field's name, if the word of this length is a name and a colon.
fn after_colon(rest: &str, length: usize) -> Option<Quoted> {
    let name = rest.get(..length)?.strip_suffix(':')?;
    let value = rest.get(length..)?;
    (is_name(name) && value.starts_with('"')).then(|| quoted(value))
}

/// Whether a field could have this name. Times of day (`12:30`) and issue numbers (`9:36`) are words.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(char::is_alphabetic)
}

/// What a bare word is.
fn word(word: &str) -> Token {
    match word {
        "OR" => Token::Or,
        "AND" => Token::And,
        "NOT" => Token::Not,
        _ => Token::Term(match word.split_once(':') {
            Some((name, value)) if is_name(name) => {
                Wanted::Field { name: name.to_ascii_lowercase(), value: value.to_owned() }
            }
            _ => Wanted::Word(word.to_owned()),
        }),
    }
}

/// A quoted stretch of text.
struct Quoted {
    /// What it says, white space collapsed.
    value: String,
    /// Bytes that it takes, quotation marks included.
    length: usize,
    closed: bool,
}

/// Reads from a quotation mark to the next. `\"` and `\\` stand for the characters themselves.
fn quoted(rest: &str) -> Quoted {
    let mut value = String::new();
    let mut characters = rest.char_indices().skip(1).peekable();
    let mut end = None;
    while let Some((place, character)) = characters.next() {
        match (character, characters.peek()) {
            ('"', _) => {
                end = Some(place + 1);
                break;
            }
            ('\\', Some(&(_, escaped @ ('"' | '\\')))) => {
                value.push(escaped);
                characters.next();
            }
            _ => value.push(character),
        }
    }
    Quoted {
        value: value.split_whitespace().collect::<Vec<_>>().join(" "),
        length: end.unwrap_or(rest.len()),
        closed: end.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        tokens(text)
            .list
            .into_iter()
            .map(|(token, _)| match token {
                Token::Term(Wanted::Word(word)) => word,
                Token::Term(Wanted::Phrase(phrase)) => format!("<{phrase}>"),
                Token::Term(Wanted::Field { name, value }) => format!("{name}={value}"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn texts_are_cut_where_a_person_would() {
        for (text, expected) in [
            ("", vec![]),
            ("two  words", vec!["two", "words"]),
            ("a OR b AND NOT c", vec!["a", "Or", "b", "And", "Not", "c"]),
            ("a or b not", vec!["a", "or", "b", "not"]),
            ("-a - -", vec!["Minus", "a", "Dash", "Dash"]),
            ("--a -- b", vec!["Minus", "Minus", "a", "Dash", "Dash", "b"]),
            ("(-)", vec!["Open", "Dash", "Close"]),
            ("peace-treaty", vec!["peace-treaty"]),
            ("\"two  words\"", vec!["<two words>"]),
            (r#""a \"b\" \\ \c""#, vec![r#"<a "b" \ \c>"#]),
            ("a\"b\"c", vec!["a", "<b>", "c"]),
            ("Actor:abe", vec!["actor=abe"]),
            ("actor:\"Shinzo  Abe\"x", vec!["actor=Shinzo Abe", "x"]),
            ("actor:", vec!["actor="]),
            ("date:[2012,2014..2016]", vec!["date=[2012,2014..2016]"]),
            ("date:2012/.. -year:-43", vec!["date=2012/..", "Minus", "year=-43"]),
            ("9:36 12:30 : :x", vec!["9:36", "12:30", ":", ":x"]),
            ("http://x", vec!["http=//x"]),
            ("кто:путин", vec!["кто=путин"]),
            ("全角\u{3000}空白", vec!["全角", "空白"]),
        ] {
            assert_eq!(kinds(text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_unclosed_quotation_runs_to_the_end() {
        assert_eq!(tokens("a \"b c").unclosed, Some(2));
        assert_eq!(kinds("a \"b c"), ["a", "<b c>"]);
        assert_eq!(tokens("actor:\"b c").unclosed, Some(6));
        assert_eq!(tokens("a \"b\"").unclosed, None);
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_cut_at_characters(text in r#"(\PC|[-"():\\ ]){0,40}"#) {
            let mut end = 0;
            for (_, span) in tokens(&text).list {
                proptest::prop_assert!(span.start >= end && span.start < span.end);
                proptest::prop_assert!(text.get(span.clone()).is_some());
                end = span.end;
            }
        }
    }
}
