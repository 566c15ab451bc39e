//! From a place in a changed copy of a text back to the place in the text itself.

/// Where the characters of a copy came from.
///
/// Only the places are kept at which the distance between copy and original changes, so that the map of a
/// text that was hardly touched is hardly there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// `(copy, original)`: from this place in the copy on, places advance together. Sorted, both strictly.
    steps: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// Notes that `copy` (bytes into the copy) came from `original` (bytes into the original). Calls must
    /// come in rising order of `copy`; a note that follows from the one before it costs nothing.
    pub fn note(&mut self, copy: usize, original: usize) {
        let follows = match self.steps.last() {
            Some((from, place)) if *from <= copy => place + (copy - from),
            _ => self.original(copy),
        };
        if follows == original {
            return;
        }
        match self.steps.last_mut() {
            Some(last) if last.0 == copy => last.1 = original,
            _ => self.steps.push((copy, original)),
        }
    }

    /// The place in the original that a place in the copy came from, in bytes.
    pub fn original(&self, copy: usize) -> usize {
        match self.steps.partition_point(|step| step.0 <= copy).checked_sub(1).map(|last| self.steps[last]) {
            Some((from, original)) => original + (copy - from),
            None => copy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_advance_together_between_notes() {
        let mut map = OffsetMap::default();
        map.note(0, 0);
        map.note(4, 4);
        map.note(5, 7);
        map.note(6, 8);
        assert_eq!(map.steps, [(5, 7)]);
        assert_eq!([0, 4, 5, 9].map(|copy| map.original(copy)), [0, 4, 7, 11]);
    }
}
