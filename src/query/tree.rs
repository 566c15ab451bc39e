//! The shape of a query: terms joined by and, or, not. One shape serves what was typed and what it means.

use std::fmt;
use std::ops::Range;

use super::token::{Wanted, ends_word};

/// A part of a query that asks something.
///
/// The constructors keep trees in one form: no "and" right within an "and", no "or" right within an "or",
/// none of a single part, no "not" of a "not". So two texts that differ in parentheses alone give equal trees.
#[derive(Clone, Debug)]
pub(super) struct Node<T> {
    /// The bytes of the query that it takes, with its parentheses.
    pub(super) span: Range<usize>,
    pub(super) shape: Shape<T>,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Shape<T> {
    Term(T),
    Not(Box<Node<T>>),
    All(Vec<Node<T>>),
    Any(Vec<Node<T>>),
}

/// Nodes are equal when they ask the same; where they stand does not count.
impl<T: PartialEq> PartialEq for Node<T> {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape
    }
}

/// A term as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) wanted: Wanted,
    /// The bytes of the query that it takes.
    pub(super) span: Range<usize>,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.wanted == other.wanted
    }
}

impl<T> Node<T> {
    pub(super) fn term(term: T, span: Range<usize>) -> Self {
        Self { span, shape: Shape::Term(term) }
    }

    /// All of these. `None` if there are none.
    pub(super) fn all(nodes: Vec<Self>) -> Option<Self> {
        Self::joined(
            nodes,
            |node| match node.shape {
                Shape::All(parts) => parts,
                _ => vec![node],
            },
            Shape::All,
        )
    }

    /// At least one of these. `None` if there are none.
    pub(super) fn any(nodes: Vec<Self>) -> Option<Self> {
        Self::joined(
            nodes,
            |node| match node.shape {
                Shape::Any(parts) => parts,
                _ => vec![node],
            },
            Shape::Any,
        )
    }

    /// Not this one.
    pub(super) fn not(self, span: Range<usize>) -> Self {
        match self.shape {
            Shape::Not(inner) => Self { span, ..*inner },
            shape => {
                let inner = Box::new(Self { span: self.span, shape });
                Self { span, shape: Shape::Not(inner) }
            }
        }
    }

    /// Joins the parts of nodes, if there is more than one node.
    fn joined(
        mut nodes: Vec<Self>,
        parts: fn(Self) -> Vec<Self>,
        join: fn(Vec<Self>) -> Shape<T>,
    ) -> Option<Self> {
        if nodes.len() < 2 {
            return nodes.pop();
        }
        let span = nodes.first()?.span.start..nodes.last()?.span.end;
        let shape = join(nodes.into_iter().flat_map(parts).collect());
        Some(Self { span, shape })
    }

    /// The parts that must all be so: those of an "and", or the whole.
    pub(super) fn conjuncts(&self) -> &[Self] {
        match &self.shape {
            Shape::All(parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }

    /// The tree with every term made into another; `None` for a term leaves it out, and for the tree, that
    /// nothing is left.
    pub(super) fn filter_map<'a, U>(&'a self, make: &mut impl FnMut(&'a T) -> Option<U>) -> Option<Node<U>> {
        let span = self.span.clone();
        match &self.shape {
            Shape::Term(term) => make(term).map(|term| Node::term(term, span)),
            Shape::Not(inner) => inner.filter_map(make).map(|inner| inner.not(span)),
            Shape::All(nodes) => Node::all(nodes.iter().filter_map(|node| node.filter_map(make)).collect()),
            Shape::Any(nodes) => Node::any(nodes.iter().filter_map(|node| node.filter_map(make)).collect()),
        }
    }

    /// Calls for every term.
    pub(super) fn each<'a>(&'a self, call: &mut impl FnMut(&'a T)) {
        match &self.shape {
            Shape::Term(term) => call(term),
            Shape::Not(inner) => inner.each(call),
            Shape::All(parts) | Shape::Any(parts) => {
                for part in parts {
                    part.each(call);
                }
            }
        }
    }

    /// Calls for every term that is not negated.
    pub(super) fn each_positive<'a>(&'a self, call: &mut impl FnMut(&'a T)) {
        match &self.shape {
            Shape::Term(term) => call(term),
            Shape::Not(_) => {}
            Shape::All(parts) | Shape::Any(parts) => {
                for part in parts {
                    part.each_positive(call);
                }
            }
        }
    }
}

/// Canonical text: no more parentheses than are needed, `-` for "not", quotes where they are needed.
impl<T: fmt::Display> fmt::Display for Node<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, join) = match &self.shape {
            Shape::Term(term) => return term.fmt(formatter),
            Shape::Not(inner) => {
                return match inner.shape {
                    Shape::All(_) | Shape::Any(_) => write!(formatter, "-({inner})"),
                    _ => write!(formatter, "-{inner}"),
                };
            }
            Shape::All(parts) => (parts, " "),
            Shape::Any(parts) => (parts, " OR "),
        };
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                formatter.write_str(join)?;
            }
            match part.shape {
                Shape::Any(_) => write!(formatter, "({part})")?,
                _ => part.fmt(formatter)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wanted.fmt(formatter)
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => formatter.write_str(word),
            Self::Phrase(phrase) => quote(phrase, formatter),
            Self::Field { name, value } => {
                write!(formatter, "{name}:")?;
                if value.contains(ends_word) { quote(value, formatter) } else { formatter.write_str(value) }
            }
        }
    }
}

fn quote(value: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(formatter, "\"{}\"", value.replace('\\', r"\\").replace('"', "\\\""))
}
