//! Tokens into a tree. Never fails: what has no meaning is told and left out.
//!
//! ```text
//! any     = all ("OR" all)*
//! all     = not ("AND"? not)*
//! not     = ("NOT" | "-")* primary
//! primary = term | "(" any ")"
//! ```

use std::ops::Range;

use super::mistakes::Mistakes;
use super::token::{Placed, Token, tokens};
use super::tree::{Node, Term};

/// How deep parentheses may stand within each other. Deeper ones are left out, so that no query can
/// exhaust the stack.
const DEPTH: usize = 48;

/// What a text was understood as.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    /// What is asked; `None`: nothing.
    pub(super) tree: Option<Node<Term>>,
    pub(super) mistakes: Mistakes<'a>,
    /// The bytes of tokens that have no meaning where they stand.
    pub(super) idle: Vec<Range<usize>>,
    /// What must be appended to the text to close what was opened.
    pub(super) closing: String,
}

/// Reads a query.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    let cut = tokens(text);
    let mut mistakes = Mistakes::new(text);
    let mut closing = String::new();
    if let Some(start) = cut.unclosed {
        mistakes
            .warning(&(start..start + 1), "unclosed-quote", "this quotation mark is never closed")
            .hint("the quotation was read to the end of the query");
        let escapes = text.len() - text.trim_end_matches('\\').len();
        closing.push_str(if escapes % 2 == 1 { "\\\"" } else { "\"" });
    }
    let mut parser = Parser {
        tokens: Vec::new(),
        next: 0,
        mistakes,
        idle: Vec::new(),
        end: cut.list.last().map_or(0, |(_, span)| span.end),
    };
    let unclosed = parser.balance(cut.list);
    let tree = parser.any();
    for open in unclosed {
        // Parentheses that hold nothing have been told already.
        if !parser.idle.contains(&open) {
            parser
                .mistakes
                .warning(&open, "unclosed-parenthesis", "this parenthesis is never closed")
                .hint("it was taken to close at the end of the query");
            closing.push(')');
        }
    }
    Parsed { tree, mistakes: parser.mistakes, idle: parser.idle, closing }
}

struct Parser<'a> {
    tokens: Vec<Placed>,
    next: usize,
    mistakes: Mistakes<'a>,
    idle: Vec<Range<usize>>,
    /// Where the text ends, and with it every parenthesis.
    end: usize,
}

impl Parser<'_> {
    /// Takes the tokens without parentheses that have no partner or stand too deep, and tells which of
    /// the others are still open at the end.
    fn balance(&mut self, tokens: Vec<Placed>) -> Vec<Range<usize>> {
        let mut open: Vec<Range<usize>> = Vec::new();
        for (token, span) in tokens {
            match token {
                Token::Open => {
                    open.push(span.clone());
                    if open.len() > DEPTH {
                        if open.len() == DEPTH + 1 {
                            self.mistakes.error(&span, "too-deep", "parentheses within too many parentheses");
                        }
                        self.idle.push(span);
                        continue;
                    }
                }
                Token::Close => {
                    if open.is_empty() {
                        self.mistakes.error(&span, "stray-parenthesis", "this parenthesis closes nothing");
                    }
                    let depth = open.len();
                    open.pop();
                    if depth == 0 || depth > DEPTH {
                        self.idle.push(span);
                        continue;
                    }
                }
                Token::Dash => {
                    self.mistakes
                        .error(&span, "dangling-operator", "`-` negates nothing here")
                        .hint("write it right before what it negates, or quote it");
                    self.idle.push(span);
                    continue;
                }
                _ => {}
            }
            self.tokens.push((token, span));
        }
        open.truncate(DEPTH);
        open
    }

    /// The span of the next token, which is taken, if it is this one.
    fn take(&mut self, token: &Token) -> Option<Range<usize>> {
        let (_, span) = self.tokens.get(self.next).filter(|(next, _)| next == token)?;
        self.next += 1;
        Some(span.clone())
    }

    /// Tells of an operator that has nothing to work on.
    fn dangling(&mut self, span: Range<usize>, operator: &str) {
        let message = format!("`{operator}` has nothing to work on here");
        self.mistakes
            .error(&span, "dangling-operator", &message)
            .hint(&format!("to look for it as a word, write `\"{operator}\"`"));
        self.idle.push(span);
    }

    fn any(&mut self) -> Option<Node<Term>> {
        let mut branches = Vec::new();
        branches.extend(self.all());
        while let Some(or) = self.take(&Token::Or) {
            let branch = self.all();
            if branches.is_empty() || branch.is_none() {
                self.dangling(or, "OR");
            }
            branches.extend(branch);
        }
        Node::any(branches)
    }

    fn all(&mut self) -> Option<Node<Term>> {
        let mut parts = Vec::new();
        let mut and: Option<Range<usize>> = None;
        loop {
            if let Some(span) = self.take(&Token::And) {
                if parts.is_empty() || and.is_some() {
                    self.dangling(span, "AND");
                } else {
                    and = Some(span);
                }
                continue;
            }
            match self.tokens.get(self.next) {
                None | Some((Token::Or | Token::Close, _)) => break,
                Some(_) => {
                    if let Some(part) = self.not() {
                        parts.push(part);
                        and = None;
                    }
                }
            }
        }
        if let Some(span) = and {
            self.dangling(span, "AND");
        }
        Node::all(parts)
    }

    fn not(&mut self) -> Option<Node<Term>> {
        let mut operators = Vec::new();
        loop {
            if let Some(span) = self.take(&Token::Not) {
                operators.push((span, "NOT"));
            } else if let Some(span) = self.take(&Token::Minus) {
                operators.push((span, "-"));
            } else {
                break;
            }
        }
        let Some(mut node) = self.primary() else {
            for (span, operator) in operators {
                self.dangling(span, operator);
            }
            return None;
        };
        for (span, _) in operators.into_iter().rev() {
            let whole = span.start..node.span.end;
            node = node.not(whole);
        }
        Some(node)
    }

    fn primary(&mut self) -> Option<Node<Term>> {
        if let Some(open) = self.take(&Token::Open) {
            return self.group(open);
        }
        let (Token::Term(wanted), span) = self.tokens.get(self.next)? else {
            return None;
        };
        self.next += 1;
        let term = Term { wanted: wanted.clone(), span: span.clone() };
        Some(Node::term(term, span.clone()))
    }

    fn group(&mut self, open: Range<usize>) -> Option<Node<Term>> {
        let inner = self.any();
        let close = self.take(&Token::Close);
        let end = close.as_ref().map_or(self.end, |close| close.end);
        let Some(inner) = inner else {
            self.mistakes.error(
                &(open.start..end),
                "empty-parentheses",
                "nothing stands in these parentheses",
            );
            self.idle.push(open);
            self.idle.extend(close);
            return None;
        };
        Some(Node { span: open.start..end, ..inner })
    }
}
