//! The query while it is typed: the text, what it may be completed to, and which earlier query was called up.

use super::{Focus, Input, State, Visit, WayBack};
use crate::query::{Completion, Completions};

/// The line in which the query is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// What has been typed.
    pub input: Input,
    /// What to give back if it is left.
    pub before: Visit,
    /// Where to come back to when what is typed is taken away again.
    pub way_back: WayBack,
    /// Rows of the list above the event in focus, to be given back as well.
    pub below_top: usize,
    /// The terms that are gone through at the cursor.
    pub completing: Option<Completing>,
    /// The earlier query that was called up.
    pub recalled: Option<Recalled>,
}

impl Prompt {
    /// Opens the line on the present query.
    pub fn new(state: &State) -> Self {
        Self::on(state.visit(), state.way_back(), state.below_top)
    }

    fn on(before: Visit, way_back: WayBack, below_top: usize) -> Self {
        let text = &before.text;
        let space = if text.is_empty() || text.ends_with(' ') { "" } else { " " };
        let input = Input::new(&format!("{text}{space}"));
        Self { input, before, way_back, below_top, completing: None, recalled: None }
    }

    /// Where the cursor stands in what is asked, in bytes: the text without white space before it.
    pub fn cursor(&self) -> usize {
        self.input.cursor().saturating_sub(self.lead())
    }

    /// The bytes of white space before what is asked.
    pub fn lead(&self) -> usize {
        let text = self.input.text();
        text.len() - text.trim_start().len()
    }

    /// What was typed by hand.
    fn typed(&self) -> &Input {
        self.recalled.as_ref().map_or(&self.input, |recalled| &recalled.typed)
    }
}

/// Terms that are gone through, each put into the text in turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Completing {
    /// The text before any was put in.
    typed: Input,
    /// What is offered.
    pub offered: Completions,
    /// Which of them stands in the text.
    pub at: usize,
}

impl Completing {
    /// Puts the first of what is offered for a text in; `None` if nothing is.
    pub fn new(typed: Input, offered: Completions) -> Option<Self> {
        (!offered.list.is_empty()).then_some(Self { typed, offered, at: 0 })
    }

    /// Goes on to the next one, and after the last to the first.
    pub fn step(&mut self, steps: isize) {
        let count = self.offered.list.len();
        self.at = (self.at + count).saturating_add_signed(steps) % count.max(1);
    }

    /// The first of the terms that are seen, `height` at once.
    pub fn seen_from(&self, height: usize) -> usize {
        let mut focus = Focus::default();
        focus.go(self.at, self.offered.list.len(), height);
        focus.top
    }

    /// The text with the term in it.
    pub fn text(&self) -> Input {
        let mut input = self.typed.clone();
        if let Some(Completion { term, .. }) = self.offered.list.get(self.at) {
            input.replace(&self.offered.span, term);
        }
        input
    }
}

/// An earlier query in the place of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// What was typed.
    typed: Input,
    /// Which of the earlier queries it is.
    at: usize,
}

/// The queries that were asked, the last one first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(Vec<String>);

/// Queries that are remembered.
const DEPTH: usize = 200;

impl Asked {
    /// Remembers a query.
    pub fn remember(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.0.retain(|asked| asked != text);
        self.0.insert(0, text.to_owned());
        self.0.truncate(DEPTH);
    }

    /// All of them, the last one first.
    pub fn queries(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Puts an earlier query into a prompt: of those that begin like what was typed, if anything was. `false` if
    /// there is none.
    pub fn earlier(&self, prompt: &mut Prompt) -> bool {
        let from = prompt.recalled.as_ref().map_or(0, |recalled| recalled.at + 1);
        let Some(at) = (from..self.0.len()).find(|at| self.fits(*at, prompt)) else { return false };
        self.put(at, prompt);
        true
    }

    /// Puts a later query into a prompt, or, behind the last one, what was typed. `false` if that stands there.
    pub fn later(&self, prompt: &mut Prompt) -> bool {
        let Some(Recalled { typed, at }) = prompt.recalled.clone() else { return false };
        if let Some(at) = (0..at).rev().find(|at| self.fits(*at, prompt)) {
            self.put(at, prompt);
        } else {
            (prompt.input, prompt.recalled) = (typed, None);
        }
        true
    }

    fn fits(&self, at: usize, prompt: &Prompt) -> bool {
        let typed = prompt.typed().text().trim();
        let is_untouched = typed == prompt.before.text.trim();
        let query = self.0.get(at).map(String::as_str);
        query.is_some_and(|query| query != typed && (is_untouched || query.starts_with(typed)))
    }

    fn put(&self, at: usize, prompt: &mut Prompt) {
        prompt.recalled = Some(Recalled { typed: prompt.typed().clone(), at });
        prompt.input = Input::new(self.0.get(at).map_or("", String::as_str));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(before: &str, typed: &str) -> Prompt {
        let before = Visit { text: before.to_owned(), on: true, selected: None };
        Prompt { input: Input::new(typed), ..Prompt::on(before, WayBack { event: None, below_top: 0 }, 0) }
    }

    #[test]
    fn earlier_queries_come_back_in_turn() {
        let mut asked = Asked::default();
        for text in ["actor:abe", "year:2012", "", "actor:putin", "year:2012"] {
            asked.remember(text);
        }
        assert_eq!(asked.queries().collect::<Vec<_>>(), ["year:2012", "actor:putin", "actor:abe"]);
        for (before, typed, steps, shown) in [
            ("", "", "^", "year:2012"),
            ("", "", "^^^", "actor:abe"),
            ("", "", "^^^^", "actor:abe"),
            ("", "", "^^v", "year:2012"),
            ("", "", "^^vv", ""),
            ("", "actor", "^", "actor:putin"),
            ("", "actor", "^^", "actor:abe"),
            ("", "actor", "^v", "actor"),
            ("", "zzz", "^", "zzz"),
            ("year:2012", "year:2012 ", "^", "actor:putin"),
        ] {
            let mut prompt = prompt(before, typed);
            for step in steps.chars() {
                let _ = if step == '^' { asked.earlier(&mut prompt) } else { asked.later(&mut prompt) };
            }
            assert_eq!(prompt.input.text(), shown, "{before:?} {typed:?} {steps}");
        }
    }
}
