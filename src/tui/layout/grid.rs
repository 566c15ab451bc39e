//! How a grid shares its cells out: each column as wide as its widest number, and as many as there is room for.

use std::ops::Range;

use crate::timeline::{Count, Grid};

/// Cells for the years before the columns, at least and at most, with the one behind them.
const YEARS: (usize, usize) = (6, 10);
/// Cells of a column at most.
const WIDEST: usize = 8;
/// Cells of the name of a column, and of its shortest form.
const NAMES: [usize; 2] = [3, 1];

/// What the numbers of a grid need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridNeeds {
    /// For each column the cells of its widest number.
    numbers: Vec<usize>,
}

impl GridNeeds {
    /// What those of a grid do.
    pub fn of(grid: &Grid) -> Self {
        let widest = |column: usize| {
            let least = NAMES[column.min(1)];
            grid.counts(column).map(|count| count_text(count).len()).fold(least, usize::max)
        };
        Self { numbers: (0..grid.columns()).map(widest).collect() }
    }
}

/// The columns of a grid that are in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumns {
    /// Cells for the years before them.
    pub labels: usize,
    /// Whether there is room behind each number for a sign.
    pub signs: bool,
    /// The columns in sight, in order, each with its cells; the last of them parts it from the next.
    pub shown: Vec<(usize, Range<usize>)>,
    /// How many columns there are.
    pub all: usize,
}

impl GridColumns {
    /// Shares so many cells out, so that the column in focus is in sight, and the first one always.
    pub fn new(needs: &GridNeeds, width: usize, focus: usize) -> Self {
        let numbers = &needs.numbers;
        let all = numbers.len();
        let with_names = |name: usize| numbers.iter().map(move |number| name.max(*number) + 1);
        let fits = |name: &usize| YEARS.0 + with_names(*name).sum::<usize>() <= width;
        let name = NAMES.into_iter().find(fits).unwrap_or(NAMES[1]);
        let wide = |column: usize| numbers.get(column).map_or(0, |number| name.max(*number) + 1);
        let room = width.saturating_sub(YEARS.0 + wide(0));
        let from_here = |columns: Range<usize>, down: bool| {
            let mut left = room;
            let fits = move |column: &usize| {
                let rest = left.checked_sub(wide(*column));
                left = rest.unwrap_or(0);
                rest.is_some()
            };
            if down { columns.rev().take_while(fits).count() } else { columns.take_while(fits).count() }
        };
        let focus = focus.clamp(1, all.saturating_sub(1).max(1));
        let before = from_here(1..(focus + 1).min(all), true);
        let first = if before >= focus { 1 } else { (focus + 1 - before).min(focus) };
        let count = from_here(first..all, false).max(usize::from(first < all));
        let columns: Vec<usize> = (0..all.min(1)).chain(first..(first + count).min(all)).collect();
        let used: usize = columns.iter().map(|column| wide(*column)).sum();
        let spare = width.saturating_sub(used + YEARS.0);
        let labels = YEARS.0 + spare.min(YEARS.1 - YEARS.0);
        let each = (spare - (labels - YEARS.0)) / columns.len().max(1);
        let mut at = labels;
        let shown = columns.into_iter().map(|column| {
            let cells = at..at + (wide(column) + each).min(WIDEST.max(wide(column) + 1));
            at = cells.end;
            (column, cells)
        });
        Self { shown: shown.collect(), labels, signs: each > 0, all }
    }

    /// The cells of a column, if it is in sight.
    pub fn cells(&self, column: usize) -> Option<Range<usize>> {
        self.shown.iter().find(|(shown, _)| *shown == column).map(|(_, cells)| cells.clone())
    }

    /// The column in sight that has a cell, or is the last one before it.
    pub fn at(&self, cell: usize) -> Option<usize> {
        self.shown.iter().rev().find(|(_, cells)| cells.start <= cell).map(|(column, _)| *column)
    }
}

/// What is written of a count: `14`, `14+3` with three perhaps, `3?` where all are.
pub fn count_text(count: Count) -> String {
    match count {
        Count { certain, perhaps: 0 } => certain.to_string(),
        Count { certain: 0, perhaps } => format!("{perhaps}?"),
        Count { certain, perhaps } => format!("{certain}+{perhaps}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_number_has_room_and_the_column_in_focus_is_seen(
            numbers in prop::collection::vec(1..8_usize, 1..14),
            width in 0..200_usize,
            focus in 0..14_usize,
        ) {
            let columns = GridColumns::new(&GridNeeds { numbers: numbers.clone() }, width, focus);
            let focus = focus.min(numbers.len() - 1);
            prop_assert!(columns.cells(focus).is_some() && columns.cells(0).is_some());
            let mut end = columns.labels;
            for (column, cells) in &columns.shown {
                prop_assert_eq!(cells.start, end);
                prop_assert!(cells.len() > numbers[*column] + usize::from(columns.signs));
                prop_assert_eq!(columns.at(cells.end - 1), Some(*column));
                end = cells.end;
            }
            let least = YEARS.0 + numbers[0] + 1 + numbers[focus] + 1;
            prop_assert!(end <= width.max(least));
            let needed = YEARS.0 + numbers.iter().map(|number| number + 1).sum::<usize>();
            prop_assert!(columns.shown.len() == numbers.len() || width < needed);
        }
    }
}
