//! Where one is in a list, and which part of it is seen.

/// The entry in focus and the first one on the screen, counted from nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// The entry in focus.
    pub at: usize,
    /// Entries above the first one on the screen.
    pub top: usize,
}

impl Focus {
    /// Goes to an entry of `count`, `height` of which are seen at once, or to the last one.
    pub fn go(&mut self, at: usize, count: usize, height: usize) {
        let height = height.max(1);
        self.at = at.min(count.saturating_sub(1));
        let highest = self.at.min(count.saturating_sub(height));
        self.top = self.top.clamp((self.at + 1).saturating_sub(height).min(highest), highest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_in_focus_is_seen_and_no_line_is_wasted(
            steps in proptest::collection::vec((0_usize..50, 0_usize..40, 0_usize..12), 1..20),
        ) {
            let mut focus = Focus::default();
            for (at, count, height) in steps {
                focus.go(at, count, height);
                let height = height.max(1);
                proptest::prop_assert!(focus.at < count.max(1));
                proptest::prop_assert!((focus.top..focus.top + height).contains(&focus.at));
                proptest::prop_assert!(focus.top == 0 || focus.top + height <= count);
            }
        }
    }
}
