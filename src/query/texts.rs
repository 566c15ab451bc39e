//! Many texts, one behind the other, so that one pass over memory searches all of them.

use memchr::memmem::Finder;

/// Texts by their number. None of what is looked for in them may hold a line feed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// A line feed stands behind each, so that nothing is found across two of them.
    all: String,
    starts: Vec<usize>,
}

impl Texts {
    /// Gives back the room that was not needed.
    pub(super) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// Adds a text, which `write` appends to what stands there.
    pub(super) fn add(&mut self, write: impl FnOnce(&mut String)) {
        self.starts.push(self.all.len());
        write(&mut self.all);
        self.all.push('\n');
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The text of a number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = *self.starts.get(number)?;
        self.all.get(start..self.end(number) - 1)
    }

    /// Calls, in their order, for every text that has the pattern, with the first place that it has it at.
    pub(super) fn each_with(&self, pattern: &Finder<'_>, mut call: impl FnMut(usize, usize)) {
        let bytes = self.all.as_bytes();
        let (mut from, mut number) = (0, 0);
        // What is nothing stands even behind the last text.
        while let Some(found) =
            bytes.get(from..).filter(|rest| !rest.is_empty()).and_then(|rest| pattern.find(rest))
        {
            let place = from + found;
            number = self.number_at(place, number);
            call(number, place - self.starts.get(number).copied().unwrap_or_default());
            from = self.end(number);
            number += 1;
        }
    }

    /// The number of the text at a place, which is that of `from` or a later one.
    fn number_at(&self, place: usize, from: usize) -> usize {
        let begins_before = |number: usize| self.starts.get(number).is_some_and(|start| *start <= place);
        // What is found often is found near by: look ever farther ahead, and then between the last two looks.
        let mut step = 1;
        while begins_before(from + step) {
            step *= 2;
        }
        let near = from + step / 2;
        let between = self.starts.get(near..(from + step).min(self.starts.len())).unwrap_or_default();
        near + between.partition_point(|start| *start <= place).saturating_sub(1)
    }

    /// Where the next text begins, or the end of all.
    fn end(&self, number: usize) -> usize {
        self.starts.get(number + 1).copied().unwrap_or(self.all.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn one_pass_finds_what_a_look_at_each_does(
            list in proptest::collection::vec("[abc]{0,6}", 0..60),
            pattern in "[abc]{0,3}",
        ) {
            let mut texts = Texts::default();
            for text in &list {
                texts.add(|all| all.push_str(text));
            }
            let mut found = Vec::new();
            texts.each_with(&Finder::new(&pattern), |number, place| found.push((number, place)));
            let each = list.iter().enumerate();
            let expected: Vec<_> =
                each.filter_map(|(number, text)| Some((number, text.find(&pattern)?))).collect();
            proptest::prop_assert_eq!(found, expected);
            proptest::prop_assert_eq!(texts.len(), list.len());
            for (number, text) in list.iter().enumerate() {
                proptest::prop_assert_eq!(texts.get(number), Some(text.as_str()));
            }
        }
    }
}
