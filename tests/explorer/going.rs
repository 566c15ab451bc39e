//! Where queries, jumps and the way back lead, and what of the list is seen there.

use crate::driver::{Explorer, built_in};

#[test]
fn a_query_for_days_leads_to_what_begins_in_them() {
    for (query, keys, expected) in [
        ("year:2017", "y2017<Enter>", "fibre-optic-cables"),
        // From what is behind it as well.
        ("year:2012", "G/year:2012<Enter>", "abe-urges-settlement"),
        ("date:2012-01", "/date:2012-01<Enter>", "abe-urges-settlement"),
        ("year:2016", "/year:2016<Enter>", "putin-wanted-in-tokyo"),
        ("theme:islands year:2017", "/theme:islands<Space>year:2017<Enter>", "fibre-optic-cables"),
        ("year:1945", "/year:1945<Enter>", "no-peace-treaty"),
        // Nothing begins in them, and this lasts.
        ("year:1950..1959", "/year:1950..1959<Enter>", "islands-dispute"),
    ] {
        let asked = Explorer::new(built_in(), query, 120, 40);
        let mut typed = Explorer::new(built_in(), "", 120, 40);
        typed.play(keys);
        assert_eq!((typed.state.question.text.as_str(), typed.selected()), (query, expected));
        assert_eq!(asked.selected(), expected, "{query}");
    }
    // Months of the grid likewise; what is in focus already stays there.
    for (keys, expected) in [
        ("VVG<Enter>", "fibre-optic-cables"),
        ("gdno<Space>peace<Space>treaty<Enter>/year:2017<Enter>", "no-peace-treaty"),
    ] {
        let mut explorer = Explorer::new(built_in(), "", 120, 40);
        assert_eq!(explorer.play(keys).selected(), expected, "{keys}");
    }
}
