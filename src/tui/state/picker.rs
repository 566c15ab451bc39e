//! Choosing values of a field from a list that narrows as one types.

use super::Input;
use crate::query::{Count, Field};
use crate::text::fold;

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is and how often it occurs.
    pub count: Count,
    /// Whether it is marked.
    pub marked: bool,
}

/// A list of values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// Whose values.
    pub field: Field,
    /// All of them.
    pub choices: Vec<Choice>,
    /// What has been typed to narrow them.
    pub input: Input,
    /// The one in focus, among those shown.
    pub cursor: usize,
    /// Those above the first one on the screen, among those shown.
    pub top: usize,
    /// Whether its values are still being counted.
    pub counting: bool,
    /// Whether it was accepted before they were.
    pub accepted: bool,
    /// Whether marks were set or taken away since it was opened.
    touched: bool,
}

impl Picker {
    /// A list of values that are still being counted.
    pub fn counting(field: Field) -> Self {
        Self {
            field,
            choices: Vec::new(),
            input: Input::default(),
            cursor: 0,
            top: 0,
            counting: true,
            accepted: false,
            touched: false,
        }
    }

    /// The same with its values; those that the query names already are marked. The first of them is in focus, or
    /// else the value that the event in focus has, unless something has been typed.
    #[must_use]
    pub fn filled(self, counts: Vec<Count>, near: Option<&str>) -> Self {
        let choices: Vec<_> =
            counts.into_iter().map(|count| Choice { marked: count.selected, count }).collect();
        let marked = choices.iter().position(|choice| choice.marked);
        let close = || choices.iter().position(|choice| Some(choice.count.value.as_str()) == near);
        let typed = !self.input.text().is_empty();
        let cursor = if typed { 0 } else { marked.or_else(close).unwrap_or(0) };
        Self { choices, cursor, counting: false, accepted: false, ..self }
    }

    /// How many lines it has room for: those of its values, or of many, as long as they are counted.
    pub fn lines(&self) -> usize {
        if self.counting { usize::MAX } else { self.choices.len() }
    }

    /// The choices that what was typed leaves, by their places among all.
    pub fn shown(&self) -> Vec<usize> {
        let typed = fold(self.input.text().trim());
        (0..self.choices.len())
            .filter(|index| {
                let Count { value, label, .. } = &self.choices[*index].count;
                typed.split_whitespace().all(|word| fold(label).contains(word) || fold(value).contains(word))
            })
            .collect()
    }

    /// The values to write into the query: those marked, or, as long as nothing was marked by hand, the one
    /// in focus.
    pub fn chosen(&self) -> Vec<String> {
        let in_focus = self.shown().get(self.cursor).map(|index| &self.choices[*index]);
        match in_focus {
            Some(choice) if !self.touched && !choice.marked => vec![choice.count.value.clone()],
            _ => {
                let marked = self.choices.iter().filter(|choice| choice.marked);
                marked.map(|choice| choice.count.value.clone()).collect()
            }
        }
    }

    /// Marks the choice in focus, or unmarks it.
    pub fn toggle(&mut self) {
        if let Some(index) = self.shown().get(self.cursor) {
            self.choices[*index].marked ^= true;
            self.touched = true;
        }
    }

    /// Moves the focus to a place among those shown, and the list with it, `height` lines of which are seen.
    pub fn focus(&mut self, cursor: usize, height: usize) {
        let height = height.max(1);
        self.cursor = cursor.min(self.shown().len().saturating_sub(1));
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height), self.cursor);
    }
}
