//! The grid of years and months: that its numbers are those of the lists that they lead to, and that all are seen.

use annals::load::{Checking, built_in};
use annals::timeline::{Count, GridRow};
use annals::tui::layout::{Size, count_text};
use annals::tui::state::{Context, State};

use crate::driver::{Explorer, bridge, fixture};

type Open = fn() -> Context;

fn russia_and_japan() -> Context {
    let loaded = built_in(Checking::All);
    Context::new(loaded.chronology, loaded.diagnostics)
}

/// The cells that have a number.
fn counted(explorer: &Explorer) -> Vec<(usize, usize, Count)> {
    let rows = explorer.state.grid.grid.rows().iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| match cells {
        GridRow::Years { cells, .. } => cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.count.all() > 0)
            .map(|(column, cell)| (row, column, cell.count))
            .collect::<Vec<_>>(),
        GridRow::Silence(_) | GridRow::Skipped(_) => Vec::new(),
    });
    cells.collect()
}

#[test]
fn a_cell_counts_what_its_query_finds() {
    let chronologies: [(&str, Open); 4] = [
        ("Russia and Japan", russia_and_japan),
        ("bridge", bridge),
        ("ages", || fixture("times", "ages")),
        ("scripts", || fixture("times", "scripts")),
    ];
    let size = Size { columns: 120, rows: 40 };
    for (name, open) in chronologies {
        let mut explorer = Explorer::new(open(), "", size.columns, size.rows);
        for query in
            ["", "year:2012..2014", "date:2012-01-20..2012-02-03", "actor:lavrov OR islands", "date:1932"]
        {
            explorer.state = State::new(size, query, &explorer.context);
            explorer.play("vv");
            for (row, column, count) in counted(&explorer) {
                let mut grid = explorer.state.grid.clone();
                (grid.row, grid.column) = (row, column);
                let narrowed = grid.narrowed(query).unwrap();
                let found = State::new(size, &narrowed, &explorer.context).listing;
                let perhaps = found.perhaps();
                let found = Count { certain: found.events().len() - perhaps, perhaps };
                assert_eq!(count, found, "{name}: {query}: {narrowed}");
            }
        }
    }
}

#[test]
fn every_number_can_be_read_at_any_width() {
    let mut explorer = Explorer::new(russia_and_japan(), "", 40, 40);
    for columns in (40..200).step_by(3) {
        explorer.state = State::new(Size { columns, rows: 40 }, "", &explorer.context);
        explorer.play("vv");
        let totals: Vec<String> = counted(&explorer)
            .into_iter()
            .filter(|(_, column, _)| *column == 0)
            .map(|(.., count)| count_text(count))
            .collect();
        let screen = explorer.screen();
        for total in totals {
            assert!(screen.contains(&total), "{columns}: {total}\n{screen}");
        }
        // January 2012, the fullest of all: the columns go with the one in focus.
        let screen = explorer.play("/date:2012-01-26<Enter>c").screen();
        assert!(screen.contains(" 14+3"), "{columns}\n{screen}");
        assert!(!screen.lines().nth(6).unwrap().contains('…'), "{columns}\n{screen}");
    }
}
