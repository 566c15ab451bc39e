//! How a grid shares its cells out: each column as wide as its widest number, and as many as there is room for.

use std::ops::Range;

use crate::edtf::{year_text, years_text};
use crate::text::width;
use crate::timeline::{Count, Grid, GridRow};

/// Cells for the years before the columns, at least and at most, with the one behind them.
const YEARS: (usize, usize) = (6, 16);
/// Cells that they take where there is room for more than they need.
const ROOMY: usize = 10;
/// Cells of a column at most.
const WIDEST: usize = 8;
/// Cells of the name of a column, and of its shortest form.
const NAMES: [usize; 2] = [3, 1];

/// What the numbers of a grid need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridNeeds {
    /// For each column the cells of its widest number.
    numbers: Vec<usize>,
    /// The cells of its widest label, whole and brief, with the one behind it.
    labels: [usize; 2],
}

/// How the years of rows are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// By their name, where they have one, or from the first to the last: `1960s`, `19th c.`, `51–42 BC`.
    #[default]
    Whole,
    /// By the first only: `1960`, `51 BC`.
    Brief,
}

/// What is written before the row of some years.
pub fn label(first: i64, last: i64, wording: Wording) -> String {
    match wording {
        Wording::Whole => years_text(first, last).replace("century", "c."),
        Wording::Brief => year_text(first),
    }
}

impl GridNeeds {
    /// What those of a grid do.
    pub fn of(grid: &Grid) -> Self {
        let widest = |column: usize| {
            let least = NAMES[column.min(1)];
            grid.counts(column).map(|count| count_text(count).len()).fold(least, usize::max)
        };
        let ordinary = grid.rows().iter().filter_map(|row| match row {
            GridRow::Years { first, last, .. } if last - first < grid.years_of_row() => Some((*first, *last)),
            _ => None,
        });
        let labels = [Wording::Whole, Wording::Brief].map(|wording| {
            let widths = ordinary.clone().map(|(first, last)| width(&label(first, last, wording)) + 1);
            widths.max().unwrap_or(0).clamp(YEARS.0, YEARS.1)
        });
        Self { numbers: (0..grid.columns()).map(widest).collect(), labels }
    }
}

/// The columns of a grid that are in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumns {
    /// Cells for the years before them.
    pub labels: usize,
    /// How these are told: all in the same way.
    pub wording: Wording,
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
        let [whole, brief] = needs.labels;
        let all = needs.numbers.len();
        let most = needs.numbers.iter().skip(1).copied().max().unwrap_or(0);
        let even: Vec<usize> =
            (0..).zip(&needs.numbers).map(|(at, own)| if at == 0 { *own } else { most }).collect();
        let cells =
            |numbers: &[usize], name: usize| -> usize { numbers.iter().map(|own| name.max(*own) + 1).sum() };
        let fits = |numbers: &[usize], name: usize| brief + cells(numbers, name) <= width;
        let name = NAMES.into_iter().find(|name| fits(&needs.numbers, *name)).unwrap_or(NAMES[1]);
        // Columns of one width are read more easily, but first there is to be room for signs, and for all of them.
        let with_signs = |numbers: &[usize]| brief + cells(numbers, name) + all <= width;
        let is_even = with_signs(&even) || (fits(&even, name) && !with_signs(&needs.numbers));
        let numbers = if is_even { &even } else { &needs.numbers };
        let wide = |column: usize| numbers.get(column).map_or(0, |number| name.max(*number) + 1);
        let room = width.saturating_sub(brief + wide(0));
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
        let spare = width.saturating_sub(used + brief);
        let has_room = brief + spare >= whole;
        let (wording, least) = if has_room { (Wording::Whole, whole) } else { (Wording::Brief, brief) };
        let spare = (brief + spare).saturating_sub(least);
        let for_signs = if spare >= columns.len() { columns.len() } else { 0 };
        let labels = least + (spare - for_signs).min(ROOMY.saturating_sub(least));
        let each = (spare - (labels - least)) / columns.len().max(1);
        let mut at = labels;
        let shown = columns.into_iter().map(|column| {
            let cells = at..at + (wide(column) + each).min(WIDEST.max(wide(column) + 1));
            at = cells.end;
            (column, cells)
        });
        Self { shown: shown.collect(), labels, wording, signs: each > 0, all }
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

    #[test]
    fn all_rows_of_a_grid_are_told_in_the_same_way() {
        for (years, whole, brief) in [
            ((1960, 1969), "1960s", "1960"),
            ((1900, 1909), "1900–1909", "1900"),
            ((1800, 1899), "19th c.", "1800"),
            ((0, 9), "1 BC – AD 9", "1 BC"),
            ((-50, -41), "51–42 BC", "51 BC"),
            ((-3000, -2991), "3001–2992 BC", "3001 BC"),
            ((-43, -43), "44 BC", "44 BC"),
        ] {
            let told = [Wording::Whole, Wording::Brief].map(|wording| label(years.0, years.1, wording));
            assert_eq!(told, [whole, brief]);
        }
        let needs = GridNeeds { numbers: vec![2; 11], labels: [13, 8] };
        for (width, wording, labels) in
            [(120, Wording::Whole, 13), (46, Wording::Whole, 13), (45, Wording::Brief, 10)]
        {
            let columns = GridColumns::new(&needs, width, 0);
            assert_eq!((columns.wording, columns.labels), (wording, labels), "{width}");
        }
    }

    proptest! {
        #[test]
        fn every_number_has_room_and_the_column_in_focus_is_seen(
            numbers in prop::collection::vec(1..8_usize, 1..14),
            width in 0..200_usize,
            focus in 0..14_usize,
            (brief, more) in (YEARS.0..=YEARS.1, 0..8_usize),
        ) {
            let whole = (brief + more).min(YEARS.1);
            let columns = GridColumns::new(&GridNeeds { numbers: numbers.clone(), labels: [whole, brief] }, width, focus);
            let needed = [whole, brief][usize::from(columns.wording == Wording::Brief)];
            prop_assert!(columns.labels >= needed);
            let focus = focus.min(numbers.len() - 1);
            prop_assert!(columns.cells(focus).is_some() && columns.cells(0).is_some());
            let mut end = columns.labels;
            for (column, cells) in &columns.shown {
                prop_assert_eq!(cells.start, end);
                prop_assert!(cells.len() > numbers[*column] + usize::from(columns.signs));
                prop_assert_eq!(columns.at(cells.end - 1), Some(*column));
                end = cells.end;
            }
            // One column beside the first is always seen.
            let beside = numbers.get(focus.max(1)).map_or(0, |number| number + 1);
            let least = brief + numbers[0] + 1 + beside;
            prop_assert!(end <= width.max(least));
            let needed = brief + numbers.iter().map(|number| number + 1).sum::<usize>();
            prop_assert!(columns.shown.len() == numbers.len() || width < needed);
        }
    }
}
