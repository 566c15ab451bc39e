//! Choosing values of a field from a list that narrows as one types.

use std::collections::HashMap;

use super::{Focus, Input};
use crate::model::EventKey;
use crate::query::{Count, Field};
use crate::text::{fold, width};

/// What is to become of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is said of it.
    #[default]
    None,
    /// It is asked for.
    Wanted,
    /// It is ruled out.
    Excluded,
}

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is and how often it occurs.
    pub count: Count,
    /// Whether it is marked.
    pub mark: Mark,
    /// Its place in the list as it was opened.
    place: usize,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As it was opened: years by time, closed vocabularies as they are declared, all others by weight.
    #[default]
    Usual,
    /// Those with most events first.
    Weight,
    /// Those that come first in time first.
    Time,
}

/// A list of values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// Whose values.
    pub field: Field,
    /// All of them, in their order.
    pub choices: Vec<Choice>,
    /// The cells of the longest of their names.
    pub names: usize,
    /// What they are ordered by.
    pub order: Order,
    /// What has been typed to narrow them.
    pub input: Input,
    /// Where one is among those shown.
    pub focus: Focus,
    /// Whether its values are still being counted.
    pub counting: bool,
    /// Whether it was accepted before they were.
    pub accepted: bool,
    /// Whether marks were set or taken away since it was opened.
    touched: bool,
}

/// The values to write into the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Those that are asked for.
    pub wanted: Vec<String>,
    /// Those that are ruled out.
    pub excluded: Vec<String>,
}

impl Picker {
    /// A list of values that are still being counted.
    pub fn counting(field: Field) -> Self {
        Self {
            field,
            choices: Vec::new(),
            names: 0,
            order: Order::Usual,
            input: Input::default(),
            focus: Focus::default(),
            counting: true,
            accepted: false,
            touched: false,
        }
    }

    /// The same with its values; those that the query names already are marked. The first of them is in focus, or
    /// else the value that the event in focus has, unless something has been typed.
    #[must_use]
    pub fn filled(self, counts: Vec<Count>, near: Option<&str>) -> Self {
        let choice = |(place, count): (usize, Count)| {
            let mark = match (count.selected, count.excluded) {
                (true, _) => Mark::Wanted,
                (false, true) => Mark::Excluded,
                (false, false) => Mark::None,
            };
            Choice { count, mark, place }
        };
        let choices: Vec<_> = counts.into_iter().enumerate().map(choice).collect();
        let marked = choices.iter().position(|choice| choice.mark != Mark::None);
        let close = || choices.iter().position(|choice| Some(choice.count.value.as_str()) == near);
        let typed = !self.input.text().is_empty();
        let at = if typed { 0 } else { marked.or_else(close).unwrap_or(0) };
        let names = choices.iter().map(|choice| width(&choice.count.label)).max().unwrap_or(0);
        Self { choices, names, focus: Focus { at, top: 0 }, counting: false, accepted: false, ..self }
    }

    /// The same with values that were counted anew: marks stay, and so does the value in focus.
    #[must_use]
    pub fn recounted(self, counts: Vec<Count>) -> Self {
        let before = self.choices.clone();
        let in_focus = self.shown().get(self.focus.at).map(|index| before[*index].count.value.clone());
        let mut picker = self.filled(counts, None);
        for choice in &mut picker.choices {
            let same = before.iter().find(|other| other.count.value == choice.count.value);
            choice.mark = same.map_or(choice.mark, |other| other.mark);
        }
        let shown = picker.shown();
        let stands = |index: &usize| Some(&picker.choices[*index].count.value) == in_focus.as_ref();
        picker.focus.at = shown.iter().position(stands).unwrap_or(0);
        picker
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
    /// in focus beside those ruled out.
    pub fn chosen(&self) -> Chosen {
        let with = |mark: Mark| {
            let marked = self.choices.iter().filter(move |choice| choice.mark == mark);
            marked.map(|choice| choice.count.value.clone()).collect()
        };
        let in_focus = self.shown().get(self.focus.at).map(|index| &self.choices[*index]);
        let wanted = match in_focus {
            Some(choice) if !self.touched && choice.mark == Mark::None => vec![choice.count.value.clone()],
            _ => with(Mark::Wanted),
        };
        Chosen { wanted, excluded: with(Mark::Excluded) }
    }

    /// Gives the choice in focus a mark, or takes it away if it has it.
    pub fn toggle(&mut self, mark: Mark) {
        if let Some(index) = self.shown().get(self.focus.at) {
            let choice = &mut self.choices[*index];
            choice.mark = if choice.mark == mark { Mark::None } else { mark };
            self.touched = true;
        }
    }

    /// Has the choice in focus among those that are taken.
    pub fn want(&mut self) {
        let in_focus = self.shown().get(self.focus.at).copied();
        if self.touched && in_focus.is_some_and(|index| self.choices[index].mark != Mark::Wanted) {
            self.toggle(Mark::Wanted);
        }
    }

    /// Moves the focus to a place among those shown, and the list with it, `height` lines of which are seen.
    pub fn go(&mut self, at: usize, height: usize) {
        self.focus.go(at, self.shown().len(), height);
    }

    /// Puts the list in another order; the choice in focus stays in focus. `first` are the first events of the
    /// values, in the order of time.
    pub fn sort(&mut self, order: Order, first: &[(String, EventKey)], height: usize) {
        let in_focus = self.shown().get(self.focus.at).map(|index| self.choices[*index].place);
        let weight = |count: &Count| std::cmp::Reverse(count.certain + count.perhaps);
        let places: HashMap<&str, usize> =
            first.iter().enumerate().map(|(place, (value, _))| (value.as_str(), place)).collect();
        let time = |count: &Count| places.get(count.value.as_str()).copied();
        match order {
            Order::Usual => self.choices.sort_by_key(|choice| choice.place),
            Order::Weight => self.choices.sort_by_key(|choice| (weight(&choice.count), choice.place)),
            Order::Time => self
                .choices
                .sort_by_cached_key(|choice| (time(&choice.count).unwrap_or(usize::MAX), choice.place)),
        }
        self.order = order;
        let place = |index: &usize| Some(self.choices[*index].place) == in_focus;
        if let Some(at) = self.shown().iter().position(place) {
            self.go(at, height);
        }
    }
}
